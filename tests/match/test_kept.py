"""The index beside the lists: whatever lies there, the answer is that of the lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from tests.store.builders import SDN, entry, snapshot

from ostrakon.match import kept
from ostrakon.match.index import NameIndex
from ostrakon.match.kept import index_path, open_index, rules_digest
from ostrakon.model.hit import Query
from ostrakon.store.folder import LOCK
from ostrakon.store.lock import writing
from ostrakon.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data", create=True) as opened:
        opened.add(snapshot(SDN, "2019-01-04", entry("us_ofac:1", "BANK MELLI IRAN"), entry("us_ofac:2", "IRAN AIR")))
        yield opened


def finds(index: NameIndex) -> bool:
    return bool(index.find_candidates(Query("Bank Melli")))


def kept_files(store: Store) -> list[Path]:
    return sorted(store.folder.glob("names-*"))


def test_an_index_is_kept_and_opened_again(store: Store) -> None:
    path = index_path(store.folder, store.state())
    assert finds(open_index(store, store.state()))
    assert kept_files(store) == [path]
    before = path.stat().st_mtime_ns
    assert finds(open_index(store, store.state()))
    assert path.stat().st_mtime_ns == before


def test_a_damaged_index_is_made_anew(store: Store) -> None:
    path = index_path(store.folder, store.state())
    open_index(store, store.state())
    good = path.read_bytes()
    for bad in (b"", good[: len(good) // 2], good[:-100] + bytes(100 - 1) + b"\1"):
        path.write_bytes(bad)
        assert finds(open_index(store, store.state()))
        assert path.read_bytes() == good


def test_other_folding_rules_have_another_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    old = index_path(store.folder, store.state())
    open_index(store, store.state())
    monkeypatch.setattr(kept, "rules_digest", lambda: "other-rules")
    new = index_path(store.folder, store.state())
    assert finds(open_index(store, store.state()))
    assert new != old
    assert kept_files(store) == [new]


@pytest.mark.parametrize(
    "file", ["match/names.py", "match/words.txt", "match/facts.py", "model/text.py", "model/numbers.py", "model/vocabulary.py"]
)
def test_the_rules_are_told_by_the_sources_that_fold(tmp_path: Path, file: str) -> None:
    package = Path(kept.__file__).parents[1]
    for room in ("match", "model"):
        copytree(package / room, tmp_path / room)
    assert rules_digest(tmp_path) == rules_digest(package)
    with (tmp_path / file).open("ab") as changed:
        changed.write(b"# another rule")
    assert rules_digest.__wrapped__(tmp_path) != rules_digest(package)


def test_while_another_process_writes_the_index_is_built_and_not_kept(store: Store) -> None:
    list(store.state().names())  # parties are settled
    with writing(store.folder / LOCK):
        assert finds(open_index(store, store.state()))
    assert kept_files(store) == []


def test_an_index_of_lists_that_have_moved_on_is_not_kept(store: Store) -> None:
    before = store.state()
    store.add(snapshot(SDN, "2019-02-04", entry("us_ofac:2", "IRAN AIR")))
    assert finds(open_index(store, before)), "it is the index of the lists it was asked for"
    assert kept_files(store) == []


def test_what_a_killed_process_left_is_swept_away(store: Store) -> None:
    (store.folder / "names-0123.idx.tmp").write_bytes(b"half")
    path = index_path(store.folder, store.state())
    open_index(store, store.state())
    assert kept_files(store) == [path]
