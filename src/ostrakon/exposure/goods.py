"""Goods: tariff headings, the words they stand for, and whether a good fits what a measure covers.

Headings are those of the Harmonized System (WCO, 2022 edition). A heading stands in `_HEADINGS` only where its own text
says what the word says; what a good is used for no heading tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from ostrakon.exposure.truth import Answer, first, no, unknown, yes
from ostrakon.law.records import Covers
from ostrakon.law.vocabulary import GOODS, SECTORS
from ostrakon.model.deal import Goods

NONE = "none"  # somebody looked, and no word of the vocabulary fits
_HEADINGS = {
    "2709": "crude",
    "2710": "petroleum_products",
    "271111": "natural_gas",
    "271112": "petroleum_products",
    "271113": "petroleum_products",
    "271119": "petroleum_products",
    "271121": "natural_gas",
    "2712": "petroleum_products",
    "2713": "petroleum_products",
    "2504": "graphite",
    "2701": "coal",
    "2702": "coal",
    "2703": "coal",
    "2704": "coal",
    "2901": "petrochemicals",
    "2902": "petrochemicals",
    "290511": "petrochemicals",
    "30": "medicine",
    "57": "carpets",
    "7102": "diamonds",
    "7106": "precious_metals",
    "7108": "gold",
    "7110": "precious_metals",
    "72": "steel",
    "73": "steel",
    "74": "other_metals",
    "75": "other_metals",
    "76": "aluminium",
    "8706": "vehicles_parts",
    "8707": "vehicles_parts",
    "8708": "vehicles_parts",
    "8801": "aircraft",
    "8802": "aircraft",
    "8807": "aircraft",
    "93": "conventional_arms",
}
# The sector whose own goods these are: a file that only names the sector leaves open whether it means them.
_SECTOR_OF = {
    "crude": "petroleum",
    "petroleum_products": "petroleum",
    "natural_gas": "petroleum",
    "oil_gas_equipment": "petroleum",
    "petrochemicals": "petrochemical",
    "naval_equipment": "shipbuilding",
    "vehicles_parts": "automotive",
    "conventional_arms": "arms",
}
# Kinds of goods that by themselves serve no sector but those that make such things.
_WEAPONS = frozenset({"arms", "nuclear"})
_FINAL, _MAKES_THEM = frozenset({"food", "medicine", "medical_devices", "carpets"}), frozenset({"manufacturing", "textiles"})
HUMANITARIAN = frozenset({"food", "medicine", "medical_devices"})


@dataclass(frozen=True, slots=True)
class Item:
    """One good as the rules see it: its words, its digits, its origin and its share of US content."""

    name: str
    goods: frozenset[str]
    sectors: frozenset[str]
    hs: str
    origin: str
    us_content: float | None
    answered: bool  # the file names a sector or a kind of goods, or says that none fits
    none: bool = False  # it says that none fits


def to_item(good: Goods) -> Item:
    """Read one good of a deal. Words outside the vocabulary were refused when the file was read."""
    words = {w.strip() for w in good.sector.split(",")} - {""}
    digits = digits_of(good.hs)
    from_heading = {word for heading, word in _HEADINGS.items() if digits.startswith(heading)}
    content = 100.0 if good.origin.upper() == "US" and good.us_content_percent is None else good.us_content_percent
    return Item(
        good.description or good.hs,
        frozenset(words & GOODS.keys() | from_heading),
        frozenset(words & SECTORS.keys()),
        digits,
        good.origin.upper(),
        content,
        bool(words),
        NONE in words,
    )


def digits_of(hs: str) -> str:
    """Give the digits of a tariff heading: `2905.11` and `290511` are one."""
    return "".join(c for c in hs if c.isdigit())


def fits_goods(item: Item, covers: Covers) -> Answer:
    """Tell whether a good is among those a measure covers: by its kind, its sector or its heading, any of which suffices.

    Where the law itself speaks in tariff headings, and the good's is known, the heading decides over its kind.
    """
    if not (covers.goods or covers.sectors or covers.hs):
        return yes()
    by_law = covers.hs_basis == "legal" and bool(item.hs)
    ways = []
    if covers.goods and not by_law:
        ways.append(_by_word(item, covers))
    if covers.sectors:
        ways.append(_by_sector(item, covers))
    if covers.hs and not (item.none and covers.hs_basis == "indicative"):  # somebody looked: our mapping does not know better
        ways.append(_by_heading(item, covers))
    return first(ways)


def _by_word(item: Item, covers: Covers) -> Answer:
    shared = item.goods & set(covers.goods)
    if shared:
        return yes(f"{item.name}: counts as {', '.join(GOODS[w] for w in sorted(shared))}")
    if item.goods or (item.hs and covers.hs):
        return no()
    if not item.answered:
        return unknown("goods", f"what kind of goods {item.name} is: give `hs` or `sector`")
    doubtful = {w for w in covers.goods if _SECTOR_OF.get(w) in item.sectors}
    if doubtful:
        return unknown("goods", f"whether {item.name} is {' or '.join(GOODS[w] for w in sorted(doubtful))}")
    return no()


def _by_sector(item: Item, covers: Covers) -> Answer:
    shared = item.sectors & set(covers.sectors)
    if shared:
        return yes(f"{item.name}: {', '.join(SECTORS[w] for w in sorted(shared))} sector")
    if item.answered or (item.goods and item.goods <= _FINAL and not set(covers.sectors) & _MAKES_THEM):
        return no()
    if item.goods and set(covers.sectors) <= _WEAPONS:  # a known kind of goods that is none of these
        return no()
    return unknown("goods.sector", f"which sector of Iran's economy {item.name} belongs to")


def _by_heading(item: Item, covers: Covers) -> Answer:
    if not item.hs:
        return no()  # the words decide
    prefixes = [digits_of(p) for p in covers.hs]
    hit = next((p for p in prefixes if item.hs.startswith(p)), "")
    if hit:
        if covers.hs_basis == "legal":
            return yes(f"{item.name}: tariff heading {hit}")
        return yes(f"{item.name}: tariff heading {hit} (our mapping, not the law's)", confidence="m")
    akin = not item.goods or (covers.hs_basis == "legal" and bool(item.goods & set(covers.goods)))
    if akin and any(p.startswith(item.hs) for p in prefixes):
        return unknown("goods.hs", f"more digits of the tariff heading {item.hs} of {item.name}")
    return no()
