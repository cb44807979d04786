from __future__ import annotations

from dataclasses import replace

import pytest
from tests.law.samples import at, days, listing, party

from ostrakon.law.alignment import Alignment, Lag, Namesake, OrderCount, Pair, align_lists, align_measures
from ostrakon.law.records import LawBook

ORDER = ("us_ofac", "un_sc", "gb_ofsi")
AIR = party("Iran Air", listing("us_ofac_sdn", "2011-06-23", "2016-01-16"), listing("us_ofac_sdn", "2018-11-05"))
SEPAH = party("Bank Sepah", listing("us_ofac_sdn", "2007-01-09"), listing("un_sc", "2007-03-24", "2016-01-17"))
QODS = party("Qods Force", listing("us_ofac_sdn", "2007-10-25"), listing("un_sc", "..2017-06-20"), listing("gb_ofsi", "2009-01-01"))
NITC = party("NITC", listing("us_ofac_sdn", "2012-07-12", "2016-01-16"), listing("us_ofac_cons", "2016-01-16", "2018-11-05"))


def matrix(on: str) -> Alignment:
    return align_lists((AIR, SEPAH, QODS, NITC), at(on), ORDER)


def test_a_party_is_listed_former_or_never() -> None:
    on = matrix("2017-08-01")
    air, sepah, qods, nitc = on.rows
    assert [c.state for c in air.cells] == ["former", "never", "never"]
    assert (air.cells[0].since, air.cells[0].until) == (days("2011-06-23"), days("2016-01-16"))
    assert [c.state for c in sepah.cells] == ["listed", "former", "never"]
    assert [c.state for c in qods.cells] == ["listed", "listed", "listed"]
    assert nitc.cells[0].datasets == ("us_ofac_cons",), "the other list of the same authority"
    assert nitc.cells[0].first == days("2012-07-12")
    assert nitc.cells[0].since == days("2012-07-12"), "a move from one list to the other is no end"


MELLAT = party(
    "Bank Mellat",
    listing("us_ofac_sdn", "2007-10-25", "2016-01-16"),
    listing("us_ofac_cons", "2016-01-16", "2018-11-05"),
    listing("us_ofac_sdn", "2018-10-16"),
)


def test_stays_that_overlap_are_one() -> None:
    (cell,) = align_lists((MELLAT,), at("2019-02-01")).rows[0].cells
    assert (cell.state, cell.since, cell.first) == ("listed", days("2007-10-25"), days("2007-10-25"))


def test_stays_whose_ranges_only_meet_are_not_taken_for_one() -> None:
    moved = party("X", listing("us_ofac_sdn", "2012-01-01", "2015-01-18..2016-10-07"), listing("us_ofac_cons", "2015-01-18..2016-10-07"))
    assert align_lists((moved,), at("2017-01-01")).rows[0].cells[0].since == days("2015-01-18..2016-10-07")


def test_a_former_listing_ended_when_its_last_stay_did() -> None:
    two = party("X", listing("us_ofac_sdn", "2010-01-01", "2017-01-01"), listing("us_ofac_cons", "2012-01-01", "2014-01-01"))
    assert align_lists((two,), at("2018-01-01")).rows[0].cells[0].until == days("2017-01-01")


def test_an_authority_without_a_whole_list_never_says_that_it_does_not_list() -> None:
    found = align_lists((AIR, SEPAH, QODS, NITC), at("2017-08-01"), ORDER, silent={"un_sc", "gb_ofsi"})
    air, sepah, qods, nitc = found.rows
    assert [c.state for c in air.cells] == ["former", "no_data", "no_data"]
    assert [c.state for c in sepah.cells] == ["listed", "former", "no_data"]
    assert [row.alone for row in found.rows] == ["", "", "", ""], "another may list it: nobody can say"
    assert found.pairs[0] == Pair("us_ofac", "un_sc", 1, 1, 0, unknown=1)
    assert [c.state for c in nitc.cells] == ["listed", "no_data", "no_data"]
    assert [c.state for c in qods.cells] == ["listed", "listed", "listed"], "what the table has stands"


def test_a_stay_that_begins_later_is_not_known_of() -> None:
    assert matrix("2011-01-01").rows[0].cells[0].state == "never"
    assert matrix("2019-01-01").rows[0].cells[0].since == days("2018-11-05")
    assert matrix("2019-01-01").rows[0].cells[0].first == days("2011-06-23")


@pytest.mark.parametrize(
    ("end", "on", "state"), [("2016-01-01..2016-03-01", "2016-02-01", "last_seen"), ("2016-01-01..2016-03-01", "2016-03-01", "former")]
)
def test_a_vague_end_is_told_as_last_seen(end: str, on: str, state: str) -> None:
    vague = party("X", listing("un_sc", "2010-01-01", end))
    assert align_lists((vague,), at(on)).rows[0].cells[0].state == state


def test_a_vague_start_is_told_as_possible_and_does_not_count() -> None:
    vague = party("X", listing("un_sc", "2016-01-01..2016-03-01"))
    found = align_lists((vague,), at("2016-02-01"))
    assert found.rows[0].cells[0].state == "possible"
    assert found.listed == (("un_sc", 0),)
    assert found.rows[0].alone == ""


def test_the_first_mover_is_named_only_where_the_days_tell() -> None:
    on = matrix("2017-08-01")
    assert on.rows[1].first_mover == "us_ofac"
    assert on.rows[1].lags == (Lag("un_sc", 74, 74),)
    assert on.rows[2].first_mover == "", "the UN's first day is not known"
    assert on.rows[2].lags == ()
    assert on.rows[0].first_mover == "", "nobody followed"


def test_a_lag_is_a_range_where_a_day_is() -> None:
    both = party("X", listing("us_ofac_sdn", "2010-01-01..2010-01-11"), listing("un_sc", "2010-03-01..2010-03-31"))
    assert align_lists((both,), at("2018-01-01")).rows[0].lags == (Lag("un_sc", 49, 89),)
    same_day = party("Y", listing("us_ofac_sdn", "2010-01-01"), listing("un_sc", "2010-01-01"))
    assert align_lists((same_day,), at("2018-01-01")).rows[0].first_mover == ""


def test_who_is_listed_alone_and_by_two() -> None:
    on = matrix("2017-08-01")
    assert [row.alone for row in on.rows] == ["", "us_ofac", "", "us_ofac"]
    assert on.listed == (("us_ofac", 3), ("un_sc", 1), ("gb_ofsi", 1))
    assert on.alone == (("us_ofac", 2), ("un_sc", 0), ("gb_ofsi", 0))
    assert on.pairs[0] == Pair("us_ofac", "un_sc", 1, 2, 0)


VAHIDI = [
    replace(party("Ahmad Vahidi", listing("gb_ofsi", "2008-06-24")), id="uk"),
    replace(party("Ahmad VAHIDI", listing("us_ofac_sdn", "2010-06-16")), id="us"),
]
NEAR = {"uk": ("us",), "us": ("uk", "gone from the lists")}


def test_who_has_a_near_namesake_on_the_other_list_is_not_alone() -> None:
    apart, near = (align_lists((*VAHIDI, QODS, NITC), at("2017-08-01"), ORDER, near=n) for n in ({}, NEAR))
    assert [row.alone for row in apart.rows] == ["gb_ofsi", "us_ofac", "", "us_ofac"]
    assert [row.alone for row in near.rows] == ["", "", "", "us_ofac"]
    assert near.alone == (("us_ofac", 1), ("un_sc", 0), ("gb_ofsi", 0))
    assert near.rows[0].perhaps == (Namesake("us", "Ahmad VAHIDI", ("us_ofac",)),)
    assert apart.pairs[1] == Pair("us_ofac", "gb_ofsi", 1, 2, 1)
    assert near.pairs[1] == Pair("us_ofac", "gb_ofsi", 1, 1, 0, perhaps=2)
    assert near.pairs[2] == Pair("un_sc", "gb_ofsi", 1, 0, 1), "of two lists that have no namesake it is counted as before"


def test_a_namesake_on_the_same_lists_is_another() -> None:
    two = [replace(VAHIDI[0], id="uk"), replace(VAHIDI[0], id="us")]
    found = align_lists(two, at("2017-08-01"), ORDER, near=NEAR)
    assert [(row.alone, row.perhaps) for row in found.rows] == [("gb_ofsi", ()), ("gb_ofsi", ())]


def test_without_columns_the_authorities_of_the_parties_are_taken() -> None:
    assert align_lists((SEPAH,), at("2017-08-01")).authorities == ("un_sc", "us_ofac")
    assert align_lists((), at("2017-08-01")) == Alignment(at("2017-08-01"), (), (), (), (), ())


def counts(book: LawBook, on: str) -> dict[str, OrderCount]:
    return {count.order: count for count in align_measures(book, "iran", at(on))}


def test_in_2018_the_us_and_the_eu_part(book: LawBook) -> None:
    before, after, last = counts(book, "2018-05-07"), counts(book, "2018-05-08"), counts(book, "2018-11-05")
    assert before["us_secondary"].lifted == 16
    assert after["us_secondary"].wind_down == 16
    assert last["us_secondary"].wind_down == 0
    assert last["us_secondary"].in_force == before["us_secondary"].in_force + 16
    assert before["eu"] == after["eu"]
    assert last["eu"].lifted == before["eu"].lifted == 16


def test_in_2025_the_eu_is_back(book: LawBook) -> None:
    before, after = counts(book, "2025-09-29"), counts(book, "2025-09-30")
    assert after["eu"].in_force == before["eu"].in_force + 15
    assert after["eu"].lifted == 1, "classing ships of Iran is free until the end of the year"
    assert counts(book, "2026-01-01")["eu"].lifted == 0


def test_orders_come_in_a_fixed_order_and_say_what_is_not_covered(book: LawBook) -> None:
    found = align_measures(book, "iran", at("2018-05-10"))
    assert [count.order for count in found] == ["us_primary", "us_secondary", "un", "eu", "uk", "ch", "ca", "au", "jp", "tr"]
    assert counts(book, "2018-05-10")["jp"].not_covered == 1
    assert counts(book, "2018-05-10")["jp"].counts == (0, 0, 0, 0, 0, 1, 0)
    assert "eu_blocking" not in counts(book, "2018-05-10"), "a law against sanctions does not restrict trade"


def test_one_programme_can_be_counted_alone(book: LawBook) -> None:
    (count,) = align_measures(book, "UN-IRN", at("2018-05-10"))
    assert (count.in_force, count.lifted, count.permissions) == (4, 1, 0)
