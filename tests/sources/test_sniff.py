"""What a file is, told from its content."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ostrakon.sources.ofac_entry import CONSOLIDATED, SDN, is_non_sdn, split_programs, tell_list
from ostrakon.sources.sniff import sniff

from .conftest import CONS_CSV, FREED, SDN_CSV, XML, Write, ofac_xml


@pytest.mark.parametrize(
    ("content", "expected"),  # format, part, dataset, day
    [
        (SDN_CSV, ("ofac_csv", "main", SDN, None)),
        (CONS_CSV, ("ofac_csv", "main", CONSOLIDATED, None)),
        (f"ID,Name,Type,Country,Title,F,G,H,I,J,K,Details\n{SDN_CSV}", ("ofac_csv", "main", SDN, None)),
        ('36,12,"aka","AERO-CARIBBEAN",-0- \r\n', ("ofac_csv", "alt", "", None)),
        ("36,25,-0- ,Havana,Cuba,-0- \n\x1a,,,,,\n", ("ofac_csv", "add", "", None)),
        ('12300,"Z S.A.S.; Linked To: X."\r\n', ("ofac_csv", "comments", "", None)),
        (ofac_xml("CUBA"), ("ofac_xml", "main", SDN, date(2016, 9, 16))),
        (ofac_xml("IRAN", FREED), ("ofac_xml", "main", CONSOLIDATED, date(2016, 9, 16))),
        (ofac_xml("NS-PLC", day="soon"), ("ofac_xml", "main", CONSOLIDATED, None)),
        (f"{XML}<CONSOLIDATED_LIST dateGenerated='2018-06-07T19:03:43-04:00'>", ("un_xml", "main", "un_sc", date(2018, 6, 7))),
        (f"{XML}<CONSOLIDATED_LIST>", ("un_xml", "main", "un_sc", None)),
        ("Last Updated,13/04/2018,,\nName 6,Name 1,Group ID\n", ("ofsi_csv", "main", "gb_ofsi", date(2018, 4, 13))),
        ("\ufeffLast Updated,13/04/2018\r\nName 6,Group ID\r\n", ("ofsi_csv", "main", "gb_ofsi", date(2018, 4, 13))),
        ("# published: 2026-11-24\nparty,dataset,entry_id\n", ("dated_csv", "main", "", date(2026, 11, 24))),
        ("party,schema,name\n", ("dated_csv", "parties", "", None)),
        ("id,title,url\n", ("dated_csv", "citations", "", None)),
    ],
)
def test_lists_are_known_by_content(write: Write, content: str, expected: tuple[str, str, str, date | None]) -> None:
    for name, data in (("x/no-name", content.encode()), ("x/packed", gzip.compress(content.encode()))):
        found = sniff(write(name, data))
        assert (found.format, found.part, found.dataset, found.day) == expected


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (f"{XML}<Sanctions xmlns='http://www.un.org/sanctions/1.0'>", "an OFAC ADVANCED XML file"),
        (f"{XML}<sanctionsData><publicationInfo><filters/>", "may be a filtered extract"),
        (f"{XML}<xs:schema id='sdnList'>", "an XML schema"),
        (f"{XML}<data-set><record>", "a Canadian SEMA list"),
        (f"{XML}<something>", "it begins with <something>"),
        ('{"sdnList": {}}', "a JSON file"),
        ('36@"AEROCARIBBEAN AIRLINES"@-0- @"CUBA"@-0- ', "an OFAC @-delimited file"),
        ('36|"AEROCARIBBEAN AIRLINES"|-0- |"CUBA"', "an OFAC |-delimited file"),
        ("36        AEROCARIBBEAN AIRLINES" + " " * 300 + "-0-         CUBA -0-", "an OFAC fixed-width file"),
        ("  OFFICE OF FOREIGN ASSETS CONTROL\n\n   DATA SPECIFICATION\n", "a description of a format"),
        ("\nThe following changes have occurred with respect to the Office of\nForeign Assets Control Listing", "a log of changes"),
        ("source,entity_number,type,programs,name\n", "a US Consolidated Screening List"),
        ('"Date_filexx;Entity_logical_id;Subject_type;Programme;X"\n', "an EU financial sanctions file"),
        ("Name\tStreet_Address\tCity\n", "a BIS Denied Persons List"),
        ("id,schema,name,aliases,birth_date\n", "an OpenSanctions export"),
        ("a,b,c,d\n1,2,3,4\n", "a csv file of no list that is known (columns a, b, c ...)"),
        ("Dear reader\n", "a text of no list that is known"),
        ("just a note", "a text of no list that is known"),
        (b"PK\x03\x04rest", "a zip archive: unpack it first"),
        (b"%PDF-1.4", "a PDF"),
        (b"\xff\xfea\x00", "UTF-16"),
        (b"abc\x00\x00\x01", "a binary file"),
        (b"x" * 257 + b"ustar\x00", "a tar archive"),
    ],
)
def test_other_files_are_named_as_what_they_are(write: Write, content: str | bytes, what: str) -> None:
    found = sniff(write("x/file", content))
    assert found.format == ""
    assert what in found.what
    assert not found.broken


@pytest.mark.parametrize(
    ("content", "what"), [(b"", "an empty file"), (b" \n", "an empty file"), (b"\x1f\x8b\x08broken", "gzip stream is broken")]
)
def test_broken_files_are_named_as_broken(write: Write, content: bytes, what: str) -> None:
    found = sniff(write("x/file", content))
    assert found.broken
    assert what in found.what


def test_a_file_that_cannot_be_opened_is_a_broken_one(tmp_path: Path) -> None:
    found = sniff(tmp_path / "nothing")
    assert (found.broken, found.what) == (True, "cannot be read: No such file or directory")


def test_a_list_with_garbage_in_it_is_still_taken_for_a_list(write: Write) -> None:
    assert sniff(write("x/file", SDN_CSV + "\r\n\x00\x01garbage")).format == "ofac_csv"


@pytest.mark.parametrize(
    "content", ["<a" * 120_000, "<" + "a" * 240_000, "<a " + "b " * 120_000, "1" * 240_000, "1 " * 120_000, "1 " + "a" * 240_000]
)
def test_a_file_made_to_be_slow_is_looked_at_as_fast_as_any(write: Write, content: str) -> None:
    """Before: 88 s for the first, and no end for the digits, where a pattern tried the same letters in many ways."""
    assert sniff(write("x/file", content)).format == ""


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_breaks_the_look(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    sniff(path)


@given(st.text(alphabet='0123456789,"-aknf \r\n\x1a<>;:|@', max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_like_a_list_breaks_the_look(tmp_path: Path, content: str) -> None:
    path = tmp_path / "file"
    path.write_text(content, newline="")
    sniff(path)


@pytest.mark.parametrize(
    ("text", "tags"),
    [("NPWMD] [IFSR", ("NPWMD", "IFSR")), ("[SDGT][IFSR]", ("SDGT", "IFSR")), ("CAATSA - IRAN", ("CAATSA - IRAN",)), ("", ())],
)
def test_tags_stand_between_brackets(text: str, tags: tuple[str, ...]) -> None:
    assert split_programs(text) == tags


@pytest.mark.parametrize(
    ("tags", "remark", "expected"),
    [
        (("NS-PLC",), "", True),
        (("FSE-IR",), "", True),
        (("561-Related",), "", True),
        (("CMIC-EO13959",), "", True),
        (("IRAN",), FREED, True),
        (("UKRAINE-EO13662",), "Executive Order 13662 Directive Determination - Subject to Directive 1", True),
        (("UKRAINE-EO13662",), "DOB 1960", False),
        (("IRAN",), "Additional Sanctions Information - Subject to Secondary Sanctions", False),
    ],
)
def test_what_looks_like_the_other_list(tags: tuple[str, ...], remark: str, *, expected: bool) -> None:
    assert is_non_sdn(tags, remark) is expected


def test_a_few_odd_entries_do_not_change_the_list() -> None:
    assert tell_list([(("CUBA",), "")] * 9 + [(("NS-PLC",), "")]) == SDN
    assert tell_list([(("CUBA",), "")] + [(("NS-PLC",), "")] * 9) == CONSOLIDATED
    assert tell_list([]) == ""


def test_a_web_page_under_the_name_of_a_list_is_a_download_that_failed(write: Write) -> None:
    page = "<!DOCTYPE html>\n<HTML><body>503 Service unavailable</body></HTML>"
    failed = sniff(write("x/sdn.csv", page))
    assert failed.broken
    assert failed.what == "a web page, not a list: download it again"
    assert not sniff(write("x/notes.html", page.replace("HTML", "html"))).broken
