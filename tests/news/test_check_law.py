"""The law checks on a law book of three measures made for the test: Ruritania's sanctions are nobody's real ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ostrakon.law.records import CalendarDay, Covers, Instrument, Kind, LawBook, Measure, Program, Status, StatusRow
from ostrakon.model.record import Citation
from ostrakon.model.time import AsOf, DayRange
from ostrakon.news.check_law import check_exit, check_in_force, check_lifted, check_secondary
from ostrakon.news.records import Article, Event, EventStatus, MeasureMention, Reading, Span, Verdict, When

ACT = Instrument("US-NSPM11", "memorandum", "Leaving", date(2018, 5, 8), date(2018, 5, 8), ("s",))
WORDS = Span(0, 5, "words")
SANCTIONS = MeasureMention("sanctions:1", "sanctions", "sanctions", (WORDS,), "state:us", "state:ir", ("petroleum",))
DEAL = MeasureMention("agreement:jcpoa", "agreement", "the deal", (WORDS,), target="state:ir", year=2015)
REIMPOSED = Event("E1", "reimpose_sanctions", ("state:us",), ("state:ir",), EventStatus.HAPPENED, WORDS, ("sanctions:1",))


def row(start: str, end: str | None, status: Status, published: str = "") -> StatusRow:
    last = date.fromisoformat(end) if end else None
    return StatusRow(date.fromisoformat(start), last, status, date.fromisoformat(published or start), ("US-NSPM11",))


def measure(key: str, back: str, sectors: tuple[str, ...] = ()) -> Measure:
    rows = (
        row("2012-01-01", "2016-01-16", Status.IN_FORCE),
        row("2016-01-16", "2018-05-08", Status.LIFTED),
        row("2018-05-08", back, Status.WIND_DOWN),
        row(back, None, Status.IN_FORCE, "2018-05-08"),
    )
    return Measure(
        key, "US-X", "us_secondary", Kind.EXPOSURE, key, "s. 1", ("US-NSPM11",), (), rows, ("s",), covers=Covers(sectors=sectors)
    )


@pytest.fixture
def book() -> LawBook:
    measures = (
        measure("cars", "2018-08-07", ("automotive",)),
        measure("oil", "2018-11-05", ("petroleum",)),
        measure("banks", "2018-11-05"),
    )
    day = date(2026, 1, 1)
    program = Program("US-X", "X", "us_ofac", "iran", date(2010, 1, 1), day, day, measures)
    calendar = (CalendarDay(date(2016, 1, 16), "Implementation Day"), CalendarDay(date(2018, 11, 5), "Back", published=date(2018, 5, 8)))
    return LawBook({"US-X": program}, {ACT.id: ACT}, {"s": Citation("A source")}, calendar)


def reading(*measures: MeasureMention) -> Reading:
    article = Article("", date(2018, 5, 10), None, None, None, "", (), ())
    return Reading("words", article, measures=measures or (SANCTIONS, DEAL))


def as_of(day: str) -> AsOf:
    return AsOf(date.fromisoformat(day), date.fromisoformat(day))


def dated(event: Event, day: str) -> Event:
    return replace(event, date=When(WORDS, DayRange.on(date.fromisoformat(day)), "day", ""))


@pytest.mark.parametrize(
    ("day", "verdict", "words"),
    [
        ("2018-05-01", Verdict.NOT_FOUND, "no measure"),
        ("2018-05-10", Verdict.ANNOUNCED, "3 measures in wind-down; the first in force on 2018-08-07, the last on 2018-11-05"),
        ("2018-08-06", Verdict.ANNOUNCED, "3 measures in wind-down"),
        ("2018-08-07", Verdict.ANNOUNCED, "2 measures in wind-down; the first in force on 2018-11-05"),
        ("2018-11-05", Verdict.CONFIRMED, "3 measures in force since 2018-08-07"),
    ],
)
def test_reimposed_through_the_year(book: LawBook, day: str, verdict: Verdict, words: str) -> None:
    check = check_in_force(reading(), dated(REIMPOSED, "2018-05-08"), book, as_of(day))
    assert check is not None
    assert check.verdict is verdict
    assert words in check.what


@pytest.mark.parametrize("kind", [Kind.PERMISSION, Kind.DUTY, Kind.COUNTER])
def test_only_what_binds_or_threatens_is_counted(book: LawBook, kind: Kind) -> None:
    program = book.programs["US-X"]
    licence = replace(measure("licence", "2018-08-07"), kind=kind)
    more = replace(book, programs={"US-X": replace(program, measures=(*program.measures, licence))})
    check = check_in_force(reading(), dated(REIMPOSED, "2018-05-08"), more, as_of("2018-05-10"))
    assert check is not None
    assert "3 measures in wind-down" in check.what
    assert "licence" not in {e.id for e in check.evidence}


def test_announced_says_which_touch_the_sector_and_shows_them_first(book: LawBook) -> None:
    check = check_in_force(reading(), REIMPOSED, book, as_of("2018-05-10"))
    assert check is not None
    assert "of them 1 on petroleum: 2018-11-05" in check.what
    assert [e.id for e in check.evidence if e.kind == "measure"] == ["oil", "banks", "cars"]
    assert [e.id for e in check.evidence if e.kind == "calendar"] == ["Back"]


def test_what_was_not_yet_known_is_not_used(book: LawBook) -> None:
    late = AsOf(date(2018, 5, 10), date(2018, 5, 7))
    check = check_in_force(reading(), REIMPOSED, book, late)
    assert check is not None
    assert check.verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize("actors", [("state:fr",), ("org:eu",)])
def test_other_party_s_sanctions_are_not_covered(book: LawBook, actors: tuple[str, ...]) -> None:
    check = check_in_force(reading(replace(SANCTIONS, imposed_by="")), replace(REIMPOSED, actors=actors), book, as_of("2018-05-10"))
    assert check is not None
    assert check.verdict is Verdict.BEYOND_COVERAGE


def test_lifting_takes_the_calendar_s_day(book: LawBook) -> None:
    event = replace(REIMPOSED, type="lift_sanctions", about=("sanctions:1", "agreement:jcpoa"))
    check = check_lifted(reading(), event, book, as_of("2018-05-10"))
    assert check is not None
    assert check.verdict is Verdict.CONFIRMED
    assert "3 measures lifted or suspended on 2016-01-16 (Implementation Day)" in check.what


def test_lifting_on_another_day_is_contradicted(book: LawBook) -> None:
    event = dated(replace(REIMPOSED, type="lift_sanctions", about=("sanctions:1", "agreement:jcpoa")), "2015-07-14")
    check = check_lifted(reading(), event, book, as_of("2018-05-10"))
    assert check is not None
    assert check.verdict is Verdict.CONTRADICTED


def test_lifting_without_day_and_agreement_is_left_alone(book: LawBook) -> None:
    assert check_lifted(reading(), replace(REIMPOSED, type="lift_sanctions"), book, as_of("2018-05-10")) is None


def test_lifting_on_a_day_of_no_measure(book: LawBook) -> None:
    check = check_lifted(reading(), dated(replace(REIMPOSED, type="lift_sanctions"), "2018-05-09"), book, as_of("2018-05-10"))
    assert check is not None
    assert check.verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2015-01-01", Verdict.CONFIRMED),
        ("2017-01-01", Verdict.NOT_FOUND),
        ("2018-05-10", Verdict.ANNOUNCED),
        ("2019-01-01", Verdict.CONFIRMED),
    ],
)
def test_secondary(book: LawBook, day: str, verdict: Verdict) -> None:
    event = replace(REIMPOSED, type="penalise_third_country_companies", targets=("group:european-companies",))
    check = check_secondary(reading(), event, book, as_of(day))
    assert check is not None
    assert check.verdict is verdict


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2018-05-08", Verdict.CONFIRMED), ("2018-05-09", Verdict.CONTRADICTED), ("", Verdict.CONFIRMED)],
)
def test_exit_by_day(book: LawBook, day: str, verdict: Verdict) -> None:
    event = replace(REIMPOSED, type="withdraw_from_agreement", targets=(), about=("agreement:jcpoa",))
    check = check_exit(reading(), dated(event, day) if day else event, book, as_of("2018-05-10"))
    assert check is not None
    assert check.verdict is verdict
    assert [e.source for e in check.evidence if e.kind == "instrument"] == ["A source"]
