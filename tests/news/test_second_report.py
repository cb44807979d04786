"""A second report of our own making, of November 2018: what is read from a whole text with many hands in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ostrakon.model.time import DayRange
from ostrakon.news.records import EventStatus, Reading

Read = Callable[..., Reading]
PUBLISHED = date(2018, 11, 6)  # a Tuesday

TEXT = """Iran's foreign minister, Mohammad Javad Zarif, rejected the U.S. demand on Sunday, telling CNN that Tehran "will never
negotiate under pressure."

The European Union, which has vowed to keep the nuclear accord alive, may set up a special payment channel, three
diplomats told Reuters on condition of anonymity.

If the United States reimposes sanctions, Iran will resume enrichment, Ali Akbar Salehi, head of the Atomic Energy
Organization of Iran, was quoted as saying by the ISNA news agency.

The U.S. Treasury Department on Monday blacklisted Bank Melli and more than 700 people, aircraft and vessels, including
the Adrian Darya.

"We are not looking for regime change," Brian Hook told reporters. "We want a new deal."

Washington has not lifted sanctions on Iranian oil, and Treasury Secretary Steven Mnuchin denied that waivers were
granted to Turkey.

Turkish President Tayyip Erdogan met Vladimir Putin in Moscow last week and criticized the U.S. sanctions. He said
Ankara would not abide by them.

South Korea and Japan have received waivers, people familiar with the matter said.

"The sanctions will be lifted," the official added, "only if Iran changes its behaviour."

Macron will visit Tehran next Tuesday, the Elysee said.

China condemned the move. Beijing urged Washington to return to the agreement.

The EU suspended sanctions on Belarus in 2016.

Mahan Air, which was sanctioned in 2011, continues to fly to Vienna.
"""


@pytest.fixture(scope="module")
def reading(read: Read) -> Reading:
    return read(TEXT, PUBLISHED)


@pytest.mark.parametrize(
    ("speaker", "kind", "words"),
    [
        ("person:mohammad-javad-zarif", "partial_direct", 'that Tehran "will never negotiate under pressure."'),
        ("anon:three-diplomats", "indirect", "The European Union, which has vowed to keep the nuclear accord alive, may set up"),
        ("org:eu", "commitment", "to keep the nuclear accord alive"),
        ("person:ali-akbar-salehi", "indirect", "If the United States reimposes sanctions, Iran will resume enrichment"),
        ("person:brian-hook", "direct", '"We are not looking for regime change,"'),
        ("person:steven-mnuchin", "indirect", "that waivers were granted to Turkey"),
        ("person:recep-tayyip-erdogan", "indirect", "Ankara would not abide by them"),
        ("anon:people-familiar-with-the-matter", "indirect", "South Korea and Japan have received waivers"),
        ("anon:official", "direct", '"The sanctions will be lifted,"'),
        ("state:fr", "indirect", "Macron will visit Tehran next Tuesday"),
        ("state:cn", "directive", "to return to the agreement"),
    ],
)
def test_who_said_what(reading: Reading, speaker: str, kind: str, words: str) -> None:
    assert any(
        s.kind == kind and s.speakers == (speaker,) and " ".join(s.content[0].text.split()).startswith(words) for s in reading.statements
    )


@pytest.mark.parametrize(
    "case",
    [
        ("refuse", ("person:mohammad-javad-zarif",), ("state:us",), EventStatus.HAPPENED, ("2018-11-04", "2018-11-04")),
        ("designate", ("org:us-treasury",), ("org:bank-melli",), EventStatus.HAPPENED, ("2018-11-05", "2018-11-05")),
        ("meet", ("person:recep-tayyip-erdogan",), ("person:vladimir-putin",), EventStatus.HAPPENED, ("2018-10-29", "2018-11-04")),
        ("visit_return", ("person:emmanuel-macron",), ("state:ir",), EventStatus.PLANNED, ("2018-11-13", "2018-11-13")),
        ("suspend_sanctions", ("org:eu",), ("state:by",), EventStatus.HAPPENED, ("2016-01-01", "2016-12-31")),
        ("designate", (), ("org:mahan-air",), EventStatus.HAPPENED, ("2011-01-01", "2011-12-31")),
    ],
)
def test_who_did_what_when(reading: Reading, case: tuple[str, tuple[str, ...], tuple[str, ...], EventStatus, tuple[str, str]]) -> None:
    kind, actors, targets, status, days = case
    event = next(e for e in reading.events if (e.type, e.actors, e.targets) == (kind, actors, targets))
    assert event.status is status
    assert event.date is not None
    assert event.date.value == DayRange(*map(date.fromisoformat, days))


def test_what_is_not_real_is_not_coded(reading: Reading) -> None:
    assert not {"reimpose_sanctions", "lift_sanctions", "waive_sanctions"} & {e.type for e in reading.events}


def test_measures(reading: Reading) -> None:
    assert [(m.id, m.imposed_by, m.target) for m in reading.measures] == [
        ("agreement:jcpoa", "", "state:ir"),
        ("sanctions:1", "state:us", "state:ir"),
        ("sanctions:2", "org:eu", "state:by"),
    ]


def test_names_that_a_list_may_hold(reading: Reading) -> None:
    names = {p.name for p in reading.parties if "name taken from the text only" in p.flags}
    assert {"Bank Melli", "Adrian Darya", "Mahan Air"} <= names


def test_denials(reading: Reading) -> None:
    denying = {s.speakers for s in reading.statements if s.denies}
    assert ("person:steven-mnuchin",) in denying
    assert ("person:mohammad-javad-zarif",) in denying
    assert ("anon:official",) not in denying
