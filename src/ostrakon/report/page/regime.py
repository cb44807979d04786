"""WHEN and WHO ELSE on the page: the regime's pictures, and the tables that say the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from ostrakon.law.alignment import Alignment, OrderCount, Pair
from ostrakon.law.timeline import Timeline
from ostrakon.report.namesakes import list_namesakes
from ostrakon.report.page.drawing import Drawing, draw_chart, draw_grid
from ostrakon.report.pictures import RESTRICTIVE, chart_timeline, grid_alignment, lane_of, short_authority
from ostrakon.report.svg.lanes import Lane
from ostrakon.report.svg.matrix import Row
from ostrakon.report.words import KINDS, say_day, say_order, say_stretch

SHEET = 24  # lanes that a sheet of paper takes
MEASURE_TITLES = ("In force", "Wind-down", "Suspended", "Lifted", "None stands", "Not covered", "Reliefs")


@dataclass(frozen=True, slots=True)
class RegimeView:
    """The life of the regime: phases in words, the picture, every measure as a table row."""

    pictures: tuple[Drawing, ...]
    known: str
    phases: tuple[tuple[str, str], ...]
    lanes: tuple[tuple[str, Lane], ...]  # kind of rule, its life
    undrawn: int  # rules that only the table has
    contested: tuple[str, ...]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoListsView:
    """Who lists whom: the picture, all rows, and how far any two authorities agree."""

    picture: Drawing
    day: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    pairs: tuple[tuple[str, Pair], ...]
    alone: tuple[str, ...]
    namesakes: tuple[tuple[str, tuple[str, ...]], ...]  # a party; those that are perhaps the same
    measures: tuple[tuple[str, tuple[int, ...]], ...]  # legal order; counts as MEASURE_TITLES


def view_regime(timeline: Timeline) -> RegimeView:
    """Lay out a timeline; measures of every kind are in the table, the picture shows the restrictive ones."""
    phases = tuple((say_stretch(it.start, it.end), it.title) for it in timeline.phases)
    contested = tuple(dict.fromkeys(f"{line.title}: {line.contested}" for line in timeline.lines if line.contested))
    lanes = tuple((KINDS[line.kind], lane_of(line)) for line in timeline.lines)
    undrawn = sum(line.kind not in RESTRICTIVE for line in timeline.lines)
    return RegimeView(
        tuple(map(draw_chart, chart_timeline(timeline).parts(SHEET))),
        say_day(timeline.as_of.known),
        phases,
        lanes,
        undrawn,
        contested,
        timeline.stale,
    )


def view_who_lists(alignment: Alignment, measures: tuple[OrderCount, ...]) -> WhoListsView:
    """Lay out who lists whom and how the measures of each legal order stand."""
    grid = grid_alignment(alignment)
    pairs = tuple((f"{short_authority(it.one)} and {short_authority(it.other)}", it) for it in alignment.pairs)
    alone = tuple(f"{short_authority(name)} {count:,}" for name, count in alignment.alone if count)
    every = grid_alignment(alignment, len(alignment.rows)).rows
    day, namesakes = say_day(alignment.as_of.valid), list_namesakes(alignment)
    return WhoListsView(draw_grid(grid), day, grid.columns, every, pairs, alone, namesakes, view_measures(measures))


def view_measures(measures: tuple[OrderCount, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Give the counts of each legal order in the order of MEASURE_TITLES."""
    return tuple((say_order(it.order), it.counts) for it in measures)
