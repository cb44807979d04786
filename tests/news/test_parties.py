"""The cast: states and what stands for them, persons and whom they speak for, unnamed sources, bodies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ostrakon.news.records import NewsParty, Reading

Read = Callable[..., Reading]


def party(reading: Reading, key: str) -> NewsParty:
    found = reading.party(key)
    assert found is not None, [p.id for p in reading.parties]
    return found


@pytest.mark.parametrize(
    ("text", "key", "how"),
    [
        ("The Kremlin said no.", "state:ru", "seat"),
        ("Tehran said no.", "state:ir", "seat"),
        ("Brussels said no.", "org:eu", "seat"),
        ("Downing Street said no.", "state:gb", "seat"),
        ("The Iranians said no.", "state:ir", "people"),
        ("The French said no.", "state:fr", "demonym"),
        ("U.S. officials said no.", "state:us", "name"),
        ("The US said no.", "state:us", "name"),
        ("The U.K. said no.", "state:gb", "name"),
        ("North Korea said no.", "state:kp", "name"),
        ("European countries said no.", "region:europe", "description"),
        ("The Revolutionary Guards said no.", "org:irgc", "name"),
        ("The UN Security Council said no.", "org:unsc", "name"),
    ],
)
def test_known_names(read: Read, text: str, key: str, how: str) -> None:
    assert how in {m.how for m in party(read(text), key).mentions}


def test_us_is_not_us(read: Read) -> None:
    assert read("They told us that all of us must go.").party("state:us") is None


def test_longest_name_wins(read: Read) -> None:
    reading = read("South Korea and the U.S. State Department agreed.")
    assert reading.party("state:kr") is not None
    assert reading.party("org:us-state-department") is not None
    assert reading.party("state:us") is None


def test_ambiguous_name_is_flagged(read: Read) -> None:
    assert party(read("Georgia said no."), "state:ge").flags == ("`Georgia` may be something else",)


def test_person_named_like_a_state(read: Read) -> None:
    assert read("Michael Jordan said that he would visit.").party("state:jo") is None


@pytest.mark.parametrize(
    ("text", "key", "role", "speaks_for"),
    [
        ("Russian Foreign Minister Sergei Lavrov said no.", "person:sergei-lavrov", "Russian Foreign Minister", "state:ru"),
        ("Heiko Maas, the German foreign minister, said no.", "person:heiko-maas", "the German foreign minister", "state:de"),
        ("Secretary of State Jane Roe said no.", "person:jane-roe", "Secretary of State", "state:us"),
        ("IAEA chief Yukiya Amano said no.", "person:yukiya-amano", "IAEA chief", "org:iaea"),
        ("President Macron said no.", "person:emmanuel-macron", "President", "state:fr"),
        ("Merkel said no.", "person:angela-merkel", "Chancellor", "state:de"),
        (
            "John Doe, a spokesman for the Treasury Department, said no.",
            "person:john-doe",
            "a spokesman for the Treasury Department",
            "org:us-treasury",
        ),
    ],
)
def test_office_and_whom_it_speaks_for(read: Read, text: str, key: str, role: str, speaks_for: str) -> None:
    found = party(read(text), key)
    assert (found.role, found.speaks_for) == (role, speaks_for)


def test_surname_is_led_to_the_full_name(read: Read) -> None:
    reading = read("Jane Roe runs the agency. Roe said that it was ready.")
    found = party(reading, "person:jane-roe")
    assert [m.how for m in found.mentions] == ["name", "surname"]


def test_two_of_one_surname_are_flagged(read: Read) -> None:
    reading = read("Jane Roe and Richard Roe run the agency. Roe said that it was ready.")
    flags = [flag for p in reading.parties for flag in p.flags]
    assert "`Roe` may be any of: Jane Roe, Richard Roe" in flags


def test_office_holder_of_the_day(read: Read) -> None:
    text = "The president spoke. Obama said that the deal would hold."
    assert party(read(text, date(2015, 7, 15)), "person:barack-obama").speaks_for == "state:us"
    assert party(read(text, date(2018, 5, 10)), "person:barack-obama").speaks_for == ""


def test_role_from_our_table_is_said(read: Read) -> None:
    assert "role from our table of office holders" in party(read("Merkel said no."), "person:angela-merkel").flags
    assert party(read("Chancellor Angela Merkel said no."), "person:angela-merkel").flags == ()


def test_other_first_name_in_an_office_is_flagged(read: Read) -> None:
    found = party(read("Hans Macron, the French president, said no."), "person:hans-macron")
    assert any("Emmanuel Macron" in flag for flag in found.flags)


def test_unnamed_source_speaks_for_its_body(read: Read) -> None:
    assert party(read("A senior State Department official said no."), "anon:senior-state-department-official").speaks_for == (
        "org:us-state-department"
    )
    assert party(read("An official of the German economy ministry said no."), "anon:official").speaks_for == "state:de"


def test_bare_officials_are_of_the_side_before(read: Read) -> None:
    found = party(read("French diplomats met on Monday. Officials said that more would follow."), "anon:officials")
    assert found.speaks_for == "state:fr"
    assert any("inferred" in flag for flag in found.flags)


@pytest.mark.parametrize("name", ["Mahan Air", "Iran Air", "Bank Sepah", "Adrian Darya"])
def test_bodies_that_no_table_knows(read: Read, name: str) -> None:
    reading = read(f"Inspectors looked at the books of {name} in April.")
    assert name in {p.name for p in reading.parties if p.kind == "organisation"}


def test_company_word_behind_a_name(read: Read) -> None:
    assert read("It named the Jahan Aras Kish company.").party("org:jahan-aras-kish") is not None


def test_short_form_goes_to_the_body_named_before(read: Read) -> None:
    reading = read("The Treasury Department acted. On Thursday the Treasury named a bank.")
    assert len(party(reading, "org:us-treasury").mentions) == 2


def test_the_administration(read: Read) -> None:
    reading = read("The Trump administration said no.")
    assert "Trump administration" in {m.span.text for m in party(reading, "state:us").mentions}


def test_groups(read: Read) -> None:
    reading = read("U.S. allies and European companies were told.")
    assert reading.party("group:us-allies") is not None
    assert reading.party("group:european-companies") is not None
