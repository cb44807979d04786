"""Arithmetic of days, without a language model."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostrakon.news.date_words import WEEKDAYS, count_of, month_number
from ostrakon.news.days import counted, month_of, named_unit, week_of, weekday_near, yearless_day, yearless_month

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(published=DAYS, name=st.sampled_from(WEEKDAYS), future=st.booleans())
def test_weekday_is_that_day_within_a_week_on_its_side(published: date, name: str, *, future: bool) -> None:
    found = weekday_near(name, f"on {name}", published, future=future).exact
    assert found is not None
    assert WEEKDAYS[found.weekday()] == name
    distance = (found - published).days
    assert 0 <= distance < 7 if future else -7 < distance <= 0


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_last_and_next_leave_the_day_itself_out(published: date, name: str) -> None:
    last = weekday_near(name, f"last {name}", published, future=True).exact
    following = weekday_near(name, f"next {name}", published, future=False).exact
    assert last is not None
    assert following is not None
    assert last < published < following
    assert (following - last).days in {7, 14}


@given(DAYS)
def test_week_is_monday_to_sunday(day: date) -> None:
    week = week_of(day)
    assert week.earliest is not None
    assert week.latest is not None
    assert (week.earliest.weekday(), week.latest - week.earliest) == (0, timedelta(6))
    assert week.earliest <= day <= week.latest


@pytest.mark.parametrize(
    ("year", "month", "first", "last"),
    [(2018, 0, "2017-12-01", "2017-12-31"), (2018, 13, "2019-01-01", "2019-01-31"), (2016, 2, "2016-02-01", "2016-02-29")],
)
def test_months_count_on_into_other_years(year: int, month: int, first: str, last: str) -> None:
    found = month_of(year, month)
    assert (str(found.earliest), str(found.latest)) == (first, last)


def test_month_two_years_back() -> None:
    assert str(counted(-26, "month", date(2018, 5, 10))[0].earliest) == "2016-03-01"


def test_yearless_day_by_tense() -> None:
    published = date(2018, 5, 28)
    assert str(yearless_day(6, 1, published, "past")) == "2017-06-01"
    assert str(yearless_day(6, 1, published, "future")) == "2018-06-01"
    assert str(yearless_day(6, 1, published, "present")) == "2018-06-01"
    assert yearless_day(2, 30, published, "past") is None


def test_leap_day_looks_only_at_years_that_have_it() -> None:
    assert str(yearless_day(2, 29, date(2017, 1, 10), "past")) == "2016-02-29"


def test_yearless_month_by_word_and_tense() -> None:
    published = date(2018, 5, 10)
    assert str(yearless_month(5, "last", published, future=False).earliest) == "2017-05-01"
    assert str(yearless_month(5, "next", published, future=False).earliest) == "2019-05-01"
    assert str(yearless_month(3, "in", published, future=True).earliest) == "2019-03-01"


def test_later_this_year_ends_with_it() -> None:
    value, precision = named_unit("later this", "year", date(2018, 5, 10))
    assert (str(value), precision) == ("2018-05-10..2018-12-31", "year")


def test_words() -> None:
    assert month_number("Sept.") == 9
    assert count_of("a") == 1
    assert count_of("90") == 90
