"""What holds for any text and any days, however odd."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.report.builders import DAYS, reading, screening, to_text

from ostrakon.model.hit import Query
from ostrakon.model.time import DayRange
from ostrakon.news.records import Event, EventStatus, Reading, Span, Statement
from ostrakon.report.page.reading import view_reading
from ostrakon.report.svg.canvas import Scale, fit, text_width, wrap
from ostrakon.report.svg.lanes import NARROW, Bar, Chart, Lane, Mark, render_lanes
from ostrakon.report.tables import plain, render_csv
from ostrakon.report.terminal.paper import say
from ostrakon.report.words import clean, say_iso_days, say_range, shorten

TEXT = st.text(max_size=60)
DAY = st.dates(date(1990, 1, 1), date(2030, 1, 1))
FEW = settings(max_examples=60, deadline=None)
STATUSES = st.sampled_from(["in_force", "wind_down", "suspended", "lifted", "holds", "last_seen", "possible"])


@FEW
@given(TEXT)
def test_clean_text_holds_nothing_that_is_obeyed(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(ord(char) < 32 and char not in "\t\n" for char in cleaned)


@FEW
@given(TEXT)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not str(plain(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


@FEW
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_csv_reads_back_row_by_row(names: list[str]) -> None:
    asked = [replace(screening(DAYS[0], "x"), query=Query(name)) for name in names]
    rows = list(csv.DictReader(io.StringIO(render_csv(asked), newline="")))
    assert [row["name"] for row in rows] == [plain(name) for name in names]


@FEW
@given(TEXT, st.integers(1, 40))
def test_shortened_text_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= max(2, limit)


@FEW
@given(TEXT, st.integers(60, 300))
def test_fitted_text_fits(text: str, width: int) -> None:
    assert text_width(fit(text, width)) <= width
    assert all(text_width(line) <= width for line in wrap(text, width, 2))
    assert len(wrap(text, width, 2)) <= 2


@FEW
@given(TEXT)
def test_the_terminal_never_gets_a_wider_line_than_it_has(text: str) -> None:
    assert all(cell_len(line) <= 40 for line in to_text(say(text), 40).splitlines())


@FEW
@given(TEXT)
def test_prose_without_days_is_left_alone(text: str) -> None:
    assert say_iso_days(text) == text or any(char.isdigit() for char in text)


@FEW
@given(st.none() | DAY, st.none() | DAY)
def test_any_range_can_be_said(earliest: date | None, latest: date | None) -> None:
    said = say_range(DayRange(earliest, latest))
    assert said
    assert "None" not in said


@FEW
@given(DAY, DAY)
def test_later_days_never_lie_further_left(one: date, other: date) -> None:
    scale = Scale(date(2000, 1, 1), date(2020, 1, 1), 10, 500)
    assert (scale.x(one) <= scale.x(other)) == (one <= other) or scale.x(one) == scale.x(other)
    assert 10 <= scale.x(one) <= 500


@FEW
@given(
    st.lists(st.tuples(TEXT, st.lists(st.tuples(DAY, st.integers(1, 4000), STATUSES), max_size=3)), max_size=4),
    st.lists(st.tuples(DAY, TEXT), max_size=5),
)
def test_any_lanes_make_a_well_formed_picture(lanes: list[tuple[str, list[tuple[date, int, str]]]], marks: list[tuple[date, str]]) -> None:
    drawn = tuple(Lane(label, label[:5], tuple(Bar(a, a + timedelta(days=n), s) for a, n, s in bars)) for label, bars in lanes)
    chart = Chart("p", "t", "d", drawn, tuple(Mark(day, title) for day, title in marks), date(2000, 1, 1), date(2020, 1, 1))
    ET.fromstring(render_lanes(chart))
    ET.fromstring(render_lanes(chart, NARROW))


SPANS = st.tuples(st.integers(0, 200), st.integers(1, 80))


def cut(base: Reading, at: tuple[int, int]) -> Span:
    """Make a span within the text, of at least one character."""
    start = at[0] % (len(base.text) - 1)
    end = min(len(base.text), start + at[1])
    return Span(start, end, base.text[start:end])


@FEW
@given(st.lists(SPANS, max_size=5), st.lists(SPANS, max_size=5))
def test_overlapping_marks_never_lose_or_double_a_character(said: list[tuple[int, int]], done: list[tuple[int, int]]) -> None:
    base = reading()
    statements = tuple(Statement(f"q{n}", "direct", (), None, None, (cut(base, at),)) for n, at in enumerate(said))
    events = tuple(Event(f"e{n}", "meet", (), (), EventStatus.HAPPENED, cut(base, at)) for n, at in enumerate(done))
    plain_view, marked = (
        view_reading(replace(base, statements=(), events=())),
        view_reading(replace(base, statements=statements, events=events)),
    )
    texts = [["".join(piece.text for piece in block.pieces) for block in view.blocks] for view in (plain_view, marked)]
    assert texts[0] == texts[1]
