from __future__ import annotations

from typing import Any

import pytest
from tests.exposure.builders import AMERICAN, BUYER, DAY, PUMPS, deal

from ostrakon.exposure.facts import Many, One, gather_facts, key_of, many, parse_fact, touches_iran, value_of
from ostrakon.exposure.parties import see_parties
from ostrakon.law.vocabulary import FACTS
from ostrakon.model.deal import Actor, Deal, DealParty, Goods


def facts_of(given: Deal) -> dict[str, One | Many]:
    return gather_facts(given, see_parties(given, {}, DAY), DAY)


def test_every_fact_of_the_vocabulary_is_there_and_no_other() -> None:
    assert set(facts_of(deal())) == set(FACTS)


@pytest.mark.parametrize(
    ("actor", "name", "value"),
    [
        (Actor("A", ("DE",)), "us_person", False),
        (Actor("A", ("US", "DE")), "us_person", True),
        (Actor("A", ()), "us_person", None),
        (Actor("A", ("DE",)), "us_owned", None),
        (AMERICAN, "us_owned", False),
        (Actor("A", ("DE",), kind="bank"), "bank", True),
        (Actor("A", ("DE",), kind="company"), "bank", False),
        (Actor("A", ("DE",)), "bank", None),
        (Actor("A", ("DE", "FR")), "branch_of_non_eu", False),
        (Actor("A", ("DE", "US")), "branch_of_non_eu", None),
    ],
)
def test_what_follows_about_the_actor(actor: Actor, name: str, value: object) -> None:
    assert value_of(facts_of(deal(actor=actor)), name) is value


@pytest.mark.parametrize(
    ("change", "links", "complete"),
    [
        ({}, set(), True),
        ({"us_nexus_known": False}, set(), False),
        ({"us_nexus_known": False, "currency": "USD"}, {"usd_clearing_via_us"}, False),
        ({"currency": "USD"}, set(), True),
        ({"us_nexus_known": False, "parties": (DealParty("B", "bank", "US"),)}, {"us_bank", "us_person_involved"}, False),
        ({"us_nexus_known": False, "goods": (Goods("chips", origin="US"),)}, {"us_origin_goods"}, False),
        ({"actor": AMERICAN}, {"us_person_involved"}, True),
    ],
)
def test_links_to_the_united_states(change: dict[str, Any], links: set[str], complete: object) -> None:
    fact = many(facts_of(deal(**change)), "us_nexus")
    assert (set(fact.values), fact.complete) == (links, complete)


@pytest.mark.parametrize(
    ("goods", "value"),
    [
        ((Goods("insulin", "3004"),), True),
        ((Goods("wheat", sector="food"), Goods("insulin", "3004")), True),
        ((Goods("wheat", sector="food"), PUMPS), False),
        ((Goods("something"),), None),
        ((), None),
    ],
)
def test_humanitarian_follows_from_the_kinds_of_goods(goods: tuple[Goods, ...], value: object) -> None:
    assert value_of(facts_of(deal(goods=goods)), "humanitarian") is value


def test_the_highest_us_content_counts_and_one_unknown_makes_it_unknown() -> None:
    known, unknown = Goods("a", us_content_percent=3), Goods("b")
    assert value_of(facts_of(deal(goods=(known, PUMPS))), "us_content_percent") == 3
    assert value_of(facts_of(deal(goods=(known, unknown))), "us_content_percent") is None


def test_tags_are_complete_only_where_every_party_was_looked_at() -> None:
    stated = DealParty("A", "bank", "IR", tags=("un_sc:Iran", "SDGT"), listed=False)
    assert many(facts_of(deal(parties=(BUYER, stated))), "party_tags") == Many(frozenset({"IRAN", "SDGT"}))
    assert not many(facts_of(deal(parties=(stated, DealParty("B", "buyer")))), "party_tags").complete
    assert not many(facts_of(deal(parties=(DealParty("A", "bank", tags=("SDGT",)),))), "party_tags").complete
    assert not many(facts_of(deal(parties=())), "party_tags").complete


def test_serving_ships_is_business_with_the_shipping_sector() -> None:
    fact = many(facts_of(deal(activities=("bunkering", "port_service"))), "sector")
    assert fact.values == {"shipping", "ports"}


def test_the_file_has_the_last_word() -> None:
    facts = facts_of(deal(facts=(("us_owned", "yes"), ("party_tags", "none"), ("sector", "petroleum, copper"), ("relies_on", "x"))))
    assert value_of(facts, "us_owned") is True
    assert many(facts, "party_tags") == Many(frozenset())
    assert many(facts, "sector").values == {"petroleum", "copper"}


@pytest.mark.parametrize(
    ("name", "text", "said"), [("bank", "perhaps", "yes or no"), ("us_content_percent", "x", "number"), ("loading", "May", "day")]
)
def test_a_fact_of_the_wrong_kind_is_refused(name: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_fact(name, text)


@pytest.mark.parametrize(
    ("change", "touches"),
    [
        ({}, True),
        ({"activities": ("fx_rial",), "parties": (), "countries": ()}, True),
        ({"activities": ("payment",), "parties": (DealParty("A", "payee", "AE"),), "countries": ("AE",), "goods": ()}, False),
        ({"activities": ("payment",), "parties": (DealParty("A", "payee"),), "countries": (), "goods": ()}, None),
        ({"activities": ("transport",), "parties": (DealParty("A", "owner", "AE"),), "countries": ("CN",), "goods": (Goods("oil"),)}, None),
        ({"activities": ("sale",), "parties": (DealParty("A", "buyer", "AE", kinds=("irgc",)),), "countries": ("AE",)}, True),
    ],
)
def test_whether_it_is_business_with_iran(change: dict[str, Any], touches: object) -> None:
    given = deal(**change)
    assert touches_iran(given, facts_of(given)) is touches


def test_a_missing_fact_is_named_as_the_file_would_state_it() -> None:
    assert [key_of(f) for f in ("us_owned", "hs", "destination_countries", "stop_reason", "contract")] == [
        "actor.us_owned",
        "goods.hs",
        "countries",
        "facts.stop_reason",
        "contract",
    ]
