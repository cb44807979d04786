"""`LAST, First` and back."""

from __future__ import annotations

import pytest

from ostrakon.sources.names import person_name, split_name


@pytest.mark.parametrize(
    ("printed", "spoken"),
    [
        ("AL-ZAWAHIRI, Ayman", "Ayman AL-ZAWAHIRI"),
        ("INAYATULLAH", "INAYATULLAH"),
        ("DELOS REYES, Feliciano Semborio, Jr.", "Feliciano Semborio DELOS REYES Jr."),
        ("MNANGAGWA, JR., Emmerson Dambudzo", "Emmerson Dambudzo MNANGAGWA JR."),
        ("FOO, Bar, Baz", "Bar, Baz FOO"),
        ("FOO,", "FOO"),
    ],
)
def test_a_name_is_put_in_the_order_in_which_it_is_spoken(printed: str, spoken: str) -> None:
    assert person_name(printed) == spoken


def test_a_name_without_comma_is_all_last_name() -> None:
    assert split_name("ABU HAFS THE MAURITANIAN") == ("ABU HAFS THE MAURITANIAN", "", "")
