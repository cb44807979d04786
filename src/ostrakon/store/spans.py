"""Spans as read from the serving database, cut to what was known on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ostrakon.model.time import DayRange, Interval, Standing
from ostrakon.store.calendar import Calendar
from ostrakon.store.database import DATED

SELECT = (
    "SELECT s.entry, s.dataset, s.part, s.prop, v.value, d.value, s.start_known, s.start_earliest, s.start_latest, "
    "s.end_earliest, s.end_latest, s.end_known, s.last_seen, s.last_version "
    "FROM span s JOIN text v ON v.id = s.value JOIN text d ON d.id = s.detail WHERE s.start_known <= ?"
)
BATCH = 500  # numbers in one query's list


class Span(NamedTuple):
    """One unbroken run of a value, as known on the day it was read for. Days are ordinals."""

    entry: int
    dataset: str
    prop: str
    value: str
    detail: str
    dated: bool
    interval: Interval
    known: int  # the day from which its start was known
    last_seen: int
    version: int  # sequence of the last version that has it

    @property
    def first_seen(self) -> int:
        """The day on which it certainly held first."""
        latest = self.interval.start.latest
        return latest.toordinal() if latest else self.known


def read_spans(connection: sqlite3.Connection, calendar: Calendar, entries: Iterable[int], known: int) -> dict[int, list[Span]]:
    """Read all spans of some entries that were known on a day, by entry. Entries not known then are left out."""
    found: dict[int, list[Span]] = {}
    for batch in batches(entries):
        marks = ", ".join("?" * len(batch))
        for row in connection.execute(f"{SELECT} AND s.entry IN ({marks})", (known, *batch)):
            span = cut(row, calendar, known)
            found.setdefault(span.entry, []).append(span)
    return found


def cut(row: tuple[Any, ...], calendar: Calendar, known: int) -> Span:
    """Make a span of a row of SELECT. An end not known yet is open, and the last sight is the last look known then."""
    entry, dataset, part, prop, value, detail, start_known, earliest, latest, end_earliest, end_latest, end_known, seen, version = row
    if end_known is None or end_known > known:
        end_earliest = end_latest = None
        if part == DATED:
            seen = min(calendar.by_sequence[version].published.toordinal(), known)
        else:
            version, seen = calendar.last_look(dataset, part, known)
    interval = make_interval(earliest, latest, end_earliest, end_latest)
    words = calendar.words
    return Span(entry, words[dataset], words[prop], value, detail, part == DATED, interval, start_known, seen, version)


@lru_cache(maxsize=1 << 14)
def make_interval(earliest: int | None, latest: int, end_earliest: int | None, end_latest: int | None) -> Interval:
    """Make an interval of ordinals; without `end_latest` it is open."""
    start = DayRange(_day(earliest), date.fromordinal(latest))
    return Interval(start, None if end_latest is None else DayRange(_day(end_earliest), date.fromordinal(end_latest)))


def best(spans: Iterable[Span], day: date) -> list[Span]:
    """Give the spans that hold on a day or were there at the last look before; where none, those there at the next look."""
    standing = [(span.interval.standing(day), span) for span in spans]
    sure = [span for how, span in standing if how in {Standing.HOLDS, Standing.LAST_SEEN}]
    return sure or [span for how, span in standing if how is Standing.POSSIBLE]


def batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Cut numbers into lists that fit a query."""
    rest = list(dict.fromkeys(numbers))
    return (rest[i : i + BATCH] for i in range(0, len(rest), BATCH))


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
