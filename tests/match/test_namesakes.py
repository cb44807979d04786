from __future__ import annotations

import pytest

from ostrakon.match.namesakes import find_namesakes
from ostrakon.model.party import Fact, Listing, Party
from ostrakon.model.time import DayRange, Interval, Standing

STAY = Interval(DayRange(None, None))


def party(id_: str, authority: str, *names: str, schema: str = "Person", standing: Standing = Standing.HOLDS, born: str = "") -> Party:
    listing = Listing(authority, authority, f"{authority}:{id_}", STAY, standing)
    facts = (*(Fact("alias" if i else "name", name) for i, name in enumerate(names)), *([Fact("birthDate", born)] if born else []))
    return Party(id_, names[0], schema, (listing.entry_id,), (listing,), facts)


COMMON = [party(f"o{i}", "us_ofac", f"Other {name}", schema="Organization") for i, name in enumerate(("Petro", "Kimia", "Fulad"))]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (party("a", "gb_ofsi", "Ahmad VAHIDI"), party("b", "us_ofac", "VAHIDI, Ahmad", born="1958"), True),
        (party("a", "gb_ofsi", "Parviz FATAH"), party("b", "us_ofac", "Parviz FATTAH"), True),
        (party("a", "gb_ofsi", "Somebody ELSE", "Rostam QASEMI"), party("b", "us_ofac", "Rostam QASEMI"), True),
        (party("a", "gb_ofsi", "Ahmad VAHIDI"), party("b", "us_ofac", "Ahmad VAHEDIAN"), False),
        (party("a", "gb_ofsi", "Ahmad VAHIDI"), party("b", "gb_ofsi", "Ahmad VAHIDI"), False),  # one list holds them for two
        (party("a", "gb_ofsi", "Saviz"), party("b", "us_ofac", "SAVIZ", schema="Vessel"), False),
        (
            party("a", "gb_ofsi", "MACPAR MAKINA", schema="Organization"),
            party("b", "us_ofac", "MACPAR MAKINA A.S.", schema="Company"),
            True,
        ),
    ],
)
def test_near_names_on_different_lists_are_namesakes(one: Party, other: Party, near: bool) -> None:  # noqa: FBT001
    expected = {"a": ("b",), "b": ("a",)} if near else {}
    assert find_namesakes([one, other, *COMMON]) == expected
    assert find_namesakes([*COMMON, other, one]) == expected


def test_nobody_has_no_namesakes() -> None:
    assert find_namesakes([]) == {}
