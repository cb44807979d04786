"""Time expressions by tense, as of Thursday 10 May 2018."""

from __future__ import annotations

from datetime import date

import pytest

from ostrakon.model.time import DayRange
from ostrakon.news.dates import find_dates
from ostrakon.news.pages import parse_paragraphs
from ostrakon.news.records import Span, When

PUBLISHED = date(2018, 5, 10)


def dates(text: str, published: date | None = PUBLISHED) -> list[When]:
    return find_dates(parse_paragraphs(text, [Span(0, len(text), text)])[0], published)


def one(text: str, published: date | None = PUBLISHED) -> When:
    found = dates(text, published)
    assert len(found) == 1, found
    return found[0]


DAYS = [
    ("The U.S. pulled out of the deal on Tuesday.", "2018-05-08"),
    ("He returned on Thursday.", "2018-05-10"),  # the day of publication itself
    ("Macron called him on Friday.", "2018-05-04"),
    ("Ministers will meet on Tuesday.", "2018-05-15"),
    ("Ministers are going to meet on Friday.", "2018-05-11"),
    ("Ministers plan to meet on Monday.", "2018-05-14"),
    ("Exporters began to review contracts on Wednesday.", "2018-05-09"),
    ("The talks may resume on Saturday.", "2018-05-12"),
    ("Shops stay closed until Sunday.", "2018-05-13"),
    ("Last Thursday the bank closed.", "2018-05-03"),
    ("Next Thursday the bank closes.", "2018-05-17"),
    ("The minister resigned yesterday.", "2018-05-09"),
    ("The minister resigned the day before yesterday.", "2018-05-08"),
    ("Parliament votes today.", "2018-05-10"),
    ("Parliament will vote tomorrow.", "2018-05-11"),
    ("Missiles were fired last night.", "2018-05-09"),
    ("The deal was signed three days ago.", "2018-05-07"),
    ("The relief ends in 90 days.", "2018-08-08"),
    ("The order was signed on May 8.", "2018-05-08"),
    ("The order was signed on June 3.", "2017-06-03"),
    ("The order will be signed on June 3.", "2018-06-03"),
    ("The order takes effect on 7 August 2018.", "2018-08-07"),
    ("It was signed on July 14, 2015.", "2015-07-14"),
    ("The notice of 2018-05-08 says so.", "2018-05-08"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(text: str, day: str) -> None:
    when = one(text)
    assert when.value == DayRange.on(date.fromisoformat(day))
    assert when.precision == "day"


RANGES = [
    ("Exports fell last week.", "2018-04-30", "2018-05-06", "week"),
    ("Exports fell this week.", "2018-05-07", "2018-05-13", "week"),
    ("He spoke earlier this week.", "2018-05-07", "2018-05-10", "week"),
    ("He will speak later this week.", "2018-05-10", "2018-05-13", "week"),
    ("They will meet next month.", "2018-06-01", "2018-06-30", "month"),
    ("They met two months ago.", "2018-03-01", "2018-03-31", "month"),
    ("They met in February.", "2018-02-01", "2018-02-28", "month"),
    ("They met in November.", "2017-11-01", "2017-11-30", "month"),
    ("They will meet in November.", "2018-11-01", "2018-11-30", "month"),
    ("They met in January 2016.", "2016-01-01", "2016-01-31", "month"),
    ("The deal was struck in 2015.", "2015-01-01", "2015-12-31", "year"),
    ("Exports rose last year.", "2017-01-01", "2017-12-31", "year"),
    ("They met last weekend.", "2018-05-05", "2018-05-06", "week"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), RANGES)
def test_range(text: str, first: str, last: str, precision: str) -> None:
    when = one(text)
    assert when.value == DayRange(date.fromisoformat(first), date.fromisoformat(last))
    assert when.precision == precision


def test_in_a_quotation_it_counts_from_an_unknown_day() -> None:
    when = one('"We are not at that point today," the official said.')
    assert when.value is None
    assert "day of speaking" in when.how


def test_a_full_date_in_a_quotation_is_plain() -> None:
    assert one('"It ends on 6 August 2018," he said.').value == DayRange.on(date(2018, 8, 6))


def test_without_publication_only_full_dates_are_resolved() -> None:
    relative, full = dates("It was signed on Tuesday, and the first was signed on July 14, 2015.", None)
    assert relative.value is None
    assert "publication" in relative.how
    assert full.value == DayRange.on(date(2015, 7, 14))


def test_the_same_day_is_the_one_before() -> None:
    first, same = dates("Berlin answered on Tuesday. Rome answered the same day.")
    assert same.value == first.value == DayRange.on(date(2018, 5, 8))


@pytest.mark.parametrize("text", ["Markets are closed on Mondays.", "He may come.", "The march went on.", "On 31 February 2018 it ended."])
def test_no_date(text: str) -> None:
    assert [d.value for d in dates(text) if d.value] == []


def test_bounds_are_marked() -> None:
    assert "bound" in one("Banks have left since Tuesday.").how


def test_offsets() -> None:
    text = "The  U.S.\u00a0left  on   Tuesday."
    when = one(text)
    assert text[when.span.start : when.span.end] == when.span.text
    assert when.value == DayRange.on(date(2018, 5, 8))
