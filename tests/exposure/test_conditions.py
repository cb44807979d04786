from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.exposure.builders import condition

from ostrakon.exposure.conditions import try_one
from ostrakon.exposure.facts import Facts, Many, One
from ostrakon.exposure.truth import Truth

MAY = date(2018, 5, 8)


@pytest.mark.parametrize(
    ("op", "value", "wanted", "truth"),
    [
        ("is", True, True, Truth.MET),
        ("is", False, True, Truth.NOT_MET),
        ("in", "b", ["a", "b"], Truth.MET),
        ("none_of", "b", ["a", "b"], Truth.NOT_MET),
        ("at_least", 10.0, 10, Truth.MET),
        ("less_than", 10.0, 10, Truth.NOT_MET),
        ("before", date(2018, 5, 7), MAY, Truth.MET),
        ("before", MAY, MAY, Truth.NOT_MET),
        ("on_or_before", MAY, MAY, Truth.MET),
        ("on_or_after", MAY, MAY, Truth.MET),
        ("after", MAY, MAY, Truth.NOT_MET),
    ],
)
def test_each_operator_on_and_beside_its_edge(op: str, value: Any, wanted: object, truth: Truth) -> None:
    assert try_one(condition("end_use", op, wanted), {"end_use": One(value)}).truth is truth


@pytest.mark.parametrize(
    ("op", "fact", "truth"),
    [
        ("any_of", Many(frozenset({"SDGT"})), Truth.MET),
        ("any_of", Many(frozenset({"sdgt"}), complete=False), Truth.MET),
        ("any_of", Many(frozenset()), Truth.NOT_MET),
        ("any_of", Many(frozenset(), complete=False), Truth.UNKNOWN),
        ("none_of", Many(frozenset({"SDGT", "IRAN"})), Truth.NOT_MET),
        ("none_of", Many(frozenset({"IRAN"})), Truth.MET),
        ("none_of", Many(frozenset({"IRAN"}), complete=False), Truth.UNKNOWN),
        ("any_of", Many(frozenset(), maybe=frozenset({"SDGT"})), Truth.UNKNOWN),
        ("none_of", Many(frozenset(), maybe=frozenset({"SDGT"})), Truth.UNKNOWN),
        ("none_of", Many(frozenset(), maybe=frozenset({"IRAN"})), Truth.MET),
    ],
)
def test_an_incomplete_list_proves_presence_but_never_absence(op: str, fact: Many, truth: Truth) -> None:
    assert try_one(condition("party_tags", op, ["SDGT"]), {"party_tags": fact}).truth is truth


def test_a_missing_fact_is_asked_for_by_its_place_in_the_file() -> None:
    answer = try_one(condition("us_owned", "is", value=False), {"us_owned": One(None)})
    assert answer.missing == ("actor.us_owned",)


def test_a_condition_for_a_person_stays_open_under_its_text() -> None:
    answer = try_one(condition("", "is", "", "ordinarily incident"), {})
    assert answer.open
    assert answer.missing == ("ordinarily incident",)


@pytest.mark.parametrize(("bound", "truth"), [(MAY, Truth.MET), (date(2018, 6, 1), Truth.UNKNOWN)])
def test_a_contract_known_only_as_signed_before_a_day(bound: date, truth: Truth) -> None:
    facts: Facts = {"contract": One(None), "contract_signed_before": One(bound)}
    assert try_one(condition("contract", "before", MAY), facts).truth is truth


@pytest.mark.parametrize(("contract", "truth"), [(date(2018, 6, 26), Truth.MET), (date(2018, 6, 27), Truth.NOT_MET)])
def test_new_business_follows_from_the_contract_and_the_announcement(contract: date, truth: Truth) -> None:
    facts: Facts = {"new_business": One(None), "contract": One(contract)}
    assert try_one(condition("new_business", "is", value=False), facts, date(2018, 6, 27)).truth is truth


def test_new_business_is_unknown_without_a_contract_and_the_file_wins_over_what_follows() -> None:
    wanted = condition("new_business", "is", value=False)
    assert try_one(wanted, {"new_business": One(None)}, MAY).missing == ("new_business",)
    assert try_one(wanted, {"new_business": One(value=False), "contract": One(date(2019, 1, 1))}, MAY).met


def test_a_failed_condition_shows_the_value_that_failed() -> None:
    answer = try_one(condition("loading", "on_or_before", date(2026, 3, 20), "loaded by 20 March"), {"loading": One(date(2026, 3, 22))})
    assert answer.why == ("not met: loaded by 20 March (loading: 2026-03-22)",)
