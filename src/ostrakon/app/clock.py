"""The only place that reads the wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ostrakon.model.time import AsOf, parse_day


def today() -> date:
    """Today's date in UTC."""
    return datetime.now(UTC).date()  # noqa: TID251  the one place that may


def make_as_of(valid: str | None, known: str | None) -> AsOf:
    """Build the two clocks from the options; either left out is today. Raises BadDateError."""
    now = today()
    return AsOf(parse_day(valid) if valid else now, parse_day(known) if known else now)
