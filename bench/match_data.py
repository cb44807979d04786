"""Real names for the measurements of `match`, straight from OFAC's csv files and the UN's xml."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from ostrakon.model.party import Fact, Party

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
PROP = {"aka": "alias", "fka": "previousName", "nka": "alias"}


@dataclass(frozen=True, slots=True)
class Row:
    """A name row or identifier row, as the index takes it."""

    party: int
    value: str
    prop: str
    schema: str = ""


def read_ofac(folder: Path) -> list[Row]:
    """Names of sdn.csv and alt.csv, weak aliases (quoted nicknames live in the remarks) left out."""
    schema: dict[int, str] = {}
    rows: list[Row] = []
    for line in _lines(folder / "sdn.csv"):
        if line and line[0].isdigit():
            schema[int(line[0])] = SCHEMA.get(line[2].strip(), "Organization")
            rows.append(Row(int(line[0]), line[1], "name", schema[int(line[0])]))
    aliases = _lines(folder / "alt.csv")
    rows += [Row(int(x[0]), x[3], PROP.get(x[2], "alias"), schema[int(x[0])]) for x in aliases if x and x[0].isdigit()]
    return rows


def _lines(file: Path) -> list[list[str]]:
    """Read one csv file."""
    with file.open(encoding="utf-8", errors="replace", newline="") as text:
        return list(csv.reader(text))


def read_un(file: Path) -> list[Row]:
    """Names, aliases (good ones only) and names in original script ("nativeName") of a UN consolidated list."""
    rows: list[Row] = []
    for entry in etree.parse(file).iterfind(".//*[DATAID]"):
        party = int(entry.findtext("DATAID") or 0)
        schema = "Person" if entry.tag == "INDIVIDUAL" else "Organization"
        parts = [(entry.findtext(f"{n}_NAME") or "").strip() for n in ("FIRST", "SECOND", "THIRD", "FOURTH")]
        rows.append(Row(party, " ".join(p for p in parts if p), "name", schema))
        for alias in (*entry.iterfind("INDIVIDUAL_ALIAS"), *entry.iterfind("ENTITY_ALIAS")):
            text = " ".join((alias.findtext("ALIAS_NAME") or "").split())
            if text and alias.findtext("QUALITY") != "Low":
                rows.append(Row(party, text, "alias", schema))
        native = " ".join((entry.findtext("NAME_ORIGINAL_SCRIPT") or "").split())
        if native:
            rows.append(Row(party, native, "nativeName", schema))
    return rows


def to_parties(rows: list[Row]) -> dict[int, Party]:
    """Assemble the rows into parties that have names only."""
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.party].append(row)
    return {
        number: Party(
            id=str(number),
            caption=group[0].value,
            schema=group[0].schema,
            entries=(str(number),),
            facts=tuple(Fact(r.prop, r.value) for r in group),
        )
        for number, group in grouped.items()
    }
