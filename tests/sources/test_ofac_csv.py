"""sdn.csv with its companions: whole, with odd rows, cut, broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import DateOrigin, Severity, Snapshot
from ostrakon.sources.ofac_remarks import LIMIT

from .conftest import NULL, Write, detail, main_row, values

Read = Callable[[], Snapshot]
BANK = main_row(4632, "BANK MARKAZI", remark="all offices worldwide; a.k.a. 'CBI'.")
MAN = main_row(15, "ABDELNUR, Nury de Jesus", "individual", "SDGT] [IFSR", "DOB 1953; Minister of Oil.", title="Minister of Oil")
SHIP = main_row(
    9,
    "DENA",
    "vessel",
    ship=("T2EU4", "Crude Oil Tanker", "99,144", "56,068", "Tanzania", "NITC"),
    remark="Vessel Registration Identification IMO 9187629.",
)
PLANE = main_row(11, "EP-MNB", "aircraft", remark="Aircraft Model A300.")
ALL = f"{BANK}\r\n{MAN}\r\n{SHIP}\r\n{PLANE}\r\n\x1a"
ALT = '4632,1,"aka","CENTRAL BANK OF IRAN",-0- \r\n15,2,"fka","NURY, A.",-0- \r\n15,3,"nka","ABDELNUR, N.",-0- \r\n\x1a'
ADD = '4632,1,"PO Box 7","Tehran 11365","Iran",-0- \r\n15,2,-0- ,-0- ,"Cuba",-0- \r\n9,3,-0- ,-0- ,-0- ,-0- \r\n\x1a'


def test_a_triple_becomes_one_snapshot_dated_by_its_folder(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    write("alt.csv", ALT)
    write("add.csv", ADD)
    snapshot = read_one()
    assert (snapshot.dataset, snapshot.format, snapshot.rows) == ("us_ofac_sdn", "ofac_csv", 4)
    assert (snapshot.published, snapshot.date_origin) == (date(2019, 1, 4), DateOrigin.FOLDER)
    assert snapshot.parts == {"main", "alt", "add", "remarks"}
    assert {(f.name, f.part) for f in snapshot.files} == {("sdn.csv", "main"), ("alt.csv", "alt"), ("add.csv", "add")}
    assert [(r.entry_id, r.schema, r.place) for r in snapshot.records] == [
        ("us_ofac:4632", "Organization", "line 1"),
        ("us_ofac:15", "Person", "line 2"),
        ("us_ofac:9", "Vessel", "line 3"),
        ("us_ofac:11", "Airplane", "line 4"),
    ]
    assert snapshot.problems == ()


def test_names_aliases_tags_and_addresses(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    write("alt.csv", ALT)
    write("add.csv", ADD)
    bank, man, ship, _ = read_one().records
    assert values(man, "name") == ["Nury de Jesus ABDELNUR"]
    assert (values(man, "lastName"), values(man, "firstName")) == (["ABDELNUR"], ["Nury de Jesus"])
    assert values(man, "program") == ["SDGT", "IFSR"]
    assert values(man, "previousName") == ["A. NURY"]
    assert detail(man, "alias", "N. ABDELNUR") == "n.k.a."
    assert values(man, "country") == ["cu"]
    assert values(man, "address") == []
    assert values(bank, "name") == ["BANK MARKAZI"]
    assert values(bank, "weakAlias") == ["CBI"]
    assert values(bank, "alias") == ["CENTRAL BANK OF IRAN"]
    assert values(bank, "address") == ["PO Box 7, Tehran 11365, Iran"]
    assert values(ship, "country") == values(ship, "address") == []


def test_each_value_says_which_file_carries_it(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    write("alt.csv", ALT)
    write("add.csv", ADD)
    bank = read_one().records[0]
    parts = {(v.prop, v.part) for v in bank.values}
    assert parts >= {
        ("name", "main"),
        ("weakAlias", "main"),
        ("alias", "alt"),
        ("address", "add"),
        ("country", "add"),
        ("remark", "remarks"),
    }


def test_the_remark_is_kept_whole_and_the_title_is_said_once(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    man = read_one().records[1]
    assert values(man, "remark") == ["DOB 1953; Minister of Oil."]
    assert values(man, "position") == ["Minister of Oil"]
    assert values(man, "notes") == []


def test_vessel_columns(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    ship = read_one().records[2]
    found = {p: values(ship, p) for p in ("callSign", "type", "tonnage", "grossRegisteredTonnage", "flag", "vesselOwner", "imoNumber")}
    assert found == {
        "callSign": ["T2EU4"],
        "type": ["Crude Oil Tanker"],
        "tonnage": ["99144"],
        "grossRegisteredTonnage": ["56068"],
        "flag": ["tz"],
        "vesselOwner": ["NITC"],
        "imoNumber": ["9187629"],
    }


def test_upper_case_names_other_line_ends_and_a_header_row_are_all_the_same(write: Write, read_one: Read) -> None:
    header = "ID,Name,Type,Country,Title,Col_F,Col_G,Col_H,Col_I,Col_J,Col_K,Details"
    write("WHATEVER.TXT", f"{header}\n{BANK}\n{MAN}\n\x1a,,,,,,,,,,,")
    snapshot = read_one()
    assert (snapshot.rows, len(snapshot.records), snapshot.problems) == (2, 2, ())
    assert snapshot.records[0].place == "line 2"


def test_the_comments_file_goes_on_with_a_cut_remark(write: Write, read_one: Read) -> None:
    remark = "Linked To: ".ljust(LIMIT - 10, "A") + "; Passport"
    write("sdn.csv", "\r\n".join([BANK, main_row(15, "A, B", "individual", "SDGT", remark)]))
    write("sdn_comments.csv", '15," 123456 (Iran); Linked To: TALIBAN."\r\n')
    snapshot = read_one()
    man = snapshot.records[1]
    assert "comments" in snapshot.parts
    assert [(v.value, v.part) for v in man.values if v.prop == "passportNumber"] == [("123456", "comments")]
    assert values(man, "remark")[0].endswith("Passport 123456 (Iran); Linked To: TALIBAN.")
    assert snapshot.problems == ()


def test_a_cut_remark_without_its_comment_is_a_problem_and_gives_no_half_number(write: Write, read_one: Read) -> None:
    remark = "Linked To: ".ljust(LIMIT - 14, "A") + "; Passport 123"
    write("sdn.csv", "\r\n".join([BANK, main_row(15, "A, B", "individual", "SDGT", remark)]))
    snapshot = read_one()
    assert values(snapshot.records[1], "passportNumber") == []
    (problem,) = snapshot.problems
    assert (problem.severity, problem.place) == (Severity.VALUE, "line 2")


def test_a_comment_for_a_whole_remark_is_left_out(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    write("sdn_comments.csv", '4632,"of another day; Linked To: X."\r\n')
    snapshot = read_one()
    assert values(snapshot.records[0], "linkedTo") == []
    assert [p.what for p in snapshot.problems] == ["a comment goes on a remark that is not cut: not read"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ('4632,"TOO SHORT"', "2 columns where 12 should be"),
        (BANK.replace("4632", "no number"), "the first column is not an entry's number"),
        (main_row(77, ""), "the entry has no name"),
        (BANK, "entry 4632 stands here twice"),
    ],
)
def test_a_bad_row_is_a_problem_with_its_place_and_the_load_goes_on(write: Write, read_one: Read, row: str, what: str) -> None:
    write("sdn.csv", f"{BANK}\r\n{row}\r\n{MAN}")
    snapshot = read_one()
    assert (len(snapshot.records), snapshot.rows) == (2, 3)
    (problem,) = snapshot.problems
    assert problem.what.startswith(what)
    assert (problem.file, problem.place, problem.severity) == ("sdn.csv", "line 2", Severity.ROW)


def test_an_open_quotation_mark_costs_no_more_than_its_line(write: Write, read_one: Read) -> None:
    write("sdn.csv", "\r\n".join([BANK, MAN.replace('"SDGT', "SDGT", 1).replace('Jesus"', "Jesus"), SHIP]))
    snapshot = read_one()
    assert [r.entry_id for r in snapshot.records] == ["us_ofac:4632", "us_ofac:9"]


def test_an_unknown_kind_is_read_as_an_organisation_and_noted(write: Write, read_one: Read) -> None:
    write("sdn.csv", "\r\n".join([BANK, SHIP, PLANE, main_row(5, "ROVER", "spacecraft")]))
    snapshot = read_one()
    assert snapshot.records[-1].schema == "Organization"
    assert snapshot.problems[0].text == "spacecraft"


BARE = MAN.replace('"', "")  # a copy without quotation marks


@pytest.mark.parametrize(
    ("last", "what"),
    [
        (MAN[:1], "1 of 12 columns"),
        (MAN[:40], "3 of 12 columns"),
        (MAN[:-10], "ends within a cell"),
        (main_row(15, "X, Y").rstrip("- "), "ends within a cell"),
        (main_row(15, "X, Y").rstrip("-0 "), "ends within a cell"),
        (BARE[:-4], "ends within a cell"),
    ],
)
def test_a_main_file_cut_off_in_its_last_line_is_refused_whole(write: Write, read_one: Read, last: str, what: str) -> None:
    write("sdn.csv", "\r\n".join([BANK, PLANE, PLANE.replace("11,", "12,"), last]))
    with pytest.raises(MalformedFileError, match=rf"sdn\.csv line 4: the file is cut off: .*{what}.*\(download it again"):
        read_one()


@pytest.mark.parametrize(
    "whole", [MAN, f"{BARE}\r\n", f"{BARE}\x1a", f"{BARE}\r\n\x1a,,,,,,,,,,,", main_row(15, "X, Y").strip(), f"{MAN[:40]}\r\n"]
)
def test_a_last_line_that_is_whole_or_has_its_end_is_not_cut(write: Write, read_one: Read, whole: str) -> None:
    write("sdn.csv", f"{BANK}\r\n{PLANE}\r\n{whole}")
    assert {"us_ofac:4632", "us_ofac:11"} <= {r.entry_id for r in read_one().records}


def test_a_companion_file_that_is_cut_off_says_so(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    write("add.csv", '4632,1,"PO Box 7","Tehran","Iran",-0- \r\n4632,2,-0- ,-0- ,"Iran",-0')
    snapshot = read_one()
    assert [(p.file, p.place, p.what) for p in snapshot.problems] == [
        ("add.csv", "line 2", "the last line ends within a cell: the file may have lost its end")
    ]
    assert values(snapshot.records[0], "country") == ["ir"]


def test_rows_of_entries_that_are_not_in_the_main_file_are_one_problem(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    write("alt.csv", f'{ALT[:-1]}99,8,"aka","X",-0- \r\n98,9,"aka","Y",-0- \r\n')
    (problem,) = read_one().problems
    assert (problem.file, problem.place) == ("alt.csv", "line 4")
    assert problem.what == "2 rows belong to entries that are not in sdn.csv: not read"


def test_under_three_good_rows_of_ten_the_file_is_refused_whole(write: Write, read_one: Read) -> None:
    good = [main_row(i, f"N{i}") for i in range(1, 3)]
    write("sdn.csv", "\r\n".join([*good, *["garbage, all of it"] * 7, "\x1a"]))
    with pytest.raises(MalformedFileError, match=r"sdn\.csv: only 2 of 9 rows can be read \(download it again"):
        read_one()


def test_binary_garbage_in_the_middle_refuses_the_file_whole(write: Write, read_one: Read) -> None:
    rows = "\r\n".join(main_row(i, f"NAME {i}") for i in range(1, 6000)).encode()
    write("sdn.csv", rows + b"\r\n\x01\x02\x03")
    with pytest.raises(MalformedFileError, match=r"sdn\.csv byte \d+: control character 0x01"):
        read_one()


def test_an_alias_file_of_garbage_refuses_the_snapshot(write: Write, read_one: Read) -> None:
    write("sdn.csv", ALL)
    write("alt.csv", "\r\n".join([*['4632,1,"aka","X",-0- '] * 450, *["garbage"] * 9000]))
    with pytest.raises(MalformedFileError, match=r"alt\.csv: only 450 of 9,450 rows"):
        read_one()


def test_text_of_windows_is_read(write: Write, read_one: Read) -> None:
    write("sdn.csv", "\r\n".join([BANK, main_row(7, "CAFÉ DE PARIS")]).encode("cp1252"))
    assert values(read_one().records[1], "name") == ["CAFÉ DE PARIS"]


def test_a_null_is_nothing(write: Write, read_one: Read) -> None:
    write("sdn.csv", ",".join(["7", '"LONE"', NULL, '"CUBA"', *[NULL] * 8]))
    assert [(v.prop, v.value) for v in read_one().records[0].values] == [("name", "LONE"), ("program", "CUBA")]
