from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from tests.report.builders import day

from ostrakon.report.svg.canvas import Scale, fit, tag, text_width, wrap
from ostrakon.report.svg.lanes import BROAD, IN_CARD, NARROW, WIDE, Bar, Chart, Lane, Layout, Mark, render_lanes

SVG = "{http://www.w3.org/2000/svg}"


def lane(label: str, *bars: tuple[str, str, str], group: str = "US") -> Lane:
    return Lane(label, group, tuple(Bar(day(a) if a else None, day(b) if b else None, s) for a, b, s in bars))


OIL = lane(
    "Oil", ("2012-01-01", "2016-01-16", "in_force"), ("2016-01-16", "2018-05-08", "lifted"), ("2018-05-08", "2018-11-05", "wind_down")
)
CHART = Chart("t", "A title", "A description", (OIL,), (Mark(day("2018-05-08"), "US leaves"),), day("2010-01-01"), day("2020-01-01"))


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def boxes(svg: str, css: str) -> list[ET.Element]:
    return [it for it in parse(svg).iter(f"{SVG}rect") if css in it.get("class", "")]


def test_a_day_lies_where_it_should() -> None:
    scale = Scale(day("2010-01-01"), day("2020-01-01"), 100, 200)
    assert scale.x(day("2010-01-01")) == 100
    assert scale.x(day("2015-01-01")) == pytest.approx(150, abs=0.1)
    assert scale.x(day("1999-01-01")) == 100, "days before the picture are pulled to its edge"
    assert scale.x(day("2030-01-01")) == 200


def test_year_labels_stay_apart() -> None:
    narrow = Scale(day("2010-01-01"), day("2020-01-01"), 0, 100)
    assert narrow.years() == [2010, 2015, 2020]
    assert Scale(day("2010-06-01"), day("2013-01-01"), 0, 400).years() == [2011, 2012, 2013]


@pytest.mark.parametrize("layout", [WIDE, NARROW, IN_CARD])
def test_the_picture_is_well_formed_and_within_its_width(layout: Layout) -> None:
    root = parse(render_lanes(CHART, layout))
    assert root.get("viewBox", "").split()[2] == str(int(layout.width))
    for box in root.iter(f"{SVG}rect"):
        assert float(box.get("x", "0")) + float(box.get("width", "0")) <= layout.width


def test_each_status_has_a_look_that_needs_no_colour() -> None:
    svg = render_lanes(CHART)
    assert [it.get("fill") for it in boxes(svg, "in_force")][:1] == [None], "full"
    assert boxes(svg, "wind_down-box")[0].get("fill") == "url(#t-wind_down)", "hatched"
    assert "nothing" in boxes(svg, "lifted-box")[0].get("class", ""), "an empty frame"
    assert parse(svg).find(f".//{SVG}pattern[@id='t-wind_down']") is not None


def test_stretches_begin_and_end_on_their_days() -> None:
    scale = Scale(CHART.first, CHART.last, WIDE.label + 10, WIDE.width - 10)
    first = boxes(render_lanes(CHART), "in_force")[0]
    left, width = float(first.get("x", "0")), float(first.get("width", "0"))
    assert left == pytest.approx(scale.x(day("2012-01-01")), abs=0.1)
    assert left + width == pytest.approx(scale.x(day("2016-01-16")), abs=0.1)


def test_it_is_readable_without_being_seen() -> None:
    root = parse(render_lanes(CHART))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "t-t t-d"
    assert [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")] == ["A title", "A description"]
    titles = [it.text for it in root.iter(f"{SVG}title")]
    assert "wind-down, 8 May 2018 to 4 November 2018" in titles
    assert "8 May 2018: US leaves" in titles


def test_marks_of_near_days_do_not_cover_each_other() -> None:
    near = tuple(Mark(day(d), d) for d in ("2018-05-08", "2018-08-07", "2018-11-05"))
    root = parse(render_lanes(replace(CHART, marks=near), NARROW))
    badges = [it for it in root.iter(f"{SVG}circle") if it.get("class") == "badge"][:3]
    assert len({it.get("cy") for it in badges}) == 3


def test_marks_of_one_kind_have_no_numbers() -> None:
    svg = render_lanes(replace(CHART, one_mark="a day asked about"))
    assert "<circle" not in svg
    assert "a day asked about" in svg


def test_marks_and_stretches_outside_the_years_are_left_out() -> None:
    outside = replace(CHART, lanes=(lane("Old", ("1990-01-01", "1995-01-01", "in_force")),), marks=(Mark(day("1979-11-04"), "Too old"),))
    svg = render_lanes(outside)
    assert "Too old" not in svg
    assert not [it for it in boxes(svg, "in_force") if float(it.get("height", "0")) == WIDE.bar]


def test_an_open_end_points_on() -> None:
    svg = render_lanes(replace(CHART, lanes=(lane("Now", ("2012-01-01", "", "in_force")),)))
    assert svg.count('class="edge"') == 1
    assert "in force, since 1 January 2012" in svg


def test_foreign_text_cannot_become_markup() -> None:
    svg = render_lanes(replace(CHART, title="<script>x</script>", lanes=(lane('"><script>y</script>', ("2012-01-01", "", "in_force")),)))
    assert "<script" not in svg
    parse(svg)


def test_no_text_is_smaller_than_eleven_pixels() -> None:
    svg = render_lanes(CHART)
    sizes = [float(part.split("px")[0]) for part in svg.split("font-size:")[1:]]
    assert sizes
    assert min(sizes) >= 11


def test_a_picture_in_a_page_brings_no_style_of_its_own() -> None:
    assert "<style>" in render_lanes(CHART)
    assert "prefers-color-scheme:dark" in render_lanes(CHART)
    assert "<style>" not in render_lanes(CHART, standalone=False)


def test_long_labels_are_broken_and_cut_to_their_width() -> None:
    lines = wrap("one two three four five six seven eight", 60, 2, 12)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(text_width(line, 12) <= 60 for line in lines)
    assert text_width(fit("AMMUNITION AND METALLURGY", 80), 12) <= 80
    assert fit("short", 80) == "short"
    assert fit("anything", 0) == "an…"
    assert text_width("WIDE") > text_width("wide")


LONG = "Investing in Iran's oil and gas, supplying refined products, serving energy and petrochemicals"


@pytest.mark.parametrize("layout", [WIDE, BROAD, NARROW, IN_CARD])
def test_a_title_is_told_whole(layout: Layout) -> None:
    chart = replace(CHART, lanes=(replace(OIL, label=LONG),), marks=(Mark(day("2018-05-08"), f"{LONG} 1"), Mark(day("2019-05-08"), LONG)))
    told = " ".join(it.text or "" for it in parse(render_lanes(chart, layout)).iter(f"{SVG}text"))
    assert "…" not in told
    assert told.count(LONG) == 3


def test_a_long_chart_is_parted_between_legal_orders() -> None:
    lanes = tuple(lane(f"Rule {n}", group=order) for order, count in (("US", 5), ("EU", 2), ("UK", 2), ("UN", 1)) for n in range(count))
    parts = replace(CHART, lanes=lanes).parts(4)
    assert [[it.group for it in part.lanes] for part in parts] == [["US"] * 5, ["EU", "EU", "UK", "UK"], ["UN"]]
    assert [part.title for part in parts] == ["A title, part 1 of 3", "A title, part 2 of 3", "A title, part 3 of 3"]
    assert len({part.key for part in parts}) == 3
    assert CHART.parts(4) == (CHART,)


def test_lines_of_days_do_not_run_through_a_label_that_stands_among_them() -> None:
    root = parse(render_lanes(CHART, NARROW))
    order = list(root.iter())
    grounds = [it for it in order if it.get("class") == "ground"]
    label = next(it for it in order if it.tag == f"{SVG}text" and it.text == "Oil")
    line = next(it for it in order if it.get("class") == "mark")
    assert grounds
    assert order.index(line) < order.index(grounds[0]) < order.index(label)
    assert boxes(render_lanes(CHART, WIDE), "ground") == []


def test_attributes_are_escaped_and_empty_ones_left_out() -> None:
    assert tag("a", "x", href='"<', class_="c", title=None, data_x=1.25) == '<a href="&quot;&lt;" class="c" data-x="1.2">x</a>'
