"""The United Nations Security Council's consolidated list as XML (INDIVIDUALS and ENTITIES).

Format: the Council's sc-sanctions.xsd. Quality `Good` makes a strong alias, `Low` a weak one; of entities `a.k.a.` and `f.k.a.`.
A date of birth is EXACT, APPROXIMATELY or BETWEEN two years. An entity becomes `Organization`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import Record, Severity
from ostrakon.sources.dates import Span, parse_iso
from ostrakon.sources.draft import Draft, Notebook, tidy
from ostrakon.sources.xml import fields_of, iter_elements, local

AUTHORITY, DATASET = "un_sc", "un_sc"
_SCHEMATA = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PLAIN = {
    "UN_LIST_TYPE": ("program", ""),
    "REFERENCE_NUMBER": ("reference", ""),
    "COMMENTS1": ("remark", ""),
    "SUBMITTED_BY": ("feature", "Submitted by"),
    "SUBMITTED_ON": ("feature", "Submitted on"),
}
_ALIAS = {"low": "weakAlias", "f.k.a.": "previousName"}
_IMO = re.compile(r"IMO [Nn]umber:? ?(\d{7})\b")  # the company's own, at the head of the comment
_ID_HINTS = ("passport", "passeport", "pasaporte")


def parse_un_xml(path: Path, notebook: Notebook) -> tuple[tuple[Record, ...], int]:
    """Read the file: records, and elements read. Raises MalformedFileError for XML that is broken or holds no entry."""
    records: dict[str, Record] = {}
    rows = 0
    for element in iter_elements(path, tuple(_SCHEMATA)):
        rows += 1
        fields = fields_of(element)
        uid = fields.get("DATAID", "")
        if not uid or "FIRST_NAME" not in fields or uid in records:
            what = f"entry {uid} stands here twice" if uid in records else "the entry has no number or no name"
            notebook.add(Severity.ROW, path.name, f"entry {uid or rows}", f"{what}: not read", fields.get("FIRST_NAME", ""))
            continue
        draft = Draft(_SCHEMATA[local(element)], notebook, path.name, f"entry {uid}")
        _add_plain(draft, fields)
        for child in element:
            if add := _CHILDREN.get(local(child)):
                add(draft, child)
        records[uid] = draft.record(f"{AUTHORITY}:{uid}")
    if not records:
        raise MalformedFileError(
            "no entry can be read",
            where=path.name,
            todo="download it again; until then the version before it stays in force, if one is loaded",
        )
    return tuple(records.values()), rows


def _add_plain(draft: Draft, fields: dict[str, str]) -> None:
    draft.add("name", " ".join(fields[k] for k in _NAMES if k in fields))
    for name in fields.get("NAME_ORIGINAL_SCRIPT", "").split(";"):
        draft.add("alias", name, "original script")
    for tag, (prop, label) in _PLAIN.items():
        draft.add(prop, f"{label}: {fields[tag]}" if label and tag in fields else fields.get(tag, ""))
    if gender := fields.get("GENDER", "").lower():
        draft.add("gender", "" if gender == "unknown" else gender, label="Gender")
    if listed := fields.get("LISTED_ON"):
        _add_day(draft, "listingDate", listed)
    if imo := _IMO.match(fields.get("COMMENTS1", "")):
        draft.add("imoNumber", imo[1], label="IMO number")


def _add_day(draft: Draft, prop: str, text: str) -> None:
    day = parse_iso(text)
    if day:
        draft.add(prop, day)
    else:
        draft.problem(f"{prop} is not a date: left out", text)


def _values(element: etree._Element) -> Iterator[str]:
    """Give the texts of the VALUE children."""
    return (text for child in element if (text := tidy(child.text or "")))


def _add_designations(draft: Draft, element: etree._Element) -> None:
    for value in _values(element):
        draft.add("position", value, label="Designation")


def _add_titles(draft: Draft, element: etree._Element) -> None:
    for value in _values(element):
        draft.add("title", value, label="Title")


def _add_nationalities(draft: Draft, element: etree._Element) -> None:
    for value in _values(element):
        draft.add_country("nationality", value, label="Nationality")


def _add_updates(draft: Draft, element: etree._Element) -> None:
    for value in _values(element):
        _add_day(draft, "lastUpdated", value)


def _add_alias(draft: Draft, element: etree._Element) -> None:
    """Add an alias (several where semicolons part them) and what is known of the person under it."""
    fields = fields_of(element)
    note = fields.get("NOTE", "")
    names = fields.get("ALIAS_NAME", "")
    for name in names.split(";"):
        draft.add(_ALIAS.get(fields.get("QUALITY", "").lower(), "alias"), name.strip(" \"'"), note)
    born = fields.get("DATE_OF_BIRTH", "")
    if day := parse_iso(born):
        draft.add("birthDate", day, f"under the name {tidy(names)}")
    place = ", ".join(fields[k] for k in ("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH") if k in fields)
    draft.add("birthPlace", place, f"under the name {tidy(names)}" if place else "")


def _add_address(draft: Draft, element: etree._Element) -> None:
    fields = fields_of(element)
    note, country = fields.get("NOTE", ""), fields.get("COUNTRY", "")
    parts = [fields[k] for k in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE") if k in fields]
    if parts:
        draft.add("address", ", ".join([*parts, country] if country else parts), note)
    elif note:
        draft.add("feature", f"Address: {', '.join(x for x in (country, note) if x)}")
    draft.add_country("country", country, "address")


def _add_birth(draft: Draft, element: etree._Element) -> None:
    fields = fields_of(element)
    kind, note = fields.get("TYPE_OF_DATE", "").upper(), fields.get("NOTE", "")
    first = parse_iso(fields.get("DATE") or fields.get("YEAR") or fields.get("FROM_YEAR") or "")
    last = parse_iso(fields.get("TO_YEAR", "")) if kind == "BETWEEN" else None
    if first:
        for prop, value, detail in Span(first, last or "", circa=kind == "APPROXIMATELY").values(note):
            draft.add(prop, value, detail)
    elif note:
        draft.add("feature", f"Date of birth: {note}")


def _add_birth_place(draft: Draft, element: etree._Element) -> None:
    fields = fields_of(element)
    place = ", ".join(fields[k] for k in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY") if k in fields)
    draft.add("birthPlace", place, fields.get("NOTE", ""))
    draft.add_country("birthCountry", fields.get("COUNTRY", ""))


def _add_document(draft: Draft, element: etree._Element) -> None:
    fields = fields_of(element)
    kinds = " ".join(fields[k] for k in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2") if k in fields)
    detail = ", ".join(
        x
        for x in (
            kinds,
            fields.get("ISSUING_COUNTRY") or fields.get("COUNTRY_OF_ISSUE", ""),
            f"issued {fields['DATE_OF_ISSUE']}" if "DATE_OF_ISSUE" in fields else "",
            f"issued in {fields['CITY_OF_ISSUE']}" if "CITY_OF_ISSUE" in fields else "",
            fields.get("NOTE", ""),
        )
        if x
    )
    number = fields.get("NUMBER", "")
    if not any(c.isdigit() for c in number):
        draft.add("feature", f"Document: {', '.join(x for x in (number, detail) if x)}" if number or detail else "")
        return
    passport = any(hint in kinds.lower() for hint in _ID_HINTS)
    draft.add("passportNumber" if passport else "idNumber", number, detail, label="Document")


_CHILDREN = {
    "DESIGNATION": _add_designations,
    "TITLE": _add_titles,
    "NATIONALITY": _add_nationalities,
    "LAST_DAY_UPDATED": _add_updates,
    "INDIVIDUAL_ALIAS": _add_alias,
    "ENTITY_ALIAS": _add_alias,
    "INDIVIDUAL_ADDRESS": _add_address,
    "ENTITY_ADDRESS": _add_address,
    "INDIVIDUAL_DATE_OF_BIRTH": _add_birth,
    "INDIVIDUAL_PLACE_OF_BIRTH": _add_birth_place,
    "INDIVIDUAL_DOCUMENT": _add_document,
}
