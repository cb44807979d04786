from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.exposure.builders import DAY, EU_LISTED, deal, hit, listing

from ostrakon.exposure.parties import Counterparty, Looked, is_sdn_tag, is_target, see_parties, tag_of
from ostrakon.exposure.truth import Truth
from ostrakon.law.records import Targets
from ostrakon.model.deal import DealParty
from ostrakon.model.hit import Hit
from ostrakon.model.time import DayRange

SDN_SUBJECT = Targets(datasets=("us_ofac_sdn",), tags=("IRAN", "IFSR"), secondary="subject")
EVERYWHERE = Looked()


def seen(stated: DealParty, *hits: Hit, screened: bool = True, day: date = DAY, looked: Looked = EVERYWHERE) -> Counterparty:
    return see_parties(deal(parties=(stated,)), {stated: hits} if screened else {}, day, looked)[0]


def truth(party: Counterparty, targets: Targets) -> Truth:
    return is_target(party, targets).truth


def test_a_listing_on_the_list_of_the_measure_makes_a_target() -> None:
    party = seen(DealParty("Bank", "bank"), hit("Bank", listing("eu_council", "IRN")))
    answer = is_target(party, EU_LISTED)
    assert answer.met
    assert answer.why == ("Bank: listed, EU [IRN], eu_council:1",)


def test_a_listing_on_another_list_or_with_another_tag_does_not() -> None:
    assert truth(seen(DealParty("Bank", "bank"), hit("Bank", listing("us_ofac_sdn", "IRN"))), EU_LISTED) is Truth.NOT_MET
    assert truth(seen(DealParty("Bank", "bank"), hit("Bank", listing("eu_council", "SYR"))), EU_LISTED) is Truth.NOT_MET


def test_a_listing_that_ended_before_the_day_is_no_listing() -> None:
    ended = listing("eu_council", "IRN", end=DayRange.on(DAY))
    assert truth(seen(DealParty("Bank", "bank"), hit("Bank", ended)), EU_LISTED) is Truth.NOT_MET


def test_a_listing_that_may_have_begun_by_the_day_is_unknown() -> None:
    since = listing("eu_council", "IRN")
    vague = type(since)(
        since.dataset,
        since.authority,
        since.entry_id,
        type(since.interval)(DayRange(date(2020, 1, 1), date(2020, 12, 1))),
        since.standing,
        since.programs,
    )
    answer = is_target(seen(DealParty("Bank", "bank"), hit("Bank", vague)), EU_LISTED)
    assert answer.open
    assert answer.missing == ("day on which Bank came on EU",)


def test_a_listing_last_seen_before_the_day_and_gone_at_the_next_look_is_unknown_and_lends_no_tags() -> None:
    gone = listing("eu_council", "IRN", end=DayRange(date(2020, 1, 1), date(2020, 12, 1)))
    party = seen(DealParty("Bank", "bank"), hit("Bank", gone))
    answer = is_target(party, EU_LISTED)
    assert answer.missing == ("day on which Bank left EU",)
    assert "2020-01-01..2020-12-01" in answer.why[0]
    assert party.tags == frozenset()
    assert not party.checked


@pytest.mark.parametrize(("score", "expected", "confidence"), [(0.97, Truth.MET, "h"), (0.92, Truth.MET, "m"), (0.8, Truth.UNKNOWN, "h")])
def test_a_doubtful_hit_is_a_question_and_a_good_one_an_answer(score: float, expected: Truth, confidence: str) -> None:
    party = seen(DealParty("Bank X", "bank"), hit("Bank Y", listing("eu_council", "IRN"), score=score))
    answer = is_target(party, EU_LISTED)
    assert (answer.truth, answer.confidence) == (expected, confidence)
    assert "as Bank Y" in answer.why[0]
    assert party.checked is (expected is Truth.MET)


def test_a_doubtful_hit_lends_neither_its_tags_nor_its_name() -> None:
    party = seen(DealParty("Bank X", "bank"), hit("Central Bank of Iran", listing("us_ofac_sdn", "SDGT"), score=0.75))
    assert party.tags == frozenset()
    assert party.kinds == frozenset()


def test_nobody_screened_is_unknown_and_screened_without_a_hit_is_no_target() -> None:
    assert truth(seen(DealParty("Bank", "bank"), screened=False), EU_LISTED) is Truth.UNKNOWN
    assert truth(seen(DealParty("Bank", "bank")), EU_LISTED) is Truth.NOT_MET


def test_a_list_that_was_not_loaded_leaves_the_answer_open() -> None:
    party = seen(DealParty("Bank", "bank"), looked=Looked(frozenset({"us_ofac_sdn"})))
    assert is_target(party, EU_LISTED).missing == ("listing of Bank (EU)",)
    assert truth(seen(DealParty("Bank", "bank"), looked=Looked(frozenset({"eu_council"}))), EU_LISTED) is Truth.NOT_MET
    assert truth(seen(DealParty("Bank", "bank", not_on=("eu_council",)), screened=False), EU_LISTED) is Truth.NOT_MET


def test_a_table_speaks_of_the_parties_it_has_where_their_whole_history_can_be_had() -> None:
    tables = Looked(frozenset(), frozenset({"eu_council", "us_ofac_sdn"}))
    sdn = Targets(datasets=("us_ofac_sdn",), tags=("SDGT",))
    ended = DayRange.on(date(2016, 1, 16))
    by_ofac, by_eu = listing("us_ofac_sdn", "SDGT", end=ended), listing("eu_council", "IRN", end=ended)
    assert truth(seen(DealParty("Bank", "bank"), hit("Bank", by_ofac), looked=tables), sdn) is Truth.NOT_MET
    assert truth(seen(DealParty("Bank", "bank"), hit("Bank", by_eu), looked=tables), EU_LISTED) is Truth.UNKNOWN, "a gap is no answer"
    assert truth(seen(DealParty("Bank", "bank"), looked=tables), sdn) is Truth.UNKNOWN
    assert not seen(DealParty("Bank", "bank"), looked=tables).checked


@pytest.mark.parametrize(
    ("tag", "sdn"), [("SDGT", True), ("us_ofac_sdn:X", True), ("CAATSA - IRAN", True), ("IRN", False), ("FSE-IR", False), ("Iran", False)]
)
def test_a_tag_without_a_list_counts_for_the_sdn_list_only_where_it_is_written_as_there(tag: str, sdn: bool) -> None:  # noqa: FBT001 - the answer
    assert is_sdn_tag(tag) is sdn


def test_the_file_may_say_that_a_party_is_on_no_list_but_a_hit_wins() -> None:
    stated = DealParty("Bank", "bank", listed=False)
    assert truth(seen(stated, screened=False), EU_LISTED) is Truth.NOT_MET
    assert truth(seen(stated, hit("Bank", listing("eu_council", "IRN"))), EU_LISTED) is Truth.MET


@pytest.mark.parametrize(
    ("tags", "targets", "expected"),
    [
        (("IRN",), EU_LISTED, Truth.MET),
        (("eu_council:IRN",), EU_LISTED, Truth.MET),
        (("us_ofac_sdn:IRN",), EU_LISTED, Truth.NOT_MET),
        (("IRAN",), Targets(datasets=("un_sc",), tags=("Iran",)), Truth.NOT_MET),  # OFAC's tag, not the UN's
        (("un_sc:Iran",), Targets(datasets=("un_sc",), tags=("Iran",)), Truth.MET),
        (("IRAN",), SDN_SUBJECT, Truth.NOT_MET),
        (("IRAN", "IFSR"), SDN_SUBJECT, Truth.MET),
    ],
)
def test_tags_that_the_file_states(tags: tuple[str, ...], targets: Targets, expected: Truth) -> None:
    assert truth(seen(DealParty("Bank", "bank", tags=tags, listed=False), screened=False), targets) is expected


def test_a_tag_of_one_list_says_nothing_of_the_others_unless_the_file_says_that_it_is_all() -> None:
    sdn = DealParty("Bank", "bank", tags=("us_ofac_sdn:SDGT",))
    assert is_target(seen(sdn, screened=False), EU_LISTED).missing == ("listing of Bank (EU)",)
    assert truth(seen(replace(sdn, listed=False), screened=False), EU_LISTED) is Truth.NOT_MET


@pytest.mark.parametrize(("secondary", "expected"), [("subject", Truth.MET), ("not_subject", Truth.NOT_MET), ("", Truth.NOT_MET)])
def test_the_remark_on_secondary_sanctions_decides(secondary: str, expected: Truth) -> None:
    party = seen(DealParty("Bank", "bank"), hit("Bank", listing("us_ofac_sdn", "IRAN", secondary=secondary)))
    assert truth(party, SDN_SUBJECT) is expected


def test_a_party_is_a_target_by_kind_stated_or_by_name_whatever_the_lists_say() -> None:
    irgc = Targets(kinds=("irgc",), named=("Islamic Revolutionary Guard Corps",))
    assert truth(seen(DealParty("Unit", "buyer", kinds=("irgc",)), screened=False), irgc) is Truth.MET
    assert truth(seen(DealParty("ISLAMIC REVOLUTIONARY GUARD CORPS", "buyer"), screened=False), irgc) is Truth.MET
    assert truth(seen(DealParty("Sepah", "buyer"), hit("Sepah", names=("Islamic Revolutionary Guard Corps",))), irgc) is Truth.MET
    assert truth(seen(DealParty("Unit", "buyer"), hit("Unit", listing("us_ofac_sdn", "IRGC"))), irgc) is Truth.MET


def test_stated_tags_are_split_from_their_list() -> None:
    assert tag_of("gb_ofsi: Iran (nuclear proliferation)") == ("gb_ofsi", "Iran (nuclear proliferation)")
    assert tag_of("CAATSA - IRAN") == ("", "CAATSA - IRAN")


@pytest.mark.parametrize(
    ("stated", "kinds"),
    [
        (DealParty("Hospital", "buyer", "IR"), {"iranian_person"}),
        (DealParty("Bank", "bank", "IR"), {"iranian_person", "iranian_financial_institution"}),
        (
            DealParty("Bank", "bank", "IR", tags=("NPWMD", "IFSR")),
            {"iranian_person", "iranian_financial_institution", "designated_iranian_financial_institution"},
        ),
        (DealParty("Bank", "bank", "IR", tags=("us_ofac_sdn:IRAN",)), {"iranian_person", "iranian_financial_institution"}),
        (DealParty("Bank", "bank", "IR", tags=("un_sc:Iran",)), {"iranian_person", "iranian_financial_institution"}),
        (DealParty("Bank", "bank", "DE"), set()),
        (DealParty("Private house", "bank", "IR", kinds=("none",)), {"iranian_person"}),
    ],
)
def test_what_country_role_and_listing_say_of_the_kind(stated: DealParty, kinds: set[str]) -> None:
    assert seen(stated).kinds == kinds


def test_whether_a_party_of_iran_is_a_state_body_stays_open_until_the_file_says() -> None:
    state = Targets(kinds=("government_of_iran", "central_bank_of_iran"))
    answer = is_target(seen(DealParty("Works", "buyer", "IR")), state)
    assert answer.missing == ("kinds of Works",)
    assert truth(seen(DealParty("Works", "buyer", "IR", kinds=("none",))), state) is Truth.NOT_MET
    assert truth(seen(DealParty("Works", "buyer", "IR", kinds=("government_of_iran",))), state) is Truth.MET
    assert truth(seen(DealParty("Works", "buyer", "DE")), state) is Truth.NOT_MET
