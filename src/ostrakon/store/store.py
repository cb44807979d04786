"""The store: one data folder, written to by one process at a time, read by any number.

with Store.open(folder) as store:
    party = store.view(AsOf(day, day)).party("us_ofac:12804")
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ostrakon.model.errors import CorruptStoreError, IncompleteSnapshotError, StoreError
from ostrakon.model.record import Problem, Snapshot
from ostrakon.model.time import AsOf
from ostrakon.model.vocabulary import IDENTIFIER_PROPS, NAME_PROPS
from ostrakon.store.archive import Archive, mark_superseded
from ostrakon.store.calendar import Calendar
from ostrakon.store.changes import find_changes
from ostrakon.store.columns import to_columns
from ostrakon.store.database import SERVING_FORMAT, connect, create, get_meta
from ostrakon.store.folder import LOCK, RECORD, SERVING, move_whole, open_folder
from ostrakon.store.joining import join_entries
from ostrakon.store.lock import writing
from ostrakon.store.plausible import check_size
from ostrakon.store.records import Added, Change, IdentifierRow, NameRow, Refusal, Version, is_dated
from ostrakon.store.serving import Loader
from ostrakon.store.view import View


class Store:
    """A data folder. Use as a context manager; `open` makes it."""

    def __init__(self, folder: Path) -> None:
        """Use `open`."""
        self.folder = folder
        self._archive = Archive(folder / RECORD)
        self._path = folder / SERVING
        self._loader: Loader | None = None
        self._calendar: Calendar | None = None
        self._seen = 0
        if not self._path.exists():
            self._make_anew()
        self._db = connect(self._path)
        self._catch_up()

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Self:
        """Open a data folder; with `create` make it where there is none. Files are compared with their manifests by size.

        Raises StoreError (no such folder, no data folder, written by a newer version) and CorruptStoreError.
        """
        open_folder(folder, create=create)
        return cls(folder)

    def close(self) -> None:
        """Release the files."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # ---- writing ---------------------------------------------------------------------------------------------------------------

    def add(self, snapshot: Snapshot, *, accept: bool = False) -> Added:
        """Keep one snapshot. The same content for the same day is `unchanged`; other content takes the place of the earlier.

        Raises IncompleteSnapshotError without a main part, SourceError where the list has shrunk or grown beyond belief (unless `accept`),
        StoreError where another process is writing.
        """
        if "main" not in snapshot.parts:
            raise IncompleteSnapshotError(
                "the main file is missing", where=f"{snapshot.dataset} of {snapshot.published}", todo="load it too"
            )
        columns = to_columns(snapshot)
        content = columns.content_hash(snapshot.parts)
        with self._writing() as loader:
            versions = self._current().versions
            what = (snapshot.dataset, snapshot.published, is_dated(snapshot.format))
            same_day = [v for v in versions if (v.dataset, v.published, v.dated) == what]
            version = next((v for v in same_day if v.content == content), None)
            unchanged = version is not None
            if version is None:
                if not accept:
                    check_size(snapshot, versions)
                snapshot = replace(snapshot, records=())  # the columns have it all: give the memory back
                supersedes = next((v.id for v in same_day if not v.superseded), "")
                sequence = max((v.sequence for v in versions), default=0) + 1
                version = self._archive.add(snapshot, columns, content, sequence, supersedes)
                loader.take(version, columns, versions)
        return Added(version.id, version.dataset, version.published, version.rows, version.entities, version.problems, unchanged)

    def record_refusal(self, dataset: str | None, file: str, message: str, loaded_at: date, published: date | None = None) -> None:
        """Note a file that was refused whole, so that coverage can warn of it. `published`: the day of the file, if it could be told."""
        with writing(self.folder / LOCK):
            self._archive.add_refusal(Refusal(dataset, file, message, loaded_at, published))

    def rebuild(self) -> None:
        """Make the serving database anew from the record. Raises CorruptStoreError, StoreError."""
        self._db.close()
        try:
            self._make_anew()
        finally:
            self._db = connect(self._path)
            self._forget()

    # ---- reading ---------------------------------------------------------------------------------------------------------------

    def view(self, as_of: AsOf) -> View:
        """The lists as of a day, as known on a day."""
        self._settle()
        return View(self._db, self._current(), self._archive.refusals(), as_of)

    def versions(self) -> tuple[Version, ...]:
        """All versions, by dataset and day; what was superseded is marked."""
        return tuple(sorted(self._current().versions, key=lambda v: (v.dataset, v.published, v.sequence)))

    def problems(self, version: Version) -> tuple[Problem, ...]:
        """Rows and values of a version that could not be used."""
        return self._archive.problems(version)

    def refusals(self) -> tuple[Refusal, ...]:
        """Files that were refused whole."""
        return self._archive.refusals()

    def names(self) -> Iterator[NameRow]:
        """Every name that any party ever had, each once: what the name index is built from."""
        schemata: dict[int, str] = dict(self._values("e.id, v.value", ("schema",), "s.start_known"))
        rows = self._values("DISTINCT e.party, v.value, s.prop, e.id", NAME_PROPS, "e.party, e.id, s.prop, v.value")
        words = self._current().words
        yield from dict.fromkeys(NameRow(party, value, words[prop], schemata.get(entry, "")) for party, value, prop, entry in rows)

    def identifiers(self) -> Iterator[IdentifierRow]:
        """Every number that any party ever had, each once."""
        words = self._current().words
        rows = self._values("DISTINCT e.party, s.prop, v.value, d.value", IDENTIFIER_PROPS, "e.party, s.prop, v.value, d.value")
        yield from (IdentifierRow(party, words[prop], value, detail) for party, prop, value, detail in rows)

    def changes(self, dataset: str | None, start: date, end: date, known: date | None = None) -> tuple[Change, ...]:
        """What happened after the day `start` and up to the day `end`, as known on `known` (default: all that is known)."""
        self._settle()
        return find_changes(self._db, self._current(), dataset, (start, end), known or date.max)

    def digest(self) -> str:
        """SHA-256 that names the state of the lists: the same versions in force give the same digest, in whatever order they came."""
        lines = sorted(f"{v.dataset} {v.published} {v.dated} {v.content}" for v in self._current().versions if not v.superseded)
        return sha256("\n".join([str(SERVING_FORMAT), *lines]).encode()).hexdigest()

    def verify(self) -> int:
        """Compare every file of the record with its hash and give the number of versions. Raises CorruptStoreError."""
        return self._archive.verify()

    # ---- within ----------------------------------------------------------------------------------------------------------------

    def _values(self, columns: str, props: tuple[str, ...], order: str) -> list[Any]:
        self._settle()
        codes = self._current().codes_of(props)
        return self._db.execute(
            f"SELECT {columns} FROM span s JOIN entry e ON e.id = s.entry JOIN text v ON v.id = s.value JOIN text d ON d.id = s.detail "  # noqa: S608 - columns are ours
            f"WHERE s.prop IN ({', '.join('?' * len(codes))}) ORDER BY {order}",
            codes,
        ).fetchall()

    def _current(self) -> Calendar:
        """The versions; read again when another process has written."""
        (seen,) = self._db.execute("PRAGMA data_version").fetchone()
        if seen != self._seen:
            self._forget()
            self._seen = seen
        if self._calendar is None:
            self._calendar = Calendar(self._db)
        return self._calendar

    def _forget(self) -> None:
        self._calendar = self._loader = None

    @contextmanager
    def _writing(self) -> Iterator[Loader]:
        """Hold the lock, with a loader that knows the present state; after a failure it is thrown away."""
        with writing(self.folder / LOCK):
            self._current()
            self._loader = self._loader or Loader(self._db, self._archive)
            try:
                yield self._loader
            except BaseException:
                self._loader = None
                raise
            finally:
                self._calendar = None

    def _catch_up(self) -> None:
        """Take versions that have a manifest and are not in the serving database: the last load was killed in between."""
        if get_meta(self._db, "format") != str(SERVING_FORMAT):
            self.rebuild()
        manifests = self._archive.manifests()
        taken = self._current().versions
        for version in taken:
            if version.sequence not in {m.version.sequence for m in manifests}:
                self._archive.manifest(version.id)
        fresh = [m.version for m in manifests if m.version.id not in {v.id for v in taken}]
        if fresh:
            self._take_left_over(fresh)

    def _take_left_over(self, fresh: list[Version]) -> None:
        try:
            with self._writing() as loader:
                for version in fresh:
                    loader.take(version, self._archive.read(version), Calendar(self._db).versions)
        except CorruptStoreError:
            raise
        except StoreError:
            return  # another process is at it, or the folder may only be read: the state before is in force

    def _make_anew(self) -> None:
        with writing(self.folder / LOCK):
            temporary = self._path.with_suffix(".new")
            create(temporary)
            versions = mark_superseded(tuple(m.version for m in self._archive.manifests()))
            if versions:
                connection = connect(temporary)
                connection.execute("PRAGMA synchronous=OFF")
                Loader(connection, self._archive).rebuild(versions)
                connection.close()
            move_whole(temporary, self._path)

    def _settle(self) -> None:
        """Find out which entries are one party, where lists have come in since that was last done."""
        digest = self.digest()
        if get_meta(self._db, "parties") == digest:
            return
        self._loader = None  # loading is over for now: give its memory back
        try:
            with writing(self.folder / LOCK):
                join_entries(self._db, self._current(), digest)
        except StoreError:
            return  # as above: new entries stand by themselves until someone may write
