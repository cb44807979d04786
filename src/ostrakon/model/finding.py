"""Findings: what reaches a deal, under whose law, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model.record import Citation
from ostrakon.model.time import AsOf


class Outcome(StrEnum):
    """The possible answers, gravest first within a legal order."""

    PROHIBITED = "prohibited"
    BLOCKED = "blocked"
    CONFLICT = "conflict"
    EXPOSED = "exposed"
    LICENCE = "licence"
    WIND_DOWN = "wind_down"
    DUTY = "duty"
    REVIEW = "review"  # two applicable overrides with different results
    UNKNOWN = "unknown"
    NOT_COVERED = "not_covered"
    AUTHORISED = "authorised"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Finding:
    """One legal order's answer to a deal on a day."""

    order: str  # us_primary, us_secondary, eu, eu_blocking, uk, un, ch ...
    outcome: Outcome
    measure: str = ""  # id of the measure that decided
    title: str = ""
    why: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    period: str = ""
    confidence: str = "h"
    missing: tuple[str, ...] = ()  # facts whose value would change the answer
    next_change: date | None = None
    stale: str = ""  # set where the answer lies past the data's horizon
    also: tuple[str, ...] = ()  # further measures that apply with the same or a lesser outcome


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings for one deal on one day, and what was not checked."""

    deal: str
    as_of: AsOf
    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...] = ()
    old_lists: tuple[str, ...] = ()  # lists that answered with an old version, or refused a newer file; also in `not_checked`
