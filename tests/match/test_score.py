from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ostrakon.match.score import WEAK_ALIAS, WEAK_ALIAS_OF_ONE_WORD, order, score_party
from ostrakon.model.hit import THRESHOLD, Query
from ostrakon.model.party import Fact, Party
from ostrakon.model.vocabulary import NAME_PROPS

IRAN_AIR = Party(
    "x",
    "IRAN AIR",
    "Company",
    ("us_ofac:12804",),
    facts=(
        Fact("name", "IRAN AIR"),
        Fact("alias", "HOMA"),
        Fact("alias", "THE AIRLINE OF THE ISLAMIC REPUBLIC OF IRAN"),
        Fact("weakAlias", "HAMA AIRWAYS LINES"),
        Fact("country", "ir"),
    ),
)


def test_the_best_of_all_names_decides_and_is_shown() -> None:
    score = score_party(Query("Airline of the Islamic Republic of Iran", id="q"), IRAN_AIR)
    assert (score.score, score.matched_value, score.matched_prop) == (1.0, "THE AIRLINE OF THE ISLAMIC REPUBLIC OF IRAN", "alias")
    assert score.query_value == "Airline of the Islamic Republic of Iran"


def test_the_query_may_have_aliases_too() -> None:
    score = score_party(Query("Something Else Entirely", aliases=("Homa",)), IRAN_AIR)
    assert (score.score, score.query_value, score.matched_value) == (1.0, "Homa", "HOMA")


def test_the_features_add_up_to_the_score() -> None:
    score = score_party(Query("Iran Aair", countries=("de",)), IRAN_AIR)
    assert round(sum(f.score for f in score.features), 4) == score.score
    assert [f.name for f in score.features] == ["name", "country"]


def test_a_strong_name_is_shown_before_a_weak_one_of_equal_score() -> None:
    facts = (Fact("weakAlias", "Kimia Petro"), Fact("alias", "Petro Kimia"), Fact("name", "KIMIA PETRO"))
    assert score_party(Query("Kimia Petro"), Party("x", "x", "Company", ("x",), facts=facts)).matched_prop == "name"


def test_of_equal_scores_the_party_that_is_called_so_comes_first() -> None:
    names = {
        "a": ("MB BANK", ("alias", "BANK MELLI IRAN")),
        "b": ("BANK MELLI IRAN ZAO", ("name", "BANK MELLI IRAN ZAO")),
        "c": ("MELLI", ("name", "BANK MELLI IRAN")),
        "d": ("BANK MELLI IRAN", ("name", "BANK MELLI IRAN")),
    }
    parties = [Party(i, caption, "Company", (i,), facts=(Fact(*fact),)) for i, (caption, fact) in names.items()]
    scored = [(score_party(Query("Bank Melli Iran"), p), p) for p in parties]
    assert {s.score for s, _ in scored} == {1.0}
    assert [p.id for _, p in sorted(scored, key=lambda sp: order(*sp))] == ["d", "c", "a", "b"]


def test_weak_aliases_are_capped() -> None:
    weak = Party("x", "x", "Person", ("x",), facts=(Fact("weakAlias", "Shibl Qasem"), Fact("weakAlias", "Zubaydi")))
    assert score_party(Query("Shibl Qasem"), weak).score == WEAK_ALIAS
    one_word = score_party(Query("Zubaydi"), weak)
    assert one_word.score == WEAK_ALIAS_OF_ONE_WORD
    assert one_word.features[0].note == "weak alias"


def test_a_number_alone_can_ask() -> None:
    ship = Party("x", "AMAL", "Vessel", ("x",), facts=(Fact("name", "AMAL"), Fact("imoNumber", "9187629")))
    score = score_party(Query(identifiers=("IMO 9187629",)), ship)
    assert score.score >= THRESHOLD
    assert [f.name for f in score.features] == ["imoNumber"]
    assert (score.query_value, score.matched_value, score.matched_prop) == ("IMO 9187629", "9187629", "imoNumber")
    assert score_party(Query(identifiers=("IMO 9187631",)), ship).score == 0


def test_a_name_is_read_as_a_person_s_where_the_list_leaves_the_kind_open() -> None:
    def notes(asked: str, listed: str) -> str:
        party = Party("x", "Ali Karimi", listed, ("x",), facts=(Fact("name", "Ali Karimi"),))
        return score_party(Query("A. Karimi", schema=asked), party).features[0].note

    assert notes("Person", "LegalEntity") == notes("", "Person") == "initial"
    assert notes("", "LegalEntity") != "initial"
    assert notes("Person", "Company") == notes("", "Company"), "what the list says of the kind goes before the query"


def test_a_party_without_names_scores_nothing() -> None:
    assert score_party(Query("Iran Air"), Party("x", "", "Company", ("x",))).score == 0


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(NAME_PROPS), st.sampled_from(["Person", "Company", "Vessel", ""]))
def test_any_two_texts_can_be_scored_on_the_grid(asked: str, listed: str, prop: str, schema: str) -> None:
    score = score_party(Query(asked), Party("x", listed, schema, ("x",), facts=(Fact(prop, listed),))).score
    assert 0 <= score <= 1
    assert round(score, 4) == score
