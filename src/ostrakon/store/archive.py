"""The record: every version ever loaded, as Parquet with a manifest. Files are added, never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import orjson

from ostrakon.model.errors import CorruptStoreError
from ostrakon.model.jsonable import to_jsonable
from ostrakon.model.record import Problem, Severity, Snapshot
from ostrakon.store.columns import SCHEMA, Columns, entries_from_parquet, from_parquet, to_parquet
from ostrakon.store.folder import append_line, write_atomic
from ostrakon.store.manifest import TODO, Manifest, StoredFile, check_sizes, read_manifest
from ostrakon.store.records import Refusal, Version

_REFUSALS = "refusals.jsonl"
_HASH_LENGTH = 12  # hexadecimal digits of the content hash in a file's name


class Archive:
    """The folder `record`. Reads are cheap; nothing is cached."""

    def __init__(self, folder: Path) -> None:
        """`folder` may not be there yet."""
        self.folder = folder

    def manifests(self) -> tuple[Manifest, ...]:
        """All manifests in the order of loading, files compared by size. Raises CorruptStoreError."""
        found = [(path, read_manifest(path)) for path in self.folder.glob("*/*.json")]
        for path, manifest in found:
            check_sizes(path.parent, manifest)
        return tuple(sorted((manifest for _, manifest in found), key=lambda m: m.version.sequence))

    def manifest(self, version_id: str) -> Manifest:
        """One version's manifest. Raises CorruptStoreError where it has gone."""
        path = self.folder / f"{version_id}.json"
        if not path.exists():
            raise CorruptStoreError("the manifest is missing", where=str(path), todo=TODO)
        return read_manifest(path)

    def add(self, snapshot: Snapshot, columns: Columns, content: str, sequence: int, supersedes: str) -> Version:
        """Write one version: its values, its problems, and last its manifest, which puts it in force."""
        folder = self.folder / snapshot.dataset
        stem = f"{snapshot.published}-{content[:_HASH_LENGTH]}"
        if (folder / f"{stem}.json").exists():  # a content that was superseded comes back: nothing is overwritten
            stem = f"{stem}-{sequence}"
        version = _version(snapshot, columns, content, sequence, f"{snapshot.dataset}/{stem}")
        data, problems = to_parquet(columns), _problem_lines(snapshot.problems)
        write_atomic(folder / f"{stem}.parquet", data)
        if problems:
            write_atomic(folder / f"{stem}.problems.jsonl", problems)
        lost = StoredFile.of(f"{stem}.problems.jsonl", problems) if problems else None
        manifest = Manifest(version, StoredFile.of(f"{stem}.parquet", data), lost, supersedes)
        write_atomic(folder / f"{stem}.json", manifest.to_json())
        return version

    def read(self, version: Version) -> Columns:
        """Read the values of a version. Raises CorruptStoreError where the file is not what its manifest says."""
        return from_parquet(self._content(version, self.manifest(version.id).data))

    def read_entries(self, version: Version) -> list[str]:
        """Read the entry of each row, in file order. Raises CorruptStoreError where the file is not what its manifest says."""
        return entries_from_parquet(self._content(version, self.manifest(version.id).data))

    def problems(self, version: Version) -> tuple[Problem, ...]:
        """The rows and values of a version that could not be used. Raises CorruptStoreError as `read`."""
        stored = self.manifest(version.id).problems
        lines = self._content(version, stored).splitlines() if stored else []
        plain = (orjson.loads(line) for line in lines)
        return tuple(Problem(**p | {"severity": Severity(p["severity"])}) for p in plain)

    def _content(self, version: Version, stored: StoredFile) -> bytes:
        path = self.folder / version.dataset / stored.name
        try:
            content = path.read_bytes()
        except OSError as err:
            raise CorruptStoreError(f"cannot be read: {err.strerror}", where=str(path), todo=TODO) from err
        if StoredFile.of(stored.name, content) != stored:
            raise CorruptStoreError("its content is not what its manifest says", where=str(path), todo=TODO)
        return content

    def add_refusal(self, refusal: Refusal) -> None:
        """Note a file that was refused, unless the same was noted before."""
        if refusal not in self.refusals():
            append_line(self.folder / _REFUSALS, orjson.dumps(to_jsonable(refusal)))

    def refusals(self) -> tuple[Refusal, ...]:
        """All refusals; a line cut by a kill is passed over. Raises CorruptStoreError for one that says something else."""
        path = self.folder / _REFUSALS
        lines = enumerate(path.read_bytes().splitlines() if path.exists() else [], 1)
        return tuple(_refusal(line, f"{path} line {number}") for number, line in lines if line.startswith(b"{") and line.endswith(b"}"))


def mark_superseded(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """Of several contents for one dataset and day the one loaded last is in force; the rest are marked. Order is kept."""
    latest = {(v.dataset, v.published, v.dated): v.sequence for v in sorted(versions, key=lambda v: v.sequence)}
    return tuple(replace(v, superseded=latest[v.dataset, v.published, v.dated] != v.sequence) for v in versions)


def _version(snapshot: Snapshot, columns: Columns, content: str, sequence: int, version_id: str) -> Version:
    return Version(
        id=version_id,
        dataset=snapshot.dataset,
        published=snapshot.published,
        date_origin=snapshot.date_origin,
        format=snapshot.format,
        parts=snapshot.parts | set(columns.part),
        files=snapshot.files,
        rows=snapshot.rows,
        entities=len({e for e, p in zip(columns.entry, columns.prop, strict=True) if p == SCHEMA}),
        values=len(columns),
        problems=len(snapshot.problems),
        stated_count=snapshot.stated_count,
        content=content,
        sequence=sequence,
    )


def _problem_lines(problems: tuple[Problem, ...]) -> bytes:
    return b"".join(orjson.dumps(to_jsonable(p)) + b"\n" for p in problems)


def _refusal(line: bytes, place: str) -> Refusal:
    try:
        plain = orjson.loads(line)
        published = plain["published"]
        days = {"loaded_at": date.fromisoformat(plain["loaded_at"]), "published": date.fromisoformat(published) if published else None}
        return Refusal(**plain | days)
    except (ValueError, KeyError, TypeError) as err:
        raise CorruptStoreError("not a note of a refused file", where=place, todo="delete the line, and load the file again") from err
