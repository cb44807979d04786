"""Queries that can be answered: what a user says of a counterparty, read; a name or a number, of a sensible length."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ostrakon.match.facts import parse_identifier
from ostrakon.match.names import normalise
from ostrakon.model.errors import BadDateError, UsageError
from ostrakon.model.kinds import kind
from ostrakon.model.numbers import is_imo
from ostrakon.model.text import clean
from ostrakon.model.time import parse_day
from ostrakon.model.vocabulary import COUNTRIES

if TYPE_CHECKING:
    from ostrakon.model.hit import Query

MAX_NAME = 500  # characters; the longest listed name has fewer
MAX_VALUES = 100  # aliases, or identifiers
_SHOWN = 40
# Words for the kind of a counterparty, as written without blanks, hyphens and capitals.
TYPES = {
    "person": "Person",
    "individual": "Person",
    "company": "Company",
    "bank": "Company",
    "organisation": "Organization",
    "organization": "Organization",
    "publicbody": "PublicBody",
    "entity": "LegalEntity",
    "legalentity": "LegalEntity",
    "vessel": "Vessel",
    "ship": "Vessel",
    "aircraft": "Airplane",
    "airplane": "Airplane",
    "cryptowallet": "CryptoWallet",
    "wallet": "CryptoWallet",
}
_OTHER_CODES = {"uk": "gb", "el": "gr"}  # of the European Union's style guide
_REST_OF_DAY = {len("YYYY"): "-01-01", len("YYYY-MM"): "-01"}
_IMO_SAID = re.compile(r"\(?\bIMO(?:\W*(?:no|nr|number))?\W*(\d{7})(?!\d)\)?", re.IGNORECASE)
_SEVEN_DIGITS = re.compile(r"\b\d{7}\b")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def check_query(query: Query) -> Query:
    """Give the query back, or raise UsageError: no name and no number, letters missing, too long, too many values, no such day or type."""
    where = query.id
    if not (query.name.strip() or any(a.strip() for a in query.aliases) or any(i.strip() for i in query.identifiers)):
        raise UsageError("the query has no name and no number", where=where, todo="give a name, or an identifier such as an IMO number")
    if max(len(query.aliases), len(query.identifiers)) > MAX_VALUES:
        raise UsageError(f"the query has more than {MAX_VALUES} aliases or identifiers", where=where, todo="split it into several queries")
    for name in (query.name, *query.aliases, *query.identifiers):
        if len(name) > MAX_NAME and len(clean(name[: 50 * MAX_NAME])) > MAX_NAME:
            raise UsageError(
                f"{name[:_SHOWN]!r}... has {len(name):,} characters, more than the {MAX_NAME} a name may have",
                where=where,
                todo="give one name at a time",
            )
    empty = [name for name in (query.name, *query.aliases) if name.strip() and not normalise(name)]
    empty += [number for number in query.identifiers if number.strip() and not parse_identifier(number).value]
    if empty:
        raise UsageError(f"{empty[0][:_SHOWN]!r} has no letters or digits", where=where, todo="give one that can be read")
    if query.schema and not kind(query.schema):
        raise UsageError(f"{query.schema[:_SHOWN]!r} is no type", where=where, todo=_types())
    read_birth_date(query.birth_date)
    return query


def read_numbers(query: Query) -> Query:
    """Give the query with the numbers that stand in its names as identifiers: people write "Saviz, IMO 9167253" in one cell.

    What is said to be an IMO number leaves the name. A name of digits only, and in what may be a ship's seven that can be an IMO number,
    are tried as identifiers too and stay in the name.
    """
    names = [clean(name) for name in (query.name, *query.aliases)]
    said = [f"IMO {number}" for name in names for number in _IMO_SAID.findall(name)]
    rest = [_without_imo(name) for name in names]
    bare = [name for name in rest if re.sub(r"[\W_]+", "", name).isdecimal()]
    if kind(query.schema) in {"", "vessel"}:
        bare += [number for name in rest for number in _SEVEN_DIGITS.findall(name) if is_imo(number)]
    found = tuple(dict.fromkeys((*query.identifiers, *said, *bare)))
    if not said and found == query.identifiers:
        return query
    return replace(query, name=rest[0], aliases=tuple(filter(None, rest[1:])), identifiers=found)


def _without_imo(name: str) -> str:
    """Take IMO numbers out of a name; nothing is left of one of signs only."""
    rest = _IMO_SAID.sub(" ", name).strip(" ,;")
    return rest if normalise(rest) else ""


def read_type(word: str) -> str:
    """Give the schema of a word for a kind of counterparty, whatever its case; empty for an empty one. Raises UsageError with the types."""
    folded = re.sub(r"[\s_-]+", "", word).lower()
    if folded and folded not in TYPES:
        raise UsageError(f"{word.strip()[:_SHOWN]!r} is no type", todo=_types())
    return TYPES.get(folded, "")


def read_country(name: str) -> str:
    """Give the two-letter code, in lower case, of a code or of a country's name; empty for an empty one. Raises UsageError."""
    folded = name.strip().lower()
    code = _OTHER_CODES.get(folded, folded)
    if code and code not in COUNTRIES:
        from ostrakon.model.countries import country_code  # noqa: PLC0415  takes a second; most users write codes

        code = country_code(name.strip())[0] if len(folded) > len("xx") else ""
        if not code:
            raise UsageError(
                f"{name.strip()[:_SHOWN]!r} is not a country that is known", todo="write its code of two letters, e.g. IR, or its name"
            )
    return code


def read_birth_date(text: str) -> str:
    """Give a birth date as it is to be written; empty for an empty one. Raises BadDateError with what to write."""
    day = text.strip()
    try:
        if day:
            parse_day(day + _REST_OF_DAY.get(len(day), ""))
    except BadDateError as err:
        year = found[0] if (found := _YEAR.search(day)) else ""
        perhaps = f", or {year} for the year alone" if year and year != day else ""
        raise BadDateError(f"{day[:_SHOWN]!r} is not a birth date", todo=f"write it as YYYY-MM-DD, YYYY-MM or YYYY{perhaps}") from err
    return day


def _types() -> str:
    return f"known types: {', '.join(sorted(TYPES))}"
