"""How a measure stands on a day, as known on a day.

The known clock hides rows that were not yet published, and hides the end of a row until that end was known: asked as of
1 May 2018, the relief of 2016 is open-ended.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ostrakon.law.build import SEPARATOR
from ostrakon.law.records import Dated, Instrument, LawBook, Measure, Program, StatusRow
from ostrakon.model.record import Citation
from ostrakon.model.time import AsOf


def visible_rows(measure: Measure, known: date) -> tuple[StatusRow, ...]:
    """Give the rows as the world could know them on a day: unpublished ones left out, ends as they were known or planned."""
    published = [row for row in measure.rows if row.published <= known]
    starts = [row.start for row in published[1:]]
    return tuple(row for n, raw in enumerate(published) for row in _as_planned(raw, known, starts[n] if n < len(starts) else None))


def _as_planned(row: StatusRow, known: date, following: date | None) -> tuple[StatusRow, ...]:
    if row.end_known is None or row.end_known <= known:
        return (row,)
    plan = next((p for p in reversed(row.planned) if p.known <= known), None)
    if plan is None or plan.end is None:
        return (replace(row, end=None, end_known=None, planned=()),)
    first = replace(row, end=plan.end, end_known=plan.known, planned=())
    if row.then is None:
        return (first,)
    after = StatusRow(plan.end, following, row.then, plan.known, row.by, "unless it is prolonged", row.confidence, following and plan.known)
    return (first, after)


def as_known(book: LawBook, known: date) -> LawBook:
    """Give the book as it could have been written on a day: rows, ends and texts that came later are left out.

    Instruments and sources stay: they say themselves when they are from, and a source of ours may be younger than its fact.
    """
    return replace(book, programs={key: _program_as_known(program, known) for key, program in book.programs.items()})


def _program_as_known(program: Program, known: date) -> Program:
    return replace(program, measures=tuple(_measure_as_known(measure, known) for measure in program.measures))


def _measure_as_known(measure: Measure, known: date) -> Measure:
    rows = tuple(replace(row, **_texts(row.dated, known)) if row.dated else row for row in visible_rows(measure, known))
    return replace(measure, rows=rows, **_texts(measure.dated, known))


def _texts(dated: tuple[Dated, ...], known: date) -> dict[str, Any]:
    """Put together those texts that have parts of a later day, of the parts that could be said."""
    texts: dict[str, Any] = {}
    for field in dict.fromkeys(part.field for part in dated):
        parts = tuple(p.text for p in dated if p.field == field and p.sayable(known))
        texts[field] = parts if field == "exceptions" else SEPARATOR.join(parts)
    return texts


def standing(measure: Measure, as_of: AsOf) -> StatusRow | None:
    """Give the row that covers the day, or None when no row does."""
    rows = [row for row in visible_rows(measure, as_of.known) if row.start <= as_of.valid and (row.end is None or as_of.valid < row.end)]
    return rows[-1] if rows else None


def next_change(measure: Measure, as_of: AsOf) -> date | None:
    """Give the first day after the one asked about on which a known row begins or ends."""
    rows = visible_rows(measure, as_of.known)
    days = {day for row in rows for day in (row.start, row.end) if day is not None and day > as_of.valid}
    return min(days, default=None)


def is_covered(program: Program, as_of: AsOf) -> bool:
    """Tell whether the programme's file reaches back to the day; where not, the answer is `not covered`, never `clear`."""
    return as_of.valid >= program.covered_from


def stale_text(program: Program, as_of: AsOf) -> str:
    """Say that the day lies past what the file knows; empty where it does not."""
    if as_of.valid <= program.law_known_to:
        return ""
    return f"{program.key}: the law is known to {program.law_known_to}; later acts may be missing (looked for on {program.checked_on})"


def known_instruments(book: LawBook, row: StatusRow, known: date) -> tuple[Instrument, ...]:
    """Give the acts behind a row that were there on the day of knowledge."""
    acts = (book.instruments[key] for key in row.by)
    return tuple(act for act in acts if min(act.signed or act.effective, act.effective) <= known)


def cite_measure(book: LawBook, measure: Measure, row: StatusRow | None, known: date) -> tuple[Citation, ...]:
    """Cite a measure: the place in the law, the acts behind the row as far as known, then our sources for all that."""
    law = Citation(measure.cite, confidence=row.confidence if row else measure.confidence, id=measure.id)
    acts = known_instruments(book, row, known) if row else ()
    return (
        law,
        *(Citation(act.title, day=act.effective, confidence=act.confidence, id=act.id) for act in acts),
        *(book.sources[key] for key in measure.sources),
    )
