"""Printing: text through rich, or JSON; progress on standard error so that output can be piped.

A terminal or pipe that is not UTF-8 gets our signs in plain letters and any other character it lacks as an escape: nothing is lost,
and nothing fails. JSON is UTF-8 always, as its standard says.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ostrakon.model.jsonable import to_json
from ostrakon.report.words import clean

_PLAIN = {
    "“": '"',
    "”": '"',
    "’": "'",
    "·": "-",
    "…": "...",
    "→": "->",
    "—": "-",
    "–": "-",
    "─": "-",
    "•": "*",
    "≤": "<=",
    "■": "#",
    "▲": "^",
    "◔": "~",
    "○": "o",
    "●": "*",
    "◆": "+",
    "✓": "v",
    "✕": "x",
    "≠": "!=",
    "⁇": "??",
    "□": "-",
}


def _spell(err: UnicodeError) -> tuple[str, int]:
    """Write characters that an encoding lacks in those it has."""
    assert isinstance(err, UnicodeEncodeError)
    lacking = err.object[err.start : err.end]
    return "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode() for c in lacking), err.end


codecs.register_error("ostrakon.plain", _spell)


def prepare_streams() -> None:
    """Make sure that whatever is printed can be written, whatever the encoding of the terminal or pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="ostrakon.plain")


def show(record: Any, render: Callable[[Any], RenderableType], *, as_json: bool) -> None:
    """Print one answer, as JSON or rendered for the terminal."""
    if as_json:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="ostrakon.plain")
        sys.stdout.write(to_json(record) + "\n")
    else:
        Console(highlight=False).print(render(record))


@contextmanager
def progress(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar on standard error while something takes its time; silent where that is not a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(title, total=None)

        def advance(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of)

        yield advance


def note(text: str) -> None:
    """Say something beside the answer, on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(clean(text), markup=False, style="dim")
