"""The answer first: in a few sentences, who of mine is touched and which deals turn on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ostrakon.report.page.deals import DealView
from ostrakon.report.page.people import PersonView
from ostrakon.report.verdict import VERDICTS, Verdict
from ostrakon.report.words import join_words, say_count, say_day

NAMED = 6  # so many names in a sentence; the matrix below has all


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the summary: what it is about in bold, words, names (each set apart), words; and where to read on."""

    lead: str
    text: str
    anchor: str
    tone: str = ""
    names: tuple[str, ...] = ()
    after: str = ""


def headline(people: tuple[PersonView, ...], deals: tuple[DealView, ...], dates: tuple[date, ...]) -> tuple[Line, ...]:
    """Sentences on counterparties, then one on each deal that turns, then the deals that do not."""
    return (*_people_lines(people, dates), *_deal_lines(deals))


def _people_lines(people: tuple[PersonView, ...], dates: tuple[date, ...]) -> list[Line]:
    if not people or not dates:
        return []
    listed = {day: [p.name for p in people if _is(p, day, Verdict.LISTED)] for day in dates}
    counts = [f"{len(listed[day])} on {say_day(day)}" for day in dates]
    of = say_count(len(people), "counterparty", "counterparties")
    lines = [Line("Listed.", f"Of your {of}, on a sanctions list: {join_words(counts)}.", "people", "stop")]
    for before, after in pairwise(dates):
        fresh = [name for name in listed[after] if name not in listed[before]]
        gone = [name for name in listed[before] if name not in listed[after]]
        told = f"Listed on {say_day(after)} but not on {say_day(before)}:"
        lines += _naming("New.", told, fresh, "stop")
        lines += _naming("Gone.", f"Listed on {say_day(before)} but no longer on {say_day(after)}:", gone, "go")
    for verdict, lead, text in (
        (Verdict.POSSIBLE, "To be looked at.", "On at least one of the days a listed party resembles"),
        (Verdict.NOT_COVERED, "Not covered.", "On at least one of the days no loaded list speaks of"),
    ):
        lines += _naming(lead, text, [p.name for p in people if any(_is(p, day, verdict) for day in dates)], "care")
    return lines


def _naming(lead: str, text: str, names: list[str], tone: str) -> list[Line]:
    """Make a line that names up to NAMED of the names, and counts the rest; none where there are no names."""
    after = f" and {len(names) - NAMED} more." if len(names) > NAMED else "."
    return [Line(lead, text, "people", tone, tuple(names[:NAMED]), after)] if names else []


def _is(person: PersonView, day: date, verdict: Verdict) -> bool:
    return any(chip.day == day and chip.look is VERDICTS[verdict] for chip in person.chips)


def _deal_lines(deals: tuple[DealView, ...]) -> list[Line]:
    turning = [deal for deal in deals if any(chip.turned for row in deal.rows for chip in row.chips)]
    lines = [Line(f"{deal.title}.", _turns(deal), deal.anchor, _worst(deal)) for deal in turning]
    still = [f"{deal.title} ({deal.overall[0].look.word.lower()})" for deal in deals if deal not in turning and deal.overall]
    if still:
        lines.append(Line("The same on every day:", "", "deals", names=tuple(still), after="."))
    return lines


def _worst(deal: DealView) -> str:
    tones = [chip.look.tone for chip in deal.overall]
    return next((t for t in ("stop", "care", "open", "go") if t in tones), "")


def _turns(deal: DealView) -> str:
    """Tell each legal order's turns: `US secondary sanctions: clear, then exposed on 7 August 2018`."""
    told = []
    for row in deal.rows:
        turned = [f"{c.look.word.lower()} on {say_day(c.day)}" for c in row.chips if c.turned]
        if turned:
            told.append(f"{row.name}: {row.chips[0].look.word.lower()}, then {', then '.join(turned)}")
    return "; ".join(told) + "."
