"""Dates as lists write them: a day, a month, a year, about, or between two. Pure functions."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {name: i for i, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}
_WRITTEN = re.compile(r"(?:(?P<day>\d{1,2}) )?(?:(?P<month>[A-Z][a-z]{2})[a-z]* )?(?P<year>\d{4})")
_SPAN = re.compile(r"\s+(?:to|and)\s+|(?<=\d{4})\s*-\s*(?=\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_YEAR, _MONTH = 4, 7
_CIRCA_YEARS = 1  # no list says how far `circa` reaches: a year on either side is our reading


@dataclass(frozen=True, slots=True)
class Span:
    """A date or two: ISO text of 4, 7 or 10 characters; `last` is set for a range."""

    first: str
    last: str = ""
    circa: bool = False

    def values(self, note: str = "") -> list[tuple[str, str, str]]:
        """Give the claims it makes of a birth date as (property, value, detail). A range has no `birthDate`."""
        detail = "; ".join(x for x in ("circa" if self.circa else "", note) if x)
        found = [] if self.last else [("birthDate", self.first, detail)]
        if self.last or self.circa:
            found.append(("birthDateRange", self._interval(), detail))
        return found

    def _interval(self) -> str:
        reach = _CIRCA_YEARS if self.circa else 0
        if reach:
            return f"{int(self.first[:4]) - reach:04d}-01-01/{int((self.last or self.first)[:4]) + reach:04d}-12-31"
        return f"{_first_day(self.first)}/{_last_day(self.last or self.first)}"


def parse_written(text: str) -> str | None:
    """Read `10 Dec 1948`, `Dec 1948`, `December 1948` or `1948` into ISO; None for anything else, and for days that do not exist."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found or (found["day"] and not found["month"]):
        return None
    year = found["year"]
    if not found["month"]:
        return year if year != "0000" else None
    month = _MONTHS.get(found["month"].lower())
    return _iso(int(year), month, int(found["day"] or 0)) if month else None


def parse_span(text: str) -> Span | None:
    """Read a written date with `circa` before it or `to` within it. None where it is not one."""
    text = text.strip()
    circa = text.lower().startswith("circa ")
    ends = _SPAN.split(text[6:] if circa else text)
    dates = [parse_written(x) for x in ends]
    if not all(dates) or len(dates) > 2:  # noqa: PLR2004  # a span has two ends
        return None
    first, last = dates[0] or "", (dates[-1] or "") if len(dates) > 1 else ""
    if last and last < first[: len(last)]:
        return None
    return Span(first, last, circa)


def parse_slashed(text: str) -> str | None:
    """Read `DD/MM/YYYY`, in which 00 stands for unknown, into ISO of the length that is known."""
    found = _SLASHED.fullmatch(text.strip())
    return _iso(int(found[3]), int(found[2]), int(found[1])) if found else None


def parse_iso(text: str) -> str | None:
    """Take the ISO date that the text begins with (a time after it is dropped); None if it does not."""
    found = _ISO.match(text.strip())
    if not found:
        return None
    year, month, day = (*map(int, found[0].split("-")), 0, 0)[:3]
    return _iso(year, month, day)


def full_day(iso: str | None) -> date | None:
    """Give the day where the text names one, else None."""
    return date.fromisoformat(iso) if iso and len(iso) > _MONTH else None


def _iso(year: int, month: int, day: int) -> str | None:
    if year == 0:
        return None
    if month == 0:
        return f"{year:04d}"
    try:
        return date(year, month, day).isoformat() if day else date(year, month, 1).isoformat()[:_MONTH]
    except ValueError:
        return None


def _first_day(iso: str) -> str:
    return iso + "-01-01"[: 6 if len(iso) == _YEAR else 0] + ("-01" if len(iso) == _MONTH else "")


def _last_day(iso: str) -> str:
    if len(iso) == _YEAR:
        return f"{iso}-12-31"
    if len(iso) == _MONTH:
        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso
