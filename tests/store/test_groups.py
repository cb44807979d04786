from __future__ import annotations

from ostrakon.store.assemble import entry_key, party_id
from ostrakon.store.evidence import Evidence
from ostrakon.store.groups import Entry, Link, group
from ostrakon.store.identity import Reason
from ostrakon.store.joining import cluster

A, B, C = (Entry(i, f"us_ofac:{i}", "us_ofac", 1) for i in (1, 2, 3))
AB, BC = Link(1, 1, 2, 95, 100, "a and b"), Link(1, 2, 3, 40, 200, "b and c")


def keys(entries: list[Entry], links: list[Link], known: int) -> list[tuple[list[int], tuple[str, ...]]]:
    return [([e.id for e in found.entries], found.reasons) for found in group(entries, links, known)]


def test_entries_are_one_from_the_day_the_reason_was_known() -> None:
    assert keys([A, B, C], [AB, BC], 99) == [([1], ()), ([2], ()), ([3], ())]
    assert keys([A, B, C], [AB, BC], 100) == [([1, 2], ("a and b",)), ([3], ())]
    assert keys([A, B, C], [AB, BC], 200) == [([1, 2, 3], ("a and b", "b and c"))]


def test_an_entry_not_yet_known_joins_nobody() -> None:
    assert keys([A, C], [AB, BC], 200) == [([1], ()), ([3], ())]


def test_a_second_reason_for_the_same_is_not_said() -> None:
    assert keys([A, B], [AB, Link(1, 1, 2, 40, 100, "a and b again")], 100) == [([1, 2], ("a and b",))]


def test_ids_are_readable_and_lead_back_to_the_entry() -> None:
    assert party_id("us_ofac:12804") == "os-us_ofac-12804"
    assert entry_key("os-us_ofac-12804") == entry_key("us_ofac:12804") == "us_ofac:12804"
    assert entry_key(party_id("eu_council:a-b:c")) == "eu_council:a-b:c"


def test_a_reason_that_would_bring_barred_entries_together_is_dropped() -> None:
    entries = {i: Evidence(i, f"us_ofac:{i}", "us_ofac", kind) for i, kind in ((1, "person"), (2, "person"), (3, "vessel"))}
    first, second = (1, 2, Reason(95, 1, "")), (2, 3, Reason(40, 1, ""))
    kept, members = cluster(entries, [first, second])
    assert kept == [first]
    assert [sorted(members[i]) for i in (1, 2, 3)] == [[1, 2], [1, 2], [3]]
