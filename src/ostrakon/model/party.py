"""Parties: who is listed, and the trace of that on each list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ostrakon.model.time import Interval, Standing


@dataclass(frozen=True, slots=True)
class Listing:
    """One unbroken stay of one entry on one list, as far as the loaded snapshots can tell."""

    dataset: str
    authority: str
    entry_id: str
    interval: Interval
    standing: Standing  # on the day asked about
    programs: tuple[str, ...] = ()
    secondary: str = ""  # "subject" | "not_subject" | "" (the list does not say)
    secondary_basis: str = ""
    reference: str = ""
    last_seen: date | None = None
    source: str = ""  # file and entry, or citation


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a party with the lists that say so."""

    prop: str
    value: str
    detail: str = ""
    datasets: tuple[str, ...] = ()
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A person, company, vessel ... assembled from the entries that are judged to be one."""

    id: str
    caption: str
    schema: str
    entries: tuple[str, ...]
    listings: tuple[Listing, ...] = ()
    facts: tuple[Fact, ...] = ()
    joined_by: tuple[str, ...] = field(default=())  # why the entries are one party

    def values(self, prop: str) -> tuple[str, ...]:
        """Give the distinct values of one property, in order."""
        return tuple(dict.fromkeys(f.value for f in self.facts if f.prop == prop))

    @property
    def listed(self) -> bool:
        """Whether any list has the party on the day asked about (or had it at the last look before)."""
        return any(x.standing in (Standing.HOLDS, Standing.LAST_SEEN) for x in self.listings)
