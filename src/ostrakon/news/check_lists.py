"""Claims about persons and bodies, held against the lists."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, DayRange, Standing
from ostrakon.model.vocabulary import short_name
from ostrakon.news.records import Check, Event, Evidence, NewsParty, Verdict

_SLACK = timedelta(3)  # a list is published within days of the act
_ON = frozenset({Standing.HOLDS, Standing.LAST_SEEN})
_Answer = tuple[Verdict, str]


def check_listing(event: Event, found: Sequence[Party], keepers: Collection[str] | None, as_of: AsOf) -> Check:
    """Hold `the Treasury blacklisted X` or `X was removed` against X's stays on the lists of `keepers` (None: of anyone)."""
    stays = [(p, x) for p in found for x in p.listings if keepers is None or x.authority in keepers]
    evidence = tuple(_listing(p, x) for p, x in stays)
    claimed = event.date.value if event.date else None
    if keepers is not None and not keepers:
        verdict, what = Verdict.BEYOND_COVERAGE, "the lists of whoever is said to have done it are not among ours"
    elif not stays:
        verdict, what = Verdict.NOT_FOUND, "on no loaded list of whoever is said to have done it, under this name"
    else:
        hold = _removal if event.type == "delist" else _designation
        verdict, what = hold([x for _, x in stays], claimed, as_of.valid)
    return Check(event.id, event.evidence, verdict, what, evidence, as_of)


def _designation(stays: list[Listing], claimed: DayRange | None, day: date) -> _Answer:
    """A stay that stands, and that began about the day of the claim where it has one."""
    on = [x for x in stays if x.standing in _ON]
    near = [x for x in on if claimed is None or _meets(x.interval.start, claimed)]
    if near:
        return Verdict.CONFIRMED, _words(near)
    if on:
        return Verdict.NOT_FOUND, f"listed, but no stay on a list begins {_about(claimed)}: {_words(on)}"
    return Verdict.NOT_FOUND, f"on no such list on {day} under this name"


def _removal(stays: list[Listing], claimed: DayRange | None, day: date) -> _Answer:
    """A stay that ended about the day of the claim; without a day, one that ended and left none."""
    on = [x for x in stays if x.standing in _ON]
    gone = [(x, end) for x in stays if (end := x.interval.end) and end.latest and end.latest <= day]
    fitting = [x for x, end in gone if (_meets(end, claimed) if claimed else not on)]
    still = f"still listed: {_words(on)}" if on else ""
    if fitting:
        return Verdict.CONFIRMED, "; ".join(text for text in (_words(fitting), still) if text)
    if on:
        return Verdict.CONTRADICTED, still
    if gone:
        return Verdict.CONTRADICTED, f"removed, but not {_about(claimed)}: {_words([x for x, _ in gone])}"
    return Verdict.NOT_FOUND, f"no removal is known on {day}: {_words(stays)}"


def name_listings(party: NewsParty, found: Sequence[Party], as_of: AsOf) -> Check:
    """Say on which lists a party of that name stands on the day. Nothing is claimed of it, and whether it is the one meant is not known."""
    held = [(p, [x for x in p.listings if x.standing in _ON]) for p in found if p.listed]
    text = "; ".join(f"{p.caption}, {_words(stays)}" for p, stays in held)
    evidence = tuple(_listing(p, x) for p, stays in held for x in stays)
    return Check(party.id, party.mentions[0].span, Verdict.NAME_ON_LIST, text, evidence, as_of)


def _meets(days: DayRange, claimed: DayRange) -> bool:
    """Whether the day of the record and that of the claim may be one, give or take the slack."""
    late, early = claimed.latest or date.max - _SLACK, claimed.earliest or date.min + _SLACK
    return (days.earliest or date.min) <= late + _SLACK and early - _SLACK <= (days.latest or date.max)


def _about(claimed: DayRange | None) -> str:
    return f"about {_days(claimed)}" if claimed else "on a day that is known"


def _words(stays: Sequence[Listing]) -> str:
    return "; ".join(dict.fromkeys(_stay(x) for x in stays))


def _stay(listing: Listing) -> str:
    name = short_name(listing.dataset)
    programs = f" ({', '.join(listing.programs)})" if listing.programs else ""
    start, end = listing.interval.start, listing.interval.end
    return f"{name}{programs} {'from' if end else 'since'} {_days(start)}" + (f", removed {_days(end)}" if end else "")


def _days(days: DayRange) -> str:
    if days.exact or None in (days.earliest, days.latest):
        return str(days.exact or (f"{days.latest} or earlier" if days.latest else f"{days.earliest} or later"))
    return f"a day between {days.earliest} and {days.latest}"


def _listing(party: Party, listing: Listing) -> Evidence:
    return Evidence("listing", listing.entry_id, f"{party.caption}: {_stay(listing)}", listing.interval.start.exact, listing.source)
