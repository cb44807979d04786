from __future__ import annotations

import pytest

from ostrakon.match.scripts import is_loose, skeleton_readings
from ostrakon.match.sounds import skeleton
from ostrakon.model.text import fold


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("قاسم سلیمانی", "Qasem Soleimani"),
        ("بشار الأسد", "Bashar Assad"),
        ("عبدالله", "Abdullah"),
        ("عبدالجبار", "abd jabbar"),
        ("فاطمة", "Fatima"),
        ("وحید هاشمی", "Vahid Hashemi"),
        ("عزيز", "Aziz"),
        ("محمد بن سلمان", "Muhammad Salman"),
        ("مُحَمَّد", "Muhammad"),
        ("שלום כהן", "Shalom Cohen"),
        ("김정은", "Gim Jeongeun"),
    ],
)
def test_a_reading_has_the_consonants_of_the_latin_name(text: str, latin: str) -> None:
    wanted = "".join(skeleton(word) for word in fold(latin).split())
    assert wanted in {"".join(reading) for reading in skeleton_readings(text)}


def test_letters_that_persian_and_arabic_read_otherwise_give_two_readings() -> None:
    readings = skeleton_readings("رضا")
    assert set(readings) == {("rd",), ("rz",)}


def test_persian_letters_put_the_persian_reading_first() -> None:
    assert skeleton_readings("رضا پژمان")[0][0] == "rz"


def test_only_scripts_with_loose_spelling_are_loose() -> None:
    assert all(map(is_loose, ("قاسم", "כהן", "김")))
    assert not any(map(is_loose, ("Qasem", "Сергей", "习近平", "José")))
