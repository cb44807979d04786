"""Exit codes of answers: 0 clear, 3 possible, 4 match, 5 partial coverage (errors are 1 and 2)."""

from __future__ import annotations

from collections.abc import Sequence

from ostrakon.model.finding import Assessment, Outcome
from ostrakon.model.hit import Screening
from ostrakon.report.verdict import Verdict, judge, unchecked

CLEAR, POSSIBLE, MATCH, PARTIAL = 0, 3, 4, 5

_STOP = {Outcome.PROHIBITED, Outcome.BLOCKED, Outcome.EXPOSED, Outcome.CONFLICT}
_CARE = {Outcome.LICENCE, Outcome.WIND_DOWN, Outcome.DUTY, Outcome.REVIEW}
_OPEN = {Outcome.UNKNOWN, Outcome.NOT_COVERED}


def code_of_screenings(answers: Sequence[Screening]) -> int:
    """Give the gravest of all: a match over a possible one over a list that did not speak over clear."""
    verdicts = {judge(answer) for answer in answers}
    if Verdict.LISTED in verdicts:
        return MATCH
    if Verdict.POSSIBLE in verdicts:
        return POSSIBLE
    return PARTIAL if any(unchecked(answer.coverage) for answer in answers[:1]) else CLEAR


def code_of_assessments(answers: Sequence[Assessment]) -> int:
    """Give the gravest of all: something stops the deal, something needs care, something is not known, clear."""
    outcomes = {finding.outcome for answer in answers for finding in answer.findings}
    if outcomes & _STOP:
        return MATCH
    if outcomes & _CARE:
        return POSSIBLE
    return PARTIAL if outcomes & _OPEN or any(answer.old_lists for answer in answers) else CLEAR
