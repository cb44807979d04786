"""Runs of a value over the versions of a list: the rules by which snapshots become intervals. Pure; works on numbers only.

Versions are taken in order of publication. Between two of them nothing is known, so that
- a value first seen in V2 and absent in V1 began in [V1 + 1 day, V2]; with no version before, it began on or before V2;
- a value last seen in V1 and absent in V2 ended in [V1 + 1 day, V2]; the end is known from V2 on.
A version that lacks a part says nothing of its values: their runs go on over it. Presence in the main part is membership, the property
`listed`. Every value ends with the membership it belongs to, and begins no earlier. A listing date printed at first sight narrows the
membership's start to that day where the day lies in the range.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ostrakon.store.database import EMPTY, LISTED, MAIN

Key = tuple[int, int, int, int]  # entry, prop, value, detail
Range = tuple[int | None, int]
SpanKey = tuple[int, ...]  # entry, dataset, part, prop, value, detail, first version, the day the start is known
End = tuple[int, int, int, int, int]  # earliest, latest, the day the end is known, last seen, last version
Opening = tuple[int, Key, "Sight", Range]  # part, key, first sight, start
Closing = tuple[SpanKey, End]


class Sight(NamedTuple):
    """A version as the rules see it: its number and the day it was published."""

    version: int
    day: int


class Member(NamedTuple):
    """An entry's open membership: where it began at the earliest, and where it was first seen."""

    earliest: int | None
    first: Sight


@dataclass(frozen=True, slots=True)
class Contents:
    """What one version says: its entries, the values of each part, and the listing dates it prints."""

    entries: frozenset[int]
    values: Mapping[int, set[Key]]  # for every part that the version has
    listing_days: Mapping[int, list[int]] = field(default_factory=dict)


class Runs:
    """The open runs of one dataset. `step` takes the next version and gives the rows to insert and the runs to close."""

    def __init__(self, dataset: int, name: int) -> None:
        """`name` is the code of the dataset's name as a text, the value of `listed`."""
        self.dataset, self.name = dataset, name
        self.seen: dict[int, Sight] = {}  # part: the last version that has it
        self.members: dict[int, Member] = {}
        self.open: dict[int, dict[Key, Sight]] = {}  # part: key: first sight

    def step(self, now: Sight, contents: Contents) -> tuple[list[Opening], list[Closing]]:
        """Take one version, published after all taken before."""
        before = self.seen.get(MAIN)
        gone = self.members.keys() - contents.entries
        closed = self._close(now, before, gone, contents) if before else []
        opened = self._admit(now, before, contents)
        for part, keys in contents.values.items():
            opened += self._begin(part, keys, now)
        self.seen |= dict.fromkeys(contents.values, now)
        return opened, closed

    def span_key(self, part: int, key: Key, first: Sight) -> SpanKey:
        """Give the key by which a run stands in the database."""
        entry, prop, value, detail = key
        return (entry, self.dataset, part, prop, value, detail, *first)

    def _close(self, now: Sight, before: Sight, gone: set[int], contents: Contents) -> list[Closing]:
        of_membership = (before.day + 1, now.day, now.day)
        closed = [(self.span_key(MAIN, self._listed(e), self.members[e].first), (*of_membership, before.day, before.version)) for e in gone]
        for part, runs in self.open.items():
            here = contents.values.get(part)
            over = runs.keys() - here if here is not None else [key for key in runs if key[0] in gone]
            seen = self.seen[part]
            of_value = (seen.day + 1, now.day, now.day)
            for key in over:
                end = of_membership if key[0] in gone else of_value
                closed.append((self.span_key(part, key, runs.pop(key)), (*end, seen.day, seen.version)))
        for entry in gone:
            del self.members[entry]
        return closed

    def _admit(self, now: Sight, before: Sight | None, contents: Contents) -> list[Opening]:
        """Open the memberships of entries that were not there before."""
        earliest = before.day + 1 if before else None
        opened: list[Opening] = []
        for entry in contents.entries - self.members.keys():
            start = narrow((earliest, now.day), contents.listing_days.get(entry, ()))
            self.members[entry] = Member(start[0], now)
            opened.append((MAIN, self._listed(entry), now, start))
        return opened

    def _begin(self, part: int, keys: set[Key], now: Sight) -> list[Opening]:
        """Open runs of values not there at the last look; a look before the entry was a member does not count."""
        runs, seen = self.open.setdefault(part, {}), self.seen.get(part)
        opened: list[Opening] = []
        starts: dict[int | None, Range] = {}  # one object for each: a list has hundreds of thousands of values and few starts
        for key in keys - runs.keys() if runs else keys:
            member = self.members[key[0]]
            looked = seen is not None and seen.day >= member.first.day
            earliest = seen.day + 1 if looked and seen else member.earliest
            runs[key] = now
            opened.append((part, key, now, starts.setdefault(earliest, (earliest, now.day))))
        return opened

    def _listed(self, entry: int) -> Key:
        return (entry, LISTED, self.name, EMPTY)


def narrow(start: Range, days: Iterable[int]) -> Range:
    """Narrow a start to the latest listing date that lies in it."""
    earliest, latest = start
    fitting = [day for day in days if day <= latest and (earliest is None or day >= earliest)]
    return (max(fitting), max(fitting)) if fitting else start
