"""The serving database: its tables, how it is opened, and the codes that stand for texts in it.

SQLite with a write-ahead log: a question goes on reading the state it began with while lists are loaded, and holds nobody up. Everything
in it is made from the record and can be made again. Days are ordinals (`date.toordinal`), NULL is unbounded.

    word(id, value)        datasets, parts, properties: few, held in memory by whoever reads
    text(id, value)        values and details
    entry(id, key, authority, party)
    link(party, a, b, strength, known, reason)     why entries are one party, and the day from which that could be known
    version(sequence, id, dataset, published, dated, superseded, first_day, json)
    span(...)              one unbroken run of a value, kept together by entry
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ostrakon.model.errors import CorruptStoreError, StoreError

SERVING_FORMAT = 5  # one more whenever tables, interval rules or joining rules change: older files are then made anew

# Words with a fixed number.
WORDS = ("main", "dated", "listed", "schema", "listingDate")
MAIN, DATED, LISTED, SCHEMA, LISTING_DATE = range(1, 6)
EMPTY = 1  # the text ""

_UNCHANGING = "mode=ro&immutable=1"  # in a folder where no log can lie beside the file: it may only be read, and nobody has it open

DDL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE word (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
CREATE TABLE text (id INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE entry (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, authority TEXT NOT NULL, party INTEGER NOT NULL);
CREATE INDEX entry_party ON entry (party);
CREATE TABLE link (party INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, strength INTEGER NOT NULL, known INTEGER NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (party, a, b)) WITHOUT ROWID;
CREATE TABLE version (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dataset INTEGER NOT NULL, published INTEGER NOT NULL,
    dated INTEGER NOT NULL, superseded INTEGER NOT NULL, first_day INTEGER, json TEXT NOT NULL);
CREATE TABLE span (entry INTEGER NOT NULL, dataset INTEGER NOT NULL, part INTEGER NOT NULL, prop INTEGER NOT NULL,
    value INTEGER NOT NULL, detail INTEGER NOT NULL, first_version INTEGER NOT NULL, start_known INTEGER NOT NULL,
    start_earliest INTEGER, start_latest INTEGER NOT NULL, end_earliest INTEGER, end_latest INTEGER, end_known INTEGER,
    last_seen INTEGER, last_version INTEGER,
    PRIMARY KEY (entry, dataset, part, prop, value, detail, first_version, start_known)) WITHOUT ROWID;
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the database for reading and, where the file allows it, writing; transactions are begun by hand. Raises StoreError."""
    for mode in ("mode=rw", "mode=ro", _UNCHANGING):
        connection = None
        try:
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=20)
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as err:
            problem = err
            if connection:
                connection.close()
        except sqlite3.DatabaseError as err:
            if connection:
                connection.close()
            todo = "delete this file; it is made anew from the record"
            raise CorruptStoreError(f"not a database that can be read: {err}", where=str(path), todo=todo) from err
        else:
            return connection
    raise StoreError(f"cannot be opened: {problem}", where=str(path), todo="check the rights of the folder") from problem


def create(path: Path) -> None:
    """Make an empty database under its name, in place of any other."""
    remove(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.executescript(f"BEGIN; {DDL}")
    fill(connection)
    connection.execute("COMMIT")
    connection.close()


def remove(path: Path) -> None:
    """Take a database away with its logs: a log that is left would be taken for that of the next one."""
    for ending in ("-journal", "-wal", "-shm", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def keep_log(connection: sqlite3.Connection) -> None:
    """Have a finished database keep its log from now on, so that readers and the writer do not meet."""
    connection.execute("PRAGMA journal_mode=WAL")


def fault(path: Path) -> str:
    """Say why the database must be made anew, "" where it need not be. Raises StoreError where it cannot be opened."""
    if not path.exists():
        return "missing"
    try:
        with closing(connect(path)) as connection:
            found = get_meta(connection, "format")
    except CorruptStoreError as err:
        return f"damaged ({err.what})"
    except sqlite3.DatabaseError as err:
        if err.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR}:
            raise
        return f"damaged ({err})"
    if not found:
        return "damaged (it does not say its format)"
    return "" if found == str(SERVING_FORMAT) else "of another format"


def fill(connection: sqlite3.Connection) -> None:
    """Write the rows that every database begins with."""
    connection.executemany("INSERT INTO word VALUES (?, ?)", enumerate(WORDS, 1))
    connection.execute("INSERT INTO text VALUES (?, '')", (EMPTY,))
    connection.execute("INSERT INTO meta VALUES ('format', ?)", (str(SERVING_FORMAT),))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Holds the database for writing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def get_meta(connection: sqlite3.Connection, key: str) -> str:
    """Give a setting, "" where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


class Codes:
    """Numbers for texts of one table, held in memory while lists are loaded; new ones are numbered in order of first sight."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self._codes = {value: code for code, value in rows}
        self._next = max((code for code, _ in rows), default=0) + 1
        self.fresh: list[tuple[int, str]] = []  # not yet written

    def of(self, texts: list[str]) -> list[int]:
        """Give the numbers of texts, in their order, numbering those never seen."""
        codes = self._codes
        for text in dict.fromkeys(texts):
            if text not in codes:
                codes[text] = self._next
                self.fresh.append((self._next, text))
                self._next += 1
        return [codes[text] for text in texts]

    def one(self, text: str) -> int:
        """Give the number of one text."""
        return self.of([text])[0]
