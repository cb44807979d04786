from __future__ import annotations

from collections import defaultdict

import pytest
from tests.law.samples import at, day

from ostrakon.law.deadlines import Deadline, deadlines
from ostrakon.law.records import LawBook


def by_measure(found: tuple[Deadline, ...]) -> dict[str, list[Deadline]]:
    groups: dict[str, list[Deadline]] = defaultdict(list)
    for deadline in found:
        groups[deadline.measure].append(deadline)
    return groups


def test_two_days_after_the_withdrawal_both_wind_downs_show(book: LawBook) -> None:
    found = [x for x in deadlines(book, at("2018-05-10"), 200) if x.kind == "wind_down"]
    first = {x.measure for x in found if x.day == day("2018-08-06")}
    second = {x.measure for x in found if x.day == day("2018-11-04")}
    assert {"us.sec.gold", "us.sec.metals", "us.sec.automotive", "us.sec.rial", "us.sec.banknotes", "us.sec.sovereign_debt"} <= first
    assert {"us.sec.petroleum", "us.sec.nioc", "us.sec.petrochem", "us.sec.cbi_ffi", "us.sec.insurance"} <= second
    assert {x.day for x in found} == {day("2018-08-06"), day("2018-11-04")}


def test_a_deadline_says_what_ends_with_its_terms_and_citations(book: LawBook) -> None:
    gold = by_measure(deadlines(book, at("2018-05-10"), 100))["us.sec.gold"][0]
    assert gold.what == "Trading gold or precious metals to or from Iran: last day of the wind-down, then in force"
    assert gold.days_left == 88
    assert gold.conditions == ("the contract was signed before 8 May 2018; new business is not wind-down",)
    assert [c.id for c in gold.citations][:2] == ["us.sec.gold", "US-NSPM11"]
    assert gold.order == "us_secondary"


def test_on_the_eve_of_the_withdrawal_there_was_no_deadline(book: LawBook) -> None:
    assert {x.kind for x in deadlines(book, at("2018-05-07"), 365)} == {"notice"}


def test_the_last_day_itself_still_counts_and_the_next_does_not(book: LawBook) -> None:
    assert by_measure(deadlines(book, at("2018-08-06"), 10))["us.sec.gold"][0].days_left == 0
    assert "us.sec.gold" not in by_measure(deadlines(book, at("2018-08-07"), 300))


def test_the_horizon_is_kept(book: LawBook) -> None:
    assert {x.day for x in deadlines(book, at("2018-05-10"), 88) if x.kind == "wind_down"} == {day("2018-08-06")}
    assert not [x for x in deadlines(book, at("2018-05-10"), 87) if x.kind == "wind_down"]


def test_the_sunset_of_the_act_of_1996_shows(book: LawBook) -> None:
    sunsets = [x for x in deadlines(book, at("2026-11-24"), 60) if x.kind == "sunset"]
    assert {(x.day, x.measure) for x in sunsets} == {(day("2026-12-31"), f"us.sec.isa_{leg}") for leg in ("energy", "refined", "wmd")}


@pytest.mark.parametrize(
    ("today", "measure", "last", "kind"),
    [
        ("2026-03-25", "us.lic.glu", "2026-04-18", "licence"),
        ("2026-07-05", "us.lic.glx", "2026-08-20", "licence"),
        ("2019-01-20", "us.exc.sre2018", "2019-05-01", "licence"),
        ("2018-07-01", "us.lic.glh_winddown", "2018-11-04", "wind_down"),
        ("2025-10-15", "eu.exc.equip2025", "2025-12-31", "wind_down"),
        ("2025-12-20", "ch.exc.contracts2025", "2026-03-13", "wind_down"),
        ("2014-06-01", "us.exc.jpoa", "2014-07-20", "licence"),
        ("2015-12-01", "eu.crude", "2016-01-15", "change"),
    ],
)
def test_what_ends_is_named_by_its_kind(book: LawBook, today: str, measure: str, last: str, kind: str) -> None:
    found = by_measure(deadlines(book, at(today), 200))[measure]
    assert (day(last), kind) in [(x.day, x.kind) for x in found]


def test_a_licence_that_is_extended_has_no_end_where_the_extension_is_known(book: LawBook) -> None:
    assert "us.exc.jpoa" not in by_measure(deadlines(book, at("2014-07-20"), 30))


def test_notice_periods_run_from_today(book: LawBook) -> None:
    notices = {x.measure: x.day for x in deadlines(book, at("2021-03-01"), 30) if x.kind == "notice"}
    assert notices == {"eu.block.art2": day("2021-03-31"), "uk.block": day("2021-03-31")}
    assert not [x for x in deadlines(book, at("2021-03-01"), 29) if x.kind == "notice"]


def test_the_soonest_comes_first(book: LawBook) -> None:
    found = deadlines(book, at("2018-05-10"))
    assert [x.day for x in found] == sorted(x.day for x in found)
