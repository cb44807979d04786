from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.law.samples import at, day, measure, row

from ostrakon.law.records import Dated, Kind, LawBook, Plan, Status
from ostrakon.law.standing import (
    as_known,
    cite_measure,
    is_covered,
    known_instruments,
    next_change,
    stale_text,
    standing,
    visible_rows,
)

# In force, then relief announced ahead of its start, then an unforeseen end of the relief with a wind-down.
LIFE = measure(
    row("2012-01-01", "2016-01-16", "in_force", end_known="2015-10-18"),
    row("2016-01-16", "2018-05-08", "lifted", published="2015-10-18", end_known="2018-05-08"),
    row("2018-05-08", "2018-08-07", "wind_down", end_known="2018-05-08"),
    row("2018-08-07", None, "in_force", published="2018-05-08"),
)


@pytest.mark.parametrize(
    ("valid", "known", "status"),
    [
        ("2011-12-31", "2020-01-01", None),
        ("2012-01-01", "2020-01-01", Status.IN_FORCE),
        ("2016-01-15", "2020-01-01", Status.IN_FORCE),
        ("2016-01-16", "2020-01-01", Status.LIFTED),
        ("2018-08-06", "2020-01-01", Status.WIND_DOWN),
        ("2018-08-07", "2020-01-01", Status.IN_FORCE),
        ("2030-01-01", "2018-05-07", Status.LIFTED),
        ("2030-01-01", "2018-05-08", Status.IN_FORCE),
        ("2016-01-16", "2015-10-17", Status.IN_FORCE),
        ("2012-01-01", "2011-12-31", None),
    ],
)
def test_a_status_follows_both_clocks(valid: str, known: str, status: Status | None) -> None:
    found = standing(LIFE, at(valid, known))
    assert (found.status if found else None) == status


def test_what_is_not_published_is_not_visible_and_an_unknown_end_is_open() -> None:
    rows = visible_rows(LIFE, day("2018-05-01"))
    assert [r.status for r in rows] == [Status.IN_FORCE, Status.LIFTED]
    assert rows[0].end == day("2016-01-16")
    assert rows[1].end is None
    assert rows[1].end_known is None
    assert visible_rows(LIFE, day("2020-01-01")) == LIFE.rows


def test_an_expiry_in_the_first_text_is_known_from_the_start() -> None:
    licence = measure(row("2026-03-20", "2026-04-19", "in_force"), kind=Kind.PERMISSION)
    assert next_change(licence, at("2026-03-21")) == day("2026-04-19")
    assert standing(licence, at("2026-04-19", "2026-03-21")) is None


def test_the_next_change_is_the_next_known_day() -> None:
    assert next_change(LIFE, at("2018-05-07")) is None
    assert next_change(LIFE, at("2018-05-08")) == day("2018-08-07")
    assert next_change(LIFE, at("2015-10-18")) == day("2016-01-16")
    assert next_change(LIFE, at("2015-10-18", "2015-10-17")) is None
    assert next_change(LIFE, at("2010-01-01", "2020-01-01")) == day("2012-01-01")
    assert next_change(LIFE, at("2018-08-07")) is None


def test_a_day_before_coverage_is_not_covered(book: LawBook) -> None:
    assert not is_covered(book.programs["JP-IRN"], at("2018-05-08"))
    assert is_covered(book.programs["JP-IRN"], at("2025-09-28"))


def test_a_day_past_the_horizon_is_flagged(book: LawBook) -> None:
    program = book.programs["US-IRAN"]
    assert stale_text(program, at("2026-07-09")) == ""
    assert stale_text(program, at("2026-07-10")) == (
        "US-IRAN: the law is known to 2026-07-09; later acts may be missing (looked for on 2026-11-25)"
    )


def test_acts_of_later_days_are_not_cited(book: LawBook) -> None:
    gold = book.measures["us.sec.gold"]
    ahead = standing(gold, at("2018-08-07", "2018-05-10"))
    assert ahead is not None
    assert [act.id for act in known_instruments(book, ahead, day("2018-05-10"))] == ["US-NSPM11", "US-IFCA"]
    assert "US-EO13846" in [act.id for act in known_instruments(book, ahead, day("2018-08-06"))]


def test_a_citation_begins_with_the_place_in_the_law(book: LawBook) -> None:
    gold = book.measures["us.sec.gold"]
    found = standing(gold, at("2019-01-01"))
    cited = cite_measure(book, gold, found, day("2019-01-01"))
    assert cited[0].title == "IFCA 1245(a)(1)(A); E.O. 13846 s. 1(a)(i)"
    assert [c.id for c in cited[1:4]] == ["US-NSPM11", "US-IFCA", "US-EO13846"]
    assert cited[-1].id == "ofac-may2018"
    assert cite_measure(book, gold, None, day("2019-01-01"))[1].id == "steptoe-2018-08"


def test_an_end_that_was_planned_and_moved_is_told_as_it_was_known() -> None:
    plans = (Plan(day("2014-01-20"), day("2014-07-21")), Plan(day("2014-07-19"), day("2014-11-25")), Plan(day("2015-07-14"), None))
    relief = row("2014-01-20", "2016-01-16", "suspended", end_known="2016-01-16", planned=plans, then=Status.IN_FORCE)
    life = measure(row("2012-01-01", "2014-01-20", "in_force", end_known="2013-11-24"), relief, row("2016-01-16", None, "lifted"))
    assert [(r.status.value, str(r.start), str(r.end)) for r in visible_rows(life, day("2014-06-01"))] == [
        ("in_force", "2012-01-01", "2014-01-20"),
        ("suspended", "2014-01-20", "2014-07-21"),
        ("in_force", "2014-07-21", "None"),
    ]
    assert [str(r.end) for r in visible_rows(life, day("2014-07-19"))] == ["2014-01-20", "2014-11-25", "None"]
    assert [str(r.end) for r in visible_rows(life, day("2015-08-01"))] == ["2014-01-20", "None"]
    assert visible_rows(life, day("2016-01-16"))[1].end == day("2016-01-16")


def test_what_was_to_follow_a_planned_end_gives_way_to_what_was_published_since() -> None:
    relief = row("2014-01-20", "2016-01-16", "suspended", end_known="2016-01-16", planned=(Plan(day("2014-01-20"), day("2016-01-15")),))
    life = measure(replace(relief, then=Status.IN_FORCE), row("2016-01-16", None, "lifted", published="2015-10-18"))
    assert [(r.status.value, str(r.end)) for r in visible_rows(life, day("2015-11-01"))] == [
        ("suspended", "2016-01-15"),
        ("in_force", "2016-01-16"),
        ("lifted", "None"),
    ]


def test_a_book_as_known_on_a_day_holds_no_text_of_a_later_one(book: LawBook) -> None:
    parts = (Dated("cite", "art. 1"), Dated("cite", "art. 2", day("2018-08-06")), Dated("exceptions", "old", until=day("2018-01-01")))
    notes = (Dated("note", "first"), Dated("note", "then", day("2018-08-06")))
    life = measure(replace(row("2012-01-01", None, "in_force"), note="first; then", dated=notes), cite="art. 1; art. 2", dated=parts)
    program = replace(book.programs["EU-TERR"], measures=(life,))
    for known, cite, note, exceptions in (("2018-08-05", "art. 1", "first", ()), ("2018-08-06", "art. 1; art. 2", "first; then", ())):
        (seen,) = as_known(replace(book, programs={"X": program}), day(known)).programs["X"].measures
        assert (seen.cite, seen.rows[0].note, seen.exceptions) == (cite, note, exceptions)


def test_nothing_known_in_may_2018_speaks_of_what_came_later(book: LawBook) -> None:
    later = re.compile(r"13846|13871|13876|13902|13949|SI 2019|SI 2020|SI 2023|C-124/20|2019|202[0-245]")  # 2023, 2026: sunsets
    for measure_ in as_known(book, day("2018-05-10")).measures.values():
        texts = (measure_.cite, measure_.consequence, measure_.note, *measure_.exceptions, *(r.note for r in measure_.rows))
        if measure_.rows:
            assert not [text for text in texts if later.search(text)], measure_.id
