"""Counterparties down, days across; and for each that was found, why and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ostrakon.model.hit import Hit, Query, Screening
from ostrakon.model.party import Listing, Party
from ostrakon.model.time import Standing
from ostrakon.report.briefing import Briefing
from ostrakon.report.page.chips import Chip, runs, say_days
from ostrakon.report.page.deals import mark_turns
from ostrakon.report.page.drawing import Drawing, draw_party
from ostrakon.report.stays import list_sources, say_programs
from ostrakon.report.verdict import VERDICTS, Verdict, judge, name_of
from ostrakon.report.words import say_dataset, say_interval, say_iso_days, say_prop


@dataclass(frozen=True, slots=True)
class StayView:
    """One stay on one list, in words."""

    where: str
    entry: str
    interval: str
    programs: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A listed party that a counterparty resembles. `effects`: runs of days and what the listings mean on them."""

    party: Party
    score: str
    query_value: str
    matched_value: str
    matched_as: str
    kind: str
    features: tuple[tuple[str, str], ...]
    stays: tuple[StayView, ...]
    effects: tuple[tuple[str, tuple[str, ...]], ...]
    picture: Drawing | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """One counterparty: its line in the matrix, and the parties found for it."""

    anchor: str
    name: str
    facts: str
    chips: tuple[Chip, ...]
    found: tuple[Found, ...]

    @property
    def touched(self) -> bool:
        """Whether there is anything to tell beyond the matrix."""
        return bool(self.found)


Days = tuple[tuple[date, Screening], ...]


def view_people(briefing: Briefing) -> tuple[PersonView, ...]:
    """Lay out every counterparty, those to look at first on top, else in the book's order."""
    keys = dict.fromkeys(it.query for _, many in briefing.screenings for it in many)
    days: dict[Query, Days] = {q: tuple((d, it) for d, many in briefing.screenings for it in many if it.query == q) for q in keys}
    ranks = list(Verdict)
    ordered = sorted(keys, key=lambda q: min(ranks.index(judge(it)) for _, it in days[q]))
    return tuple(_view_person(f"who-{n}", q, days[q]) for n, q in enumerate(ordered, 1))


def _view_person(anchor: str, query: Query, days: Days) -> PersonView:
    found = _find_parties(anchor, days)
    chips = [Chip(day, VERDICTS[judge(it)], anchor if found else "", note=_lists_on(it)) for day, it in days]
    born = f"born {say_iso_days(query.birth_date)}" if query.birth_date else ""
    facts = [say_prop(query.schema), ", ".join(c.upper() for c in query.countries), born, ", ".join(query.identifiers)]
    return PersonView(anchor, name_of(days[0][1]), " · ".join(it for it in facts if it), mark_turns(chips), found)


def _lists_on(screening: Screening) -> str:
    """Name the lists that have the best hit on that day, and apart those on which it stood perhaps not yet."""
    best = max(screening.hits, key=lambda hit: (hit.score, hit.party.listed), default=None)
    if best is None:
        return ""
    stays = best.party.listings
    sure = dict.fromkeys(say_dataset(it.dataset) for it in stays if it.standing in (Standing.HOLDS, Standing.LAST_SEEN))
    perhaps = dict.fromkeys(say_dataset(it.dataset) for it in stays if it.standing is Standing.POSSIBLE)
    return ", ".join([*sure, *(f"{name}, perhaps not yet" for name in perhaps if name not in sure)])


def _find_parties(anchor: str, days: Days) -> tuple[Found, ...]:
    """Gather the parties found on any of the days; what is told of each comes from the last day that has it."""
    seen: dict[str, list[tuple[date, Hit]]] = {}
    for day, screening in days:
        for hit in (*screening.hits, *screening.former):
            seen.setdefault(hit.party.id, []).append((day, hit))
    ordered = sorted(seen.values(), key=lambda it: (-it[-1][1].score, it[-1][1].party.caption, it[-1][1].party.id))
    return tuple(_view_found(f"{anchor}-{n}", it) for n, it in enumerate(ordered, 1))


def _view_found(key: str, seen: list[tuple[date, Hit]]) -> Found:
    hit = seen[-1][1]
    effects = [(say_days(day for day, _ in run), run[0][1].effects) for run in runs(seen, lambda it: it[1].effects)]
    return Found(
        party=hit.party,
        score=f"{hit.score:.2f}",
        query_value=hit.query_value,
        matched_value=hit.matched_value,
        matched_as=say_prop(hit.matched_prop),
        kind=say_prop(hit.party.schema),
        features=tuple(
            (say_prop(f.name), " / ".join(x for x in (f.query, f.candidate, f.note) if x)) for f in hit.features if f.query or f.candidate
        ),
        stays=tuple(_view_stay(it) for it in hit.party.listings),
        effects=tuple((days, told) for days, told in effects if told),
        picture=draw_party(hit.party, key, tuple(day for day, _ in seen)),
    )


def _view_stay(it: Listing) -> StayView:
    return StayView(say_dataset(it.dataset), it.entry_id, say_interval(it.interval), say_programs(it), list_sources(it))
