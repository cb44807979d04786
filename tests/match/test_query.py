from __future__ import annotations

import pytest

from ostrakon.match.query import MAX_NAME, MAX_VALUES, check_query
from ostrakon.model.errors import UsageError
from ostrakon.model.hit import Query


def test_a_name_or_a_number_is_enough() -> None:
    for query in (Query("Iran Air"), Query(identifiers=("IMO 9187629",)), Query(aliases=("Homa",)), Query("习近平")):
        assert check_query(query) is query


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (Query(" ", id="row 3"), "row 3: the query has no name and no number (give a name, or an identifier such as an IMO number)"),
        (Query("?!..."), "'?!...' has no letters or digits"),
        (Query("\u200b\u200c"), "has no letters or digits"),
        (Query("Iran Air", aliases=("--",)), "'--' has no letters or digits"),
        (Query("a" * 20_000), f"has 20,000 characters, more than the {MAX_NAME} a name may have"),
        (Query("Iran", identifiers=("1" * 20_000,)), "has 20,000 characters"),
        (Query("Iran", aliases=("x",) * (MAX_VALUES + 1)), f"more than {MAX_VALUES} aliases"),
    ],
)
def test_what_cannot_be_asked_is_said(query: Query, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_query(query)
    assert text in str(caught.value)


def test_heaped_accents_do_not_make_a_name_long() -> None:
    check_query(Query("I" + "\u0301" * 5000 + "ran"))
