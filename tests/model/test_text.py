from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostrakon.model.text import clean, fold, has_other_letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Banco Nacional de Cuba, S.A.", "banco nacional de cuba sa"),
        ("O'Brien", "obrien"),
        ("AERO-CARIBBEAN", "aero caribbean"),
        ("Müller & Söhne", "muller and sohne"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("ÇELİK A.Ş.", "celik as"),
        ("Y\u0131ld\u0131z", "yildiz"),
        ("Ærø A/S", "aero as"),
        ("Россия", "rossiya"),
        ("Щукин Юрий Яковлевич", "shchukin yuriy yakovlevich"),
        ("Київ", "kyyiv"),
        ("محمود احمدی نژاد", "mhmwd ahmdy nzhad"),
        ("习近平", "xi jin ping"),
        ("イラン", "iran"),
        ("Δημήτρης", "dimitris"),
        ("tab\tand\nline", "tab and line"),
        ("№ 5", "no 5"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_a_name_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("hidden", ["Ir\u200ban", "\u202eIran\u202c", "I\u00adran", "\ufeffIran", "Ir\u0000an", "Ir\u2060an"])
def test_marks_that_nobody_sees_are_dropped(hidden: str) -> None:
    assert fold(hidden) == "iran"


def test_lookalikes_are_read_as_latin_only_in_mixed_words() -> None:
    assert fold("\u0420utin") == "putin"  # a Cyrillic Er before Latin letters
    assert fold("\u0420\u043e\u0441\u0430") == "rosa"  # all Cyrillic: Rosa, not Poca
    assert fold("M\u0391H\u0391N") == "mahan"  # Greek Alphas


def test_a_digit_between_letters_is_a_letter_in_disguise() -> None:
    assert fold("R0sneft l1ne") == "rosneft llne"
    assert fold("A320 Line 10") == "a320 line 10"


def test_heaped_accents_cost_nothing() -> None:
    bomb = "I" + "\u0301\u0316" * 5000 + "ran"
    assert fold(bomb) == "iran"
    assert len(clean(bomb)) < 20


@given(st.text(max_size=60))
def test_any_text_folds_to_words_joined_by_single_blanks(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert fold(folded) == folded or not folded.isascii()


@given(st.from_regex(r"[A-Za-z]{1,9}( [A-Za-z]{1,9}){0,3}", fullmatch=True))
def test_plain_words_only_change_their_case(text: str) -> None:
    assert fold(text) == text.lower()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Iran Air", False),
        ("Öztürk Žižek d'Orléans \u02bfAli", False),
        ("\uff2d\uff21\uff28\uff21\uff2e", False),  # full-width letters
        ("\u0421l\u0435arm\u0435d", False),  # Cyrillic look-alikes in a Latin word
        ("123 & 4", False),
        ("Роснефть", True),
        ("Mahan 马汉航空", True),
        ("ماهان ایر", True),
    ],
)
def test_letters_of_another_script_are_seen(text: str, other: bool) -> None:  # noqa: FBT001
    assert has_other_letters(text) is other
