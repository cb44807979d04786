"""The UN consolidated list: persons, entities, odd dates and documents, and the file that is not well-formed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import DateOrigin, Record, Severity, Snapshot
from ostrakon.sources.draft import Notebook
from ostrakon.sources.read import read_snapshot
from ostrakon.sources.scan import Scan
from ostrakon.sources.un_xml import parse_un_xml

from .conftest import Digest, Write, detail, values

Read = Callable[[], Snapshot]
MAN = """<INDIVIDUAL><DATAID>6908555</DATAID><FIRST_NAME> RI </FIRST_NAME><SECOND_NAME>WON HO</SECOND_NAME><THIRD_NAME/>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.033 </REFERENCE_NUMBER><LISTED_ON>2016-11-30-05:00</LISTED_ON><GENDER>MALE</GENDER>
<SUBMITTED_BY>Germany</SUBMITTED_BY><NAME_ORIGINAL_SCRIPT>리원호</NAME_ORIGINAL_SCRIPT><COMMENTS1>An official
 in Syria.</COMMENTS1><TITLE><VALUE>Dr.</VALUE></TITLE><DESIGNATION><VALUE>Official</VALUE><VALUE>Agent</VALUE></DESIGNATION>
<NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
<LAST_DAY_UPDATED><VALUE>2017-01-02</VALUE><VALUE>2018-03-04</VALUE><VALUE/></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ri Won-ho; "Lee Won Ho"</ALIAS_NAME>
<NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><DATE_OF_BIRTH>1964-07-17</DATE_OF_BIRTH><CITY_OF_BIRTH>Sinuiju</CITY_OF_BIRTH><ALIAS_NAME>Wolf</ALIAS_NAME>
</INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><STREET>1 Main St</STREET><CITY>Damascus</CITY><COUNTRY>Syrian Arab Republic</COUNTRY>
<NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS><INDIVIDUAL_ADDRESS><NOTE>in custody</NOTE></INDIVIDUAL_ADDRESS>
{births}
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Pyongyang</CITY><COUNTRY>Democratic People's Republic of Korea</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER> 381310014</NUMBER><ISSUING_COUNTRY>Bahrain</ISSUING_COUNTRY>
<DATE_OF_ISSUE>2009-08-31</DATE_OF_ISSUE><CITY_OF_ISSUE>KABUL</CITY_OF_ISSUE><NOTE>false</NOTE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><NUMBER>1081</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT2>Ration Card no</TYPE_OF_DOCUMENT2></INDIVIDUAL_DOCUMENT><INDIVIDUAL_DOCUMENT/>
<SORT_KEY/></INDIVIDUAL>"""
FIRM = """<ENTITY><DATAID>110403</DATAID><FIRST_NAME>7TH OF TIR</FIRST_NAME><UN_LIST_TYPE>Iran</UN_LIST_TYPE>
<REFERENCE_NUMBER>IRe.001</REFERENCE_NUMBER><LISTED_ON>2006-12-23</LISTED_ON><COMMENTS1>IMO Number: 5342883. A firm.</COMMENTS1>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Mojtama</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>8th of Tir</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><CITY>Isfahan</CITY><COUNTRY>Iran (Islamic Republic of)</COUNTRY></ENTITY_ADDRESS></ENTITY>"""


def birth(kind: str, inner: str) -> str:
    return f"<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>{kind}</TYPE_OF_DATE>{inner}</INDIVIDUAL_DATE_OF_BIRTH>"


def whole(*entries: str, day: str = "2018-06-07T19:03:43.97-04:00") -> str:
    inner = f"<INDIVIDUALS>{''.join(entries)}</INDIVIDUALS>"
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<CONSOLIDATED_LIST dateGenerated='{day}'>{inner}</CONSOLIDATED_LIST>"


def man(write: Write, *births: str) -> Record:
    path = write("x/list.xml", whole(MAN.format(births="".join(births))))
    notebook = Notebook()
    (record,) = parse_un_xml(path, notebook)[0]
    assert notebook.problems == ()
    return record


def test_the_list_is_known_by_its_content_and_dated_by_itself(write: Write, read_one: Read) -> None:
    write("x/whatever.dat", whole(MAN.format(births=""), FIRM))
    snapshot = read_one()
    assert (snapshot.dataset, snapshot.format, snapshot.rows) == ("un_sc", "un_xml", 2)
    assert (snapshot.published, snapshot.date_origin) == (date(2018, 6, 7), DateOrigin.CONTENT)
    assert [(r.entry_id, r.schema) for r in snapshot.records] == [("un_sc:6908555", "Person"), ("un_sc:110403", "Organization")]


def test_names_aliases_and_what_is_known_under_them(write: Write) -> None:
    record = man(write)
    assert values(record, "name") == ["RI WON HO"]
    assert values(record, "alias") == ["리원호", "Ri Won-ho", "Lee Won Ho"]
    assert detail(record, "alias", "리원호") == "original script"
    assert detail(record, "alias", "Lee Won Ho") == "previously listed as"
    assert values(record, "weakAlias") == ["Wolf"]
    assert detail(record, "birthDate", "1964-07-17") == "under the name Wolf"
    assert values(record, "birthPlace") == ["Sinuiju", "Pyongyang, Democratic People's Republic of Korea"]


def test_what_the_list_says_of_itself(write: Write) -> None:
    record = man(write)
    assert (values(record, "program"), values(record, "reference")) == (["DPRK"], ["KPi.033"])
    assert values(record, "listingDate") == ["2016-11-30"]
    assert values(record, "lastUpdated") == ["2017-01-02", "2018-03-04"]
    assert values(record, "remark") == ["An official in Syria."]


def test_facts_of_a_person(write: Write) -> None:
    record = man(write)
    assert (values(record, "title"), values(record, "position")) == (["Dr."], ["Official", "Agent"])
    assert (values(record, "gender"), values(record, "nationality"), values(record, "birthCountry")) == (["male"], ["kp"], ["kp"])
    assert values(record, "address") == ["1 Main St, Damascus, Syrian Arab Republic"]
    assert detail(record, "address", "1 Main St, Damascus, Syrian Arab Republic") == "as of 2016"
    assert values(record, "country") == ["sy"]
    assert values(record, "feature") == ["Submitted by: Germany", "Address: in custody", "Document: Ration Card no"]


def test_documents(write: Write) -> None:
    record = man(write)
    assert values(record, "passportNumber") == ["381310014"]
    assert detail(record, "passportNumber", "381310014") == "Passport, Bahrain, issued 2009-08-31, issued in KABUL, false"
    assert values(record, "idNumber") == ["1081"]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (birth("EXACT", "<DATE>1964-07-17</DATE>"), [("birthDate", "1964-07-17", "")]),
        (birth("EXACT", "<YEAR>1971</YEAR><NOTE>from false passport</NOTE>"), [("birthDate", "1971", "from false passport")]),
        (birth("EXACT", "<DATE>1948-05-01-05:00</DATE>"), [("birthDate", "1948-05-01", "")]),
        (
            birth("APPROXIMATELY", "<YEAR>1968</YEAR>"),
            [("birthDate", "1968", "circa"), ("birthDateRange", "1967-01-01/1969-12-31", "circa")],
        ),
        (birth("BETWEEN", "<FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR>"), [("birthDateRange", "1955-01-01/1958-12-31", "")]),
        (birth("EXACT", "<NOTE>mid-fifties</NOTE>"), [("feature", "Date of birth: mid-fifties", "")]),
    ],
)
def test_dates_of_birth(write: Write, xml: str, expected: list[tuple[str, str, str]]) -> None:
    record = man(write, xml)
    found = [(v.prop, v.value, v.detail) for v in record.values]
    assert all(claim in found for claim in expected)
    assert sum(p.startswith("birthDate") for p, _, d in found if "Wolf" not in d) == sum(p.startswith("birthDate") for p, _, _ in expected)


def test_an_entity(write: Write, read_one: Read) -> None:
    write("x/list.xml", whole(FIRM))
    (firm,) = read_one().records
    assert (values(firm, "alias"), values(firm, "previousName")) == (["Mojtama"], ["8th of Tir"])
    assert values(firm, "imoNumber") == ["5342883"]
    assert values(firm, "country") == ["ir"]


def test_a_bad_entry_and_a_bad_date_are_problems(write: Write, read_one: Read) -> None:
    write("x/list.xml", whole(FIRM.replace("2006-12-23", "soon"), "<ENTITY><DATAID>1</DATAID></ENTITY>", FIRM))
    snapshot = read_one()
    assert (len(snapshot.records), snapshot.rows) == (1, 3)
    assert [(p.severity, p.place) for p in snapshot.problems] == [
        (Severity.VALUE, "entry 110403"),
        (Severity.ROW, "entry 1"),
        (Severity.ROW, "entry 110403"),
    ]


def test_a_list_without_entries_is_refused(write: Write) -> None:
    with pytest.raises(MalformedFileError, match=r"list\.xml: no entry can be read"):
        parse_un_xml(write("x/list.xml", whole()), Notebook())


@pytest.mark.lists
def test_the_real_file_that_is_not_well_formed_is_refused_whole_with_its_place(real_scan: Scan) -> None:
    (group,) = [g for g in real_scan.groups if (g.dataset, g.published) == ("un_sc", date(2025, 8, 16))]
    with pytest.raises(MalformedFileError) as caught:
        read_snapshot(group)
    assert caught.value.where == "consolidated.xml line 53, column 11"
    assert "not well-formed" in caught.value.what
    assert "the version before it stays in force, if one is loaded" in caught.value.todo


@pytest.mark.lists
def test_iran_entries_of_the_real_lists(real_digests: dict[tuple[str, date], Digest], lists_dir: Path) -> None:
    found = {day: d.tags.get("Iran", 0) for (dataset, day), d in real_digests.items() if dataset == "un_sc"}
    assert len(found) == len(list((lists_dir / "un_sc").iterdir())) - 1
    for day, count in found.items():
        assert count == (84 if day.year <= 2020 else 0 if day < date(2025, 11, 1) else 121), day
