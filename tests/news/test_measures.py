"""Agreements and sanctions spoken of: which ones, whose, on whom, on what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ostrakon.news.records import MeasureMention, Reading

Read = Callable[..., Reading]


def one(reading: Reading) -> MeasureMention:
    assert len(reading.measures) == 1, reading.measures
    return reading.measures[0]


@pytest.mark.parametrize(
    "name",
    [
        "the JCPOA",
        "the 2015 Iran deal",
        "the Iran nuclear deal",
        "the nuclear deal with Iran",
        "the Iranian nuclear accord",
        "Iran's nuclear deal",
    ],
)
def test_names_of_the_agreement(read: Read, name: str) -> None:
    assert one(read(f"Ministers spoke about {name} on Monday.")).id == "agreement:jcpoa"


def test_the_deal_needs_the_deal(read: Read) -> None:
    reading = read("Ministers praised the Iran deal. They want to keep the agreement.")
    assert [m.text for m in one(reading).mentions] == ["Iran deal", "the agreement"]
    assert read("The company signed the agreement with the bank.").measures == ()


def test_meant_by_subject_alone_is_said_so(read: Read) -> None:
    reading = read("Iran has kept its nuclear promises. Europe wants to save the deal.")
    assert "meant, by its parties and subject" in one(reading).how


def test_a_new_deal_is_not_the_deal(read: Read) -> None:
    reading = read("Ministers praised the Iran deal. Trump wants a new deal.")
    assert [m.text for m in one(reading).mentions] == ["Iran deal"]


def test_other_agreements_are_kept_apart(read: Read) -> None:
    reading = read("Trump left the Paris climate agreement, the INF Treaty and the Iran deal.")
    assert {m.id for m in reading.measures} == {"agreement:paris-climate", "agreement:inf", "agreement:jcpoa"}


def test_sanctions_whose_on_whom_on_what(read: Read) -> None:
    found = one(read("U.S. sanctions on Iran's oil, shipping and banks hurt."))
    assert (found.kind, found.imposed_by, found.target) == ("sanctions", "state:us", "state:ir")
    assert found.sectors == ("petroleum", "shipping", "finance")


def test_secondary_sanctions_are_kept_apart(read: Read) -> None:
    reading = read("American sanctions on Iran hurt. Secondary sanctions hurt more.")
    assert [m.secondary for m in reading.measures] == [False, True]


def test_whose_sanctions_is_learnt_from_the_event(read: Read) -> None:
    found = one(read("Britain imposed sanctions on Syria in April."))
    assert (found.imposed_by, found.target) == ("state:gb", "state:sy")


def test_two_targets_are_two_measures(read: Read) -> None:
    reading = read("The EU has sanctions on Syria. It also has sanctions on Belarus.")
    assert [m.target for m in reading.measures] == ["state:sy", "state:by"]


def test_restrictions_need_a_target(read: Read) -> None:
    assert read("The airport has restrictions for dogs.").measures == ()


def test_target_before_the_word(read: Read) -> None:
    assert one(read("New Iran sanctions hurt everyone.")).target == "state:ir"
