"""The manifest of one version: what it is, from which files, and the hashes by which it can be proved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from ostrakon.model.errors import CorruptStoreError
from ostrakon.model.jsonable import to_json, to_jsonable
from ostrakon.model.record import DateOrigin, SourceFile
from ostrakon.store.records import Version

MANIFEST_FORMAT = 1
TODO = "restore the folder from a backup, or load the lists into a new one"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the record: its name beside the manifest, SHA-256 and size in bytes."""

    name: str
    sha256: str
    size: int

    @staticmethod
    def of(name: str, content: bytes) -> StoredFile:
        """Describe what is about to be written."""
        return StoredFile(name, sha256(content).hexdigest(), len(content))


@dataclass(frozen=True, slots=True)
class Manifest:
    """A version and its files. `supersedes`: the version of the same day that it takes the place of."""

    version: Version
    data: StoredFile
    problems: StoredFile | None = None
    supersedes: str = ""

    def to_json(self) -> bytes:
        """Write it as JSON; `superseded` is left out, for a later manifest decides about it."""
        plain = to_jsonable(self)
        del plain["version"]["superseded"]
        return to_json({"format": MANIFEST_FORMAT, **plain}).encode()


def read_manifest(path: Path) -> Manifest:
    """Read one manifest. Raises CorruptStoreError where it is not one of ours."""
    try:
        plain = orjson.loads(path.read_bytes())
        problems = plain["problems"]
        data, lost = StoredFile(**plain["data"]), StoredFile(**problems) if problems else None
        return Manifest(_version(plain["version"]), data, lost, plain["supersedes"])
    except (ValueError, KeyError, TypeError) as err:
        raise CorruptStoreError(f"not a manifest that can be read: {err}", where=str(path), todo=TODO) from err


def _version(plain: dict[str, Any]) -> Version:
    return Version(
        **plain
        | {
            "published": date.fromisoformat(plain["published"]),
            "date_origin": DateOrigin(plain["date_origin"]),
            "parts": frozenset(plain["parts"]),
            "files": tuple(SourceFile(**file) for file in plain["files"]),
        }
    )


def check_sizes(folder: Path, manifest: Manifest) -> None:
    """Compare the files with their manifest by size: cheap enough for each opening. Raises CorruptStoreError."""
    for file in filter(None, (manifest.data, manifest.problems)):
        path = folder / file.name
        size = path.stat().st_size if path.exists() else None
        if size != file.size:
            what = "is missing" if size is None else f"has {size:,} bytes where its manifest says {file.size:,}"
            raise CorruptStoreError(what, where=str(path), todo=TODO)
