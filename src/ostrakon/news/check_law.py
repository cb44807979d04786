"""Claims about agreements and sanctions, held against the law files: what stands, what is only announced, what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ostrakon.law.records import CalendarDay, Instrument, Kind, LawBook, Measure, Status, StatusRow
from ostrakon.law.standing import standing, visible_rows
from ostrakon.model.time import AsOf, DayRange
from ostrakon.news.lexicon import load_table
from ostrakon.news.records import Check, Event, Evidence, MeasureMention, Reading, Span, Verdict, When

_NEAR = timedelta(31)
_SANCTIONS = (Kind.PROHIBITION, Kind.BLOCKING, Kind.EXPOSURE)  # what binds or threatens; licences and duties are no sanctions
RELIEF = frozenset({"lift_sanctions", "suspend_sanctions", "waive_sanctions"})


def check_exit(reading: Reading, event: Event, book: LawBook, as_of: AsOf) -> Check | None:
    """Did that party leave that agreement, by which act, on the day that the report gives?"""
    rows = [r for r in _knowledge("exits") if r["agreement"] in event.about]
    agreement = next((reading_measure(reading, m) for m in event.about), None)
    name = agreement.name if agreement else "the agreement"
    if not rows:
        return _check(event, Verdict.BEYOND_COVERAGE, f"our record does not cover who left {name}", (), as_of)
    row = next((r for r in rows if r["actor"] in _stands_for(reading, event.actors)), None)
    act = book.instruments.get(row["instrument"]) if row else None
    if act is None or (act.signed or act.effective) > as_of.known:
        return _check(event, Verdict.NOT_FOUND, f"no act by which this party left {name} is known on {as_of.known}", (), as_of)
    day = act.signed or act.effective
    evidence = (_instrument(act, book), *_calendar(book, day))
    if _misses(event, day):
        return _check(event, Verdict.CONTRADICTED, f"the record dates the withdrawal {day}, the report {_told_day(event)}", evidence, as_of)
    return _check(event, Verdict.CONFIRMED, f"left on {day}: {act.title}", evidence, as_of)


def check_in_force(reading: Reading, event: Event, book: LawBook, as_of: AsOf) -> Check | None:
    """Are the sanctions that the report calls imposed or back in force on that day, or only announced?"""
    measure = next((m for a in event.about if (m := reading_measure(reading, a)) and m.kind == "sanctions"), None)
    found = _measures(book, reading, event, measure)
    if found is None:
        return _check(event, Verdict.BEYOND_COVERAGE, "our law files do not cover these sanctions", (), as_of)
    waiting = [(m, row) for m in found if (row := standing(m, as_of)) and row.status is Status.WIND_DOWN]
    since = _event_day(event) or reading.article.published or as_of.valid - _NEAR
    begun = [(m, row) for m in found if (row := standing(m, as_of)) and row.status is Status.IN_FORCE and row.start >= since]
    coming = [(m, row) for m in found if (row := _next_in_force(m, as_of)) is not None]
    if begun and not coming:
        text = f"{_count(len(begun))} in force since {min(r.start for _, r in begun)}"
        return _check(event, Verdict.CONFIRMED, text, _evidence(m for m, _ in begun), as_of)
    if coming or waiting:
        text, shown = _announcement(waiting, coming, measure.sectors if measure else (), as_of)
        acts = [book.instruments[i] for i in dict.fromkeys(i for _, r in waiting for i in r.by) if i in book.instruments]
        starts = _calendar(book, *(r.start for _, r in coming), known=as_of.known)
        evidence = (*(_instrument(act, book) for act in acts), *starts, *_evidence(shown))
        return _check(event, Verdict.ANNOUNCED, text, evidence, as_of)
    standing_now = [m for m in found if (row := standing(m, as_of)) and row.status is Status.IN_FORCE]
    if event.type != "reimpose_sanctions" and standing_now:
        return _check(event, Verdict.CONFIRMED, f"{_count(len(standing_now))} in force on {as_of.valid}", _evidence(standing_now), as_of)
    return _check(event, Verdict.NOT_FOUND, f"no measure of these sanctions begins or is announced around {as_of.valid}", (), as_of)


def _announcement(
    waiting: list[tuple[Measure, StatusRow]], coming: list[tuple[Measure, StatusRow]], sectors: tuple[str, ...], as_of: AsOf
) -> tuple[str, list[Measure]]:
    """Say what is announced, in wind-down, and when it comes; the measures to show, those of the report's sectors first."""
    days = sorted({r.start for _, r in coming})
    told = max((r.published for _, r in coming), default=as_of.known)
    parts = [f"announced on {told}, not yet in force on {as_of.valid}: {_count(len(waiting))} in wind-down"]
    if days:
        parts.append(f"the first in force on {days[0]}" + (f", the last on {days[-1]}" if len(days) > 1 else ""))
    hit = sorted({r.start for m, r in coming if _touches(m, sectors)})
    if hit:
        count = sum(_touches(m, sectors) for m, _ in coming)
        parts.append(f"of them {count} on {', '.join(sectors)}: {' and '.join(map(str, hit))}")
    return "; ".join(parts), sorted((m for m, _ in waiting), key=lambda m: (not _touches(m, sectors), m.id))


def check_lifted(reading: Reading, event: Event, book: LawBook, as_of: AsOf) -> Check | None:
    """When did the relief take effect?"""
    days = _relief_days(event, book, as_of)
    measure = next((m for a in event.about if (m := reading_measure(reading, a)) and m.kind == "sanctions"), None)
    found = _measures(book, reading, event, measure) or ()
    day = days[0].day if days else _event_day(event)
    if day is None:
        return None
    lifted = [
        m for m in found if any(r.start == day and r.status in {Status.LIFTED, Status.SUSPENDED} for r in visible_rows(m, as_of.known))
    ]
    evidence = (*(_day(d, book) for d in days), *_evidence(lifted))
    if not evidence:
        return _check(event, Verdict.NOT_FOUND, f"no measure of these sanctions is lifted or suspended on {day}", (), as_of)
    text = f"{_count(len(lifted))} lifted or suspended on {day}" + (f" ({days[0].title})" if days else "")
    exact = event.date is not None and event.date.value is not None and event.date.value.exact is not None
    if exact and _misses(event, day):
        return _check(event, Verdict.CONTRADICTED, f"{text}; the report says {_told_day(event)}", evidence, as_of)
    return _check(event, Verdict.CONFIRMED, text, evidence, as_of)


def date_relief(event: Event, book: LawBook, as_of: AsOf) -> Event:
    """Date relief under an agreement by the day on which it took effect, where the report has no day: its year is that of the signing."""
    days = _relief_days(event, book, as_of) if event.type in RELIEF else []
    if not days or (event.date is not None and event.date.precision != "year"):
        return event
    span = event.date.span if event.date else event.evidence
    return replace(event, date=When(span, DayRange.on(days[0].day), "day", f"by the record: {days[0].title}"))


def _relief_days(event: Event, book: LawBook, as_of: AsOf) -> list[CalendarDay]:
    titles = [r["calendar"] for r in _knowledge("relief") if r["agreement"] in event.about]
    return [d for d in book.calendar if d.title in titles and (d.published or d.day) <= as_of.known]


def check_secondary(reading: Reading, event: Event, book: LawBook, as_of: AsOf) -> Check | None:
    """Do measures reach companies of third countries on that day? They threaten; they bind nobody abroad."""
    measure = next((m for a in event.about if (m := reading_measure(reading, a)) and m.kind == "sanctions"), None)
    found = [m for m in _measures(book, reading, event, measure) or () if m.order.endswith("_secondary")]
    if not found:
        return _check(
            event, Verdict.BEYOND_COVERAGE, "our law files hold no measures of this party against companies of third countries", (), as_of
        )
    now = [m for m in found if (row := standing(m, as_of)) and row.status is Status.IN_FORCE]
    coming = {m.id: row for m in found if (row := _next_in_force(m, as_of)) is not None}
    text = f"secondary sanctions threaten, they bind nobody abroad; {_count(len(now))} in force on {as_of.valid}"
    if coming:
        days = sorted({r.start for r in coming.values()})
        text += f", {len(coming)} more announced for {' and '.join(map(str, days))}"
        shown = _evidence(m for m in found if m.id in coming)
        return _check(event, Verdict.ANNOUNCED, text, (*_calendar(book, *days, known=as_of.known), *shown), as_of)
    return _check(event, Verdict.CONFIRMED if now else Verdict.NOT_FOUND, text, _evidence(now), as_of)


def reading_measure(reading: Reading, measure_id: str) -> MeasureMention | None:
    """Find a measure of the reading by id."""
    return next((m for m in reading.measures if m.id == measure_id), None)


def _measures(book: LawBook, reading: Reading, event: Event, mention: MeasureMention | None) -> list[Measure] | None:
    """The measures of the acting party's legal orders on the target; None where the law files hold no such programme."""
    actors = event.actors or ((mention.imposed_by,) if mention and mention.imposed_by else ())
    orders = {o for a in _stands_for(reading, actors) for o in _knowledge("orders").get(a, ())}
    targets = (*event.targets, *((mention.target,) if mention else ()))
    regimes = {_knowledge("targets")[t] for t in targets if t in _knowledge("targets")}
    found = [m for p in book.programs.values() if p.target in regimes for m in p.measures if m.order in orders and m.kind in _SANCTIONS]
    return found or None


def list_keepers(reading: Reading, parties: Iterable[str]) -> frozenset[str]:
    """Give the authorities that keep the lists of these parties, or of those they speak for."""
    orders = {o for a in _stands_for(reading, parties) for o in _knowledge("orders").get(a, ())}
    return frozenset(_knowledge("authorities")[o] for o in orders if o in _knowledge("authorities"))


def _stands_for(reading: Reading, parties: Iterable[str]) -> set[str]:
    """The parties and those they speak for."""
    out: set[str] = set()
    for party_id in parties:
        while party_id and party_id not in out:
            out.add(party_id)
            party = reading.party(party_id)
            party_id = party.speaks_for if party else ""  # noqa: PLW2901 - climbing
    return out


def _next_in_force(measure: Measure, as_of: AsOf) -> StatusRow | None:
    """The row known on the day by which the measure will come into force later."""
    rows = (r for r in visible_rows(measure, as_of.known) if r.start > as_of.valid and r.status is Status.IN_FORCE)
    return min(rows, key=lambda r: r.start, default=None)


def _touches(measure: Measure, sectors: tuple[str, ...]) -> bool:
    words = {w for s in sectors for w in _knowledge("sectors").get(s, (s,))}
    return bool(words & {*measure.covers.sectors, *measure.covers.goods, *measure.covers.activities})


def _event_day(event: Event) -> date | None:
    value = event.date.value if event.date else None
    return value.earliest if value else None


def _misses(event: Event, day: date) -> bool:
    """Whether the report's own date excludes the day of the record."""
    value = event.date.value if event.date else None
    if value is None:
        return False
    return bool((value.earliest and day < value.earliest) or (value.latest and day > value.latest))


def _told_day(event: Event) -> str:
    value = event.date.value if event.date else None
    return str(value or DayRange(None, None))


def _knowledge(key: str) -> Any:
    return load_table("knowledge.yaml")[key]


def _count(number: int) -> str:
    return f"{number} measure" if number == 1 else f"{number} measures"


def _evidence(measures: Iterable[Measure]) -> tuple[Evidence, ...]:
    return tuple(Evidence("measure", m.id, m.title, None, m.cite) for m in measures)


def _instrument(act: Instrument, book: LawBook) -> Evidence:
    return Evidence("instrument", act.id, act.title, act.signed or act.effective, _source(act.sources, book))


def _calendar(book: LawBook, *days: date, known: date | None = None) -> tuple[Evidence, ...]:
    return tuple(_day(d, book) for d in book.calendar if d.day in days and (known is None or (d.published or d.day) <= known))


def _day(day: CalendarDay, book: LawBook) -> Evidence:
    return Evidence("calendar", day.title, day.title, day.day, _source(day.sources, book))


def _source(keys: tuple[str, ...], book: LawBook) -> str:
    """The first source in full; the others are in the law file."""
    return next((str(book.sources[key]) for key in keys if key in book.sources), ", ".join(keys))


def _check(event: Event, verdict: Verdict, what: str, evidence: tuple[Evidence, ...], as_of: AsOf) -> Check:
    return Check(event.id, Span(event.evidence.start, event.evidence.end, event.evidence.text), verdict, what, evidence, as_of)
