"""Writing the serving database: from the columns of a version to spans, one version at a time or all of a dataset anew."""

from __future__ import annotations

import sqlite3
from datetime import date
from operator import itemgetter

import orjson

from ostrakon.model.jsonable import to_json
from ostrakon.store.archive import Archive, mark_superseded
from ostrakon.store.columns import SCHEMA as SCHEMA_PROP
from ostrakon.store.columns import Columns
from ostrakon.store.database import DATED, LISTED, LISTING_DATE, SCHEMA, Codes, transaction
from ostrakon.store.dated import DatedValue, Rest, dated_spans
from ostrakon.store.records import Version
from ostrakon.store.runs import Contents, Key, Member, Runs, Sight, SpanKey

_NO_END = (None,) * 5
_FIRST, _KEY = itemgetter(0), itemgetter(1)
_CLOSE = (
    "UPDATE span SET end_earliest = ?, end_latest = ?, end_known = ?, last_seen = ?, last_version = ? WHERE entry = ? AND dataset = ? "
    "AND part = ? AND prop = ? AND value = ? AND detail = ? AND first_version = ? AND start_known = ?"
)
_INSERT = "INSERT INTO span VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_VERSION = (
    "INSERT INTO version (sequence, id, dataset, published, dated, superseded, json) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (sequence) DO UPDATE SET superseded = excluded.superseded"
)
_BEFORE = (
    "SELECT sequence, published, json FROM version WHERE dataset = ? AND published < ? AND NOT dated AND NOT superseded ORDER BY published"
)
_OPEN = (
    "SELECT start_earliest, part, first_version, start_known, entry, prop, value, detail "
    "FROM span WHERE dataset = ? AND part <> ? AND end_known IS NULL"
)


class Loader:
    """Takes versions into the serving database. Holds codes and open runs in memory, so it must be the only writer while it lives."""

    def __init__(self, connection: sqlite3.Connection, archive: Archive) -> None:
        """The connection is in autocommit mode; each `take` is one transaction."""
        self._db, self._archive = connection, archive
        self._texts = Codes(connection.execute("SELECT id, value FROM text").fetchall())
        self._words = Codes(connection.execute("SELECT id, value FROM word").fetchall())
        self._entries = Codes(connection.execute("SELECT id, key FROM entry").fetchall())
        self._runs: dict[str, Runs] = {}

    def take(self, version: Version, columns: Columns, versions: tuple[Version, ...]) -> None:
        """Bring the database up to `version`; `versions` are all before it. Newer than all of its dataset: quick; else the dataset anew."""
        same = [v for v in versions if v.dataset == version.dataset and v.dated == version.dated]
        with transaction(self._db):
            self._write_versions((*versions, version))
            self._entries.of(columns.entry)
            if version.dated:
                self._replace_dated(version.dataset, [*same, version])
            elif all(v.published < version.published for v in same):
                self._append(version, columns)
            else:
                self._replay(version.dataset, [*same, version])
            self._write_codes()

    def rebuild(self, versions: tuple[Version, ...]) -> None:
        """Fill an empty database with all versions, in one transaction."""
        with transaction(self._db):
            self._write_versions(versions)
            for version in sorted(versions, key=lambda v: v.sequence):  # entries are numbered as they were first met
                self._entries.of(self._archive.read_entries(version))
            for dataset in sorted({v.dataset for v in versions}):
                own = [v for v in versions if v.dataset == dataset]
                self._replay(dataset, [v for v in own if not v.dated])
                self._replace_dated(dataset, [v for v in own if v.dated])
            self._write_codes()

    def _append(self, version: Version, columns: Columns) -> None:
        runs = self._runs.get(version.dataset) or self._reopen(version)
        opened, closed = runs.step(_sight(version), self._contents(version, columns))
        self._runs[version.dataset] = runs
        self._db.executemany(_CLOSE, ((*end, *key) for key, end in sorted(closed)))
        opened.sort(key=_KEY)  # near one another in the file
        self._db.executemany(_INSERT, ((*runs.span_key(part, key, first), *start, *_NO_END) for part, key, first, start in opened))

    def _replay(self, dataset: str, versions: list[Version]) -> None:
        """Make all snapshot spans of a dataset anew from the record."""
        runs = self._runs[dataset] = self._new_runs(dataset)
        self._db.execute("DELETE FROM span WHERE dataset = ? AND part <> ?", (runs.dataset, DATED))
        rows: dict[SpanKey, Rest] = {}
        for version in _in_force(versions):
            opened, closed = runs.step(_sight(version), self._contents(version, self._archive.read(version)))
            rows |= {runs.span_key(part, key, first): (*start, *_NO_END) for part, key, first, start in opened}
            for key, end in closed:
                rows[key] = (*rows[key][:2], *end)
        self._insert(rows)

    def _insert(self, rows: dict[SpanKey, Rest]) -> None:
        self._db.executemany(_INSERT, ((*key, *rest) for key, rest in sorted(rows.items(), key=_FIRST)))

    def _replace_dated(self, dataset: str, versions: list[Version]) -> None:
        code = self._words.one(dataset)
        self._db.execute("DELETE FROM span WHERE dataset = ? AND part = ?", (code, DATED))
        if not versions:
            return
        newest = _in_force(versions)[-1]
        columns = self._archive.read(newest)
        keys = self._keys(columns)
        days = zip(columns.since, columns.until, strict=True)
        values = [DatedValue(key, _ordinal(since), _ordinal(until)) for key, (since, until) in zip(keys, days, strict=True)]
        self._insert(dated_spans(code, self._texts.one(dataset), _sight(newest), {key[0] for key in keys}, values))
        first = self._db.execute("SELECT min(start_latest) FROM span WHERE dataset = ? AND part = ?", (code, DATED)).fetchone()[0]
        self._db.execute("UPDATE version SET first_day = ? WHERE sequence = ?", (first, newest.sequence))

    def _keys(self, columns: Columns) -> list[Key]:
        details = ["" if prop == SCHEMA_PROP else detail for prop, detail in zip(columns.prop, columns.detail, strict=True)]
        texts = self._texts.of(columns.value), self._texts.of(details)
        return list(zip(self._entries.of(columns.entry), self._words.of(columns.prop), *texts, strict=True))

    def _contents(self, version: Version, columns: Columns) -> Contents:
        parts = self._words.of(columns.part)
        values: dict[int, set[Key]] = {part: set() for part in self._words.of(sorted(version.parts))}
        listing_days: dict[int, list[int]] = {}
        keys = self._keys(columns)
        for part, key in zip(parts, keys, strict=True):
            values[part].add(key)
        for key, text in zip(keys, columns.value, strict=True):
            if key[1] == LISTING_DATE and (day := _day(text)):
                listing_days.setdefault(key[0], []).append(day)
        return Contents(frozenset(key[0] for key in keys if key[1] == SCHEMA), values, listing_days)

    def _new_runs(self, dataset: str) -> Runs:
        return Runs(self._words.one(dataset), self._texts.one(dataset))

    def _reopen(self, version: Version) -> Runs:
        """Find the open runs of a dataset in the database, as the versions before this one left them."""
        runs = self._new_runs(version.dataset)
        for sequence, day, text in self._db.execute(_BEFORE, (runs.dataset, version.published.toordinal())):
            runs.seen |= dict.fromkeys(self._words.of(orjson.loads(text)["parts"]), Sight(sequence, day))
        for earliest, part, first, known, *key in self._db.execute(_OPEN, (runs.dataset, DATED)):
            entry, prop, value, detail = key
            if prop == LISTED:
                runs.members[entry] = Member(earliest, Sight(first, known))
            else:
                runs.open.setdefault(part, {})[entry, prop, value, detail] = Sight(first, known)
        return runs

    def _write_codes(self) -> None:
        for table, codes in (("text", self._texts), ("word", self._words)):
            self._db.executemany(f"INSERT INTO {table} VALUES (?, ?)", codes.fresh)  # noqa: S608 - the two names above
            codes.fresh.clear()
        fresh = [(code, key, key.partition(":")[0], code) for code, key in self._entries.fresh]
        self._db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", fresh)
        self._entries.fresh.clear()

    def _write_versions(self, versions: tuple[Version, ...]) -> None:
        rows = [
            (v.sequence, v.id, self._words.one(v.dataset), v.published.toordinal(), v.dated, v.superseded, to_json(v))
            for v in mark_superseded(versions)
        ]
        self._db.executemany(_VERSION, rows)


def _in_force(versions: list[Version]) -> list[Version]:
    """The versions that count, by day."""
    return sorted((v for v in mark_superseded(tuple(versions)) if not v.superseded), key=lambda v: v.published)


def _sight(version: Version) -> Sight:
    return Sight(version.sequence, version.published.toordinal())


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _day(text: str) -> int | None:
    """Read a whole date; None for a year, a month or anything else."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None
