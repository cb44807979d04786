"""The sheet that terminal answers are written on: headed blocks, hanging lines, plain tables; foreign text never obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ostrakon.report.words import clean

TONES = {"stop": "bold red", "care": "yellow", "open": "cyan", "go": "green"}
WIDTH = 80


def say(text: str, style: str = "", indent: int = 0) -> RenderableType:
    """One paragraph; `text` is shown as it is, never read as markup."""
    written = Text(clean(text), style=style, overflow="fold")
    return Padding(written, (0, 0, 0, indent)) if indent else written


def head(title: str, right: str = "") -> RenderableType:
    """A heading in bold with a rule below it."""
    return Group(
        Text(clean(f"{title}  {right}".strip()), style="bold"),
        Text("─" * min(WIDTH - 2, max(12, cell_len(f"{title}  {right}"))), style="dim"),
    )


def section(title: str) -> RenderableType:
    """A small heading after a blank line."""
    return Group(Text(""), Text(clean(title), style="bold"))


def hang(label: str, text: str, style: str = "", indent: int = 2, hold: int = 2) -> RenderableType:
    """A line whose continuation hangs under the text after `label`."""
    grid = Table.grid(padding=(0, hold, 0, 0), expand=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(clean(label), style=style or "bold"), Text(clean(text), overflow="fold"))
    return Padding(grid, (0, 0, 0, indent))


def bullet(text: str, indent: int = 2) -> RenderableType:
    """A point of a list, its further lines hanging under the first."""
    return hang("•", text, indent=indent, hold=1)


def pairs(rows: Iterable[tuple[str, str]], indent: int = 2, style: str = "dim") -> RenderableType:
    """Two columns, the first as wide as its longest word group (24 at most)."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=style, max_width=24, overflow="fold")
    grid.add_column(overflow="fold")
    for left, right in rows:
        grid.add_row(Text(clean(left)), Text(clean(right), overflow="fold"))
    return Padding(grid, (0, 0, 0, indent))


def table(titles: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[int] = ()) -> RenderableType:
    """A table with a line under its titles; columns named in `right` are set flush right."""
    laid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for index, title in enumerate(titles):
        laid.add_column(title, justify="right" if index in right else "left", overflow="fold", no_wrap=index in right)
    for row in rows:
        laid.add_row(*(it if isinstance(it, Text) else Text(clean(str(it)), overflow="fold") for it in row))
    return laid


def tone(word: str, family: str) -> Text:
    """A word in the colour of its family."""
    return Text(clean(word), style=TONES.get(family, ""))
