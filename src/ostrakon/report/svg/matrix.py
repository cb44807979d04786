"""Who lists whom: parties down, authorities across, a cell for each standing with the year since when."""

from __future__ import annotations

from dataclasses import dataclass

from ostrakon.report.svg.canvas import SMALL_PX, Frame, fit, group, picture, tag, text_width, words, wrap
from ostrakon.report.svg.style import box, patterns, standalone_css

MARGIN = 2.0

STANDING_WORDS = {
    "holds": "listed, since",
    "last_seen": "listed, but gone at the next look",
    "possible": "not yet seen, there at the next look",
    "former": "no longer listed",
    "not": "not listed",
    "unknown": "no data",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One party at one authority: a standing (a key of STANDING_WORDS), a word, a full note."""

    standing: str
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One party with a cell for each column."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """All that a matrix picture needs. `more` says what the picture leaves out."""

    key: str
    title: str
    desc: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: str = ""


def render_matrix(grid: Grid, *, narrow: bool = False, standalone: bool = True) -> str:
    """Draw the grid, 760 units wide, or 324 with each party's name above its cells."""
    width, label = (324.0, 0.0) if narrow else (760.0, 290.0)
    cell = (width - label - 4) / max(1, len(grid.columns))
    lines = [wrap(name, cell - 6, 2, SMALL_PX) for name in grid.columns]
    top = 8.0 + 14 * max((len(x) for x in lines), default=1)
    heads = [
        words(line, label + 4 + cell * (i + 0.5), 13 + 14 * n, text_anchor="middle", class_="soft")
        for i, column in enumerate(lines)
        for n, line in enumerate(column)
    ]
    body, y = [], top
    for row in grid.rows:
        told = wrap(row.label, cell * len(row.cells) if narrow else label - 8, 2)
        body.append(_draw_row(grid, row, told, Frame(label + 4, y, cell, 0), narrow=narrow))
        y += (28 if narrow else 12) + 14 * len(told)
    legend, y = _draw_legend(grid, y + 18, width)
    return picture(
        width, y + 8, patterns(grid.key), *heads, *body, legend,
        key=grid.key, title=grid.title, desc=grid.desc, css=standalone_css() if standalone else "",
    )  # fmt: skip


def _draw_row(grid: Grid, row: Row, lines: list[str], first: Frame, *, narrow: bool) -> str:
    """Draw one party's name and its cells; `first` is the place of its first cell, from the top of the row."""
    names = [words(line, 2, first.y + (12 if narrow else 17) + 14 * n) for n, line in enumerate(lines)]
    top = first.y + (3 + 14 * len(lines) if narrow else 2 + 7 * (len(lines) - 1))
    cells = [
        _draw_cell(grid, column, it, Frame(first.x + first.width * i, top, first.width - 4, 21))
        for i, (column, it) in enumerate(zip(grid.columns, row.cells, strict=True))
    ]
    return group(*names, *cells, title=row.label)


def _draw_cell(grid: Grid, column: str, it: Cell, frame: Frame) -> str:
    x, y, width = frame.x, frame.y, frame.width
    if it.standing in ("not", "unknown"):
        drawn = words("·" if it.standing == "not" else "?", x + width / 2, y + 15, text_anchor="middle", class_="soft")
    else:
        shape = box(grid.key, it.standing, frame)
        face = "on" if it.standing == "holds" else "soft head"
        text = fit(it.text, width - 4, SMALL_PX) if text_width(it.text, SMALL_PX) > width - 4 else it.text
        drawn = shape + words(text, x + width / 2, y + 15, text_anchor="middle", class_=face)
    return group(drawn, title=f"{column}: {it.note or f'{STANDING_WORDS[it.standing]} {it.text}'.strip()}")


def _draw_legend(grid: Grid, y: float, width: float) -> tuple[str, float]:
    drawn, x = [], MARGIN
    used = {cell.standing for row in grid.rows for cell in row.cells}
    for status, label in STANDING_WORDS.items():
        if status not in used:
            continue
        said = {"holds": f"{label} the year shown (≤: or earlier)", "unknown": "no data: listed or not"}.get(status, label)
        wide = 48 + text_width(said)
        if x + wide > width and x > MARGIN:
            x, y = MARGIN, y + 20
        sign = words({"not": "·", "unknown": "?"}.get(status, ""), x + 13, y, text_anchor="middle", class_="soft")
        drawn += [sign if status in ("not", "unknown") else box(grid.key, status, Frame(x, y - 10, 26, 12)), words(said, x + 33, y)]
        x += wide
    if grid.more:
        for line in wrap(grid.more, width, 3):
            y += 20
            drawn.append(words(line, 2, y, class_="soft"))
    return tag("g", *drawn) if drawn else "", y
