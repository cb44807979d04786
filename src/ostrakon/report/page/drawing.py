"""Pictures for the page, each in a wide and a narrow form; the screen's width chooses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from ostrakon.model.party import Party
from ostrakon.report.pictures import chart_party
from ostrakon.report.svg.lanes import BROAD, IN_CARD, NARROW, STATUS_WORDS, WIDE, Bar, Chart, Layout, render_lanes
from ostrakon.report.svg.matrix import STANDING_WORDS, Cell, Grid, render_matrix
from ostrakon.report.words import say_stretch


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture twice: 760 units wide, and 324 or less."""

    wide: Markup
    narrow: Markup


def draw_chart(chart: Chart, wide_as: Layout = BROAD, narrow_as: Layout = NARROW) -> Drawing:
    """Draw life lines for the page, whose style sheet they use."""
    wide = render_lanes(chart, wide_as, standalone=False)
    narrow = render_lanes(replace(chart, key=f"{chart.key}n"), narrow_as, standalone=False)
    return Drawing(Markup(wide), Markup(narrow))  # noqa: S704 - svg.canvas escapes every value


def draw_party(party: Party, key: str, days: tuple[date, ...]) -> Drawing | None:
    """Draw a party's stays on the lists, to stand in a card; None where nothing is dated."""
    chart = chart_party(party, key, days)
    return draw_chart(chart, WIDE, IN_CARD) if chart else None


def draw_grid(grid: Grid) -> Drawing:
    """Draw a matrix for the page, whose style sheet it uses."""
    wide = render_matrix(grid, standalone=False)
    narrow = render_matrix(replace(grid, key=f"{grid.key}n"), narrow=True, standalone=False)
    return Drawing(Markup(wide), Markup(narrow))  # noqa: S704 - svg.canvas escapes every value


def say_bar(bar: Bar) -> str:
    """A stretch of a life line in words, for the table behind the picture."""
    stretch = say_stretch(bar.start, bar.end)
    return f"{STATUS_WORDS.get(bar.status, bar.status)} {f'from {stretch}' if bar.end else stretch}"


def say_cell(cell: Cell) -> str:
    """A cell of the matrix in words, for the table behind the picture."""
    said = STANDING_WORDS[cell.standing]
    return cell.note or (f"{said} {cell.text}" if cell.standing == "holds" else said)
