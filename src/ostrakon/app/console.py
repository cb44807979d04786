"""Printing: text through rich, or JSON; progress on standard error so that output can be piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ostrakon.model.jsonable import to_json


def show(record: Any, render: Callable[[Any], RenderableType], *, as_json: bool) -> None:
    """Print one answer, as JSON or rendered for the terminal."""
    if as_json:
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
    Console(stderr=True, highlight=False, soft_wrap=True).print(text, markup=False, style="dim")
