"""From paths to snapshots: grouping, days, and a reason for each file that is left alone."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from ostrakon.model.errors import InputFileError, UnknownFormatError
from ostrakon.model.record import DateOrigin, Severity
from ostrakon.sources.read import read_snapshot
from ostrakon.sources.scan import Group, Scan, Skipped, find_sources

from .conftest import CONS_CSV, SDN_CSV, Write, ofac_xml

ALT = '36,12,"aka","AERO-CARIBBEAN",-0- \r\n15,13,"aka","Z, Y",-0- \r\n'
CONS_ALT = '4632,1,"aka","CENTRAL BANK OF IRAN",-0- \r\n'
UN = "<CONSOLIDATED_LIST dateGenerated='2018-06-07T19:03:43-04:00'></CONSOLIDATED_LIST>"


def names(scan: Scan) -> list[tuple[str, str, dict[str, str]]]:
    return [(g.dataset, g.published.isoformat(), {part: path.name for part, path in g.parts.items()}) for g in scan.groups]


def reason(scan: Scan, name: str) -> Skipped:
    return next(s for s in scan.skipped if s.path.name == name)


def test_parts_are_joined_to_the_main_file_that_has_their_entries(write: Write, tmp_path: Path) -> None:
    write("sdn.csv", SDN_CSV)
    write("cons_prim.csv", CONS_CSV)
    write("zzz.csv", ALT)
    write("aaa.csv", CONS_ALT)
    scan = find_sources([tmp_path], None)
    assert names(scan) == [
        ("us_ofac_cons", "2019-01-04", {"main": "cons_prim.csv", "alt": "aaa.csv"}),
        ("us_ofac_sdn", "2019-01-04", {"main": "sdn.csv", "alt": "zzz.csv"}),
    ]
    assert scan.skipped == ()


def test_parts_without_main_file_are_refused(write: Write, tmp_path: Path) -> None:
    write("alt.csv", ALT)
    skipped = reason(find_sources([tmp_path], None), "alt.csv")
    assert skipped.refused
    assert skipped.reason == (
        "aliases of an OFAC list, but there is no main file in this folder (put sdn.csv or cons_prim.csv of the same day beside it)"
    )


def test_parts_of_another_list_or_day_are_refused(write: Write, tmp_path: Path) -> None:
    write("sdn.csv", SDN_CSV)
    write("alt.csv", CONS_ALT)
    scan = find_sources([tmp_path], None)
    assert names(scan)[0][2] == {"main": "sdn.csv"}
    assert "its entries are not those of the main file" in reason(scan, "alt.csv").reason


def test_a_second_file_of_one_part_is_refused(write: Write, tmp_path: Path) -> None:
    write("sdn.csv", SDN_CSV)
    write("alt.csv", ALT)
    write("alt_copy.csv", ALT)
    scan = find_sources([tmp_path], None)
    assert names(scan)[0][2] == {"main": "sdn.csv", "alt": "alt.csv"}
    assert reason(scan, "alt_copy.csv") == Skipped(
        tmp_path / "2019-01-04" / "alt_copy.csv", "alt.csv has the same part of sdn.csv already", refused=True
    )


def test_two_main_files_of_one_list_in_one_folder_are_one_too_many(write: Write, tmp_path: Path) -> None:
    write("a.csv", SDN_CSV)
    write("b.csv", SDN_CSV)
    scan = find_sources([tmp_path], None)
    assert names(scan)[0][2] == {"main": "a.csv"}
    assert reason(scan, "b.csv").refused
    assert "give each day a folder of its own" in reason(scan, "b.csv").reason


def test_of_two_formats_of_one_list_in_a_folder_the_richer_is_read(write: Write, tmp_path: Path) -> None:
    write("2016-09-16/cons_prim.csv", CONS_CSV)
    write("2016-09-16/cons_alt.csv", CONS_ALT)
    write("2016-09-16/consolidated.xml", ofac_xml("NS-PLC"))
    scan = find_sources([tmp_path], None)
    assert names(scan) == [("us_ofac_cons", "2016-09-16", {"main": "consolidated.xml"})]
    assert {(s.path.name, s.refused) for s in scan.skipped} == {("cons_prim.csv", False), ("cons_alt.csv", False)}
    assert reason(scan, "cons_alt.csv").reason == "the same snapshot as consolidated.xml in this folder, which says more"


def test_another_list_in_the_same_folder_is_not_the_same_snapshot(write: Write, tmp_path: Path) -> None:
    write("2016-09-16/sdn.csv", SDN_CSV)
    write("2016-09-16/consolidated.xml", ofac_xml("NS-PLC"))
    assert [g.dataset for g in find_sources([tmp_path], None).groups] == ["us_ofac_cons", "us_ofac_sdn"]


def test_the_content_tells_the_day_before_option_and_folder_and_the_doubt_is_noted(write: Write, tmp_path: Path) -> None:
    write("2019-01-04/un.xml", UN)
    (group,) = find_sources([tmp_path], date(2020, 2, 2)).groups
    assert (group.published, group.date_origin) == (date(2018, 6, 7), DateOrigin.CONTENT)
    assert [n.severity for n in group.notes] == [Severity.NOTE, Severity.NOTE]
    assert [n.what for n in group.notes] == [
        "the file says it is of 2018-06-07, the folder's name says 2019-01-04: the file is followed",
        "the file says it is of 2018-06-07, the option --published says 2020-02-02: the file is followed",
    ]


def test_the_option_tells_the_day_before_the_folder(write: Write, tmp_path: Path) -> None:
    write("sdn.csv", SDN_CSV)
    (group,) = find_sources([tmp_path], date(2020, 2, 2)).groups
    assert (group.published, group.date_origin) == (date(2020, 2, 2), DateOrigin.OPTION)
    assert [n.what for n in group.notes] == [
        "the option --published says 2020-02-02, the folder's name says 2019-01-04: the option is followed"
    ]


def test_the_nearest_folder_named_by_a_day_tells_it(write: Write, tmp_path: Path) -> None:
    write("2019-01-04/csv/deep/sdn.csv", SDN_CSV)
    write("2019-01-04/2020-13-45/cons.csv", CONS_CSV)
    groups = find_sources([tmp_path], None).groups
    assert {(g.dataset, g.published, g.date_origin) for g in groups} == {
        ("us_ofac_sdn", date(2019, 1, 4), DateOrigin.FOLDER),
        ("us_ofac_cons", date(2019, 1, 4), DateOrigin.FOLDER),
    }
    assert all(g.notes == () for g in groups)


def test_without_any_day_all_files_of_the_snapshot_are_refused_with_what_to_do(write: Write, tmp_path: Path) -> None:
    write("lists/sdn.csv", SDN_CSV)
    write("lists/alt.csv", ALT)
    scan = find_sources([tmp_path], None)
    assert scan.groups == ()
    assert {(s.path.name, s.refused) for s in scan.skipped} == {("sdn.csv", True), ("alt.csv", True)}
    assert scan.skipped[0].reason == (
        "nothing tells the day on which this list was published (say --published YYYY-MM-DD, or put it in a folder named YYYY-MM-DD)"
    )


def test_single_files_are_taken_as_they_are_named(write: Write, tmp_path: Path) -> None:
    write("alt.csv", ALT)
    main = write("sdn.csv", SDN_CSV)
    scan = find_sources([main, main, tmp_path / "2019-01-04" / ".." / "2019-01-04" / "sdn.csv"], None)
    assert names(scan) == [("us_ofac_sdn", "2019-01-04", {"main": "sdn.csv"})]


def test_gzipped_parts_and_hidden_files(write: Write, tmp_path: Path) -> None:
    write("sdn.csv.gz", gzip.compress(SDN_CSV.encode()))
    write("alt.csv.gz", gzip.compress(ALT.encode()))
    write(".hidden.csv", SDN_CSV)
    scan = find_sources([tmp_path], None)
    assert names(scan)[0][2] == {"main": "sdn.csv.gz", "alt": "alt.csv.gz"}
    assert scan.skipped == ()
    assert len(read_snapshot(scan.groups[0]).records) == 2


def test_groups_come_in_order_of_their_day(write: Write, tmp_path: Path) -> None:
    for day in ("2021-01-01", "2015-01-17", "2019-01-04"):
        write(f"{day}/sdn.csv", SDN_CSV)
    assert [g.published.year for g in find_sources([tmp_path], None).groups] == [2015, 2019, 2021]


def test_other_files_are_skipped_with_a_name_and_without_alarm(write: Write, tmp_path: Path) -> None:
    write("README.md", "Read me")
    write("IRGC_sanctions.xml", "<sanctionsData><publicationInfo/></sanctionsData>")
    scan = find_sources([tmp_path], None)
    assert [s.refused for s in scan.skipped] == [False, False]
    assert "filtered extract" in reason(scan, "IRGC_sanctions.xml").reason


def test_a_file_with_no_entry_at_its_beginning_is_refused(write: Write, tmp_path: Path) -> None:
    write("2016-09-16/sdn.xml", "<sdnList><publshInformation/>")
    skipped = reason(find_sources([tmp_path], None), "sdn.xml")
    assert skipped.refused
    assert "the list cannot be told" in skipped.reason


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="no such file or folder"):
        find_sources([tmp_path / "nothing"], None)


def test_notes_of_the_scan_are_problems_of_the_snapshot(write: Write, tmp_path: Path) -> None:
    write("sdn.csv", SDN_CSV)
    (group,) = find_sources([tmp_path], date(2020, 2, 2)).groups
    assert read_snapshot(group).problems == group.notes


def test_a_group_of_no_known_format_is_an_error_that_says_which_there_are(tmp_path: Path) -> None:
    group = Group("us_ofac_sdn", "carrier_pigeon", date(2020, 1, 1), DateOrigin.OPTION, {"main": tmp_path / "x"})
    with pytest.raises(UnknownFormatError, match=r"no reader for 'carrier_pigeon' \(one of ofac_csv, "):
        read_snapshot(group)


def test_a_file_named_by_itself_that_is_no_list_is_refused(write: Write, tmp_path: Path) -> None:
    note = write("x/note.txt", "Dear reader")
    assert [s.refused for s in find_sources([note], None).skipped] == [True]
    assert [s.refused for s in find_sources([tmp_path], None).skipped] == [False]


def test_a_data_folder_of_our_own_is_passed_over(write: Write, tmp_path: Path) -> None:
    write("x/data/ostrakon.json", "{}")
    write("x/data/writer.lock", "")
    write("x/data/record/un_sc/a.json", "{}")
    assert find_sources([tmp_path], None).skipped == ()
