from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostrakon.exposure.truth import Answer, Truth, every, first, lowest, no, some, unknown, yes

ANSWERS = st.lists(st.sampled_from([yes("y"), no("n"), unknown("f", "u")]))


def test_one_failure_decides_and_only_its_reason_is_kept() -> None:
    assert every((yes("a"), no("b"), unknown("f"))) == Answer(Truth.NOT_MET, ("b",))


def test_a_missing_fact_keeps_a_conjunction_open() -> None:
    assert every((yes("a"), unknown("f", "asks f"), unknown("g", "asks g"))).missing == ("f", "g")


def test_one_certain_way_suffices_however_many_are_open() -> None:
    assert some((no("a"), unknown("f"), yes("b"))) == yes("b")


def test_nothing_to_meet_is_met_and_nothing_to_choose_from_is_not() -> None:
    assert every(()).met
    assert some(()).failed


def test_a_chain_is_as_sure_as_its_weakest_link_and_a_choice_as_its_best() -> None:
    sure, fair = yes("a"), yes("b", confidence="m")
    assert every((sure, fair)).confidence == "m"
    assert some((sure, fair)).confidence == "h"


def test_the_first_certain_way_is_reason_enough() -> None:
    assert first((unknown("f"), yes("a"), yes("b"))) == yes("a")
    assert first((no("a"), unknown("f", "why"))).missing == ("f",)


@pytest.mark.parametrize(("given_", "lowest_"), [((), "h"), (("h", "m"), "m"), (("l", "h"), "l")])
def test_lowest_confidence(given_: tuple[str, ...], lowest_: str) -> None:
    assert lowest(*given_) == lowest_


@given(ANSWERS)
def test_and_and_or_are_mirror_images(answers: list[Answer]) -> None:
    turn = {Truth.MET: Truth.NOT_MET, Truth.NOT_MET: Truth.MET, Truth.UNKNOWN: Truth.UNKNOWN}
    turned = [Answer(turn[a.truth]) for a in answers]
    assert turn[every(answers).truth] is some(turned).truth


@given(ANSWERS)
def test_an_open_answer_always_says_what_is_missing(answers: list[Answer]) -> None:
    for answer in (every(answers), some(answers), first(answers)):
        assert bool(answer.missing) is answer.open
