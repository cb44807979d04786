"""Licences, waivers and exceptions: which of them stand, cover the deal, and have their conditions met.

A condition without a fact is for a person to judge. It counts as met where the deal file says under `relies_on` that the
actor relies on that permission; the finding repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from ostrakon.exposure.case import Case
from ostrakon.exposure.claims import Claim
from ostrakon.exposure.conditions import try_all, try_one
from ostrakon.exposure.reach import binds, covers_all
from ostrakon.exposure.truth import Answer, every, lowest, some, unknown, yes
from ostrakon.law.records import Condition, Measure, Status, StatusRow
from ostrakon.model.finding import Outcome

_LICENCE = "specific licence"  # words of an open condition that asks for one
_SUBJECT = ("humanitarian", "goods", "sector", "hs")  # facts that say what a permission is about


class Grade(StrEnum):
    """How a permission stands to a deal, best first."""

    MET = "met"
    LICENCE = "licence"  # all is met but for a licence that the authority grants case by case
    JUDGE = "judge"  # a person must judge a condition; what can be tested speaks for it
    OPEN = "open"  # a fact is missing
    BARE = "bare"  # a person must judge, and nothing in the deal speaks for it
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Relief:
    """One permission weighed against one claim."""

    permission: Measure
    row: StatusRow
    grade: Grade
    answer: Answer
    judged: tuple[str, ...] = ()  # conditions for a person
    concerns: bool = True  # False: the deal is about something else than the permission, which is then not worth a word

    @property
    def outcome(self) -> Outcome:
        """The outcome where the permission is met."""
        return Outcome.WIND_DOWN if self.row.status is Status.WIND_DOWN else Outcome.AUTHORISED

    @property
    def confidence(self) -> str:
        """The lowest of what the permission rests on."""
        return lowest(self.permission.confidence, self.row.confidence, self.answer.confidence)

    @property
    def label(self) -> str:
        """Title and place in the law."""
        return f"{self.permission.title} ({self.permission.cite})"


def weigh_permissions(claim: Claim, case: Case) -> tuple[Relief, ...]:
    """Weigh every permission that may defeat the claim's measure and stands on its day; best first."""
    found = (_weigh(permission, claim, case) for _, permission in case.permissions.get(claim.measure.id, ()))
    return tuple(sorted((r for r in found if r), key=lambda r: list(Grade).index(r.grade)))


def lapsed(claim: Claim, case: Case) -> tuple[str, ...]:
    """Name permissions of which the files do not know whether they went on until the day asked about."""
    return tuple(
        f"{m.title} ({m.cite}): whether it went on after {m.unknown_after} is not known"
        for _, m in case.permissions.get(claim.measure.id, ())
        if m.unknown_after and m.unknown_after <= min(case.as_of.valid, case.as_of.known) and case.row_of(m) is None
    )


def _weigh(permission: Measure, claim: Claim, case: Case) -> Relief | None:
    row = case.row_of(permission)
    if row is None or row.status not in (Status.IN_FORCE, Status.WIND_DOWN):
        return None
    bound = some(binds(word, case) for word in permission.binds)
    if bound.failed:
        return None
    reached_by = frozenset(case.activities) & (frozenset(claim.measure.covers.activities) or frozenset(case.activities))
    cover = covers_all(permission, case, reached_by)
    if cover.failed and permission.id not in case.relied_on:
        return None
    tested, judged = _split(permission.conditions + row.conditions)
    dated = yes() if case.day_of(permission) else unknown(permission.test_date, f"the day of {permission.test_date} decides")
    answer = every((replace(bound, why=()), dated, cover, try_all(tested, case.facts, row.published)))
    specific = bool(tested or permission.covers.goods or permission.covers.hs)
    texts = tuple(c.text for c in judged)
    relied = permission.id in case.relied_on
    concerns = relied or not any(try_one(c, case.facts).failed for c in tested if c.fact in _SUBJECT)
    return Relief(permission, row, _grade(answer, texts, relied, specific), answer, texts, concerns)


def _split(conditions: tuple[Condition, ...]) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    return tuple(c for c in conditions if c.fact), tuple(c for c in conditions if not c.fact)


def _grade(answer: Answer, judged: tuple[str, ...], relied: bool, specific: bool) -> Grade:  # noqa: FBT001 - four facts, one verdict
    if answer.failed:
        return Grade.FAILED
    if answer.met and any(_LICENCE in text for text in judged):
        return Grade.LICENCE
    settled = relied or not judged
    if answer.open:
        return Grade.OPEN if settled or specific else Grade.BARE
    if settled:
        return Grade.MET
    return Grade.JUDGE if specific else Grade.BARE
