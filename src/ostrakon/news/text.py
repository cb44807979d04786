"""The text of a report: paragraphs with offsets, headline, section head, byline, dateline, boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from ostrakon.model.errors import InputFileError
from ostrakon.news.records import Span
from ostrakon.sources.files import read_input

MAX_CHARS = 200_000
MAX_BYTES = 64 * 1024 * 1024
_MAX_PARAGRAPH = 2_000  # characters: what is read of a paragraph grows with the square of its length
_SHORT = 8  # words: a line of at most so many words without a full stop is a head, not text
_HEADLINE_WORDS = 30
_MAX_LINE = 400  # characters: a longer paragraph is text, whatever it starts with
_FEW = 3
_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)  # one slash: a path has no two
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WORDS = re.compile(r"\b[^\W\d_]{2,}+\W+[^\W\d_]{2}")  # two words side by side: a row of marks is no text
_BREAK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][A-Za-z. ]{1,25})?)(?:, (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}))?"
    r"(?: \((?P<agency>[A-Z][\w .-]{1,30})\))?\s*[-–—]{1,2}\s+(?=[A-Z“\"‘])"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page, each with its place in the text."""

    headline: Span | None = None
    section: Span | None = None
    byline: Span | None = None
    agency: str = ""  # as printed in the dateline
    paragraphs: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()


def load_report(path: Path) -> str:
    """Read a text file as UTF-8 or UTF-16; bytes that do not fit become U+FFFD, which the reading will say.

    Raises InputFileError: an address, unreadable, empty, over 64 MB, or not text (PDF, zip, images).
    """
    if _ADDRESS.match(str(path)):
        raise InputFileError("this is an address, and nothing is fetched", where=str(path), todo="save the page, and give the file")
    raw = read_input(path, MAX_BYTES, "cut it to the report itself")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", errors="replace")
    if raw[:5] == b"%PDF-" or b"\x00" in raw[:4096]:
        raise InputFileError("this is not a text file", where=path.name, todo="save the report as plain text or HTML (UTF-8)")
    return raw.decode("utf-8-sig", errors="replace")


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace odd spaces one for one (offsets stay), cut at the limit; returns text and notes. Raises InputFileError when empty."""
    notes = []
    limit = MAX_CHARS + len(text) - len(text.lstrip())
    if len(text) > limit:
        head = text[:limit]
        cut = max(head.rfind("\n"), head.rfind(". ") + 1, limit - 2_000)
        notes.append(f"only the first {cut:,} of {len(text):,} characters were read")
        text = text[:cut]
    text = re.sub(
        r"[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff\x00-\x08\x0b-\x1f]", " ", text.replace("\u2028", "\n").replace("\u2029", "\n")
    )
    text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    if not text.strip():
        raise InputFileError("there is no text in it", where="report", todo="give the report as plain text or HTML")
    broken = text.count("\ufffd")
    if broken:
        notes.append(f"{broken} unreadable characters in the text: not UTF-8, or damaged; names may be lost")
    return text, tuple(notes)


def find_layout(text: str) -> Layout:
    """Split into paragraphs and tell text from heads, byline, dateline and boilerplate. A text of heads alone is read as text."""
    noise: list[Span] = []
    rest: list[Span] = []
    for block in _blocks(text):
        (noise if _is_boilerplate(block.text) else rest).append(block)
    first_full = next((i for i, b in enumerate(rest) if _is_full(b.text) and not (i == 0 and _is_title(b.text))), len(rest))
    heads, body = rest[:first_full], rest[first_full:]
    while body and not _is_full(body[-1].text) and len(body[-1].text.split()) <= _SHORT:
        noise.append(body.pop())
    if body:
        layout = _with_heads(heads)
        noise += [h for h in heads if h not in (layout.headline, layout.byline)]
    else:
        layout, body = Layout(), heads
    paragraphs, agency = _after_dateline(body)
    return replace(
        layout,
        agency=agency,
        paragraphs=tuple(piece for p in paragraphs for piece in _pieces(p) if _WORDS.search(piece.text)),
        boilerplate=tuple(sorted(noise, key=lambda s: s.start)),
    )


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data: dict[str, Any] = yaml.safe_load((resources.files("ostrakon.news") / "data" / "boilerplate.yaml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{line})" for line in data["lines"]), re.IGNORECASE), re.compile(data["byline"])


def _blocks(text: str) -> list[Span]:
    """Paragraphs: parted by blank lines, or by single line breaks where the text has no blank line."""
    breaks = list(_BREAK.finditer(text)) or [m for m in re.finditer(r"\n\s*", text) if _ends_paragraph(text, m)]
    edges = [0, *(x for b in breaks for x in b.span()), len(text)]
    spans = [_trim(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [s for s in spans if s.text]


def _ends_paragraph(text: str, match: re.Match[str]) -> bool:
    """A single line break ends a paragraph, unless the next line goes on in lower case (text wrapped by a mail program)."""
    return not (text[match.end() : match.end() + 1].islower() and not _END.search(text[: match.start()][-3:]))


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Span(start + left, start + left + len(piece), piece)


def _is_boilerplate(line: str) -> bool:
    return len(line) < _MAX_LINE and bool(_rules()[0].match(line))


def _is_full(line: str) -> bool:
    """A sentence or more: ends like one, or is too long for a head."""
    words = len(line.split())
    return words > _HEADLINE_WORDS or bool(_END.search(line) and words > _FEW and not line.isupper())


def _is_title(line: str) -> bool:
    """A headline that ends with a full stop: most of its longer words are capitalised."""
    words = [w for w in re.findall(r"[A-Za-z][\w'’-]*", line) if len(w) > _FEW]
    return _FEW <= len(words) <= _HEADLINE_WORDS and "\n" not in line and sum(w[0].isupper() for w in words) > 0.75 * len(words)


def _with_heads(heads: list[Span]) -> Layout:
    byline = next((h for h in heads if _rules()[1].match(h.text)), None)
    rest = [h for h in heads if h is not byline]
    if not rest:
        return Layout(byline=byline)
    headline = rest[0] if len(rest[0].text.split()) > _FEW + 2 else max(rest[:3], key=lambda h: len(h.text.split()))
    section = rest[0] if rest[0] is not headline else None
    return Layout(headline=headline, section=section, byline=byline)


def _after_dateline(body: list[Span]) -> tuple[list[Span], str]:
    """Cut `WASHINGTON, May 10 (Reuters) - ` off the first paragraph and keep the agency."""
    match = _DATELINE.match(body[0].text) if body else None
    if match is None:
        return body, ""
    first = Span(body[0].start + match.end(), body[0].end, body[0].text[match.end() :])
    return [first, *body[1:]], match["agency"] or ""


def _pieces(span: Span) -> list[Span]:
    """Keep the parser's memory bounded: cut very long paragraphs, at a sentence end where there is one."""
    out, start = [], span.start
    while span.end - start > _MAX_PARAGRAPH:
        window = span.text[start - span.start : start - span.start + _MAX_PARAGRAPH]
        ends = [m.end() for m in _SENTENCE_END.finditer(window)]
        size = ends[-1] if ends else max(window.rfind(" ") + 1, 0) or _MAX_PARAGRAPH
        out.append(Span(start, start + size, window[:size]))
        start += size
    return [*out, Span(start, span.end, span.text[start - span.start :])]
