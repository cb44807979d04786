"""The parties of a deal as the rules see them: what the file says of them, and what the lists say on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ostrakon.exposure.goods import NONE
from ostrakon.exposure.truth import Answer, no, some, unknown, yes
from ostrakon.exposure.wording import say_all
from ostrakon.law.effects import fits_listing
from ostrakon.law.records import Targets
from ostrakon.model.deal import Deal, DealParty, Owner
from ostrakon.model.hit import LIKELY, SURE, Hit
from ostrakon.model.party import Listing
from ostrakon.model.text import fold
from ostrakon.model.time import Standing
from ostrakon.model.vocabulary import DATASETS, NAME_PROPS, short_name

# What a tag or a name says of the party's kind. Names folded.
_KIND_OF_TAG = {"IRGC": "irgc"}
_MAYBE = {"IR": frozenset({"government_of_iran"})}  # what a party of a country may be where the file states no kind
_SDN = "us_ofac_sdn"
_NOT_SDN = ("IRN", "FSE-", "EU ")  # tags of other lists that stand in capitals too
_WHOLE_HISTORIES = frozenset({_SDN, "us_ofac_cons"})
_KIND_OF_NAME = {
    "central bank of iran": "central_bank_of_iran",
    "bank markazi jomhouri islami iran": "central_bank_of_iran",
    "national iranian oil company": "nioc",
    "nioc": "nioc",
    "islamic revolutionary guard corps": "irgc",
    "irgc": "irgc",
}

HitsOf = Mapping[DealParty | Owner, tuple[Hit, ...]]  # by party or owner as the deal states it; one that is not there was not screened


@dataclass(frozen=True, slots=True)
class Seen:
    """A listing that stands, or may stand, on the day, and how well its holder fits the party."""

    listing: Listing
    score: float
    caption: str
    standing: Standing

    @property
    def likely(self) -> bool:
        """Whether the holder is taken for the party. A person confirms it either way."""
        return self.score >= LIKELY

    @property
    def sure(self) -> bool:
        """Whether the party is likely the holder, and the listing stands on the day for certain."""
        return self.likely and self.standing is Standing.HOLDS

    @property
    def doubtful(self) -> bool:
        """Whether a person must still find out if this is the party, or if the listing stood on the day."""
        return not self.sure


@dataclass(frozen=True, slots=True)
class Counterparty:
    """One party, or owner: stated facts, and what its hits add. Names are folded, tags in capitals."""

    stated: DealParty | Owner
    seen: tuple[Seen, ...]
    names: frozenset[str]
    tags: frozenset[str]
    kinds: frozenset[str]
    maybe: frozenset[str]  # kinds that it may be of, as far as file and lists say
    screened: bool  # somebody looked on the lists that are loaded
    unseen: frozenset[str]  # lists that say nothing of it: not loaded, or a table of parties that it is not in
    owners: tuple[tuple[Counterparty, float, bool | None], ...] = ()  # owner, percent, controls

    @property
    def name(self) -> str:
        """The name in the deal file."""
        return self.stated.name

    @property
    def listings(self) -> tuple[Listing, ...]:
        """The listings that are its own and stand on the day, as far as anybody can tell without a person's word."""
        return tuple(s.listing for s in self.seen if s.sure)

    @property
    def stated_whole(self) -> bool:
        """Whether the file itself says that the party is on no list, beyond the tags it states."""
        return self.stated.listed is False

    @property
    def checked(self) -> bool:
        """Whether the tags are all there are: somebody looked, and left no doubt about a holder or a day."""
        return _SDN not in self.unseen and not any(s.doubtful for s in self.seen)

    @property
    def on_sdn(self) -> bool | None:
        """Whether it stands on OFAC's SDN list; None where that is not known."""
        stated = any(is_sdn_tag(t) for t in self.stated.tags)
        return True if stated or any(x.dataset == _SDN for x in self.listings) else False if self.checked else None


@dataclass(frozen=True, slots=True)
class Looked:
    """Which lists were looked at: whole ones (None: all there are), and tables that speak only of the parties they have."""

    lists: frozenset[str] | None = None
    tables: frozenset[str] = frozenset()


def see_parties(deal: Deal, hits_by_party: HitsOf, day: date, looked: Looked = Looked()) -> tuple[Counterparty, ...]:
    """Join each party of the file, and each owner, to its own hits: two of one name may be two."""
    return tuple(_see(p, hits_by_party, day, looked) for p in deal.parties)


def _see(stated: DealParty | Owner, hits_by_party: HitsOf, day: date, looked: Looked) -> Counterparty:
    hits = hits_by_party.get(stated, ())
    seen = tuple(
        Seen(x, h.score, h.party.caption, standing)
        for h in hits
        for x in h.party.listings
        if (standing := x.interval.standing(day)) is not Standing.NOT
    )
    known_as = [h.party for h in hits if h.score >= SURE or (h.score >= LIKELY and _stands(h, day))]
    names = {fold(stated.name)} | {fold(n) for p in known_as for prop in NAME_PROPS for n in (p.caption, *p.values(prop))}
    sdn = {t.upper() for s in seen if s.sure and s.listing.dataset == _SDN for t in s.listing.programs}
    sdn |= {tag_of(t)[1].upper() for t in stated.tags if is_sdn_tag(t)}
    tags = frozenset(t.upper() for s in seen if s.sure for t in s.listing.programs) | {tag_of(t)[1].upper() for t in stated.tags}
    kinds = _kinds(stated, tags, sdn, names)
    owners = stated.owners if isinstance(stated, DealParty) else ()
    return Counterparty(
        stated,
        seen,
        frozenset(names),
        tags,
        kinds,
        frozenset() if stated.kinds else _MAYBE.get(_country(stated), frozenset()) - kinds,
        stated in hits_by_party,
        _unseen(stated, hits_by_party, looked),
        tuple((_see(o, hits_by_party, day, looked), o.percent, o.controls) for o in owners),
    )


def _stands(hit: Hit, day: date) -> bool:
    return any(x.interval.standing(day) is Standing.HOLDS for x in hit.party.listings)


def _unseen(stated: DealParty | Owner, hits_by_party: HitsOf, looked: Looked) -> frozenset[str]:
    """Give the lists of which it is not known whether the party is on them.

    A table speaks of the parties that it has, where their whole history can be had: OFAC publishes every change with its day.
    Elsewhere a gap in a table is no answer.
    """
    if stated.listed is False:
        return frozenset()
    spoken = set(stated.not_on)
    if stated in hits_by_party:
        spoken |= DATASETS.keys() if looked.lists is None else looked.lists
        had = {x.dataset for h in hits_by_party[stated] if h.score >= LIKELY for x in h.party.listings}
        spoken |= looked.tables & had & _WHOLE_HISTORIES
    return frozenset(DATASETS.keys() - spoken)


def _kinds(stated: DealParty | Owner, tags: Collection[str], sdn: Collection[str], names: Collection[str]) -> frozenset[str]:
    """Give the kinds the file states and those that follow from tags, names, country and role. `none` says that no other does."""
    kinds = {
        *stated.kinds,
        *(_KIND_OF_TAG[t] for t in tags if t in _KIND_OF_TAG),
        *(_KIND_OF_NAME[n] for n in names if n in _KIND_OF_NAME and NONE not in stated.kinds),
    }
    if _country(stated) == "IR":
        kinds.add("iranian_person")
        if isinstance(stated, DealParty) and stated.role.casefold() == "bank" and NONE not in kinds:
            kinds.add("iranian_financial_institution")
    if "iranian_financial_institution" in kinds and set(sdn) - {"IRAN"}:
        kinds.add("designated_iranian_financial_institution")
    return frozenset(kinds - {NONE})


def _country(stated: DealParty | Owner) -> str:
    return stated.country.upper() if isinstance(stated, DealParty) else ""


def tag_of(text: str) -> tuple[str, str]:
    """Split a stated tag into list and tag: `un_sc:Iran` -> (un_sc, Iran), `SDGT` -> ("", SDGT)."""
    dataset, _, tag = text.rpartition(":")
    return dataset.strip(), tag.strip()


def is_sdn_tag(text: str) -> bool:
    """Tell whether a stated tag is one of the SDN list: said so, or written as OFAC writes them (not IRN, FSE-IR, Iran)."""
    dataset, tag = tag_of(text)
    return dataset == _SDN or (not dataset and tag.isupper() and not tag.startswith(_NOT_SDN))


def is_target(party: Counterparty, targets: Targets) -> Answer:
    """Tell whether a party is a target in itself: by listing, by kind or by name."""
    return some((_by_kind(party, targets), _by_name(party, targets), _by_listing(party, targets)))


def _by_kind(party: Counterparty, targets: Targets) -> Answer:
    shared = party.kinds & set(targets.kinds)
    if shared:
        return yes(f"{party.name}: {say_all(sorted(shared))}")
    perhaps = sorted(party.maybe & set(targets.kinds))
    return unknown(f"kinds of {party.name}", f"whether {party.name} is of the kind: {say_all(perhaps)}") if perhaps else no()


def _by_name(party: Counterparty, targets: Targets) -> Answer:
    named = next((n for n in targets.named if fold(n) in party.names), "")
    return yes(f"{party.name}: named in the measure ({named})") if named else no()


def _by_listing(party: Counterparty, targets: Targets) -> Answer:
    if not targets.datasets and not targets.tags:
        return no()
    found = some((*(_fits(party, seen, targets) for seen in party.seen), _by_stated_tags(party, targets)))
    unseen = sorted(party.unseen & set(targets.datasets))
    if not found.failed or not unseen:
        return found
    names = ", ".join(short_name(d) for d in unseen)
    return unknown(f"listing of {party.name} ({names})", f"{party.name} was not checked on: {names}")


def _fits(party: Counterparty, seen: Seen, targets: Targets) -> Answer:
    listing = seen.listing
    if not fits_listing(targets, listing.programs, listing.dataset, listing.secondary):
        return no()
    where = short_name(listing.dataset)
    text = f"{party.name}: listed, {where} [{', '.join(listing.programs)}], {listing.entry_id}"
    if fold(seen.caption) != fold(party.name):
        text += f", as {seen.caption} (score {seen.score:.2f}, to be confirmed)"
    if not seen.likely:
        return unknown(f"whether {party.name} is {seen.caption}", text)
    standing = seen.standing
    if standing is Standing.POSSIBLE:
        return unknown(f"day on which {party.name} came on {where}", f"{text}; the listing began in {listing.interval.start}")
    if standing is Standing.LAST_SEEN:
        return unknown(f"day on which {party.name} left {where}", f"{text}; it left in {listing.interval.end}")
    return yes(text, confidence="h" if seen.score >= SURE else "m")


def _by_stated_tags(party: Counterparty, targets: Targets) -> Answer:
    """Try the tags of the file. Without a list before it a tag counts for the lists that spell it so, and for OFAC's SDN list."""
    by_list: dict[str, list[str]] = {}
    for dataset, tag in map(tag_of, party.stated.tags):
        by_list.setdefault(dataset, []).append(tag)
    fitting = [
        tags
        for dataset, tags in by_list.items()
        if fits_listing(targets, tags, dataset)
        and (dataset or not set(targets.tags).isdisjoint(tags) or (targets.except_tags and all(map(is_sdn_tag, tags))))
    ]
    return yes(f"{party.name}: {', '.join(t for tags in fitting for t in tags)} (as the deal file states)") if fitting else no()
