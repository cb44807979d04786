"""Claims held against law and lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ostrakon.law.records import LawBook
from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, DayRange, Interval
from ostrakon.news.check import check_reading
from ostrakon.news.check_law import date_relief
from ostrakon.news.records import Check, Event, EventStatus, Reading, Span, Verdict

Read = Callable[..., Reading]
DAY = date(2018, 5, 10)


def listed(name: str, start: date, end: date | None, day: date) -> Party:
    interval = Interval(DayRange.on(start), DayRange.on(end) if end else None)
    listing = Listing("us_ofac_sdn", "us_ofac", "us_ofac:1", interval, interval.standing(day), ("NPWMD",), source="sdn.csv")
    return Party("us_ofac:1", name, "Company", ("us_ofac:1",), (listing,))


def check(read: Read, book: LawBook, text: str, day: date = DAY, parties: tuple[Party, ...] = ()) -> tuple[Check, ...]:
    def find(name: str) -> tuple[Party, ...]:
        return tuple(p for p in parties if p.caption.casefold() == name.casefold())

    return check_reading(read(text, day), book, find, AsOf(day, day)).checks


LAW_CASES = [
    ("The U.S. left the Iran deal on Tuesday.", Verdict.CONFIRMED),
    ("The U.S. left the Iran deal on 9 May 2018.", Verdict.CONTRADICTED),
    ("France left the Iran deal on Tuesday.", Verdict.NOT_FOUND),
    ("The U.S. left the Paris climate agreement.", Verdict.BEYOND_COVERAGE),
    ("The U.S. reimposed sanctions on Iran on Tuesday.", Verdict.ANNOUNCED),
    ("US sanctions on Iran's oil are back in force.", Verdict.ANNOUNCED),
    ("The EU has reimposed sanctions on Iran.", Verdict.NOT_FOUND),
    ("The U.S. imposed sanctions on Venezuela.", Verdict.BEYOND_COVERAGE),
    ("U.S. sanctions on Iran were lifted under the Iran nuclear deal.", Verdict.CONFIRMED),
    ("The U.S. has fined German companies.", Verdict.BEYOND_COVERAGE),
    ("U.S. sanctions on Iran also penalise European companies.", Verdict.ANNOUNCED),
]


@pytest.mark.parametrize(("text", "verdict"), LAW_CASES)
def test_law(read: Read, book: LawBook, text: str, verdict: Verdict) -> None:
    found = check(read, book, text)
    assert [c.verdict for c in found] == [verdict], [c.what for c in found]


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2018, 5, 10), Verdict.ANNOUNCED),
        (date(2018, 8, 6), Verdict.ANNOUNCED),
        (date(2018, 11, 4), Verdict.ANNOUNCED),
        (date(2018, 11, 5), Verdict.CONFIRMED),
    ],
)
def test_in_force_before_and_after_the_wind_down(read: Read, book: LawBook, day: date, verdict: Verdict) -> None:
    assert check(read, book, "US sanctions on Iran's oil are back in force.", day)[0].verdict is verdict


def test_what_is_announced_names_sector_and_days(read: Read, book: LawBook) -> None:
    found = check(read, book, "The U.S. reimposed sanctions on Iran's car industry on Tuesday.")[0]
    assert "2 on automotive: 2018-08-07 and 2018-11-05" in found.what
    assert found.evidence[0].id == "US-NSPM11"
    assert "us.sec.automotive" in {e.id for e in found.evidence}
    assert date(2018, 8, 7) in {e.day for e in found.evidence}


def test_each_evidence_has_its_source(read: Read, book: LawBook) -> None:
    for text, _ in LAW_CASES:
        for found in check(read, book, text):
            assert all(e.source and e.title for e in found.evidence)


def test_what_the_record_cannot_speak_to_gets_no_check(read: Read, book: LawBook) -> None:
    assert check(read, book, "Pompeo returned from North Korea on Thursday. Zarif met Mogherini.") == ()


def test_inspectors_need_the_deal(read: Read, book: LawBook) -> None:
    assert check(read, book, "U.S. inspectors visited a farm.") == ()
    found = check(read, book, "Trump said the Iran deal gives U.S. inspectors no access.")
    assert [c.verdict for c in found] == [Verdict.CONTRADICTED]
    assert found[0].claim == "S1"


def test_designation_confirmed_by_the_listing(read: Read, book: LawBook) -> None:
    sepah = listed("Bank Sepah", date(2018, 5, 8), None, DAY)
    found = check(read, book, "On Tuesday OFAC blacklisted Bank Sepah.", parties=(sepah,))
    act = next(c for c in found if c.claim == "E1")
    assert act.verdict is Verdict.CONFIRMED
    assert "OFAC SDN (NPWMD) since 2018-05-08" in act.what
    assert act.evidence[0].source == "sdn.csv"


def test_designation_of_an_unknown_name_is_not_found(read: Read, book: LawBook) -> None:
    found = check(read, book, "On Tuesday OFAC blacklisted Bank Sepah.")
    assert [c.verdict for c in found] == [Verdict.NOT_FOUND]


def test_designation_of_one_delisted_since_is_not_found(read: Read, book: LawBook) -> None:
    gone = listed("Bank Sepah", date(2007, 1, 9), date(2016, 1, 16), DAY)
    found = check(read, book, "On Tuesday OFAC blacklisted Bank Sepah.", parties=(gone,))
    assert found[0].verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize(("end", "verdict"), [(date(2016, 1, 16), Verdict.CONFIRMED), (None, Verdict.CONTRADICTED)])
def test_delisting(read: Read, book: LawBook, end: date | None, verdict: Verdict) -> None:
    party = listed("Iran Air", date(2011, 6, 23), end, DAY)
    found = check(read, book, "OFAC removed Iran Air from the list.", parties=(party,))
    assert next(c for c in found if c.claim == "E1").verdict is verdict


def test_named_party_is_linked_to_its_listing(read: Read, book: LawBook) -> None:
    mahan = listed("Mahan Air", date(2011, 10, 12), None, DAY)
    reading = check_reading(read("Mahan Air flies to Munich."), book, lambda name: (mahan,) if name == "Mahan Air" else (), AsOf(DAY, DAY))
    party = reading.party("org:mahan-air")
    assert party is not None
    assert party.listed == ("us_ofac:1",)
    assert [(c.claim, c.verdict) for c in reading.checks] == [("org:mahan-air", Verdict.NAME_ON_LIST)]
    assert "Mahan Air" in reading.checks[0].what


def test_of_like_names_the_very_one_is_meant(read: Read, book: LawBook) -> None:
    both = tuple(replace(listed(name, date(2011, 10, 12), None, DAY), id=name) for name in ("Mahan Air", "Mahan Air General Trading"))
    reading = check_reading(read("Mahan Air flies to Munich."), book, lambda _: both, AsOf(DAY, DAY))
    party = reading.party("org:mahan-air")
    assert party is not None
    assert party.listed == ("Mahan Air",)
    alone = check_reading(read("Mahan Air flies to Munich."), book, lambda _: both[1:], AsOf(DAY, DAY)).party("org:mahan-air")
    assert alone is not None
    assert alone.listed == ("Mahan Air General Trading",), "where none has the very name, a like one is told"


def test_a_removal_is_looked_for_on_the_list_of_who_is_said_to_have_done_it(read: Read, book: LawBook) -> None:
    gone = listed("Iran Air", date(2011, 6, 23), date(2016, 1, 16), DAY)
    for text, verdict in (
        ("The European Union removed Iran Air from its list.", Verdict.NOT_FOUND),
        ("The Treasury Department removed Iran Air from its list.", Verdict.CONFIRMED),
    ):
        assert next(c for c in check(read, book, text, parties=(gone,)) if c.claim == "E1").verdict is verdict


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The U.S. restored sanctions on Iran, which were lifted by the Iran nuclear deal.", date(2016, 1, 16)),
        ("The U.S. restored sanctions on Iran, which were lifted on 20 July 2015 under the Iran nuclear deal.", date(2015, 7, 20)),
    ],
)
def test_relief_is_dated_by_the_record_where_the_report_has_no_day(read: Read, book: LawBook, text: str, day: date) -> None:
    reading = check_reading(read(text), book, lambda _: (), AsOf(DAY, DAY))
    (event,) = (e for e in reading.events if e.type == "lift_sanctions")
    assert event.date is not None
    assert event.date.value == DayRange.on(day)


def test_relief_of_the_interim_deal_is_dated_too(book: LawBook) -> None:
    event = Event("E1", "suspend_sanctions", ("state:us",), (), EventStatus.HAPPENED, Span(0, 1, "x"), ("agreement:jpoa",))
    dated = date_relief(event, book, AsOf(DAY, DAY)).date
    assert dated is not None
    assert dated.value == DayRange.on(date(2014, 1, 20))
    assert date_relief(event, book, AsOf(DAY, date(2013, 1, 1))).date is None, "not known then"


def test_states_media_and_organs_are_not_looked_up(read: Read, book: LawBook) -> None:
    asked: list[str] = []

    def find(name: str) -> tuple[Party, ...]:
        asked.append(name)
        return ()

    text = "Reuters asked Iran, the Treasury Department, Hassan Rouhani and the Revolutionary Guards about Mahan Air."
    check_reading(read(text), book, find, AsOf(DAY, DAY))
    assert sorted(asked) == ["Hassan Rouhani", "Islamic Revolutionary Guard Corps", "Mahan Air"]


def test_checks_stand_in_text_order(read: Read, book: LawBook) -> None:
    text = "The U.S. left the Iran deal on Tuesday, reinstating sanctions on Iran. The deal gave U.S. inspectors nothing."
    starts = [c.words.start for c in check(read, book, text)]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_a_body_is_also_found_under_the_names_that_lists_have_for_it(read: Read, book: LawBook) -> None:
    name = "ISLAMIC REVOLUTIONARY GUARD CORPS (IRGC)-QODS FORCE"
    force = listed(name, date(2007, 10, 25), None, DAY)
    other = replace(listed("AL-QUDS FOUNDATION", date(2012, 10, 4), None, DAY), id="us_ofac:2")

    def find(asked: str) -> tuple[Party, ...]:
        return (force,) if asked.casefold() == name.casefold() else (other,)

    checked = check_reading(read("The network moved dollars for the Qods Force."), book, find, AsOf(DAY, DAY))
    assert [p.listed for p in checked.parties if p.id == "org:qods-force"] == [("us_ofac:1",)]
