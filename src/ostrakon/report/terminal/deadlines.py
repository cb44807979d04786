"""WHEN, in the terminal: what ends soon."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.law.deadlines import Deadline
from ostrakon.law.vocabulary import CONFIDENCE
from ostrakon.report.terminal.paper import bullet, say, section
from ostrakon.report.words import say_count, say_day, say_order, some


def show_deadlines(found: Sequence[Deadline]) -> RenderableType:
    """Last days, soonest first, with the conditions under which they help."""
    if not found:
        return say("Nothing that we know of ends within that time.")
    parts: list[RenderableType] = [say(f"{say_count(len(found), 'deadline')}, soonest first.")]
    for (day, left), many in groupby(found, key=lambda it: (it.day, it.days_left)):
        parts.append(section(f"{say_day(day)}, {_left(left)}"))
        for it in many:
            doubt = "" if it.confidence == "h" else f" [{CONFIDENCE.get(it.confidence, it.confidence)} confidence]"
            parts.append(bullet(f"{say_order(it.order)}: {it.what}{doubt}"))
            parts += [say(f"if {text}", "dim", indent=6) for text in it.conditions]
            if it.citations:
                parts.append(say("; ".join(some([str(c) for c in it.citations], 2)), "dim", indent=6))
    return Group(*parts, Text(""))


def _left(days: int) -> str:
    return "today" if days == 0 else f"in {say_count(days, 'day')}"
