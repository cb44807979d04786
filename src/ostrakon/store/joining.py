"""Finding the entries that are one party: reads what the lists say, asks the rules of `identity` about likely pairs, writes the result.

Each reason carries the day from which it could be known. What speaks against a join counts for all days, also where it came out later: two
entries once held to be one would then be asked about as two, never the other way round.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ostrakon.model.regimes import regimes_of
from ostrakon.store.calendar import Calendar
from ostrakon.store.database import DATED, SCHEMA, transaction
from ostrakon.store.evidence import FAMILIES, Evidence, Number, Stay, countries_in, fold_name, kind_of, telling_number, un_reference
from ostrakon.store.identity import BY_YEAR, Reason, ambiguous, bars, judge

_CROWD = 30  # entries that share a name or number; more than these share something that does not identify
_COUNTRY_PROPS = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_NAMES = {"name": "primary", "alias": "aliases", "previousName": "aliases"}
_OTHER = {"birthDate": "births", **dict.fromkeys(_COUNTRY_PROPS, "countries"), "partyKey": "table_keys", "program": "regimes"}
_TWO = 2
Joint = tuple[int, int, Reason]  # two entries, and why they are one party

_EVIDENCE = """
SELECT s.entry, w.value, v.value, d.value, s.start_known, s.start_latest, s.last_seen, s.dataset, s.part, s.end_known
FROM span s JOIN word w ON w.id = s.prop JOIN text v ON v.id = s.value JOIN text d ON d.id = s.detail
"""
_KINDS = "SELECT s.entry, v.value, s.start_known FROM span s JOIN text v ON v.id = s.value WHERE s.prop = ? ORDER BY s.start_known"


def join_entries(connection: sqlite3.Connection, calendar: Calendar, digest: str) -> None:
    """Work out all parties anew and write them in one transaction, marked with the digest of the state they are for."""
    entries = read_evidence(connection, calendar)
    links, members = cluster(entries, find_reasons(entries))
    party = {i: min(found) for i, found in members.items()}
    rows = [(party[a], a, b, reason.strength, reason.known, reason.words) for a, b, reason in links]
    with transaction(connection):
        connection.executemany("UPDATE entry SET party = ? WHERE id = ? AND party <> ?", [(p, i, p) for i, p in party.items()])
        connection.execute("DELETE FROM link")
        connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('parties', ?)", (digest,))


def read_evidence(connection: sqlite3.Connection, calendar: Calendar) -> dict[int, Evidence]:
    """Gather what is known of every entry, of all time."""
    entries = {
        i: Evidence(i, key, authority) for i, key, authority in connection.execute("SELECT id, key, authority FROM entry ORDER BY id")
    }
    by_day = sorted(calendar.versions, key=lambda v: v.published)
    last = {(v.dataset, v.dated): v.published.toordinal() for v in by_day}  # the last look at a list; a table of ours is none
    props = calendar.codes_of([*_NAMES, *_OTHER, *FAMILIES, "reference", "listed"])
    for entry, schema, known in connection.execute(_KINDS, (SCHEMA,)):
        entries[entry].kind = kind_of(schema)
        entries[entry].first = entries[entry].first or known
    query = f"{_EVIDENCE} WHERE s.prop IN ({', '.join('?' * len(props))})"
    for entry, prop, value, detail, known, first, seen, code, part, ended in connection.execute(query, props):
        one = entries[entry]
        if prop == "listed":
            dataset = calendar.words[code]
            one.stays.append(Stay(dataset, first, last[dataset, part == DATED] if ended is None else seen))
        else:
            _add(one, prop, value, detail, known)
    for one in entries.values():
        one.numbers.sort(key=lambda n: (n.family, n.value, n.known))
    return entries


def _add(one: Evidence, prop: str, value: str, detail: str, known: int) -> None:
    if family := FAMILIES.get(prop):
        if bare := telling_number(prop, value):
            one.numbers.append(Number(family, bare, countries_in(detail), known))
        return
    if prop == "reference":
        prop, value = ("reference", un_reference(value)) if one.authority == "un_sc" or detail == "UN" else ("", value)
    field = "references" if prop == "reference" else _NAMES.get(prop) or _OTHER.get(prop)
    if field:
        values: dict[str, int] = getattr(one, field)
        for meant in _meanings(one, prop, value):
            values[meant] = min(known, values.get(meant, known))


def _meanings(one: Evidence, prop: str, value: str) -> tuple[str, ...]:
    if prop == "program":
        return regimes_of(value)
    value = fold_name(one.kind, value) if prop in _NAMES else value
    return (value,) if value else ()


def find_reasons(entries: dict[int, Evidence]) -> list[Joint]:
    """Judge every pair that shares a number, a reference or a name; the surest first, whatever order the lists came in."""
    namesakes: dict[str, list[Evidence]] = defaultdict(list)
    for one in entries.values():
        if one.kind == "person":
            for name in one.primary | one.aliases:
                namesakes[name].append(one)
    kept = [
        (a, b, reason)
        for a, b in _pairs(entries.values())
        if (reason := judge(entries[a], entries[b]))
        and not (reason.strength <= BY_YEAR + 1 and _doubtful(entries[a], entries[b], namesakes))
    ]
    return sorted(kept, key=lambda x: (-x[2].strength, entries[x[0]].key, entries[x[1]].key))


def _doubtful(a: Evidence, b: Evidence, namesakes: Mapping[str, list[Evidence]]) -> bool:
    shared = (a.primary | a.aliases).keys() & (b.primary | b.aliases).keys()
    return ambiguous(a, b, [x for name in shared for x in namesakes[name]])


def cluster(entries: dict[int, Evidence], reasons: Iterable[Joint]) -> tuple[list[Joint], dict[int, set[int]]]:
    """Take reasons in turn and drop each that would join entries that bar each other. Gives those kept, and the party of each entry."""
    members = {i: {i} for i in entries}
    kept = []
    for a, b, reason in reasons:
        left, right = members[a], members[b]
        if left is not right:
            if any(bars(entries[x], entries[y]) for x in left for y in right):
                continue
            left |= right
            for i in right:
                members[i] = left
        kept.append((a, b, reason))
    return kept, members


def _pairs(entries: Iterable[Evidence]) -> set[tuple[int, int]]:
    blocks: dict[tuple[str, ...], set[tuple[str, int]]] = defaultdict(set)
    for one in entries:
        for key in _keys(one):
            blocks[key].add((one.key, one.id))
    return {(a, b) for block in blocks.values() if _TWO <= len(block) <= _CROWD for (x, a) in block for (y, b) in block if x < y}


def _keys(one: Evidence) -> Iterator[tuple[str, ...]]:
    yield from ((n.family, n.value) for n in one.numbers)
    yield from (("reference", value) for value in one.references)
    yield from (("table", value) for value in one.table_keys)
    yield from ((one.kind, name) for name in one.primary | one.aliases)
