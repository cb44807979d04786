from __future__ import annotations

from dataclasses import replace

from tests.report.builders import DAYS, LINES, OIL, TIMELINE, alignment, day, day_range, doubtful_bank, iran_air, line, party

from ostrakon.law.alignment import Cell as Stand
from ostrakon.law.records import Kind
from ostrakon.report.pictures import (
    cell_of,
    chart_party,
    chart_timeline,
    grid_alignment,
    join_bars,
)
from ostrakon.report.svg.lanes import render_lanes
from ostrakon.report.svg.matrix import render_matrix


def test_measures_with_one_fate_share_a_lane() -> None:
    labels = {lane.label: lane for lane in chart_timeline(TIMELINE).lanes}
    shared = labels["2 rules, one of them: Port operators"]
    assert [bar.status for bar in shared.bars] == ["in_force", "suspended", "wind_down", "in_force"]
    assert shared.group == "US secondary sanctions"


def test_permissions_are_not_drawn_as_restrictions() -> None:
    assert not any("Food" in lane.label for lane in chart_timeline(TIMELINE).lanes)


def test_rows_that_touch_with_one_status_are_one_stretch() -> None:
    bars = join_bars(LINES[0].rows)
    assert [(bar.start, bar.end) for bar in bars] == [(day("1995-05-07"), None)]
    assert len(join_bars(line("eu", "x", *OIL).rows)) == 4


def test_a_stretch_that_began_before_the_picture_says_when() -> None:
    drawn = render_lanes(chart_timeline(TIMELINE))
    assert "in force, since 7 May 1995" in drawn
    assert "1 January 2014" not in drawn.partition("<desc")[2].partition("</desc>")[2]


def test_measures_with_one_fate_in_the_picture_and_several_starts_say_the_first_and_the_last() -> None:
    later = line("us_primary", "Guarantees for exports", ("2012-08-10", "", "in_force"), kind=Kind.PROHIBITION)
    lanes = chart_timeline(replace(TIMELINE, lines=(LINES[0], later))).lanes
    assert [(bar.start, bar.note) for lane in lanes for bar in lane.bars] == [
        (day("1995-05-07"), "the first of them; the last since 10 August 2012")
    ]


def test_only_days_on_which_a_rule_changed_are_marked() -> None:
    titles = [mark.title for mark in chart_timeline(TIMELINE).marks]
    assert titles == ["Implementation Day", "US leaves the JCPOA", "US sanctions back, second part"]


def test_a_timeline_without_measures_still_draws() -> None:
    assert "<svg" in render_lanes(chart_timeline(replace(TIMELINE, lines=())))


def test_parties_on_most_lists_come_first_and_the_rest_is_counted() -> None:
    grid = grid_alignment(alignment(), limit=1)
    assert [row.label for row in grid.rows] == ["مؤسسه / BOTH TEST"]
    assert grid.more == "Drawn are the 1 of 4 parties that stand on most lists; the table below has all."
    assert grid_alignment(alignment()).more == ""
    assert grid.columns == ("United States", "United Kingdom", "United Nations Security Council")


def test_a_cell_never_claims_a_day_it_does_not_know() -> None:
    exact = cell_of(Stand("us_ofac", "listed", since=day_range("2018-11-05")))
    assert (exact.text, exact.note) == ("2018", "listed since 5 November 2018")
    before = cell_of(Stand("gb_ofsi", "listed", since=day_range("..2018-04-30")))
    assert (before.text, before.note) == ("≤ 2018", "listed since 30 April 2018 or earlier")
    again = cell_of(Stand("us_ofac", "listed", since=day_range("2018-11-05"), first=day_range("2011-06-23")))
    assert again.note == "listed since 5 November 2018, first on 23 June 2011"
    perhaps = cell_of(Stand("us_ofac", "possible", since=day_range("2018-01-27..2019-01-04")))
    assert perhaps.note.endswith("listed since a day between 27 January 2018 and 4 January 2019")
    former = cell_of(Stand("un_sc", "former", since=day_range("2008-03-03"), until=day_range("2016-01-16")))
    assert (former.standing, former.text) == ("former", "to 2016")
    assert (cell_of(Stand("un_sc", "never")).standing, cell_of(Stand("un_sc", "never")).note) == ("not", "not listed")
    assert (cell_of(Stand("un_sc", "no_data")).standing, cell_of(Stand("un_sc", "no_data")).note) == ("unknown", "no data")


def test_ranges_are_drawn_as_doubt_and_gaps_stay_gaps() -> None:
    chart = chart_party(doubtful_bank(DAYS[3]), "k", DAYS)
    assert chart is not None
    sdn, uk = chart.lanes
    assert [bar.status for bar in sdn.bars] == ["holds", "possible", "holds", "last_seen"]
    assert sdn.bars[0].end == day("2016-01-16")
    assert sdn.bars[1].start == day("2018-01-27")
    assert (uk.bars[0].start, uk.bars[0].end) == (day("2018-04-30"), None)


def test_a_party_without_any_day_has_no_picture() -> None:
    assert chart_party(party("NOBODY"), "k", ()) is None


def test_pictures_are_the_same_each_time() -> None:
    assert render_matrix(grid_alignment(alignment())) == render_matrix(grid_alignment(alignment()))
    assert chart_party(iran_air(DAYS[3]), "k", DAYS) == chart_party(iran_air(DAYS[3]), "k", DAYS)
