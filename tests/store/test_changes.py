from __future__ import annotations

from datetime import date

import pytest
from tests.store.builders import CONS, SDN, UN, alt, day, entry, listed, snapshot, table

from ostrakon.model.time import AsOf, DayRange
from ostrakon.store.records import Change, FieldChange
from ostrakon.store.store import Store

AIR, ACME = "us_ofac:12804", entry("us_ofac:1", "ACME")


def happened(store: Store, start: str, end: str, dataset: str | None = None, known: date | None = None) -> list[Change]:
    return list(store.view(AsOf(day(end), known or date.max)).changes(dataset, day(start)))


def test_who_came_and_who_went_is_dated_by_the_range_between_the_looks(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry(AIR, "IRAN AIR")))
    store.add(snapshot(SDN, "2016-10-07", ACME))
    between = DayRange(day("2015-01-18"), day("2016-10-07"))
    assert [(c.kind, c.caption, c.entry_id, c.party_id, c.when) for c in happened(store, "2016-01-01", "2016-12-31")] == [
        ("added", "ACME", "us_ofac:1", "os-us_ofac-1", between),
        ("removed", "IRAN AIR", AIR, "os-us_ofac-12804", between),
    ]


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        ("2014-01-01", "2015-01-17", False),  # before the range
        ("2014-01-01", "2015-01-18", True),  # its first day
        ("2016-10-06", "2017-01-01", True),  # its last day
        ("2016-10-07", "2017-01-01", False),  # the state of the last day is where the question begins
    ],
)
def test_a_change_counts_if_it_may_lie_after_the_first_day_and_up_to_the_last(store: Store, start: str, end: str, *, seen: bool) -> None:
    store.add(snapshot(SDN, "2015-01-17", ACME))
    store.add(snapshot(SDN, "2016-10-07", ACME, entry(AIR, "IRAN AIR")))
    assert [c.kind for c in happened(store, start, end)] == ["added"] * seen


def test_what_the_first_version_has_is_no_change(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", ACME))
    assert happened(store, "2000-01-01", "2020-01-01") == []


def test_an_entry_that_changes_its_values_is_amended(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry("us_ofac:1", "ACME", program="IFSR", country="ir")))
    store.add(snapshot(SDN, "2016-10-07", entry("us_ofac:1", "ACME LTD", program="IFSR", country="ir", remark="new")))
    (change,) = happened(store, "2016-01-01", "2016-12-31")
    assert (change.kind, change.when) == ("amended", DayRange(day("2015-01-18"), day("2016-10-07")))
    assert change.details == (FieldChange("name", ("ACME",), ("ACME LTD",)), FieldChange("remark", (), ("new",)))


def test_the_first_look_at_a_part_is_no_amendment_and_the_second_may_be(store: Store) -> None:
    store.add(snapshot(SDN, "2018-01-01", ACME))
    store.add(snapshot(SDN, "2019-01-01", entry("us_ofac:1", "ACME", alt("A")), parts=("main", "alt")))
    store.add(snapshot(SDN, "2020-01-01", entry("us_ofac:1", "ACME", alt("B")), parts=("main", "alt")))
    (change,) = happened(store, "2017-01-01", "2021-01-01")
    assert change.details == (FieldChange("alias", ("A",), ("B",)),)
    assert change.when == DayRange(day("2019-01-02"), day("2020-01-01"))


def test_an_entry_that_goes_from_one_list_to_the_other_has_moved_and_both_ranges_narrow_the_day(store: Store) -> None:
    air = entry(AIR, "NITC")
    store.add(snapshot(SDN, "2015-01-17", air, ACME))
    store.add(snapshot(CONS, "2015-09-16", ACME))
    store.add(snapshot(CONS, "2016-09-16", air, ACME))
    store.add(snapshot(SDN, "2016-10-07", ACME))
    moved = [c for c in happened(store, "2015-01-17", "2016-12-31") if c.entry_id == AIR]
    assert [(c.kind, c.dataset, c.details, c.when) for c in moved] == [
        ("moved", CONS, (FieldChange("listed", (SDN,), (CONS,)),), DayRange(day("2015-09-17"), day("2016-09-16")))
    ]
    assert [c.kind for c in happened(store, "2015-01-17", "2016-12-31", SDN)] == ["moved"]
    assert happened(store, "2015-01-17", "2016-12-31", UN) == []


def test_before_the_second_look_was_published_the_move_was_only_an_addition(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry(AIR, "NITC"), ACME))
    store.add(snapshot(CONS, "2015-09-16", ACME))
    store.add(snapshot(CONS, "2016-09-16", entry(AIR, "NITC"), ACME))
    store.add(snapshot(SDN, "2016-10-07", ACME))
    assert [c.kind for c in happened(store, "2015-01-17", "2016-12-31", known=day("2016-10-06"))] == ["added"]


def test_dated_rows_give_the_day(store: Store) -> None:
    store.add(table(SDN, "2025-11-24", entry(AIR, "IRAN AIR", listed(SDN, "2010-07-01", "2016-01-16"), listed(SDN, "2018-11-05"))))
    assert [(c.kind, str(c.when)) for c in happened(store, "2015-01-01", "2019-01-01")] == [
        ("removed", "2016-01-16"),
        ("added", "2018-11-05"),
    ]
    assert [c.kind for c in happened(store, "2015-01-01", "2019-01-01", known=day("2018-01-01"))] == ["removed"]
