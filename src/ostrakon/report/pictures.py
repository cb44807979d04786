"""Records as pictures: the life of a regime, who lists whom, a party on the lists. Laid out here, drawn by `svg`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ostrakon.law.alignment import Alignment
from ostrakon.law.alignment import Cell as Stand
from ostrakon.law.records import Kind, StatusRow
from ostrakon.law.timeline import Line, Timeline
from ostrakon.model.party import Listing, Party
from ostrakon.report.svg.lanes import Bar, Chart, Lane, Mark
from ostrakon.report.svg.matrix import Cell, Grid, Row
from ostrakon.report.words import (
    ORDERS,
    say_authority,
    say_count,
    say_dataset,
    say_day,
    say_interval,
    say_order,
    say_range,
    say_short_day,
    say_start,
)

RESTRICTIVE = (Kind.PROHIBITION, Kind.BLOCKING, Kind.EXPOSURE)
WINDOW_START = date(2014, 1, 1)  # the picture begins here: just before the first relief
ROWS_DRAWN = 40  # of who lists whom; the table behind the picture has all
TABLE = "The table below the picture says the same in words."


def chart_timeline(timeline: Timeline, first: date = WINDOW_START) -> Chart:
    """Lay out the restrictive measures; those of one legal order with the same fate since `first` share a lane."""
    lines = [line for line in timeline.lines if line.kind in RESTRICTIVE]
    starts = [row.start for line in lines for row in line.rows]
    last = max([timeline.as_of.valid, *starts], default=first) + timedelta(days=60)
    first = min(first, last - timedelta(days=365))
    lanes = _merge(lines, first)
    desc = f"{say_count(len(lines), 'measure')} in {say_count(len(lanes), 'life line')}, from {say_day(first)} to {say_day(last)}. {TABLE}"
    title = f"The life of the {timeline.key} measures, as known on {say_day(timeline.as_of.known)}"
    return Chart("regime", title, desc, lanes, _marks(timeline, lines), first, last)


def _merge(lines: list[Line], first: date) -> tuple[Lane, ...]:
    """Put measures with the same stretches since `first` into one lane, by legal order; the largest lane of an order first."""
    fates: dict[tuple[str, tuple[Bar, ...]], list[Line]] = {}
    for line in lines:
        if bars := _since(line, first):
            fates.setdefault((line.order, tuple(replace(bar, start=max(bar.start or first, first)) for bar in bars)), []).append(line)
    places = {order: n for n, order in enumerate(ORDERS)}
    ordered = sorted(
        fates.items(), key=lambda it: (places.get(it[0][0], len(places)), -len(it[1]), it[0][1][0].start or first, it[1][0].title)
    )
    return tuple(Lane(_shared_label(many), say_order(order), _told(bars, many, first)) for (order, bars), many in ordered)


def _since(line: Line, first: date) -> list[Bar]:
    """Stretches that last beyond `first`, with their true starts."""
    return [bar for bar in join_bars(line.rows) if bar.end is None or bar.end > first]


def _told(bars: tuple[Bar, ...], lines: list[Line], first: date) -> tuple[Bar, ...]:
    """Give the first stretch of a lane its true start; where its measures began on several days, that of the first, and say so."""
    starts = {_since(line, first)[0].start or first for line in lines}
    if len(starts) == 1:
        return (replace(bars[0], start=min(starts)), *bars[1:])
    return (replace(bars[0], start=min(starts), note=f"the first of them; the last since {say_day(max(starts))}"), *bars[1:])


def _shared_label(lines: list[Line]) -> str:
    """Name a lane by its measure, or by the number of measures and the shortest title."""
    shortest = min(lines, key=lambda line: (len(line.title), line.title)).title
    return shortest if len(lines) == 1 else f"{len(lines)} rules, one of them: {shortest}"


def join_bars(rows: tuple[StatusRow, ...]) -> list[Bar]:
    """Turn status rows into stretches: rows of one status that touch are one."""
    bars: list[Bar] = []
    for row in sorted(rows, key=lambda row: row.start):
        if bars and bars[-1].end == row.start and bars[-1].status == row.status.value:
            bars[-1] = Bar(bars[-1].start, row.end, row.status.value)
        else:
            bars.append(Bar(row.start, row.end, row.status.value))
    return bars


def lane_of(line: Line) -> Lane:
    """One measure's whole life as a lane, for the table behind the picture."""
    return Lane(line.title, say_order(line.order), tuple(join_bars(line.rows)))


def _marks(timeline: Timeline, lines: list[Line]) -> tuple[Mark, ...]:
    """Give the days of the calendar on which at least one restrictive measure changed."""
    turning = {row.start for line in lines for row in line.rows} | {row.end for line in lines for row in line.rows}
    return tuple(Mark(event.day, event.what) for event in timeline.events if not event.program and event.day in turning)


def grid_alignment(alignment: Alignment, limit: int = ROWS_DRAWN) -> Grid:
    """Lay out parties by authorities, those on most lists first; what is left out is said."""
    columns = tuple(short_authority(name) for name in alignment.authorities)
    ranked = sorted(alignment.rows, key=lambda row: (-sum(cell.state in ("listed", "last_seen") for cell in row.cells), row.caption))
    rows = tuple(Row(row.caption, tuple(cell_of(cell) for cell in row.cells)) for row in ranked)
    desc = f"{say_count(len(rows), 'party', 'parties')} by {say_count(len(columns), 'authority', 'authorities')}. {TABLE}"
    more = f"Drawn are the {limit} of {len(rows):,} parties that stand on most lists; the table below has all." if len(rows) > limit else ""
    return Grid("who-lists", f"Who lists whom on {say_day(alignment.as_of.valid)}", desc, columns, rows[:limit], more)


def short_authority(name: str) -> str:
    """The authority's name without what stands in brackets."""
    return say_authority(name).partition(" (")[0]


_STANDING = {"listed": "holds", "last_seen": "last_seen", "possible": "possible", "former": "former", "never": "not"}  # no_data: unknown


def cell_of(cell: Stand) -> Cell:
    """One party before one authority: the year since when, or until when for a former listing, and the days in full."""
    standing = _STANDING.get(cell.state, "unknown")
    if standing == "former" and cell.until:
        year = cell.until.latest or cell.until.earliest
        return Cell(standing, f"to {year.year}" if year else "", f"no longer listed, removed {_on(say_range(cell.until))}")
    if cell.since is None:
        return Cell(standing, "", {"not": "not listed", "unknown": "no data"}.get(standing, ""))
    year = cell.since.latest or cell.since.earliest
    text = (str(year.year) if cell.since.exact else f"≤ {year.year}") if year else ""
    return Cell(standing, text, f"{_SAID.get(standing, standing)} since {say_start(cell.since)}{_first(cell)}")


_SAID = {
    "holds": "listed",
    "last_seen": "listed at the last look before, gone at the next;",
    "possible": "not yet seen, there at the next look; listed",
}


def _first(cell: Stand) -> str:
    """Name the first day of all where the stay that holds is not the first."""
    return f", first {_on(say_range(cell.first))}" if cell.first and cell.first != cell.since else ""


def _on(said: str) -> str:
    return f"on {said}" if said[0].isdigit() else said


def chart_party(party: Party, key: str, days: tuple[date, ...]) -> Chart | None:
    """Lay out a party's stays from the year before the first known day on; None where nothing is dated."""
    lanes = listing_lanes(party)
    known = [day for lane in lanes for bar in lane.bars for day in (bar.start, bar.end) if day] + list(days)
    if not lanes or not known:
        return None
    marks = tuple(Mark(day, "day asked about") for day in days)
    first, last = date(min(known).year - 1, 1, 1), date(max(known).year, 12, 31)
    one = "a day asked about" if days else "-"
    return Chart(f"life-{key}", f"{party.caption} on the lists", "One life line a list.", lanes, marks, first, last, one)


def listing_lanes(party: Party) -> tuple[Lane, ...]:
    """Life lines of a party, one a list; days known only as a range are drawn as stretches of doubt."""
    stays = party.listings
    datasets = dict.fromkeys(it.dataset for it in stays)
    return tuple(Lane(say_dataset(d), "", tuple(bar for it in stays if it.dataset == d for bar in _bars(it))) for d in datasets)


def _bars(it: Listing) -> list[Bar]:
    start, end = it.interval.start, it.interval.end
    bars = []
    if not start.exact and start.earliest and start.latest:
        bars.append(Bar(start.earliest, start.latest, "possible", f"first seen {say_short_day(start.latest)}"))
    bars.append(
        Bar(
            start.exact or start.latest,
            (end.exact or end.earliest) if end else None,
            "holds",
            f"{it.entry_id}, {say_interval(it.interval)}",
        )
    )
    if end and not end.exact and end.earliest and end.latest:
        bars.append(Bar(end.earliest, end.latest, "last_seen", f"gone by {say_short_day(end.latest)}"))
    return bars
