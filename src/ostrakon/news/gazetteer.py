"""Names known beforehand: states, regions, organisations, media, and who held which office when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ostrakon.news.lexicon import load_table

# Names that are also common words, first names or towns: believed, but flagged.
AMBIGUOUS = frozenset(
    {"Georgia", "Jordan", "Chad", "Guinea", "Niger", "Dominica", "Grenada", "Victoria", "Wellington", "Nassau", "Cuba", "Mali", "Georgian"}
)
_KEY = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface form: which party it names, and how."""

    surface: str
    party: str
    kind: str
    how: str  # name | demonym | people | seat


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables know of a party."""

    id: str
    kind: str
    name: str
    country: str = ""
    speaks_for: str = ""
    listable: bool = False  # may itself be on a sanctions list
    listed_as: tuple[str, ...] = ()  # other names under which lists have it


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office, from the first to the last day (None: no end known)."""

    name: str
    aka: tuple[str, ...]
    role: str
    speaks_for: str
    first: date
    last: date | None

    def covers(self, day: date | None) -> bool:
        """Whether the person held the office on the day; without a day, whether no end is known."""
        if day is None:
            return self.last is None
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All tables, indexed. `forms` maps the first two letters of a surface form to its entries, longest first."""

    known: dict[str, Known]
    forms: dict[str, tuple[Entry, ...]]
    people: dict[str, tuple[Term, ...]]  # by folded full name, other spelling and surname

    def match(self, text: str, at: int) -> Entry | None:
        """Give the longest known name that starts at a place of the text and ends at a word's end."""
        for entry in self.forms.get(text[at : at + _KEY], ()):
            end = at + len(entry.surface)
            if text.startswith(entry.surface, at) and not text[end : end + 1].isalnum():
                return entry
        return None

    def terms_of(self, name: str) -> tuple[Term, ...]:
        """Give the terms of a person by full name, another spelling of it, or surname."""
        return self.people.get(fold(name), ())


def fold(name: str) -> str:
    """Fold case and accents, for comparing names within a text."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def slug(name: str) -> str:
    """Make an id of a name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def surname(name: str) -> str:
    """Give the part of a full name by which the press goes on calling its bearer (the family name stands first in Xi, Kim, Wang, Moon)."""
    parts = name.split()
    if parts[0] in {"Xi", "Kim", "Wang", "Moon", "Li", "Abe"} and len(parts) > 1:
        return parts[0]
    for i, part in enumerate(parts[1:], 1):
        if part.lower() in {"bin", "von", "van", "de", "le", "al", "der"}:
            return " ".join(parts[i:])
    return parts[-1]


@cache
def load_gazetteer() -> Gazetteer:
    """Read and index the tables; kept in memory."""
    known: dict[str, Known] = {}
    entries: list[Entry] = []
    for party, surfaces in (*_states(), *_bodies()):
        known[party.id] = party
        entries += [Entry(surface, party.id, party.kind, how) for surface, how in surfaces]
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for surface in {entry.surface, entry.surface.replace("'", "’")}:
            index.setdefault(surface[:_KEY], []).append(Entry(surface, entry.party, entry.kind, entry.how))
    forms = {key: tuple(sorted(found, key=lambda e: -len(e.surface))) for key, found in index.items()}
    return Gazetteer(known, forms, _people())


def _people() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for row in load_table("officials.yaml"):
        term = Term(row["name"], tuple(row.get("aka", ())), row["role"], row["for"], row["from"], row["to"])
        for name in dict.fromkeys(fold(n) for n in (term.name, *term.aka, surname(term.name))):
            found.setdefault(name, []).append(term)
    return {name: tuple(terms) for name, terms in found.items()}


def _states() -> Iterator[tuple[Known, list[tuple[str, str]]]]:
    for row in load_table("states.yaml"):
        yield Known(f"state:{row['id']}", "state", row["name"], country=row["id"]), _forms(row)


def _bodies() -> Iterator[tuple[Known, list[tuple[str, str]]]]:
    kinds = {"regions": ("region", "region"), "organisations": ("org", "organisation"), "media": ("media", "media")}
    for section, rows in load_table("organisations.yaml").items():
        prefix, kind = kinds[section]
        for row in rows:
            state = row.get("state", "")
            behind = f"state:{state}" if state else row.get("part_of", "")
            listed_as = tuple(row.get("listed_as", ()))
            known = Known(f"{prefix}:{row['id']}", kind, row["name"], state, behind, bool(row.get("listable")), listed_as)
            yield known, _forms(row)


def _forms(row: dict[str, Any]) -> list[tuple[str, str]]:
    adjectives = row.get("adj", [])
    people = row.get("people") or [a + "s" for a in adjectives if a[-1] in "ni"]
    named = [(n, "name") for n in (row["name"], *row.get("aka", []))]
    named += [(n.removeprefix("the "), "people") for n in people if n.removeprefix("the ") not in adjectives]
    return [*named, *((n, "demonym") for n in adjectives), *((n, "seat") for n in row.get("seat", []))]
