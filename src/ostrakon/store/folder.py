"""The data folder: how it is laid out, recognised and written to so that a kill at any moment leaves the old state.

- ostrakon.json: says that this is a data folder, and in which format
- record/DATASET/DAY-HASH.parquet: the values of one version; never changed
- record/DATASET/DAY-HASH.problems.jsonl: the rows and values of it that could not be used
- record/DATASET/DAY-HASH.json: its manifest, written last: without it the version does not exist
- record/refusals.jsonl: files that were refused
- serving.sqlite: answers questions; can be made anew from the record. While it is open its log lies beside it (-wal, -shm)
- names-LISTS-RULES.idx: the name index (`match.kept`); made anew where the lists or the folding of names are others, or it is damaged
- writer.lock: held while something is written
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from ostrakon.model.errors import StoreError
from ostrakon.model.vocabulary import DATA_MARKER

FORMAT = 1
MARKER = DATA_MARKER
RECORD = "record"
SERVING = "serving.sqlite"
LOCK = "writer.lock"


def open_folder(folder: Path, *, create: bool) -> None:
    """Check that `folder` is a data folder we can read; with `create` make one where there is nothing. Raises StoreError."""
    if not folder.exists():
        if not create:
            raise StoreError("there is no data folder", where=str(folder), todo="`ostrakon lists load PATH` makes one")
        folder.mkdir(parents=True)
    if not folder.is_dir():
        raise StoreError("this is a file, not a folder", where=str(folder), todo="name a folder")
    marker = folder / MARKER
    if not marker.exists():
        if not create or any(folder.iterdir()):
            raise StoreError(
                "not a data folder of Ostrakon", where=str(folder), todo="name another folder, or an empty one to load lists into"
            )
        write_atomic(marker, json.dumps({"kind": "ostrakon data folder", "format": FORMAT}).encode())
    _check_format(marker)


def _check_format(marker: Path) -> None:
    try:
        found = int(json.loads(marker.read_bytes())["format"])
    except (ValueError, KeyError, TypeError) as err:
        raise StoreError("cannot be read", where=str(marker), todo="restore it from a backup, or load the lists into a new folder") from err
    if found > FORMAT:
        raise StoreError("written by a newer version of Ostrakon", where=str(marker.parent), todo="update Ostrakon, or name another folder")


def write_atomic(path: Path, content: bytes) -> None:
    """Write a whole file under its name, or nothing: a temporary name, flushed to the disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.write_bytes(content)
    move_whole(temporary, path)


def move_whole(temporary: Path, path: Path) -> None:
    """Flush a finished file to the disk, then give it its name."""
    with temporary.open("r+b") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    _sync_folder(path.parent)


def append_line(path: Path, line: bytes) -> None:
    """Append one line and flush it to the disk. A line before it that a kill cut short stays a line of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cut = path.exists() and not path.read_bytes().endswith(b"\n")
    with path.open("ab") as file:
        file.write((b"\n" if cut else b"") + line + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
