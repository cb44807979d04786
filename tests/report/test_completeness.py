"""Every word that a record may carry has its words for the reader: nothing is shown as a bare key."""

from __future__ import annotations

from datetime import date

import pytest

from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import Kind, Status
from ostrakon.law.timeline import timeline
from ostrakon.law.vocabulary import ACTIVITIES, ORDERS
from ostrakon.model.finding import Outcome
from ostrakon.model.record import DateOrigin
from ostrakon.model.time import AsOf, Standing
from ostrakon.model.vocabulary import AUTHORITIES, DATASETS
from ostrakon.news.records import Verdict as CheckVerdict
from ostrakon.report import words
from ostrakon.report.page.deals import say_word
from ostrakon.report.page.reading import CHECKS
from ostrakon.report.pictures import chart_timeline, short_authority
from ostrakon.report.svg.lanes import STATUS_WORDS, render_lanes
from ostrakon.report.terminal.lists import ORIGINS
from ostrakon.report.verdict import VERDICTS, Verdict
from ostrakon.report.words import KINDS, Look

TODAY = AsOf(date(2026, 11, 24), date(2026, 11, 24))


def test_legal_orders_are_those_of_the_law_files() -> None:
    assert set(words.ORDERS) == set(ORDERS)


@pytest.mark.parametrize("order", ORDERS)
def test_every_legal_order_has_a_name(order: str) -> None:
    assert words.say_order(order) == words.ORDERS[order]
    assert "_" not in words.say_order(order)


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_word(status: Status) -> None:
    assert "_" not in STATUS_WORDS[status.value]


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_a_word(standing: Standing) -> None:
    assert "_" not in words.STANDINGS[standing]


@pytest.mark.parametrize("origin", DateOrigin)
def test_every_origin_of_a_day_has_a_word(origin: DateOrigin) -> None:
    assert ORIGINS[origin.value]


@pytest.mark.parametrize("word", ACTIVITIES)
def test_every_activity_reads_as_words(word: str) -> None:
    assert "_" not in say_word(word)
    assert " iran" not in say_word(word)


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_list_has_a_short_name(dataset: str) -> None:
    assert words.say_dataset(dataset) == DATASETS[dataset].short


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_authority_has_a_short_name(authority: str) -> None:
    assert short_authority(authority)
    assert "(" not in short_authority(authority)


@pytest.mark.parametrize(
    "looks",
    [tuple(words.OUTCOMES.values()), tuple(VERDICTS.values()), tuple(CHECKS.values())],
    ids=["outcomes", "verdicts", "checks"],
)
def test_looks_differ_in_word_and_sign_and_use_known_tones(looks: tuple[Look, ...]) -> None:
    assert len({look.word for look in looks}) == len(looks)
    assert len({look.sign for look in looks}) == len(looks)
    assert {look.tone for look in looks} <= {"stop", "care", "open", "go"}
    assert all(look.says and not look.says.endswith(".") for look in looks)


def test_nothing_is_missing_a_look() -> None:
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(VERDICTS) == set(Verdict)
    assert set(CHECKS) == set(CheckVerdict)
    assert set(KINDS) == set(Kind)


def test_only_what_was_checked_is_ever_called_clear() -> None:
    assert words.OUTCOMES[Outcome.CLEAR].says == "no measure that was checked reaches it"
    assert "not an all-clear" in words.OUTCOMES[Outcome.NOT_COVERED].says
    assert "not an all-clear" in VERDICTS[Verdict.NOT_COVERED].says


def test_what_is_not_known_by_its_key_is_shown_as_it_is() -> None:
    assert words.say_order("xx_new") == "xx new"
    assert words.say_dataset("xx_list") == "xx_list"
    assert words.say_authority("xx") == "xx"


def test_the_real_regime_is_drawn_with_its_turning_days() -> None:
    chart = chart_timeline(timeline(load_lawbook(), "iran", TODAY))
    marked = {mark.day.isoformat() for mark in chart.marks}
    assert {"2016-01-16", "2018-05-08", "2018-08-07", "2018-11-05", "2023-10-18", "2025-09-28"} <= marked
    assert len(marked) <= 12, "few enough to be read"
    groups = list(dict.fromkeys(lane.group for lane in chart.lanes))
    assert groups[:2] == ["US law (primary)", "US secondary sanctions"]
    assert len(chart.lanes) <= 60


def test_the_real_regime_as_known_in_may_2018_shows_no_later_act() -> None:
    may = AsOf(date(2018, 5, 10), date(2018, 5, 10))
    chart = chart_timeline(timeline(load_lawbook(), "iran", may))
    starts = {bar.start for lane in chart.lanes for bar in lane.bars}
    assert date(2018, 11, 5) in starts, "announced on 8 May"
    assert starts.isdisjoint({date(2019, 5, 8), date(2025, 9, 28), date(2025, 9, 30)}), "nobody could know"
    assert "10 May 2018" in render_lanes(chart)
