from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ostrakon.model.errors import StoreError
from ostrakon.store.database import DATED, EMPTY, LISTED, LISTING_DATE, MAIN, SCHEMA, WORDS, Codes, connect, create, keep_log, transaction


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    create(tmp_path / "x.sqlite")
    return connect(tmp_path / "x.sqlite")


def test_the_fixed_words_have_their_numbers(database: sqlite3.Connection) -> None:
    words = dict(database.execute("SELECT value, id FROM word"))
    assert [words[w] for w in WORDS] == [MAIN, DATED, LISTED, SCHEMA, LISTING_DATE]
    assert database.execute("SELECT value FROM text WHERE id = ?", (EMPTY,)).fetchone() == ("",)


def test_codes_go_on_from_those_there_are_in_order_of_first_sight() -> None:
    codes = Codes([(1, ""), (4, "four")])
    assert codes.of(["b", "four", "a", "b"]) == [5, 4, 6, 5]
    assert codes.fresh == [(5, "b"), (6, "a")]
    assert codes.one("") == 1


def test_a_transaction_that_fails_leaves_nothing(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError), transaction(database):
        database.executemany("INSERT INTO meta VALUES (?, '')", [("a",), ("a",)])
    assert database.execute("SELECT count(*) FROM meta WHERE key = 'a'").fetchone() == (0,)


def test_in_a_folder_where_nothing_can_be_written_a_database_is_still_read(tmp_path: Path) -> None:
    create(tmp_path / "x.sqlite")
    with closing(connect(tmp_path / "x.sqlite")) as connection:
        keep_log(connection)
    (tmp_path / "x.sqlite-shm").mkdir()  # as root writes anywhere, this is what keeps a log from being made
    with closing(connect(tmp_path / "x.sqlite")) as connection:
        assert dict(connection.execute("SELECT value, id FROM word"))["listed"] == LISTED
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM word")


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        connect(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()
