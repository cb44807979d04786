from __future__ import annotations

import pytest
from rigour.territories import get_territories

from ostrakon.match.query import MAX_NAME, MAX_VALUES, TYPES, check_query, read_birth_date, read_country, read_numbers, read_type
from ostrakon.model.errors import UsageError
from ostrakon.model.hit import Query
from ostrakon.model.kinds import kind
from ostrakon.model.vocabulary import COUNTRIES


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
        (Query("Iran Air", identifiers=("A1", "--")), "'--' has no letters or digits"),
        (Query("a" * 20_000), f"has 20,000 characters, more than the {MAX_NAME} a name may have"),
        (Query("Iran", identifiers=("1" * 20_000,)), "has 20,000 characters"),
        (Query("Iran", aliases=("x",) * (MAX_VALUES + 1)), f"more than {MAX_VALUES} aliases"),
    ],
)
def test_what_cannot_be_asked_is_said(query: Query, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_query(query)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("query", "name", "identifiers"),
    [
        (Query("IMO 9167253"), "", ("IMO 9167253",)),
        (Query("IMO9167253"), "", ("IMO 9167253",)),
        (Query("imo no. 9167253"), "", ("IMO 9167253",)),
        (Query("Saviz (IMO: 9167253)"), "Saviz", ("IMO 9167253",)),
        (Query("Saviz, IMO 9167253", identifiers=("IMO 9167253",)), "Saviz", ("IMO 9167253",)),
        (Query("9167253"), "9167253", ("9167253",)),
        (Query("0012-345 678"), "0012-345 678", ("0012-345 678",)),
        (Query("\u0669\u0661\u0666\u0667\u0662\u0665\u0663"), "\u0669\u0661\u0666\u0667\u0662\u0665\u0663",
         ("\u0669\u0661\u0666\u0667\u0662\u0665\u0663",)),
        (Query("Saviz 9167253"), "Saviz 9167253", ("9167253",)),
        (Query("Saviz 9167254"), "Saviz 9167254", ()),  # no IMO number ends so
        (Query("9167253 Canada Inc.", schema="Company"), "9167253 Canada Inc.", ()),
        (Query("IMO Shipping"), "IMO Shipping", ()),
        (Query("Simo 9167253", schema="Person"), "Simo 9167253", ()),
        (Query("Kimia Plant No. 2"), "Kimia Plant No. 2", ()),
    ],
)  # fmt: skip
def test_a_number_in_the_place_of_a_name_is_read_as_a_number(query: Query, name: str, identifiers: tuple[str, ...]) -> None:
    read = read_numbers(query)
    assert (read.name, read.identifiers) == (name, identifiers)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (Query("Iran Air", birth_date="1.2.1970"), "'1.2.1970' is not a birth date (write it as YYYY-MM-DD, YYYY-MM or YYYY, or 1970 for"),
        (Query("Iran Air", birth_date="1970-02-30"), "is not a birth date"),
        (Query("Iran Air", birth_date="70"), "is not a birth date"),
        (Query("Iran Air", schema="Thing"), "'Thing' is no type (known types: aircraft,"),
        (Query("Iran Air", schema="company"), "'company' is no type"),  # a word for users; the record wants the schema
    ],
)
def test_a_birth_date_or_type_that_is_none_is_said(query: Query, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_query(query)
    assert text in str(caught.value)


def test_words_for_types_are_read_whatever_their_case() -> None:
    assert [read_type(w) for w in ("VESSEL", "ship", " Legal Entity ", "public-body", "Bank", "")] == [
        "Vessel", "Vessel", "LegalEntity", "PublicBody", "Company", "",
    ]  # fmt: skip
    assert all(read_type(schema) == schema for schema in TYPES.values())
    assert all(kind(schema) for schema in TYPES.values())


def test_countries_are_read_by_code_or_name() -> None:
    assert [read_country(x) for x in ("IR", "Iran", "uk", "EL", "islamic republic of iran", "IRN", "")] == [
        "ir",
        "ir",
        "gb",
        "gr",
        "ir",
        "ir",
        "",
    ]
    for text in ("zz", "Atlantis", "--", "\x00", "x" * 9_999):
        with pytest.raises(UsageError, match="not a country that is known"):
            read_country(text)


def test_the_codes_of_countries_are_those_of_iso_3166() -> None:
    territories = get_territories()
    assert {t.code for t in territories} >= COUNTRIES
    assert {t.code for t in territories if t.is_country and not t.is_historical and len(t.code) == 2} <= COUNTRIES


def test_birth_dates_are_read_as_far_as_they_are_known() -> None:
    assert [read_birth_date(x) for x in ("1970", "1970-02", " 1970-02-01 ", "")] == ["1970", "1970-02", "1970-02-01", ""]


def test_heaped_accents_do_not_make_a_name_long() -> None:
    check_query(Query("I" + "\u0301" * 5000 + "ran"))
