"""The UK's consolidated list (HM Treasury, OFSI) as csv: `ConList.csv`, also published as sanctionsconlist.csv.

Format: OFSI's guide to the list. First line `Last Updated,DD/MM/YYYY`, then column names, then one row for each name, birth date or
address of an entry: rows with one Group ID are one entry. Columns are taken by name, so that layouts of before and after 2022 both fit.
The files of 2014 and 2018 are in cp1252. Several values in one cell are numbered: `(1) German (2) Moroccan`, `a) ... b) ...`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import Record, Severity
from ostrakon.sources.dates import parse_slashed
from ostrakon.sources.draft import Draft, Notebook
from ostrakon.sources.files import has_end, read_csv

AUTHORITY, DATASET = "gb_ofsi", "gb_ofsi"
GROUP = "Group ID"
MIN_GOOD = 0.3
_SCHEMATA = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}
_FORENAMES = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5")
_STREET = ("Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6", "Post/Zip Code")
_LISTED = (("Title", "title"), ("Position", "position"), ("Town of Birth", "birthPlace"))
_COUNTRIES = (("Country of Birth", "birthCountry"), ("Nationality", "nationality"))
_NUMBERS = (
    (("Passport Number", "Passport Details"), "passportNumber"),
    (("National Identification Number", "National Identification Details", "NI Number"), "idNumber"),
)
_MARK = r"\(?(?:\d{1,2}|[a-h])\)"
_ITEM = re.compile(rf"(?:^|\s){_MARK}(?:\s*(?:-|to|,|and)?\s*{_MARK})*\s*")
_NUMBER = re.compile(r"(?:\D*?\b(?:no|number|numbers|nos)\b[.:]?\s*)?(?P<number>[A-Z]{0,4}[ \-]?\d[A-Z0-9/.\-]*[A-Z0-9])", re.IGNORECASE)
_UN_REF = re.compile(r"\bUN Ref(?:erence)?(?: No)?\s*[.:]?\s*([A-Z]{1,2}[A-Za-z]?\.[A-Z0-9.]*\d)", re.IGNORECASE)
_IMO = re.compile(r"\bIMO\s*(?:numbers?|nos?)?[.:]*\s*(\d{7})(?:\s*(?:,|and)\s*(\d{7}))*", re.IGNORECASE)
_MMSI = re.compile(r"\bMMSI[.: ]*(\d{9})\b")
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]++@[\w\-]+(?:\.[\w\-]+)+")
_WEBSITE = re.compile(r"(?:https?://|www\.)[^\s,;()]+[^\s,;().]", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:Tel|Telephone|Phone)(?: ?(?:no|number)s?)?[.: ]+(\+?\d[\d\-() ]{5,}\d)", re.IGNORECASE)
_GENDER = re.compile(r"\b(?:Gender|Sex):?\s*\(?(male|female)\b", re.IGNORECASE)
_SHIP = re.compile(r"^IMO|vessel has been added|Vessel listed", re.IGNORECASE)
_LONGEST = 10_000  # characters of free text in which patterns are looked for
_TODO = "download it again; until then the previous snapshot stays in force"

Row = dict[str, str]


def parse_ofsi_csv(path: Path, notebook: Notebook) -> tuple[tuple[Record, ...], int]:
    """Read the file: records, one a group, and rows. Raises MalformedFileError where under 3 of 10 rows are good, or it is cut off."""
    groups: dict[str, list[tuple[int, Row]]] = {}
    rows = good = 0
    for line, row in _rows(path, notebook):
        rows += 1
        if row:
            good += 1
            groups.setdefault(row[GROUP], []).append((line, row))
    if not good or good < MIN_GOOD * rows:
        raise MalformedFileError(f"only {good:,} of {rows:,} rows can be read", where=path.name, todo=_TODO)
    if len(row.get(GROUP, "")) < max(map(len, groups)) and not has_end(path):  # the last column: half a number would pass for one
        raise MalformedFileError("the file is cut off: the last line has no end", where=f"{path.name} line {line}", todo=_TODO)
    return tuple(_record(uid, found, notebook, path.name) for uid, found in groups.items()), rows


def split_items(text: str) -> list[str]:
    """Split `(1) German (2) Moroccan` into its items; a text without numbers is one item. Items that are only a dash are dropped."""
    text = text.strip()
    pieces = _ITEM.split(text) if _ITEM.match(text) else [text]
    return [item for piece in pieces if (item := piece.strip(" ,;")) and item != "-"]


def _rows(path: Path, notebook: Notebook) -> Iterator[tuple[int, Row]]:
    """Yield line and row by column name; {} for a row that cannot be used."""
    header: list[str] = []
    for line, cells in read_csv(path):
        if line == 1 or not any(cells):
            continue
        if header:
            yield line, _row(header, cells, path.name, line, notebook)
            continue
        header = [cell.strip() for cell in cells]
        if GROUP not in header or "Name 6" not in header:
            raise MalformedFileError("the second line does not name the columns `Name 6` and `Group ID`", where=path.name, todo=_TODO)


def _row(header: list[str], cells: list[str], file: str, line: int, notebook: Notebook) -> Row:
    row: Row = {}
    for name, cell in zip(header, cells, strict=False):
        row.setdefault(name, " ".join(cell.split()))
    if len(cells) != len(header):
        what = f"{len(cells)} columns where {len(header)} should be: row not read"
    elif not row[GROUP].isdigit():
        what = "no Group ID: row not read"
    elif not _name(row):
        what = "no name: row not read"
    else:
        return row
    notebook.add(Severity.ROW, file, f"line {line}", what, ",".join(cells))
    return {}


def _name(row: Row) -> str:
    return " ".join(row[k] for k in (*_FORENAMES, "Name 6") if row.get(k))


def _record(uid: str, rows: list[tuple[int, Row]], notebook: Notebook, file: str) -> Record:
    line, first = rows[0]
    place = f"line {line}"
    kind = first.get("Group Type", "").lower()
    schema = _SCHEMATA.get(kind, "")
    if not schema:
        notebook.add(Severity.VALUE, file, place, "unknown group type: read as an organisation", kind)
    if schema == "Organization" and _SHIP.search(first.get("Other Information", "")):
        schema = "Vessel"  # before 2022 the list had no type for ships
    draft = Draft(schema or "Organization", notebook, file, place)
    for _, row in sorted(rows, key=lambda x: x[1].get("Alias Type", "") != "Prime Alias"):
        _add_names(draft, row)
    draft.add("reference", uid, "OFSI Group ID")
    for _, row in rows:
        _add_listing(draft, row)
        _add_person(draft, row)
        _add_address(draft, row)
        _add_other(draft, row.get("Other Information", ""))
    return draft.record(f"{AUTHORITY}:{uid}")


def _add_names(draft: Draft, row: Row) -> None:
    """Add the row's name as what its alias type says; an entry without a prime alias is called by its first name."""
    name = _name(row)
    kind, quality = row.get("Alias Type", "").lower(), row.get("Alias Quality", "").lower()
    if "prime" in kind or "primary name" in kind or not draft.values("name"):
        draft.add("name", name)
        if draft.schema == "Person" and row.get("Name 1"):
            draft.add("lastName", row.get("Name 6", ""))
            draft.add("firstName", " ".join(row[k] for k in _FORENAMES if row.get(k)))
    elif "fka" in kind or "f.k.a" in kind:
        draft.add("previousName", name)
    else:
        draft.add("weakAlias" if "low" in f"{kind} {quality}" else "alias", name)
    draft.add("alias", row.get("Name Non-Latin Script", ""), "original script")


def _add_listing(draft: Draft, row: Row) -> None:
    draft.add("program", row.get("Regime", ""))
    for prop, column in (("listingDate", "Listed On"), ("lastUpdated", "Last Updated")):
        text = row.get(column, "")
        day = parse_slashed(text)
        if day:
            draft.add(prop, day)
        elif text:
            draft.problem(f"{column} is not a date: left out", text)


def _add_person(draft: Draft, row: Row) -> None:
    for column, prop in _LISTED:
        for item in split_items(row.get(column, "")):
            draft.add(prop, item if prop == "title" else item.rstrip("."), label=column)
    for column, prop in _COUNTRIES:
        for item in split_items(row.get(column, "")):
            draft.add_country(prop, item.rstrip("."), label=column)
    for columns, prop in _NUMBERS:
        for item in split_items(next((row[c] for c in columns if row.get(c)), "")):
            _add_number(draft, prop, item)
    born = row.get("DOB", "")
    if day := parse_slashed(born):
        draft.add("birthDate", day, label="DOB")
    elif born:
        draft.problem("birth date cannot be read: kept as a feature", born)
        draft.add("feature", f"DOB: {born}")


def _add_number(draft: Draft, prop: str, text: str) -> None:
    """Take the number off a free text such as `A123 (Tunisian). Issued on 1 June 1996`; without a number the text is kept as a feature."""
    found = _NUMBER.match(text)
    if found:
        draft.add(prop, found["number"], "" if found["number"] == text else text, label="Document")
    else:
        draft.add("feature", f"Document: {text}")


def _add_address(draft: Draft, row: Row) -> None:
    country = row.get("Country", "")
    street = [row[k] for k in _STREET if row.get(k)]
    if street:
        draft.add("address", ", ".join([*street, country] if country else street))
    draft.add_country("country", country, "address")


def _add_other(draft: Draft, text: str) -> None:
    """Keep the free text whole and take from it what can be taken for certain."""
    draft.add("remark", text)
    text = text[:_LONGEST]
    for pattern, prop in ((_EMAIL, "email"), (_WEBSITE, "website")):
        for found in pattern.findall(text):
            draft.add(prop, found, label=prop)
    for pattern, prop in ((_PHONE, "phone"), (_MMSI, "mmsi"), (_GENDER, "gender")):
        for found in pattern.findall(text):
            draft.add(prop, found.lower().strip(), label=prop)
    for found in _UN_REF.findall(text):
        draft.add("reference", found, "UN")
    for match in _IMO.finditer(text):
        for number in re.findall(r"\d{7}", match[0]):
            # A firm's text names the ships it runs: their numbers are not its own.
            draft.add(
                "imoNumber" if draft.schema == "Vessel" else "feature", number if draft.schema == "Vessel" else f"IMO number: {number}"
            )
