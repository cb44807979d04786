"""Sense of the law files, beyond their form: rows that fit together, references that exist, nothing without a citation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ostrakon.law.records import Condition, Kind, LawBook, Measure, Program, Status, StatusRow
from ostrakon.law.vocabulary import FACT_WORDS, FACTS, OPS
from ostrakon.model.vocabulary import DATASETS

_VALUE_TYPES: dict[str, tuple[type, ...]] = {"flag": (bool,), "number": (int, float), "day": (date,), "word": (str,), "list": (tuple,)}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, with its place (`line` 0: somewhere in the file)."""

    file: str
    line: int
    what: str


def check_lawbook(book: LawBook) -> tuple[Fault, ...]:
    """Give every fault of a loaded book, in order of file and line; empty when all is well."""
    faults = [*_check_shared(book)]
    for program in book.programs.values():
        faults += (Fault(program.measures[0].file if program.measures else "", 1, what) for what in _check_program(program))
        for measure in program.measures:
            faults += (Fault(measure.file, measure.line, f"{measure.id}: {what}") for what in _check_measure(measure, program, book))
    ids = Counter(m.id for p in book.programs.values() for m in p.measures)
    faults += (Fault(m.file, m.line, f"{m.id}: id given twice") for p in book.programs.values() for m in p.measures if ids[m.id] > 1)
    return tuple(sorted(faults, key=lambda x: (x.file, x.line)))


def _check_shared(book: LawBook) -> Iterator[Fault]:
    for act in book.instruments.values():
        if act.provenance == "found" and not act.sources:
            yield Fault("instruments.yaml", 0, f"{act.id}: no source (provenance gk says so)")
        for key in act.sources:
            if key not in book.sources:
                yield Fault("instruments.yaml", 0, f"{act.id}: no source {key!r}")
    entries = [(x.title, x.sources) for x in book.calendar] + [(x.title, x.sources) for x in book.phases]
    for title, sources in entries:
        for key in sources or ("",):
            if key not in book.sources:
                yield Fault("calendar.yaml", 0, f"{title}: no source {key!r}")
    for before, after in pairwise(book.phases):
        if before.target == after.target and before.end != after.start:
            yield Fault("calendar.yaml", 0, f"{after.title}: does not begin where {before.title!r} ends")


def _check_program(program: Program) -> Iterator[str]:
    if not program.covered_from <= program.law_known_to <= program.checked_on:
        yield f"{program.key}: covered_from, law_known_to, checked_on must follow each other"
    if not program.measures:
        yield f"{program.key}: no measures"


def _check_measure(measure: Measure, program: Program, book: LawBook) -> Iterator[str]:
    yield from _check_references(measure, book)
    yield from _check_rows(measure, program, book)
    if measure.kind is not Kind.PERMISSION and (measure.overrides or measure.conditions):
        yield "only a permission has overrides or conditions"
    if measure.kind is Kind.PERMISSION and not measure.overrides:
        yield "a permission must say what it overrides"
    if bool(measure.asks) is not (measure.kind is Kind.DUTY):
        yield "a duty, and nothing else, says what it `asks`"
    if measure.annex and measure.kind is not Kind.COUNTER:
        yield "only a counter measure has an annex"
    if measure.covers.hs and not measure.covers.hs_basis:
        yield "tariff headings need hs_basis"
    if any(not code.isdigit() for code in measure.covers.hs):
        yield f"tariff headings must be digits: {', '.join(measure.covers.hs)}"
    for row in measure.rows:
        yield from (fault for condition in row.conditions for fault in _check_condition(condition))
    yield from (fault for condition in (*measure.requires, *measure.conditions) for fault in _check_condition(condition))


def _check_references(measure: Measure, book: LawBook) -> Iterator[str]:
    if not measure.sources:
        yield "no source: no citation, no measure"
    yield from (f"no source {key!r}" for key in measure.sources if key not in book.sources)
    acts = (*measure.instruments, *measure.annex, *(key for row in measure.rows for key in row.by))
    yield from (f"no instrument {key!r}" for key in dict.fromkeys(acts) if key not in book.instruments)
    yield from (f"no list {key!r}" for key in measure.targets.datasets if key not in DATASETS)
    known = book.measures
    for key in measure.overrides:
        if key not in known:
            yield f"overrides {key!r}, which is not there"
        elif known[key].kind is Kind.PERMISSION:
            yield f"overrides {key!r}, which is a permission"


def _check_rows(measure: Measure, program: Program, book: LawBook) -> Iterator[str]:
    if not measure.rows:
        yield "no status rows"
    for row in measure.rows:
        yield from (f"row of {row.start}: {what}" for what in _check_row(row, program, book))
    for before, after in pairwise(measure.rows):
        if before.end is None or before.end > after.start:
            yield f"row of {after.start} overlaps the one before"
        elif before.end < after.start and measure.kind is not Kind.PERMISSION:
            yield f"gap from {before.end} to {after.start}"
        if after.published < before.published:
            yield f"row of {after.start} was published before the row it follows"
        if before.end == after.start and before.end_known and before.end_known > after.published:
            yield f"end of the row of {before.start} is known later than the row that follows it"


def _check_row(row: StatusRow, program: Program, book: LawBook) -> Iterator[str]:
    if row.end is not None and row.start >= row.end:
        yield f"ends on {row.end}, not after it begins"
    if row.end is None and row.status is Status.WIND_DOWN:
        yield "a wind-down must end"
    if row.end is not None and row.published >= row.end:
        yield "published when it was over"
    if row.end_known is not None and row.end_known < row.published:
        yield "its end is known before it was published"
    if row.start > program.law_known_to:
        yield f"begins after the day to which the law is known ({program.law_known_to})"
    if row.conditions and row.status is Status.LIFTED:
        yield "what is lifted has no conditions"
    yield from _check_plans(row)
    acts = [book.instruments[key] for key in row.by if key in book.instruments]
    if not row.by:
        yield "no instrument: a status needs a source"
    elif acts and all(min(act.signed or act.effective, act.effective) > row.published for act in acts):
        yield f"none of {', '.join(row.by)} was there on the day it was published ({row.published})"


def _check_plans(row: StatusRow) -> Iterator[str]:
    days = [plan.known for plan in row.planned]
    if days != sorted(set(days)) or any(day < row.published for day in days):
        yield "plans must follow each other, from the day it was published"
    if row.planned and (row.end_known is None or days[-1] >= row.end_known):
        yield "a row with plans needs a real end that was known later than they (end_known)"
    if row.then and not row.planned:
        yield "`then` says what was to follow a planned end, and there is none"
    late = [part.text for part in row.dated if part.known and part.known < row.published]
    yield from (f"part of the note known before the row was published: {text}" for text in late)


def _check_condition(condition: Condition) -> Iterator[str]:
    if not condition.fact:
        return
    if condition.fact not in FACTS:
        yield f"condition on an unknown fact {condition.fact!r}"
        return
    kind = FACTS[condition.fact][0]
    if condition.op not in OPS[kind]:
        yield f"condition on {condition.fact}: {condition.op!r} does not suit a {kind}; use {', '.join(OPS[kind])}"
    wanted = (tuple,) if condition.op in ("in", "any_of", "none_of") else _VALUE_TYPES[kind]
    if not isinstance(condition.value, wanted):
        yield f"condition on {condition.fact}: {condition.value!r} is not a {'list' if wanted == (tuple,) else kind}"
    elif condition.fact in FACT_WORDS and isinstance(condition.value, tuple):
        unknown = [str(word) for word in condition.value if word not in FACT_WORDS[condition.fact]]
        if unknown:
            yield f"condition on {condition.fact}: unknown word {', '.join(unknown)}"
