"""SAYS WHO, in the terminal: parties, statements with their speakers, events, and what the record says of the claims."""

from __future__ import annotations

from rich.console import Group, RenderableType

from ostrakon.news.records import NewsParty, Reading
from ostrakon.report.page.reading import Note, ReadingView, view_reading
from ostrakon.report.terminal.paper import TONES, bullet, hang, head, pairs, say, section
from ostrakon.report.words import join_words, say_count


def show_reading(reading: Reading) -> RenderableType:
    """The card of one report."""
    view = view_reading(reading)
    parts: list[RenderableType] = [head(view.headline or "Report", ", ".join(x for x in (view.publisher, view.published) if x))]
    counts = ((reading.statements, "statement"), (reading.events, "event"), (reading.checks, "check"))
    found = join_words([say_count(len(reading.parties), "party", "parties"), *(say_count(len(many), one) for many, one in counts)])
    parts += [say(f"Found {found}."), *_show_parties(view)]
    notes = [note for block in view.blocks for note in block.notes]
    parts += _show_notes("Statements", [note for note in notes if note.words])
    parts += _show_notes("Events", [note for note in notes if not note.words])
    if view.checks:
        parts.append(section("Held against the record"))
    for check in view.checks:
        parts.append(hang(f"{check.look.sign} {check.look.word}", check.what, TONES[check.look.tone]))
        parts += [say(line, "dim", indent=6) for line in (f"“{check.claim}”", *map(str, check.evidence))]
    if view.notes:
        parts += [section("Left open"), *(bullet(note) for note in view.notes)]
    return Group(*parts)


def _show_parties(view: ReadingView) -> list[RenderableType]:
    parts: list[RenderableType] = [section("Who is in it")]
    told = ((title, ", ".join(_say_party(it) for it in parties)) for title, parties in view.parties)
    return [*parts, pairs(told)]


def _say_party(it: NewsParty) -> str:
    return f"{it.name}{f' ({it.role})' if it.role else ''}{' [on a list]' if it.listed else ''}"


def _show_notes(title: str, notes: list[Note]) -> list[RenderableType]:
    parts: list[RenderableType] = [section(title)] if notes else []
    for note in notes:
        parts.append(hang(note.mark, f"{note.head}{f': “{note.words}”' if note.words else ''}"))
        parts.append(say("; ".join(f"{label.lower()} {text}" for label, text in note.details), "dim", indent=6))
    return parts
