from __future__ import annotations

import pytest

from ostrakon.match import facts
from ostrakon.match.facts import Identifier, compare_facts, parse_identifier
from ostrakon.model.hit import Feature, Query
from ostrakon.model.party import Fact, Party
from ostrakon.store.evidence import FAMILIES, telling_number


def party(schema: str = "Person", **values: str) -> Party:
    return Party("x", "X", schema, ("x",), facts=tuple(Fact(k, v) for k, vs in values.items() for v in vs.split()))


def features(query: Query, listed: Party, name_score: float = 1.0) -> dict[str, Feature]:
    return {f.name: f for f in compare_facts(query, listed, name_score)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("IMO 9187629", Identifier("9187629", "imoNumber")),
        ("imo: 9187629", Identifier("9187629", "imoNumber")),
        ("IMO9187629", Identifier("9187629", "imoNumber")),
        ("9187629", Identifier("9187629")),  # it may be of any kind
        ("IMO \u0669\u0661\u0668\u0667\u0666\u0662\u0669", Identifier("9187629", "imoNumber")),  # Arabic digits
        ("918762²", Identifier("9187622")),
        ("IMO 918762①", Identifier("9187621", "imoNumber")),
        ("passport: a-123 45678", Identifier("A12345678", "passportNumber")),
        ("Passport No. A123", Identifier("A123", "passportNumber")),
        ("taxNumber: 12", Identifier("12", "taxNumber")),
        ("swift: BMJIIRTHXXX", Identifier("BMJIIRTH", "swiftBic")),
        ("BMJIIRTHXXX", Identifier("BMJIIRTHXXX")),
        ("529900T8BM49AURSDO55", Identifier("529900T8BM49AURSDO55")),
        ("LEI 529900T8BM49AURSDO55", Identifier("529900T8BM49AURSDO55", "leiCode")),
        (f"é{' ' * 24_000}", Identifier("É")),
        ("A 12-34", Identifier("A1234")),
        ("...", Identifier("")),
    ],
)
def test_an_identifier_is_read(text: str, wanted: Identifier) -> None:
    assert parse_identifier(text) == wanted


@pytest.mark.parametrize("prop", FAMILIES)
def test_lists_and_queries_strip_by_one_rule(prop: str) -> None:
    printed = {"imoNumber": "IMO 9187629", "swiftBic": "bmji irth xxx"}.get(prop, "ab-12345 / 67")
    assert telling_number(prop, printed) == parse_identifier(printed, prop).value != ""


def test_a_listed_number_keeps_the_property_it_is_listed_under() -> None:
    assert parse_identifier("9187629", "registrationNumber").prop == "registrationNumber"


@pytest.mark.parametrize(
    ("asked", "listed", "effect"),
    [
        ("1960-05-12", "1960-05-12", facts.SAME_DAY),
        ("1960-05-12", "1960-12-05", facts.SWAPPED_DAY),
        ("1960-05-12", "1960-05-17", facts.TYPO_IN_DAY),
        ("1960-05-12", "1970-05-12", facts.TYPO_IN_DAY),
        ("1960-05-12", "1960-08-29", facts.CONTRADICTION),
        ("1960-05-12", "1971-11-03", facts.CONTRADICTION),
        ("1960-05-12", "1960", facts.SAME_YEAR),
        ("1960-05-12", "1960-01-01", facts.SAME_YEAR),  # 1 January stands for an unknown day
        ("1960-05", "1960-07-01", facts.NEAR_YEAR),
        ("1960", "1961", facts.NEXT_YEAR),
        ("1960", "1962", facts.NEAR_YEAR),
        ("1960", "1963", facts.CONTRADICTION),
    ],
)
def test_what_a_birth_date_does(asked: str, listed: str, effect: float) -> None:
    found = features(Query("X", birth_date=asked), party(birthDate=listed))["birth date"]
    assert (found.score, found.query, found.candidate) == (effect, asked, listed)


def test_a_range_near_by_costs_little_and_says_what_it_is() -> None:
    listed = party(birthDateRange="1960-01-01/1965-12-31")
    assert features(Query("X", birth_date="1966"), listed)["birth date"].score == facts.NEXT_YEAR
    assert features(Query("X", birth_date="1962"), listed)["birth date"].note == "range or circa"


def test_no_fact_on_one_side_says_nothing() -> None:
    assert features(Query("X", birth_date="1960", countries=("ir",), identifiers=("A12345",)), party()) == {}
    assert features(Query("X"), party(birthDate="1960", nationality="ir", passportNumber="A12345")) == {}


def test_one_shared_country_is_enough() -> None:
    found = features(Query("X", countries=("DE", "IR")), party(nationality="ir", country="ae"))["country"]
    assert (found.score, found.candidate) == (facts.SHARED_COUNTRY, "ir")


def test_no_shared_country_shows_both_sides() -> None:
    found = features(Query("X", countries=("de",)), party(nationality="ir", country="ae"))["country"]
    assert (found.score, found.query, found.candidate) == (facts.OTHER_COUNTRY, "de", "ir, ae")


def test_an_equal_number_lifts_to_near_certainty() -> None:
    query = Query("X", identifiers=("A-12345678",))
    assert features(query, party(passportNumber="A12345678"), 0.75)["passportNumber"].score == pytest.approx(facts.IDENTIFIED - 0.75)
    under_other_name = features(query, party(passportNumber="A12345678"), 0.2)["passportNumber"]
    assert under_other_name.score == pytest.approx(facts.IDENTIFIED_OTHER_NAME - 0.2)
    assert under_other_name.note == "the same number, another name"


@pytest.mark.parametrize("prop", ["publicKey", "walletAddress"])
def test_a_wallet_is_one_of_its_kind_whatever_the_list_calls_its_address(prop: str) -> None:
    query = Query("X", identifiers=("1AjZPMsnmpdK2Rv9KQNfMurTXinscVro9V",))
    met = features(query, party(**{prop: "1AjZPMsnmpdK2Rv9KQNfMurTXinscVro9V"}), 0.2)[prop]
    assert met.score == pytest.approx(facts.IDENTIFIED - 0.2)


def test_an_equal_number_of_another_named_kind_is_not_equal() -> None:
    assert features(Query("X", identifiers=("passport: 12345678",)), party(taxNumber="12345678")) == {}


def test_another_number_of_one_kind_speaks_against() -> None:
    ship = party("Vessel", imoNumber="9187629")
    assert features(Query("X", identifiers=("IMO 9187631",)), ship)["imoNumber"].score == facts.CONTRADICTION
    person = party(passportNumber="A12345678")
    assert features(Query("X", identifiers=("passport: B998877",)), person)["passportNumber"].score == facts.OTHER_NUMBER


def test_a_bare_number_equals_one_of_any_kind_and_contradicts_none() -> None:
    ship = party("Vessel", imoNumber="9187629", registrationNumber="9172040")
    assert "registrationNumber" in features(Query("X", identifiers=("9172040",)), ship)
    assert features(Query("X", identifiers=("9187631",)), ship) == {}  # its check digit is right, but so is one in ten


@pytest.mark.parametrize("asked", ["BMJIIRTHXXX", "BMJIIRTH", "BMJI IR TH 001", "swift: BMJIIRTHXXX"])
@pytest.mark.parametrize("listed", ["BMJIIRTH", "BMJIIRTHXXX"])
def test_a_bic_of_a_branch_is_that_of_its_bank(asked: str, listed: str) -> None:
    assert features(Query("X", identifiers=(asked,)), party("Company", swiftBic=listed), 0.2)["swiftBic"].score > 0.7


def test_a_birth_date_takes_nothing_from_a_name_that_an_organisation_has() -> None:
    for schema in ("Company", "Organization", "PublicBody", "LegalEntity"):
        assert features(Query("X", birth_date="1970"), party(schema)) == {}
    assert "kind" in features(Query("X", birth_date="1970"), party("Vessel"))


@pytest.mark.parametrize(
    ("asked", "listed", "contradicts"),
    [
        ("Person", "Vessel", True),
        ("Company", "Person", True),
        ("Company", "Organization", False),
        ("LegalEntity", "Person", False),
        ("LegalEntity", "Vessel", True),
        ("Company", "LegalEntity", False),
        ("", "Vessel", False),
        ("Thing", "Vessel", False),
    ],
)
def test_kinds_that_contradict(asked: str, listed: str, contradicts: bool) -> None:  # noqa: FBT001 - a column of the table
    assert ("kind" in features(Query("X", schema=asked), party(listed))) == contradicts
