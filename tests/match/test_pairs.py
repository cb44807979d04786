from __future__ import annotations

import pytest

from ostrakon.match.names import parse_name
from ostrakon.match.pairs import Pair, Words, assign, compare_words, initial_or_word, is_initial, left_over, rejoin


def words_of(text: str) -> Words:
    name = parse_name(text, person=True)
    return Words(name.side, name.all_words, name.places)


def paired(a: str, b: str) -> set[tuple[str, str]]:
    left, right = words_of(a), words_of(b)
    pairs = assign(left.side, right.side, initial_or_word)
    pairs += rejoin(left, right, pairs, compare_words)
    return {(" ".join(left.side.words[i] for i in p.left), " ".join(right.side.words[j] for j in p.right)) for p in pairs}


def test_the_nearest_words_meet_first() -> None:
    assert paired("Karimi Karim", "Karim Karimi") == {("karimi", "karimi"), ("karim", "karim")}


def test_each_word_meets_one_at_most() -> None:
    assert paired("Hassan Hassan", "Hassan Rouhani") == {("hassan", "hassan")}


def test_a_letter_meets_the_word_it_begins() -> None:
    assert paired("I Sechin", "Igor Sechin") == {("i", "igor"), ("sechin", "sechin")}
    left, right = words_of("I Sechin").side, words_of("Igor Sechin").side
    assert is_initial(left, right, Pair((0,), (0,), 1.0))
    assert not is_initial(left, right, Pair((1,), (1,), 1.0))


@pytest.mark.parametrize(
    ("a", "b", "joined"),
    [
        ("Mahmoud Ahmadi Nejad", "Mahmoud Ahmadinejad", ("ahmadi nejad", "ahmadinejad")),
        ("Mahmoud Ahmadinejad", "Mahmoud Ahmadi Nejad", ("ahmadinejad", "ahmadi nejad")),
        ("Nasr al Din Ahmadi", "Nasraldin Ahmadi", ("nasr din", "nasraldin")),
        ("Xi Jinping", "Xi Jin Ping", ("jinping", "jin ping")),
    ],
)
def test_neighbours_written_as_one_meet_the_word(a: str, b: str, joined: tuple[str, str]) -> None:
    assert joined in paired(a, b)


def test_words_that_are_no_neighbours_are_not_joined() -> None:
    assert ("ahmadi nejad", "ahmadinejad") not in paired("Ahmadi Mahmoud Nejad", "Mahmoud Ahmadinejad")


def test_words_left_over_are_those_in_no_pair() -> None:
    assert left_over(words_of("Igor Ivanovich Sechin").side, [(0,), (2,)]) == [1]


def test_two_words_of_the_dictionary_are_never_typos() -> None:
    assert compare_words("iran", "iraq") == 0
    assert compare_words("marin", "marina") > 0.5


def test_two_common_given_names_are_seldom_typos() -> None:
    assert compare_words("khalil", "khalid") < compare_words("khalil", "khalik")
