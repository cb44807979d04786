from __future__ import annotations

import pytest
from tests.law.samples import at, day, measure, row

from ostrakon.law.records import Kind, LawBook, Status
from ostrakon.law.standing import cite_measure, is_covered, known_instruments, next_change, stale_text, stand, standing, visible_rows
from ostrakon.model.errors import NotFoundError

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
    japan = stand(book, "jp.measures", at("2018-05-08"))
    assert not japan.covered
    assert japan.row is None
    assert is_covered(book.programs["JP-IRN"], at("2025-09-28"))


def test_a_day_past_the_horizon_is_flagged(book: LawBook) -> None:
    program = book.programs["US-IRAN"]
    assert stale_text(program, at("2026-07-09")) == ""
    assert stale_text(program, at("2026-07-10")) == (
        "US-IRAN: the law is known to 2026-07-09; later acts may be missing (looked for on 2026-11-25)"
    )
    assert stand(book, "us.itsr.export", at("2026-11-24")).stale


def test_a_licence_that_ran_out_may_have_gone_on(book: LawBook) -> None:
    assert stand(book, "us.exc.chabahar", at("2026-04-26")).unknown == ""
    after = stand(book, "us.exc.chabahar", at("2026-04-27"))
    assert after.row is None
    assert after.unknown == "whether it went on after 2026-04-27 is not known"
    assert stand(book, "us.lic.glx", at("2026-09-01", "2026-07-01")).unknown == "", "in July the end was simply the end"


def test_an_unknown_measure_is_an_error(book: LawBook) -> None:
    with pytest.raises(NotFoundError, match=r"no measure 'us\.gold'"):
        stand(book, "us.gold", at("2018-05-08"))


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
