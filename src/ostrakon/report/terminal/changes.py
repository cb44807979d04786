"""WHEN, in the terminal: what was added, removed, amended or moved on the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.report.terminal.paper import hang, say, section
from ostrakon.report.words import join_words, say_count, say_dataset, say_prop, say_range, shorten, some
from ostrakon.store.records import Change, FieldChange

SHOWN, FIELDS_SHOWN = 200, 8
_TITLES = {"added": "Added", "removed": "Removed", "moved": "Moved to another list", "amended": "Amended"}
_SIGNS = {"added": "+", "removed": "-", "moved": "→", "amended": "~"}


def show_changes(changes: Sequence[Change], limit: int = SHOWN) -> RenderableType:
    """Changes by kind, the gravest first; the day stays a range where two snapshots are all there is."""
    if not changes:
        return say("No change on the loaded lists between these days.")
    counts = Counter(it.kind for it in changes)
    told = join_words([f"{counts[kind]:,} {kind}" for kind in _TITLES if counts[kind]])
    parts: list[RenderableType] = [say(f"{say_count(len(changes), 'change')}: {told}.")]
    left = limit
    for kind, title in _TITLES.items():
        many = [it for it in changes if it.kind == kind]
        if many:
            parts.append(section(title))
            parts += [part for it in many[:left] for part in _show_change(it)]
        if len(many) > left:
            parts.append(say(f"… and {say_count(len(many) - left, 'more')} (all: --json)".replace("mores", "more"), indent=2))
        left = max(0, left - len(many))
    return Group(*parts, Text(""))


def _show_change(it: Change) -> list[RenderableType]:
    line = f"{it.caption}: {say_dataset(it.dataset)}, {say_range(it.when)} ({it.entry_id})"
    fields = some([_say_field(field) for field in it.details], FIELDS_SHOWN)
    return [hang(_SIGNS.get(it.kind, "•"), line, hold=1), *(say(field, "dim", indent=6) for field in fields)]


def _say_field(field: FieldChange) -> str:
    gone = f"no longer {', '.join(field.removed)}" if field.removed else ""
    new = f"now {', '.join(field.added)}" if field.added else ""
    return shorten(f"{say_prop(field.prop)}: {'; '.join(x for x in (gone, new) if x)}", 300)
