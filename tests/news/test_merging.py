"""One event told twice is one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ostrakon.model.time import DayRange
from ostrakon.news.cast import Cast
from ostrakon.news.gazetteer import load_gazetteer
from ostrakon.news.merging import merge_events
from ostrakon.news.records import Event, EventStatus, NewsParty, Span, When

US = Event("", "withdraw_from_agreement", ("state:us",), (), EventStatus.HAPPENED, Span(0, 4, "left"), ("agreement:jcpoa",))


def on(day: int) -> When:
    return When(Span(5, 7, "on"), DayRange.on(date(2018, 5, day)), "day", "")


@pytest.fixture
def cast() -> Cast:
    trump = NewsParty("person:donald-trump", "person", "Donald Trump", (), speaks_for="state:us")
    return Cast(load_gazetteer(), [], parties={trump.id: trump})


def test_same_twice(cast: Cast) -> None:
    again = replace(US, evidence=Span(20, 30, "withdrawal"), date=on(8))
    merged = merge_events(cast, [US, again])
    assert len(merged) == 1
    assert merged[0].also == (again.evidence,)
    assert merged[0].date == on(8)


def test_person_counts_as_the_state(cast: Cast) -> None:
    assert len(merge_events(cast, [US, replace(US, actors=("person:donald-trump",))])) == 1


def test_the_named_target_replaces_the_group(cast: Cast) -> None:
    general = replace(US, type="appeal", about=(), targets=("group:us-allies",), evidence=Span(0, 3, "all"))
    named = replace(general, targets=("state:de", "state:fr"), evidence=Span(9, 12, "two"))
    merged = merge_events(cast, [general, named])
    assert [e.targets for e in merged] == [("state:de", "state:fr")]
    assert merged[0].evidence == named.evidence
    assert merged[0].also == (general.evidence,)


@pytest.mark.parametrize(
    "other",
    [
        replace(US, type="join_agreement"),
        replace(US, actors=("state:fr",)),
        replace(US, about=("agreement:inf",)),
    ],
    ids=["type", "actor", "agreement"],
)
def test_different_events_stay_apart(cast: Cast, other: Event) -> None:
    assert merge_events(cast, [US, other]) == [US, other]


def test_different_days_stay_apart(cast: Cast) -> None:
    assert len(merge_events(cast, [replace(US, date=on(8)), replace(US, date=on(9))])) == 2


def test_planned_and_done_talks_stay_apart(cast: Cast) -> None:
    talks = replace(US, type="talks", about=(), targets=("state:de",))
    assert len(merge_events(cast, [talks, replace(talks, status=EventStatus.PLANNED)])) == 2


def test_chain_is_kept_only_where_both_tell_it(cast: Cast) -> None:
    told = replace(US, told_by=("media:reuters",))
    assert merge_events(cast, [told, told])[0].told_by == ("media:reuters",)
    assert merge_events(cast, [told, US])[0].told_by == ()
