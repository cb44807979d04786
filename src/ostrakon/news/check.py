"""The check: each claim that the record can speak to, held against law and lists as known on a day.

A claim is an event that names a measure, a listing or an agreement, or words that presuppose a fact. What the record cannot speak to
(talks, visits, what someone hopes) gets no check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ostrakon.law.records import LawBook
from ostrakon.model.party import Party
from ostrakon.model.text import fold
from ostrakon.model.time import AsOf
from ostrakon.model.vocabulary import NAME_PROPS
from ostrakon.news.check_law import RELIEF, check_exit, check_in_force, check_lifted, check_secondary, date_relief, list_keepers
from ostrakon.news.check_lists import check_listing, name_listings
from ostrakon.news.gazetteer import load_gazetteer
from ostrakon.news.lexicon import load_table
from ostrakon.news.records import Check, Event, Evidence, NewsParty, Reading, Span, Verdict

FindParties = Callable[[str], Sequence[Party]]

LAW_CHECKS: dict[str, Callable[[Reading, Event, LawBook, AsOf], Check | None]] = {
    "withdraw_from_agreement": check_exit,
    "reimpose_sanctions": check_in_force,
    "impose_sanctions": check_in_force,
    "sanctions_in_force": check_in_force,
    **dict.fromkeys(RELIEF, check_lifted),
    "penalise_third_country_companies": check_secondary,
}
LIST_CHECKS = frozenset({"designate", "delist"})


def check_reading(reading: Reading, book: LawBook, find_parties: FindParties, as_of: AsOf) -> Reading:
    """Give the reading with its checks, the listed parties that bear a name of the report, and relief dated by the record."""
    named = {p.id: _find_named(p, find_parties) for p in reading.parties if _may_be_listed(p)}
    parties = tuple(replace(p, listed=tuple(x.id for x in named.get(p.id, ()) if x.listed)) for p in reading.parties)
    linked = replace(reading, parties=parties, events=tuple(date_relief(e, book, as_of) for e in reading.events))
    checks = [*_law_checks(linked, book, as_of), *_list_checks(linked, named, as_of), *_facts(linked, as_of)]
    listings = [name_listings(p, named[p.id], as_of) for p in parties if p.listed]
    return replace(linked, checks=tuple(sorted((*checks, *listings), key=lambda c: c.words.start)))


def _find_named(party: NewsParty, find_parties: FindParties) -> tuple[Party, ...]:
    """Find parties by its name and by those under which, as our tables know, lists have it.

    Of parties with a like name those that have one of the very names; where none has, all of them.
    """
    known = load_gazetteer().known.get(party.id)
    names = (party.name, *known.listed_as) if known else (party.name,)
    found = {x.id: x for name in names for x in find_parties(name)}.values()
    same = tuple(x for x in found if not {fold(name) for name in names}.isdisjoint(_folded_names(x)))
    return same or tuple(found)


def _folded_names(party: Party) -> set[str]:
    return {fold(name) for name in (party.caption, *(value for prop in NAME_PROPS for value in party.values(prop)))}


def _may_be_listed(party: NewsParty) -> bool:
    """Persons and bodies, except the organs, media and organisations that our tables know as such."""
    if party.kind not in {"person", "organisation"}:
        return False
    known = load_gazetteer().known.get(party.id)
    return known is None or known.listable


def _law_checks(reading: Reading, book: LawBook, as_of: AsOf) -> Iterator[Check]:
    for event in reading.events:
        made = LAW_CHECKS[event.type](reading, event, book, as_of) if event.type in LAW_CHECKS else None
        if made is not None:
            yield made


def _list_checks(reading: Reading, named: dict[str, tuple[Party, ...]], as_of: AsOf) -> Iterator[Check]:
    for event in reading.events:
        if event.type in LIST_CHECKS:
            for target in event.targets:
                if target in named:
                    keepers = list_keepers(reading, event.actors) if event.actors else None
                    yield check_listing(event, named[target], keepers, as_of)


def _facts(reading: Reading, as_of: AsOf) -> Iterator[Check]:
    """Presuppositions that our small table of facts contradicts (the deal's inspectors are not American)."""
    for row in load_table("knowledge.yaml")["facts"]:
        if not any(m.id == row["needs"] for m in reading.measures) or row["day"] > as_of.known:
            continue
        for match in re.finditer(row["pattern"], reading.text):
            span = Span(match.start(), match.end(), match.group())
            claim = next((s.id for s in reading.statements if any(c.holds(span) for c in s.content)), row["id"])
            evidence = Evidence("fact", row["id"], row["title"], row["day"], row["source"])
            yield Check(claim, span, Verdict(row["verdict"]), f"{span.text}: {row['what']}", (evidence,), as_of)
