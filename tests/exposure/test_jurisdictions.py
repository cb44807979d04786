from __future__ import annotations

from datetime import date

import pytest

from ostrakon.exposure.jurisdictions import COUNTRY_WORDS, ORDERS_OF, in_eu, orders_of, without_law
from ostrakon.law.vocabulary import BINDS, ORDERS


@pytest.mark.parametrize(
    ("country", "day", "member"),
    [
        ("DE", date(2018, 5, 8), True),
        ("EU", date(2018, 5, 8), True),
        ("HR", date(2013, 6, 30), False),
        ("HR", date(2013, 7, 1), True),
        ("GB", date(2020, 12, 30), True),
        ("GB", date(2020, 12, 31), False),
        ("NO", date(2018, 5, 8), False),
        ("CH", date(2018, 5, 8), False),
    ],
)
def test_where_eu_law_applied(country: str, day: date, member: object) -> None:
    assert in_eu(country, day) is member


def test_british_law_stands_beside_eu_law_until_the_end_of_2020_and_alone_after() -> None:
    assert set(orders_of(frozenset({"GB"}), date(2019, 6, 1))) == {"eu", "eu_blocking", "uk", "uk_blocking"}
    assert set(orders_of(frozenset({"GB"}), date(2021, 6, 1))) == {"uk", "uk_blocking"}


def test_countries_whose_law_is_not_described_are_named() -> None:
    assert without_law(frozenset({"IN", "DE", "US", "AE", "GB"}), date(2021, 6, 1)) == ("AE", "IN")


def test_the_tables_use_words_of_the_vocabulary() -> None:
    assert {order for orders in ORDERS_OF.values() for order in orders} <= ORDERS.keys()
    assert COUNTRY_WORDS.keys() <= BINDS.keys()
