"""Spans of a dated table: its rows carry their own days, which are the world's, not the table's.

A membership is a value `listed` with `since` and `until`; an `until` is the first day it no longer holds. What is dated is known from that
day on, whenever the table came out. Any other value holds throughout the memberships of its entry, cut to its own days where it has them.
Of several tables for one dataset the newest counts alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ostrakon.store.database import DATED, EMPTY, LISTED
from ostrakon.store.runs import Key, Sight, SpanKey

Rest = tuple[int | None, ...]  # the columns of `span` after its key: start, end, end known, last seen, last version

_LAST = 10_000_000  # later than any day
_END = 3  # place of end_latest in the rest


class DatedValue(NamedTuple):
    """One value with its own days as ordinals; None where it has none."""

    key: Key
    since: int | None
    until: int | None


class _Stay(NamedTuple):
    """One membership: where it begins at the earliest and at the latest, and its end."""

    earliest: int | None
    latest: int
    end: int


def dated_spans(dataset: int, name: int, now: Sight, entries: Iterable[int], values: Iterable[DatedValue]) -> dict[SpanKey, Rest]:
    """Give the spans of one table. An entry without any `listed` was on the list on the day of the table."""
    by_entry: dict[int, list[DatedValue]] = {entry: [] for entry in entries}
    for value in values:
        by_entry[value.key[0]].append(value)
    rows: dict[SpanKey, Rest] = {}
    for entry, found in by_entry.items():
        listed = [v for v in found if v.key[1] == LISTED] or [DatedValue((entry, LISTED, name, EMPTY), None, None)]
        stays = [_stay(v, now.day) for v in listed]
        spans = [(v.key, stay) for v, stay in zip(listed, stays, strict=True)]
        spans += [(v.key, stay) for v in found if v.key[1] != LISTED for stay in _within(v, stays)]
        for (_, *what), stay in spans:
            _keep(rows, (entry, dataset, DATED, *what, now.version, stay.latest), stay, now.version)
    return rows


def _stay(value: DatedValue, published: int) -> _Stay:
    until = _LAST if value.until is None else value.until
    if value.since is not None:
        return _Stay(value.since, value.since, until)
    return _Stay(None, min(published, until - 1), until)


def _within(value: DatedValue, stays: Iterable[_Stay]) -> Iterator[_Stay]:
    """Cut a value's own days to each membership."""
    until = _LAST if value.until is None else value.until
    for stay in stays:
        end = min(until, stay.end)
        own = value.since is not None and (stay.earliest is None or value.since > stay.earliest)
        cut = _Stay(value.since, value.since, end) if own and value.since is not None else _Stay(stay.earliest, stay.latest, end)
        if cut.latest < cut.end:
            yield cut


def _keep(rows: dict[SpanKey, Rest], key: SpanKey, stay: _Stay, version: int) -> None:
    """Keep one span a key: of two with the same start the one that lasts longer."""
    end = None if stay.end == _LAST else stay.end
    before = rows.get(key)
    if before is None or (before[_END] or _LAST) < stay.end:
        rows[key] = (stay.earliest, stay.latest, end, end, end, end and end - 1, version)
