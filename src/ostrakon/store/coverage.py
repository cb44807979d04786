"""What each loaded list can say about a day: the version in force, its age, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ostrakon.model.hit import Coverage
from ostrakon.model.time import AsOf
from ostrakon.model.vocabulary import AUTHORITIES, DATASETS
from ostrakon.store.calendar import Stored
from ostrakon.store.records import Refusal


def coverage(stored: Iterable[Stored], refusals: Iterable[Refusal], as_of: AsOf) -> tuple[Coverage, ...]:
    """Give one row a dataset of which anything is loaded, in the order of the vocabulary."""
    by_dataset: dict[str, list[Stored]] = {}
    for item in stored:
        if not item.version.superseded:
            by_dataset.setdefault(item.version.dataset, []).append(item)
    refused = [r for r in refusals if r.day <= as_of.known]
    order = sorted(by_dataset, key=lambda d: (list(DATASETS).index(d) if d in DATASETS else len(DATASETS), d))
    return tuple(_of_dataset(d, by_dataset[d], [r for r in refused if r.dataset == d], as_of) for d in order)


def _of_dataset(dataset: str, stored: list[Stored], refused: list[Refusal], as_of: AsOf) -> Coverage:
    days = sorted(s.version.published for s in stored if not s.version.dated and s.version.published <= as_of.known)
    tables = [s for s in stored if s.version.dated and s.first_day and s.first_day <= as_of.known]
    before = [day for day in days if day <= as_of.valid]
    if before or (days and not tables):
        return _of_snapshots(dataset, days, before, refused, as_of)
    if tables:
        return _of_table(dataset, max(tables, key=lambda s: s.version.published), as_of)
    return Coverage(dataset, None, None, None, None, f"no version published by {as_of.known} is loaded")


def _of_snapshots(dataset: str, days: list[date], before: list[date], refused: list[Refusal], as_of: AsOf) -> Coverage:
    if not before:
        return Coverage(dataset, days[0], days[-1], None, None, f"before coverage: the first version is of {days[0]}")
    in_force = before[-1]
    age = (as_of.valid - in_force).days
    notes = []
    max_age = DATASETS[dataset].max_age_days if dataset in DATASETS else 0
    if age > max_age:
        which = "newest version" if in_force == days[-1] else "version in force"
        notes.append(f"stale: the {which} is {age:,} days older than the day asked about")
    newer = sorted({r.day for r in refused if in_force < r.day <= as_of.valid})
    notes += [f"newer file of {day} was refused" for day in newer]
    return Coverage(dataset, days[0], days[-1], in_force, age, "; ".join(notes))


def _of_table(dataset: str, stored: Stored, as_of: AsOf) -> Coverage:
    """A dated table speaks of every day from its first row on, but only of the parties it has."""
    version, first = stored.version, stored.first_day
    note = f"a table of {version.entities:,} entries with dated listings, not the whole list"
    if first is None or as_of.valid < first:
        return Coverage(dataset, first, version.published, None, None, f"before coverage: {note}, from {first} on", partial=True)
    age = (as_of.valid - version.published).days
    max_age = DATASETS[dataset].max_age_days if dataset in DATASETS else 0
    stale = f"stale: the table is {age:,} days older than the day asked about; " if age > max_age else ""
    return Coverage(dataset, first, version.published, version.published, age if age >= 0 else None, stale + note, partial=True)


def silent_authorities(rows: Iterable[Coverage]) -> frozenset[str]:
    """Name the authorities of which a list is missing, or only a table: that a party is not on theirs cannot be told."""
    whole = {row.dataset for row in rows if row.in_force and not row.partial}
    return frozenset(name for name in AUTHORITIES if not {d.id for d in DATASETS.values() if d.authority == name} <= whole)
