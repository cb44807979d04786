from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ostrakon.match.names import EXTRA_FAMILY, EXTRA_FIRST, EXTRA_MIDDLE, MAX_WORDS, normalise, parse_name


def test_the_comma_order_is_turned_into_speaking_order_for_persons_only() -> None:
    assert parse_name("AHMADINEJAD, Mahmoud", person=True).core == ("mahmoud", "ahmadinejad")
    assert parse_name("ANGLO-CARIBBEAN CO., LTD.", person=False).core == ("anglo", "caribbean")


def test_particles_are_left_out_unless_they_are_the_name() -> None:
    assert parse_name("Hassan bin Ali al-Nasr", person=True).core == ("hassan", "ali", "nasr")
    assert parse_name("Le An", person=True).core == ("le", "an")
    assert parse_name("E. Smith", person=True).core == ("e", "smith")


def test_a_servant_name_is_taken_apart() -> None:
    assert parse_name("Abdulaziz Omar", person=True).core == ("abd", "aziz", "omar")
    assert parse_name("Abdullah Omar", person=True).core == ("abdullah", "omar")


def test_the_family_name_is_dear_and_the_middle_name_cheap() -> None:
    assert parse_name("Igor Ivanovich SECHIN", person=True).side.costs == (EXTRA_FIRST, EXTRA_MIDDLE, EXTRA_FAMILY)
    assert parse_name("KIM Jong Un", person=True).side.costs == (EXTRA_FAMILY, EXTRA_MIDDLE, EXTRA_MIDDLE)
    assert parse_name("GUZMAN LOERA, Joaquin", person=True).side.costs == (EXTRA_FIRST, EXTRA_FAMILY, EXTRA_FAMILY)
    assert parse_name("igor sechin", person=True).side.costs == (EXTRA_FIRST, EXTRA_FAMILY)


def test_legal_forms_and_numbers_stand_apart_from_the_core() -> None:
    name = parse_name("Mahan Fund No. VII, S.A. de C.V.", person=False)
    assert name.core == ("mahan", "fund", "no")
    assert name.legal == {"jsc"}
    assert name.numbers == {7}


def test_a_name_of_legal_forms_only_keeps_its_words() -> None:
    assert parse_name("Company Limited", person=False).core


def test_a_legal_form_that_is_also_a_word_counts_only_at_the_end() -> None:
    assert parse_name("AS Shipping", person=False).legal == frozenset()
    assert parse_name("Nordic Shipping AS", person=False).legal == {"jsc"}


def test_father_and_child_are_known_by_bin() -> None:
    assert parse_name("Salman bin Muhammad al-Saud", person=True).father == ("salman", "muhammad")
    assert parse_name("bin Laden", person=True).father == ("", "")


def test_a_very_long_name_is_cut() -> None:
    assert len(parse_name("wort " * 4000, person=False).all_words) <= MAX_WORDS


def test_normal_form_has_short_legal_forms() -> None:
    assert normalise("Sakhatrans Limited Liability Company") == "sakhatrans llc"


@given(st.text(min_size=1, max_size=80), st.booleans())
def test_any_text_can_be_parsed(text: str, person: bool) -> None:  # noqa: FBT001 - hypothesis passes by position
    name = parse_name(text, person=person)
    assert len(name.side.words) == len(name.side.weights) == len(name.side.costs) == len(name.places)
    assert bool(name.core) == bool(name.text)
    assert all(name.all_words[place] == word for place, word in zip(name.places, name.core, strict=True))
