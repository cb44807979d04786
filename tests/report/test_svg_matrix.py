from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from ostrakon.report.svg.matrix import Cell, Grid, Row, render_matrix

SVG = "{http://www.w3.org/2000/svg}"
GRID = Grid(
    "m",
    "Who lists whom",
    "Two by three",
    ("United States", "United Kingdom", "United Nations Security Council"),
    (
        Row("IRAN AIR", (Cell("holds", "2018", "listed since 5 November 2018"), Cell("former", "to 2016"), Cell("not"))),
        Row("بانک ملی", (Cell("last_seen", "2019"), Cell("possible", "2018"), Cell("unknown"))),
    ),
)


def texts(svg: str) -> list[str]:
    return [it.text or "" for it in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_cell_says_its_year_or_that_there_is_none(*, narrow: bool) -> None:
    said = texts(render_matrix(GRID, narrow=narrow))
    for word in ("2018", "to 2016", "2019", "·", "?", "IRAN AIR", "بانک ملی"):
        assert word in said


def test_each_standing_has_a_look_that_needs_no_colour() -> None:
    svg = render_matrix(GRID)
    for look in ("url(#m-last_seen)", "url(#m-possible)", "former-box nothing", 'class="holds"'):
        assert look in svg


def test_cells_are_told_in_full_with_their_column() -> None:
    titles = [it.text for it in ET.fromstring(render_matrix(GRID)).iter(f"{SVG}title")]
    assert "United States: listed since 5 November 2018" in titles
    assert "United Nations Security Council: no data" in titles


def test_the_key_shows_only_what_occurs() -> None:
    assert "no data: listed or not" in texts(render_matrix(GRID))
    assert "no data: listed or not" not in texts(render_matrix(replace(GRID, rows=GRID.rows[:1])))


def test_what_is_left_out_is_said() -> None:
    assert "Drawn are 2 of 900." in texts(render_matrix(replace(GRID, more="Drawn are 2 of 900.")))


@pytest.mark.parametrize(("narrow", "width"), [(False, 760), (True, 324)])
def test_nothing_sticks_out(*, narrow: bool, width: int) -> None:
    root = ET.fromstring(render_matrix(GRID, narrow=narrow))
    assert root.get("width") == str(width)
    assert all(float(it.get("x", "0")) + float(it.get("width", "0")) <= width for it in root.iter(f"{SVG}rect"))


def test_a_grid_without_rows_is_still_a_picture() -> None:
    assert ET.fromstring(render_matrix(replace(GRID, rows=()))).get("role") == "img"
