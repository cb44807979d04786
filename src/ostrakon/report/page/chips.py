"""The small coloured words of the page, and runs of days with one answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ostrakon.report.words import Look, say_day

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chip:
    """One cell of a matrix: a look, where it leads, and whether it differs from the day before it."""

    day: date
    look: Look
    anchor: str = ""
    note: str = ""
    turned: bool = False


def runs(items: Iterable[T], essence: Callable[[T], object]) -> Iterator[tuple[T, ...]]:
    """Join neighbours whose essence is the same."""
    run: list[T] = []
    for item in items:
        if run and essence(run[-1]) != essence(item):
            yield tuple(run)
            run = []
        run.append(item)
    if run:
        yield tuple(run)


def say_days(days: Iterable[date]) -> str:
    """Name the days of a run: one day, two days, or the first and the last."""
    said = [say_day(day) for day in days]
    return " and ".join(said) if len(said) < 3 else f"{said[0]} to {said[-1]}"  # noqa: PLR2004 - two days read as a pair
