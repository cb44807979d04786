"""Folding of spaces and the way back to the report's offsets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ostrakon.news.grammar import phrase, verb_of
from ostrakon.news.pages import parse_paragraphs
from ostrakon.news.records import Span

WORDS = st.lists(st.sampled_from(["Iran", "said", "“no”", "the", "deal,", "U.S.", "\u00e9t\u00e9"]), min_size=1, max_size=8)
BLANKS = st.sampled_from([" ", "  ", "\n", "\t ", "\u00a0"])


@settings(max_examples=40, deadline=None)
@given(words=WORDS, blank=BLANKS, start=st.integers(0, 5))
def test_each_token_is_found_where_it_stands(words: list[str], blank: str, start: int) -> None:
    piece = blank.join(words)
    text = "x" * start + piece + " rest"
    para = parse_paragraphs(text, [Span(start, start + len(piece), piece)])[0]
    for token in para.doc:
        span = para.tokens(token.i, token.i + 1)
        assert text[span.start : span.end] == span.text == token.text


def test_spaces_are_folded_for_the_parser() -> None:
    text = "The  U.S.\n left \u00a0the deal."
    para = parse_paragraphs(text, [Span(0, len(text), text)])[0]
    assert para.doc.text == "The U.S. left the deal."
    assert para.tokens(0, 3).text == "The  U.S.\n left"


def test_quoted_tokens() -> None:
    text = "He called it “a bad deal” again."
    para = parse_paragraphs(text, [Span(0, len(text), text)])[0]
    assert [t.text for t in para.doc if para.quoted(t)] == ["“", "a", "bad", "deal", "”"]


def test_verb_of_a_span() -> None:
    text = "Nothing here.  The U.S. left the deal on Tuesday, and Iran waited."
    para = parse_paragraphs(text, [Span(0, len(text), text)])[0]
    at = text.index("Tuesday")
    verb = verb_of(para, Span(at, at + 7, "Tuesday"))
    assert verb is not None
    assert verb.text == "left"


def test_phrase_without_clauses() -> None:
    text = "The old bank of Iran, which closed, said no."
    para = parse_paragraphs(text, [Span(0, len(text), text)])[0]
    bank = next(t for t in para.doc if t.text == "bank")
    assert para.tokens(*phrase(bank)).text == "The old bank of Iran"
