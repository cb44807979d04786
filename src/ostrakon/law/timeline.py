"""WHEN, for the law: the life of a programme or of a whole regime, as known on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ostrakon.law.records import CalendarDay, Kind, LawBook, Phase, Program, Status, StatusRow
from ostrakon.law.standing import stale_text, visible_rows
from ostrakon.model.errors import NotFoundError
from ostrakon.model.time import AsOf


@dataclass(frozen=True, slots=True)
class Line:
    """One measure's life: its rows as known on the day asked about."""

    measure: str
    program: str
    order: str
    kind: Kind
    title: str
    rows: tuple[StatusRow, ...]
    confidence: str
    contested: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day: a day of the calendar, or measures of one programme that change their status."""

    day: date
    what: str
    program: str = ""  # empty: a day of the calendar
    status: Status | None = None  # None with a programme: the measures end without a successor
    measures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: str = "h"
    permission: bool = False  # the measures are licences, exceptions or waivers: where they begin, something is eased


@dataclass(frozen=True, slots=True)
class Timeline:
    """The life of a programme or regime. `events` are in order of day; `phases` and `lines` in order of start."""

    key: str
    as_of: AsOf
    programs: tuple[str, ...]
    covered_from: date
    phases: tuple[Phase, ...]
    events: tuple[Event, ...]
    lines: tuple[Line, ...]
    stale: tuple[str, ...] = ()


def find_programs(book: LawBook, key_or_target: str) -> tuple[Program, ...]:
    """Find programmes by key, by the beginning of a key (US-IRAN: also US-IRAN-SEC), by target or by authority.

    Raises NotFoundError with the names there are.
    """
    wanted = key_or_target.casefold()
    found = tuple(
        p
        for p in book.programs.values()
        if wanted in (p.key.casefold(), p.target.casefold(), p.authority.casefold()) or p.key.casefold().startswith(f"{wanted}-")
    )
    if not found:
        targets = sorted({p.target for p in book.programs.values()})
        raise NotFoundError(
            f"no programme or target {key_or_target!r}",
            todo=f"programmes: {', '.join(sorted(book.programs))}; targets: {', '.join(targets)}",
        )
    return found


def timeline(book: LawBook, key_or_target: str, as_of: AsOf) -> Timeline:
    """Lay out the life of a programme or regime, as known on `as_of.known`. Raises NotFoundError."""
    programs = find_programs(book, key_or_target)
    targets = {p.target for p in programs}
    lines = _lines(programs, as_of.known)
    days = [day for day in book.calendar if day.target in targets and (day.published or day.day) <= as_of.known]
    phases = tuple(phase for phase in book.phases if phase.target in targets and phase.published <= as_of.known)
    return Timeline(
        key=key_or_target,
        as_of=as_of,
        programs=tuple(p.key for p in programs),
        covered_from=min(p.covered_from for p in programs),
        phases=_open_last(phases),
        events=tuple(sorted([*map(_day_event, days), *_status_events(lines)], key=lambda x: (x.day, x.program, x.what))),
        lines=lines,
        stale=tuple(text for p in programs if (text := stale_text(p, as_of))),
    )


def _lines(programs: tuple[Program, ...], known: date) -> tuple[Line, ...]:
    lines = (
        Line(m.id, p.key, m.order, m.kind, m.title, visible_rows(m, known), m.confidence, m.contested) for p in programs for m in p.measures
    )
    return tuple(sorted((line for line in lines if line.rows), key=lambda x: (x.rows[0].start, x.measure)))


def _open_last(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """Hide the end of the last known phase: it is the start of one that was not known."""
    if not phases or phases[-1].end is None:
        return phases
    last = phases[-1]
    return (*phases[:-1], Phase(last.start, None, last.title, last.published, last.sources, last.note, last.target))


def _day_event(day: CalendarDay) -> Event:
    return Event(day.day, day.title, sources=day.sources, confidence=day.confidence)


def _status_events(lines: tuple[Line, ...]) -> list[Event]:
    """Put together what changes on one day, in one programme, to one status; permissions apart.

    A row that goes on with the status before it (an extension, a further leg) changes none, and is no event.
    """
    groups: dict[tuple[date, str, Status | None, bool], list[tuple[Line, str]]] = defaultdict(list)
    for line in lines:
        starts, permission = {row.start for row in line.rows}, line.kind is Kind.PERMISSION
        before = {row.end: row.status for row in line.rows}
        for row in line.rows:
            if before.get(row.start) is not row.status:
                groups[row.start, line.program, row.status, permission].append((line, row.confidence))
            if row.end is not None and row.end not in starts:
                groups[row.end, line.program, None, permission].append((line, row.confidence))
    return [_event(day, program, status, group, permission=permission) for (day, program, status, permission), group in groups.items()]


def _event(day: date, program: str, status: Status | None, group: list[tuple[Line, str]], *, permission: bool) -> Event:
    word = _WORDS[status] if status else "ended"
    named, counted = ("permission ", "permissions") if permission else ("", "measures")
    what = f"{named}{word}: {group[0][0].title}" if len(group) == 1 else f"{word}: {len(group)} {counted}"
    confidence = max((sure for _, sure in group), key="hml".index)
    return Event(day, what, program, status, tuple(line.measure for line, _ in group), confidence=confidence, permission=permission)


_WORDS = {Status.IN_FORCE: "in force", Status.WIND_DOWN: "wind-down", Status.SUSPENDED: "suspended", Status.LIFTED: "lifted"}
