"""Events: one sentence a rule; and what must not be coded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from ostrakon.model.time import DayRange
from ostrakon.news.records import Event, EventStatus, Reading

Read = Callable[..., Reading]
HAPPENED, ONGOING, PLANNED, REPORTED = EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.PLANNED, EventStatus.REPORTED


class Case(NamedTuple):
    text: str
    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...] = ()
    status: EventStatus = HAPPENED


CASES = (
    Case("The United States withdrew from the JCPOA.", "withdraw_from_agreement", ("state:us",)),
    Case("Trump pulled America out of the Iran nuclear deal.", "withdraw_from_agreement", ("person:donald-trump",)),
    Case("Washington will leave the Iran deal in May.", "withdraw_from_agreement", ("state:us",), (), PLANNED),
    Case("America's withdrawal from the Iran deal shocked Paris.", "withdraw_from_agreement", ("state:us",)),
    Case("Trump announced the withdrawal from the Iran deal.", "withdraw_from_agreement", ("person:donald-trump",)),
    Case("The EU imposed sanctions on Syria.", "impose_sanctions", ("org:eu",), ("state:sy",)),
    Case("Washington has reimposed sanctions against Iran.", "reimpose_sanctions", ("state:us",), ("state:ir",)),
    Case("Sanctions on Iran were reinstated by the United States.", "reimpose_sanctions", ("state:us",), ("state:ir",)),
    Case("The U.S. plans to reimpose sanctions on Iran.", "reimpose_sanctions", ("state:us",), ("state:ir",), PLANNED),
    Case("Britain lifted its sanctions on Zimbabwe.", "lift_sanctions", ("state:gb",), ("state:zw",)),
    Case("The EU suspended sanctions on Belarus in 2016.", "suspend_sanctions", ("org:eu",), ("state:by",)),
    Case("Trump has waived sanctions on Iran.", "waive_sanctions", ("person:donald-trump",), ("state:ir",)),
    Case("US sanctions on Iran are back in force.", "sanctions_in_force", ("state:us",), ("state:ir",), ONGOING),
    Case("The Treasury Department blacklisted Bank Melli.", "designate", ("org:us-treasury",), ("org:bank-melli",)),
    Case("Mahan Air, which was sanctioned in 2011, still flies.", "designate", (), ("org:mahan-air",)),
    Case("OFAC put Bank Sepah on its list.", "designate", ("org:ofac",), ("org:bank-sepah",)),
    Case("OFAC removed Iran Air from the list.", "delist", ("org:ofac",), ("org:iran-air",)),
    Case(
        "The U.S. has fined German companies.",
        "penalise_third_country_companies",
        ("state:us",),
        ("group:german-companies",),
    ),
    Case("U.S. officials began talks with Japan and India.", "talks", ("state:us",), ("state:jp", "state:in")),
    Case("Zarif met Mogherini in Brussels.", "meet", ("person:mohammad-javad-zarif",), ("person:federica-mogherini",)),
    Case("Pompeo spoke to leaders of Iraq.", "consult", ("person:mike-pompeo",), ("state:iq",)),
    Case("China called on the United States to wait.", "appeal", ("state:cn",), ("state:us",)),
    Case("Macron urged Trump to stay.", "appeal", ("person:emmanuel-macron",), ("person:donald-trump",)),
    Case("Washington put pressure on Japan.", "appeal", ("state:us",), ("state:jp",)),
    Case("The U.S. demanded that Iran end enrichment.", "demand", ("state:us",), ("state:ir",)),
    Case("Zarif rejected the U.S. demand.", "refuse", ("person:mohammad-javad-zarif",), ("state:us",)),
    Case("Pompeo returned from North Korea.", "visit_return", ("person:mike-pompeo",), ("state:kp",)),
    Case("Macron will visit Moscow.", "visit_return", ("person:emmanuel-macron",), ("state:ru",), PLANNED),
    Case("Rouhani reportedly told Macron to hurry.", "leader_contact", ("person:hassan-rouhani",), ("person:emmanuel-macron",), REPORTED),
    Case("Russia condemned the United States.", "criticise", ("state:ru",), ("state:us",)),
    Case("Israel welcomed the sanctions on Iran.", "support", ("state:il",), ()),
)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text)
def test_type_dyad_and_status(read: Read, case: Case) -> None:
    found = [e for e in read(case.text).events if e.type == case.type]
    assert len(found) == 1, read(case.text).events
    assert (found[0].actors, found[0].targets, found[0].status) == (case.actors, case.targets, case.status)


NOT_CODED = (
    "The United States has not lifted sanctions on Iran.",
    "The United States never left the Iran deal.",
    "No sanctions on Iran were lifted.",
    "The U.S. may impose sanctions on Turkey.",
    "The U.S. could leave the Iran deal.",
    "If the U.S. reimposes sanctions on Iran, oil will rise.",
    "The sanctions on Iran will be lifted if Tehran agrees.",
    "Trump wants to reimpose sanctions on Iran.",
    "The goal is to negotiate with Iran.",
    "Israel demanded that the EU impose sanctions on Iran.",
    "Will the U.S. leave the Iran deal?",
    "Macron urged Trump not to leave the Iran deal.",
    "The threat of a withdrawal from the Iran deal hangs over Europe.",
    "The world is cracking down on Iran.",
    "The U.S. wants to stop Iran from leaving the Iran deal.",
    "Turkey threatened to impose sanctions on Greece.",
    "Germany hopes the EU will meet Iran.",
    "The United States withdrew troops from Syria.",
    "The bank imposed a fee on its customers in Iran.",
    "Apple put Bank Sepah on its list.",
    "Jane Roe blacklisted Bank Melli.",
    "She added Bank Melli to the list of sponsors.",
)


@pytest.mark.parametrize("text", NOT_CODED)
def test_denied_hypothetical_wished_or_demanded_is_not_coded(read: Read, text: str) -> None:
    kinds = {e.type for e in read(text).events} - {"appeal", "demand"}
    assert not kinds


def the(reading: Reading, kind: str) -> Event:
    return next(e for e in reading.events if e.type == kind)


def test_participle_shares_actor_and_day(read: Read) -> None:
    event = the(read("The U.S. left the Iran deal on Tuesday, reinstating sanctions on Iran's oil."), "reimpose_sanctions")
    assert event.actors == ("state:us",)
    assert event.date is not None
    assert event.date.value == DayRange.on(date(2018, 5, 8))


def test_year_of_the_deal_does_not_date_the_withdrawal(read: Read) -> None:
    assert the(read("The U.S. left the 2015 Iran deal."), "withdraw_from_agreement").date is None


def test_a_day_after(read: Read) -> None:
    reading = read("Exporters met on Wednesday, a day after the United States left the Iran deal.")
    date_ = the(reading, "withdraw_from_agreement").date
    assert date_ is not None
    assert date_.value == DayRange.on(date(2018, 5, 8))


def test_lifting_by_an_agreement_takes_its_year(read: Read) -> None:
    reading = read("The U.S. restored sanctions on Iran, which were lifted by the Iran nuclear deal.")
    event = the(reading, "lift_sanctions")
    assert event.about == ("sanctions:1", "agreement:jcpoa")
    assert event.actors == ("state:us",)
    assert event.date is not None
    assert event.date.precision == "year"
    assert event.date.value == DayRange(date(2015, 1, 1), date(2015, 12, 31))


def test_told_twice_is_one_event(read: Read) -> None:
    reading = read("The U.S. left the Iran deal on Tuesday. Europe regrets the White House's withdrawal.")
    event = the(reading, "withdraw_from_agreement")
    assert [e.type for e in reading.events].count("withdraw_from_agreement") == 1
    assert [s.text for s in event.also] == ["the White House's withdrawal"]


def test_two_withdrawals_stay_two(read: Read) -> None:
    reading = read("The U.S. left the Iran deal in 2018. Trump left the Paris climate agreement in 2017.")
    assert [e.about for e in reading.events] == [("agreement:jcpoa",), ("agreement:paris-climate",)]


def test_chain_of_an_event_told_by_someone(read: Read) -> None:
    event = the(read("Reuters reported that the EU had imposed sanctions on Syria."), "impose_sanctions")
    assert event.told_by == ("media:example-post", "media:reuters")
    assert the(read("The EU imposed sanctions on Syria."), "impose_sanctions").told_by == ()


def test_habit_is_marked(read: Read) -> None:
    assert the(read("Trump has long criticised the Iran deal."), "criticise").habitual


def test_secondary_sanctions_become_a_measure_of_their_own(read: Read) -> None:
    reading = read("U.S. sanctions on Iran also penalise European companies.")
    reach = next(m for m in reading.measures if m.secondary)
    assert reach.imposed_by == "state:us"
    assert the(reading, "penalise_third_country_companies").about == (reach.id,)


def test_we_in_a_quotation_is_no_actor(read: Read) -> None:
    assert read('"We left the Iran deal," Pompeo said.').events == ()


def test_ids_count_through(read: Read) -> None:
    reading = read("The EU imposed sanctions on Syria. Britain lifted sanctions on Sudan.")
    assert [e.id for e in reading.events] == ["E1", "E2"]
