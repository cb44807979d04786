"""What ends soon: wind-downs, licences, sunsets, and notice periods that would run from the day asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ostrakon.law.records import Kind, LawBook, Measure, Status, StatusRow
from ostrakon.law.standing import cite_measure, known_instruments, standing, visible_rows
from ostrakon.model.record import Citation
from ostrakon.model.time import AsOf


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day. `day` is the last one on which the old state holds; on the next it no longer does."""

    day: date
    kind: str  # wind_down | licence | sunset | change | notice
    measure: str
    program: str
    order: str
    what: str
    days_left: int
    confidence: str = "h"
    conditions: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


def deadlines(book: LawBook, as_of: AsOf, horizon_days: int = 365) -> tuple[Deadline, ...]:
    """Give what ends within the horizon (days from `as_of.valid`), as known on `as_of.known`, soonest first."""
    last = as_of.valid + timedelta(days=horizon_days)
    found = [
        deadline
        for measure in book.measures.values()
        for deadline in (*_ends(book, measure, as_of), *_notices(book, measure, as_of))
        if deadline.day <= last
    ]
    return tuple(sorted(found, key=lambda x: (x.day, x.program, x.measure)))


def _ends(book: LawBook, measure: Measure, as_of: AsOf) -> Iterator[Deadline]:
    """Ends of known rows that are still to come; an end whose successor has the same status is none."""
    rows = visible_rows(measure, as_of.known)
    statuses = {row.start: row.status for row in rows}
    for row in rows:
        if row.end is None or row.end <= as_of.valid or statuses.get(row.end) is row.status:
            continue
        kind = _kind(book, measure, row, as_of.known)
        after = statuses[row.end].value.replace("_", " ") if row.end in statuses else "it is over"
        yield _deadline(book, as_of, measure, row, day=row.end - timedelta(days=1), kind=kind, after=f", then {after}")


_PHRASES = {
    "wind_down": "last day of the wind-down",
    "licence": "last day of the permission",
    "sunset": "last day before the act lapses",
    "change": "last day of this status",
    "notice": "last day for notice of what was learned today",
}


def _kind(book: LawBook, measure: Measure, row: StatusRow, known: date) -> str:
    if row.status is Status.WIND_DOWN:
        return "wind_down"
    if row.end and any(act.sunset == row.end - timedelta(days=1) for act in known_instruments(book, row, known)):
        return "sunset"
    return "licence" if measure.kind is Kind.PERMISSION else "change"


def _notices(book: LawBook, measure: Measure, as_of: AsOf) -> Iterator[Deadline]:
    row = standing(measure, as_of)
    if measure.deadline_days is not None and row is not None and row.status is Status.IN_FORCE:
        day = as_of.valid + timedelta(days=measure.deadline_days)
        yield _deadline(book, as_of, measure, row, day=day, kind="notice")


def _deadline(book: LawBook, as_of: AsOf, measure: Measure, row: StatusRow, *, day: date, kind: str, after: str = "") -> Deadline:
    return Deadline(
        day=day,
        kind=kind,
        measure=measure.id,
        program=measure.program,
        order=measure.order,
        what=f"{measure.title}: {_PHRASES[kind]}{after}",
        days_left=(day - as_of.valid).days,
        confidence=row.confidence,
        conditions=tuple(condition.text for condition in (*row.conditions, *measure.conditions)),
        citations=cite_measure(book, measure, row, as_of.known),
    )
