"""Which entries are one party, as could be known on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from ostrakon.store.spans import batches


class Entry(NamedTuple):
    """An entry's row: its number, the authority's id, the authority, the number of its party."""

    id: int
    key: str
    authority: str
    party: int


class Link(NamedTuple):
    """A reason to take two entries for one party; the stronger the surer. `known`: ordinal of the day from which it could be known."""

    party: int
    a: int
    b: int
    strength: int
    known: int
    reason: str


class Group(NamedTuple):
    """Entries that are one party, and the reasons that join them."""

    entries: list[Entry]
    reasons: tuple[str, ...]


def read_entries(connection: sqlite3.Connection, column: str, numbers: Iterable[int]) -> list[Entry]:
    """Read entries by their number (`id`) or their party's (`party`)."""
    assert column in {"id", "party"}
    found: list[Entry] = []
    for batch in batches(numbers):
        query = f"SELECT id, key, authority, party FROM entry WHERE {column} IN ({', '.join('?' * len(batch))})"  # noqa: S608 - see the assert
        found += map(Entry._make, connection.execute(query, batch))
    return found


def read_links(connection: sqlite3.Connection, parties: Iterable[int]) -> list[Link]:
    """Read the links of some parties."""
    found: list[Link] = []
    for batch in batches(parties):
        query = f"SELECT party, a, b, strength, known, reason FROM link WHERE party IN ({', '.join('?' * len(batch))})"  # noqa: S608 - marks only
        found += map(Link._make, connection.execute(query, batch))
    return found


def group(entries: Iterable[Entry], links: Iterable[Link], known: int) -> list[Group]:
    """Join the entries that are visible by the links known on a day, the strongest first; each join made keeps its reason."""
    root: dict[int, int] = {}
    members = {e.id: [e] for e in entries}
    reasons: dict[int, list[str]] = {i: [] for i in members}
    for link in sorted(links, key=lambda x: (-x.strength, x.reason)):
        a, b = _find(root, link.a), _find(root, link.b)
        if link.known <= known and a != b and a in members and b in members:
            root[b] = a
            members[a] += members.pop(b)
            reasons[a] += [link.reason, *reasons.pop(b)]
    return [Group(found, tuple(dict.fromkeys(reasons[i]))) for i, found in members.items()]


def _find(root: dict[int, int], number: int) -> int:
    while number in root:
        number = root[number]
    return number
