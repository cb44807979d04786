"""Dates as lists write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostrakon.sources.dates import Span, full_day, parse_iso, parse_slashed, parse_span, parse_written


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("10 Dec 1948", "1948-12-10"),
        ("1 Jan 2000", "2000-01-01"),
        ("Dec 1957", "1957-12"),
        ("December 1957", "1957-12"),
        ("1944", "1944"),
        (" 1944 ", "1944"),
    ],
)
def test_a_written_date_is_as_exact_as_it_is_written(text: str, iso: str) -> None:
    assert parse_written(text) == iso


@pytest.mark.parametrize(
    "text", ["", "31 Feb 1980", "29 Feb 1969", "10 1948", "Foo 1948", "0000", "early 1950s", "1948-12-10", "12 Dec 48"]
)
def test_what_is_no_written_date_is_none(text: str) -> None:
    assert parse_written(text) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1967", Span("1967")),
        ("circa 1945", Span("1945", circa=True)),
        ("Circa 1945", Span("1945", circa=True)),
        ("circa 01 Jan 1970", Span("1970-01-01", circa=True)),
        ("1967 to 1969", Span("1967", "1969")),
        ("01 Jan 1953 to 31 Dec 1954", Span("1953-01-01", "1954-12-31")),
        ("Mar 1958 to Feb 1959", Span("1958-03", "1959-02")),
        ("circa 1958-1963", Span("1958", "1963", circa=True)),
        ("1968 and 1972", Span("1968", "1972")),
    ],
)
def test_spans(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize("text", ["", "circa", "1969 to 1967", "1960 to 1965 to 1970", "between the wars", "1967 to soon"])
def test_what_is_no_span_is_none(text: str) -> None:
    assert parse_span(text) is None


def test_an_exact_date_is_one_claim() -> None:
    assert Span("1948-12-10").values() == [("birthDate", "1948-12-10", "")]


def test_a_range_is_no_birth_date_and_has_both_its_ends() -> None:
    assert Span("1967", "1969").values() == [("birthDateRange", "1967-01-01/1969-12-31", "")]
    assert Span("1958-03", "1960-02").values() == [("birthDateRange", "1958-03-01/1960-02-29", "")]
    assert Span("1953-01-05", "1954-12-30").values() == [("birthDateRange", "1953-01-05/1954-12-30", "")]


def test_circa_is_a_date_that_reaches_a_year_to_either_side() -> None:
    assert Span("1945", circa=True).values("as told") == [
        ("birthDate", "1945", "circa; as told"),
        ("birthDateRange", "1944-01-01/1946-12-31", "circa; as told"),
    ]
    assert Span("1958", "1963", circa=True).values() == [("birthDateRange", "1957-01-01/1964-12-31", "circa")]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("00/00/1980", "1980"),
        ("00/05/1980", "1980-05"),
        ("04/03/1944", "1944-03-04"),
        ("29/02/1969", None),
        ("00/00/0000", None),
        ("1980", None),
    ],
)
def test_slashed_dates_have_zeros_for_what_is_not_known(text: str, iso: str | None) -> None:
    assert parse_slashed(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2016-11-30", "2016-11-30"),
        ("2006-12-23-05:00", "2006-12-23"),
        ("2018-06-07T19:03:43.97-04:00", "2018-06-07"),
        ("1971", "1971"),
        ("1971-02", "1971-02"),
        ("1971-13", None),
        ("null", None),
        ("", None),
    ],
)
def test_iso_dates_lose_their_time(text: str, iso: str | None) -> None:
    assert parse_iso(text) == iso


def test_only_a_whole_day_is_a_day() -> None:
    assert full_day("2016-11-30") == date(2016, 11, 30)
    assert full_day("2016-11") is None
    assert full_day(None) is None


@given(st.text(max_size=40))
def test_no_text_breaks_a_reader(text: str) -> None:
    for reader in (parse_written, parse_span, parse_slashed, parse_iso):
        reader(text)


@given(st.dates(min_value=date(1800, 1, 1)))
def test_every_day_comes_back(day: date) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert parse_written(f"{day.day:02d} {months[day.month - 1]} {day.year}") == day.isoformat()
    assert parse_slashed(f"{day.day:02d}/{day.month:02d}/{day.year}") == day.isoformat()
