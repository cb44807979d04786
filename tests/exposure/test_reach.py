from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.exposure.builders import AMERICAN, DAY, EU_LISTED, GERMAN, ON, PUMPS, book, condition, deal, measure

from ostrakon.exposure.case import Case, open_case
from ostrakon.exposure.parties import Looked
from ostrakon.exposure.reach import binds, covers_all, reaches, remaining
from ostrakon.exposure.truth import Answer, Truth
from ostrakon.law.records import Covers, Measure, Targets
from ostrakon.law.vocabulary import BINDS
from ostrakon.model.deal import Actor, Deal, DealParty, Goods

OIL = Goods("oil", "2709", "crude", "IR")


def case_of(given: Deal, *measures: Measure) -> Case:
    return open_case(given, book(*measures), {}, ON, Looked())


def reach(given: Deal, **law: Any) -> Answer:
    one = measure(**law)
    case = case_of(given, one)
    return reaches(case.laws[0][0], one, case)


@pytest.mark.parametrize("word", BINDS)
def test_every_word_of_the_vocabulary_is_understood(word: str) -> None:
    assert binds(word, case_of(deal())).truth in set(Truth)


@pytest.mark.parametrize(
    ("actor", "word", "truth"),
    [
        (GERMAN, "eu_operator", Truth.MET),
        (GERMAN, "us_person", Truth.NOT_MET),
        (GERMAN, "non_us_person", Truth.MET),
        (AMERICAN, "non_us_person", Truth.NOT_MET),
        (AMERICAN, "in_us", Truth.MET),
        (AMERICAN, "us_owned_foreign_entity", Truth.NOT_MET),
        (Actor("A", ("DE",)), "us_owned_foreign_entity", Truth.UNKNOWN),
        (Actor("A", ("DE",), us_owned=True), "us_owned_foreign_entity", Truth.MET),
        (Actor("A", ()), "us_person", Truth.UNKNOWN),
        (Actor("A", ()), "uk_person", Truth.UNKNOWN),
        (Actor("A", ("JP",), kind="bank"), "ffi", Truth.MET),
        (Actor("A", ("US",), kind="bank"), "ffi", Truth.NOT_MET),
        (Actor("A", ("JP",)), "ffi", Truth.UNKNOWN),
        (Actor("A", ("FR", "US"), us_person=True, branch_of_non_eu=True), "eu_operator_art11", Truth.NOT_MET),
        (Actor("A", ("FR", "US"), us_person=True, branch_of_non_eu=True), "eu_operator", Truth.MET),
        (Actor("A", ("FR", "US")), "eu_operator_art11", Truth.UNKNOWN),
        (Actor("A", ("IN",), kind="country"), "country", Truth.MET),
        (GERMAN, "country", Truth.NOT_MET),
    ],
)
def test_whom_a_measure_binds(actor: Actor, word: str, truth: Truth) -> None:
    assert binds(word, case_of(deal(actor=actor))).truth is truth


def test_a_measure_reaches_what_it_covers_and_says_by_what() -> None:
    answer = reach(deal(), covers=Covers(activities=("sale", "transport")))
    assert answer.met
    assert "covers: sale" in answer.why


@pytest.mark.parametrize(
    ("given", "law"),
    [
        ({}, {"covers": Covers(activities=("transport",))}),
        ({}, {"covers": Covers(activities=("sale",), goods=("crude",))}),
        ({}, {"covers": Covers(activities=("sale",), goods=("crude",)), "targets": Targets(kinds=("nioc",))}),
        ({}, {"targets": EU_LISTED}),
        ({}, {"binds": ("uk_person",)}),
        ({}, {"requires": (condition("end_use", "is", "military"),)}),
        ({"goods": (OIL,)}, {"covers": Covers(activities=("sale",), goods=("crude",), us_content_percent=10)}),
        ({"activities": ("sale",), "parties": (DealParty("A", "buyer", "AE"),), "countries": ("AE",)}, {}),
    ],
)
def test_each_of_the_questions_can_keep_a_measure_away(given: dict[str, Any], law: dict[str, Any]) -> None:
    facts = (("end_use", "civil"),)
    goods = {"goods": (Goods("oil", "2709", "crude", "AE", 0.0),)} if given.get("goods") else {}
    assert reach(deal(facts=facts, **{**given, **goods}), **law).failed


@pytest.mark.parametrize(
    ("given", "law", "missing"),
    [
        ({"activities": ()}, {}, "activities"),
        ({"goods": ()}, {"covers": Covers(activities=("sale",), goods=("crude",))}, "goods"),
        ({"goods": (Goods("x", "8413"),)}, {"covers": Covers(activities=("sale",), sectors=("mining",))}, "goods.sector"),
        ({"parties": ()}, {"targets": EU_LISTED}, "parties"),
        ({"parties": (DealParty("A", "buyer", "IR"),)}, {"targets": EU_LISTED}, "listing of A (EU)"),
        ({"goods": (Goods("x", sector="none"),)}, {"covers": Covers(us_content_percent=10)}, "goods.us_content_percent"),
        ({"activities": ("payment",), "parties": (), "countries": ()}, {"covers": Covers(activities=("payment",))}, "parties.country"),
        ({}, {"requires": (condition("end_use", "is", "military"),)}, "facts.end_use"),
        ({"actor": Actor("A", ())}, {}, "actor.jurisdictions"),
    ],
)
def test_a_missing_fact_is_asked_for_where_it_decides(given: dict[str, Any], law: dict[str, Any], missing: str) -> None:
    assert reach(deal(**given), **law).missing == (missing,)


@pytest.mark.parametrize(
    ("share", "op", "truth"), [(10, ">=", Truth.MET), (10, ">", Truth.NOT_MET), (9.99, ">=", Truth.NOT_MET), (10.01, ">", Truth.MET)]
)
def test_us_content_on_both_sides_of_the_two_limits(share: float, op: str, truth: Truth) -> None:
    given = deal(goods=(Goods("x", sector="none", us_content_percent=share),))
    assert reach(given, covers=Covers(us_content_percent=10, us_content_op=op)).truth is truth


@pytest.mark.parametrize(
    ("activity", "origin", "truth"),
    [
        ("import_from_iran", "", Truth.MET),
        ("export_to_iran", "", Truth.NOT_MET),
        ("transport", "", Truth.UNKNOWN),
        ("transport", "IR", Truth.MET),
        ("transport", "IQ", Truth.NOT_MET),
    ],
)
def test_where_the_goods_come_from(activity: str, origin: str, truth: Truth) -> None:
    given = deal(activities=(activity,), goods=(Goods("oil", "2709", "crude", origin),))
    assert reach(given, covers=Covers(activities=(activity,), goods=("crude",), origin="iran")).truth is truth


def test_a_dollar_payment_through_the_us_is_also_a_payment_via_the_us() -> None:
    case = case_of(deal(activities=("payment",), currency="USD", us_nexus_known=False))
    assert case.activities == ("payment", "payment_via_us")


def test_after_delivery_only_the_payment_is_left() -> None:
    doing = ("sale", "export_to_iran", "payment")
    assert remaining(case_of(deal(activities=doing, delivery=date(2020, 5, 31)))) == {"payment"}
    assert remaining(case_of(deal(activities=doing, delivery=DAY))) == set(doing)
    assert remaining(case_of(deal(activities=("sale",), delivery=date(2020, 5, 31)))) == {"sale"}


def test_a_permission_must_cover_every_activity_by_which_the_ban_reached_and_all_goods() -> None:
    given = deal(activities=("sale", "transport"), goods=(OIL, PUMPS))
    case = case_of(given)
    both = frozenset(given.activities)
    assert covers_all(measure(covers=Covers(activities=("sale",))), case, both).failed
    assert covers_all(measure(covers=Covers(activities=("sale", "transport"))), case, both).met
    assert covers_all(measure(covers=Covers(goods=("crude",))), case, both).failed
    assert covers_all(measure(covers=Covers()), case, both).met


def test_paying_for_what_is_permitted_is_permitted_with_it_but_never_alone() -> None:
    sale = measure(covers=Covers(activities=("sale",)))
    both = ("sale", "payment")
    assert covers_all(sale, case_of(deal(activities=both)), frozenset(both)).met
    assert covers_all(sale, case_of(deal(activities=("payment",))), frozenset({"payment"})).failed
    assert covers_all(sale, case_of(deal(activities=("sale", "payment_via_us"))), frozenset({"payment_via_us"})).failed
