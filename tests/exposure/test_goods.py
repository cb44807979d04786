from __future__ import annotations

import pytest

from ostrakon.exposure.goods import _HEADINGS, _SECTOR_OF, fits_goods, to_item
from ostrakon.exposure.truth import Truth
from ostrakon.law.records import Covers
from ostrakon.law.vocabulary import GOODS, SECTORS
from ostrakon.model.deal import Goods

METALS = Covers(goods=("aluminium", "steel"), hs=("7601", "7208"), hs_basis="indicative")
CARS = Covers(sectors=("automotive",))
OIL = Covers(goods=("crude",), hs=("2709",), hs_basis="legal")
REPRESSION = Covers(goods=("internal_repression",))


@pytest.mark.parametrize(
    ("good", "covers", "truth"),
    [
        (Goods("a", sector="aluminium"), METALS, Truth.MET),
        (Goods("a", "7601.10"), METALS, Truth.MET),
        (Goods("a", "7604"), METALS, Truth.MET),  # chapter 76 is aluminium by its own title
        (Goods("a", "8413"), METALS, Truth.NOT_MET),
        (Goods("a", sector="automotive"), CARS, Truth.MET),
        (Goods("a", sector="aluminium, automotive"), CARS, Truth.MET),
        (Goods("a", "8413"), CARS, Truth.UNKNOWN),  # a heading does not tell the sector it goes to
        (Goods("a", "8413", "none"), CARS, Truth.NOT_MET),
        (Goods("a", sector="petroleum"), OIL, Truth.UNKNOWN),  # the sector: its oil, or its pumps?
        (Goods("a", sector="mining"), OIL, Truth.NOT_MET),
        (Goods("a", "27"), OIL, Truth.UNKNOWN),
        (Goods("a", "2709"), Covers(goods=("natural_gas",), hs=("2709.00.10",)), Truth.NOT_MET),
        (Goods("a"), OIL, Truth.UNKNOWN),
        (Goods("a", "8413"), REPRESSION, Truth.UNKNOWN),
        (Goods("a", "8413", "none"), REPRESSION, Truth.NOT_MET),
        (Goods("a"), Covers(), Truth.MET),
    ],
)
def test_whether_a_good_is_covered(good: Goods, covers: Covers, truth: Truth) -> None:
    assert fits_goods(to_item(good), covers).truth is truth


def test_a_heading_of_our_own_mapping_is_said_and_is_less_sure() -> None:
    presses = Covers(hs=("8462",), hs_basis="indicative")
    assert fits_goods(to_item(Goods("presses", "8462", "none")), presses).failed, "somebody looked: our mapping does not know better"
    answer = fits_goods(to_item(Goods("presses", "8462", "manufacturing")), presses)
    assert answer.confidence == "m"
    assert "our mapping" in answer.why[0]
    assert fits_goods(to_item(Goods("oil", "2709", "none")), Covers(hs=("2709",), hs_basis="legal")).confidence == "h"


def test_goods_from_the_united_states_are_us_content_throughout() -> None:
    assert to_item(Goods("chips", origin="us")).us_content == 100.0
    assert to_item(Goods("chips", origin="US", us_content_percent=40)).us_content == 40


def test_the_tables_use_words_of_the_vocabulary() -> None:
    assert set(_HEADINGS.values()) <= GOODS.keys()
    assert _SECTOR_OF.keys() <= GOODS.keys()
    assert set(_SECTOR_OF.values()) <= SECTORS.keys()
