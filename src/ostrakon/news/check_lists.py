"""Claims about persons and bodies, held against the lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, Standing
from ostrakon.model.vocabulary import DATASETS
from ostrakon.news.records import Check, Event, Evidence, NewsParty, Verdict

_SLACK = timedelta(3)  # a list is published within days of the act


def check_listing(event: Event, found: Sequence[Party], as_of: AsOf) -> Check:
    """Hold `the Treasury blacklisted X` or `X was removed` against X's listings."""
    listings = [(p, x) for p in found for x in p.listings]
    evidence = tuple(_listing(p, x) for p, x in listings)
    if not listings:
        return Check(event.id, event.evidence, Verdict.NOT_FOUND, "on no loaded list under this name", (), as_of)
    day = event.date.value.earliest if event.date and event.date.value else None
    if event.type == "delist":
        ended = [x for _, x in listings if x.standing is Standing.NOT]
        verdict = Verdict.CONFIRMED if ended and not any(p.listed for p in found) else Verdict.CONTRADICTED
        return Check(event.id, event.evidence, verdict, "; ".join(_words(x) for _, x in listings), evidence, as_of)
    standing = [x for _, x in listings if x.standing in {Standing.HOLDS, Standing.LAST_SEEN}]
    if not standing:
        return Check(event.id, event.evidence, Verdict.NOT_FOUND, f"on no loaded list on {as_of.valid} under this name", evidence, as_of)
    near = [x for x in standing if day is not None and _starts_about(x, day)]
    text = "; ".join(_words(x) for x in near or standing)
    return Check(event.id, event.evidence, Verdict.CONFIRMED, text, evidence, as_of)


def name_listings(party: NewsParty, found: Sequence[Party], as_of: AsOf) -> Check:
    """Say on which lists a party that the report names stands on the day: the name meets, the person behind it is for a human to judge."""
    held = [(p, x) for p in found if p.listed for x in p.listings if x.standing in {Standing.HOLDS, Standing.LAST_SEEN}]
    who = ", ".join(dict.fromkeys(p.caption for p, _ in held))
    text = f"the name meets a listed party ({who}): {'; '.join(_words(x) for _, x in held)}"
    return Check(party.id, party.mentions[0].span, Verdict.CONFIRMED, text, tuple(_listing(p, x) for p, x in held), as_of)


def _starts_about(listing: Listing, day: date) -> bool:
    start = listing.interval.start
    if start.latest is None:
        return False
    return (start.earliest or start.latest) - _SLACK <= day <= start.latest + _SLACK


def _words(listing: Listing) -> str:
    name = DATASETS[listing.dataset].short if listing.dataset in DATASETS else listing.dataset
    programs = f" ({', '.join(listing.programs)})" if listing.programs else ""
    return f"{name}{programs} {listing.interval}"


def _listing(party: Party, listing: Listing) -> Evidence:
    return Evidence("listing", listing.entry_id, f"{party.caption}: {_words(listing)}", listing.interval.start.exact, listing.source)
