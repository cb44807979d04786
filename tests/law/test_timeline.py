from __future__ import annotations

import pytest
from tests.law.samples import at, day

from ostrakon.law.records import Kind, LawBook, Status
from ostrakon.law.timeline import Timeline, find_programs, timeline
from ostrakon.model.errors import NotFoundError


@pytest.fixture(scope="module")
def regime(book: LawBook) -> Timeline:
    return timeline(book, "iran", at("2026-11-24"))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("US-IRAN", {"US-IRAN", "US-IRAN-SEC"}),
        ("us-iran-sec", {"US-IRAN-SEC"}),
        ("EU-IRN", {"EU-IRN"}),
        ("un_sc", {"UN-IRN"}),
        ("terrorism", {"US-SDGT"}),
    ],
)
def test_programmes_are_found_by_key_beginning_target_or_authority(book: LawBook, name: str, keys: set[str]) -> None:
    assert {p.key for p in find_programs(book, name)} == keys


def test_the_whole_regime_has_every_authority(regime: Timeline) -> None:
    assert {"US-IRAN", "US-IRAN-SEC", "EU-IRN", "EU-BLOCKING", "UN-IRN", "GB-IRN", "CH-IRN", "CA-IRN", "AU-IRN"} <= set(regime.programs)


def test_a_name_that_is_none_is_an_error_that_helps(book: LawBook) -> None:
    with pytest.raises(NotFoundError, match=r"no programme or target 'atlantis'.*US-IRAN-SEC.*targets: .*iran"):
        timeline(book, "atlantis", at("2018-05-08"))


def test_events_come_in_order_of_day(regime: Timeline) -> None:
    assert [e.day for e in regime.events] == sorted(e.day for e in regime.events)


def test_the_withdrawal_is_followed_by_both_returns(regime: Timeline) -> None:
    turns = [(e.day, e.status, len(e.measures)) for e in regime.events if e.program == "US-IRAN-SEC" and e.day.year == 2018]
    assert turns[0] == (day("2018-05-08"), Status.WIND_DOWN, 16)
    assert (day("2018-08-07"), Status.IN_FORCE) in [turn[:2] for turn in turns]
    assert (day("2018-11-05"), Status.IN_FORCE) in [turn[:2] for turn in turns]


def test_days_of_the_calendar_stand_among_the_events(regime: Timeline) -> None:
    days = {e.what: e.day for e in regime.events if not e.program}
    assert days["Implementation Day"] == day("2016-01-16")
    assert days["UN sanctions back (snapback)"] == day("2025-09-28")
    assert all(e.sources for e in regime.events if not e.program)


def test_a_licence_that_ends_without_successor_is_an_event(regime: Timeline) -> None:
    ended = [e for e in regime.events if e.status is None and e.program and "us.lic.glh" in e.measures]
    assert [(e.day, e.what) for e in ended] == [
        (day("2018-06-27"), "permission ended: Iran business of foreign entities that US persons own or control"),
    ]
    assert all(e.permission for e in ended)


def test_permissions_are_told_as_such_and_apart(regime: Timeline) -> None:
    """On 20 January 2014 restrictions were suspended and permissions began: neither reads like the other."""
    events = [e for e in regime.events if e.program]
    kinds = {line.measure: line.kind for line in regime.lines}
    for event in events:
        assert {kinds[m] is Kind.PERMISSION for m in event.measures} == {event.permission}
        assert ("permission" in event.what.partition(":")[0] or event.what.endswith(" permissions")) is event.permission, event.what
    assert sum(e.permission for e in events) > 20


def test_an_event_of_many_measures_shows_the_least_sure(regime: Timeline) -> None:
    restored = next(e for e in regime.events if e.program == "EU-IRN" and e.day == day("2025-09-30") and e.status is Status.IN_FORCE)
    assert len(restored.measures) == 19
    assert restored.what == "in force: 19 measures"
    assert restored.confidence == "m"


def test_asked_before_the_withdrawal_the_relief_is_open_ended(book: LawBook) -> None:
    then = timeline(book, "iran", at("2018-05-01"))
    gold = next(line for line in then.lines if line.measure == "us.sec.gold")
    assert (gold.rows[-1].status, gold.rows[-1].end) == (Status.LIFTED, None)
    assert then.phases[-1].title == "JCPOA relief"
    assert then.phases[-1].end is None
    assert not any(e.day == day("2018-08-07") for e in then.events)
    assert "Transition Day" in [e.what for e in then.events], "the calendar of 2015 was known"
    assert "US leaves the JCPOA" not in [e.what for e in then.events]


def test_phases_touch_and_are_in_order(regime: Timeline) -> None:
    for before, after in zip(regime.phases, regime.phases[1:], strict=False):
        assert before.end == after.start
    assert regime.phases[-1].end is None


def test_lines_are_in_order_of_their_first_day_and_have_rows(regime: Timeline) -> None:
    starts = [line.rows[0].start for line in regime.lines]
    assert starts == sorted(starts)
    contested = {line.measure for line in regime.lines if line.contested}
    assert contested == {"un.nuclear_missile", "un.freeze", "un.arms.from", "un.arms.to", "un.2231.annexb"}


def test_each_programme_past_its_horizon_says_so(book: LawBook, regime: Timeline) -> None:
    assert len(regime.stale) == len(regime.programs)
    assert timeline(book, "EU-IRN", at("2020-01-01")).stale == ()


def test_a_further_leg_of_what_stands_is_no_event(regime: Timeline) -> None:
    gold = [e.day for e in regime.events if "us.sec.gold" in e.measures and e.status is Status.IN_FORCE]
    assert gold == [day("2012-07-31"), day("2018-08-07")], "the leg of July 2013 widened it"


def test_an_event_is_as_sure_as_its_row(regime: Timeline) -> None:
    (began,) = [e for e in regime.events if "ch.insurance" in e.measures and e.day == day("2011-01-20")]
    assert began.confidence == "l"
