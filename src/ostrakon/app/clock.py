"""The only place that reads the wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ostrakon.model.errors import BadDateError
from ostrakon.model.time import AsOf, parse_day


def today() -> date:
    """Today's date in UTC."""
    return datetime.now(UTC).date()  # noqa: TID251  the one place that may


FIRST_YEAR, LAST_YEAR = 1900, 2999  # what a question may be about: neither law nor lists speak of other years


def make_as_of(valid: str | None, known: str | None) -> AsOf:
    """Build the two clocks from the options; either left out is today. Raises BadDateError."""
    now = today()
    return AsOf(_asked_day(valid) if valid is not None else now, _asked_day(known) if known is not None else now)


def published_day(text: str | None) -> date | None:
    """Read a publication day; nothing can have been published after today. Raises BadDateError."""
    day = parse_day(text) if text is not None else None
    if day and day > today():
        raise BadDateError(f"--published {day} is after today, {today()}", todo="say the day on which it was published")
    return day


def _asked_day(text: str) -> date:
    day = parse_day(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadDateError(f"{day} is out of range", todo=f"ask about a day from {FIRST_YEAR} to {LAST_YEAR}")
    return day
