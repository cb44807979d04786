from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.exposure.builders import AMERICAN, DAY, EU_LISTED, GERMAN, ON, book, condition, deal, measure, permission, row

from ostrakon.exposure.assess import assess_deal
from ostrakon.exposure.rules import RULES
from ostrakon.law.records import Covers, Kind, LawBook, Measure, Status, Targets
from ostrakon.model.deal import Actor, Deal, DealParty, Goods, Owner
from ostrakon.model.finding import Finding, Outcome
from ostrakon.model.time import AsOf

BEFORE = date(2018, 5, 8)
OLD_ONLY = (condition("contract", "before", BEFORE, "contract from before 8 May 2018"),)
OPEN = condition("", "is", "", "ordinarily incident to it")


def finding(given: Deal, law: LawBook, order: str = "eu", as_of: AsOf = ON) -> Finding:
    return next(f for f in assess_deal(given, law, {}, as_of).findings if f.order == order)


def told(given: Deal, *measures: Measure, order: str = "eu") -> tuple[Outcome, str]:
    answer = finding(given, book(*measures), order)
    return answer.outcome, "\n".join(answer.why)


def test_every_rule_is_a_function_that_says_where_it_stands() -> None:
    assert len(set(RULES)) == len(RULES)
    for rule in RULES:
        assert rule.__doc__, rule


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [(Kind.PROHIBITION, Outcome.PROHIBITED), (Kind.BLOCKING, Outcome.BLOCKED), (Kind.EXPOSURE, Outcome.EXPOSED), (Kind.DUTY, Outcome.DUTY)],
)
def test_what_a_measure_in_force_comes_to(kind: Kind, outcome: Outcome) -> None:
    assert told(deal(), measure(kind=kind))[0] is outcome


def test_a_lifted_measure_has_no_effect_and_the_answer_says_since_when() -> None:
    outcome, why = told(deal(), measure(rows=(row(status=Status.LIFTED),)))
    assert outcome is Outcome.CLEAR
    assert "lifted, 2018-01-01 on" in why


def test_a_lifted_measure_that_might_not_even_reach_is_not_asked_about() -> None:
    assert told(deal(goods=()), measure(rows=(row(status=Status.LIFTED),), covers=Covers(goods=("crude",))))[0] is Outcome.CLEAR


# ---- suspension ----


@pytest.mark.parametrize(
    ("delivery", "outcome"),
    [(date(2020, 12, 31), Outcome.AUTHORISED), (date(2021, 1, 1), Outcome.PROHIBITED), (None, Outcome.UNKNOWN)],
)
def test_only_what_keeps_within_a_suspension_profits_from_it(delivery: date | None, outcome: Outcome) -> None:
    terms = (condition("delivery", "before", date(2021, 1, 1)),)
    assert told(deal(delivery=delivery), measure(rows=(row(status=Status.SUSPENDED, conditions=terms),)))[0] is outcome


def test_a_suspension_without_terms_is_as_good_as_lifted() -> None:
    assert told(deal(), measure(rows=(row(status=Status.SUSPENDED),)))[0] is Outcome.CLEAR


# ---- wind-down ----


def window(*earlier: Any) -> Measure:
    """An exposure with a window over the day; `earlier` rows make it one that comes back."""
    later = row(date(2020, 9, 1), published=date(2020, 5, 1))
    inside = row(date(2020, 5, 1), date(2020, 9, 1), Status.WIND_DOWN, conditions=OLD_ONLY, end_known=date(2020, 5, 1))
    return measure(kind=Kind.EXPOSURE, order="us_secondary", binds=("non_us_person",), rows=(*earlier, inside, later))


RETURNS = row(date(2016, 1, 1), date(2020, 5, 1), Status.LIFTED)
OLD, NEW = BEFORE - timedelta(1), BEFORE


@pytest.mark.parametrize(
    ("contract", "earlier", "outcome"),
    [
        (OLD, (RETURNS,), Outcome.WIND_DOWN),
        (NEW, (RETURNS,), Outcome.WIND_DOWN),  # nothing has come back yet
        (None, (RETURNS,), Outcome.WIND_DOWN),
        (OLD, (), Outcome.WIND_DOWN),
        (NEW, (), Outcome.EXPOSED),  # a new law, with forbearance for old business only
        (None, (), Outcome.UNKNOWN),
    ],
)
def test_old_and_new_business_in_the_two_kinds_of_window(contract: date | None, earlier: tuple[Any, ...], outcome: Outcome) -> None:
    assert told(deal(contract=contract), window(*earlier), order="us_secondary")[0] is outcome


def test_new_business_in_a_window_of_return_is_told_that_it_is_no_winding_down() -> None:
    assert "this is new business, not winding down" in told(deal(contract=NEW), window(RETURNS), order="us_secondary")[1]


@pytest.mark.parametrize(("delivery", "warned"), [(date(2020, 8, 31), False), (date(2020, 9, 1), True)])
def test_a_delivery_after_the_window_is_warned_of(delivery: date, warned: object) -> None:
    why = told(deal(contract=OLD, delivery=delivery), window(RETURNS), order="us_secondary")[1]
    assert (f"on the day of delivery, {delivery}, it is in force: exposed then" in why) is warned


def test_a_window_that_the_world_could_not_know_of_is_not_seen() -> None:
    as_of = AsOf(DAY, date(2020, 4, 30))
    lifted = row(date(2016, 1, 1), date(2020, 5, 1), Status.LIFTED, end_known=date(2020, 5, 1))
    assert finding(deal(contract=OLD), book(window(lifted)), "us_secondary", as_of).outcome is Outcome.CLEAR


# ---- permissions ----


@pytest.mark.parametrize(
    ("facts", "outcome", "said"),
    [
        ({"loading": date(2020, 3, 20)}, Outcome.AUTHORISED, "permitted: Measure p (art. 1), in force"),
        (
            {"loading": date(2020, 3, 21)},
            Outcome.PROHIBITED,
            "does not help: Measure p (art. 1); not met: loaded in time (loading: 2020-03-21)",
        ),
        ({}, Outcome.UNKNOWN, "may be permitted: Measure p"),
    ],
)
def test_a_permission_met_failed_and_open(facts: dict[str, Any], outcome: Outcome, said: str) -> None:
    terms = (condition("loading", "on_or_before", date(2020, 3, 20), "loaded in time"),)
    answer = told(deal(**facts), measure(), permission(conditions=terms))
    assert answer[0] is outcome
    assert said in answer[1]


def test_an_open_permission_names_the_fact() -> None:
    law = book(measure(), permission(conditions=(condition("loading", "before", DAY),)))
    assert finding(deal(), law).missing == ("loading",)


@pytest.mark.parametrize(
    "change",
    [
        {"rows": (row(date(2021, 1, 1)),)},  # not yet
        {"rows": (row(end=DAY),)},  # no longer
        {"binds": ("uk_person",)},  # for others
        {"covers": Covers(activities=("transport",))},  # for something else
        {"covers": Covers(goods=("medicine",))},
        {"overrides": ("another",)},
    ],
)
def test_a_permission_that_is_not_for_this_deal_changes_nothing(change: dict[str, Any]) -> None:
    assert told(deal(), measure(), permission(**change))[0] is Outcome.PROHIBITED


def test_a_permission_to_wind_down_gives_wind_down() -> None:
    law = permission(rows=(row(end=date(2020, 9, 1), status=Status.WIND_DOWN, conditions=OLD_ONLY),))
    assert told(deal(contract=OLD), measure(), law)[0] is Outcome.WIND_DOWN
    assert told(deal(contract=NEW), measure(), law)[0] is Outcome.PROHIBITED


def test_two_permissions_that_say_different_things_go_to_a_person() -> None:
    ending = permission(id_="q", rows=(row(end=date(2020, 9, 1), status=Status.WIND_DOWN),))
    outcome, why = told(deal(), measure(), permission(), ending)
    assert outcome is Outcome.REVIEW
    assert "Measure p (art. 1) holds and says: authorised" in why
    assert "Measure q (art. 1) holds and says: wind_down" in why


def test_two_permissions_that_agree_need_nobody() -> None:
    assert told(deal(), measure(), permission(), permission(id_="q"))[0] is Outcome.AUTHORISED


@pytest.mark.parametrize(
    ("law", "facts", "outcome"),
    [
        ({"conditions": (OPEN,)}, (), Outcome.PROHIBITED),  # nothing in the deal speaks for it
        ({"conditions": (OPEN, condition("end_use", "is", "civil"))}, (("end_use", "civil"),), Outcome.REVIEW),
        ({"conditions": (OPEN,)}, (("relies_on", "x, p"),), Outcome.AUTHORISED),
        ({"conditions": (OPEN, condition("end_use", "is", "civil"))}, (("end_use", "military"), ("relies_on", "p")), Outcome.PROHIBITED),
        ({"conditions": (condition("", "is", "", "a specific licence was granted"),)}, (), Outcome.LICENCE),
    ],
)
def test_what_only_a_person_can_judge(law: dict[str, Any], facts: tuple[tuple[str, str], ...], outcome: Outcome) -> None:
    assert told(deal(facts=facts), measure(), permission(**law))[0] is outcome


def test_reliance_is_repeated_in_the_answer() -> None:
    why = told(deal(facts=(("relies_on", "p"),)), measure(), permission(conditions=(OPEN,)))[1]
    assert "on the deal file's word (relies_on): ordinarily incident to it" in why


def test_a_permission_about_other_goods_is_not_worth_a_word() -> None:
    food = permission(conditions=(condition("humanitarian", "is", value=True),))
    assert "does not help" not in told(deal(humanitarian=False), measure(), food)[1]


def test_a_permission_that_ends_before_delivery_is_warned_of() -> None:
    ends = row(end=date(2020, 9, 1), end_known=date(2018, 1, 1))
    why = told(deal(delivery=date(2020, 9, 1)), measure(), permission(rows=(ends,)))[1]
    assert "on the day of delivery, 2020-09-01, the permission is over: prohibited then" in why


def test_a_ban_on_a_later_day_that_a_permission_defeats_is_not_warned_of() -> None:
    window_then_ban = window(RETURNS)
    paid = permission(covers=Covers(activities=("sale",)), rows=(row(date(2020, 9, 1), published=date(2020, 5, 1)),))
    late = deal(actor=GERMAN, contract=date(2020, 3, 1), delivery=date(2020, 9, 15))
    assert "2020-09-15, it is in force: exposed then" in told(late, window_then_ban, order="us_secondary")[1]
    assert "2020-09-15" not in told(late, window_then_ban, replace(paid, binds=("any_person",)), order="us_secondary")[1]


# ---- a link to the United States ----

EXPORT = measure("us.export", order="us_primary", binds=("us_person", "in_us"))
NEXUS = (condition("us_nexus", "any_of", ["us_bank", "usd_clearing_via_us", "us_person_involved"], "a link to the United States"),)
CAUSE = measure("us.cause", order="us_primary", binds=("any_person",), covers=Covers(), requires=NEXUS)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"us_nexus": ("us_bank",)}, Outcome.PROHIBITED),
        ({}, Outcome.CLEAR),
        ({"us_nexus_known": False}, Outcome.UNKNOWN),
        ({"us_nexus_known": False, "currency": "USD"}, Outcome.PROHIBITED),
        ({"us_nexus": ("us_bank",), "activities": ("transport",)}, Outcome.CLEAR),  # a US person could do that
    ],
)
def test_causing_borrows_what_a_us_person_could_not_do(facts: dict[str, Any], outcome: Outcome) -> None:
    answer = finding(deal(**facts), book(EXPORT, CAUSE), "us_primary")
    assert answer.outcome is outcome
    assert not answer.measure or answer.measure == "us.cause"


def test_a_licence_for_us_persons_serves_whoever_would_cause_one_to_act() -> None:
    licence = permission("us.export", order="us_primary", binds=("us_person",))
    answer = finding(deal(us_nexus=("us_bank",)), book(EXPORT, CAUSE, licence), "us_primary")
    assert answer.outcome is Outcome.AUTHORISED
    assert {c.id for c in answer.citations} >= {"us.cause", "p"}


def test_a_us_person_answers_under_the_law_itself() -> None:
    assert finding(deal(actor=AMERICAN), book(EXPORT, CAUSE), "us_primary").measure == "us.export"


def test_a_link_that_was_derived_is_said_and_less_sure() -> None:
    answer = finding(deal(us_nexus_known=False, currency="USD"), book(EXPORT, CAUSE), "us_primary")
    assert answer.confidence == "m"
    assert any("say otherwise under `us_nexus`" in why for why in answer.why)


# ---- conflict of laws ----

THREAT = measure("us.threat", Kind.EXPOSURE, "us_secondary", binds=("non_us_person",), instruments=("US-IFCA", "ACT"))


def blocking(**more: Any) -> tuple[Measure, Measure]:
    annexed = (row(date(1996, 11, 29), date(2018, 8, 7), annex=("US-ISA",)), row(date(2018, 8, 7), annex=("US-ISA", "US-IFCA")))
    stated: dict[str, Any] = {"binds": ("eu_operator_art11",), "covers": Covers(activities=("stop_business",))}
    art5 = measure("art5", Kind.COUNTER, "eu_blocking", rows=annexed, **{**stated, **more})
    return art5, measure("art2", Kind.DUTY, "eu_blocking", deadline_days=30, **stated)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [(date(2018, 8, 6), Outcome.CLEAR), (date(2018, 8, 7), Outcome.CONFLICT)],
)
def test_only_acts_annexed_on_the_day_make_a_conflict(day: date, outcome: Outcome) -> None:
    assert finding(deal(), book(THREAT, *blocking()), "eu_blocking", AsOf(day, day)).outcome is outcome


def test_a_conflict_comes_with_the_duty_to_tell() -> None:
    answer = finding(deal(), book(THREAT, *blocking()), "eu_blocking")
    assert (answer.measure, answer.also) == ("art5", ("Measure art2 (art. 1): duty",))
    assert any("stopping in order to obey them breaks this law" in why for why in answer.why)


@pytest.mark.parametrize("reason", ["commercial", "credit", "eu_law", "un_law"])
def test_reasons_of_ones_own_are_free(reason: str) -> None:
    given = deal(activities=("sale", "stop_business"), facts=(("stop_reason", reason),))
    answer = finding(given, book(THREAT, *blocking()), "eu_blocking")
    assert answer.outcome is Outcome.CLEAR
    assert any("is free" in why for why in answer.why)


@pytest.mark.parametrize(
    ("threat", "outcome"),
    [
        ({}, Outcome.CONFLICT),
        ({"instruments": ("US-EO13902", "ACT")}, Outcome.CLEAR),  # not annexed
        ({"rows": (row(status=Status.LIFTED),)}, Outcome.CLEAR),
        ({"targets": Targets(datasets=("us_ofac_sdn",), tags=("SDGT",))}, Outcome.CLEAR),  # reaches nobody here
        ({"covers": Covers(activities=("sale",), us_content_percent=10)}, Outcome.CLEAR),
    ],
)
def test_a_conflict_needs_an_annexed_act_in_force_that_reaches_the_deal(threat: dict[str, Any], outcome: Outcome) -> None:
    stated: dict[str, Any] = {"binds": ("non_us_person",), "instruments": ("US-IFCA", "ACT"), **threat}
    law = book(measure("us.threat", Kind.EXPOSURE, "us_secondary", **stated), *blocking())
    assert finding(deal(), law, "eu_blocking").outcome is outcome


def test_where_the_threat_is_open_the_conflict_is_too() -> None:
    law = book(
        measure(
            "us.threat",
            Kind.EXPOSURE,
            "us_secondary",
            binds=("non_us_person",),
            instruments=("US-IFCA",),
            covers=Covers(sectors=("mining",)),
        ),
        *blocking(),
    )
    answer = finding(deal(goods=(Goods("x", "8413"),)), law, "eu_blocking")
    assert (answer.outcome, answer.missing) == (Outcome.UNKNOWN, ("goods.sector",))


def test_what_ones_own_law_forbids_is_no_obedience_to_another() -> None:
    law = book(measure("eu.ban"), THREAT, *blocking())
    assert finding(deal(), law, "eu").outcome is Outcome.PROHIBITED
    assert finding(deal(), law, "eu_blocking").outcome is Outcome.CLEAR


@pytest.mark.parametrize(("branch", "outcome"), [(True, Outcome.CLEAR), (False, Outcome.CONFLICT), (None, Outcome.UNKNOWN)])
def test_a_branch_from_elsewhere_is_no_eu_operator(branch: Any, outcome: Outcome) -> None:
    actor = Actor("Branch", ("FR", "CH"), us_person=False, us_owned=False, bank=True, branch_of_non_eu=branch)
    assert finding(deal(actor=actor), book(THREAT, *blocking()), "eu_blocking").outcome is outcome


def test_a_freeze_follows_the_list_of_its_own_order() -> None:
    freeze = measure(kind=Kind.BLOCKING, targets=EU_LISTED)
    assert told(deal(actor=GERMAN), freeze)[0] is Outcome.CLEAR


# ---- what is announced, what is not known, what is refused ----


def test_a_measure_that_does_not_stand_yet_is_warned_of_on_the_day_it_will() -> None:
    to_come = measure(rows=(row(date(2020, 8, 1), published=date(2020, 5, 1)),))
    outcome, why = told(deal(delivery=date(2020, 9, 1)), to_come)
    assert outcome is Outcome.CLEAR
    assert "on the day of delivery, 2020-09-01, Measure m: prohibited then (in force, 2020-08-01 on)" in why
    assert "prohibited then" not in told(deal(delivery=date(2020, 7, 31)), to_come)[1]


@pytest.mark.parametrize("name", ["loading", "delivery", "payment"])
def test_every_later_day_of_the_deal_is_looked_at(name: str) -> None:
    to_come = measure(rows=(row(date(2020, 8, 1), published=date(2020, 5, 1)),))
    assert f"on the day of {name}, 2020-08-01" in told(deal(**{name: date(2020, 8, 1)}), to_come)[1]


def test_the_last_day_of_a_suspension_still_counts_and_the_next_does_not() -> None:
    relief = measure(rows=(row(end=date(2020, 9, 1), status=Status.SUSPENDED, end_known=date(2018, 1, 1)),))
    assert told(deal(delivery=date(2020, 8, 31)), relief)[0] is Outcome.AUTHORISED
    assert told(deal(delivery=date(2020, 9, 1)), relief)[0] is Outcome.PROHIBITED


def test_a_permission_for_somebody_whom_the_actor_may_not_be_leaves_the_answer_open() -> None:
    owned = replace(permission(), binds=("us_owned_foreign_entity",))
    unsaid = replace(GERMAN, us_owned=None)
    assert told(deal(actor=unsaid), measure(), owned)[0] is Outcome.UNKNOWN
    assert told(deal(actor=replace(GERMAN, us_owned=True)), measure(), owned)[0] is Outcome.AUTHORISED
    assert told(deal(actor=replace(GERMAN, us_owned=False)), measure(), owned)[0] is Outcome.PROHIBITED


def test_a_permission_tested_on_a_day_that_the_deal_does_not_give_leaves_the_answer_open() -> None:
    on_delivery = replace(permission(), test_date="delivery")
    assert told(deal(), measure(), on_delivery)[0] is Outcome.UNKNOWN
    assert told(deal(delivery=DAY), measure(), on_delivery)[0] is Outcome.AUTHORISED


def test_before_a_programme_is_covered_its_measures_say_nothing() -> None:
    early = book(measure(rows=(row(date(2000, 1, 1)),)), covered_from=date(2020, 7, 1))
    assert finding(deal(), early).outcome is Outcome.NOT_COVERED


def test_an_owner_that_is_blocked_and_may_be_a_target_counts_once() -> None:
    freeze = measure(kind=Kind.BLOCKING, covers=Covers(), targets=Targets(datasets=("us_ofac_sdn",), tags=("NPWMD",), ownership="ofac_50"))
    owner = Owner("O", 26, ("us_ofac_sdn:SDGT",))
    held = deal(parties=(DealParty("Held", "buyer", "IR", listed=False, owners=(owner,)),))
    assert told(held, freeze)[0] is Outcome.CLEAR
