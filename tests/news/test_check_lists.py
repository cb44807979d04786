"""Listings as evidence: intervals, programmes, ranges."""

from __future__ import annotations

from datetime import date

import pytest

from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, DayRange, Interval
from ostrakon.news.check_lists import check_listing, name_listings
from ostrakon.news.records import Event, EventStatus, Mention, NewsParty, Span, Verdict, When

DAY = date(2018, 11, 6)
WORDS = Span(0, 11, "blacklisted")


def listing(start: DayRange, end: DayRange | None = None, dataset: str = "us_ofac_sdn", entry: str = "us_ofac:1") -> Listing:
    interval = Interval(start, end)
    return Listing(dataset, "us_ofac", entry, interval, interval.standing(DAY), ("IRAN", "SDGT"), source=f"{dataset} {entry}")


def party(*listings: Listing) -> Party:
    return Party("us_ofac:1", "BANK MELLI IRAN", "Company", ("us_ofac:1",), listings)


def event(kind: str = "designate", day: date | None = date(2018, 11, 5)) -> Event:
    when = When(WORDS, DayRange.on(day), "day", "") if day else None
    return Event("E1", kind, ("org:ofac",), ("org:bank-melli",), EventStatus.HAPPENED, WORDS, date=when)


OLD = listing(DayRange.on(date(2007, 10, 25)), DayRange.on(date(2016, 1, 16)))
NEW = listing(DayRange.on(date(2018, 11, 5)), entry="us_ofac:2")


def check(found: Party, what: Event) -> tuple[Verdict, str]:
    made = check_listing(what, (found,), AsOf(DAY, DAY))
    return made.verdict, made.what


def test_the_listing_of_that_day_is_the_answer() -> None:
    assert check(party(OLD, NEW), event()) == (Verdict.CONFIRMED, "OFAC SDN (IRAN, SDGT) 2018-11-05 -> open")


def test_every_listing_is_shown_as_evidence() -> None:
    made = check_listing(event(), (party(OLD, NEW),), AsOf(DAY, DAY))
    assert [e.id for e in made.evidence] == ["us_ofac:1", "us_ofac:2"]
    assert made.evidence[0].day == date(2007, 10, 25)


def test_listed_at_another_time_is_still_listed() -> None:
    verdict, words = check(party(NEW), event(day=date(2018, 3, 1)))
    assert verdict is Verdict.CONFIRMED
    assert "2018-11-05" in words


def test_start_known_as_a_range_fits_a_day_within_it() -> None:
    ranged = listing(DayRange(date(2018, 11, 2), date(2018, 11, 6)))
    assert check(party(ranged, OLD), event())[0] is Verdict.CONFIRMED


@pytest.mark.parametrize(
    ("kind", "found", "verdict"),
    [
        ("designate", party(OLD), Verdict.NOT_FOUND),
        ("delist", party(OLD), Verdict.CONFIRMED),
        ("delist", party(NEW), Verdict.CONTRADICTED),
        ("designate", party(), Verdict.NOT_FOUND),
        ("delist", party(), Verdict.NOT_FOUND),
    ],
)
def test_verdicts(kind: str, found: Party, verdict: Verdict) -> None:
    assert check(found, event(kind))[0] is verdict


def test_named_party_says_where_it_is_listed_now() -> None:
    named = NewsParty("org:bank-melli", "organisation", "Bank Melli", (Mention(Span(3, 13, "Bank Melli"), "name"),))
    made = name_listings(named, (party(OLD, NEW),), AsOf(DAY, DAY))
    assert made.words.text == "Bank Melli"
    assert "BANK MELLI IRAN" in made.what
    assert [e.id for e in made.evidence] == ["us_ofac:2"]
