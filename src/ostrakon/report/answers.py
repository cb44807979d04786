"""Answers that put together what several rooms say. Filled by the workspace, shown by `terminal.answers`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ostrakon.law.alignment import Alignment, OrderCount
from ostrakon.model.hit import Coverage, Query
from ostrakon.model.time import AsOf
from ostrakon.store.records import Change


@dataclass(frozen=True, slots=True)
class Touch:
    """A change that touches a counterparty of mine, with the score by which the two are thought to be one."""

    counterparty: Query
    score: float
    change: Change


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened on the lists after `start` up to the day, and whom of the book it touches (`book` empty: not asked).

    `base` and `coverage` say what the lists asked about can tell of the first day and of the last.
    """

    start: date
    as_of: AsOf
    changes: tuple[Change, ...]
    base: tuple[Coverage, ...]
    coverage: tuple[Coverage, ...]
    dataset: str = ""  # the one list asked about; empty: all
    book: str = ""
    touched: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoFollows:
    """Who lists whom of a regime, and how the measures of each legal order stand on the day."""

    target: str
    lists: Alignment
    measures: tuple[OrderCount, ...]
    coverage: tuple[Coverage, ...]
