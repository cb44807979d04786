"""The facts of a deal, worked out once: what is stated, what follows from it, and what is not known.

Names and kinds of facts are those of `law.vocabulary.FACTS`. A single fact is `One`; a list fact is `Many`, which knows
whether its members are all there are: an incomplete list can prove that something is in it, never that something is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ostrakon.exposure.goods import HUMANITARIAN, Item, to_item
from ostrakon.exposure.jurisdictions import EU, in_eu
from ostrakon.exposure.parties import Counterparty
from ostrakon.law.vocabulary import FACTS
from ostrakon.model.deal import Deal, DealParty
from ostrakon.model.errors import BadDateError
from ostrakon.model.time import parse_day

# Activities that move goods, so that a deal with one of them should say which.
MOVING = frozenset(
    {
        *("export_to_iran", "reexport_to_iran", "import_from_iran", "import_to_us", "purchase", "sale", "brokerage"),
        *("transport", "ship_to_ship", "storage", "refining"),
    }
)
OUTWARD = frozenset({"export_to_iran", "reexport_to_iran"})
INWARD = frozenset({"import_from_iran", "import_to_us"})
# Activities that are business with Iran by their own meaning; the others are so only by party, place or goods.
WITH_IRAN = frozenset(
    {
        *(*OUTWARD, *INWARD, "operate", "country_trade", "buy_debt", "underwrite_debt"),
        *("supply_usd_banknotes", "supply_rial_banknotes", "fx_rial", "hold_rial_accounts"),
    }
)
_SERVING = {"port_service": "ports", "bunkering": "shipping", "classification": "shipping", "flagging": "shipping"}
# IFCA 1245(a)(1)(C)(i): the sectors of the statute, and the one that State found under IRGC control (31 October 2019).
_NEXUS_SECTORS, _CONSTRUCTION_FOUND = frozenset({"energy", "shipping", "shipbuilding"}), date(2019, 10, 31)
_IRANIAN_SDN = frozenset({"IFSR", "IRGC", "IRAN-HR", "IRAN-EO13846", "IRAN-EO13871", "IRAN-EO13876", "IRAN-EO13902"})
# Countries that ever held a significant-reduction exception between 2012 and 2016; who is of no other has none.
_EXCEPTED = frozenset(
    {"BE", "CZ", "DE", "ES", "FR", "GB", "GR", "IT", "NL", "PL", "EU"} | {"JP", "IN", "KR", "MY", "ZA", "LK", "TW", "TR", "CN", "SG"}
)
_IRANIAN_KINDS = frozenset(
    {"iranian_person", "government_of_iran", "central_bank_of_iran", "nioc", "irgc", "iranian_financial_institution"}
)
_HEAVY = ("8710", "890610")  # tanks and other armoured vehicles; warships
_TRUE, _FALSE = {"true", "yes"}, {"false", "no"}


# Where a deal file states a fact, if not under the fact's own name: what an answer asks for is what the reader can write.
_KEYS = {
    **{name: f"actor.{name}" for name in ("us_person", "us_owned", "bank", "branch_of_non_eu", "sre_country")},
    **{name: f"goods.{name}" for name in ("hs", "sector", "us_content_percent")},
    **{
        name: f"facts.{name}"
        for name in (
            "funds_stay_in_country",
            "stop_reason",
            "routine_port_fees",
            "end_use",
            "contract_signed_before",
            "metals_nexus",
            "amount_eur",
            "on_unloaded_list",
            "insured_iranian",
            "heavy_arms",
            "tanker_made_available",
            "payment_direction",
        )
    },
    "actor_countries": "actor.jurisdictions",
    "destination_countries": "countries",
    "party_countries": "parties.country",
    "party_kinds": "parties.kinds",
    "party_tags": "listing of the parties",
    "party_secondary": "listing of the parties",
    "party_on_sdn": "listing of the parties",
    "only_nioc_listed": "listing of the parties",
}


def key_of(fact: str) -> str:
    """Give the place in a deal file, or the work, that settles a fact."""
    return _KEYS.get(fact, fact)


@dataclass(frozen=True, slots=True)
class One:
    """A fact with one value; None is unknown."""

    value: bool | float | str | date | None
    how: str = ""  # "" as stated; else how it was derived


@dataclass(frozen=True, slots=True)
class Many:
    """A fact with several values. `complete` False: there may be any more; `maybe`: these there may be."""

    values: frozenset[str]
    complete: bool = True
    how: str = ""
    maybe: frozenset[str] = frozenset()


Facts = Mapping[str, One | Many]


def gather_facts(deal: Deal, parties: tuple[Counterparty, ...], day: date) -> dict[str, One | Many]:
    """Work out every fact of the vocabulary. A fact under `facts:` of the file takes the place of what is derived."""
    items = tuple(to_item(g) for g in deal.goods)
    facts: dict[str, One | Many] = {
        **_actor_facts(deal, day),
        **_day_facts(deal),
        **_goods_facts(deal, items),
        **_party_facts(deal, parties),
        "us_nexus": _us_nexus(deal),
        "currency": One(deal.currency.upper() or None),
        "new_business": One(deal.new_business),
        "metals_nexus": _metals_nexus(items, parties, day),
        "payment_direction": _payment_direction(deal),
        "insured_iranian": _insured_iranian(parties),
        "heavy_arms": One(True if any(i.hs.startswith(_HEAVY) for i in items) else None, "by the tariff heading"),
        "activities": Many(frozenset(deal.activities), bool(deal.activities)),
        "destination_countries": _destinations(deal),
    }
    facts |= {name: One(None) for name in FACTS if name not in facts}
    return facts | {name: parse_fact(name, text) for name, text in deal.facts if name in FACTS}


def parse_fact(name: str, text: str) -> One | Many:
    """Read a fact as its kind in the vocabulary wants it. Raises ValueError with what was expected."""
    kind = FACTS[name][0]
    if kind == "list":
        return Many(frozenset(w.strip() for w in text.split(",")) - {"", "none"})
    if kind == "flag":
        if text.lower() not in _TRUE | _FALSE:
            raise ValueError("yes or no")
        return One(text.lower() in _TRUE)
    if kind == "number":
        try:
            return One(float(text))
        except ValueError as err:
            raise ValueError("a number") from err
    if kind == "day":
        try:
            return One(parse_day(text))
        except BadDateError as err:
            raise ValueError("a day, YYYY-MM-DD") from err
    return One(text)


def value_of(facts: Facts, name: str) -> bool | float | str | date | None:
    """Give the value of a single fact; None where it is not known."""
    fact = facts.get(name)
    return fact.value if isinstance(fact, One) else None


def many(facts: Facts, name: str) -> Many:
    """Give a list fact; one that nobody worked out is empty and incomplete."""
    fact = facts.get(name)
    return fact if isinstance(fact, Many) else Many(frozenset(), complete=False)


def touches_iran(deal: Deal, facts: Facts) -> bool | None:
    """Tell whether the deal is business with Iran, by activity, place, party or origin; None where that is not known."""
    places, homes, kinds = many(facts, "destination_countries"), many(facts, "party_countries"), many(facts, "party_kinds")
    origins = {g.origin.upper() for g in deal.goods}
    if WITH_IRAN & set(deal.activities) or "IR" in places.values | homes.values | origins or kinds.values:
        return True
    moved = MOVING & set(deal.activities)
    known = homes.complete and (places.complete or not moved) and "" not in origins
    return False if known else None


def _actor_facts(deal: Deal, day: date) -> dict[str, One | Many]:
    actor = deal.actor
    homes = frozenset(c.upper() for c in actor.jurisdictions)
    us_person = actor.us_person
    if us_person is None and homes:
        us_person = "US" in homes
    owned = False if us_person and actor.us_owned is None else actor.us_owned
    bank = actor.bank if actor.bank is not None or not actor.kind else actor.kind == "bank"
    branch = actor.branch_of_non_eu
    if branch is None and homes and all(c == EU or in_eu(c, day) for c in homes):
        branch = False
    return {
        "us_person": One(us_person),
        "us_owned": One(owned),
        "bank": One(bank),
        "branch_of_non_eu": One(branch),
        "sre_country": One(False if actor.sre_country is None and homes and not homes & _EXCEPTED else actor.sre_country),
        "actor_countries": Many(homes, bool(homes)),
    }


def _day_facts(deal: Deal) -> dict[str, One | Many]:
    return {
        "contract": One(deal.contract),
        "contract_signed_before": One(None),
        "loading": One(deal.loading),
        "delivery": One(deal.delivery),
        "payment": One(deal.payment),
    }


def _goods_facts(deal: Deal, items: tuple[Item, ...]) -> dict[str, One | Many]:
    words = frozenset(w for i in items for w in i.goods)
    sectors = frozenset(w for i in items for w in i.sectors)
    sectors |= {_SERVING[a] for a in deal.activities if a in _SERVING}
    contents = [i.us_content for i in items]
    humanitarian = deal.humanitarian
    if humanitarian is None and items and all(i.goods or i.answered for i in items):
        humanitarian = all(i.goods and i.goods <= HUMANITARIAN for i in items)
    content = max((c for c in contents if c is not None), default=None)
    return {
        "goods": Many(words, bool(items) and all(i.goods or i.answered for i in items)),
        "sector": Many(sectors, bool(items) and all(i.answered for i in items)),
        "hs": Many(frozenset(i.hs for i in items if i.hs), bool(items) and all(i.hs for i in items)),
        "us_content_percent": One(None if None in contents else content),
        "humanitarian": One(humanitarian, "" if deal.humanitarian is not None else "by the kind of goods"),
    }


def _metals_nexus(items: tuple[Item, ...], parties: tuple[Counterparty, ...], day: date) -> One:
    """Tell whether metals go where IFCA 1245(a)(1)(C) hits them, as far as sectors and listings show it; else unknown."""
    hit = _NEXUS_SECTORS | ({"construction"} if day >= _CONSTRUCTION_FOUND else set())
    shared = sorted({sector for i in items for sector in i.sectors} & hit)
    if shared:
        return One(value=True, how=f"sector: {', '.join(shared)}")
    return One(value=True, how="an Iranian SDN") if any(p.tags & _IRANIAN_SDN for p in parties) else One(None)


def _destinations(deal: Deal) -> Many:
    """Give where the goods go; what is exported to Iran goes there, whatever else is stated."""
    stated = frozenset(c.upper() for c in deal.countries)
    return Many(stated | ({"IR"} if OUTWARD & set(deal.activities) else set()), bool(deal.countries))


def _payment_direction(deal: Deal) -> One:
    """Tell who pays: Iran pays him who sells to it, and is paid by him who buys from it."""
    doing = set(deal.activities)
    from_iran = any(g.origin.upper() == "IR" for g in deal.goods)  # then selling is selling on
    sells = doing & (OUTWARD | {"service", "technical_assistance"} | (set() if from_iran else {"sale"}))
    buys = doing & (INWARD | {"purchase"})
    if bool(sells) is bool(buys):
        return One(None)
    return One("from_iran" if sells else "to_iran", "by who sells")


def _insured_iranian(parties: tuple[Counterparty, ...]) -> One:
    """Tell whether the insured is Iranian: the party of that role, else where all parties are of Iran, or none is."""
    insured = [p for p in parties if isinstance(p.stated, DealParty) and p.stated.role.casefold() == "insured"]
    found = {_iranian(p) for p in insured or parties}
    return One(found.pop() if len(found) == 1 else None)


def _iranian(party: Counterparty) -> bool | None:
    if party.kinds & _IRANIAN_KINDS:
        return True
    return False if getattr(party.stated, "country", "") else None


def _only_nioc(parties: tuple[Counterparty, ...]) -> One:
    """Tell whether nobody but NIOC is on the SDN list; nobody at all will do."""
    others = _some_of(p.on_sdn for p in parties if "nioc" not in p.kinds)
    return One(True if parties and all("nioc" in p.kinds for p in parties) else None if others.value is None else not others.value)


def _some_of(answers: Iterable[bool | None]) -> One:
    """Join three-valued answers by `or`; nothing to ask is not known."""
    found = set(answers)
    return One(True if True in found else None if None in found or not found else False)


def _party_facts(deal: Deal, parties: tuple[Counterparty, ...]) -> dict[str, One | Many]:
    subject = {x.secondary for p in parties for x in p.listings} - {""}
    tagged = any("IFSR" in p.tags for p in parties)
    return {
        "party_tags": Many(frozenset(t for p in parties for t in p.tags), bool(parties) and all(p.checked for p in parties)),
        "party_kinds": Many(frozenset(k for p in parties for k in p.kinds), maybe=frozenset(k for p in parties for k in p.maybe)),
        "party_countries": Many(
            frozenset(p.country.upper() for p in deal.parties if p.country), bool(deal.parties) and all(p.country for p in deal.parties)
        ),
        "party_on_sdn": _some_of(p.on_sdn for p in (*parties, *(o for p in parties for o, _, _ in p.owners))),
        "only_nioc_listed": _only_nioc(parties),
        "on_unloaded_list": One(False if parties and all(p.stated_whole for p in parties) else None),
        "party_secondary": One("subject" if "subject" in subject or tagged else min(subject, default=None)),
    }


def _us_nexus(deal: Deal) -> Many:
    """Links to the United States: those stated and, unless the file says its list is whole, those that follow from it.

    Dollar payments between banks clear in the United States unless somebody shows that they do not.
    """
    stated = frozenset(deal.us_nexus)
    homes = {c.upper() for c in deal.actor.jurisdictions}
    if deal.actor.us_person or (deal.actor.us_person is None and "US" in homes):
        stated |= {"us_person_involved"}
    if deal.us_nexus_known:
        return Many(stated)
    derived = set()
    if deal.currency.upper() == "USD":
        derived.add("usd_clearing_via_us")
    if any(p.country.upper() == "US" for p in deal.parties):
        derived.add("us_person_involved")
    if any(p.country.upper() == "US" and p.role == "bank" for p in deal.parties):
        derived.add("us_bank")
    if any(g.origin.upper() == "US" for g in deal.goods):
        derived.add("us_origin_goods")
    how = "from the currency, parties and goods" if derived - stated else ""
    return Many(stated | derived, complete=False, how=how)
