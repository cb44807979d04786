"""Pages: title and paragraphs, nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ostrakon.model.errors import InputFileError
from ostrakon.news.html import extract_text, looks_like_html
from ostrakon.news.records import Reading

PAGE = """<!DOCTYPE html><html><head><title>Washington leaves the Iran deal | Example Post</title><style>p {}</style></head>
<body><nav><p>Home</p></nav><aside><p>Most read: other things</p></aside>
<article><h1>Washington leaves the Iran deal</h1>
<p>The U.S. left the 2015 <a href="/x">Iran deal</a> on Tuesday.</p><script>var x = "<p>no</p>";</script>
<blockquote><p>"Nobody is surprised," Heiko Maas said.</p></blockquote><figure><figcaption>A photo</figcaption></figure></article>
<footer><p>Imprint</p></footer></body></html>"""


def test_title_and_paragraphs() -> None:
    assert extract_text(PAGE).split("\n\n") == [
        "Washington leaves the Iran deal",
        "The U.S. left the 2015 Iran deal on Tuesday.",
        '"Nobody is surprised," Heiko Maas said.',
    ]


def test_title_element_without_the_outlet() -> None:
    page = "<html><head><title>Iran deal ends - Example Post</title></head><body><p>It ended.</p></body></html>"
    assert extract_text(page).split("\n\n") == ["Iran deal ends", "It ended."]


def test_page_without_paragraphs_gives_its_words() -> None:
    assert "It ended" in extract_text("<html><body><div>It ended on Tuesday.</div></body></html>")


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><script>x</script></html>"])
def test_page_without_text(page: str) -> None:
    with pytest.raises(InputFileError, match="no text"):
        extract_text(page)


@pytest.mark.parametrize(("text", "is_page"), [(PAGE, True), ("<p>Short.</p>", True), ("Plain text with <b>.", False), ("5 < 6", False)])
def test_what_is_a_page(text: str, *, is_page: bool) -> None:
    assert looks_like_html(text) is is_page


def test_broken_and_nested_markup_is_survived() -> None:
    assert "left the deal" in extract_text("<html><body>" + "<div>" * 200 + "<p>The U.S. left the deal.</p>")


def test_read_as_a_report(read: Callable[..., Reading]) -> None:
    reading = read(PAGE)
    assert [e.type for e in reading.events] == ["withdraw_from_agreement"]
    assert [s.speakers for s in reading.statements] == [("person:heiko-maas",)]
    assert reading.article.headline is not None
    assert any("HTML" in note for note in reading.notes)


def test_a_page_that_begins_with_many_comments_is_told_from_text_at_once() -> None:
    comments = "<!-- a -->\n" * 1_500  # each comment once doubled the time
    assert looks_like_html(comments + "<html>")
    assert looks_like_html(" <!-- <b> -- > --> <!DOCTYPE html>")
    assert not looks_like_html(comments + '<meta charset="utf-8">')
    assert not looks_like_html("<!-- never closed <html>")
