"""What a law file may hold: the shape of each kind of file, for the loader's check and for the published JSON schema."""

from __future__ import annotations

from typing import Any

from ostrakon.law import vocabulary as words
from ostrakon.law.records import Kind, Status
from ostrakon.law.shape import Field, to_json_node


def _text(*choices: str, required: bool = False) -> Field:
    return Field("text", required=required, choices=choices)


def _texts(*choices: str, required: bool = False) -> Field:
    return Field("list", required=required, of=_text(*choices))


_DAY, _NEEDED_DAY = Field("day"), Field("day", required=True)
_CONFIDENCE = _text(*words.CONFIDENCE)
_PROVENANCE = _text(*words.PROVENANCE)

_CONDITION = Field(
    "object",
    keys={
        "fact": _text("", *words.FACTS, required=True),
        "op": _text(*sorted({op for ops in words.OPS.values() for op in ops}), required=True),
        "value": Field("any", required=True),
        "text": _text(required=True),
    },
)
_CONDITIONS = Field("list", of=_CONDITION)
# A text, or its parts: those that could be said only later name the day from which they could.
_PART = Field("either", either=(_text(), Field("object", keys={"text": _text(required=True), "known": _DAY, "until": _DAY})))
_PARTS = Field("list", of=_PART)
_DATED = Field("either", either=(_text(), _PARTS))
_NEEDED_DATED = Field("either", required=True, either=_DATED.either)

_ROW = Field(
    "object",
    keys={
        "from": _NEEDED_DAY,
        "to": Field("open_day", required=True),
        "status": _text(*Status, required=True),
        "by": _texts(required=True),
        "published": _DAY,
        "end_known": _DAY,
        "planned": Field("list", of=Field("object", keys={"known": _NEEDED_DAY, "to": Field("open_day", required=True)})),
        "then": _text(*Status),
        "note": _DATED,
        "confidence": _CONFIDENCE,
        "conditions": _CONDITIONS,
        "annex": _texts(),
    },
)
_COVERS = Field(
    "object",
    keys={
        "activities": _texts(*words.ACTIVITIES, *words.ACTIVITY_GROUPS),
        "goods": _texts(*words.GOODS),
        "sectors": _texts(*words.SECTORS),
        "hs": _texts(),
        "hs_basis": _text("legal", "indicative"),
        "origin": _text(),
        "us_content": Field("object", keys={"percent": Field("number", required=True), "op": _text(">=", ">", required=True)}),
    },
)
_TARGETS = Field(
    "object",
    keys={
        "datasets": _texts(),
        "tags": _texts(),
        "except_tags": _texts(),
        "kinds": _texts(*words.KINDS),
        "named": _texts(),
        "secondary": _text("subject"),
        "ownership": _text(*words.OWNERSHIP),
    },
)
MEASURE = Field(
    "object",
    keys={
        "id": _text(required=True),
        "order": _text(*words.ORDERS, required=True),
        "kind": _text(*Kind, required=True),
        "title": _text(required=True),
        "cite": _NEEDED_DATED,
        "instruments": _texts(required=True),
        "binds": _texts(*words.BINDS, required=True),
        "covers": _COVERS,
        "targets": _TARGETS,
        "status": Field("list", required=True, of=_ROW),
        "test_date": _text(*words.TEST_DATES),
        "requires": _CONDITIONS,
        "overrides": _texts(),
        "conditions": _CONDITIONS,
        "exceptions": _PARTS,
        "consequence": _DATED,
        "note": _DATED,
        "contested": _DATED,
        "unknown_after": _DAY,
        "deadline_days": Field("number"),
        "asks": _text(*words.ASKS),
        "sources": _texts(required=True),
        "confidence": _CONFIDENCE,
        "provenance": _PROVENANCE,
    },
)
PROGRAM_FILE = Field(
    "object",
    keys={
        "program": Field(
            "object",
            required=True,
            keys={
                "key": _text(required=True),
                "title": _text(required=True),
                "authority": _text(*words.ISSUERS, required=True),
                "target": _text(required=True),
                "covered_from": _NEEDED_DAY,
                "law_known_to": _NEEDED_DAY,
                "checked_on": _NEEDED_DAY,
                "note": _text(),
                "only": _text(),
            },
        ),
        "measures": Field("list", required=True, of=MEASURE),
    },
)
_INSTRUMENT = Field(
    "object",
    keys={
        "id": _text(required=True),
        "type": _text(required=True),
        "title": _text(required=True),
        "signed": Field("open_day", required=True),
        "effective": _NEEDED_DAY,
        "sources": _texts(),
        "note": _text(),
        "sunset": _DAY,
        "confidence": _CONFIDENCE,
        "provenance": _PROVENANCE,
        "changes": Field("list", of=Field("object", keys={"day": _NEEDED_DAY, "what": _text(required=True)})),
    },
)
INSTRUMENTS_FILE = Field("object", keys={"instruments": Field("list", required=True, of=_INSTRUMENT)})
_SOURCE = Field(
    "object",
    keys={"title": _text(required=True), "url": _text(), "place": _text(), "day": _DAY, "rank": _text(*words.RANKS, required=True)},
)
SOURCES_FILE = Field("object", keys={"sources": Field("map", required=True, of=_SOURCE)})
_ENTRY = {
    "title": _text(required=True),
    "target": _text(required=True),
    "sources": _texts(required=True),
    "published": _DAY,
    "note": _text(),
}
CALENDAR_FILE = Field(
    "object",
    keys={
        "days": Field("list", required=True, of=Field("object", keys={"day": _NEEDED_DAY, **_ENTRY, "confidence": _CONFIDENCE})),
        "phases": Field("list", of=Field("object", keys={"from": _NEEDED_DAY, "to": Field("open_day", required=True), **_ENTRY})),
    },
)
FILES = {"program": PROGRAM_FILE, "instruments": INSTRUMENTS_FILE, "sources": SOURCES_FILE, "calendar": CALENDAR_FILE}


def to_json_schema() -> dict[str, Any]:
    """Give the published schema (JSON Schema 2020-12): one definition for each kind of law file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ostrakon law files",
        "description": "A YAML file of src/ostrakon/law: a programme, the instruments, the sources or the calendar.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in FILES],
        "$defs": {name: to_json_node(shape) for name, shape in FILES.items()},
    }
