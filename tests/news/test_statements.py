"""Who said what: one sentence a rule, with the speaker, the kind and the words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from ostrakon.model.time import DayRange
from ostrakon.news.records import Reading, Statement

Read = Callable[..., Reading]


class Case(NamedTuple):
    text: str
    kind: str
    speaker: str
    content: str


CASES = {
    "quotation, cue after": Case(
        '"The agreement is dead," Treasury Secretary Steven Mnuchin said on Tuesday.',
        "direct",
        "person:steven-mnuchin",
        '"The agreement is dead,"',
    ),
    "quotation, inverted cue": Case(
        "“We will see what happens next week,” said Heiko Maas, the German foreign minister.",
        "direct",
        "person:heiko-maas",
        "“We will see what happens next week,”",
    ),
    "quotation, cue before": Case(
        'French President Emmanuel Macron said: "We regret the decision of the United States."',
        "direct",
        "person:emmanuel-macron",
        '"We regret the decision of the United States."',
    ),
    "name beside a dash": Case(
        "“Nobody has told us what we may still ship.” — Angela Merkel",
        "direct",
        "person:angela-merkel",
        "“Nobody has told us what we may still ship.”",
    ),
    "partly quoted": Case(
        'Trump said on Tuesday that the accord was "a horrible one-sided deal".',
        "partial_direct",
        "person:donald-trump",
        'that the accord was "a horrible one-sided deal"',
    ),
    "indirect with that": Case(
        "Mogherini said that the European Union would stick to the agreement.",
        "indirect",
        "person:federica-mogherini",
        "that the European Union would stick to the agreement",
    ),
    "indirect, cue after": Case(
        "Banks in Frankfurt have stopped all payments, Reuters reported.",
        "indirect",
        "media:reuters",
        "Banks in Frankfurt have stopped all payments",
    ),
    "according to": Case(
        "According to the IAEA, Iran has kept its commitments.",
        "indirect",
        "org:iaea",
        "Iran has kept its commitments",
    ),
    "according to, at the end": Case(
        "Iran has kept its commitments, according to the IAEA.",
        "indirect",
        "org:iaea",
        "Iran has kept its commitments",
    ),
    "label": Case(
        "Rouhani called the withdrawal a violation of international law.",
        "indirect",
        "person:hassan-rouhani",
        "the withdrawal a violation of international law",
    ),
    "attitude": Case(
        "The European Union hopes that Iran will stay in the agreement.",
        "attitude",
        "org:eu",
        "that Iran will stay in the agreement",
    ),
    "commitment": Case(
        "Tehran promised to keep its enrichment below the limit.",
        "commitment",
        "state:ir",
        "to keep its enrichment below the limit",
    ),
    "commitment as a noun": Case(
        "Iran's promise to open its sites was welcomed.",
        "commitment",
        "state:ir",
        "to open its sites",
    ),
    "directive": Case(
        "Germany urged the United States to reconsider.",
        "directive",
        "state:de",
        "to reconsider",
    ),
    "stance": Case(
        "Moscow condemned the American decision.",
        "stance",
        "state:ru",
        "the American decision",
    ),
    "unnamed source": Case(
        "Two senior Treasury Department officials said the list would grow.",
        "indirect",
        "anon:two-senior-treasury-department-officials",
        "the list would grow",
    ),
    "described source": Case(
        "A shipping broker in Piraeus said insurers were leaving.",
        "indirect",
        "anon:shipping-broker-in-piraeus",
        "insurers were leaving",
    ),
    "quoted as saying": Case(
        "Iran can resume enrichment within days, Ali Akbar Salehi was quoted as saying by the ISNA news agency.",
        "indirect",
        "person:ali-akbar-salehi",
        "Iran can resume enrichment within days",
    ),
    "opener left out": Case(
        "However, war is not what the United States wants, officials say.",
        "indirect",
        "anon:officials",
        "war is not what the United States wants",
    ),
}


def only(reading: Reading) -> Statement:
    assert len(reading.statements) == 1, [(s.kind, s.speakers, [c.text for c in s.content]) for s in reading.statements]
    return reading.statements[0]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_kind_speaker_and_words(read: Read, case: Case) -> None:
    found = only(read(case.text))
    assert found.kind == case.kind
    assert found.speakers == (case.speaker,)
    assert [c.text for c in found.content] == [case.content]


SILENT = (
    "He could promise to stay.",
    "The sources asked not to be named.",
    "Diplomats met to urge restraint.",
    "The shares fell sharply.",
    "It seems that prices will rise.",
)


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said(read: Read, text: str) -> None:
    assert read(text).statements == ()


def test_split_quotation_is_one_statement(read: Read) -> None:
    found = only(read('"We want a new deal," Brian Hook told reporters. "It must cover missiles."'))
    assert [c.text for c in found.content] == ['"We want a new deal,"', '"It must cover missiles."']
    assert found.speakers == ("person:brian-hook",)


def test_quotation_goes_on_in_the_next_paragraph(read: Read) -> None:
    reading = read('"The deal is dead," Donald Trump said. "Everyone knows it.\n\n"And nobody will bring it back to life again."')
    assert [s.speakers for s in reading.statements] == [("person:donald-trump",)] * 2
    assert reading.statements[1].cue is None


def test_several_speakers(read: Read) -> None:
    found = only(read("Germany, France and Britain said they remained committed to the accord."))
    assert found.speakers == ("state:de", "state:fr", "state:gb")


def test_relative_clause_leads_to_all_before_it(read: Read) -> None:
    reading = read("Talks were held with Germany, France and Italy, all of whom urged Trump to wait.")
    found = next(s for s in reading.statements if s.kind == "directive")
    assert found.speakers == ("state:de", "state:fr", "state:it")
    assert found.addressees == ("person:donald-trump",)


def test_pronoun_is_the_person_before(read: Read) -> None:
    reading = read("Hassan Rouhani spoke on television. He said that Iran would wait.")
    assert only(reading).speakers == ("person:hassan-rouhani",)


def test_apposition_names_the_speaker(read: Read) -> None:
    reading = read("The US ambassador in Berlin, Richard Grenell, wrote that German companies should leave Iran.")
    assert only(reading).speakers == ("person:richard-grenell",)


def test_addressee(read: Read) -> None:
    found = only(read('"Europe has little time," Rouhani told Macron on Wednesday.'))
    assert found.addressees == ("person:emmanuel-macron",)
    assert found.date is not None
    assert found.date.value == DayRange.on(date(2018, 5, 9))


def test_chain_of_mouths(read: Read) -> None:
    reading = read(
        "WASHINGTON, May 10 (Reuters) - The White House has decided, an official told CNN.",
        publisher="Taipei Times",
    )
    assert only(reading).chain == ("media:taipei-times", "media:reuters", "anon:official")


def test_chain_through_a_statement_inside_another(read: Read) -> None:
    reading = read("Reuters reported that Pompeo had told Macron that the talks were over.")
    inner = next(s for s in reading.statements if s.speakers == ("person:mike-pompeo",))
    assert inner.chain == ("media:example-post", "media:reuters", "person:mike-pompeo")


def test_hedges(read: Read) -> None:
    assert only(read("Mnuchin reportedly said that banks would follow.")).hedges == ("reportedly", "conditional:would")
    assert "(unnamed)" in only(read("Mnuchin reportedly said that banks would follow.")).chain
    assert "second_hand" in only(read("Bloomberg reported that banks had left.")).hedges
    assert "belief" in only(read("Paris sees the deal as the only way forward.")).hedges
    assert "planned" in only(read("Pompeo will urge Japan to leave Iran.")).hedges
    assert "fear" in only(read("Paris fears that banks will leave.")).hedges


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Mnuchin denied that waivers were granted.", True),
        ("Mnuchin did not say that waivers were granted.", True),
        ("Regime change is not the aim, officials say.", True),
        ("Mnuchin said that waivers were granted.", False),
    ],
)
def test_denials(read: Read, text: str, *, denies: bool) -> None:
    assert only(read(text)).denies is denies


def test_what_it_is_about(read: Read) -> None:
    reading = read("Trump has attacked the 2015 Iran deal for years, calling it a disaster.")
    label = next(s for s in reading.statements if s.cue and s.cue.text == "calling")
    assert label.about == ("agreement:jcpoa",)


def test_offsets_lead_to_the_words(read: Read) -> None:
    reading = read("  Rouhani\u00a0said  that Iran\nwould stay.")
    found = only(reading)
    for span in (*found.content, found.cue, found.source):
        assert span is not None
        assert reading.text[span.start : span.end] == span.text
