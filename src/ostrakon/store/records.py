"""What the store gives: versions, changes, and the rows that the name index is built from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ostrakon.model.record import DateOrigin, SourceFile
from ostrakon.model.time import DayRange


@dataclass(frozen=True, slots=True)
class Version:
    """One snapshot as stored. `superseded`: another content for the same day was loaded later and is in force instead."""

    id: str  # dataset/day-hash, the name of its files in the record
    dataset: str
    published: date
    date_origin: DateOrigin
    format: str
    parts: frozenset[str]
    files: tuple[SourceFile, ...]
    rows: int
    entities: int
    values: int
    problems: int
    stated_count: int | None
    content: str  # SHA-256 of the parsed values, whatever file they came from
    sequence: int  # 1, 2, 3 ... in the order of loading
    superseded: bool = False

    @property
    def dated(self) -> bool:
        """Whether it is a table with dated rows: its days do not depend on when the table came out."""
        return is_dated(self.format)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one snapshot given to `Store.add`."""

    version_id: str
    dataset: str
    published: date
    rows: int
    entities: int
    problems: int
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was refused whole, by the path as it was given. `published` is None where its day could not be told."""

    dataset: str | None
    file: str
    message: str
    loaded_at: date
    published: date | None = None
    sha256: tuple[str, ...] = ()  # of the file, or of all files of the snapshot
    after: int = 0  # sequence of the last version that was loaded before

    @property
    def day(self) -> date:
        """The day from which the refusal counts."""
        return self.published or self.loaded_at


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name that a party has, or ever had, on a list."""

    party: int
    value: str
    prop: str
    schema: str


@dataclass(frozen=True, slots=True)
class IdentifierRow:
    """A number that a party has, or ever had, on a list."""

    party: int
    prop: str
    value: str
    detail: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one property lost and gained."""

    prop: str
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to one entry: `kind` is added | removed | amended | moved (from one list of an authority to another)."""

    kind: str
    party_id: str
    caption: str
    dataset: str
    entry_id: str
    when: DayRange
    details: tuple[FieldChange, ...] = ()


def unsettled(refusals: Iterable[Refusal], versions: Sequence[Version]) -> tuple[Refusal, ...]:
    """Leave out refusals that are over, and all but the last of one file for one reason.

    Over is one whose files were loaded after all, or after which a version of the list was loaded of the same day or a later one.
    """
    hashes = {file.sha256 for version in versions for file in version.files}
    last = {(it.dataset, it.file, it.message): it for it in refusals}
    return tuple(
        it for it in last.values() if not (it.sha256 and hashes.issuperset(it.sha256)) and not any(_settles(v, it) for v in versions)
    )


def _settles(version: Version, it: Refusal) -> bool:
    later = version.sequence > it.after and version.published >= it.day
    return later and version.dataset == it.dataset and not version.dated


def is_dated(list_format: str) -> bool:
    """Tell whether a format is a table whose rows carry their own days."""
    return list_format.startswith("dated")
