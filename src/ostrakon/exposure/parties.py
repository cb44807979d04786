"""The parties of a deal as the rules see them: what the file says of them, and what the lists say on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ostrakon.exposure.truth import Answer, no, some, unknown, yes
from ostrakon.law.effects import fits_listing
from ostrakon.law.records import Targets
from ostrakon.model.deal import Deal, DealParty, Owner
from ostrakon.model.hit import Hit
from ostrakon.model.party import Listing
from ostrakon.model.text import fold
from ostrakon.model.time import Standing
from ostrakon.model.vocabulary import DATASETS, NAME_PROPS

STRONG, FAIR = 0.95, 0.85  # scores from which a hit counts as sure, as likely; a person confirms either
# What a tag or a name says of the party's kind. Names folded.
_KIND_OF_TAG = {"IRGC": "irgc"}
_KIND_OF_NAME = {
    "central bank of iran": "central_bank_of_iran",
    "bank markazi jomhouri islami iran": "central_bank_of_iran",
    "national iranian oil company": "nioc",
    "nioc": "nioc",
    "islamic revolutionary guard corps": "irgc",
    "irgc": "irgc",
}


@dataclass(frozen=True, slots=True)
class Counterparty:
    """One party: stated facts, and the listings of its hits that stand, or may stand, on the day."""

    stated: DealParty | Owner
    listings: tuple[Listing, ...]
    names: frozenset[str]  # folded
    tags: frozenset[str]
    kinds: frozenset[str]
    screened: bool  # somebody looked on the lists
    score: float  # of the best hit; 1 where the file itself states the tags
    matched: str = ""  # caption of the best hit
    owners: tuple[tuple[Counterparty, float, bool | None], ...] = ()  # owner, percent, controls

    @property
    def name(self) -> str:
        """The name in the deal file."""
        return self.stated.name

    @property
    def stated_whole(self) -> bool:
        """Whether the file itself says on which lists the party is."""
        return bool(self.stated.tags) or (isinstance(self.stated, DealParty) and self.stated.listed is False)

    @property
    def checked(self) -> bool:
        """Whether the tags are all there are."""
        return self.screened or self.stated_whole

    @property
    def confidence(self) -> str:
        """How sure it is that the listings are this party's."""
        return "h" if self.score >= STRONG else "m" if self.score >= FAIR else "l"


def see_parties(deal: Deal, hits_by_party: Mapping[str, tuple[Hit, ...]], day: date) -> tuple[Counterparty, ...]:
    """Join each party of the file, and each owner, to its hits (by the name in the file)."""
    return tuple(_see(p, hits_by_party, day) for p in deal.parties)


def _see(stated: DealParty | Owner, hits_by_party: Mapping[str, tuple[Hit, ...]], day: date) -> Counterparty:
    hits = hits_by_party.get(stated.name, ())
    listings = tuple(x for h in hits for x in h.party.listings if x.interval.standing(day) is not Standing.NOT)
    names = {fold(stated.name)} | {fold(n) for h in hits for p in NAME_PROPS for n in (h.party.caption, *h.party.values(p))}
    tags = frozenset(t.upper() for x in listings for t in x.programs) | {tag_of(t)[1] for t in stated.tags}
    kinds = {*stated.kinds, *(_KIND_OF_TAG[t] for t in tags if t in _KIND_OF_TAG), *(_KIND_OF_NAME[n] for n in names if n in _KIND_OF_NAME)}
    best = max(hits, key=lambda h: h.score, default=None)
    owners = stated.owners if isinstance(stated, DealParty) else ()
    return Counterparty(
        stated,
        listings,
        frozenset(names),
        tags,
        frozenset(kinds),
        stated.name in hits_by_party,
        best.score if best and not stated.tags else 1.0,
        best.party.caption if best else "",
        tuple((_see(o, hits_by_party, day), o.percent, o.controls) for o in owners),
    )


def tag_of(text: str) -> tuple[str, str]:
    """Split a stated tag into list and tag, in capitals: `un_sc:Iran` -> (un_sc, IRAN), `SDGT` -> ("", SDGT)."""
    dataset, _, tag = text.rpartition(":")
    return dataset.strip(), tag.strip().upper()


def is_target(party: Counterparty, targets: Targets, day: date, lists: Collection[str] | None) -> Answer:
    """Tell whether a party is a target in itself: by listing, by kind or by name. `lists`: those screened; None: all."""
    return some((_by_kind(party, targets), _by_name(party, targets), _by_listing(party, targets, day, lists)))


def _by_kind(party: Counterparty, targets: Targets) -> Answer:
    shared = party.kinds & set(targets.kinds)
    return yes(f"{party.name}: {', '.join(sorted(shared)).replace('_', ' ')}") if shared else no()


def _by_name(party: Counterparty, targets: Targets) -> Answer:
    named = next((n for n in targets.named if fold(n) in party.names), "")
    return yes(f"{party.name}: named in the measure ({named})", confidence=party.confidence) if named else no()


def _by_listing(party: Counterparty, targets: Targets, day: date, lists: Collection[str] | None) -> Answer:
    if not targets.datasets and not targets.tags:
        return no()
    found = some((*(_fits(party, x, targets, day) for x in party.listings), _by_stated_tags(party, targets)))
    if not found.failed or party.stated_whole:
        return found
    unseen = sorted(d for d in targets.datasets if not party.screened or (lists is not None and d not in lists))
    if unseen:
        names = ", ".join(DATASETS[d].short if d in DATASETS else d for d in unseen)
        return unknown(f"listing of {party.name} ({names})", f"{party.name} was not checked on: {names}")
    return found


def _fits(party: Counterparty, listing: Listing, targets: Targets, day: date) -> Answer:
    if not fits_listing(targets, listing.programs, listing.dataset, listing.secondary):
        return no()
    where = DATASETS[listing.dataset].short if listing.dataset in DATASETS else listing.dataset
    text = f"{party.name}: listed, {where} [{', '.join(listing.programs)}], {listing.entry_id}"
    if fold(party.matched) != fold(party.name):
        text += f", as {party.matched} (score {party.score:.2f}, to be confirmed)"
    standing = listing.interval.standing(day)
    if standing is Standing.POSSIBLE:
        return unknown(f"day on which {party.name} came on {where}", f"{text}; the listing began between {listing.interval.start}")
    if standing is Standing.LAST_SEEN:
        return yes(f"{text}; gone at a later look, {listing.interval.end}", confidence="m")
    return yes(text, confidence=party.confidence)


def _by_stated_tags(party: Counterparty, targets: Targets) -> Answer:
    by_list: dict[str, list[str]] = {}
    for dataset, tag in map(tag_of, party.stated.tags):
        by_list.setdefault(dataset, []).append(tag)
    fitting = [tags for dataset, tags in by_list.items() if fits_listing(targets, tags, dataset)]
    return yes(f"{party.name}: {', '.join(t for tags in fitting for t in tags)} (as the deal file states)") if fitting else no()
