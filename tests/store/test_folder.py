from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.store.builders import SDN, entry, snapshot

from ostrakon.model.errors import CorruptStoreError, LockedStoreError, StoreError
from ostrakon.model.record import Problem, Severity
from ostrakon.store.archive import Archive
from ostrakon.store.columns import to_columns
from ostrakon.store.folder import MARKER, append_line, open_folder, write_atomic
from ostrakon.store.lock import writing
from ostrakon.store.manifest import read_manifest
from ostrakon.store.records import Refusal


def test_a_new_folder_says_what_it_is(tmp_path: Path) -> None:
    open_folder(tmp_path / "a" / "b", create=True)
    assert json.loads((tmp_path / "a" / "b" / MARKER).read_bytes()) == {"kind": "ostrakon data folder", "format": 1}
    open_folder(tmp_path / "a" / "b", create=False)


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        write_atomic(tmp_path / "sub" / "x", content)
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "sub").iterdir()] == [("x", b"new")]


def test_a_line_after_a_cut_line_stands_by_itself(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b'{"cut')
    append_line(tmp_path / "x", b"{}")
    append_line(tmp_path / "x", b"{}")
    assert (tmp_path / "x").read_bytes().splitlines() == [b'{"cut', b"{}", b"{}"]


def test_the_lock_is_held_by_one_and_free_again_after(tmp_path: Path) -> None:
    with writing(tmp_path / "lock"), pytest.raises(LockedStoreError, match="another process"), writing(tmp_path / "lock", wait=0):
        pass
    with writing(tmp_path / "lock"):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"), writing(tmp_path / "none" / "lock"):
        pass


def test_a_manifest_proves_its_files(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    problem = Problem("sdn.csv", "line 7", "row not read", "x", Severity.VALUE)
    kept = snapshot(SDN, "2015-01-17", entry("us_ofac:1", "ACME"), problems=(problem,))
    columns = to_columns(kept)
    version = archive.add(kept, columns, columns.content_hash(kept.parts), 1, "")
    manifest = read_manifest(tmp_path / f"{version.id}.json")
    assert manifest.version == version
    assert manifest.problems is not None
    assert archive.problems(version) == (problem,)
    assert archive.read(version) == columns
    (tmp_path / SDN / manifest.problems.name).unlink()
    with pytest.raises(CorruptStoreError, match=r"problems\.jsonl: is missing"):
        archive.manifests()


def test_values_that_are_not_those_written_are_a_corrupt_store(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    kept = snapshot(SDN, "2015-01-17", entry("us_ofac:1", "ACME"))
    version = archive.add(kept, to_columns(kept), "0" * 64, 1, "")
    path = tmp_path / f"{version.id}.parquet"
    path.write_bytes(bytes(path.stat().st_size))
    for read in (archive.read, archive.read_entries):
        with pytest.raises(CorruptStoreError, match=r"\.parquet: its content is not what its manifest says"):
            read(version)
    path.unlink()
    with pytest.raises(CorruptStoreError, match=r"\.parquet: cannot be read: No such file"):
        archive.read(version)


def test_a_note_of_a_refusal_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add_refusal(Refusal(SDN, "sdn.csv", "broken", date(2020, 1, 1)))
    append_line(tmp_path / "refusals.jsonl", b'{"cut')
    for line in (b'{"file": x}', b"{}", b'{"dataset": "x", "file": "f", "message": "m", "loaded_at": "soon", "published": null}'):
        append_line(tmp_path / "refusals.jsonl", line)
        with pytest.raises(CorruptStoreError, match=r"refusals\.jsonl line 3: not a note of a refused file \(delete the line"):
            archive.refusals()
    (tmp_path / "refusals.jsonl").write_bytes(b"\n".join((tmp_path / "refusals.jsonl").read_bytes().splitlines()[:2]))
    assert [r.file for r in archive.refusals()] == ["sdn.csv"]
