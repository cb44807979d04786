from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ostrakon.match.align import ONE_WORD, OTHER_NUMBER, TOO_LITTLE, Alignment, align
from ostrakon.match.names import parse_name

WORDS = st.lists(
    st.sampled_from(
        ["ali", "hassan", "mahmoud", "soleimani", "bank", "melli", "ltd", "vii", "7", "iran", "k", "bin", "al", "قاسم", "Иванов"]
    ),
    min_size=1,
    max_size=5,
)


def aligned(a: str, b: str, *, person: bool = True) -> Alignment:
    return align(parse_name(a, person=person), parse_name(b, person=person), person=person)


def test_the_remarks_name_the_words_left_over() -> None:
    notes = aligned("Igor Ivanovich Sechin", "Igor Petrovich SECHIN").notes
    assert notes == ("only in the query: ivanovich", "only on the list: petrovich")


def test_words_left_over_on_both_sides_cost_more_than_on_one() -> None:
    assert aligned("Igor Ivanovich Sechin", "Igor SECHIN").score > aligned("Igor Ivanovich Sechin", "Igor Petrovich SECHIN").score


def test_an_extra_family_name_costs_more_than_a_middle_name() -> None:
    assert aligned("Joaquin Guzman", "Joaquin Pedro GUZMAN").score > aligned("Joaquin Guzman", "Joaquin GUZMAN LOERA").score


def test_different_numbers_cap_whatever_else_agrees() -> None:
    assert aligned("Mahan 7", "Mahan 8", person=False).score == OTHER_NUMBER
    assert OTHER_NUMBER < aligned("Mahan 7", "Mahan", person=False).score < 1


def test_one_word_of_a_longer_name_is_too_little() -> None:
    assert aligned("Ahmadinejad", "Mahmoud Ahmadinejad").score == TOO_LITTLE


def test_pieces_find_each_other_in_any_order() -> None:
    assert aligned("Nejad Ahmadi Mahmoud", "Mahmoud AHMADINEJAD").score < aligned("Ahmadi Nejad Mahmoud", "Mahmoud AHMADINEJAD").score


def test_scripts_without_vowels_say_so() -> None:
    found = aligned("قاسم سلیمانی", "Qasem SOLEIMANI")
    assert found.notes[0] == "compared by consonants"
    assert found.score < 1


def test_the_same_text_in_such_a_script_is_the_same_name() -> None:
    assert aligned("قاسم سلیمانی", "قاسم سلیمانی").score == 1


def test_nothing_meets_nothing() -> None:
    assert aligned("!!!", "Mahmoud").score == 0


@given(WORDS, st.booleans())
def test_a_name_is_itself(words: list[str], person: bool) -> None:  # noqa: FBT001 - hypothesis passes by position
    text = " ".join(words)
    assert aligned(text, text, person=person).score in {1.0, ONE_WORD, TOO_LITTLE}


@given(WORDS, WORDS, st.booleans())
def test_the_score_lies_between_0_and_1(a: list[str], b: list[str], person: bool) -> None:  # noqa: FBT001 - hypothesis passes by position
    assert 0 <= aligned(" ".join(a), " ".join(b), person=person).score <= 1


@given(WORDS, WORDS, st.booleans())
@example(["al", "ali", "ali"], ["al", "ali", "al"], False)  # noqa: FBT003 - as above
def test_it_does_not_matter_who_asks(a: list[str], b: list[str], person: bool) -> None:  # noqa: FBT001 - hypothesis passes by position
    one, other = " ".join(a), " ".join(b)
    assert aligned(one, other, person=person).score == pytest.approx(aligned(other, one, person=person).score, abs=1e-6)
