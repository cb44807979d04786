from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from tests.store.builders import SDN, alt, day, entry, listed, snapshot, table

from ostrakon.model.time import DayRange, Interval
from ostrakon.store.spans import BATCH, Span, batches, best, make_interval, read_spans
from ostrakon.store.store import Store

AIR = "us_ofac:12804"


def span(value: str, start: str, end: str | None) -> Span:
    interval = Interval(DayRange.on(day(start)), DayRange.on(day(end)) if end else None)
    return Span(1, SDN, "program", value, "", dated=False, interval=interval, known=1, last_seen=1, version=1)


def spans_of(store: Store, known: str) -> dict[str, Span]:
    """Spans of the first entry as known on a day, by value."""
    found = read_spans(store._db, store._current(), [1], day(known).toordinal()).get(1, [])
    return {s.value: s for s in found}


@pytest.fixture
def two_parts(store: Store) -> Store:
    store.add(snapshot(SDN, "2019-01-04", entry(AIR, "IRAN AIR", alt("HOMA")), parts=("main", "alt")))
    store.add(snapshot(SDN, "2020-01-04", entry(AIR, "IRAN AIR")))
    store.add(snapshot(SDN, "2021-01-04", entry(AIR, "IRAN AIR LTD"), parts=("main", "alt")))
    return store


@pytest.mark.parametrize(
    ("known", "value", "last_seen", "end"),
    [
        ("2019-06-01", "IRAN AIR", "2019-01-04", "open"),
        ("2020-06-01", "IRAN AIR", "2020-01-04", "open"),
        ("2020-06-01", "HOMA", "2019-01-04", "open"),  # the look of 2020 had no aliases
        ("2021-01-03", "IRAN AIR", "2020-01-04", "open"),
        ("2021-01-04", "IRAN AIR", "2020-01-04", "2020-01-05..2021-01-04"),
        ("2021-01-04", "HOMA", "2019-01-04", "2019-01-05..2021-01-04"),
        ("2022-01-01", "IRAN AIR LTD", "2021-01-04", "open"),
    ],
)
def test_ends_and_last_sights_are_those_known_then(two_parts: Store, known: str, value: str, last_seen: str, end: str) -> None:
    found = spans_of(two_parts, known)[value]
    assert date.fromordinal(found.last_seen) == day(last_seen)
    assert str(found.interval.end or "open") == end
    assert two_parts._current().by_sequence[found.version].published == day(last_seen)


def test_what_was_not_known_yet_is_not_there(two_parts: Store) -> None:
    assert "IRAN AIR LTD" not in spans_of(two_parts, "2021-01-03")
    assert spans_of(two_parts, "2019-01-03") == {}


def test_a_dated_span_that_is_open_was_seen_on_the_day_of_the_table(store: Store) -> None:
    store.add(table(SDN, "2025-11-24", entry(AIR, "IRAN AIR", listed(SDN, "2018-11-05"))))
    assert date.fromordinal(spans_of(store, "2026-01-01")[SDN].last_seen) == day("2025-11-24")
    assert date.fromordinal(spans_of(store, "2019-01-01")[SDN].last_seen) == day("2019-01-01")


def test_intervals_of_ordinals() -> None:
    start = day("2018-05-08").toordinal()
    assert make_interval(None, start, None, None) == Interval(DayRange(None, day("2018-05-08")))
    assert make_interval(start, start, start + 1, start + 3).end == DayRange(day("2018-05-09"), day("2018-05-11"))


def test_the_best_spans_of_a_day_are_those_there_before_those_to_come() -> None:
    gone, here, coming = span("A", "2018-01-01", "2018-02-01"), span("B", "2018-01-01", None), span("C", "2018-06-01", None)
    seen_later = here._replace(value="D", interval=Interval(DayRange(day("2018-01-01"), day("2018-12-01"))))
    assert best([gone, here, coming, seen_later], day("2018-05-08")) == [here]
    assert best([gone, coming, seen_later], day("2018-05-08")) == [seen_later]
    assert best([gone, coming], day("2018-05-08")) == []


def test_numbers_are_cut_into_lists_that_fit_a_query() -> None:
    assert [len(b) for b in batches([*range(BATCH + 1), 0])] == [BATCH, 1]
    assert list(batches([])) == []


def test_a_query_takes_a_full_batch(tmp_path: Path) -> None:
    """SQLite's limit on marks in one query was 999 for long."""
    connection = sqlite3.connect(tmp_path / "x")
    assert connection.execute(f"SELECT {', '.join('?' * (BATCH + 1))}", range(BATCH + 1)).fetchone()[-1] == BATCH
