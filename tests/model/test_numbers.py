"""Numbers as they are compared, by lists and by queries alike."""

from __future__ import annotations

import pytest

from ostrakon.model.numbers import bare_number, is_imo


@pytest.mark.parametrize(
    ("prop", "printed", "bare"),
    [
        ("imoNumber", "IMO 9187629", "9187629"),
        ("imoNumber", "9187629", "9187629"),
        ("swiftBic", "SINA IR TH XXX", "SINAIRTH"),
        ("swiftBic", "SINAIRTH123", "SINAIRTH"),
        ("swiftBic", "SINA", "SINA"),
        ("passportNumber", "a-333\u200b602", "A333602"),
        ("passportNumber", "\u06f1\u06f2\u06f3", "123"),  # digits of Persia
        ("passportNumber", "A\u00b2", "A2"),
        ("walletAddress", "0xD4b88Df4", "0XD4B88DF4"),
        ("idNumber", "...", ""),
    ],
)
def test_a_number_is_stripped_to_letters_and_digits(prop: str, printed: str, bare: str) -> None:
    assert bare_number(prop, printed) == bare


def test_imo_numbers_are_checked() -> None:
    assert [is_imo(n) for n in ("9187629", "9118551", "9187620", "918762", "", "918762\u00b9")] == [True, True, False, False, False, False]
