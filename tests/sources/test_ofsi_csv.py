"""The UK list: rows that make one entry, numbered cells, free text, old encoding, and the layout of after 2022."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import DateOrigin, Severity, Snapshot
from ostrakon.sources.draft import Notebook
from ostrakon.sources.ofsi_csv import _EMAIL, parse_ofsi_csv, split_items

from .conftest import Digest, Write, detail, values

Read = Callable[[], Snapshot]
OLD = [
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Title",
    "DOB",
    "Town of Birth",
    "Country of Birth",
    "Nationality",
    "Passport Details",
    "NI Number",
    "Position",
    "Address 1",
    "Address 2",
    "Address 3",
    "Address 4",
    "Address 5",
    "Address 6",
    "Post/Zip Code",
    "Country",
    "Other Information",
    "Group Type",
    "Alias Type",
    "Regime",
    "Listed On",
    "Last Updated",
    "Group ID",
]
NEW = [*OLD[:7], "Name Non-Latin Script", *OLD[7:11], "Passport Number", "Passport Details", "National Identification Number", *OLD[13:]]
NEW.insert(NEW.index("Alias Type") + 1, "Alias Quality")
BASE = {"Group Type": "Individual", "Alias Type": "Prime Alias", "Regime": "Syria", "Listed On": "16/10/2012", "Last Updated": "31/05/2013"}


def listed(*rows: dict[str, str], header: list[str] = OLD, day: str = "13/04/2018") -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Last Updated", day])
    writer.writerow(header)
    for row in rows:
        full = {"Group ID": "12778", **BASE, **row}
        writer.writerow([full.get(name, "") for name in header])
    return out.getvalue()


def test_rows_of_one_group_are_one_entry(write: Write, read_one: Read) -> None:
    rows = [
        {"Name 6": "MSHAWEH", "Name 1": "Lubana", "Alias Type": "AKA", "DOB": "00/00/1955"},
        {"Name 6": "MUSHAWEH", "Name 1": "Lubana", "Name 2": "B", "DOB": "00/00/1955"},
        {"Name 6": "MUSHAWEH", "Name 1": "Lubana", "Name 2": "B", "DOB": "00/05/1956"},
        {"Name 6": "OLDNAME", "Alias Type": "FKA", "DOB": "04/03/1944"},
        {"Name 6": "FIRM LTD", "Group Type": "Entity", "Group ID": "9"},
    ]
    write("x/list.txt", listed(*rows))
    snapshot = read_one()
    assert (snapshot.dataset, snapshot.format, snapshot.rows) == ("gb_ofsi", "ofsi_csv", 5)
    assert (snapshot.published, snapshot.date_origin) == (date(2018, 4, 13), DateOrigin.CONTENT)
    woman, firm = snapshot.records
    assert (woman.entry_id, woman.schema, woman.place) == ("gb_ofsi:12778", "Person", "line 3")
    assert (firm.entry_id, firm.schema) == ("gb_ofsi:9", "Organization")
    assert values(woman, "name") == ["Lubana B MUSHAWEH"]
    assert (values(woman, "lastName"), values(woman, "firstName")) == (["MUSHAWEH"], ["Lubana B"])
    assert (values(woman, "alias"), values(woman, "previousName")) == (["Lubana MSHAWEH"], ["OLDNAME"])
    assert values(woman, "birthDate") == ["1955", "1956-05", "1944-03-04"]


def test_what_the_list_says_of_itself(write: Write, read_one: Read) -> None:
    write("x/list.csv", listed({"Name 6": "A"}, {"Name 6": "A", "Regime": "Terrorism", "Listed On": "01/02/2013"}))
    (record,) = read_one().records
    assert values(record, "program") == ["Syria", "Terrorism"]
    assert values(record, "listingDate") == ["2012-10-16", "2013-02-01"]
    assert values(record, "lastUpdated") == ["2013-05-31"]
    assert detail(record, "reference", "12778") == "OFSI Group ID"


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("(1) German (2) Moroccan", ["German", "Moroccan"]),
        ("1) Saudi Arabia 2) Qatar", ["Saudi Arabia", "Qatar"]),
        ("a) General b)Major General", ["General", "Major General"]),
        ("(1)-(2) Tunisia (3) Libya", ["Tunisia", "Libya"]),
        ("(1) (2) (4) Libya (3) Morocco", ["Libya", "Morocco"]),
        ("(1) to (6) Algeria (7) Morocco", ["Algeria", "Morocco"]),
        ("(1) Manzil Tmim (2)-(6) -", ["Manzil Tmim"]),
        ("L183017 (Tunisian). Issued on 14 Feb 1996", ["L183017 (Tunisian). Issued on 14 Feb 1996"]),
        ("", []),
    ],
)
def test_numbered_cells(cell: str, items: list[str]) -> None:
    assert split_items(cell) == items


def test_facts_of_a_person(write: Write, read_one: Read) -> None:
    row = {
        "Name 6": "A",
        "Title": "Dr",
        "Nationality": "(1) German (2) Moroccan",
        "Town of Birth": "(1) Mosul (2) Baghdad",
        "Country of Birth": "Iraq",
        "Position": "Minister of Culture.",
        "Address 1": "11 rue de France",
        "Post/Zip Code": "75001",
        "Country": "France (previous address)",
    }
    write("x/list.csv", listed(row))
    (record,) = read_one().records
    assert (values(record, "title"), values(record, "position")) == (["Dr"], ["Minister of Culture"])
    assert (values(record, "nationality"), values(record, "birthCountry")) == (["de", "ma"], ["iq"])
    assert values(record, "birthPlace") == ["Mosul", "Baghdad"]
    assert values(record, "address") == ["11 rue de France, 75001, France (previous address)"]
    assert detail(record, "country", "fr") == "address; previous address"


@pytest.mark.parametrize(
    ("cell", "number", "kept"),
    [
        ("00683530", "00683530", ""),
        ("S335026 (False Indonesian)", "S335026", "S335026 (False Indonesian)"),
        ("A 10326821", "A 10326821", ""),
        ("AT0712501 (Pakistani). Issued 12.3.2008", "AT0712501", "AT0712501 (Pakistani). Issued 12.3.2008"),
        (
            "Passport No: 592667 (Qatari passport issued on 3 May 2007).",
            "592667",
            "Passport No: 592667 (Qatari passport issued on 3 May 2007).",
        ),
        ("Saudi Arabian passport no.E126785. issued: 27.5.2002", "E126785", "Saudi Arabian passport no.E126785. issued: 27.5.2002"),
    ],
)
def test_a_passport_number_is_taken_off_its_text(write: Write, read_one: Read, cell: str, number: str, kept: str) -> None:
    write("x/list.csv", listed({"Name 6": "A", "Passport Details": cell}))
    (record,) = read_one().records
    assert values(record, "passportNumber") == [number]
    assert detail(record, "passportNumber", number) == kept


def test_a_text_without_a_number_is_kept_as_a_feature(write: Write, read_one: Read) -> None:
    write("x/list.csv", listed({"Name 6": "A", "Passport Details": "In possession of a UK passport"}))
    assert values(read_one().records[0], "feature") == ["Document: In possession of a UK passport"]


def test_free_text_is_kept_whole_and_gives_what_is_certain(write: Write, read_one: Read) -> None:
    text = "UN Ref QDe.153. Tel +963-11-2212345. Email sales@eltelme.com. Website www.eltelme.com. Sex: Male. IMO nos 9213399 and 9193185."
    write("x/list.csv", listed({"Name 6": "FIRM", "Group Type": "Entity", "Other Information": text}))
    (firm,) = read_one().records
    assert values(firm, "remark") == [text]
    assert detail(firm, "reference", "QDe.153") == "UN"
    assert (values(firm, "phone"), values(firm, "email"), values(firm, "website")) == (
        ["+963-11-2212345"],
        ["sales@eltelme.com"],
        ["www.eltelme.com"],
    )
    assert values(firm, "feature") == ["gender: male", "IMO number: 9213399", "IMO number: 9193185"]
    assert values(firm, "imoNumber") == []


@pytest.mark.parametrize("kind", ["Entity", "Ship"])
def test_a_ship_has_its_own_numbers_also_where_the_list_has_no_type_for_ships(write: Write, read_one: Read, kind: str) -> None:
    text = "IMO: 8937675. MMSI: 445539000. The following vessel has been added to the list of vessels."
    write("x/list.csv", listed({"Name 6": "TONG SAN 2", "Group Type": kind, "Other Information": text}))
    (ship,) = read_one().records
    assert (ship.schema, values(ship, "imoNumber"), values(ship, "mmsi")) == ("Vessel", ["8937675"], ["445539000"])


def test_the_layout_of_after_2022(write: Write, read_one: Read) -> None:
    rows = [
        {
            "Name 6": "MAN",
            "Alias Type": "Primary name",
            "Name Non-Latin Script": "مرد",
            "Passport Number": "A123456",
            "Passport Details": "Iranian",
        },
        {"Name 6": "NICK", "Alias Type": "AKA", "Alias Quality": "Low", "National Identification Number": "0048894753"},
        {"Name 6": "GOOD", "Alias Type": "AKA", "Alias Quality": "Good"},
    ]
    write("x/list.csv", listed(*rows, header=NEW))
    (record,) = read_one().records
    assert (values(record, "name"), values(record, "weakAlias")) == (["MAN"], ["NICK"])
    assert values(record, "alias") == ["مرد", "GOOD"]
    assert (values(record, "passportNumber"), values(record, "idNumber")) == (["A123456"], ["0048894753"])


def test_an_entry_without_a_prime_alias_is_called_by_its_first_name(write: Write, read_one: Read) -> None:
    write("x/list.csv", listed({"Name 6": "B", "Alias Type": "AKA"}, {"Name 6": "A", "Alias Type": "AKA"}))
    (record,) = read_one().records
    assert (values(record, "name"), values(record, "alias")) == (["B"], ["A"])


def test_the_old_encoding_is_read(write: Write, read_one: Read) -> None:
    write("x/list.csv", listed({"Name 6": "CAFÉ", "Other Information": "the DPRK\u2019s"}).encode("cp1252"))
    (record,) = read_one().records
    assert (values(record, "name"), values(record, "remark")) == (["CAFÉ"], ["the DPRK\u2019s"])


def test_bad_rows_and_values_are_problems_with_their_place(write: Write, read_one: Read) -> None:
    rows = [
        {"Name 6": "A", "DOB": "29/02/1969", "Listed On": "soon"},
        {"Name 6": "B", "Group ID": "none"},
        {"Group ID": "5"},
        {"Name 6": "C", "Group ID": "6", "Group Type": "Planet"},
    ]
    write("x/list.csv", listed(*rows) + "too,short\n")
    snapshot = read_one()
    assert (snapshot.rows, len(snapshot.records)) == (5, 2)
    assert [(p.place, p.severity) for p in snapshot.problems] == [
        ("line 4", Severity.ROW),
        ("line 5", Severity.ROW),
        ("line 7", Severity.ROW),
        ("line 3", Severity.VALUE),
        ("line 3", Severity.VALUE),
        ("line 6", Severity.VALUE),
    ]
    assert values(snapshot.records[0], "feature") == ["DOB: 29/02/1969"]


def test_a_file_of_garbage_is_refused(write: Write) -> None:
    path = write("x/list.csv", listed({"Name 6": "A"}) + "garbage\n" * 9)
    with pytest.raises(MalformedFileError, match=r"list\.csv: only 1 of 10 rows"):
        parse_ofsi_csv(path, Notebook())


def test_a_file_cut_off_in_its_last_line_is_refused_whole(write: Write, read_one: Read) -> None:
    rows = [BASE | {"Name 6": "A", "Group ID": "12531"}, BASE | {"Name 6": "B", "Group ID": "12532"}]
    whole = listed(*rows).rstrip("\r\n")
    write("list.csv", whole)
    assert len(read_one().records) == 2  # the line end alone may be missing
    for lost in (1, 5, 6, 20):
        write("list.csv", whole[:-lost])
        with pytest.raises(MalformedFileError, match=r"list\.csv line 4: the file is cut off: the last line has no end"):
            read_one()


def test_other_columns_are_refused(write: Write) -> None:
    path = write("x/list.csv", "Last Updated,13/04/2018\nName,Group\nA,1\n")
    with pytest.raises(MalformedFileError, match="does not name the columns"):
        parse_ofsi_csv(path, Notebook())


@pytest.mark.lists
def test_iran_groups_of_the_real_lists(real_digests: dict[tuple[str, date], Digest]) -> None:
    regime = "Iran (nuclear proliferation)"
    old, new = real_digests["gb_ofsi", date(2014, 4, 2)], real_digests["gb_ofsi", date(2018, 4, 13)]
    assert (old.rows, old.entries, old.tags[regime]) == (8950, 2297, 578)
    assert (new.rows, new.entries, new.tags[regime]) == (9487, 2106, 214)


def test_addresses_are_found_in_text_of_any_length() -> None:
    assert _EMAIL.findall("Write to a.b+c@x-y.example.org, or (d@e.ir).") == ["a.b+c@x-y.example.org", "d@e.ir"]
    assert _EMAIL.findall("x" * 3_000_000) == []  # with the square of the length this would not end
    assert _EMAIL.findall("a." * 1_000_000 + "@") == []
