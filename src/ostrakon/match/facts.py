"""What else is known, against what the list says: kind, birth date, countries, numbers. Each gives features to add to the name's score."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ostrakon.model.hit import Feature
from ostrakon.model.kinds import kind
from ostrakon.model.numbers import bare_number
from ostrakon.model.text import clean
from ostrakon.model.vocabulary import IDENTIFIER_PROPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ostrakon.model.hit import Query
    from ostrakon.model.party import Party

SAME_DAY, SWAPPED_DAY, SAME_YEAR, TYPO_IN_DAY, NEXT_YEAR, NEAR_YEAR = 0.08, 0.05, 0.03, -0.05, -0.05, -0.1
CONTRADICTION = -0.35  # takes even the same name below the default threshold
SHARED_COUNTRY, OTHER_COUNTRY = 0.02, -0.04
IDENTIFIED, IDENTIFIED_OTHER_NAME, SHORT_NUMBER = 0.98, 0.9, 0.1
OTHER_NUMBER = -0.1  # a person may hold several passports; a ship has one IMO number
NAME_AGREES = 0.5  # from here on the name supports a shared number
NEAR_YEARS, SHORT = 2, 5

COUNTRY_PROPS = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry", "flag", "birthCountry", "formerFlag")
UNIQUE_PROPS = frozenset({"imoNumber", "leiCode", "mmsi", "swiftBic", "innCode", "ogrnCode", "publicKey", "walletAddress"})
_TYPED = {"imo": "imoNumber", "mmsi": "mmsi", "lei": "leiCode", "bic": "swiftBic", "swift": "swiftBic", "passport": "passportNumber"}
_PREFIX = re.compile(r"([A-Za-z]+)(?: ?(?:no\.?|number))?[ :#]+(.+)", re.IGNORECASE)
_IMO = re.compile(r"IMO\W*\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number as it is compared: capitals and digits only, and its property where that is known."""

    value: str
    prop: str = ""


def parse_identifier(text: str, prop: str = "") -> Identifier:
    """Read "IMO 9187629", "passport: A123", or a bare number, whose kind is not guessed: it may equal a number of any kind."""
    text = " ".join(clean(text).split())
    found = _PREFIX.fullmatch(text)
    if not prop and found and (named := _TYPED.get(found[1].lower()) or (found[1] if found[1] in IDENTIFIER_PROPS else "")):
        prop, text = named, found[2]
    value = bare_number(prop, text)
    if not prop and _IMO.fullmatch(text):
        prop = "imoNumber"
    return Identifier(value, prop)


def asked_values(text: str) -> tuple[str, ...]:
    """Give the forms in which a number of a query may be listed: a bare BIC with a branch also as that of its bank."""
    asked = parse_identifier(text)
    return tuple(dict.fromkeys((asked.value, _as_kind(asked, "swiftBic").value)))


def _as_kind(asked: Identifier, prop: str) -> Identifier:
    """Read a bare number as one of a kind; one whose kind is stated stays what it is."""
    return asked if asked.prop else parse_identifier(asked.value, prop)


def compare_facts(query: Query, party: Party, name_score: float) -> tuple[Feature, ...]:
    """Give the features that facts other than the name add; `name_score` decides what a number shared by two names is worth."""
    return (
        *_compare_kinds(query, party),
        *_compare_birth_dates(query, party),
        *_compare_countries(query, party),
        *_compare_identifiers(query, party, name_score),
    )


def _compare_kinds(query: Query, party: Party) -> Iterator[Feature]:
    """Two kinds contradict each other unless one is unknown; a legal entity may be a person or an organisation.

    Who has a birth date and no kind is no ship, but may be a firm: people write the day of its founding there.
    """
    asked, listed = kind(query.schema) or ("legal entity" if query.birth_date else ""), kind(party.schema)
    legal = {"legal entity", "person", "organisation"}
    if asked and listed and asked != listed and not ("legal entity" in {asked, listed} and {asked, listed} <= legal):
        yield Feature("kind", CONTRADICTION, query.schema or "birth date given", party.schema, "different kinds")


def _compare_birth_dates(query: Query, party: Party) -> Iterator[Feature]:
    """Take the listed birth date that fits best."""
    if not query.birth_date:
        return
    found = [Feature("birth date", *_day_effect(query.birth_date, day), note) for day, note in _birth_dates(party)]
    if found:
        yield max(found, key=lambda f: f.score)


def _birth_dates(party: Party) -> Iterator[tuple[str, str]]:
    """Listed birth dates, and ranges as `first/last`, each with a note."""
    for day in party.values("birthDate"):
        yield day, ""
    for span in party.values("birthDateRange"):
        yield span, "range or circa"


def _day_effect(asked: str, listed: str) -> tuple[float, str, str]:
    """What one listed date does to the score, with the two values."""
    if "/" in listed:
        first, _, last = listed.partition("/")
        inside = first[:4] <= asked[:4] <= (last or first)[:4]
        gap = 0 if inside else min(_years_between(asked, first), _years_between(asked, last or first))
        return _year_effect(gap), asked, listed
    if _is_full(asked) and _is_full(listed):
        return _full_effect(asked, listed), asked, listed
    months = asked[5:7], listed[5:7]
    if all(months) and months[0] != months[1] and asked[:4] == listed[:4] and not (asked.endswith("-01-01") or listed.endswith("-01-01")):
        return NEAR_YEAR, asked, listed
    return _year_effect(_years_between(asked, listed)), asked, listed


def _full_effect(asked: str, listed: str) -> float:
    """Compare two full dates."""
    if asked == listed:
        return SAME_DAY
    if asked[:4] == listed[:4] and (asked[5:7], asked[8:10]) == (listed[8:10], listed[5:7]):
        return SWAPPED_DAY
    if sum(x != y for x, y in zip(asked, listed, strict=False)) == 1:
        return TYPO_IN_DAY
    return CONTRADICTION


def _year_effect(gap: int) -> float:
    """Compare where only years are sure."""
    if gap > NEAR_YEARS:
        return CONTRADICTION
    return (SAME_YEAR, NEXT_YEAR, NEAR_YEAR)[gap]


def _years_between(a: str, b: str) -> int:
    """Distance of the years of two dates; 0 where one is not readable, so that it neither helps nor harms much."""
    return abs(int(a[:4]) - int(b[:4])) if a[:4].isdecimal() and b[:4].isdecimal() else 0


def _is_full(day: str) -> bool:
    """Whether this is a whole date; 1 January stands for an unknown day on many lists."""
    return len(day) == len("YYYY-MM-DD") and not day.endswith("-01-01")


def _compare_countries(query: Query, party: Party) -> Iterator[Feature]:
    """A shared country helps a little, none shared harms a little; no country on either side says nothing."""
    asked = {c.lower() for c in query.countries}
    listed = dict.fromkeys(value.lower() for prop in COUNTRY_PROPS for value in party.values(prop))
    if not asked or not listed:
        return
    shared = [c for c in listed if c in asked]
    values = ", ".join(sorted(asked)), ", ".join(shared or listed)
    yield Feature("country", SHARED_COUNTRY if shared else OTHER_COUNTRY, *values, "" if shared else "no country in common")


def _compare_identifiers(query: Query, party: Party, name_score: float) -> Iterator[Feature]:
    """An equal number all but decides; another number of the same kind speaks against."""
    listed = [(f.prop, f.value, parse_identifier(f.value, f.prop)) for f in party.facts if f.prop in IDENTIFIER_PROPS]
    for text in query.identifiers:
        asked = parse_identifier(text)
        if not asked.value or not listed:
            continue
        same = [(prop, raw) for prop, raw, x in listed if x == _as_kind(asked, prop)]
        if same:
            yield _identified(text, *same[0], name_score, length=len(asked.value))
        elif other := [(prop, raw) for prop, raw, _ in listed if prop == asked.prop]:
            weight = CONTRADICTION if asked.prop in UNIQUE_PROPS else OTHER_NUMBER
            yield Feature(asked.prop, weight, text, other[0][1], "different numbers of one kind")


def _identified(asked: str, prop: str, listed: str, name_score: float, *, length: int) -> Feature:
    """Lift the score to near certainty; less where only the number agrees, and little where it is short."""
    if length < SHORT:
        return Feature(prop, SHORT_NUMBER if name_score >= NAME_AGREES else 0.0, asked, listed, "the same short number")
    level = IDENTIFIED if prop in UNIQUE_PROPS or name_score >= NAME_AGREES else IDENTIFIED_OTHER_NAME
    note = "the same number" if name_score >= NAME_AGREES else "the same number, another name"
    return Feature(prop, round(max(level - name_score, 0.0), 4), asked, listed, note)
