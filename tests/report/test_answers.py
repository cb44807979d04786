from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.report.builders import (
    DAYS,
    DEALS,
    MEASURES,
    alignment,
    assessment,
    briefing,
    coverage,
    day,
    day_range,
    finding,
    hit,
    iran_air,
    screening,
    screenings,
    to_text,
)

from ostrakon.law.alignment import OrderCount
from ostrakon.model.finding import Outcome
from ostrakon.model.hit import Query, Screening
from ostrakon.model.time import AsOf
from ostrakon.report.answers import Changes, Touch, WhoFollows
from ostrakon.report.terminal.answers import show_change_answer, show_who_follows
from ostrakon.report.terminal.briefing import show_briefing
from ostrakon.store.records import Change

UNTIL = AsOf(day("2018-11-05"), day("2018-11-05"))
CHANGE = Change("added", "os-1", "IRAN AIR", "us_ofac_sdn", "us_ofac:25237", day_range("2018-11-05"))
OTHER = Change("removed", "os-2", "ACME", "un_sc", "un_sc:2", day_range("2018-05-01..2018-06-01"))
MINE = Touch(Query("Iran Air Cargo", id="NH-001"), 0.92, CHANGE)


def shown(answer: Changes) -> str:
    return " ".join(to_text(show_change_answer(answer), 160).split())


def test_without_a_book_all_changes_are_shown() -> None:
    said = shown(Changes(day("2018-05-01"), UNTIL, (CHANGE, OTHER)))
    assert "Changes after 1 May 2018, up to 5 November 2018" in said
    assert "2 changes: 1 added and 1 removed." in said
    assert "between 1 May 2018 and 1 June 2018" in said


def test_with_a_book_only_what_touches_it_is_shown() -> None:
    said = shown(Changes(day("2018-05-01"), UNTIL, (CHANGE, OTHER), "book.csv", (MINE,)))
    assert "2 changes on the lists; 1 counterparty in book.csv touched." in said
    assert "NH-001 Iran Air Cargo: added on OFAC SDN 5 November 2018 as IRAN AIR (us_ofac:25237; 0.92)" in said
    assert "ACME" not in said


def test_a_book_that_nothing_touches_is_told_so() -> None:
    assert "none touches a counterparty in book.csv" in shown(Changes(day("2018-05-01"), UNTIL, (OTHER,), "book.csv"))


def test_who_follows_tells_lists_measures_and_gaps() -> None:
    answer = WhoFollows(
        "iran", alignment(), (*MEASURES, OrderCount("un", suspended=3), OrderCount("jp", not_covered=2)), coverage(DAYS[3], "gb_ofsi")
    )
    sheet = to_text(show_who_follows(answer), 80)
    assert max(map(len, sheet.splitlines())) <= 80
    said = " ".join(sheet.split())
    assert "Who lists whom on 5 November 2018" in said
    assert "US secondary sanctions 20 · · 1" in said
    assert "Japanese law · · · · · 2 ·" in said, "what the files do not cover is told apart from what does not stand"
    assert "UK: no version in force that day" in said


def test_the_briefing_in_the_terminal_tells_the_same_story_as_the_page() -> None:
    said = to_text(show_briefing(briefing()), 100)
    assert max(len(row) for row in said.splitlines()) <= 100
    flat = " ".join(said.split())
    for words in ("5 counterparties", "◔ Former", "■ Listed", "Cargo of crude oil to Rotterdam", "▲ Exposed", "✓ Confirmed"):
        assert words in flat


def test_a_deals_title_is_never_cut_and_its_answers_stand_under_the_days() -> None:
    long = "A title of a deal that says what is sold, to whom, from where, by which ship and when"
    page = briefing(deals=tuple(replace(deal, title=long) for deal in DEALS))
    sheet = to_text(show_briefing(page), 80)
    assert " ".join(long.split()) in " ".join(sheet.split())
    assert max(map(len, sheet.splitlines())) <= 80
    heads, answers = (next(row for row in sheet.splitlines() if word in row) for word in ("7 May 2018        10", "▲ Exposed"))
    assert next(n for n, x in enumerate(answers) if x in "○✓▲◔≠✕") == heads.index("7 May 2018")


def test_a_counterparty_whose_standing_stays_is_not_called_news() -> None:
    said = to_text(show_briefing(briefing(reading=None, assessments=())), 100)
    assert "Iran Air" in said
    assert "Hansa Maschinenbau" not in said


def test_the_briefing_says_which_versions_answered_and_where_no_change_can_show() -> None:
    said = " ".join(to_text(show_briefing(briefing(reading=None, assessments=())), 100).split())
    assert "Versions that answered: OFAC SDN of 26 January 2018;" in said
    assert "No other loaded version of OFAC SDN, OFAC non-SDN, UN or UK lies between these days" in said


def test_lists_with_a_version_between_the_days_and_tables_are_not_said_to_stand_still() -> None:
    def of(on: date) -> Screening:
        newer = day("2018-06-21") if on > day("2018-06-21") else day("2017-12-01")
        sdn, cons, un, uk = coverage(on, "us_ofac_cons")
        return replace(screenings(on)[0], coverage=(sdn, cons, replace(un, in_force=newer), replace(uk, partial=True)))

    several = briefing(screenings=tuple((on, (of(on),)) for on in DAYS), reading=None, assessments=())
    said = " ".join(to_text(show_briefing(several), 100).split())
    assert "UN of 1 December 2017 (on 7 May 2018 and 10 May 2018), of 21 June 2018 (on 7 Aug 2018 and 5 Nov 2018)." in said
    assert "OFAC non-SDN none;" in said
    assert "No other loaded version of OFAC SDN lies between" in said
    one = briefing(screenings=((DAYS[0], (of(DAYS[0]),)),), dates=DAYS[:1], reading=None, assessments=())
    assert "No other loaded version" not in to_text(show_briefing(one), 100)


def test_a_briefing_without_news_says_only_what_it_has() -> None:
    bare = briefing(screenings=(), assessments=(), reading=None)
    assert to_text(show_briefing(bare)).splitlines()[0].startswith("What the May 2018 decision means")
    assert "WHO" not in to_text(show_briefing(bare))


def test_the_terminal_shows_the_gravest_answer_of_each_deal() -> None:
    graver = replace(assessment(DAYS[0], "crude"), findings=(finding("eu", Outcome.CLEAR), finding("un", Outcome.BLOCKED)))
    said = to_text(show_briefing(briefing(assessments=((DAYS[0], (graver,)),), dates=DAYS[:1], screenings=(), reading=None)))
    assert "■ Blocked" in said


def test_hostile_names_are_not_obeyed_in_the_briefing() -> None:
    evil = "\x1b[31m[red]ACME[/]\u202e"
    many = tuple((on, (screening(on, evil, *([hit(iran_air(on), evil)] if on == DAYS[3] else [])),)) for on in DAYS)
    said = to_text(show_briefing(briefing(screenings=many, assessments=(), reading=None)))
    assert "[red]ACME[/]" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
