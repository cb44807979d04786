"""HTML to plain text: title and paragraphs, in order, without menus, scripts and captions. No address is fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ostrakon.model.errors import InputFileError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_CHARS = 8_000_000
_HEAD = re.compile(r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.IGNORECASE | re.DOTALL)
_DROP = "script|style|noscript|template|nav|header|footer|aside|form|figure|figcaption|iframe|svg|button|select"
_BLOCKS = "p|h1|blockquote|li"


def looks_like_html(text: str) -> bool:
    """Whether a text starts as an HTML page does."""
    return bool(_HEAD.match(text[:20_000]))


def extract_text(text: str) -> str:
    """Give headline and paragraphs, parted by blank lines. Raises InputFileError when there is none."""
    from lxml import etree  # noqa: PLC0415 - only for pages
    from lxml import html as lxml_html  # noqa: PLC0415

    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(text[:_MAX_CHARS].encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as err:
        raise InputFileError("the page cannot be read as HTML", where="report", todo="save the report as plain text") from err
    etree.strip_elements(root, *_DROP.split("|"), with_tail=False)
    main = _main(root)
    title = _title(root)
    blocks = [b for e in main.iter(*_BLOCKS.split("|")) if not _nested(e) and (b := _words(e))]
    if title and title not in blocks[:3]:
        blocks.insert(0, title)
    if not blocks:
        whole = _words(main)
        if not whole:
            raise InputFileError("there is no text in the page", where="report", todo="save the report as plain text")
        blocks = [whole]
    return "\n\n".join(blocks)


def _main(root: HtmlElement) -> HtmlElement:
    """The article element that holds most of the text, else the whole page."""
    articles = list(root.iter("article", "main"))
    return max(articles, key=lambda a: sum(len(_words(p)) for p in a.iter("p")), default=root)


def _title(root: HtmlElement) -> str:
    for tag in ("h1", "title"):
        for element in root.iter(tag):
            words = _words(element)
            if words:
                return words if tag == "h1" else re.split(r"\s+[|–—-]\s+", words)[0]
    return ""


def _nested(element: HtmlElement) -> bool:
    """A paragraph within a list item or quotation is told by itself."""
    return element.tag in {"blockquote", "li"} and next(element.iter("p"), None) is not None


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
