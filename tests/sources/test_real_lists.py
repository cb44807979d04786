"""The facts that the real snapshots show, as the notes beside them give them."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from ostrakon.sources.read import read_snapshot
from ostrakon.sources.scan import Scan, find_sources

from .conftest import Digest, values

pytestmark = pytest.mark.lists
Digests = dict[tuple[str, date], Digest]
SDN, CONS = "us_ofac_sdn", "us_ofac_cons"


@pytest.mark.parametrize(
    ("dataset", "day", "expected"),  # rows, entries tagged IRAN, IFSR, any Iran programme, vessels among these
    [
        (SDN, date(2015, 1, 17), (5876, 267, 498, 784, 74)),
        (CONS, date(2016, 9, 16), (581, 264, 0, 264, 74)),
        (SDN, date(2016, 10, 7), (5337, 3, 300, 332, 0)),
        (SDN, date(2018, 1, 26), (6068, 3, 379, 418, 0)),
        (CONS, date(2018, 4, 6), (639, 264, 0, 264, 74)),
        (SDN, date(2019, 1, 4), (7379, 673, 515, 1218, 199)),
        (CONS, date(2019, 3, 14), (375, 0, 0, 0, 0)),
        (SDN, date(2021, 8, 18), (9083, 679, 912, 1763, 205)),
        (SDN, date(2024, 5, 3), (14965, 669, 1171, 2268, 218)),
    ],
)
def test_rows_tags_and_vessels(real_digests: Digests, dataset: str, day: date, expected: tuple[int, ...]) -> None:
    found = real_digests[dataset, day]
    assert (found.rows, found.tags["IRAN"], found.tags["IFSR"], found.any_iran, found.iran_vessels) == expected
    assert found.entries == found.rows


@pytest.mark.parametrize(
    ("dataset", "day", "subject", "not_subject"),
    [
        (SDN, date(2015, 1, 17), 639, 0),
        (CONS, date(2016, 9, 16), 0, 264),
        (SDN, date(2016, 10, 7), 389, 0),
        (CONS, date(2018, 4, 6), 0, 264),
        (SDN, date(2019, 1, 4), 1791, 0),
        (CONS, date(2019, 3, 14), 0, 0),
        (SDN, date(2024, 5, 3), 4776, 0),
        (CONS, date(2025, 6, 30), 288, 0),
    ],
)
def test_secondary_sanctions(real_digests: Digests, dataset: str, day: date, subject: int, not_subject: int) -> None:
    """On the days between the deal and its end, the names of E.O. 13599 are not subject, and no other name is said not to be."""
    found = real_digests[dataset, day].secondary
    assert (found.get("subject", 0), found.get("not_subject", 0)) == (subject, not_subject)


def test_every_snapshot_but_the_broken_one_is_read(real_scan: Scan, real_digests: Digests) -> None:
    refused = {(g.dataset, g.published) for g in real_scan.groups} - real_digests.keys()
    assert refused == {("un_sc", date(2025, 8, 16))}
    assert all(d.entries >= 0.999 * d.rows for d in real_digests.values() if d.group.format != "ofsi_csv")
    assert all(d.places == 0 for d in real_digests.values())


def test_totals_that_the_files_state_are_met(real_digests: Digests) -> None:
    stated = [(d.stated, d.rows) for d in real_digests.values() if d.stated is not None]
    assert len(stated) == 6
    assert all(said == read for said, read in stated)


def test_each_day_is_the_one_its_folder_is_named_by(real_scan: Scan) -> None:
    for group in real_scan.groups:
        assert group.published.isoformat() == group.parts["main"].parent.name
        assert group.notes == ()


def test_the_file_with_a_header_row_is_read_without_it(real_digests: Digests) -> None:
    found = real_digests[SDN, date(2023, 1, 21)]
    assert (found.rows, found.entries) == (11443, 11443)
    assert found.parts == {"main", "add", "remarks"}  # the addresses have a header row too, and another file name


def test_each_part_finds_its_main_file(real_scan: Scan) -> None:
    parts = {(g.dataset, g.published): set(g.parts) for g in real_scan.groups}
    assert parts[SDN, date(2016, 10, 7)] == {"main", "alt", "add", "comments"}
    assert parts[SDN, date(2019, 1, 4)] == {"main", "alt", "add"}
    assert parts[CONS, date(2025, 12, 19)] == {"main", "alt", "add"}


def test_parts_without_main_file_and_parts_of_another_day_are_refused(real_scan: Scan, lists_dir: Path) -> None:
    refused = {str(s.path.relative_to(lists_dir / "us_ofac")) for s in real_scan.skipped if s.refused}
    assert refused == {
        "2019-01-04/sdn_comments.csv",  # it goes on with remarks of 2022 and later
        "2024-09-25/alt.csv",
        "2025-01-06/add.csv",
        "2025-01-06/alt.csv",
        "2025-01-06/sdn_comments.csv",
        "2025-08-11/alt.csv",
        "2025-11-08/add.csv",
        "2025-12-24/add.csv",
        "2025-12-24/alt.csv",
        "2025-12-24/sdn_comments.csv",
        "series_2021-08_2024-05/base_2021-08-18.sdn.csv.gz",
    }


def test_extracts_and_other_formats_are_never_taken_for_a_list(real_scan: Scan, lists_dir: Path) -> None:
    reasons = {str(s.path.relative_to(lists_dir / "us_ofac")): s.reason for s in real_scan.skipped if "us_ofac" in s.path.parts}
    for name in ("2024-05-24/yemen_sanctions.xml", "2024-08-28/IRGC_sanctions.xml"):
        assert "ENHANCED" in reasons[name]
    assert "ADVANCED" in reasons["2020-03-17/cons_advanced.xml"]
    assert "@-delimited" in reasons["2016-09-16/cons_prim.del"]
    assert "log of changes" in reasons["changelog_1994-2016/sdnnew16.txt"]


def test_iran_air_left_as_one_entry_and_came_back_as_another(lists_dir: Path) -> None:
    before = read_snapshot(find_sources([lists_dir / "us_ofac" / "2015-01-17"], None).groups[0])
    after = read_snapshot(find_sources([lists_dir / "us_ofac" / "2019-01-04"], None).groups[0])
    old = next(r for r in before.records if r.entry_id == "us_ofac:12804")
    new = next(r for r in after.records if r.entry_id == "us_ofac:25237")
    assert values(old, "name") == values(new, "name") == ["IRAN AIR"]
    assert "us_ofac:12804" not in {r.entry_id for r in after.records}


def test_ships_are_the_same_by_imo_number_though_renamed(lists_dir: Path) -> None:
    """195 of them by `IMO 1234567`, and one (RYONG GUN BONG) whose number stands there without the letters."""

    def ships(day: str) -> set[str]:
        snapshot = read_snapshot(find_sources([lists_dir / "us_ofac" / day], None).groups[0])
        return {imo for r in snapshot.records if r.schema == "Vessel" for imo in values(r, "imoNumber")}

    both = ships("2015-01-17") & ships("2019-01-04")
    assert len(both) == 195 + 1
    assert "8606173" in both


def test_a_file_is_read_in_little_memory(lists_dir: Path) -> None:
    """Records are kept; beside them nothing grows with the file. Measured: 30 MiB for 7,379 entries, aliases and addresses."""
    group = find_sources([lists_dir / "us_ofac" / "2019-01-04"], None).groups[0]
    tracemalloc.start()
    try:
        snapshot = read_snapshot(group)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(snapshot.records) == 7379
    assert peak < 90 * 1024 * 1024
