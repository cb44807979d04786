from __future__ import annotations

from ostrakon.match import words
from ostrakon.model.text import fold


def test_every_word_of_the_table_is_folded() -> None:
    tables = [words.PARTICLES, words.ORGANISATION_PARTICLES, words.TITLES, words.LEGAL_FAMILY, words.CANONICAL, words.TOP_GIVEN_NAMES]
    assert [w for table in tables for w in table if fold(w) != w] == []


def test_no_abbreviation_stands_for_another_abbreviation() -> None:
    assert {short: long for short, long in words.CANONICAL.items() if words.CANONICAL.get(long, long) != long} == {}


def test_short_forms_at_the_end_are_legal_forms() -> None:
    assert [w for w in words.LEGAL_AT_END_ONLY if w not in words.LEGAL_FAMILY] == []


def test_rare_words_weigh_most_and_titles_least() -> None:
    weights = [words.word_weight(w) for w in ("ahmadinejad", "hamid", "iran", "mohamed", "trading", "x", "dr")]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1


def test_long_legal_forms_become_short() -> None:
    assert words.shorten_phrases("sakhatrans limited liability company") == "sakhatrans llc"
    assert words.shorten_phrases("publichnoe aktsionernoe obshchestvo rosneft") == "pao rosneft"
    assert words.shorten_phrases("grupo egmont sa de cv") == "grupo egmont sa"
    assert words.shorten_phrases("unlimited joint ventures") == "unlimited joint ventures"


def test_spellings_of_one_given_name_are_not_two_names() -> None:
    assert words.are_two_given_names("khalil", "khalid")
    assert not words.are_two_given_names("mohammed", "muhammad")
    assert not words.are_two_given_names("khalil", "soleimani")
