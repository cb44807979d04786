"""Time: two clocks, and days that are known only as a range.

Intervals are half-open, [start, end): `end` is the first day on which the fact no longer holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model.errors import BadDateError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 40


def parse_day(text: str) -> date:
    """Read YYYY-MM-DD and no other way of writing a day. Raises BadDateError with the text and what to write."""
    found = _DAY.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[0] if found else "")
    except ValueError as err:
        raise BadDateError(f"{text[:_SHOWN]!r} is not a date", todo="write it as YYYY-MM-DD") from err


@dataclass(frozen=True, slots=True)
class AsOf:
    """The two clocks of a question: the day it is about, and the day whose knowledge it may use."""

    valid: date
    known: date

    def __str__(self) -> str:
        """Readable, and silent about the second clock where both agree."""
        return f"{self.valid}" if self.known == self.valid else f"{self.valid}, as known on {self.known}"


@dataclass(frozen=True, slots=True)
class DayRange:
    """A day known to lie in [earliest, latest], both included; None is unbounded."""

    earliest: date | None
    latest: date | None

    @staticmethod
    def on(day: date) -> DayRange:
        """Build the range that is one known day."""
        return DayRange(day, day)

    @property
    def exact(self) -> date | None:
        """The day itself where it is known, else None."""
        return self.earliest if self.earliest == self.latest else None

    def __str__(self) -> str:
        """Write the day, or the range as `earliest..latest`."""
        if self.exact:
            return self.exact.isoformat()
        return f"{self.earliest or 'before'}..{self.latest or 'after'}"


class Standing(StrEnum):
    """What may be said of a fact on a day, given ranges for its start and end."""

    HOLDS = "holds"  # certainly within
    LAST_SEEN = "last_seen"  # seen before the day, gone at the next look: the end lies in a range around the day
    POSSIBLE = "possible"  # not seen before the day, there at the next look: the start lies in a range around the day
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Interval:
    """When a fact holds: a start and an end, each perhaps known only as a range; `end` None is open."""

    start: DayRange
    end: DayRange | None = None

    def standing(self, day: date) -> Standing:
        """Tell whether the fact holds on `day`, with the two ways of not being sure kept apart."""
        start, end = self.start, self.end
        if start.earliest is not None and day < start.earliest:
            return Standing.NOT
        if end is not None and end.latest is not None and day >= end.latest:
            return Standing.NOT
        if start.latest is None or day < start.latest:
            return Standing.POSSIBLE
        if end is None or (end.earliest is not None and day < end.earliest):
            return Standing.HOLDS
        return Standing.LAST_SEEN

    def __str__(self) -> str:
        """Write `start -> end` with ranges in place of days that are not known."""
        return f"{self.start} -> {self.end or 'open'}"
