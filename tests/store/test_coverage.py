from __future__ import annotations

import pytest
from tests.store.builders import SDN, UN, at, day, entry, listed, snapshot, table

from ostrakon.model.hit import Coverage
from ostrakon.store.coverage import silent_authorities
from ostrakon.store.store import Store

ONE = entry("un_sc:1", "ONE")


def of(store: Store, valid: str, known: str | None = None) -> Coverage:
    (row,) = store.view(at(valid, known)).coverage()
    return row


def test_each_loaded_list_has_a_row_in_the_order_of_the_vocabulary(store: Store) -> None:
    store.add(snapshot(UN, "2018-06-07", ONE))
    store.add(snapshot(SDN, "2018-06-07", ONE))
    assert [c.dataset for c in store.view(at("2018-06-10")).coverage()] == [SDN, UN]


@pytest.mark.parametrize(
    ("valid", "in_force", "age", "note"),
    [
        ("2018-06-01", None, None, "before coverage: the first version is of 2018-06-07"),
        ("2018-06-09", "2018-06-07", 2, ""),
        ("2018-08-23", "2018-06-07", 77, "stale: the version in force is 77 days older than the day asked about"),
        ("2018-08-31", "2018-08-24", 7, ""),
        ("2018-09-01", "2018-08-24", 8, "stale: the newest version is 8 days older than the day asked about"),
    ],
)
def test_a_version_is_stale_past_its_age_whether_or_not_a_later_one_is_there(
    store: Store, valid: str, in_force: str | None, age: int | None, note: str
) -> None:
    store.add(snapshot(UN, "2018-06-07", ONE))
    store.add(snapshot(UN, "2018-08-24", ONE))
    row = of(store, valid)
    assert (row.in_force, row.age_days, row.note) == (day(in_force) if in_force else None, age, note)
    assert (row.first, row.last) == (day("2018-06-07"), day("2018-08-24"))


def test_a_version_published_later_was_not_known(store: Store) -> None:
    store.add(snapshot(UN, "2018-06-07", ONE))
    store.add(snapshot(UN, "2018-08-24", ONE))
    row = of(store, "2018-08-30", known="2018-06-12")
    assert (row.in_force, row.last) == (day("2018-06-07"), day("2018-06-07"))
    assert row.note.startswith("stale")
    assert of(store, "2018-08-30", known="2018-06-01").note == "no version published by 2018-06-01 is loaded"


def test_a_refused_file_newer_than_the_version_in_force_is_said(store: Store) -> None:
    store.add(snapshot(UN, "2018-06-07", ONE))
    store.record_refusal(UN, "consolidated.xml", "not well-formed", day("2025-01-01"), day("2018-06-12"))
    assert of(store, "2018-06-12").note == "newer file of 2018-06-12 was refused"
    assert of(store, "2018-06-11").note == ""
    store.add(snapshot(UN, "2018-06-13", ONE))
    assert of(store, "2018-06-13").note == ""


def test_a_refusal_is_kept_once_and_survives_a_line_cut_by_a_kill(store: Store) -> None:
    refused = (UN, "consolidated.xml", "not well-formed", day("2018-06-12"))
    store.record_refusal(*refused)
    with (store.folder / "record" / "refusals.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"dataset": "un')
    store.record_refusal(*refused)
    store.record_refusal(None, "other.xml", "no known format", day("2018-06-12"))
    assert [(r.dataset, r.day) for r in store.state().refusals] == [(UN, day("2018-06-12")), (None, day("2018-06-12"))]


def test_a_dated_table_speaks_of_all_its_days_and_says_that_it_is_not_the_list(store: Store) -> None:
    store.add(table(SDN, "2025-11-24", entry("us_ofac:1", "ONE", listed(SDN, "2010-07-01"))))
    row = of(store, "2018-05-07", known="2018-05-07")
    assert (row.first, row.in_force, row.age_days) == (day("2010-07-01"), day("2025-11-24"), None)
    assert row.note == "a table of 1 entries with dated listings, not the whole list"
    assert row.partial
    assert of(store, "2009-01-01").in_force is None
    assert of(store, "2025-12-24").note.startswith("stale: the table is 30 days older")


def test_only_the_whole_lists_of_an_authority_can_say_that_it_does_not_list(store: Store) -> None:
    store.add(snapshot(UN, "2018-06-07", ONE))
    store.add(snapshot(SDN, "2018-06-07", ONE))
    store.add(table("gb_ofsi", "2025-11-24", entry("gb_ofsi:1", "ONE", listed("gb_ofsi", "2010-07-01"))))
    on = silent_authorities(store.view(at("2018-06-07")).coverage())
    assert on == {"us_ofac", "gb_ofsi", "eu_council"}, "the non-SDN list is missing, a table is not the list, the EU's is not there"
    assert "un_sc" in silent_authorities(store.view(at("2018-06-01", "2018-06-07")).coverage()), "before its first version"
    store.add(snapshot("us_ofac_cons", "2018-06-07", ONE))
    assert "us_ofac" not in silent_authorities(store.view(at("2018-06-07")).coverage())
