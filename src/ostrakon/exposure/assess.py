"""The answer to WHAT: one finding for each legal order that binds the actor or threatens him, and what was not looked at.

    assess_deal(deal, load_lawbook(), {deal.parties[0]: hits}, AsOf(day, day))

Within a legal order the gravest claim decides (`model.finding.Outcome` is in that order); the others stand under `also`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from ostrakon.exposure.case import Case, open_case
from ostrakon.exposure.claims import RANK, Claim, Claims, gravest, say_period
from ostrakon.exposure.jurisdictions import EVERY_ORDER, in_eu, orders_of, without_law
from ostrakon.exposure.parties import HitsOf, Looked
from ostrakon.exposure.permissions import lapsed
from ostrakon.exposure.rules import apply_rules
from ostrakon.law.effects import fits_listing
from ostrakon.law.records import LawBook, Program
from ostrakon.law.standing import cite_measure, is_covered, next_change, stale_text
from ostrakon.law.vocabulary import ORDERS
from ostrakon.model.deal import Deal
from ostrakon.model.finding import Assessment, Finding, Outcome
from ostrakon.model.hit import SURE
from ostrakon.model.record import Citation
from ostrakon.model.time import AsOf
from ostrakon.model.vocabulary import DATASETS, short_name

_AUTHORITIES = {"us_primary": "us_ofac", "us_secondary": "us_ofac", "un": "un_sc", "uk": "gb_ofsi", "eu": "eu_council"}
_QUIET = (Outcome.CLEAR, Outcome.UNKNOWN)
_BITES = (Outcome.PROHIBITED, Outcome.BLOCKED, Outcome.CONFLICT, Outcome.EXPOSED, Outcome.DUTY, Outcome.REVIEW)


def assess_deal(
    deal: Deal,
    book: LawBook,
    hits_by_party: HitsOf,
    as_of: AsOf,
    lists: Collection[str] | None = None,
    *,
    tables: Collection[str] = (),
    notes: Collection[str] = (),
) -> Assessment:
    """Assess a deal on a day under every legal order that concerns its actor.

    Args:
        deal: as read by `load_deal`.
        book: the law files.
        hits_by_party: for each screened party, and owner, as the deal states it: its hits, empty where there are none.
            One that is not there was not screened.
        as_of: the day asked about, and the day whose knowledge may be used.
        lists: datasets of which a whole version was in force on the day; None: every list a measure asks for.
        tables: datasets of which only a table of chosen parties is there: it speaks of those that it has.
        notes: what is wrong with the lists (old, refused), in words.

    """
    looked = Looked(None if lists is None else frozenset(lists), frozenset(tables))
    case = open_case(deal, book, hits_by_party, as_of, looked)
    claims = apply_rules(case)
    programs = _programs_by_order(book)
    orders = tuple(o for o in _orders(case) if o in programs)
    findings = tuple(_find(order, programs[order], claims, case, book) for order in orders)
    absent = tuple(o for o in _orders(case) if o not in programs)
    return Assessment(deal.id, as_of, findings, (*_not_checked(case, absent), *notes), old_lists=tuple(notes))


def _orders(case: Case) -> tuple[str, ...]:
    """The legal orders to answer for: the US and the UN reach everybody in some way; others those in their reach, if that is known."""
    secondary = () if case.flag("us_person") else ("us_secondary",)
    own = orders_of(case.words("actor_countries"), case.as_of.valid) if case.deal.actor.jurisdictions else EVERY_ORDER
    return ("us_primary", *secondary, "un", *own)


def _programs_by_order(book: LawBook) -> dict[str, tuple[Program, ...]]:
    found: dict[str, dict[str, Program]] = {}
    for program in book.programs.values():
        for measure in program.measures:
            found.setdefault(measure.order, {})[program.key] = program
    return {order: tuple(programs.values()) for order, programs in found.items()}


def _find(order: str, programs: tuple[Program, ...], claims: Claims, case: Case, book: LawBook) -> Finding:
    covered = [p for p in programs if is_covered(p, case.as_of)]
    if not covered:
        since = min(p.covered_from for p in programs)
        return Finding(order, Outcome.NOT_COVERED, why=(f"the law files of {ORDERS[order]} begin on {since}",))
    mine = tuple(c for c in claims if c.measure.order == order)
    decisive = gravest(mine)
    strange = _untold(order, case)
    gaps = (*strange, *(f"our files of {ORDERS[order]} hold {p.only}" for p in covered if p.only))
    if gaps and (decisive is None or decisive.outcome in (Outcome.CLEAR, Outcome.AUTHORISED)):
        return Finding(order, Outcome.NOT_COVERED, why=gaps, stale=_stale(covered, case.as_of))
    if decisive is None:
        what = "annexed foreign act is at work on" if order.endswith("_blocking") else "measure in our files reaches"
        return Finding(order, Outcome.CLEAR, why=(f"no {what} this deal on that day",), stale=_stale(covered, case.as_of))
    found = _finding_of(decisive, mine, case, book, _stale([decisive.program], case.as_of))
    return replace(found, why=(*found.why, *strange)) if strange else found


def _untold(order: str, case: Case) -> tuple[str, ...]:
    """Name likely listings of the order's authority, of parties and owners, on whose programme no law file speaks.

    A measure on everybody of a list (`except_tags`) tells what a listing means for whom it binds, not what it threatens others with.
    """
    authority = _AUTHORITIES.get(order)
    mine = ("us_primary", "us_secondary") if order == "us_secondary" else (order,)
    targets = [
        m.targets for _, m in case.laws if m.order in mine and m.targets.datasets and not (m.order != order and m.targets.except_tags)
    ]
    return tuple(
        dict.fromkeys(
            f"{p.name} is listed: {short_name(x.dataset)} [{', '.join(x.programs)}] ({x.entry_id}); "
            "the law of that programme is not in our files"
            for p in case.everybody
            for x in (s.listing for s in p.seen if s.likely)
            if DATASETS[x.dataset].authority == authority and not any(fits_listing(t, x.programs, x.dataset, "subject") for t in targets)
        )
    )


def _stale(programs: Collection[Program], as_of: AsOf) -> str:
    """Say which programmes the day lies past; those known to the same day in one sentence."""
    by_day: dict[tuple[date, date], list[str]] = {}
    for program in programs:
        if stale_text(program, as_of):
            by_day.setdefault((program.law_known_to, program.checked_on), []).append(program.key)
    return "; ".join(
        f"{', '.join(keys)}: the law is known to {known}; later acts may be missing (looked for on {checked})"
        for (known, checked), keys in by_day.items()
    )


def _finding_of(claim: Claim, mine: Claims, case: Case, book: LawBook, stale: str) -> Finding:
    graver = [c for c in mine if c.outcome is Outcome.UNKNOWN and RANK[c.threat] < RANK[claim.outcome] and c is not claim]
    doubts = tuple(f"may also be {c.threat}: {c.measure.title} ({c.measure.cite}); not known: {', '.join(c.missing)}" for c in graver)
    missing = dict.fromkeys((*claim.missing, *(fact for c in graver for fact in c.missing)))
    gone = lapsed(claim, case) if claim.outcome not in (Outcome.AUTHORISED, Outcome.CLEAR) else ()
    return Finding(
        order=claim.measure.order,
        outcome=claim.outcome,
        measure=claim.measure.id,
        title=claim.measure.title,
        why=(*claim.why, *_reading(claim, mine), *doubts),
        citations=_cite(claim, case, book),
        period=say_period(claim.by_row or claim.row),
        confidence=claim.confidence,
        missing=tuple(missing),
        next_change=_next_change(claim, case.as_of),
        stale="; ".join(text for text in (stale, *gone) if text),
        also=tuple(_also(c) for c in sorted(mine, key=lambda c: RANK[c.outcome]) if c is not claim and c.outcome not in _QUIET),
    )


def _reading(claim: Claim, mine: Claims) -> tuple[str, ...]:
    """What a reader needs besides the reasons: what follows, which exceptions only a person can see, what else was lifted."""
    if claim.outcome is Outcome.CLEAR:
        return tuple(c.why[0] for c in mine if c.outcome is Outcome.CLEAR and c is not claim and c.why)
    if claim.outcome not in _BITES:
        return ()
    follows = (f"consequence: {claim.measure.consequence}",) if claim.measure.consequence else ()
    return (*follows, *(f"note: {text}" for text in claim.measure.exceptions))


def _cite(claim: Claim, case: Case, book: LawBook) -> tuple[Citation, ...]:
    cites = cite_measure(book, claim.measure, claim.row, case.as_of.known)
    more = cite_measure(book, claim.by, claim.by_row, case.as_of.known) if claim.by else ()
    return tuple(dict.fromkeys((*cites, *more)))


def _next_change(claim: Claim, as_of: AsOf) -> date | None:
    days = [next_change(claim.measure, as_of), next_change(claim.by, as_of) if claim.by else None]
    return min((d for d in days if d), default=None)


def _also(claim: Claim) -> str:
    by = f" by {claim.by.title} ({claim.by.cite})" if claim.by else ""
    return f"{claim.measure.title} ({claim.measure.cite}): {claim.outcome.replace('_', ' ')}{by}"


def _not_checked(case: Case, absent: tuple[str, ...]) -> tuple[str, ...]:
    """Say in so many words what this answer does not rest on."""
    everybody = case.everybody
    unseen = sorted({p.name for p in everybody if not p.screened and not p.stated_whole})
    doubts = sorted({f"{p.name} as {s.caption} ({s.score:.2f})" for p in everybody for s in p.seen if s.score < SURE})
    owned = any(p.owners for p in case.parties)
    places = case.words("actor_countries") | case.words("party_countries") | case.words("destination_countries")
    homeless = without_law(places, case.as_of.valid)
    strange = sorted(case.relied_on - {m.id for known in case.permissions.values() for _, m in known})
    notes = (
        f"not screened: {', '.join(unseen)}" if unseen else "",
        "no counterparty is named in the deal" if not case.parties else "",
        f"hits that a person has not confirmed: {', '.join(doubts)}" if doubts else "",
        _unloaded(case),
        f"what the deal relies on and is in no law file: {', '.join(strange)}" if strange else "",
        "owners beyond those stated in the deal" if owned else "who owns or controls the parties",
        "whether a party is of a kind (state body, bank, military, IRGC) that neither the deal nor its listing says",
        "where ships went, end use and end users, and the goods' place on control lists (dual use, arms)" if case.items else "",
        "amounts and thresholds that the deal does not state, and whether a transaction is significant in law",
        f"the law of other countries of the deal: {', '.join(homeless)}" if homeless else "",
        _national(case),
        f"no law file for: {', '.join(ORDERS.get(o, o) for o in absent)}" if absent else "",
    )
    return tuple(n for n in notes if n)


def _national(case: Case) -> str:
    """Name what stands beside EU law in the member states; of it no file of ours speaks."""
    members = sorted(c for c in case.words("actor_countries") if in_eu(c, case.as_of.valid))
    boycott = ", in Germany also section 7 of the AWV on declarations of boycott" if "DE" in members else ""
    return f"national law beside that of the EU ({', '.join(members)}){boycott}" if members else ""


def _unloaded(case: Case) -> str:
    """Name the lists of which no whole version was there, and the tables that stand in for some."""
    if case.looked.lists is None:
        return ""
    wanted = sorted({d for _, m in case.laws for d in m.targets.datasets} - case.looked.lists)
    absent = ", ".join(short_name(d) for d in wanted if d not in case.looked.tables)
    tables = ", ".join(short_name(d) for d in wanted if d in case.looked.tables)
    lacking = f"lists without a version for that day: {absent}" if absent else ""
    partly = f"lists of which only a table of chosen parties is loaded: {tables}" if tables else ""
    return "; ".join(part for part in (lacking, partly) if part)
