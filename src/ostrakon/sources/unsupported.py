"""Names for files that are not read, so that a person is told what a file is and what to load in its place."""

from __future__ import annotations

import re

_TAR_AT, _TAR = 257, b"ustar"
_BINARY = {
    b"PK\x03\x04": "a zip archive: unpack it first",
    b"%PDF": "a PDF",
    b"PAR1": "a Parquet file",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
}
_UTF16 = frozenset({b"\xff\xfe", b"\xfe\xff"})
_XML = {
    "Sanctions": "an OFAC ADVANCED XML file, which is not supported; load SDN.XML, CONSOLIDATED.XML or the csv files of the same day",
    "sanctionsData": "an OFAC ENHANCED XML file, which is not supported and may be a filtered extract; load SDN.XML or CONSOLIDATED.XML",
    "schema": "an XML schema, not a list",
    "data-set": "a Canadian SEMA list, which is not supported yet",
    "export": "an EU financial sanctions file as XML, which is not supported yet",
    "html": "a web page, not a list",
}
_CSV = {
    ("source", "entity_number", "programs"): "a US Consolidated Screening List, which is not supported: load the lists it is made of",
    ("id", "schema", "name", "aliases"): "an OpenSanctions export, which is not supported yet",
    ("Entity_logical_id", "Subject_type", "Programme"): "an EU financial sanctions file as csv, which is not supported yet",
    ("celex", "recordId", "programKey"): "a transcription of EU acts by OpenSanctions, which is not supported",
    ("Name", "Street_Address"): "a BIS Denied Persons List, which is not supported yet",
}
_TEXTS = (
    (re.compile(r"\d+@\"?"), "an OFAC @-delimited file; load the csv files of the same day"),
    (re.compile(r"\d+\|\"?"), "an OFAC |-delimited file; load the csv files of the same day"),
    (re.compile(r" *+\d++ *+(?:\d++ *+)?.{40,}-0-"), "an OFAC fixed-width file; load the csv files of the same day"),
    (re.compile(r"(?s).*DATA SPECIFICATION"), "a description of a format, not a list"),
    (
        re.compile(r"(?is).*(?:following changes|OFFICE OF FOREIGN ASSETS CONTROL)"),
        "a log of changes to OFAC's lists, which is not supported yet",
    ),
)
_SAMPLE = 4000
_TABLE = 3  # cells in the first line from which on a text is called a table


def name_binary(head: bytes) -> str:
    """Name a file of a binary format by its magic bytes; "" for any other."""
    if head[_TAR_AT:].startswith(_TAR):
        return "a tar archive: unpack it first"
    if head[:2] in _UTF16:
        return "a file in UTF-16: save it as UTF-8 first"
    return next((what for magic, what in _BINARY.items() if head.startswith(magic)), "")


def name_xml(root: str) -> str:
    """Name an XML file by its root element."""
    return _XML.get(root, f"an XML file of no list that is known (it begins with <{root}>)")


def name_text(text: str) -> str:
    """Name a text file by its first line or its first words."""
    if "\x00" in text:
        return "a binary file"
    first = text.split("\n", 1)[0]
    for delimiter in ",;\t":
        cells = {cell.strip().strip('"') for cell in first.split(delimiter)}
        for columns, what in _CSV.items():
            if cells.issuperset(columns):
                return what
    for pattern, what in _TEXTS:
        if pattern.match(text[:_SAMPLE]):
            return what
    if text[0] in "{[":
        return "a JSON file of no list that is known"
    header = [cell.strip().strip('"') for cell in first.split(",")]
    if len(header) < _TABLE:
        return "a text of no list that is known"
    return f"a csv file of no list that is known (columns {', '.join(header[:_TABLE])} ...)"
