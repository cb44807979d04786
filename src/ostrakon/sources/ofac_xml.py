"""OFAC lists as XML: SDN.XML and CONSOLIDATED.XML, in the old (tempuri.org) and the new (Sanctions List Service) namespace.

Format: OFAC's SDN.xsd. Identifiers, dates and places are rewritten as the phrases that the csv format has in its remarks, and read
by the same parser: an entry gives the same facts in both formats, and a change of format does not look like a change of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import Record, Severity
from ostrakon.sources.draft import Notebook
from ostrakon.sources.ofac_entry import Address, Entry, Ship, make_record
from ostrakon.sources.ofac_remarks import Phrase, tidy_phrase
from ostrakon.sources.xml import fields_of, iter_elements, local

ENTRY, COUNT = "sdnEntry", "Record_Count"
# Weak aliases stand in the remarks of the csv format, so they count as part of the main file there and here.
PARTS = frozenset({"main", "alt", "add"})
_LINKED = "(Linked To: "


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the file holds: records, elements read, and the total it states."""

    records: tuple[Record, ...]
    rows: int
    stated: int | None


def parse_ofac_xml(path: Path, notebook: Notebook) -> Parsed:
    """Read the file. Raises MalformedFileError for XML that is broken or holds no entry."""
    records: dict[str, Record] = {}
    rows, stated = 0, None
    for element in iter_elements(path, (ENTRY, COUNT)):
        if local(element) == COUNT:
            text = (element.text or "").strip()
            stated = int(text) if text.isdigit() else None
            continue
        rows += 1
        entry = parse_entry(element)
        if not entry.uid.isdigit() or not entry.name or entry.uid in records:
            what = f"entry {entry.uid} stands here twice" if entry.uid in records else "the entry has no number or no name"
            notebook.add(Severity.ROW, path.name, f"entry {entry.uid or rows}", f"{what}: not read", entry.name)
            continue
        records[entry.uid] = make_record(entry, notebook, path.name)
    if not records:
        raise MalformedFileError(
            "no entry can be read", where=path.name, todo="download it again; until then the previous snapshot stays in force"
        )
    if stated is not None and stated != rows:
        what = f"the file says it has {stated:,} entries, but {rows:,} were read"
        notebook.add(Severity.NOTE, path.name, COUNT, what)
    return Parsed(tuple(records.values()), rows, stated)


def parse_entry(element: etree._Element) -> Entry:
    """Read one sdnEntry."""
    fields = fields_of(element)
    lists = {local(child): child for child in element}
    akas = [fields_of(x) for x in lists.get("akaList", ())]
    ship = fields_of(lists["vesselInfo"]) if "vesselInfo" in lists else {}
    uid = fields.get("uid", "")
    return Entry(
        uid=uid,
        name=_name(fields),
        kind=fields.get("sdnType", ""),
        programs=tuple(" ".join((x.text or "").split()) for x in lists.get("programList", ())),
        place=f"entry {uid}",
        title=fields.get("title", ""),
        ship=Ship(
            *(ship.get(k, "") for k in ("callSign", "vesselType", "tonnage", "grossRegisteredTonnage", "vesselFlag", "vesselOwner")),
        ),
        phrases=tuple(Phrase(text) for raw in _phrases(lists, fields, akas) if (text := tidy_phrase(raw))),
        aliases=tuple((x.get("type", "").replace(".", ""), _name(x)) for x in akas if x.get("category") != "weak"),
        addresses=tuple(_address(fields_of(x)) for x in lists.get("addressList", ())),
    )


def _name(fields: dict[str, str]) -> str:
    """`LAST, First`, in single quotation marks only, as the csv format has it."""
    return ", ".join(fields[k] for k in ("lastName", "firstName") if k in fields).replace('"', "'")


def _phrases(lists: dict[str, etree._Element], fields: dict[str, str], akas: list[dict[str, str]]) -> Iterator[str]:
    for tag, key, word in (
        ("dateOfBirthList", "dateOfBirth", "DOB"),
        ("placeOfBirthList", "placeOfBirth", "POB"),
        ("nationalityList", "country", "nationality"),
        ("citizenshipList", "country", "citizen"),
    ):
        yield from (f"{word} {value}" for x in lists.get(tag, ()) if (value := fields_of(x).get(key)))
    for x in lists.get("idList", ()):
        yield from _id_phrases(fields_of(x))
    yield from (f"{x.get('type', 'a.k.a.')} '{_name(x)}'" for x in akas if x.get("category") == "weak")
    yield from _unbracketed(fields.get("remarks", "")).split(";")


def _unbracketed(remarks: str) -> str:
    """Take the brackets off `(Linked To: A; Linked To: B).` at the end, as the csv remark has none."""
    before, found, links = remarks.partition(_LINKED)
    links = links.removesuffix(".")
    return f"{before}{found[1:]}{links[:-1]}" if found and links.endswith(")") else remarks


def _id_phrases(fields: dict[str, str]) -> list[str]:
    """Write an identifier or feature as the csv remark does: `TYPE NUMBER (COUNTRY) issued DATE expires DATE`."""
    text = " ".join(fields[k] for k in ("idType", "idNumber") if k in fields)
    for form, key in ((" ({})", "idCountry"), (" issued {}", "issueDate"), (" expires {}", "expirationDate")):
        text += form.format(fields[key]) if key in fields else ""
    return text.split("; ")


def _address(fields: dict[str, str]) -> Address:
    street = ", ".join(fields[k] for k in ("address1", "address2", "address3") if k in fields)
    city = ", ".join(fields[k] for k in ("city", "stateOrProvince") if k in fields)
    return Address(street, " ".join(x for x in (city, fields.get("postalCode", "")) if x), fields.get("country", ""))
