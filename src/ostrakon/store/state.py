"""One state of the lists: what is written meanwhile is not seen, so that no answer mixes two."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from ostrakon.model.vocabulary import IDENTIFIER_PROPS, NAME_PROPS
from ostrakon.store.calendar import Calendar
from ostrakon.store.database import SERVING_FORMAT, connect
from ostrakon.store.records import IdentifierRow, NameRow, Refusal, Version


class State:
    """A read transaction on the serving database, with the versions it has. Closed when nobody holds it any more."""

    def __init__(self, path: Path, refusals: tuple[Refusal, ...]) -> None:
        """Made by `Store.state`."""
        self.db: sqlite3.Connection = connect(path)
        weakref.finalize(self, self.db.close)
        self.db.execute("BEGIN")
        self.calendar = Calendar(self.db)  # the first read fixes the state
        self.refusals = refusals

    @cached_property
    def digest(self) -> str:
        """Name the state: see `digest`."""
        return digest(self.calendar.versions)

    @property
    def versions(self) -> tuple[Version, ...]:
        """All versions, by dataset and day; what was superseded is marked."""
        return tuple(sorted(self.calendar.versions, key=lambda v: (v.dataset, v.published, v.sequence)))

    def names(self) -> Iterator[NameRow]:
        """Every name that any party ever had, each once: what the name index is built from."""
        schemata: dict[int, str] = dict(self._values("e.id, v.value", ("schema",), "s.start_known"))
        rows = self._values("DISTINCT e.party, v.value, s.prop, e.id", NAME_PROPS, "e.party, e.id, s.prop, v.value")
        words = self.calendar.words
        yield from dict.fromkeys(NameRow(party, value, words[prop], schemata.get(entry, "")) for party, value, prop, entry in rows)

    def identifiers(self) -> Iterator[IdentifierRow]:
        """Every number that any party ever had, each once."""
        words = self.calendar.words
        rows = self._values("DISTINCT e.party, s.prop, v.value, d.value", IDENTIFIER_PROPS, "e.party, s.prop, v.value, d.value")
        yield from (IdentifierRow(party, words[prop], value, detail) for party, prop, value, detail in rows)

    def _values(self, columns: str, props: tuple[str, ...], order: str) -> list[Any]:
        codes = self.calendar.codes_of(props)
        return self.db.execute(
            f"SELECT {columns} FROM span s JOIN entry e ON e.id = s.entry JOIN text v ON v.id = s.value JOIN text d ON d.id = s.detail "  # noqa: S608 - columns are ours
            f"WHERE s.prop IN ({', '.join('?' * len(codes))}) ORDER BY {order}",
            codes,
        ).fetchall()


def digest(versions: tuple[Version, ...]) -> str:
    """SHA-256 of what is in force: the same versions give the same digest, in whatever order they came."""
    lines = sorted(f"{v.dataset} {v.published} {v.dated} {v.content}" for v in versions if not v.superseded)
    return sha256("\n".join([str(SERVING_FORMAT), *lines]).encode()).hexdigest()
