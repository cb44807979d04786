"""The OFAC XML files, old and new namespace, and that they say the same as the csv files."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import DateOrigin, Record, Severity, Snapshot
from ostrakon.sources.draft import Notebook
from ostrakon.sources.ofac_csv import parse_ofac_csv
from ostrakon.sources.ofac_xml import _unbracketed, parse_ofac_xml

from .conftest import Write, detail, main_row, values

Read = Callable[[], Snapshot]
OLD, NEW = "http://tempuri.org/sdnList.xsd", "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"

MAN = """<sdnEntry><uid>15960</uid><firstName>Ahmad</firstName><lastName>GHALEBANI</lastName>
<title>Managing Director, NIOC; Director, Petro Suisse Ltd.</title><sdnType>Individual</sdnType>
<remarks>(Linked To: NIOC; Linked To: IRGC (QODS FORCE))</remarks>
<programList><program>IRAN</program><program>NPWMD</program></programList>
<idList><id><uid>1</uid><idType>Passport</idType><idNumber>H20676140</idNumber><idCountry>Iran</idCountry>
<issueDate>01 Feb 2003</issueDate><expirationDate>02 Mar 2013</expirationDate></id>
<id><uid>2</uid><idType>Additional Sanctions Information -</idType><idNumber>Not on the SDN List and Not Subject to Secondary Sanctions;
 U.S. Persons Must Continue to Block</idNumber></id><id><uid>3</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
<akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>QALEBANI</lastName><firstName>Ahmad</firstName></aka>
<aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>THE "BOSS"</lastName></aka>
<aka><uid>3</uid><type>f.k.a.</type><category>strong</category><lastName>OLD</lastName><firstName>Name</firstName></aka></akaList>
<addressList><address><uid>1</uid><address1>PO Box 7</address1><address2>Taleghani Ave</address2><city>Tehran</city>
<stateOrProvince>Tehran Province</stateOrProvince><postalCode>11365</postalCode><country>Iran</country></address></addressList>
<nationalityList><nationality><uid>1</uid><country>Iran</country><mainEntry>true</mainEntry></nationality></nationalityList>
<citizenshipList><citizenship><uid>1</uid><country>Germany</country><mainEntry>true</mainEntry></citizenship></citizenshipList>
<dateOfBirthList><dateOfBirthItem><uid>1</uid><dateOfBirth>01 Jan 1953 to 31 Dec 1954</dateOfBirth>
<mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
<placeOfBirthList><placeOfBirthItem><uid>1</uid><placeOfBirth>Behbahan, Iran</placeOfBirth><mainEntry>true</mainEntry>
</placeOfBirthItem></placeOfBirthList></sdnEntry>"""
SHIP = """<sdnEntry><uid>9</uid><lastName>DENA</lastName><sdnType>Vessel</sdnType><programList><program>IRAN</program></programList>
<idList><id><uid>1</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 9187629</idNumber></id></idList>
<vesselInfo><callSign>T2EU4</callSign><vesselType>Crude Oil Tanker</vesselType><vesselFlag>Tanzania</vesselFlag>
<vesselOwner>NITC</vesselOwner><tonnage>99144</tonnage><grossRegisteredTonnage>56068</grossRegisteredTonnage></vesselInfo></sdnEntry>"""


def listed(*entries: str, count: int | None = None, namespace: str = OLD, day: str = "<Publish_Date>09/16/2016</Publish_Date>") -> str:
    total = len(entries) if count is None else count
    head = f"<publshInformation>{day}<Record_Count>{total}</Record_Count></publshInformation>"
    return f'<?xml version="1.0" standalone="yes"?><sdnList xmlns="{namespace}">{head}{"".join(entries)}</sdnList>'


@pytest.mark.parametrize("namespace", [OLD, NEW])
def test_both_namespaces_are_read_and_the_day_is_in_the_file(write: Write, read_one: Read, namespace: str) -> None:
    write("x/anything.xml", listed(MAN, SHIP, namespace=namespace))
    snapshot = read_one()
    assert (snapshot.dataset, snapshot.format, snapshot.published) == ("us_ofac_sdn", "ofac_xml", date(2016, 9, 16))
    assert (snapshot.date_origin, snapshot.rows, snapshot.stated_count) == (DateOrigin.CONTENT, 2, 2)
    assert snapshot.parts == {"main", "alt", "add"}
    assert [(r.entry_id, r.schema, r.place) for r in snapshot.records] == [
        ("us_ofac:15960", "Person", "entry 15960"),
        ("us_ofac:9", "Vessel", "entry 9"),
    ]
    assert snapshot.problems == ()


def test_all_that_an_entry_says_is_kept(write: Write, read_one: Read) -> None:
    write("x/sdn.xml", listed(MAN, SHIP))
    man, ship = read_one().records
    found = {p: values(man, p) for p in dict.fromkeys(v.prop for v in man.values)}
    assert found == {
        "name": ["Ahmad GHALEBANI"],
        "lastName": ["GHALEBANI"],
        "firstName": ["Ahmad"],
        "alias": ["Ahmad QALEBANI"],
        "previousName": ["Name OLD"],
        "weakAlias": ["THE 'BOSS'"],
        "program": ["IRAN", "NPWMD"],
        "position": ["Managing Director, NIOC", "Director, Petro Suisse Ltd."],
        "birthDateRange": ["1953-01-01/1954-12-31"],
        "birthPlace": ["Behbahan, Iran"],
        "nationality": ["ir"],
        "citizenship": ["de"],
        "passportNumber": ["H20676140"],
        "secondarySanctions": ["not_subject"],
        "secondaryBasis": ["Not on the SDN List and Not Subject to Secondary Sanctions"],
        "feature": ["Additional Sanctions Information: U.S. Persons Must Continue to Block"],
        "gender": ["male"],
        "linkedTo": ["NIOC", "IRGC (QODS FORCE)"],
        "address": ["PO Box 7, Taleghani Ave, Tehran, Tehran Province 11365, Iran"],
        "country": ["ir"],
    }
    assert detail(man, "passportNumber", "H20676140") == "Iran, issued 01 Feb 2003, expires 02 Mar 2013"
    assert values(ship, "imoNumber") == ["9187629"]
    assert values(ship, "tonnage") == ["99144"]


def test_the_same_entry_gives_the_same_values_from_csv_and_from_xml(write: Write) -> None:
    remark = (
        "DOB 01 Jan 1953 to 31 Dec 1954; POB Behbahan, Iran; nationality Iran; citizen Germany; "
        "Additional Sanctions Information - Not on the SDN List and Not Subject to Secondary Sanctions; "
        "U.S. Persons Must Continue to Block; Gender Male; Passport H20676140 (Iran) issued 01 Feb 2003 expires 02 Mar 2013; "
        "Managing Director, NIOC; Director, Petro Suisse Ltd.; a.k.a. 'THE 'BOSS''; Linked To: NIOC; Linked To: IRGC (QODS FORCE)."
    )
    title = "Managing Director, NIOC; Director, Petro Suisse Ltd."
    ship = ("T2EU4", "Crude Oil Tanker", "99,144", "56,068", "Tanzania", "NITC")
    man_row = main_row(15960, "GHALEBANI, Ahmad", "individual", "IRAN] [NPWMD", remark, title=title)
    ship_row = main_row(9, "DENA", "vessel", ship=ship, remark="Vessel Registration Identification IMO 9187629.")
    parts = {
        "main": write("a.csv", f"{man_row}\n{ship_row}\n"),
        "alt": write("b.csv", '15960,1,"aka","QALEBANI, Ahmad",-0- \n15960,3,"fka","OLD, Name",-0- \n'),
        "add": write("c.csv", '15960,1,"PO Box 7, Taleghani Ave","Tehran, Tehran Province 11365","Iran",-0- \n'),
    }
    from_csv = parse_ofac_csv(parts, Notebook())[0]
    from_xml = parse_ofac_xml(write("d.xml", listed(MAN, SHIP)), Notebook()).records
    assert [claims(r) for r in from_csv] == [claims(r) for r in from_xml]


def claims(record: Record) -> set[tuple[str, str, str, str]]:
    """Give what a record says; the remark as one text is in the csv format only, in a part of its own."""
    return {(v.prop, v.value, v.detail, v.part) for v in record.values if v.part != "remarks"}


def test_a_total_that_does_not_fit_is_a_note(write: Write, read_one: Read) -> None:
    write("x/sdn.xml", listed(MAN, SHIP, count=1581))
    snapshot = read_one()
    assert snapshot.stated_count == 1581
    (problem,) = snapshot.problems
    assert problem.severity is Severity.NOTE
    assert problem.what == "the file says it has 1,581 entries, but 2 were read"


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (SHIP, "entry 9 stands here twice: not read"),
        ("<sdnEntry><uid>x</uid><lastName>A</lastName></sdnEntry>", "the entry has no number or no name: not read"),
        ("<sdnEntry><uid>5</uid></sdnEntry>", "the entry has no number or no name: not read"),
    ],
)
def test_a_bad_entry_is_a_problem_and_the_load_goes_on(write: Write, read_one: Read, bad: str, what: str) -> None:
    write("x/sdn.xml", listed(SHIP, bad, MAN))
    snapshot = read_one()
    assert (len(snapshot.records), snapshot.rows) == (2, 3)
    assert [(p.what, p.severity) for p in snapshot.problems] == [(what, Severity.ROW)]


def test_a_file_without_a_readable_entry_is_refused(write: Write) -> None:
    path = write("x/sdn.xml", listed("<sdnEntry><uid>5</uid></sdnEntry>"))
    with pytest.raises(MalformedFileError, match=r"sdn\.xml: no entry can be read"):
        parse_ofac_xml(path, Notebook())


def test_a_cut_file_is_refused_whole(write: Write) -> None:
    path = write("x/sdn.xml", listed(MAN, SHIP)[:-400])
    with pytest.raises(MalformedFileError, match=r"sdn\.xml line \d+, column \d+: the XML is not well-formed"):
        parse_ofac_xml(path, Notebook())


@pytest.mark.lists
@pytest.mark.parametrize(("day", "differing"), [("2016-09-16", 1), ("2018-04-06", 0), ("2019-03-14", 0)])
def test_real_lists_in_both_formats_say_the_same(lists_dir: Path, day: str, differing: int) -> None:
    """The one difference: an issue date that the csv file gives as a year and the XML file as 1 January of it."""
    folder = lists_dir / "us_ofac" / day
    parts = {part: folder / f"cons_{name}.csv" for part, name in (("main", "prim"), ("alt", "alt"), ("add", "add"))}
    from_csv = by_id(parse_ofac_csv(parts, Notebook())[0])
    from_xml = by_id(parse_ofac_xml(folder / "consolidated.xml", Notebook()).records)
    assert from_csv.keys() == from_xml.keys()
    unequal = [uid for uid in from_csv if claims(from_csv[uid]) != claims(from_xml[uid])]
    assert len(unequal) == differing
    lost = set(itertools.chain.from_iterable(claims(from_csv[u]) ^ claims(from_xml[u]) for u in unequal))
    assert {(prop, value) for prop, value, _, _ in lost} <= {("registrationNumber", "48962")}


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    return {r.entry_id: r for r in records}


@pytest.mark.parametrize(
    ("remarks", "read"),
    [
        ("(Linked To: NIOC; Linked To: IRGC (QODS FORCE))", "Linked To: NIOC; Linked To: IRGC (QODS FORCE)"),
        ("DOB 1950. (Linked To: NIOC).", "DOB 1950. Linked To: NIOC"),
        ("(Linked To: NIOC", "(Linked To: NIOC"),
        ("Linked To: NIOC (Iran)", "Linked To: NIOC (Iran)"),
        ("", ""),
    ],
)
def test_brackets_around_the_links_are_taken_off(remarks: str, read: str) -> None:
    assert _unbracketed(remarks) == read


def test_a_remark_of_nothing_but_opened_brackets_takes_no_time() -> None:
    hostile = "(Linked To: " * 500_000  # with the square of the length this would not end
    assert _unbracketed(hostile) == hostile
