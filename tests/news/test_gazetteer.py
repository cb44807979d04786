"""The tables: complete, consistent, and matched by the longest name."""

from __future__ import annotations

from datetime import date

import pytest

from ostrakon.news.gazetteer import fold, load_gazetteer, slug, surname
from ostrakon.news.lexicon import inflect, load_cues, load_table, words
from ostrakon.news.predicates import load_predicates


def test_codes_are_unique_and_two_letters() -> None:
    codes = [row["id"] for row in load_table("states.yaml")]
    assert len(codes) == len(set(codes)) >= 190
    assert all(isinstance(c, str) and len(c) == 2 and c.islower() for c in codes)


def test_no_form_names_two_parties() -> None:
    forms: dict[str, set[str]] = {}
    for entries in load_gazetteer().forms.values():
        for entry in entries:
            forms.setdefault(entry.surface, set()).add(entry.party)
    assert {f: p for f, p in forms.items() if len(p) > 1} == {}


def test_everyone_speaks_for_someone_known() -> None:
    gazetteer = load_gazetteer()
    terms = [t for group in gazetteer.people.values() for t in group]
    assert {t.speaks_for for t in terms} <= set(gazetteer.known)
    assert all(t.last is None or t.first < t.last for t in terms)
    assert {k.speaks_for for k in gazetteer.known.values()} - {""} <= set(gazetteer.known)


@pytest.mark.parametrize(
    ("text", "surface"),
    [("South Korea's", "South Korea"), ("UN Security Council", "UN Security Council"), ("Iranian oil", "Iranian"), ("Iraqis", "Iraqis")],
)
def test_longest_form_at_a_place(text: str, surface: str) -> None:
    entry = load_gazetteer().match(text, 0)
    assert entry is not None
    assert entry.surface == surface


@pytest.mark.parametrize("text", ["Iranology", "Usage", "us", "Malicious"])
def test_parts_of_words_are_no_names(text: str) -> None:
    assert load_gazetteer().match(text, 0) is None


def test_terms_by_day() -> None:
    terms = load_gazetteer().terms_of("Trump")
    assert [t.covers(date(2018, 5, 10)) for t in terms] == [True, False]
    assert [t.covers(date(2026, 1, 10)) for t in terms] == [False, True]
    assert [t.covers(None) for t in terms] == [False, True]
    assert load_gazetteer().terms_of("Nobody") == ()


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Mike Pompeo", "Pompeo"),
        ("Xi Jinping", "Xi"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Mohammed bin Salman", "bin Salman"),
        ("Macron", "Macron"),
    ],
)
def test_surname(name: str, family: str) -> None:
    assert surname(name) == family


def test_folding() -> None:
    assert fold("Élysée’s") == "elysee's"
    assert slug("U.S. Department of State") == "u-s-department-of-state"


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("urge", ("urge", "urges", "urged", "urging")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("say", ("say", "says", "said", "saying")),
        ("push", ("push", "pushes", "pushed", "pushing")),
        ("stay", ("stay", "stays", "stayed", "staying")),
        ("withdraw", ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing")),
    ],
)
def test_verb_forms(lemma: str, forms: tuple[str, ...]) -> None:
    assert inflect(lemma) == forms


def test_cue_classes() -> None:
    lemma, classes = load_cues().forms["hoped"]
    assert lemma == "hope"
    assert "think" in classes
    assert load_cues().object_preps["call"] == ("for",)


def test_predicate_tables_name_known_prepositions() -> None:
    predicates = load_predicates()
    assert "withdraw_from_agreement" in {p.type for p in predicates.verbs["pulled out"]}
    assert predicates.verbs["penalizes"][0].type == "penalise_third_country_companies"
    assert all(isinstance(word, str) for found in predicates.verbs.values() for p in found for word in p.by)


def test_word_lists_hold_words() -> None:
    assert "would" in words("unreal")
    assert not words("unreal") & words("past") - {"'d"}
