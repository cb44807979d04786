"""Three-valued answers with their reasons: met, not met, unknown (Kleene's strong logic).

An answer keeps only the reasons that carried it: of a conjunction that failed, the part that failed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_RANK = "hml"  # confidence, best first


class Truth(StrEnum):
    """The three values."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """A truth value, the sentences behind it, the facts that are missing, and how sure it is (h, m, l)."""

    truth: Truth
    why: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    confidence: str = "h"

    @property
    def met(self) -> bool:
        """Whether the answer is certainly yes."""
        return self.truth is Truth.MET

    @property
    def failed(self) -> bool:
        """Whether the answer is certainly no."""
        return self.truth is Truth.NOT_MET

    @property
    def open(self) -> bool:
        """Whether the answer is not known."""
        return self.truth is Truth.UNKNOWN


def yes(*why: str, confidence: str = "h") -> Answer:
    """Build a certain yes."""
    return Answer(Truth.MET, tuple(why), confidence=confidence)


def no(*why: str) -> Answer:
    """Build a certain no."""
    return Answer(Truth.NOT_MET, tuple(why))


def unknown(missing: str, *why: str) -> Answer:
    """Build an answer that waits for the fact `missing`."""
    return Answer(Truth.UNKNOWN, tuple(why), (missing,))


def lowest(*confidences: str) -> str:
    """Give the lowest of several confidences; `h` for none."""
    return max(confidences, key=_RANK.index, default="h")


def every(answers: Iterable[Answer]) -> Answer:
    """All must be met. Nothing to meet is met."""
    return _fold(tuple(answers), deciding=Truth.NOT_MET, otherwise=Truth.MET)


def some(answers: Iterable[Answer]) -> Answer:
    """One suffices. Nothing to choose from is not met."""
    return _fold(tuple(answers), deciding=Truth.MET, otherwise=Truth.NOT_MET)


def first(answers: Iterable[Answer]) -> Answer:
    """One suffices, and the first that is met is reason enough. Nothing to choose from is not met."""
    found = tuple(answers)
    return next((a for a in found if a.met), some(found))


def _fold(answers: tuple[Answer, ...], deciding: Truth, otherwise: Truth) -> Answer:
    """Take the answers with the deciding value; else the unknown ones; else all, which then agree."""
    for truth in (deciding, Truth.UNKNOWN, otherwise):
        carrying = [a for a in answers if a.truth is truth]
        if carrying:
            why = dict.fromkeys(reason for a in carrying for reason in a.why)
            missing = dict.fromkeys(fact for a in carrying for fact in a.missing)
            sure = [a.confidence for a in carrying]
            # One certain reason decides by itself; where all are needed, the weakest link counts.
            return Answer(truth, tuple(why), tuple(missing), min(sure, key=_RANK.index) if truth is deciding else lowest(*sure))
    return Answer(otherwise)
