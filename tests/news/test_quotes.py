"""Quotation marks of several schools."""

from __future__ import annotations

import pytest

from ostrakon.news.quotes import find_quotes, is_sentence_like


def quoted(text: str) -> list[str]:
    return [text[a:b] for a, b in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“A deal,” he said, “is a deal.”", ["“A deal,”", "“is a deal.”"]),
        ('"A deal," he said, "is a deal."', ['"A deal,"', '"is a deal."']),
        ("„Ein Deal“, sagte er.", ["„Ein Deal“"]),
        ("«Un accord», dit-il.", ["«Un accord»"]),
        ("He calls it ‘a bad deal’ now.", ["‘a bad deal’"]),
        ("He’s calling Iran’s bluff.", []),
        ("“He said ‘no deal’ twice,” she said.", ["“He said ‘no deal’ twice,”"]),
        ('“Mixed typing," he said.', ['“Mixed typing,"']),
        ('A 5" gun and no more.', []),
        ("No marks at all.", []),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_open_quotation_runs_to_the_end() -> None:
    assert quoted("He said: “It is a long story that goes on") == ["“It is a long story that goes on"]


def test_stray_mark_is_nothing() -> None:
    assert find_quotes("He said “no.") == ()


def test_endless_marks_are_bounded() -> None:
    assert len(find_quotes("“" * 10_000)) <= 4


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("“Nobody knows.”", True),
        ("“the worst deal ever”", False),
        ("“no comment,”", False),
        ("“terrible”", False),
        ("“We will see what happens”", True),
    ],
)
def test_sentences_and_borrowed_words(text: str, *, sentence: bool) -> None:
    assert is_sentence_like(text) is sentence
