"""WHEN, in the terminal: phases of a regime, and what changed on which day."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.law.timeline import Event, Timeline
from ostrakon.law.vocabulary import CONFIDENCE
from ostrakon.report.terminal.paper import bullet, head, say, section, table
from ostrakon.report.words import say_count, say_day, say_iso_days, say_short_day, say_stretch

_TONES = {"in_force": "red", "wind_down": "yellow", "suspended": "cyan", "lifted": "green"}


def show_timeline(timeline: Timeline) -> RenderableType:
    """The life of a programme or regime, oldest day first."""
    known, day = timeline.as_of.known, timeline.as_of.valid
    parts: list[RenderableType] = [head(timeline.key, f"as known on {say_day(known)}")]
    programs = ", ".join(timeline.programs)
    parts.append(say(f"{say_count(len(timeline.lines), 'measure')} of {programs}; covered from {say_day(timeline.covered_from)}."))
    if timeline.phases:
        told = ((say_stretch(p.start, p.end, say_short_day), p.title) for p in timeline.phases)
        parts += [section("Phases"), table(("When", "What"), told)]
    parts += [section("Days"), table(("Day", "Programme", "What changed"), [_event_row(it) for it in timeline.events])]
    if ahead := [it for it in timeline.events if it.day > day]:
        parts += [Text(""), say(f"After {say_day(day)}: {say_count(len(ahead), 'known change')}, the next on {say_day(ahead[0].day)}.")]
    if contested := dict.fromkeys(f"{line.title}: {line.contested}" for line in timeline.lines if line.contested):
        parts += [section("Contested"), *(bullet(text) for text in contested)]
    if timeline.stale:
        parts += [section("Take care"), *(bullet(say_iso_days(text)) for text in timeline.stale)]
    return Group(*parts)


def _event_row(event: Event) -> tuple[str | Text, ...]:
    doubt = "" if event.confidence == "h" else f" [{CONFIDENCE.get(event.confidence, event.confidence)} confidence]"
    if not event.program:
        return say_short_day(event.day), Text("calendar", style="bold"), Text(f"{event.what}{doubt}", style="bold")
    tone = "green" if event.permission and event.status == "in_force" else _TONES.get(event.status or "", "")
    return say_short_day(event.day), event.program, Text(f"{event.what}{doubt}", style=tone)
