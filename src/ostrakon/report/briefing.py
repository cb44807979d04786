"""The briefing: all answers that go onto one page, gathered by the demo (`app/demo.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ostrakon.law.alignment import Alignment, OrderCount
from ostrakon.law.timeline import Timeline
from ostrakon.model.deal import Deal
from ostrakon.model.finding import Assessment
from ostrakon.model.hit import Coverage, Screening
from ostrakon.model.record import Citation
from ostrakon.news.records import Reading


@dataclass(frozen=True, slots=True)
class ListLine:
    """One version of a list that answered, as the sources section shows it."""

    dataset: str
    published: date | None
    date_origin: str = ""  # how the day is known: content, option, folder
    entries: int = 0
    problems: int = 0
    note: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Input of the page. Days come in from outside: the page reads no clock."""

    title: str
    made_for: str
    generated_on: date
    engine: str  # name and version of the program
    ruleset: str  # digest of the law files
    dates: tuple[date, ...]
    screenings: tuple[tuple[date, tuple[Screening, ...]], ...] = ()
    assessments: tuple[tuple[date, tuple[Assessment, ...]], ...] = ()
    deals: tuple[Deal, ...] = ()
    reading: Reading | None = None
    timeline: Timeline | None = None
    alignment: Alignment | None = None
    measures: tuple[OrderCount, ...] = ()  # how the rules of each legal order stand on the alignment's day
    coverage: tuple[Coverage, ...] = ()
    lists: tuple[ListLine, ...] = ()
    sources: tuple[Citation, ...] = ()
    not_checked: tuple[str, ...] = ()
    store: str = ""  # digest of the loaded lists
