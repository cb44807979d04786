from __future__ import annotations

from datetime import date

import pytest
from tests.exposure.builders import deal

from ostrakon.exposure.ownership import is_owned, rule_on
from ostrakon.exposure.parties import Counterparty, is_target, see_parties
from ostrakon.exposure.truth import Answer, Truth
from ostrakon.law.records import Targets
from ostrakon.law.vocabulary import OWNERSHIP
from ostrakon.model.deal import DealParty, Owner

LISTED = Targets(datasets=("us_ofac_sdn",), tags=("SDGT",))
LATE, EARLY = date(2025, 1, 1), date(2014, 1, 1)


def owned(word: str, day: date, *owners: Owner) -> Answer:
    party = see_parties(deal(parties=(DealParty("Held", "buyer", listed=False, owners=owners),)), {}, day)[0]

    def target(owner: Counterparty) -> Answer:
        return is_target(owner, LISTED)

    return is_owned(party, word, day, target)


def listed(percent: float, *, controls: bool | None = False, tag: str = "us_ofac_sdn:SDGT") -> Owner:
    return Owner(f"Owner {percent}", percent, (tag,), controls=controls, listed=False)


@pytest.mark.parametrize(
    ("word", "day", "shares", "truth"),
    [
        ("ofac_50", LATE, (50,), Truth.MET),
        ("ofac_50", LATE, (49.99,), Truth.NOT_MET),
        ("ofac_50", LATE, (25, 25), Truth.MET),
        ("ofac_50", EARLY, (25, 25), Truth.NOT_MET),
        ("ofac_50", EARLY, (50,), Truth.MET),
        ("ofac_50", LATE, (16.7, 16.65, 16.65), Truth.MET),  # adds up to half, though not in floats
        ("eu_50_or_control", LATE, (50,), Truth.MET),
        ("eu_50_or_control", date(2024, 7, 2), (50,), Truth.NOT_MET),
        ("eu_50_or_control", date(2024, 7, 2), (50.1,), Truth.MET),
        ("uk_more_than_50_or_control", LATE, (50,), Truth.NOT_MET),
        ("uk_more_than_50_or_control", LATE, (51,), Truth.MET),
        ("uk_more_than_50_or_control", LATE, (30, 30), Truth.NOT_MET),
        ("un_owned_or_controlled", LATE, (40, 20), Truth.MET),
        ("itsr_control", EARLY, (25, 25), Truth.MET),
    ],
)
def test_each_order_has_its_own_arithmetic(word: str, day: date, shares: tuple[float, ...], truth: Truth) -> None:
    assert owned(word, day, *(listed(s) for s in shares)).truth is truth


def test_control_counts_for_the_eu_but_not_for_the_us_rule() -> None:
    assert owned("eu_50_or_control", LATE, listed(10, controls=True)).met
    assert owned("ofac_50", LATE, listed(10, controls=True)).failed


def test_control_that_nobody_spoke_of_is_asked_for() -> None:
    answer = owned("eu_50_or_control", LATE, listed(10, controls=None))
    assert answer.missing == ("control of Held by Owner 10",)


def test_parties_blocked_under_different_programmes_add_up_for_the_us() -> None:
    assert owned("ofac_50", LATE, listed(25), listed(25.0, tag="us_ofac_sdn:NPWMD")).met


def test_an_owner_on_another_authoritys_list_does_not_count() -> None:
    assert owned("ofac_50", LATE, listed(60, tag="eu_council:IRN")).failed


def test_an_owner_that_nobody_screened_leaves_the_answer_open() -> None:
    assert owned("ofac_50", LATE, Owner("Unknown", 60)).missing == ("listing of the owners of Held",)
    assert owned("ofac_50", LATE, Owner("Unknown", 40)).failed


def test_without_owners_or_without_a_rule_nothing_follows() -> None:
    assert owned("ofac_50", LATE).failed
    assert owned("", LATE, listed(100)).failed


def test_every_word_of_the_vocabulary_has_a_test() -> None:
    for word in OWNERSHIP:
        assert rule_on(word, LATE)
