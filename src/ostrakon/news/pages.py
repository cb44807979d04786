"""Paragraphs as the model sees them: spaces folded, quotations marked, offsets kept."""

from __future__ import annotations

from collections.abc import Sequence

from ostrakon.news.grammar import Para
from ostrakon.news.nlp import parse_texts
from ostrakon.news.quotes import find_quotes
from ostrakon.news.records import Span


def parse_paragraphs(text: str, paragraphs: Sequence[Span]) -> list[Para]:
    """Parse each paragraph; `Para.chars` and `Para.tokens` lead back to the report's own offsets."""
    folded = [_fold(span) for span in paragraphs]
    docs = parse_texts(words for words, _ in folded)
    return [
        Para(i, doc, places, text, find_quotes(words))
        for i, (doc, (words, places)) in enumerate(zip(docs, folded, strict=True))
    ]  # fmt: skip


def _fold(span: Span) -> tuple[str, tuple[int, ...]]:
    """Fold each run of white space into one space; returns the words and where each character came from."""
    chars: list[str] = []
    places: list[int] = []
    for i, char in enumerate(span.text):
        blank = char.isspace()
        if blank and (not chars or chars[-1] == " "):
            continue
        chars.append(" " if blank else char)
        places.append(span.start + i)
    return "".join(chars), tuple(places)
