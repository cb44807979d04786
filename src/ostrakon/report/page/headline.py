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
    """One sentence of the summary: what it is about in bold, words, names (each set apart), words; points; where to read on."""

    lead: str
    text: str
    anchor: str
    tone: str = ""
    names: tuple[str, ...] = ()
    after: str = ""
    points: tuple[str, ...] = ()


def headline(people: tuple[PersonView, ...], deals: tuple[DealView, ...], dates: tuple[date, ...]) -> tuple[Line, ...]:
    """Sentences on counterparties, then for each day the deals that turn on it, then the deals that do not."""
    return (*_people_lines(people, dates), *_deal_lines(deals, dates))


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


def _deal_lines(deals: tuple[DealView, ...], dates: tuple[date, ...]) -> list[Line]:
    """Say for each day which deals turn on it, and to what; then which stay the same on all days."""
    lines = []
    for day in dates:
        turns: dict[str, list[str]] = {}
        for deal in deals:
            if told := _turns(deal, day):
                turns.setdefault(told, []).append(deal.title)
        if turns:
            count = sum(len(titles) for titles in turns.values())
            lead = f"{say_count(count, 'deal')} {'turns' if count == 1 else 'turn'} on {say_day(day)}."
            points = tuple(f"{told[0].upper()}{told[1:]}: {'; '.join(titles)}." for told, titles in turns.items())
            lines.append(Line(lead, "", "deals", "care", points=points))
    still = [deal for deal in deals if not any(_turns(deal, day) for day in dates) and deal.overall]
    if still:
        same = tuple(f"{deal.title}: {deal.overall[0].look.word.lower()}" for deal in still)
        lines.append(Line("The same on every day.", "", "deals", points=same))
    return lines


def _turns(deal: DealView, day: date) -> str:
    """Tell to what each legal order turns on a day: `exposed under US secondary sanctions, conflict under EU blocking statute`."""
    return ", ".join(
        f"{chip.look.word.lower()} under {row.name}" for row in deal.rows for chip in row.chips if chip.turned and chip.day == day
    )
