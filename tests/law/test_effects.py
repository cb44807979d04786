"""Membership of a list is not its effect."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.law.samples import at, listing, party

from ostrakon.law.effects import Effect, effects, fits_listing, may_be_bank
from ostrakon.law.records import Kind, LawBook, Targets
from ostrakon.model.party import Fact, Listing
from ostrakon.model.time import Standing


def found(book: LawBook, on: str, *listings: Listing) -> dict[str, Effect]:
    return {effect.measure: effect for effect in effects(party("Anybody", *listings), book, at(on))}


def test_nitc_in_2017_was_off_the_sdn_list_and_blocked_all_the_same(book: LawBook) -> None:
    former = listing("us_ofac_sdn", "2012-07-12", "2016-01-16", on="2017-06-01", secondary="subject")
    present = listing("us_ofac_cons", "2016-01-16", on="2017-06-01", secondary="not_subject")
    effect = found(book, "2017-06-01", former, present)
    assert set(effect) == {"us.itsr.goi_block", ""}
    assert effect["us.itsr.goi_block"].kind is Kind.BLOCKING
    assert effect["us.itsr.goi_block"].binds == ("us_person", "in_us")
    assert effect["us.itsr.goi_block"].listing is present
    assert effect["us.itsr.goi_block"].sentence.startswith("OFAC non-SDN [IRAN]: US persons and anyone in the United States must freeze")
    assert effect[""].kind is None
    assert "not subject to secondary sanctions" in effect[""].sentence


def test_a_stay_that_was_gone_at_the_next_look_brings_its_freeze_only_if_it_still_stood(book: LawBook) -> None:
    shipping = listing("gb_ofsi", "2010-07-27", "2014-04-03..2018-04-13", on="2017-06-01", tags=("Iran (nuclear proliferation)",))
    assert shipping.standing is Standing.LAST_SEEN
    told = found(book, "2017-06-01", shipping)["uk.freeze.nuclear"].sentence
    assert told.startswith(
        "UK [Iran (nuclear proliferation)], if the listing still stood on 2017-06-01, which the versions at hand do not tell: "
    )
    sure = found(book, "2014-04-02", replace(shipping, standing=Standing.HOLDS))["uk.freeze.nuclear"].sentence
    assert "if the listing still stood" not in sure


def test_an_entry_with_the_tag_ifsr_threatens_others(book: LawBook) -> None:
    bank = listing("us_ofac_sdn", "2018-11-05", on="2019-06-01", tags=("NPWMD", "IFSR"), secondary="subject")
    effect = found(book, "2019-06-01", bank)
    assert set(effect) == {"us.npwmd.block", "us.sec.cisada_ffi", "us.sec.iranian_sdn"}
    assert effect["us.sec.iranian_sdn"].kind is Kind.EXPOSURE
    assert "non-US persons and foreign banks risk sanctions of their own" in effect["us.sec.iranian_sdn"].sentence


def test_a_bank_that_is_only_iranian_threatens_nobody_abroad(book: LawBook) -> None:
    effect = found(book, "2019-06-01", listing("us_ofac_sdn", "2018-11-05", on="2019-06-01"))
    assert set(effect) == {"us.itsr.goi_block"}


def test_a_terrorist_without_tie_to_iran_is_not_an_iranian_sdn(book: LawBook) -> None:
    other = listing("us_ofac_sdn", "2015-01-01", on="2020-01-01", tags=("SDGT",), secondary="subject")
    assert set(found(book, "2020-01-01", other)) == {"us.sdgt.block", "us.sec.sdgt_ffi"}


def test_a_power_that_came_later_is_not_there_before(book: LawBook) -> None:
    other = listing("us_ofac_sdn", "2015-01-01", on="2019-09-09", tags=("SDGT",))
    assert set(found(book, "2019-09-09", other)) == {"us.sdgt.block"}


def test_the_un_list_binds_states_until_transition_day(book: LawBook) -> None:
    named = listing("un_sc", "2007-03-24", on="2023-10-17", tags=("Iran",))
    assert found(book, "2023-10-17", named)["un.freeze"].binds == ("un_member_states",)
    assert "un.freeze" not in found(book, "2023-10-18", named)


@pytest.mark.parametrize(
    ("tag", "on", "measure"),
    [
        ("Iran (nuclear proliferation)", "2018-04-13", "uk.freeze.nuclear"),
        ("Iran (Nuclear)", "2025-10-01", "uk.freeze.nuclear"),
        ("Iran (human rights)", "2018-04-13", "uk.freeze.2023"),
        ("Iran", "2024-01-01", "uk.freeze.2023"),
    ],
)
def test_the_uk_regimes_bring_their_own_freeze(book: LawBook, tag: str, on: str, measure: str) -> None:
    assert measure in found(book, on, listing("gb_ofsi", "2011-06-01", on=on, tags=(tag,)))


def test_the_eu_freezes_are_told_apart_by_regulation(book: LawBook) -> None:
    effect = found(book, "2024-01-01", listing("eu_council", "2023-12-01", on="2024-01-01", tags=("EU 2023/1529",)))
    assert set(effect) == {"eu.freeze.drones"}


@pytest.mark.parametrize(
    ("name", "schema", "told"),
    [
        ("Bank Mellat", "Company", True),
        ("Europäisch-Iranische Handelsbank AG", "Company", True),
        ("بانک ملت", "Organization", True),
        ("Malek Ashtar University", "Organization", False),
        ("Bankim Somebody", "Person", False),
        ("Bankier", "Vessel", False),
    ],
)
def test_a_rule_on_messaging_is_told_of_banks_alone_and_says_so(book: LawBook, name: str, schema: str, *, told: bool) -> None:
    stay = listing("eu_council", "2010-07-27", on="2018-05-10", tags=("EU 267/2012",))
    found = {e.measure: e for e in effects(replace(party(name, stay), schema=schema), book, at("2018-05-10"))}
    assert set(found) == {"eu.freeze.nuclear", *(["eu.messaging"] if told else [])}
    assert "EU operators must freeze and not deal with it. Asset freeze" in found["eu.freeze.nuclear"].sentence
    if told:
        assert "must not deal with it through financial messaging. Fin" in found["eu.messaging"].sentence


def test_a_bank_is_known_by_its_code_too() -> None:
    stay = listing("eu_council", "2010-07-27")
    coded = replace(party("Melli", stay), facts=(Fact("swiftBic", "MELIIRTH"),))
    assert (may_be_bank(coded), may_be_bank(party("Melli", stay))) == (True, False)


def test_a_threat_to_foreign_banks_names_what_they_risk_it_for(book: LawBook) -> None:
    entry = listing("us_ofac_sdn", "2019-09-20", on="2020-01-01", tags=("SDGT",))
    sentence = found(book, "2020-01-01", entry)["us.sec.sdgt_ffi"].sentence
    assert "if they deal with it through payments, loans and guarantees or accounts kept for it. " in sentence


def test_a_listing_that_is_over_or_not_begun_brings_nothing(book: LawBook) -> None:
    over = listing("us_ofac_sdn", "2010-01-01", "2016-01-16", on="2017-01-01", tags=("NPWMD",))
    ahead = listing("us_ofac_sdn", "2018-11-05", on="2017-01-01", tags=("NPWMD",))
    assert effects(party("Anybody", over, ahead), book, at("2017-01-01")) == ()


def test_gone_at_the_next_look_is_still_taken_as_there(book: LawBook) -> None:
    doubtful = listing("us_ofac_sdn", "2010-01-01", "2015-06-01..2016-01-16", on="2015-12-01", tags=("NPWMD",))
    assert "us.npwmd.block" in found(book, "2015-12-01", doubtful)


def test_the_gravest_comes_first(book: LawBook) -> None:
    entry = listing("us_ofac_sdn", "2019-09-20", on="2020-01-01", tags=("IFSR", "SDGT"), secondary="subject")
    kinds = [effect.kind for effect in effects(party("Anybody", entry), book, at("2020-01-01"))]
    assert kinds == [Kind.BLOCKING, Kind.EXPOSURE, Kind.EXPOSURE, Kind.EXPOSURE]


@pytest.mark.parametrize(
    ("targets", "tags", "dataset", "secondary", "fits"),
    [
        (Targets(kinds=("irgc",)), ("IRGC",), "us_ofac_sdn", "", False),
        (Targets(datasets=("us_ofac_sdn",)), ("X",), "us_ofac_sdn", "", True),
        (Targets(datasets=("us_ofac_sdn",)), ("X",), "un_sc", "", False),
        (Targets(datasets=("us_ofac_sdn",), tags=("IRAN",)), ("iran",), "", "", True),
        (Targets(tags=("IRAN",)), ("IRAN-HR",), "us_ofac_sdn", "", False),
        (Targets(tags=("IRAN",), secondary="subject"), ("IRAN",), "", "subject", True),
        (Targets(tags=("IRAN",), secondary="subject"), ("IRAN",), "", "", False),
        (Targets(tags=("IRAN",), secondary="subject"), ("IRAN", "IFSR"), "", "", True),
        (Targets(tags=("IRAN",), secondary="subject"), ("IRAN", "IFSR"), "", "not_subject", False),
    ],
)
def test_a_listing_must_fit_list_tag_and_remark(
    targets: Targets, tags: tuple[str, ...], dataset: str, secondary: str, *, fits: bool
) -> None:
    assert fits_listing(targets, tags, dataset, secondary) is fits
