"""What is told as done, going on, planned or reported; and what is not told as real at all."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from ostrakon.news import reality
from ostrakon.news.pages import parse_paragraphs
from ostrakon.news.reality import find_status
from ostrakon.news.records import EventStatus, Span

HAPPENED, ONGOING, PLANNED, REPORTED = EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.PLANNED, EventStatus.REPORTED


def status(text: str, verb: str) -> EventStatus | None:
    para = parse_paragraphs(text, [Span(0, len(text), text)])[0]
    return find_status(para, next(t for t in para.doc if t.text == verb))


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        ("Spain lifted the ban.", "lifted", HAPPENED),
        ("Spain has lifted the ban.", "lifted", HAPPENED),
        ("The ban was lifted by Spain.", "lifted", HAPPENED),
        ("Spain is lifting the ban.", "lifting", ONGOING),
        ("Spain will lift the ban.", "lift", PLANNED),
        ("Spain plans to lift the ban.", "lift", PLANNED),
        ("Spain decided to lift the ban.", "lift", PLANNED),
        ("Spain is going to lift the ban.", "lift", PLANNED),
        ("Spain is expected to lift the ban.", "lift", PLANNED),
        ("Spain ordered its banks to lift the ban.", "lift", PLANNED),
        ("Spain began to lift the ban.", "lift", HAPPENED),
        ("Spain's decision to lift the ban was praised.", "lift", HAPPENED),
        ("Spain's plan to lift the ban was praised.", "lift", PLANNED),
        ("Spain reportedly lifted the ban.", "lifted", REPORTED),
        ("Spain acted on Monday, lifting the ban.", "lifting", HAPPENED),
        ("Officials said that Spain lifted the ban.", "lifted", HAPPENED),
        ("Italy wants to restore the ban that Spain lifted.", "lifted", HAPPENED),
        ("Italy hopes the ban, which Spain lifts today, will return.", "lifts", ONGOING),
        ("After lifting the ban, Spain opened its ports.", "lifting", HAPPENED),
    ],
)
def test_real(text: str, verb: str, wanted: EventStatus) -> None:
    assert status(text, verb) is wanted


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Spain did not lift the ban.", "lift"),
        ("Spain may lift the ban.", "lift"),
        ("Spain would lift the ban.", "lift"),
        ("Spain wants to lift the ban.", "lift"),
        ("Spain hopes that Italy lifts the ban.", "lifts"),
        ("Italy urged Spain to lift the ban.", "lift"),
        ("Italy demanded that Spain lift the ban.", "lift"),
        ("If Spain lifts the ban, Italy will follow.", "lifts"),
        ("Spain will lift the ban if Italy follows.", "lift"),
        ("Did Spain lift the ban?", "lift"),
        ("The goal is to lift the ban.", "lift"),
        ("Spain met Italy to lift the ban.", "lift"),
        ("The way to lift the ban is long.", "lift"),
        ("Italy prevented Spain from lifting the ban.", "lifting"),
        ("Lifting the ban is hard.", "Lifting"),
        ("Spain threatened to lift the ban.", "lift"),
        ("Spain does not want Italy to lift the ban.", "lift"),
    ],
)
def test_not_real(text: str, verb: str) -> None:
    assert status(text, verb) is None


def test_how_far_a_verb_is_climbed_from_does_not_grow_with_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "said " * 390
    (para,) = parse_paragraphs(text, (Span(0, len(text), text),))
    steps: list[str] = []
    step = reality._step

    def counted(verb: Token, head: Token, status: EventStatus) -> EventStatus | None:
        steps.append(verb.text)
        return step(verb, head, status)

    monkeypatch.setattr(reality, "_step", counted)
    for verb in para.doc:
        find_status(para, verb)
    assert 390 < len(steps) <= 30 * 390
