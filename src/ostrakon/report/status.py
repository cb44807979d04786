"""What is loaded and how old it is; what became of files just given. Filled by the workspace, shown by `terminal.lists`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ostrakon.model.hit import Coverage
from ostrakon.model.record import Problem
from ostrakon.model.time import AsOf
from ostrakon.store.records import Refusal, Version


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one snapshot or file: `outcome` is loaded | unchanged | skipped | refused | failed, the last three with a reason.

    `failed`: nothing is wrong with the file, but the data folder could not take it.
    """

    files: tuple[str, ...]
    outcome: str
    dataset: str = ""
    published: date | None = None
    date_origin: str = ""
    rows: int = 0
    entities: int = 0
    problems: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VersionProblems:
    """The rows and values of one version that could not be used, each with file and place."""

    dataset: str
    published: date
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ListStatus:
    """Every list as of a day: which version answers, all versions, all refused files. `digest` names the state of the lists."""

    as_of: AsOf
    coverage: tuple[Coverage, ...]
    versions: tuple[Version, ...]
    refusals: tuple[Refusal, ...] = ()
    digest: str = ""
