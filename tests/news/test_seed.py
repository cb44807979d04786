"""The seed report against what a person marked in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bench.news_gold import best_statement, right_events, right_statements

from ostrakon.law.records import LawBook
from ostrakon.model.time import AsOf, DayRange
from ostrakon.news.check import check_reading
from ostrakon.news.records import Check, EventStatus, Reading, Span, Verdict

pytestmark = pytest.mark.press

DAY = date(2018, 5, 10)
STATES = ("us", "ir", "de", "fr", "gb", "il", "jp", "iq", "kp")


def test_statements_are_found_with_the_right_speaker(seed: Reading, gold: dict[str, Any]) -> None:
    right = right_statements(seed, gold)
    assert len(right) >= 11, f"only {right}"


def test_addressees_and_reported_hedge(seed: Reading, gold: dict[str, Any]) -> None:
    rouhani = best_statement(seed, gold["statements"][4])
    assert rouhani is not None
    assert rouhani.addressees == ("person:emmanuel-macron",)
    assert rouhani.hedges == ("reportedly",)
    assert rouhani.chain == ("media:national-review", "(unnamed)", "person:hassan-rouhani")
    assert rouhani.date is not None
    assert rouhani.date.value == DayRange.on(date(2018, 5, 9))


def test_denial_of_officials(seed: Reading, gold: dict[str, Any]) -> None:
    found = best_statement(seed, gold["statements"][8])
    assert found is not None
    assert found.denies


def test_few_statements_that_no_person_marked(seed: Reading, gold: dict[str, Any]) -> None:
    marked = {s.id for row in gold["statements"] if (s := best_statement(seed, row))}
    assert len(seed.statements) - len(marked) <= 2


@pytest.mark.parametrize("code", STATES)
def test_states(seed: Reading, code: str) -> None:
    party = seed.party(f"state:{code}")
    assert party is not None
    assert party.country == code
    assert all(seed.text[m.span.start : m.span.end] == m.span.text for m in party.mentions)


@pytest.mark.parametrize(
    ("person", "state", "role"),
    [
        ("person:mike-pompeo", "state:us", "Secretary of State"),
        ("person:hassan-rouhani", "state:ir", "Iranian President"),
        ("person:emmanuel-macron", "state:fr", "French President"),
        ("person:donald-trump", "state:us", "President"),
    ],
)
def test_persons_with_office_and_state(seed: Reading, person: str, state: str, role: str) -> None:
    party = seed.party(person)
    assert party is not None
    assert (party.speaks_for, party.role) == (state, role)


def test_synecdoche_and_people(seed: Reading) -> None:
    us, iran = seed.party("state:us"), seed.party("state:ir")
    assert us is not None
    assert iran is not None
    assert "White House" in {m.span.text for m in us.mentions if m.how == "seat"}
    assert "Iranians" in {m.span.text for m in iran.mentions if m.how == "people"}
    assert "the country" in {m.span.text for m in iran.mentions if m.how == "reference"}


def test_misprinted_official_is_flagged(seed: Reading) -> None:
    peek = seed.party("person:william-peek")
    assert peek is not None
    assert peek.speaks_for == "org:us-state-department"
    assert any("Andrew Peek" in flag for flag in peek.flags)


def test_boilerplate_is_not_text(seed: Reading, gold: dict[str, Any]) -> None:
    wanted = {(b["start"], b["end"]) for b in gold["article"]["boilerplate"]}
    assert {(b.start, b.end) for b in seed.article.boilerplate} == wanted
    assert not any(p.overlaps(b) for p in seed.article.paragraphs for b in seed.article.boilerplate)
    headline = gold["article"]["headline"]
    assert seed.article.headline == Span(headline["start"], headline["end"], headline["text"])
    assert len(seed.article.paragraphs) == gold["article"]["body"]["paragraphs"]


def test_events_with_type_and_dyad(seed: Reading, gold: dict[str, Any]) -> None:
    right = right_events(seed, gold)
    assert len(right) >= 10, f"only {right}"
    assert len(right) / len(seed.events) >= 0.8


def test_none_of_the_five_that_are_no_events_is_coded(seed: Reading, gold: dict[str, Any]) -> None:
    for row in gold["not_events"]:
        bad = Span(row["evidence"]["start"], row["evidence"]["end"], "")
        assert not [e for e in seed.events if bad.holds(e.evidence)], row


@pytest.mark.parametrize(
    ("kind", "day", "status"),
    [
        ("withdraw_from_agreement", date(2018, 5, 8), EventStatus.HAPPENED),
        ("reimpose_sanctions", date(2018, 5, 8), EventStatus.HAPPENED),
        ("visit_return", date(2018, 5, 10), EventStatus.HAPPENED),
        ("leader_contact", date(2018, 5, 9), EventStatus.REPORTED),
    ],
)
def test_days_of_events(seed: Reading, kind: str, day: date, status: EventStatus) -> None:
    event = next(e for e in seed.events if e.type == kind)
    assert event.date is not None
    assert event.date.value == DayRange.on(day)
    assert event.status is status


def test_figurative_today_is_not_dated(seed: Reading) -> None:
    official = next(s for s in seed.statements if s.speakers == ("anon:senior-state-department-official",))
    assert official.date is None


def test_measures(seed: Reading, gold: dict[str, Any]) -> None:
    deal, oil, reach = seed.measures
    printed = {m.text.removeprefix("the ") for m in deal.mentions}
    assert {w.removeprefix("the ") for w in gold["measures"][0]["as_printed"]} <= printed
    assert (deal.id, deal.year) == ("agreement:jcpoa", 2015)
    assert (oil.imposed_by, oil.target, oil.sectors, oil.secondary) == ("state:us", "state:ir", ("petroleum",), False)
    assert reach.secondary
    assert reach.imposed_by == "state:us"


def checks_of(seed: Reading, book: LawBook, day: date) -> dict[str, Check]:
    checked = check_reading(seed, book, lambda _: (), AsOf(day, day))
    kinds = {e.id: e.type for e in checked.events}
    return {kinds.get(c.claim, c.words.text): c for c in checked.checks}


def test_withdrawal_is_confirmed_by_its_memorandum(seed: Reading, book: LawBook) -> None:
    check = checks_of(seed, book, DAY)["withdraw_from_agreement"]
    assert check.verdict is Verdict.CONFIRMED
    assert ("US-NSPM11", date(2018, 5, 8)) in {(e.id, e.day) for e in check.evidence}


def test_reinstating_is_announced_not_in_force(seed: Reading, book: LawBook) -> None:
    check = checks_of(seed, book, DAY)["reimpose_sanctions"]
    assert check.verdict is Verdict.ANNOUNCED
    assert "announced on 2018-05-08" in check.what
    assert "16 measures in wind-down" in check.what
    assert "the first in force on 2018-08-07" in check.what


def test_reinstating_is_confirmed_half_a_year_later(seed: Reading, book: LawBook) -> None:
    check = checks_of(seed, book, date(2018, 11, 6))["reimpose_sanctions"]
    assert check.verdict is Verdict.CONFIRMED


def test_lifting_is_dated_by_implementation_day(seed: Reading, book: LawBook) -> None:
    check = checks_of(seed, book, DAY)["lift_sanctions"]
    assert check.verdict is Verdict.CONFIRMED
    assert date(2016, 1, 16) in {e.day for e in check.evidence}


def test_secondary_pressure_is_exposure_mostly_announced(seed: Reading, book: LawBook) -> None:
    check = checks_of(seed, book, DAY)["penalise_third_country_companies"]
    assert check.verdict is Verdict.ANNOUNCED
    assert "bind nobody abroad" in check.what


def test_inspectors_are_the_agency_s(seed: Reading, book: LawBook) -> None:
    check = checks_of(seed, book, DAY)["U.S. inspectors"]
    assert check.verdict is Verdict.CONTRADICTED
    assert "International Atomic Energy Agency" in check.what
    assert check.evidence[0].source


def test_before_the_withdrawal_nothing_of_it_is_known(seed: Reading, book: LawBook) -> None:
    found = checks_of(seed, book, date(2018, 5, 1))
    assert found["withdraw_from_agreement"].verdict is Verdict.NOT_FOUND
    assert found["reimpose_sanctions"].verdict is Verdict.NOT_FOUND
