"""A deal laid out for the rules: deal, facts, parties and law, put together once for a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ostrakon.exposure.facts import Facts, One, gather_facts, many, value_of
from ostrakon.exposure.goods import Item, to_item
from ostrakon.exposure.parties import Counterparty, HitsOf, Looked, see_parties
from ostrakon.law.records import Kind, LawBook, Measure, Program, StatusRow
from ostrakon.law.standing import standing
from ostrakon.law.vocabulary import REFUSALS
from ostrakon.model.deal import Deal
from ostrakon.model.time import AsOf

# What a deal that only says that business is refused is taken to refuse.
_BUSINESS = (
    "export_to_iran",
    "import_from_iran",
    "sale",
    "purchase",
    "transport",
    "service",
    "technical_assistance",
    "financing",
    "payment",
)
RELIES_ON = "relies_on"  # under `facts:` of a deal file: permissions whose open conditions the user says are met


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at."""

    deal: Deal
    facts: Facts
    items: tuple[Item, ...]
    parties: tuple[Counterparty, ...]
    as_of: AsOf
    looked: Looked
    laws: tuple[tuple[Program, Measure], ...]  # all but permissions
    permissions: Mapping[str, tuple[tuple[Program, Measure], ...]]  # by the measure they defeat
    relied_on: frozenset[str]
    acts: Mapping[str, str]  # instruments: their titles by id
    activities: tuple[str, ...]  # those stated, and what follows from them

    def day_of(self, measure: Measure) -> date | None:
        """Give the day of the deal on which a measure is tested; None where the deal does not say."""
        if measure.test_date in ("conduct", "listing"):
            return self.as_of.valid
        day = value_of(self.facts, measure.test_date)
        return day if isinstance(day, date) else None

    def row_of(self, measure: Measure) -> StatusRow | None:
        """Give the row that stands on the right day; the day asked about where the deal does not say."""
        return standing(measure, replace(self.as_of, valid=self.day_of(measure) or self.as_of.valid))

    @property
    def everybody(self) -> tuple[Counterparty, ...]:
        """The parties, and their stated owners."""
        return (*self.parties, *(owner for p in self.parties for owner, _, _ in p.owners))

    def flag(self, name: str) -> bool | None:
        """Give a yes-or-no fact; None where it is not known."""
        value = value_of(self.facts, name)
        return value if isinstance(value, bool) else None

    def words(self, name: str) -> frozenset[str]:
        """Give the known members of a list fact."""
        return many(self.facts, name).values

    @property
    def refused(self) -> tuple[str, ...]:
        """The words by which the deal says that business is ended or refused; the other activities are then that business."""
        return tuple(a for a in self.activities if a in REFUSALS)

    def as_us_person(self) -> Case:
        """Give the same case with the actor taken for a US person: what a US bank or partner in it would face."""
        return replace(self, facts={**self.facts, "us_person": One(value=True)})


def open_case(deal: Deal, book: LawBook, hits_by_party: HitsOf, as_of: AsOf, looked: Looked) -> Case:
    """Lay a deal out. About 0.1 ms for the law, a few microseconds a party."""
    parties = see_parties(deal, hits_by_party, as_of.valid, looked)
    permissions: dict[str, list[tuple[Program, Measure]]] = {}
    laws = []
    for program in book.programs.values():
        for measure in program.measures:
            if measure.kind is not Kind.PERMISSION:
                laws.append((program, measure))
            for defeated in measure.overrides:
                permissions.setdefault(defeated, []).append((program, measure))
    relied = next((text for name, text in deal.facts if name == RELIES_ON), "")
    facts = gather_facts(deal, parties, as_of.valid)
    return Case(
        deal,
        facts,
        tuple(to_item(g) for g in deal.goods),
        parties,
        as_of,
        looked,
        tuple(laws),
        {key: tuple(found) for key, found in permissions.items()},
        frozenset(word.strip() for word in relied.split(",")) - {""},
        {act.id: act.title for act in book.instruments.values()},
        _activities(deal, facts),
    )


def _activities(deal: Deal, facts: Facts) -> tuple[str, ...]:
    through_us = "usd_clearing_via_us" in many(facts, "us_nexus").values and "payment" in deal.activities
    unsaid = bool(deal.activities) and set(deal.activities) <= set(REFUSALS)
    return tuple(dict.fromkeys((*deal.activities, *(("payment_via_us",) if through_us else ()), *(_BUSINESS if unsaid else ()))))
