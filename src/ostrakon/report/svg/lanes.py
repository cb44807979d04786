"""Life lines: one lane a measure or list, stretches drawn by status, days of the calendar as numbered lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from ostrakon.report.svg.canvas import Frame, Scale, axis, fit, group, picture, tag, text_width, words, wrap
from ostrakon.report.svg.style import box, patterns, standalone_css
from ostrakon.report.words import say_day, say_short_day, say_stretch

MARGIN = 2.0
LABEL_LINES = 4
LINE = 15.0  # from one line of a label to the next

STATUS_WORDS = {
    "in_force": "in force",
    "wind_down": "wind-down",
    "suspended": "suspended",
    "lifted": "lifted",
    "holds": "listed",
    "last_seen": "end not known to the day",
    "possible": "start not known to the day",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch [start, end) of a lane; None is unbounded. `note` is read on hover and aloud."""

    start: date | None
    end: date | None
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One life line. Lanes of one `group` must stand together."""

    label: str
    group: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day drawn as a numbered line through all lanes."""

    day: date
    title: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures in user units. `label` 0: the label stands above its bar, for narrow screens."""

    width: float = 760
    label: float = 214
    bar: float = 13
    gap: float = 9

    @property
    def stacked(self) -> bool:
        """Whether labels stand above their bars."""
        return self.label == 0


WIDE = Layout()
BROAD = Layout(label=320)  # for the long titles of rules
NARROW = Layout(width=324, label=0, bar=12, gap=8)
IN_CARD = Layout(width=290, label=0, bar=12, gap=8)


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a picture of life lines needs."""

    key: str
    title: str
    desc: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    first: date
    last: date
    one_mark: str = ""  # set: the marks are all of this one kind, drawn as lines without numbers

    def parts(self, most: int) -> tuple[Chart, ...]:
        """Part into charts of at most `most` lanes (a group that has more stays whole), so that each fits a sheet of paper."""
        parts: list[tuple[Lane, ...]] = []
        for _, group_ in groupby(self.lanes, key=lambda lane: lane.group):
            lanes = tuple(group_)
            if parts and len(parts[-1]) + len(lanes) <= most:
                parts[-1] += lanes
            else:
                parts.append(lanes)
        if len(parts) < 2:  # noqa: PLR2004 - nothing to part
            return (self,)
        of = f", part {{}} of {len(parts)}"
        return tuple(replace(self, key=f"{self.key}{n}", title=self.title + of.format(n), lanes=lanes) for n, lanes in enumerate(parts, 1))

    def cut(self) -> Chart:
        """Drop marks outside the axis and number the rest by day."""
        return replace(self, marks=tuple(sorted((m for m in self.marks if self.first <= m.day <= self.last), key=lambda m: m.day)))


def render_lanes(chart: Chart, layout: Layout = WIDE, *, standalone: bool = True) -> str:
    """Draw the chart. `standalone` puts the style inside; in a page the page's own style serves."""
    chart = chart.cut()
    scale = Scale(chart.first, chart.last, layout.label + 10, layout.width - 10)
    levels = [] if chart.one_mark else _levels(chart.marks, scale)
    top = 24 + 19 * (max(levels, default=-1) + 1)
    body, bottom = _draw_lanes(chart, layout, scale, top + 8)
    legend, height = _draw_legend(chart, layout, bottom + 22)
    return picture(
        layout.width,
        height,
        patterns(chart.key),
        axis(scale, top, bottom),
        _draw_marks(chart, levels, scale, top, bottom),
        *body,
        legend,
        key=chart.key,
        title=chart.title,
        desc=chart.desc,
        css=standalone_css() if standalone else "",
    )


def _levels(marks: tuple[Mark, ...], scale: Scale) -> list[int]:
    """Give each badge a row, so that badges of near days do not cover each other."""
    ends: list[float] = []
    rows = []
    for mark in marks:
        x = scale.x(mark.day)
        row = next((i for i, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [x + 20]
        rows.append(row)
    return rows


def _draw_marks(chart: Chart, levels: list[int], scale: Scale, top: float, bottom: float) -> str:
    if chart.one_mark:
        lines = (tag("line", x1=scale.x(m.day), x2=scale.x(m.day), y1=top, y2=bottom, class_="mark") for m in chart.marks)
        return group(*lines, title=chart.one_mark)
    drawn = []
    for index, (mark, level) in enumerate(zip(chart.marks, levels, strict=True), 1):
        x, y = scale.x(mark.day), top - 25 - 19 * level
        drawn.append(
            group(
                tag("line", x1=x, x2=x, y1=y + 8, y2=bottom, class_="mark"),
                tag("circle", cx=x, cy=y, r=8.5, class_="badge"),
                words(str(index), x, y + 4, text_anchor="middle", class_="badge-text"),
                title=f"{say_day(mark.day)}: {mark.title}",
            )
        )
    return "".join(drawn)


def _draw_lanes(chart: Chart, layout: Layout, scale: Scale, y: float) -> tuple[list[str], float]:
    """Draw groups and lanes from `y` down; gives the elements and the y below the last lane."""
    drawn = []
    for name, lanes in groupby(chart.lanes, key=lambda lane: lane.group):
        if name:
            y += 17
            drawn.append(words(fit(name, layout.width - 12, 13), 2, y, class_="head"))
            y += 8
        for lane in lanes:
            drawn.append(_draw_lane(chart, lane, layout, scale, y))
            y += _lane_height(lane, layout)
    return drawn, y


def _label_lines(lane: Lane, layout: Layout) -> list[str]:
    width = layout.width - 16 if layout.stacked else layout.label - 4
    return wrap(lane.label, width, LABEL_LINES)


def _lane_height(lane: Lane, layout: Layout) -> float:
    lines = LINE * len(_label_lines(lane, layout))
    return (lines + layout.bar if layout.stacked else max(lines, layout.bar)) + layout.gap


def _draw_lane(chart: Chart, lane: Lane, layout: Layout, scale: Scale, y: float) -> str:
    lines = _label_lines(lane, layout)
    labels = [_draw_label(line, y + 11 + LINE * i, layout) for i, line in enumerate(lines)]
    top = y + LINE * len(lines) if layout.stacked else y + (LINE * len(lines) - layout.bar) / 2 - 1
    middle = top + layout.bar / 2
    base = tag("line", x1=scale.left, x2=scale.right, y1=middle, y2=middle, class_="lane")
    bars = [_draw_bar(chart, bar, layout, scale, top) for bar in lane.bars]
    return group(*labels, base, *bars, title=lane.label)


def _draw_label(line: str, y: float, layout: Layout) -> str:
    """Write a line of a label; where it stands among the lines of years and days, on a ground of its own."""
    ground = tag("rect", x=0.0, y=y - 12, width=min(layout.width, text_width(line) + 8), height=LINE, class_="ground")
    return (ground if layout.stacked else "") + words(line, 2, y)


def _draw_bar(chart: Chart, bar: Bar, layout: Layout, scale: Scale, y: float) -> str:
    left, right = scale.x(bar.start or chart.first), scale.x(bar.end or chart.last)
    if (bar.end and bar.end <= chart.first) or (bar.start and bar.start >= chart.last):
        return ""
    early = bar.start is None or bar.start < chart.first
    arrow = _arrow(left, y, layout.bar, -1) if early else ""
    later = _arrow(right, y, layout.bar, 1) if bar.end is None else ""
    return group(box(chart.key, bar.status, Frame(left, y, right - left, layout.bar)), arrow, later, title=_bar_title(bar))


def _arrow(x: float, y: float, height: float, way: int) -> str:
    """Draw a point at an open end: the stretch goes on beyond the picture."""
    return tag("path", d=f"M{x + 1 * way:.1f} {y:.1f}l{6 * way} {height / 2:.1f}l{-6 * way} {height / 2:.1f}", class_="edge")


def _bar_title(bar: Bar) -> str:
    stretch = say_stretch(bar.start, bar.end)
    return f"{STATUS_WORDS.get(bar.status, bar.status)}, {stretch}" + (f": {bar.note}" if bar.note else "")


def _draw_legend(chart: Chart, layout: Layout, y: float) -> tuple[str, float]:
    """Draw the key of stretches and the numbered days below the lanes; gives the elements and the full height."""
    drawn, x = [], MARGIN
    used = [s for s in STATUS_WORDS if any(bar.status == s for lane in chart.lanes for bar in lane.bars)]
    for status in used:
        label = STATUS_WORDS[status]
        wide = 34 + text_width(label) + 14
        if x + wide > layout.width and x > MARGIN:
            x, y = MARGIN, y + 20
        drawn += [box(chart.key, status, Frame(x, y - 10, 26, 12)), words(label, x + 33, y)]
        x += wide
    if chart.one_mark and chart.marks:
        if x + text_width(chart.one_mark) + 20 > layout.width:
            x, y = MARGIN, y + 20
        drawn += [tag("line", x1=x + 6, x2=x + 6, y1=y - 11, y2=y + 3, class_="mark"), words(chart.one_mark, x + 16, y)]
    marks, y = ("", y + 8) if chart.one_mark else _draw_mark_list(chart.marks, layout, y + 24)
    return tag("g", *drawn, marks) if drawn else "", y


def _draw_mark_list(marks: tuple[Mark, ...], layout: Layout, y: float) -> tuple[str, float]:
    """Draw the numbered days with their titles, in columns; gives the elements and the y below."""
    drawn = []
    columns = 1 if layout.stacked else 2
    cell = layout.width / columns
    rows = -(-len(marks) // columns)
    told = [wrap(f"{say_short_day(mark.day)}  {mark.title}", cell - 26, 3) for mark in marks]
    for row in range(rows):
        for column, index in enumerate(range(row, len(marks), rows)):
            cx = column * cell + 10
            drawn += [tag("circle", cx=cx, cy=y - 4, r=8.5, class_="badge")]
            drawn += [words(str(index + 1), cx, y, text_anchor="middle", class_="badge-text")]
            drawn += [words(line, cx + 15, y + LINE * n) for n, line in enumerate(told[index])]
        y += 6 + LINE * max(len(lines) for lines in told[row::rows])
    return "".join(drawn), y
