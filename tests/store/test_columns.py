from __future__ import annotations

from dataclasses import replace

from tests.store.builders import SDN, day, entry, snapshot

from ostrakon.model.record import Record, Value
from ostrakon.store.columns import Columns, entries_from_parquet, from_parquet, to_columns, to_parquet

AIR = entry("us_ofac:12804", "IRAN AIR", Value("alias", "هما", "original script", "alt"), program="IFSR")
DATED = entry("us_ofac:1", "ACME", Value("listed", SDN, "75 FR 1", since=day("2010-07-01"), until=day("2016-01-16")))
BARE = Record("us_ofac:2", "Vessel", (), "line 9")


def columns(*records: Record) -> Columns:
    return to_columns(snapshot(SDN, "2015-01-17", *records))


def test_each_entry_begins_with_its_schema_and_place() -> None:
    found = columns(AIR, BARE)
    assert list(zip(found.entry, found.prop, found.value, found.detail, found.part, strict=True)) == [
        ("us_ofac:12804", "schema", "Organization", "line 1", "main"),
        ("us_ofac:12804", "name", "IRAN AIR", "", "main"),
        ("us_ofac:12804", "program", "IFSR", "", "main"),
        ("us_ofac:12804", "alias", "هما", "original script", "alt"),
        ("us_ofac:2", "schema", "Vessel", "line 9", "main"),
    ]


def test_parquet_gives_back_what_it_was_given() -> None:
    written = columns(AIR, DATED, BARE)
    content = to_parquet(written)
    assert from_parquet(content) == written
    assert entries_from_parquet(content) == written.entry


def test_the_content_hash_knows_every_value_and_the_parts_but_not_the_line() -> None:
    parts = frozenset({"main"})
    hashes = [columns(*records).content_hash(parts) for records in ((AIR,), (DATED,), (AIR, BARE), (BARE, AIR))]
    hashes.append(columns(AIR).content_hash(parts | {"alt"}))
    assert len(set(hashes)) == len(hashes)
    assert columns(replace(AIR, place="line 77")).content_hash(parts) == hashes[0]


def test_no_text_runs_into_the_next() -> None:
    parts = frozenset({"main"})
    one, other = (entry("us_ofac:1", "A", Value("p", value, detail)) for value, detail in (("b", "cd"), ("bc", "d")))
    assert columns(one).content_hash(parts) != columns(other).content_hash(parts)
