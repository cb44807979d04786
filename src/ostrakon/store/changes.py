"""What happened on the lists between two days: read off the spans, never by comparing snapshots.

A change is dated by the range between the look before and the look that shows it. What was there at the first look at all is no change.
An entry that left one list of an authority and came on another in overlapping ranges has moved.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from ostrakon.model.time import DayRange
from ostrakon.store.assemble import earliest_key, memberships, party_id
from ostrakon.store.calendar import Calendar
from ostrakon.store.groups import group, read_entries, read_links
from ostrakon.store.records import Change, FieldChange
from ostrakon.store.spans import Span, best, read_spans

_QUIET = frozenset({"listed", "partyKey"})
_TOUCHED = (
    "SELECT DISTINCT entry FROM span WHERE (start_known <= :known AND start_latest > :start AND (start_earliest <= :end)) "
    "OR (end_known <= :known AND end_latest > :start AND end_earliest <= :end)"
)


class _Event(NamedTuple):
    """A membership of an entry that began or ended, with its day or range."""

    entry: int
    dataset: str
    when: DayRange
    span: Span


def find_changes(
    connection: sqlite3.Connection, calendar: Calendar, dataset: str | None, period: tuple[date, date], known: date
) -> tuple[Change, ...]:
    """Give the changes whose day lies, or may lie, after the first day of the period and not after its last; by day, then by entry."""
    start, end = (day.toordinal() for day in period)
    values = {"known": known.toordinal(), "start": start, "end": end}
    entries = [row[0] for row in connection.execute(_TOUCHED, values).fetchall()]
    spans = read_spans(connection, calendar, entries, known.toordinal())
    who = _Who(connection, calendar, spans, known)
    found: list[Change] = []
    for entry, own in spans.items():
        if _is_member(own):
            found += _of_entry(entry, own, who, period)
    wanted = (c for c in found if dataset is None or dataset == c.dataset or (c.kind == "moved" and dataset in c.details[0].removed))
    return tuple(sorted(wanted, key=lambda c: (c.when.latest or date.max, c.when.earliest or date.min, c.dataset, c.entry_id, c.kind)))


class _Who:
    """Names the entry of a change: its party as known then, and what it was called."""

    def __init__(self, connection: sqlite3.Connection, calendar: Calendar, spans: dict[int, list[Span]], known: date) -> None:
        own = read_entries(connection, "id", spans)
        parties = {e.party for e in own}
        entries = read_entries(connection, "party", parties)
        day = known.toordinal()
        all_spans = spans | read_spans(connection, calendar, (e.id for e in entries if e.id not in spans), day)
        members = {i for i, found in all_spans.items() if _is_member(found)}
        self.key = {e.id: e.key for e in own}
        self._party: dict[int, str] = {}
        for one in group([e for e in entries if e.id in members], read_links(connection, parties), day):
            self._party |= {e.id: party_id(earliest_key(one.entries, all_spans)) for e in one.entries}

    def change(self, kind: str, event: _Event, spans: Iterable[Span], details: tuple[FieldChange, ...] = ()) -> Change:
        """Build the change; the caption is the name of the time."""
        names = best((s for s in spans if s.prop == "name" and s.dataset == event.dataset), date.fromordinal(event.span.last_seen))
        caption = min((s.value for s in names), default=self.key[event.entry])
        return Change(kind, self._party[event.entry], caption, event.dataset, self.key[event.entry], event.when, details)


def _is_member(spans: Iterable[Span]) -> bool:
    return any(s.prop == "listed" for s in spans)


def _of_entry(entry: int, spans: list[Span], who: _Who, period: tuple[date, date]) -> list[Change]:
    stays = memberships(spans)
    begun = [_Event(entry, s.dataset, s.interval.start, s) for s in stays]
    ended = [_Event(entry, s.dataset, s.interval.end, s) for s in stays if s.interval.end]
    changes: list[Change] = []
    for out in sorted(ended, key=lambda e: e.span.first_seen):
        into = next((e for e in begun if e.dataset != out.dataset and _meet(e.when, out.when)), None)
        if into is None:
            changes.append(who.change("removed", out, spans))
        else:
            begun.remove(into)
            field = FieldChange("listed", (out.dataset,), (into.dataset,))
            changes.append(who.change("moved", into._replace(when=_both(into.when, out.when)), spans, (field,)))
    changes += [who.change("added", e, spans) for e in begun if e.when.earliest is not None]
    changes += _amendments(entry, spans, who)
    return [c for c in changes if _in_period(c.when, period)]


def _amendments(entry: int, spans: list[Span], who: _Who) -> list[Change]:
    """Values that came or went while the entry stayed, by list and range. A value's first look in the entry's stay is no change."""
    stays = [s for s in spans if s.prop == "listed"]
    changed: dict[tuple[str, DayRange], list[tuple[Span, bool]]] = defaultdict(list)
    for span in spans:
        stay = next((s for s in stays if _goes_with(span, s)), None)
        if span.prop in _QUIET or stay is None:
            continue
        earliest = span.interval.start.earliest
        if earliest and earliest.toordinal() > stay.known:
            changed[span.dataset, span.interval.start].append((span, True))
        if span.interval.end and span.interval.end != stay.interval.end:
            changed[span.dataset, span.interval.end].append((span, False))
    found = []
    for (dataset, when), sides in changed.items():
        stay = next(s for s in stays if _goes_with(sides[0][0], s))
        found.append(who.change("amended", _Event(entry, dataset, when, stay), spans, _fields(sides)))
    return found


def _goes_with(span: Span, stay: Span) -> bool:
    return span.dataset == stay.dataset and span.dated == stay.dated and stay.known <= span.known and span.known <= stay.last_seen


def _fields(sides: Iterable[tuple[Span, bool]]) -> tuple[FieldChange, ...]:
    lost: dict[str, set[str]] = defaultdict(set)
    gained: dict[str, set[str]] = defaultdict(set)
    for span, is_new in sides:
        (gained if is_new else lost)[span.prop].add(span.value)
    changes = (FieldChange(p, tuple(sorted(lost[p] - gained[p])), tuple(sorted(gained[p] - lost[p]))) for p in {*lost, *gained})
    return tuple(sorted((c for c in changes if c.removed or c.added), key=attrgetter("prop")))


def _meet(a: DayRange, b: DayRange) -> bool:
    return (a.earliest or date.min) <= (b.latest or date.max) and (b.earliest or date.min) <= (a.latest or date.max)


def _both(a: DayRange, b: DayRange) -> DayRange:
    """What lies in both ranges."""
    latest = min(a.latest or date.max, b.latest or date.max)
    return DayRange(max(a.earliest or date.min, b.earliest or date.min), latest)


def _in_period(when: DayRange, period: tuple[date, date]) -> bool:
    start, end = period
    return (when.latest or date.max) > start and when.earliest is not None and when.earliest <= end
