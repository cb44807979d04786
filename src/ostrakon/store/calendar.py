"""The versions as a question sees them: which look at a list was the last one known on a day."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import orjson

from ostrakon.model.record import DateOrigin, SourceFile
from ostrakon.store.records import Version
from ostrakon.store.runs import Sight


class Stored(NamedTuple):
    """A version with what the serving database adds: for a dated table the first day it speaks of."""

    version: Version
    first_day: date | None


class Calendar:
    """All versions and words of the database at one moment."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read them; some hundred rows."""
        self.words: dict[int, str] = dict(connection.execute("SELECT id, value FROM word"))
        self.codes = {word: code for code, word in self.words.items()}
        rows = connection.execute("SELECT json, superseded, first_day FROM version ORDER BY sequence").fetchall()
        self.stored = tuple(Stored(_version(json, superseded), _day(first)) for json, superseded, first in rows)
        self.versions = tuple(s.version for s in self.stored)
        self.by_sequence = {v.sequence: v for v in self.versions}
        self._looks: dict[tuple[int, int], list[Sight]] = {}
        for v in sorted(self.versions, key=lambda v: v.published):
            if not v.superseded and not v.dated:
                for part in v.parts:
                    look = Sight(v.sequence, v.published.toordinal())
                    self._looks.setdefault((self.codes[v.dataset], self.codes[part]), []).append(look)

    def last_look(self, dataset: int, part: int, known: int) -> Sight:
        """Give the last version published on or before the day `known` that has the part."""
        looks = self._looks[dataset, part]
        return looks[bisect_right(looks, known, key=lambda look: look.day) - 1]

    def codes_of(self, words: Iterable[str]) -> list[int]:
        """Give the codes of those words that occur at all."""
        return [self.codes[word] for word in words if word in self.codes]


def _version(text: str, superseded: int) -> Version:
    plain = orjson.loads(text)
    days = {"published": date.fromisoformat(plain["published"]), "date_origin": DateOrigin(plain["date_origin"])}
    rest = {"parts": frozenset(plain["parts"]), "files": tuple(SourceFile(**f) for f in plain["files"]), "superseded": bool(superseded)}
    return Version(**plain | days | rest)


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
