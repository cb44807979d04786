"""What stands after the key of a phrase in an OFAC remark, read into claims. One small function a kind of fact."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ostrakon.sources.dates import parse_span, parse_written
from ostrakon.sources.draft import Draft
from ostrakon.sources.ofac_keys import KEYS, Kind

_DATE = r"(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}"
_NUMBER = re.compile(rf"(?P<number>.*?)(?: \((?P<country>[^()]+)\))?(?: issued (?P<issued>{_DATE}))?(?: expires (?P<expires>{_DATE}))?")
_IMO = re.compile(r"(?:IMO\s*)?(\d{7})")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")
_SIGNS = " :-#,"
_SUBJECT = "subject to secondary sanctions"
_PLAIN = frozenset({"passportNumber", "mmsi"})  # the property says all that the key says


@dataclass(frozen=True, slots=True)
class Fact:
    """A key's property and label, the text after it, and the part of the snapshot."""

    prop: str
    label: str
    text: str
    part: str


def add_fact(draft: Draft, key: str, text: str, part: str) -> bool:
    """Read the text after a key into the draft; False where it does not look like what the key promises."""
    kind, prop = KEYS[key]
    return _READERS[kind](draft, Fact(prop, key.rstrip(_SIGNS), text, part))


def _add_text(draft: Draft, fact: Fact) -> bool:
    value = fact.text.replace(" ", "") if fact.prop == "swiftBic" else fact.text
    draft.add(fact.prop, value, part=fact.part, label=fact.label)
    return True


def _add_feature(draft: Draft, fact: Fact) -> bool:
    draft.add("feature", f"{fact.label}: {fact.text}", part=fact.part)
    return True


def _add_gender(draft: Draft, fact: Fact) -> bool:
    draft.add(fact.prop, fact.text.lower(), part=fact.part, label=fact.label)
    return True


def _add_country(draft: Draft, fact: Fact) -> bool:
    draft.add_country(fact.prop, fact.text, part=fact.part, label=fact.label)
    return True


def _add_date(draft: Draft, fact: Fact) -> bool:
    day = parse_written(fact.text)
    if not day:
        return _add_feature(draft, fact)
    draft.add(fact.prop, day, part=fact.part, label=fact.label)
    return True


def _add_birth(draft: Draft, fact: Fact) -> bool:
    span = parse_span(fact.text)
    if span is None:
        draft.problem("birth date cannot be read: kept as a feature", fact.text)
        return _add_feature(draft, fact)
    for prop, value, detail in span.values():
        draft.add(prop, value, detail, part=fact.part, label=fact.label)
    return True


def _add_wallet(draft: Draft, fact: Fact) -> bool:
    currency, _, address = fact.text.partition(" ")
    draft.add(fact.prop, address or currency, currency if address else "", part=fact.part)
    return True


def _add_number(draft: Draft, fact: Fact) -> bool:
    """Read `NUMBER (COUNTRY) issued DATE expires DATE`. A text without a digit is no number."""
    found = _NUMBER.fullmatch(fact.text)
    number = found["number"].strip(_SIGNS) if found else ""
    if not found or not any(c.isdigit() for c in number):
        return False
    prop = fact.prop
    dates = [f"{word} {found[word]}" for word in ("issued", "expires") if found[word]]
    detail = ", ".join(x for x in ("" if prop in _PLAIN else fact.label, found["country"] or "", *dates) if x)
    if number.startswith("IMO") and (imo := _IMO.fullmatch(number)):
        prop, number = "imoNumber", imo[1]
    elif prop == "leiCode" and not _LEI.fullmatch(number):
        prop = "registrationNumber"
    draft.add(prop, number, detail, part=fact.part, label=fact.label)
    return True


def _add_ship(draft: Draft, fact: Fact) -> bool:
    """Read an IMO number, or that of another register: `RS 150443 (Russia)`."""
    found = _NUMBER.fullmatch(fact.text)
    number = found["number"].strip() if found else fact.text
    if imo := _IMO.fullmatch(number):
        draft.add("imoNumber", imo[1], part=fact.part, label="IMO number")
    else:
        country = found["country"] if found else ""
        draft.add("registrationNumber", number, ", ".join(x for x in (fact.label, country) if x), part=fact.part, label=fact.label)
    return True


def _add_information(draft: Draft, fact: Fact) -> bool:
    """Read `Additional Sanctions Information -`. `Not Subject to` holds the words `Subject to`: they count only at the beginning."""
    low = fact.text.lower()
    if f"not {_SUBJECT}" in low:
        return _add_secondary(draft, fact, "not_subject")
    return low.startswith(_SUBJECT) and _add_secondary(draft, fact, "subject")


def _add_risk(draft: Draft, fact: Fact) -> bool:
    """Read `Secondary sanctions risk:`, which says so by being there, with its basis."""
    return _add_secondary(draft, fact, "subject")


def _add_secondary(draft: Draft, fact: Fact, says: str) -> bool:
    before = draft.values("secondarySanctions")
    if before and says not in before:
        draft.problem("says both that secondary sanctions apply and that they do not: both are kept", fact.text)
    draft.add("secondarySanctions", says, part=fact.part)
    draft.add("secondaryBasis", fact.text, part=fact.part)
    return True


_READERS: dict[Kind, Callable[[Draft, Fact], bool]] = {
    Kind.NUMBER: _add_number,
    Kind.TEXT: _add_text,
    Kind.DATE: _add_date,
    Kind.COUNTRY: _add_country,
    Kind.BIRTH: _add_birth,
    Kind.GENDER: _add_gender,
    Kind.SHIP: _add_ship,
    Kind.WALLET: _add_wallet,
    Kind.SANCTIONS: _add_information,
    Kind.RISK: _add_risk,
    Kind.FEATURE: _add_feature,
}
