"""What a listing brings: membership of a list is not its effect.

A name can leave one list for another and stay blocked, or stand on a list that threatens nobody abroad. The measures
say, through their targets, which listings they take hold of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ostrakon.law.records import Kind, LawBook, Measure, Status, StatusRow, Targets
from ostrakon.law.standing import standing
from ostrakon.law.vocabulary import BOUND
from ostrakon.model.party import Listing, Party
from ostrakon.model.text import fold
from ostrakon.model.time import AsOf, Standing
from ostrakon.model.vocabulary import DATASETS, NAME_PROPS

_NO_PROGRAMME = frozenset({"ifsr", "irgc", "fto"})  # marks beside a programme's tag
_ON_LIST = (Standing.HOLDS, Standing.LAST_SEEN)
_RANK = {Kind.BLOCKING: 0, Kind.PROHIBITION: 1, Kind.EXPOSURE: 2}
_VERBS = {
    Kind.BLOCKING: "must freeze and not deal with it",
    Kind.PROHIBITION: "must not deal with it",
    Kind.EXPOSURE: "risk sanctions of their own if they deal with it",
}
_NARROW = {  # conduct that is named where a measure reaches nothing else
    "payment": "payments",
    "payment_via_us": "payments by way of US banks",
    "financing": "loans and guarantees",
    "correspondent_account": "accounts kept for it",
    "messaging": "financial messaging",
}
_OF_BANKS = frozenset({"messaging"})  # conduct that only a bank is a party to
_BANK = re.compile(r"ban[kqc]")  # in a folded name: bank, banque, bankasi, banco, handelsbank


@dataclass(frozen=True, slots=True)
class Effect:
    """One measure that takes hold of a party through one of its listings. `measure` is empty for a statement of none."""

    measure: str
    order: str
    kind: Kind | None
    binds: tuple[str, ...]
    listing: Listing
    sentence: str
    confidence: str = "h"


def effects(party: Party, book: LawBook, as_of: AsOf) -> tuple[Effect, ...]:
    """Give what a party's listings that stand on the day bring, gravest first, and each denial of secondary exposure.

    What concerns banks alone is told of those that may be one.
    """
    measures = [
        m for m in book.measures.values() if may_be_bank(party) or not set(m.covers.activities) or set(m.covers.activities) - _OF_BANKS
    ]
    found = [effect for listing in party.listings if listing.standing in _ON_LIST for effect in _of_listing(listing, measures, as_of)]
    return tuple(sorted(found, key=lambda x: (3 if x.kind is None else _RANK[x.kind], x.order, x.measure)))


def may_be_bank(party: Party) -> bool:
    """Whether a party has a bank's code, or a name like a bank's; lists do not say what a party is."""
    if party.schema in ("Person", "Vessel", "Airplane"):
        return False
    names = (party.caption, *(value for prop in NAME_PROPS for value in party.values(prop)))
    return bool(party.values("swiftBic")) or any(_BANK.search(fold(name)) for name in names)


def _of_listing(listing: Listing, measures: Iterable[Measure], as_of: AsOf) -> Iterator[Effect]:
    for measure in measures:
        if measure.kind not in _RANK or not measure.targets.datasets:
            continue
        if not fits_listing(measure.targets, listing.programs, listing.dataset, listing.secondary):
            continue
        row = standing(measure, as_of)
        if row is not None and row.status in (Status.IN_FORCE, Status.WIND_DOWN):
            yield Effect(
                measure.id,
                measure.order,
                measure.kind,
                measure.binds,
                listing,
                _sentence(measure, row, _where(listing, as_of)),
                row.confidence,
            )
    if listing.secondary == "not_subject":
        text = f"{_where(listing, as_of, tags=False)}: the entry itself says that it is not subject to secondary sanctions."
        yield Effect("", "us_secondary", None, (), listing, text)


def fits_listing(targets: Targets, tags: Sequence[str], dataset: str = "", secondary: str = "") -> bool:
    """Tell whether a listing, or a party known only by tags (dataset empty), is one that the targets name by list.

    Tags are compared without case. `secondary` "subject" is met by the list's remark, or by the tag IFSR, which is
    OFAC's mark of the same thing where the remark is cut off; a remark that denies it wins.
    """
    if not (targets.datasets or targets.tags):
        return False
    if targets.datasets and dataset and dataset not in targets.datasets:
        return False
    given = {tag.casefold() for tag in tags}
    if targets.tags and given.isdisjoint(tag.casefold() for tag in targets.tags):
        return False
    named = given - _NO_PROGRAMME
    if targets.except_tags and named and named <= {tag.casefold() for tag in targets.except_tags}:
        return False
    if targets.secondary == "subject":
        return secondary == "subject" or (secondary == "" and "ifsr" in given)
    return True


def _sentence(measure: Measure, row: StatusRow, where: str) -> str:
    who = " and ".join(dict.fromkeys(BOUND[word] for word in measure.binds))
    end = f"; wind-down to the day before {row.end}" if row.status is Status.WIND_DOWN else ""
    return f"{where}: {who} {_VERBS[measure.kind]}{_how(measure)}. {measure.title} ({measure.cite}){end}."


def _how(measure: Measure) -> str:
    """Name the conduct of a measure that reaches only some; most reach every dealing."""
    words = measure.covers.activities
    if not words or not set(words) <= _NARROW.keys():
        return ""
    *first, last = (_NARROW[word] for word in words)
    return " through " + " or ".join(part for part in (", ".join(first), last) if part)


def _where(listing: Listing, as_of: AsOf, *, tags: bool = True) -> str:
    """Name the list and its tags. A stay that was gone at the next look brings something only if it still stood on the day."""
    dataset = DATASETS.get(listing.dataset)
    name = dataset.short if dataset else listing.dataset
    told = f"{name} [{', '.join(listing.programs)}]" if tags else name
    doubt = f", if the listing still stood on {as_of.valid}, which the versions at hand do not tell"
    return told + (doubt if listing.standing is Standing.LAST_SEEN else "")
