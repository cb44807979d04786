"""One word for a screening, and what it did not look at. A word of presentation: the hits and scores stand beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from ostrakon.model.finding import Assessment, Finding
from ostrakon.model.hit import LIKELY, Coverage, Screening
from ostrakon.model.vocabulary import DATASETS
from ostrakon.report.answers import Changes
from ostrakon.report.words import GRAVEST_FIRST, Look, join_words, say_count, say_dataset, say_day, say_iso_days


class Verdict(StrEnum):
    """What a screening comes to, gravest first."""

    LISTED = "listed"
    POSSIBLE = "possible"
    FORMER = "former"
    NOT_COVERED = "not_covered"
    NO_HIT = "no_hit"


VERDICTS: dict[Verdict, Look] = {
    Verdict.LISTED: Look("Listed", "■", "stop", "a party on a list has this name or number, or nearly so"),
    Verdict.POSSIBLE: Look("Possible", "▲", "care", "a listed party resembles it, or may not have been listed by then; a person must look"),
    Verdict.FORMER: Look("Former", "◔", "open", "on no list that day, but it was before, or came on later"),
    Verdict.NOT_COVERED: Look("Not covered", "—", "open", "no loaded list speaks of that day; this is not an all-clear"),
    Verdict.NO_HIT: Look("No hit", "○", "go", "no party on the lists that were checked is like enough to be shown"),
}


def name_of(screening: Screening) -> str:
    """What was asked for: the name, else the first identifier."""
    query = screening.query
    return query.name or join_words(query.identifiers) or query.id or "(no name)"


def judge(screening: Screening) -> Verdict:
    """Tell listed from possible, former, not covered and no hit. A listing that may not have begun by the day is possible only."""
    if screening.hits:
        sure = any(hit.score >= LIKELY and hit.party.listed for hit in screening.hits)
        return Verdict.LISTED if sure else Verdict.POSSIBLE
    if not any(it.in_force for it in screening.coverage):
        return Verdict.NOT_COVERED
    return Verdict.FORMER if screening.former else Verdict.NO_HIT


def unchecked(coverage: tuple[Coverage, ...], *, ages: bool = True, asked: str = "") -> tuple[str, ...]:
    """Name the lists that did not speak, or spoke with an old voice, each with the reason.

    Without `ages` an old version is told without its age, so that several days can be told in one sentence.
    `asked` names the one list that the question is about.
    """
    seen = {it.dataset for it in coverage}
    missing = [f"{known.short}: not loaded" for key, known in DATASETS.items() if key not in seen and asked in {"", key}]
    return (*(f"{say_dataset(it.dataset)}: {told}" for it in coverage if (told := _gap(it, ages=ages))), *missing)


def unseen(answer: Changes) -> tuple[str, ...]:
    """Name the lists that cannot tell of all changes between the two days, each with the reason."""
    base = {it.dataset: it for it in answer.base}
    unlooked = {it.dataset: told for it in answer.coverage if (told := _no_look(base.get(it.dataset), it, answer.start))}
    rest = tuple(replace(it, note=_without_age(it.note)) if it.dataset in unlooked else it for it in answer.coverage)
    return (*(f"{say_dataset(dataset)}: {told}" for dataset, told in unlooked.items()), *unchecked(rest, asked=answer.dataset))


def _without_age(note: str) -> str:
    """Leave out that a version is old, where it is told that there is none for the days at all."""
    return note.partition("; ")[2] if note.startswith("stale") else note


def _no_look(first: Coverage | None, last: Coverage, start: date) -> str:
    """Say why the versions of a list cannot be compared over the two days; tables of dated rows need no comparing."""
    if last.in_force is None or last.partial:
        return ""
    if first is None or first.in_force is None:
        return f"no version of {say_day(start)} or before: nothing to compare the first one with"
    if last.in_force == last.last and last.in_force <= start:  # a later version would show what came between, as a range
        return f"no version after {say_day(last.in_force)}, so no change of these days can be seen"
    return ""


def _gap(it: Coverage, *, ages: bool) -> str:
    if it.in_force is None:
        since = f"; the first loaded version is of {say_day(it.first)}" if it.first else ""
        return say_iso_days(it.note) or f"no version in force that day{since}"
    if it.note.startswith("stale") and (not ages or it.note == "stale"):
        rest = it.note.partition("; ")[2]
        return "; ".join(x for x in ("an old version answered, its age is told beside it", say_iso_days(rest)) if x)
    return say_iso_days(it.note)


def say_coverage(it: Coverage) -> str:
    """Say which version of a list answered, and how old it was; a table of dated rows has no age on days before it."""
    if it.in_force is None:
        return "no version for that day"
    if it.age_days is None:
        return f"dated rows, table of {say_day(it.in_force)}"
    return f"version of {say_day(it.in_force)}, {say_count(it.age_days, 'day')} old"


def gravest(assessment: Assessment) -> Finding | None:
    """Give the finding to look at first; None where there is none."""
    return min(assessment.findings, key=lambda f: GRAVEST_FIRST.index(f.outcome), default=None)
