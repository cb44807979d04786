"""The lists, in the terminal: what became of files just given, and what is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.report.status import ListStatus, Loaded
from ostrakon.report.terminal.paper import bullet, say, section, table, tone
from ostrakon.report.verdict import say_coverage, unchecked
from ostrakon.report.words import say_count, say_dataset, say_day, say_short_day
from ostrakon.store.records import Version

ORIGINS = {"content": "the file says so", "option": "given by --published", "folder": "from the folder's name"}
_TONES = {"loaded": "go", "unchanged": "open", "skipped": "open", "refused": "stop"}


def show_loaded(outcomes: Sequence[Loaded]) -> RenderableType:
    """One line a snapshot with its counts; refused files with the reason; skipped files counted by reason."""
    used = [it for it in outcomes if it.outcome in ("loaded", "unchanged")]
    rows: list[tuple[str | Text, ...]] = [(tone(it.outcome, _TONES[it.outcome]), *_counts(it)) for it in used]
    parts: list[RenderableType] = []
    if used:
        parts.append(table(("", "List", "Version", "Day known from", "Rows", "Entries", "Problems"), rows, right=(4, 5, 6)))
    for it in outcomes:
        if it.outcome == "refused":
            parts += [Text(""), Text.assemble(tone("refused", "stop"), f"  {', '.join(it.files)}"), say(it.reason, indent=2)]
    skipped: dict[str, list[str]] = {}
    for it in outcomes:
        if it.outcome == "skipped":
            skipped.setdefault(it.reason, []).extend(it.files)
    if skipped:
        parts.append(section("Not lists, or in a format that is not read"))
        parts += [bullet(f"{reason}: {_some(files)}") for reason, files in skipped.items()]
    entries = sum(it.entities for it in used)
    parts += [Text(""), say(f"{say_count(len(used), 'version')} with {say_count(entries, 'entry', 'entries')} in all.")]
    return Group(*parts)


def _counts(it: Loaded) -> tuple[str, ...]:
    return (
        say_dataset(it.dataset),
        say_short_day(it.published),
        ORIGINS.get(it.date_origin, it.date_origin),
        f"{it.rows:,}",
        f"{it.entities:,}",
        f"{it.problems:,}",
    )


def _some(files: list[str], limit: int = 3) -> str:
    names = [name.rpartition("/")[2] for name in files]
    return ", ".join(names[:limit]) + (f" and {len(names) - limit} more" if len(names) > limit else "")


def show_status(status: ListStatus) -> RenderableType:
    """Every list: the version in force on the day with its age, every version with counts, every refusal."""
    rows = [(say_dataset(it.dataset), say_coverage(it), it.note) for it in status.coverage]
    parts: list[RenderableType] = [table(("List", "Answers with", "Note"), rows), section("Versions")]
    told = [
        (say_dataset(it.dataset), say_short_day(it.published), _origin(it), f"{it.rows:,}", f"{it.entities:,}", f"{it.problems:,}")
        for it in status.versions
    ]
    parts.append(table(("List", "Version", "Day known from", "Rows", "Entries", "Problems"), told, right=(3, 4, 5)))
    if status.refusals:
        parts.append(section("Refused"))
        parts += [bullet(f"{it.file}, {say_day(it.loaded_at)}: {it.message}") for it in status.refusals]
    if gaps := unchecked(status.coverage):
        parts += [section("Not covered, or only by an old version"), *(bullet(gap) for gap in gaps)]
    return Group(*parts, Text(""))


def _origin(it: Version) -> str:
    origin = ORIGINS.get(it.date_origin.value, it.date_origin.value)
    return f"{origin} (superseded)" if it.superseded else origin
