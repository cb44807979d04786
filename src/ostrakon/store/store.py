"""The store: one data folder, written to by one process at a time, read by any number.

with Store.open(folder) as store:
    party = store.view(AsOf(day, day)).party("us_ofac:12804")
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from ostrakon.model.errors import CorruptStoreError, IncompleteSnapshotError, LockedStoreError, StoreError
from ostrakon.model.record import Problem, Snapshot
from ostrakon.model.time import AsOf
from ostrakon.store.archive import Archive, mark_superseded
from ostrakon.store.calendar import Calendar
from ostrakon.store.columns import to_columns
from ostrakon.store.database import connect, create, fault, get_meta, keep_log, remove
from ostrakon.store.folder import LOCK, RECORD, SERVING, move_whole, open_folder
from ostrakon.store.joining import join_entries
from ostrakon.store.lock import writing
from ostrakon.store.plausible import check_size
from ostrakon.store.records import Added, Refusal, Version, is_dated
from ostrakon.store.serving import Loader
from ostrakon.store.state import State, digest
from ostrakon.store.view import View

_LOG = logging.getLogger(__name__)


class Store:
    """A data folder. Use as a context manager; `open` makes it."""

    def __init__(self, folder: Path) -> None:
        """Use `open`."""
        self.folder = folder
        self._archive = Archive(folder / RECORD)
        self._path = folder / SERVING
        self._loader: Loader | None = None
        self._calendar: Calendar | None = None
        self._state: State | None = None
        self._seen = 0
        self._told: set[str] = set()
        if reason := fault(self._path):
            self._make_anew(reason)
        self._db = connect(self._path)
        try:
            self._catch_up()
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Self:
        """Open a data folder; with `create` make it where there is none. Files are compared with their manifests by size.

        A serving database that is missing, damaged or of an older format is made anew from the record, which is logged.
        Raises StoreError (no such folder, no data folder, written by a newer version) and CorruptStoreError.
        """
        open_folder(folder, create=create)
        return cls(folder)

    def close(self) -> None:
        """Release the files; views that are still held keep theirs."""
        self._state = None
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close; damage that came to light is told as such, and the damaged database thrown away. Raises StoreError."""
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            self._tell(error)

    # ---- writing ---------------------------------------------------------------------------------------------------------------

    def add(self, snapshot: Snapshot, *, accept: bool = False) -> Added:
        """Keep one snapshot. The content in force on its day is `unchanged`; other content takes its place, be it new or one from before.

        Raises IncompleteSnapshotError without a main part, SourceError where the list has shrunk or grown beyond belief (unless `accept`),
        LockedStoreError where another process is writing and does not come to an end.
        """
        if "main" not in snapshot.parts:
            raise IncompleteSnapshotError(
                "the main file is missing", where=f"{snapshot.dataset} of {snapshot.published}", todo="load it too"
            )
        columns = to_columns(snapshot)
        content = columns.content_hash(snapshot.parts)
        with writing(self.folder / LOCK), self._loading() as loader:
            versions = self._current().versions
            what = (snapshot.dataset, snapshot.published, is_dated(snapshot.format))
            same_day = [v for v in versions if (v.dataset, v.published, v.dated) == what]
            before = next((v for v in same_day if not v.superseded), None)
            version = before if before and before.content == content else None
            unchanged = version is not None
            if version is None:
                if not accept:
                    check_size(snapshot, versions)
                snapshot = replace(snapshot, records=())  # the columns have it all: give the memory back
                supersedes = before.id if before else ""
                sequence = max((v.sequence for v in versions), default=0) + 1
                version = self._archive.add(snapshot, columns, content, sequence, supersedes)
                loader.take(version, columns, versions)
        return Added(version.id, version.dataset, version.published, version.rows, version.entities, version.problems, unchanged)

    def record_refusal(self, dataset: str | None, file: str, message: str, loaded_at: date, published: date | None = None) -> None:
        """Note a file that was refused whole, so that coverage can warn of it. `published`: the day of the file, if it could be told."""
        with writing(self.folder / LOCK):
            self._archive.add_refusal(Refusal(dataset, file, message, loaded_at, published))

    # ---- reading ---------------------------------------------------------------------------------------------------------------

    def view(self, as_of: AsOf) -> View:
        """The lists as of a day, as known on a day."""
        return View(self.state(), as_of)

    def state(self) -> State:
        """The lists as they are now; whoever holds it goes on seeing these, whatever is loaded meanwhile."""
        self._settle()
        refusals = self._archive.refusals()
        if self._state is None or self._state.refusals != refusals:
            self._state = State(self._path, refusals)
        return self._state

    def problems(self, version: Version) -> tuple[Problem, ...]:
        """Rows and values of a version that could not be used."""
        return self._archive.problems(version)

    # ---- within ----------------------------------------------------------------------------------------------------------------

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
        self._calendar = self._loader = self._state = None

    @contextmanager
    def _loading(self) -> Iterator[Loader]:
        """Give a loader that knows the present state, while the lock is held; after a failure it is thrown away."""
        self._current()
        self._loader = self._loader or Loader(self._db, self._archive)
        try:
            yield self._loader
        except BaseException:
            self._loader = None
            raise
        finally:
            self._calendar = self._state = None

    def _catch_up(self) -> None:
        """Take versions that have a manifest and are not in the serving database: the last load was killed in between."""
        manifests = self._archive.manifests()
        taken = self._current().versions
        for version in taken:
            if version.sequence not in {m.version.sequence for m in manifests}:
                self._archive.manifest(version.id)
        if not self._left_over():
            return
        with self._if_free("what was loaded last is not taken in") as free:
            if free:
                with self._loading() as loader:
                    for version in self._left_over():
                        loader.take(version, self._archive.read(version), Calendar(self._db).versions)

    def _left_over(self) -> list[Version]:
        taken = {v.id for v in self._current().versions}
        return [m.version for m in self._archive.manifests() if m.version.id not in taken]

    def _settle(self) -> None:
        """Find out which entries are one party, where lists have come in since that was last done."""
        calendar = self._current()
        if get_meta(self._db, "parties") == digest(calendar.versions):
            return
        self._loader = None  # loading is over for now: give its memory back
        with self._if_free("parties are not joined over lists") as free:
            if free:
                calendar = self._current()
                join_entries(self._db, calendar, digest(calendar.versions))
                self._state = None

    @contextmanager
    def _if_free(self, otherwise: str) -> Iterator[bool]:
        """Say whether the writer's lock is ours: a question never waits for it. Who holds it, or the next question, does the work.

        In a folder that may only be read nobody will, so that is logged.
        """
        with ExitStack() as held:
            free = False
            try:
                held.enter_context(writing(self.folder / LOCK, wait=0))
                free = True
            except LockedStoreError:
                pass
            except StoreError as err:
                self._warn(f"{err.where}: {err.what}: {otherwise}")
            yield free

    def _warn(self, text: str) -> None:
        if text not in self._told:
            self._told.add(text)
            _LOG.warning(text)

    def _make_anew(self, reason: str) -> None:
        with writing(self.folder / LOCK):
            if not fault(self._path):
                return  # another process has done it meanwhile
            versions = mark_superseded(tuple(m.version for m in self._archive.manifests()))
            temporary = self._path.with_suffix(".new")
            create(temporary)
            with closing(connect(temporary)) as connection:
                if versions:
                    self._warn(f"{self._path} is {reason}: made anew from the record")
                    connection.execute("PRAGMA synchronous=OFF")
                    Loader(connection, self._archive).rebuild(versions)
                keep_log(connection)
            remove(self._path)
            move_whole(temporary, self._path)

    def _tell(self, err: sqlite3.DatabaseError) -> None:
        """Turn the database's own word into ours. Raises CorruptStoreError for damage, StoreError for a full disk and the like."""
        if type(err) is sqlite3.DatabaseError:
            with writing(self.folder / LOCK):
                remove(self._path)
            what, todo = f"damaged ({err}), and thrown away", "ask again: it is made anew from the record"
            raise CorruptStoreError(what, where=str(self._path), todo=todo) from err
        if isinstance(err, sqlite3.OperationalError):
            todo = "check the space on the disk and the rights of the folder, then try again"
            raise StoreError(f"cannot be used: {err}", where=str(self._path), todo=todo) from err
