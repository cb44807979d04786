"""Which party a word stands for."""

from __future__ import annotations

from datetime import date

import pytest

from ostrakon.news.cast import Cast
from ostrakon.news.pages import parse_paragraphs
from ostrakon.news.parties import find_parties
from ostrakon.news.records import Span


def cast_of(*paragraphs: str) -> Cast:
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for piece in paragraphs:
        spans.append(Span(at, at + len(piece), piece))
        at += len(piece) + 2
    return find_parties(parse_paragraphs(text, spans), date(2018, 5, 10))


def resolve(cast: Cast, word: str, para: int = 0) -> tuple[str, ...]:
    page = cast.paras[para]
    return cast.resolve(page, [t for t in page.doc if t.text == word][-1])


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        ("Iran waits.", "Iran", ("state:ir",)),
        ("Representatives from Israel and Japan came.", "Representatives", ("state:il", "state:jp")),
        ("The government of Iraq waits.", "government", ("state:iq",)),
        ("Iranian forces wait.", "forces", ("group:iranian-forces",)),
        ("The Iranian government waited.", "government", ("state:ir",)),
        ("The Treasury Department's officials wait.", "officials", ("anon:treasury-department-s-officials",)),
        ("Pompeo, who left Iraq, waits.", "who", ("person:mike-pompeo",)),
        ("Germany and France, both of which wait, agree.", "both", ("state:de", "state:fr")),
        ("The bread waits.", "bread", ()),
    ],
)
def test_word(text: str, word: str, parties: tuple[str, ...]) -> None:
    assert resolve(cast_of(text), word) == parties


@pytest.mark.parametrize(
    ("paragraphs", "word", "party"),
    [
        (("Hassan Rouhani spoke on Monday. He waits.",), "He", "person:hassan-rouhani"),
        (("Hassan Rouhani spoke on Monday.", "He waits."), "He", "person:hassan-rouhani"),
        (("Two French diplomats came. They wait.",), "They", "anon:two-french-diplomats"),
        (("France sent a ship. It waits.",), "It", "state:fr"),
    ],
)
def test_pronoun(paragraphs: tuple[str, ...], word: str, party: str) -> None:
    assert resolve(cast_of(*paragraphs), word, len(paragraphs) - 1) == (party,)


def test_pronoun_with_nobody_before() -> None:
    assert resolve(cast_of("He waits."), "He") == ()


def test_pronoun_looks_back_two_paragraphs_at_most() -> None:
    cast = cast_of("Hassan Rouhani spoke.", "Oil fell.", "Gold fell.", "He waits.")
    assert resolve(cast, "He", 3) == ()


def test_one_of_them() -> None:
    cast = cast_of("According to two European diplomats, talks go on. One of them waits.")
    assert resolve(cast, "One") == ("anon:two-european-diplomats",)


def test_chain_from_person_to_state() -> None:
    cast = cast_of("OFAC waits. John Doe, a spokesman for the Treasury Department, waits.")
    assert cast.behind("person:john-doe") == "state:us"
    assert cast.state_of("org:ofac") == "state:us"
    assert cast.state_of("org:unknown") == ""


def test_the_country_is_the_one_named_last() -> None:
    cast = cast_of("Iraq borders Iran. Pressure on the country grows.")
    mentions = {p.id: [m.span.text for m in p.mentions] for p in cast.frozen()}
    assert mentions["state:ir"] == ["Iran", "the country"]
    assert mentions["state:iq"] == ["Iraq"]


def test_mentions_are_in_text_order() -> None:
    cast = cast_of("Tehran waits, and Iran waits.", "The Iranians wait.")
    iran = next(p for p in cast.frozen() if p.id == "state:ir")
    starts = [m.span.start for m in iran.mentions]
    assert starts == sorted(starts)
    assert len(starts) == 3
