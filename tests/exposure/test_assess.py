from __future__ import annotations

from datetime import date

import pytest
from tests.exposure.builders import AMERICAN, BUYER, EU_LISTED, ON, book, condition, deal, hit, listing, measure, permission, row

from ostrakon.exposure.assess import assess_deal
from ostrakon.exposure.parties import HitsOf
from ostrakon.law.records import Covers, Kind, LawBook, Status
from ostrakon.law.vocabulary import ACTIVITY_GROUPS
from ostrakon.model.deal import Actor, DealParty, Goods, Owner
from ostrakon.model.finding import Assessment, Finding, Outcome
from ostrakon.model.jsonable import to_json
from ostrakon.model.time import AsOf

FREEZE = measure("eu.freeze", Kind.BLOCKING, covers=Covers(), targets=EU_LISTED)
BAN = measure("eu.ban", confidence="m")


def only(answer: Assessment, order: str = "eu") -> Finding:
    (found,) = (f for f in answer.findings if f.order == order)
    return found


@pytest.mark.parametrize(
    ("actor", "orders"),
    [
        (Actor("A", ("DE",)), {"us_primary", "us_secondary", "un", "eu", "eu_blocking"}),
        (Actor("A", ("GB",)), {"us_primary", "us_secondary", "un", "eu", "eu_blocking", "uk", "uk_blocking"}),
        (Actor("A", ("IN",)), {"us_primary", "us_secondary", "un"}),
        (Actor("A", ("CH", "JP")), {"us_primary", "us_secondary", "un", "ch", "jp"}),
        (AMERICAN, {"us_primary", "un"}),
    ],
)
def test_the_orders_that_bind_or_threaten_an_actor_answer(actor: Actor, orders: set[str], law: LawBook) -> None:
    assert {f.order for f in assess_deal(deal(actor=actor), law, {}, ON).findings} == orders


def test_the_gravest_measure_decides_and_the_others_stand_beside_it() -> None:
    duty, lifted = measure("eu.duty", Kind.DUTY), measure("eu.old", rows=(row(status=Status.LIFTED),))
    answer = only(assess_deal(deal(), book(lifted, duty, BAN), {}, ON))
    assert (answer.outcome, answer.measure, answer.also) == (Outcome.PROHIBITED, "eu.ban", ("Measure eu.duty (art. 1): duty",))


def test_the_confidence_is_the_lowest_of_what_decided() -> None:
    assert only(assess_deal(deal(), book(BAN), {}, ON)).confidence == "m"
    shaky = permission("eu.ban", rows=(row(confidence="l"),))
    assert only(assess_deal(deal(), book(BAN, shaky), {}, ON)).confidence == "l"


def test_a_finding_cites_the_measure_its_act_its_source_and_the_permission() -> None:
    answer = only(assess_deal(deal(), book(BAN, permission("eu.ban")), {}, ON))
    assert [c.id for c in answer.citations] == ["eu.ban", "ACT", "", "p"]
    assert [c.title for c in answer.citations] == ["art. 1", "The act", "Source", "art. 1"]


def test_the_next_change_is_that_of_the_measure_or_of_the_permission_whichever_comes_first() -> None:
    ban = measure("eu.ban", rows=(row(end=date(2022, 1, 1)),))
    ends = permission("eu.ban", rows=(row(end=date(2021, 1, 1)),))
    assert only(assess_deal(deal(), book(ban), {}, ON)).next_change == date(2022, 1, 1)
    assert only(assess_deal(deal(), book(ban, ends), {}, ON)).next_change == date(2021, 1, 1)


def test_the_period_is_told_with_its_last_day() -> None:
    ban = measure("eu.ban", rows=(row(end=date(2022, 1, 1)),))
    assert only(assess_deal(deal(), book(ban), {}, ON)).period == "in force, 2018-01-01 to 2021-12-31"


@pytest.mark.parametrize(("covered_from", "outcome"), [(date(2020, 6, 1), Outcome.PROHIBITED), (date(2020, 6, 2), Outcome.NOT_COVERED)])
def test_before_the_files_begin_the_answer_is_not_covered_never_clear(covered_from: date, outcome: Outcome) -> None:
    assert only(assess_deal(deal(), book(BAN, covered_from=covered_from), {}, ON)).outcome is outcome


def test_past_the_horizon_even_a_clear_answer_says_so() -> None:
    later = AsOf(date(2026, 1, 2), date(2026, 1, 2))
    law = book(measure("eu.ban", covers=Covers(activities=("transport",))))
    answer = only(assess_deal(deal(), law, {}, later))
    assert answer.outcome is Outcome.CLEAR
    assert answer.stale == "EU-IRN: the law is known to 2026-01-01; later acts may be missing (looked for on 2026-02-01)"
    assert not only(assess_deal(deal(), law, {}, AsOf(date(2026, 1, 1), date(2026, 1, 1)))).stale


def test_a_graver_measure_that_may_reach_is_told_beside_the_one_that_does() -> None:
    duty = measure("eu.duty", Kind.DUTY)
    maybe = measure("eu.ban", covers=Covers(activities=("sale",), sectors=("mining",)))
    answer = only(assess_deal(deal(goods=(Goods("x", "8413"),)), book(duty, maybe), {}, ON))
    assert (answer.outcome, answer.missing) == (Outcome.DUTY, ("goods.sector",))
    assert any(why.startswith("may also be prohibited: Measure eu.ban") for why in answer.why)


def test_a_listed_party_is_found_through_its_hit() -> None:
    parties = (DealParty("Buyer", "buyer", "IR"),)
    hits: HitsOf = {parties[0]: (hit("Buyer", listing("eu_council", "IRN")),)}
    answer = only(assess_deal(deal(parties=parties), book(FREEZE), hits, ON))
    assert (answer.outcome, answer.measure) == (Outcome.BLOCKED, "eu.freeze")
    assert any("Buyer: listed, EU [IRN]" in why for why in answer.why)


def test_an_owner_is_screened_under_his_own_name() -> None:
    parties = (DealParty("Buyer", "buyer", "IR", listed=False, owners=(Owner("Parent", 60),)),)
    freeze = measure(
        "eu.freeze", Kind.BLOCKING, covers=Covers(), targets=type(EU_LISTED)(("eu_council",), ("IRN",), ownership="eu_50_or_control")
    )
    listed: HitsOf = {parties[0].owners[0]: (hit("Parent", listing("eu_council", "IRN")),)}
    assert only(assess_deal(deal(parties=parties), book(freeze), listed, ON)).outcome is Outcome.BLOCKED
    assert only(assess_deal(deal(parties=parties), book(freeze), {parties[0].owners[0]: ()}, ON)).outcome is Outcome.CLEAR
    assert only(assess_deal(deal(parties=parties), book(freeze), {}, ON)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("lists", "outcome"),
    [(None, Outcome.CLEAR), (("eu_council",), Outcome.CLEAR), (("us_ofac_sdn",), Outcome.UNKNOWN), ((), Outcome.UNKNOWN)],
)
def test_a_list_that_was_not_there_that_day_keeps_the_answer_open(lists: tuple[str, ...] | None, outcome: Outcome) -> None:
    parties = (DealParty("Buyer", "buyer", "IR"),)
    answer = assess_deal(deal(parties=parties), book(FREEZE), {parties[0]: ()}, ON, lists)
    assert only(answer).outcome is outcome
    said = any(note == "lists without a version for that day: EU" for note in answer.not_checked)
    assert said is (outcome is Outcome.UNKNOWN)


def test_what_was_not_checked_is_said_in_so_many_words() -> None:
    parties = (BUYER, DealParty("Nobody looked", "bank", "AE"), DealParty("Doubtful", "carrier", "IR"))
    hits: HitsOf = {parties[2]: (hit("Somebody", listing("eu_council", "IRN"), score=0.81),)}
    given = deal(parties=parties, actor=Actor("A", ("IN", "JP")))
    notes = assess_deal(given, book(FREEZE), hits, ON, ("eu_council",)).not_checked
    assert "not screened: Nobody looked" in notes
    assert "hits that a person has not confirmed: Doubtful as Somebody (0.81)" in notes
    assert "who owns or controls the parties" in notes
    assert "the law of other countries of the deal: AE, IN, IR" in notes
    assert any(note.startswith("no law file for: ") and "Japan" in note for note in notes)
    assert any("end use" in note for note in notes)
    assert any("thresholds" in note for note in notes)


def test_a_deal_without_parties_or_goods_says_so_or_says_less() -> None:
    notes = assess_deal(deal(parties=(), goods=()), book(BAN), {}, ON).not_checked
    assert "no counterparty is named in the deal" in notes
    assert not any("control lists" in note for note in notes)


def test_the_same_question_gives_the_same_bytes(law: LawBook) -> None:
    given = deal(activities=("sale", "export_to_iran", "payment"), currency="USD", us_nexus_known=False)
    first, second = (to_json(assess_deal(given, law, {BUYER: ()}, ON)) for _ in range(2))
    assert first == second


def test_every_finding_that_is_not_clear_has_a_reason_and_a_citation(law: LawBook) -> None:
    for day in (date(2014, 6, 1), date(2018, 6, 1), date(2019, 6, 1), date(2026, 3, 25)):
        given = deal(
            activities=("sale", "export_to_iran", "payment", "insurance"), goods=(Goods("steel", "7208", "automotive", "DE", 12.0),)
        )
        for found in assess_deal(given, law, {}, AsOf(day, day)).findings:
            assert found.why
            assert found.outcome in (Outcome.CLEAR, Outcome.NOT_COVERED) or found.citations
            assert found.outcome is not Outcome.UNKNOWN or found.missing


def test_a_listing_whose_programme_is_in_no_law_file_is_never_clear() -> None:
    law, asked = book(FREEZE), deal(parties=(DealParty("Buyer", "buyer", "IR"),), activities=("service",))
    found = only(assess_deal(asked, law, {asked.parties[0]: (hit("Buyer", listing("eu_council", "AFG")),)}, ON))
    assert found.outcome is Outcome.NOT_COVERED
    assert "Buyer is listed: EU [AFG]" in found.why[0]
    elsewhere = only(assess_deal(asked, law, {asked.parties[0]: (hit("Buyer", listing("un_sc", "Al-Qaida")),)}, ON))
    assert elsewhere.outcome is Outcome.CLEAR
    known = only(assess_deal(asked, law, {asked.parties[0]: (hit("Buyer", listing("eu_council", "IRN")),)}, ON))
    assert known.outcome is Outcome.BLOCKED
    both = only(
        assess_deal(asked, law, {asked.parties[0]: (hit("Buyer", listing("eu_council", "IRN"), listing("eu_council", "AFG")),)}, ON)
    )
    assert both.outcome is Outcome.BLOCKED
    assert "Buyer is listed: EU [AFG]" in both.why[-1]


def test_an_american_listing_of_no_known_programme_leaves_the_threat_open_too(law: LawBook) -> None:
    asked = deal(parties=(DealParty("Buyer", "buyer", "RU"),), countries=("RU",), activities=("service",))
    answers = assess_deal(asked, law, {asked.parties[0]: (hit("Buyer", listing("us_ofac_sdn", "RUSSIA-EO14024")),)}, ON, ("us_ofac_sdn",))
    assert {f.order: f.outcome for f in answers.findings if f.order.startswith("us_")} == {
        "us_primary": Outcome.CLEAR,
        "us_secondary": Outcome.NOT_COVERED,
    }
    buyer = deal(
        actor=AMERICAN,
        parties=(DealParty("Buyer", "buyer", "AE", tags=("CYBER2",), listed=False),),
        countries=("AE",),
        activities=("service",),
        goods=(),
    )
    bound = next(f for f in assess_deal(buyer, law, {}, ON).findings if f.order == "us_primary")
    assert (bound.outcome, bound.measure) == (Outcome.BLOCKED, "us.sdn.block")


@pytest.mark.parametrize("activity", ACTIVITY_GROUPS["any_dealing"])
@pytest.mark.parametrize("day", [date(2017, 3, 1), date(2024, 3, 1)])
def test_a_us_person_may_do_nothing_with_iran_whatever_the_file_calls_it(activity: str, day: date, law: LawBook) -> None:
    asked = deal(actor=AMERICAN, activities=(activity,), goods=(Goods("glass", "7013", "none", "IR", 0.0),))
    answer = next(f for f in assess_deal(asked, law, {}, AsOf(day, day)).findings if f.order == "us_primary")
    assert answer.outcome is Outcome.PROHIBITED
    assert answer.measure.startswith("us.itsr.")


def test_a_permission_that_the_deal_relies_on_and_nobody_knows_is_named() -> None:
    notes = assess_deal(deal(facts=(("relies_on", "p, us.lic.glz"),)), book(BAN, permission("eu.ban")), {}, ON).not_checked
    assert "what the deal relies on and is in no law file: us.lic.glz" in notes


def test_national_law_beside_that_of_the_eu_is_named_as_unchecked() -> None:
    notes = assess_deal(deal(), book(BAN), {}, ON).not_checked
    assert any("beside that of the EU (DE), in Germany also section 7 of the AWV" in note for note in notes)
    swiss = deal(actor=Actor("A", ("CH",), us_person=False))
    assert not any("beside that of the EU" in note for note in assess_deal(swiss, book(BAN), {}, ON).not_checked)


def test_without_the_actors_countries_every_legal_order_is_asked_and_none_is_clear_by_silence(law: LawBook) -> None:
    oil = Goods("oil", "2709", "crude", "IR")
    asked = deal(actor=Actor("A", (), us_person=False), activities=("purchase", "import_from_iran"), goods=(oil,))
    answers = {f.order: f for f in assess_deal(asked, law, {}, AsOf(date(2026, 7, 1), date(2026, 7, 1))).findings}
    assert {"eu", "eu_blocking", "uk", "uk_blocking", "ch", "ca", "au", "jp", "tr"} <= answers.keys()
    assert answers["eu"].outcome is Outcome.UNKNOWN
    assert "actor.jurisdictions" in answers["eu"].missing


def test_the_period_shown_is_that_of_the_permission_where_one_decided() -> None:
    law = book(measure(), permission(rows=(row(date(2020, 5, 1), date(2020, 9, 1), end_known=date(2020, 5, 1)),)))
    answer = only(assess_deal(deal(), law, {}, ON))
    assert (answer.outcome, answer.period) == (Outcome.AUTHORISED, "in force, 2020-05-01 to 2020-08-31")


def test_a_permission_is_named_beside_a_graver_answer() -> None:
    law = book(measure("ban"), permission("ban"), measure("other"))
    answer = only(assess_deal(deal(), law, {}, ON))
    assert answer.outcome is Outcome.PROHIBITED
    assert answer.also == ("Measure ban (art. 1): authorised by Measure p (art. 1)",)


def test_a_leg_of_a_measure_that_came_later_reaches_only_from_then() -> None:
    narrow = row(date(2018, 1, 1), date(2020, 7, 1), end_known=date(2018, 1, 1), conditions=(condition("end_use", "is", "military"),))
    law = book(measure(rows=(narrow, row(date(2020, 7, 1), published=date(2018, 1, 1)))))
    asked = deal(facts=(("end_use", "civil"),))
    assert only(assess_deal(asked, law, {}, ON)).outcome is Outcome.CLEAR
    assert only(assess_deal(deal(), law, {}, ON)).outcome is Outcome.UNKNOWN
    later = AsOf(date(2020, 7, 1), date(2020, 7, 1))
    assert only(assess_deal(asked, law, {}, later)).outcome is Outcome.PROHIBITED


def test_a_duty_to_ask_for_leave_is_a_licence() -> None:
    assert only(assess_deal(deal(), book(measure(kind=Kind.DUTY, asks="authorisation")), {}, ON)).outcome is Outcome.LICENCE
    assert only(assess_deal(deal(), book(measure(kind=Kind.DUTY, asks="notice")), {}, ON)).outcome is Outcome.DUTY
