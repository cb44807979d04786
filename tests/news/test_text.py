"""The page around the text: heads, byline, dateline, boilerplate, limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from ostrakon.model.errors import InputFileError
from ostrakon.news.text import MAX_CHARS, clean_text, find_layout, load_report

BODY = "The United States left the deal on Tuesday.\n\nParis regrets it, the foreign minister said."


def test_section_headline_and_tail() -> None:
    layout = find_layout(f"World\n\nWashington Leaves the Iran Deal as Europe Looks On\n\n{BODY}\n\nSend a tip to our desk.\n\nThe Latest")
    assert layout.section is not None
    assert layout.headline is not None
    assert layout.section.text == "World"
    assert layout.headline.text == "Washington Leaves the Iran Deal as Europe Looks On"
    assert [b.text for b in layout.boilerplate] == ["World", "Send a tip to our desk.", "The Latest"]
    assert [p.text[:6] for p in layout.paragraphs] == ["The Un", "Paris "]


def test_byline_is_kept_apart() -> None:
    layout = find_layout(f"Traders count the days after the deal\n\nBy Jane Doe and Max Muster\n\n{BODY}")
    assert layout.byline is not None
    assert layout.byline.text == "By Jane Doe and Max Muster"
    assert len(layout.paragraphs) == 2


def test_headline_with_a_full_stop() -> None:
    layout = find_layout(f"Obama Seeks More Help From Congress.\n\n{BODY}")
    assert layout.headline is not None
    assert layout.headline.text.startswith("Obama Seeks")


def test_title_without_heads_is_not_invented() -> None:
    layout = find_layout(BODY)
    assert layout.headline is None
    assert layout.boilerplate == ()


@pytest.mark.parametrize(
    ("line", "agency", "start"),
    [
        ("WASHINGTON, May 10 (Reuters) - The White House has decided.", "Reuters", "The White"),
        ("BERLIN (AP) — Germany has decided to wait.", "AP", "Germany"),
        ("HAMBURG - European exporters wait for guidance.", "", "European"),
    ],
)
def test_dateline_is_cut_and_its_agency_kept(line: str, agency: str, start: str) -> None:
    layout = find_layout(line)
    assert layout.agency == agency
    assert layout.paragraphs[0].text.startswith(start)
    assert line[layout.paragraphs[0].start :].startswith(start)


BOILERPLATE = (
    "Read more: Iran's oil exports explained",
    "Follow Jane Doe on Twitter",
    "Sign up for our daily newsletter and get it in your inbox",
    "Advertisement",
    "(Reporting by Lesley Wroughton; Editing by James Dalgleish)",
    "Copyright 2018 Example Post. All rights reserved.",
    "Related: What the deal says",
    "Click here to subscribe.",
)


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_in_the_middle(line: str) -> None:
    first, second = BODY.split("\n\n")
    layout = find_layout(f"{first}\n\n{line.strip('()')}\n\n{second}")
    assert [b.text for b in layout.boilerplate] == [line.strip("()")]
    assert len(layout.paragraphs) == 2


@pytest.mark.parametrize(
    "line", ["Homeland Security Secretary Jeh Johnson says hackers are at work.", "The latest sanctions hit banks, too."]
)
def test_text_that_starts_like_boilerplate_stays(line: str) -> None:
    assert line in [p.text for p in find_layout(f"{BODY}\n\n{line}").paragraphs]


def test_heads_alone_are_read_as_text() -> None:
    assert [p.text for p in find_layout("U.S. leaves Iran deal").paragraphs] == ["U.S. leaves Iran deal"]


def test_single_line_breaks_part_paragraphs_unless_the_line_goes_on() -> None:
    text = "The deal is dead, the man said.\nEurope will try to save\nit, the woman said."
    assert [p.text for p in find_layout(text).paragraphs] == [
        "The deal is dead, the man said.",
        "Europe will try to save\nit, the woman said.",
    ]


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    text = "The deal is dead, he said. " * 400
    pieces = find_layout(text).paragraphs
    assert len(pieces) > 4
    assert all(p.text.rstrip().endswith(".") for p in pieces)
    assert "".join(p.text for p in pieces) == text.rstrip()


def test_cut_at_the_limit_is_said() -> None:
    text, notes = clean_text("The deal is dead. " * 600_000)
    assert len(text) <= MAX_CHARS
    assert "of 10,800,000 characters" in notes[0]


def test_odd_spaces_become_spaces_one_for_one() -> None:
    text, notes = clean_text("a\u00a0b\u200bc\x00d\u2028e")
    assert text == "a b c d\ne"
    assert notes == ()


def test_unreadable_characters_are_counted() -> None:
    assert "2 unreadable characters" in clean_text("Zarif\ufffd and\ufffd Macron")[1][0]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u00a0"])
def test_no_text(text: str) -> None:
    with pytest.raises(InputFileError, match="no text"):
        clean_text(text)


def test_load_utf8_utf16_and_damaged(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("\ufeffRouhani spoke.".encode())
    assert load_report(path) == "Rouhani spoke."
    path.write_text("Rouhani spoke.", encoding="utf-16")
    assert load_report(path) == "Rouhani spoke."
    path.write_bytes(b"Rouhani\xff spoke.")
    assert load_report(path) == "Rouhani\ufffd spoke."


@pytest.mark.parametrize("raw", [b"%PDF-1.7 ...", b"PK\x03\x04\x00\x00"])
def test_load_refuses_what_is_no_text(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "report.bin"
    path.write_bytes(raw)
    with pytest.raises(InputFileError, match="not a text file"):
        load_report(path)


def test_load_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"nowhere\.txt"):
        load_report(tmp_path / "nowhere.txt")


@pytest.mark.parametrize("row", ["“" * 3_000, "(" * 3_000, "- " * 1_000, "a" * 3_000])
def test_rows_of_marks_are_no_paragraph(row: str) -> None:
    assert [p.text[:5] for p in find_layout(f"{BODY}\n\n{row} said.").paragraphs] == ["The U", "Paris"]
