"""What the rules hand on to each other: one claim a measure, with its outcome so far and the reasons for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from ostrakon.exposure.case import Case
from ostrakon.exposure.truth import Answer, lowest
from ostrakon.law.records import Kind, Measure, Program, Status, StatusRow
from ostrakon.model.finding import Outcome

RANK = {outcome: n for n, outcome in enumerate(Outcome)}  # gravest first
_OUTCOME_OF = {
    Kind.PROHIBITION: Outcome.PROHIBITED,
    Kind.BLOCKING: Outcome.BLOCKED,
    Kind.EXPOSURE: Outcome.EXPOSED,
    Kind.DUTY: Outcome.DUTY,
    Kind.COUNTER: Outcome.CONFLICT,
}
_STATUS_WORDS = {Status.IN_FORCE: "in force", Status.WIND_DOWN: "wind-down", Status.SUSPENDED: "suspended", Status.LIFTED: "lifted"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One measure that reaches the deal, or may. `threat`: the outcome if every open question went against the actor."""

    program: Program
    measure: Measure
    row: StatusRow
    outcome: Outcome
    threat: Outcome
    why: tuple[str, ...]
    missing: tuple[str, ...] = ()
    confidence: str = "h"
    by: Measure | None = None  # the permission that decided
    by_row: StatusRow | None = None

    def turn(self, outcome: Outcome, *why: str, missing: tuple[str, ...] = (), confidence: str = "h") -> Claim:
        """Give the claim with another outcome, the reasons added; facts that no longer matter fall away."""
        open_facts = () if outcome in (Outcome.AUTHORISED, Outcome.CLEAR) else tuple(dict.fromkeys((*self.missing, *missing)))
        return replace(
            self,
            outcome=outcome,
            why=tuple(dict.fromkeys((*self.why, *why))),
            missing=open_facts,
            confidence=lowest(self.confidence, confidence),
        )


Claims = tuple[Claim, ...]
Rule = Callable[[Case, Claims], Claims]


def make_claim(program: Program, measure: Measure, row: StatusRow, reach: Answer, why: Iterable[str] = ()) -> Claim:
    """Build the claim of a measure that reaches the deal (or may) and stands in `row`."""
    threat = Outcome.LICENCE if measure.asks == "authorisation" else _OUTCOME_OF[measure.kind]
    returned = len(measure.rows) > 1 and row.start == measure.rows[-1].start
    disputed = (f"contested: {measure.contested}",) if measure.contested and returned else ()
    return Claim(
        program,
        measure,
        row,
        Outcome.UNKNOWN if reach.open else threat,
        threat,
        (*why, *reach.why, *disputed),
        reach.missing,
        lowest(reach.confidence, row.confidence, measure.confidence),
    )


def say_period(row: StatusRow) -> str:
    """Say how and how long a row stands; the end named is the last day."""
    end = f"to {row.end - timedelta(days=1)}" if row.end else "on"
    return f"{_STATUS_WORDS[row.status]}, {row.start} {end}"


def gravest(claims: Iterable[Claim]) -> Claim | None:
    """Give the claim that decides: the gravest outcome, then the surest, then the first of the law files."""
    return min(claims, key=lambda c: (RANK[c.outcome], "hml".index(c.confidence)), default=None)
