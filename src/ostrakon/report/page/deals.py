"""Deals down, days across: what each legal order answers, where it turns, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ostrakon.model.deal import Deal
from ostrakon.model.finding import Assessment, Finding, Outcome
from ostrakon.model.record import Citation
from ostrakon.report.briefing import Briefing
from ostrakon.report.findings import finding_notes
from ostrakon.report.page.chips import Chip, runs, say_days
from ostrakon.report.words import GRAVEST_FIRST, ORDERS, OUTCOMES, Look, join_words, say_day, say_order

_MEASURE_ID = re.compile(r"\b[a-z]{2}(?:\.[a-z0-9_]+)+\b")
QUIET = (Outcome.CLEAR, Outcome.NOT_COVERED)


@dataclass(frozen=True, slots=True)
class Names:
    """What findings name by a key: the numbers of sources, and the titles of measures by id."""

    numbers: Mapping[Citation, int]
    titles: Mapping[str, str]

    def spell(self, text: str) -> str:
        """Put titles in place of the ids of measures."""
        return _MEASURE_ID.sub(lambda found: self.titles.get(found[0], found[0]), text)


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding ready to print: `cites` are numbers of the page's list of sources."""

    look: Look
    title: str
    why: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row on which a legal order gives the same answer for the same reasons."""

    anchor: str
    days: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One legal order's line in the matrix and its explanations."""

    order: str
    name: str
    chips: tuple[Chip, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DealView:
    """One deal of the page. `quiet` names the legal orders that were looked at and had nothing to say on any day."""

    anchor: str
    title: str
    facts: tuple[tuple[str, str], ...]
    overall: tuple[Chip, ...]
    rows: tuple[OrderRow, ...]
    quiet: tuple[str, ...]
    not_checked: tuple[str, ...]

    @property
    def matrix(self) -> tuple[tuple[str, tuple[Chip, ...]], ...]:
        """The lines of the matrix as (legal order, answers): the gravest of all first, unless one order is all there is."""
        lines = tuple((row.name, row.chips) for row in self.rows)
        if len(lines) == 1:
            return lines
        return (("", tuple(replace(chip, turned=False) for chip in self.overall)), *lines) if lines else (("", self.overall),)


def view_deals(briefing: Briefing, numbers: Mapping[Citation, int]) -> tuple[DealView, ...]:
    """Lay out every deal that was assessed, in the order of the first day."""
    by_id = {deal.id: deal for deal in briefing.deals}
    titles = {line.measure: line.title for line in briefing.timeline.lines} if briefing.timeline else {}
    book = Names(numbers, titles)
    ids = dict.fromkeys(it.deal for _, assessed in briefing.assessments for it in assessed)
    days = {key: tuple((day, it) for day, assessed in briefing.assessments for it in assessed if it.deal == key) for key in ids}
    return tuple(_view_deal(f"deal-{n}", key, by_id.get(key), days[key], book) for n, key in enumerate(ids, 1))


def unchecked_everywhere(deals: tuple[DealView, ...]) -> tuple[str, ...]:
    """Give what was not checked for any of the deals: said once, not with each."""
    if not deals:
        return ()
    return tuple(text for text in deals[0].not_checked if all(text in deal.not_checked for deal in deals))


Days = tuple[tuple[date, Assessment], ...]


def _view_deal(anchor: str, key: str, deal: Deal | None, days: Days, book: Names) -> DealView:
    present = dict.fromkeys(f.order for _, it in days for f in it.findings)
    orders = sorted(present, key=lambda o: list(ORDERS).index(o) if o in ORDERS else len(ORDERS))
    loud = [o for o in orders if any(f.outcome not in QUIET for _, it in days for f in it.findings if f.order == o)]
    overall = mark_turns([Chip(day, OUTCOMES[_gravest(it.findings)], anchor) for day, it in days])
    rows = tuple(_view_order(f"{anchor}-{o}", o, days, book) for o in loud)
    return DealView(
        anchor=anchor,
        title=deal.title if deal else key,
        facts=deal_facts(deal) if deal else (),
        overall=overall,
        rows=rows,
        quiet=tuple(f"{say_order(o)} ({_quiet_word(o, days)})" for o in orders if o not in loud),
        not_checked=tuple(dict.fromkeys(text for _, it in days for text in it.not_checked)),
    )


def _quiet_word(order: str, days: Days) -> str:
    said = dict.fromkeys(OUTCOMES[f.outcome].word.lower() for _, it in days for f in it.findings if f.order == order)
    return join_words(list(said))


def _gravest(findings: tuple[Finding, ...]) -> Outcome:
    return min((f.outcome for f in findings), key=GRAVEST_FIRST.index, default=Outcome.NOT_COVERED)


def mark_turns(chips: list[Chip]) -> tuple[Chip, ...]:
    """Mark each chip whose word differs from the one before it."""
    turned = [False, *(a.look.word != b.look.word for a, b in pairwise(chips))]
    return tuple(Chip(c.day, c.look, c.anchor, c.note, t) for c, t in zip(chips, turned, strict=False))


def _view_order(anchor: str, order: str, days: Days, book: Names) -> OrderRow:
    found = [(day, tuple(f for f in it.findings if f.order == order)) for day, it in days]
    chips, stretches = [], []
    for n, run in enumerate(runs(found, lambda it: tuple(_essence(f) for f in it[1])), 1):
        here = f"{anchor}-{n}"
        chips += [Chip(day, OUTCOMES[_gravest(findings)], here) for day, findings in run]
        said = tuple(_view_finding(f, book) for f in run[0][1])
        stretches.append(Stretch(here, say_days(day for day, _ in run), said))
    return OrderRow(order, say_order(order), mark_turns(chips), tuple(stretches))


def _essence(f: Finding) -> tuple[object, ...]:
    """Give what makes two findings read the same."""
    return (f.outcome, f.measure, f.title, f.why, f.citations, f.period, f.confidence, f.missing, f.next_change, f.stale, f.also)


def _view_finding(finding: Finding, book: Names) -> FindingView:
    numbers = book.numbers
    cites = tuple(numbers[it] for it in finding.citations if it in numbers)
    return FindingView(
        OUTCOMES[finding.outcome],
        finding.title,
        finding.why,
        tuple((label, book.spell(text)) for label, text in finding_notes(finding)),
        cites,
    )


def say_word(word: str) -> str:
    """Write a word of the deal file for the reader: `export_to_iran` as `export to Iran`."""
    return word.replace("_", " ").replace("iran", "Iran").replace(" us", " US")


def deal_facts(deal: Deal) -> tuple[tuple[str, str], ...]:
    """The facts of a deal file that a reader wants to see beside the answer; what is not given is left out."""
    days = [("contract", deal.contract), ("loading", deal.loading), ("delivery", deal.delivery), ("payment", deal.payment)]
    facts = [
        ("For", f"{deal.actor.name} ({', '.join(deal.actor.jurisdictions)})" if deal.actor.jurisdictions else deal.actor.name),
        ("With", "; ".join(f"{p.name} ({p.role})" if p.role else p.name for p in deal.parties)),
        ("What", "; ".join(g.description for g in deal.goods)),
        ("Doing", ", ".join(say_word(word) for word in deal.activities)),
        ("Money", deal.currency),
        ("Days", ", ".join(f"{name} {say_day(day)}" for name, day in days if day)),
    ]
    return tuple((label, text) for label, text in facts if text)
