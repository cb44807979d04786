"""Stays on lists for the reader: rows of one entry that touch are one stay, whose programmes changed on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ostrakon.model.party import Listing
from ostrakon.model.time import Interval, Standing
from ostrakon.report.words import SECONDARY, say_day

_ADDRESS = re.compile(r"(?P<words>.+), (?P<url>https?://\S+)")
_GRAVEST = (Standing.HOLDS, Standing.LAST_SEEN, Standing.POSSIBLE, Standing.NOT)


@dataclass(frozen=True, slots=True)
class Stay:
    """One unbroken stay of one entry on one list. `periods`: the rows it is made of, oldest first."""

    dataset: str
    entry_id: str
    interval: Interval
    standing: Standing
    periods: tuple[Listing, ...]

    @property
    def now(self) -> Listing:
        """The row that stands on the day asked about, else the last."""
        return next((it for it in self.periods if it.standing is not Standing.NOT), self.periods[-1])


def join_stays(listings: tuple[Listing, ...]) -> tuple[Stay, ...]:
    """Join rows of one list and entry where one ends on the day the next begins; order of first day."""
    open_runs: dict[tuple[str, str], list[list[Listing]]] = {}
    for it in sorted(listings, key=_start):
        runs = open_runs.setdefault((it.dataset, it.entry_id), [])
        run = next((run for run in runs if _touch(run[-1], it)), None)
        if run is None:
            runs.append([it])
        else:
            run.append(it)
    stays = [_stay(tuple(run)) for runs in open_runs.values() for run in runs]
    return tuple(sorted(stays, key=lambda stay: _start(stay.periods[0])))


def _start(it: Listing) -> date:
    return it.interval.start.latest or it.interval.start.earliest or date.min


def _touch(one: Listing, other: Listing) -> bool:
    end = one.interval.end
    return end is not None and end.exact is not None and end.exact == other.interval.start.exact


def _stay(periods: tuple[Listing, ...]) -> Stay:
    first, last = periods[0], periods[-1]
    standing = min((it.standing for it in periods), key=_GRAVEST.index)
    return Stay(first.dataset, first.entry_id, Interval(first.interval.start, last.interval.end), standing, periods)


def say_programs(stay: Stay) -> tuple[str, ...]:
    """Tell the programmes and the remark on secondary sanctions, period by period where they changed."""
    told: list[tuple[str, Listing]] = []
    for it in stay.periods:
        words = "; ".join(x for x in (", ".join(it.programs), SECONDARY.get(it.secondary, it.secondary)) if x)
        if told and told[-1][0] == words:
            told[-1] = (words, it)
        else:
            told.append((words, it))
    *before, (words, _) = told
    return (*(f"{said} (until {say_day(_end(it))})" for said, it in before if said), *([words] if words else []))


def _end(it: Listing) -> date | None:
    return it.interval.end.exact if it.interval.end else None


def list_sources(stay: Stay) -> tuple[tuple[str, str], ...]:
    """Give the sources of a stay, each once, as (words, address); the address is empty where the source has none."""
    parts = dict.fromkeys(part for it in stay.periods for part in it.source.split("; ") if part)
    return tuple(_part_address(part) for part in parts)


def _part_address(part: str) -> tuple[str, str]:
    found = _ADDRESS.fullmatch(part)
    return (found["words"], found["url"]) if found else (part, "")
