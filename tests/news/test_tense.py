"""The time of a clause, by its auxiliaries or by the clause it serves."""

from __future__ import annotations

import pytest

from ostrakon.news.nlp import load_model
from ostrakon.news.tense import is_negated, tense_of


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("The minister left the room.", "left", "past"),
        ("The minister has left the room.", "left", "past"),
        ("The minister was told.", "told", "past"),
        ("The minister leaves today.", "leaves", "present"),
        ("The minister will leave.", "leave", "future"),
        ("The minister is going to leave.", "going", "future"),
        ("The minister would leave.", "leave", "future"),
        ("The minister should leave.", "leave", "future"),
        ("The minister plans to leave.", "leave", "future"),
        ("The minister began to leave.", "leave", "past"),
        ("The minister refused to leave.", "leave", "past"),
        ("The minister left, closing the door.", "closing", "past"),
        ("The minister will leave, closing the door.", "closing", "future"),
        ("The minister rose and left.", "left", "past"),
    ],
)
def test_tense(text: str, verb: str, tense: str) -> None:
    token = next(t for t in load_model()(text) if t.text == verb)
    assert tense_of(token) == tense


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("They did not sign the paper.", "sign", True),
        ("They never signed the paper.", "signed", True),
        ("No minister signed the paper.", "signed", True),
        ("They signed no paper.", "signed", True),
        ("They signed the paper.", "signed", False),
    ],
)
def test_negation(text: str, verb: str, *, negated: bool) -> None:
    token = next(t for t in load_model()(text) if t.text == verb)
    assert is_negated(token) is negated
