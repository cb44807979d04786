"""Listings as evidence: intervals, programmes, ranges."""

from __future__ import annotations

from datetime import date

import pytest

from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, DayRange, Interval
from ostrakon.model.vocabulary import DATASETS
from ostrakon.news.check_lists import check_listing, name_listings
from ostrakon.news.records import Event, EventStatus, Mention, NewsParty, Span, Verdict, When

DAY = date(2018, 11, 6)
WORDS = Span(0, 11, "blacklisted")
US = frozenset({"us_ofac"})


def listing(start: DayRange, end: DayRange | None = None, dataset: str = "us_ofac_sdn", entry: str = "us_ofac:1") -> Listing:
    interval = Interval(start, end)
    return Listing(
        dataset, DATASETS[dataset].authority, entry, interval, interval.standing(DAY), ("IRAN", "SDGT"), source=f"{dataset} {entry}"
    )


def party(*listings: Listing) -> Party:
    return Party("us_ofac:1", "BANK MELLI IRAN", "Company", ("us_ofac:1",), listings)


def event(kind: str = "designate", day: date | None = date(2018, 11, 5)) -> Event:
    when = When(WORDS, DayRange.on(day), "day", "") if day else None
    return Event("E1", kind, ("org:ofac",), ("org:bank-melli",), EventStatus.HAPPENED, WORDS, date=when)


OLD = listing(DayRange.on(date(2007, 10, 25)), DayRange.on(date(2016, 1, 16)))
NEW = listing(DayRange.on(date(2018, 11, 5)), entry="us_ofac:2")


def check(found: Party, what: Event) -> tuple[Verdict, str]:
    made = check_listing(what, (found,), US, AsOf(DAY, DAY))
    return made.verdict, made.what


def test_the_listing_of_that_day_is_the_answer() -> None:
    assert check(party(OLD, NEW), event()) == (Verdict.CONFIRMED, "OFAC SDN (IRAN, SDGT) since 2018-11-05")


def test_every_listing_is_shown_as_evidence() -> None:
    made = check_listing(event(), (party(OLD, NEW),), US, AsOf(DAY, DAY))
    assert [e.id for e in made.evidence] == ["us_ofac:1", "us_ofac:2"]
    assert made.evidence[0].day == date(2007, 10, 25)


def test_a_listing_of_another_day_does_not_bear_the_claim_out() -> None:
    verdict, words = check(party(NEW), event(day=date(2018, 3, 1)))
    assert verdict is Verdict.NOT_FOUND
    assert words == "listed, but no stay on a list begins about 2018-03-01: OFAC SDN (IRAN, SDGT) since 2018-11-05"
    assert check(party(NEW), event(day=None))[0] is Verdict.CONFIRMED


def test_start_known_as_a_range_fits_a_day_within_it() -> None:
    ranged = listing(DayRange(date(2018, 11, 2), date(2018, 11, 6)))
    assert check(party(ranged, OLD), event())[0] is Verdict.CONFIRMED


@pytest.mark.parametrize(
    ("kind", "found", "verdict"),
    [
        ("designate", party(OLD), Verdict.NOT_FOUND),
        ("delist", party(OLD), Verdict.CONTRADICTED),
        ("delist", party(NEW), Verdict.CONTRADICTED),
        ("designate", party(), Verdict.NOT_FOUND),
        ("delist", party(), Verdict.NOT_FOUND),
    ],
)
def test_verdicts(kind: str, found: Party, verdict: Verdict) -> None:
    assert check(found, event(kind))[0] is verdict


LEFT = date(2016, 1, 16)


def test_a_removal_must_be_of_the_day_that_is_claimed() -> None:
    assert check(party(OLD), event("delist", LEFT)) == (
        Verdict.CONFIRMED,
        "OFAC SDN (IRAN, SDGT) from 2007-10-25, removed 2016-01-16",
    )
    verdict, words = check(party(OLD), event("delist", date(2018, 11, 5)))
    assert verdict is Verdict.CONTRADICTED
    assert words.startswith("removed, but not about 2018-11-05: ")
    assert check(party(OLD), event("delist", None))[0] is Verdict.CONFIRMED, "no day is claimed"


def test_a_removal_by_another_authority_does_not_bear_the_claim_out() -> None:
    freed = party(listing(DayRange.on(date(2007, 10, 25)), DayRange.on(LEFT), dataset="un_sc"))
    assert check(freed, event("delist", LEFT))[0] is Verdict.NOT_FOUND
    made = check_listing(event("delist", LEFT), (freed,), None, AsOf(DAY, DAY))
    assert made.verdict is Verdict.CONFIRMED, "the report does not say whose list"
    unknown = check_listing(event("delist", LEFT), (freed,), frozenset(), AsOf(DAY, DAY))
    assert unknown.verdict is Verdict.BEYOND_COVERAGE


def test_a_removal_from_one_list_says_which_still_has_it() -> None:
    moved = party(OLD, listing(DayRange.on(LEFT), dataset="us_ofac_cons"))
    verdict, words = check(moved, event("delist", LEFT))
    assert verdict is Verdict.CONFIRMED
    assert words.endswith("still listed: OFAC non-SDN (IRAN, SDGT) since 2016-01-16")
    assert check(moved, event("delist", None))[0] is Verdict.CONTRADICTED
    assert check(moved, event("delist", date(2018, 11, 5)))[0] is Verdict.CONTRADICTED


def test_days_known_as_ranges_are_told_as_ranges() -> None:
    ranged = listing(DayRange(None, date(2015, 1, 17)), DayRange(date(2015, 1, 18), date(2016, 10, 7)))
    assert check(party(ranged), event("delist", LEFT)) == (
        Verdict.CONFIRMED,
        "OFAC SDN (IRAN, SDGT) from 2015-01-17 or earlier, removed a day between 2015-01-18 and 2016-10-07",
    )


def test_named_party_says_where_it_is_listed_now() -> None:
    named = NewsParty("org:bank-melli", "organisation", "Bank Melli", (Mention(Span(3, 13, "Bank Melli"), "name"),))
    made = name_listings(named, (party(OLD, NEW),), AsOf(DAY, DAY))
    assert made.words.text == "Bank Melli"
    assert made.verdict is Verdict.NAME_ON_LIST, "a name is no claim: there is nothing to confirm"
    assert "BANK MELLI IRAN" in made.what
    assert [e.id for e in made.evidence] == ["us_ofac:2"]
