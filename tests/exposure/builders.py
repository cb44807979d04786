"""Deals, listings and small law books built by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from ostrakon.law.records import Condition, Covers, Instrument, Kind, LawBook, Measure, Program, Status, StatusRow, Targets
from ostrakon.model.deal import Actor, Deal, DealParty, Goods
from ostrakon.model.hit import Hit
from ostrakon.model.party import Fact, Listing, Party
from ostrakon.model.record import Citation
from ostrakon.model.time import AsOf, DayRange, Interval, Standing

DAY = date(2020, 6, 1)
ON = AsOf(DAY, DAY)
GERMAN = Actor("Firm", ("DE",), us_person=False, us_owned=False, bank=False)
AMERICAN = Actor("Firm", ("US",), us_person=True)
BUYER = DealParty("Buyer", "buyer", "IR", listed=False)
PUMPS = Goods("pumps", "8413", "none", "DE", 0.0)


def deal(**facts: Any) -> Deal:
    """A German sells pumps to Iran for euros, every fact known, unless `facts` say otherwise."""
    stated: dict[str, Any] = {
        "id": "D",
        "title": "",
        "actor": GERMAN,
        "parties": (BUYER,),
        "activities": ("sale", "export_to_iran"),
        "goods": (PUMPS,),
        "currency": "EUR",
        "us_nexus_known": True,
        "countries": ("IR",),
    }
    return Deal(**{**stated, **facts})


def row(start: date = date(2018, 1, 1), end: date | None = None, status: Status = Status.IN_FORCE, **more: Any) -> StatusRow:
    return StatusRow(start, end, status, **{"published": start, "by": ("ACT",), **more})


def measure(id_: str = "m", kind: Kind = Kind.PROHIBITION, order: str = "eu", **more: Any) -> Measure:
    """A measure in force since 2018 that binds EU operators and covers every sale."""
    stated: dict[str, Any] = {
        "program": "EU-IRN",
        "title": f"Measure {id_}",
        "cite": "art. 1",
        "instruments": ("ACT",),
        "binds": ("eu_operator",),
        "rows": (row(),),
        "sources": ("src",),
        "covers": Covers(activities=("sale",)),
    }
    return Measure(id_, order=order, kind=kind, **{**stated, **more})


def book(*measures: Measure, **more: Any) -> LawBook:
    stated: dict[str, Any] = {
        "title": "Programme",
        "authority": "eu_council",
        "target": "iran",
        "covered_from": date(2000, 1, 1),
        "law_known_to": date(2026, 1, 1),
        "checked_on": date(2026, 2, 1),
    }
    program = Program("EU-IRN", measures=measures, **{**stated, **more})
    return LawBook(
        {"EU-IRN": program}, {"ACT": Instrument("ACT", "act", "The act", date(1999, 1, 1), date(1999, 1, 1))}, {"src": Citation("Source")}
    )


def permission(defeats: str = "m", id_: str = "p", **more: Any) -> Measure:
    return measure(id_, Kind.PERMISSION, **{"overrides": (defeats,), "covers": Covers(), **more})


def condition(fact: str, op: str, value: object, text: str = "the condition") -> Condition:
    return Condition(fact, op, value, text)


def listing(dataset: str, *tags: str, start: date = date(2015, 1, 1), end: DayRange | None = None, secondary: str = "") -> Listing:
    stay = Interval(DayRange.on(start), end)
    return Listing(dataset, dataset.split("_", maxsplit=1)[0], f"{dataset}:1", stay, Standing.HOLDS, tags, secondary)


def hit(caption: str, *listings: Listing, score: float = 1.0, names: tuple[str, ...] = ()) -> Hit:
    facts = tuple(Fact("alias", name) for name in names)
    party = Party("p1", caption, "Company", tuple(x.entry_id for x in listings), listings, facts)
    return Hit(party, score, caption, caption, "name", ())


EU_LISTED = Targets(datasets=("eu_council",), tags=("IRN",))
