"""Quotations and frames on one paragraph: what is joined, widened or left out."""

from __future__ import annotations

import pytest

from ostrakon.news.direct import attach_quotes
from ostrakon.news.frames import Draft, cue_span, find_frames
from ostrakon.news.lexicon import load_cues
from ostrakon.news.pages import parse_paragraphs
from ostrakon.news.records import Span


def drafts(text: str) -> list[Draft]:
    cues = load_cues()
    para = parse_paragraphs(text, [Span(0, len(text), text)])[0]
    return attach_quotes(para, find_frames(para, cues), cues)


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (d.kind, d.para.tokens(*d.source).text if d.source else "", [d.para.chars(a, b).text for a, b in d.content])
        for d in drafts(text)
    ]  # fmt: skip


def test_quotation_replaces_what_grammar_took() -> None:
    assert told('"The talks are over," the minister said in Rome.') == [("direct", "the minister", ['"The talks are over,"'])]


def test_two_halves_of_one_sentence() -> None:
    assert told('"The talks are," the minister said, "over for good."') == [
        ("direct", "the minister", ['"The talks are,"', '"over for good."'])
    ]  # fmt: skip


def test_next_sentence_of_the_same_speaker() -> None:
    found = told('"The talks are over," the minister said. "We are going home now."')
    assert found == [("direct", "the minister", ['"The talks are over,"', '"We are going home now."'])]


def test_fragment_elsewhere_is_not_the_speaker_s() -> None:
    found = told('"The talks are over," the minister said, leaving what critics call "a very long table" behind.')
    assert found[0][2] == ['"The talks are over,"']


def test_each_quotation_has_its_speaker() -> None:
    found = told('"The talks are over," the minister said. "That is a pity," the envoy replied.')
    assert [(who, words) for _, who, words in found] == [
        ("the minister", ['"The talks are over,"']),
        ("the envoy", ['"That is a pity,"']),
    ]


def test_name_and_colon() -> None:
    assert told('Rouhani: "The talks are over for good."') == [("direct", "Rouhani", ['"The talks are over for good."'])]


def test_quotation_without_anyone() -> None:
    assert told('"The talks are over for good this time."') == [("direct", "", ['"The talks are over for good this time."'])]


def test_cue_inside_a_quotation_is_not_ours() -> None:
    found = told('"My friends say that the talks are over," the minister said.')
    assert [who for _, who, _ in found] == ["the minister"]


def test_borrowed_words_widen_the_content() -> None:
    found = told('The minister said the talks were "dead and gone".')
    assert found == [("partial_direct", "The minister", ['the talks were "dead and gone"'])]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The minister has said that it is over.", "has said"),
        ("The minister did not say that it is over.", "did not say"),
        ("The minister said that it is over.", "said"),
    ],
)
def test_cue_with_its_helpers(text: str, cue: str) -> None:
    found = drafts(text)[0]
    assert found.verb is not None
    assert found.para.tokens(*cue_span(found.verb)).text == cue


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister called for an end of the talks.", "an end of the talks"),
        ("The minister warned of a war.", "a war"),
        ("The minister described the talks as a waste.", "the talks as a waste"),
        ("The minister welcomed the talks on Monday.", "the talks"),
        ("The minister agreed to end the talks.", "to end the talks"),
        ("The minister told the envoy that it was over.", "that it was over"),
        ("The talks are over, according to the minister.", "The talks are over"),
    ],
)
def test_what_is_said(text: str, content: str) -> None:
    assert told(text)[0][2] == [content]


def test_source_in_the_middle_parts_the_content() -> None:
    assert told("The talks, according to the minister, are over.")[0][2] == ["The talks", "are over"]
