"""The lists, in the terminal: what became of files just given, and what is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.model.record import Problem, Severity
from ostrakon.report.status import ListStatus, Loaded, VersionProblems
from ostrakon.report.terminal.paper import bullet, hang, say, section, table, tone
from ostrakon.report.verdict import say_coverage, unchecked
from ostrakon.report.words import say_count, say_dataset, say_day, say_short_day
from ostrakon.store.records import Version

ORIGINS = {"content": "the file says so", "option": "given by --published", "folder": "from the folder's name"}
_TONES = {"loaded": "go", "unchanged": "open", "skipped": "open", "refused": "stop", "failed": "stop"}
_LOST = {Severity.ROW: "row lost", Severity.VALUE: "value lost", Severity.NOTE: "doubt"}
_HINT = "`ostrakon lists problems` shows each row and value that could not be used."


def show_loaded(outcomes: Sequence[Loaded]) -> RenderableType:
    """One line a snapshot with its counts; refused and failed files with the reason; skipped files counted by reason."""
    used = [it for it in outcomes if it.outcome in ("loaded", "unchanged")]
    rows: list[tuple[str | Text, ...]] = [(tone(it.outcome, _TONES[it.outcome]), *_counts(it)) for it in used]
    parts: list[RenderableType] = []
    if used:
        parts.append(table(("", "List", "Version", "Day known from", "Rows", "Entries", "Problems"), rows, right=(4, 5, 6)))
    for it in outcomes:
        if it.outcome in ("refused", "failed"):
            parts += [Text(""), Text.assemble(tone(it.outcome, "stop"), f"  {', '.join(it.files)}"), say(it.reason, indent=2)]
    skipped: dict[str, list[str]] = {}
    for it in outcomes:
        if it.outcome == "skipped":
            skipped.setdefault(it.reason, []).extend(it.files)
    if skipped:
        parts.append(section("Not lists, or in a format that is not read"))
        parts += [bullet(f"{reason}: {_some(files)}") for reason, files in skipped.items()]
    entries = sum(it.entities for it in used)
    parts += [Text(""), say(f"{say_count(len(used), 'version')} with {say_count(entries, 'entry', 'entries')} in all.")]
    if any(it.problems for it in used):
        parts.append(say(_HINT))
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
    if any(it.problems for it in status.versions):
        parts.append(say(_HINT))
    if status.refusals:
        parts.append(section("Refused"))
        parts += [bullet(f"{it.file}, {say_day(it.loaded_at)}: {it.message}") for it in status.refusals]
    if gaps := unchecked(status.coverage):
        parts += [section("Not covered, or only by an old version"), *(bullet(gap) for gap in gaps)]
    return Group(*parts, Text(""))


def show_list_problems(found: Sequence[VersionProblems]) -> RenderableType:
    """Every row and value that could not be used, under its version: how much it costs, file and line, what, the text."""
    if not found:
        return say("Every row and value of the loaded lists could be used.")
    parts: list[RenderableType] = []
    for it in found:
        parts.append(section(f"{say_dataset(it.dataset)}, {say_day(it.published)}: {say_count(len(it.problems), 'problem')}"))
        parts += [hang(_LOST[problem.severity], _say_problem(problem)) for problem in it.problems]
    return Group(*parts, Text(""))


def _say_problem(it: Problem) -> str:
    return f"{it.file} {it.place}: {it.what}" + (f": {it.text}" if it.text else "")


def _origin(it: Version) -> str:
    origin = ORIGINS.get(it.date_origin.value, it.date_origin.value)
    return f"{origin} (superseded)" if it.superseded else origin
