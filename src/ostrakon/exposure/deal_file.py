"""Deal files: YAML or JSON, read strictly. A key, word, day, code or number that is not understood is an error, never ignored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ostrakon.exposure.case import RELIES_ON
from ostrakon.exposure.documents import SHOWN, read_documents, show
from ostrakon.exposure.fields import (
    Fault,
    Reader,
    check_keys,
    many,
    nearest,
    one_of,
    read_amount,
    read_country,
    read_currency,
    read_day,
    read_flag,
    read_hs,
    read_lower,
    read_name,
    read_number,
    read_percent,
    read_schema,
    read_sector,
    read_text,
    read_yes_or_no,
    record,
)
from ostrakon.exposure.goods import NONE
from ostrakon.exposure.template import DEAL_TEMPLATE
from ostrakon.law.vocabulary import ACTIVITIES, FACT_WORDS, FACTS, KINDS, US_NEXUS
from ostrakon.model.deal import Actor, Deal, DealParty, Goods, Owner
from ostrakon.model.errors import InputFileError
from ostrakon.model.vocabulary import DATASETS

__all__ = ["ACTOR_KINDS", "DEAL_TEMPLATE", "load_deal", "load_deals"]

ACTOR_KINDS = dict.fromkeys(("company", "bank", "person", "state", "country", "government"), "")


def load_deal(path: Path) -> Deal:
    """Read a file that holds one deal. Raises InputFileError; for several there is `load_deals`."""
    deals = load_deals(path)
    if len(deals) > 1:
        raise InputFileError(f"holds {len(deals)} deals", where=path.name, todo="give one, or assess them all")
    return deals[0]


def load_deals(path: Path) -> tuple[Deal, ...]:
    """Read every deal of a file. Raises InputFileError with the file, the place in it and what to do."""
    try:
        raws = [raw for document in read_documents(path) for raw in _deals_in(document)]
        deals = tuple(_deal(raw, path, n) for n, raw in enumerate(raws, 1))
        _check_ids(deals)
    except Fault as fault:
        raise InputFileError(fault.what, where=_place(path, fault), todo="see docs/deals.md for the format") from fault
    if not deals:
        raise InputFileError("no deal in it", where=path.name, todo="start from `ostrakon deal --template`")
    return deals


def _check_ids(deals: tuple[Deal, ...]) -> None:
    """Two deals of one id would be told as one."""
    if twice := next((name for name, count in Counter(deal.id for deal in deals).items() if count > 1), None):
        raise Fault(f"two deals have the id {show(twice)}")


def _place(path: Path, fault: Fault) -> str:
    steps = "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in reversed(fault.path) if not step.startswith("deal "))
    deal = next((step for step in fault.path if step.startswith("deal ")), "")
    return ", ".join(part for part in (path.name, deal, steps.lstrip(".")) if part)


def _deals_in(document: Any) -> list[Any]:
    if not isinstance(document, Mapping):
        raise Fault("a deal is a mapping with keys such as actor, parties, activities")
    if "deals" not in document:
        return [document]
    check_keys(document, {"deals": read_text})
    if not isinstance(document["deals"], list):
        raise Fault("must be a list of deals", "deals")
    return document["deals"]


def _deal(raw: Any, path: Path, number: int) -> Deal:
    try:
        values = record(_DEAL, needed=("actor",))(raw)
    except Fault as fault:
        name = raw.get("id") if isinstance(raw, Mapping) else None
        raise Fault(fault.what, *fault.path, f"deal {name if name and isinstance(name, str) else number}"[:SHOWN]) from fault
    defaults = {"id": f"{path.stem}-{number}" if number > 1 else path.stem, "title": ""}
    nexus = {"us_nexus_known": True} if "us_nexus" in values else {}
    return Deal(**{**defaults, **nexus, **values, "file": path.name})


def _facts(raw: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, Mapping):
        raise Fault("must be a mapping")
    known = {**FACTS, RELIES_ON: ("list", "")}
    found = []
    for name, value in raw.items():
        if name not in known:
            raise Fault(f"unknown fact {show(name)}; {nearest(name, known)}", name[:SHOWN])
        try:
            found.append((name, _fact(name, known[name][0], value)))
        except Fault as fault:
            raise Fault(fault.what, *fault.path, name) from fault
    return tuple(found)


def _fact(name: str, kind: str, value: Any) -> str:
    """Read a stated fact as its kind in the vocabulary wants it, and give it as the text that `facts.parse_fact` takes."""
    if kind == "list":
        words = value if isinstance(value, list) else read_text(value).split(",")
        return ",".join(many(_FACT_ITEMS.get(name, read_text))([w for w in words if w not in ("", NONE)])) or NONE
    return str(_FACT_VALUES.get(name, _FACT_KINDS[kind])(value))


_FACT_KINDS: Mapping[str, Reader] = {"flag": read_yes_or_no, "number": read_amount, "day": read_day, "word": read_text}
_FACT_VALUES: Mapping[str, Reader] = {
    "us_content_percent": read_percent,
    "currency": read_currency,
    "party_secondary": one_of({"subject": "", "not_subject": ""}),
    "funds_stay_in_country": read_yes_or_no,
    "stop_reason": one_of(dict.fromkeys(("us_sanctions", "commercial", "credit", "eu_law", "un_law"), "")),
    "routine_port_fees": read_yes_or_no,
    "payment_direction": one_of({"from_iran": "", "to_iran": ""}),
    "end_use": one_of({"civil": "", "military": ""}),
}
_FACT_ITEMS: Mapping[str, Reader] = {
    **{name: one_of(words) for name, words in FACT_WORDS.items()},
    **dict.fromkeys(("actor_countries", "party_countries", "destination_countries"), read_country),
    "hs": read_hs,
}


def read_owners(raw: Any) -> tuple[Owner, ...]:
    """Read the owners of a party, who together own no more than all of it."""
    owners: tuple[Owner, ...] = many(record(_OWNER, Owner, ("name", "percent")))(raw)
    total = round(sum(owner.percent for owner in owners), 4)
    if total > _WHOLE:
        raise Fault(f"the owners hold {total:g} percent together, more than 100")
    return owners


def read_tag(raw: Any) -> str:
    """Read a programme tag; a list before it must be one that is known."""
    tag = read_text(raw)
    dataset = tag.rpartition(":")[0].strip()
    if dataset:
        one_of(DATASETS)(dataset)
    return tag


_WHOLE = 100
_KIND = one_of({**KINDS, NONE: ""})
_OWNER = {
    "name": read_name,
    "percent": read_percent,
    "tags": many(read_tag),
    "kinds": many(_KIND),
    "controls": read_flag,
    "listed": read_flag,
    "not_on": many(one_of(DATASETS)),
}
_PARTY = {
    "name": read_name,
    "role": read_lower,
    "country": read_country,
    "schema": read_schema,
    "identifiers": many(read_number),
    "tags": many(read_tag),
    "kinds": many(_KIND),
    "listed": read_flag,
    "not_on": many(one_of(DATASETS)),
    "owners": read_owners,
}
_GOODS = {"description": read_text, "hs": read_hs, "sector": read_sector, "origin": read_country, "us_content_percent": read_percent}
_ACTOR = {
    "name": read_text,
    "jurisdictions": many(read_country),
    "us_person": read_flag,
    "us_owned": read_flag,
    "bank": read_flag,
    "branch_of_non_eu": read_flag,
    "sre_country": read_flag,
    "kind": lambda raw: one_of(ACTOR_KINDS)(read_lower(raw)),
}
_DEAL: Mapping[str, Reader] = {
    "id": read_text,
    "title": read_text,
    "actor": record(_ACTOR, lambda **values: Actor(**{"jurisdictions": (), **values}), ("name",)),
    "parties": many(record(_PARTY, lambda **values: DealParty(**{"role": "", **values}), ("name",))),
    "activities": many(one_of(ACTIVITIES)),
    "goods": many(record(_GOODS, lambda **values: Goods(**{"description": "", **values}))),
    "currency": read_currency,
    "us_nexus": many(one_of(US_NEXUS)),
    "countries": many(read_country),
    "contract": read_day,
    "loading": read_day,
    "delivery": read_day,
    "payment": read_day,
    "new_business": read_flag,
    "humanitarian": read_flag,
    "facts": _facts,
}
