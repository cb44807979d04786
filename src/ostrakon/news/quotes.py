"""Quotation marks: where a quotation starts and ends, which are whole sentences, which go on into the next paragraph."""

from __future__ import annotations

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‟": "”", "〝": "〞"}
_MAX_QUOTE = 3_000
_MIN_OPEN = 20  # characters: a shorter rest after an open mark is a stray mark
_FEW_WORDS = 4
_SENTENCE_END = frozenset(".,!?…—")


def find_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """Give the character ranges of quotations, marks included.

    Handles curly, German and French marks, straight ones by turns, and curly single marks that hold several words.
    A quotation left open runs to the end of the paragraph (the convention when it goes on in the next one).
    """
    found: list[tuple[int, int]] = []
    opened, closers = -1, ""
    for i, char in enumerate(text):
        if opened < 0:
            closers = _closers(text, i, char)
            opened = i if closers else -1
        elif _closes(text, i, char, closers):
            found.append((opened, i + 1))
            opened = -1
        elif i - opened > _MAX_QUOTE:
            opened = -1
    if opened >= 0 and text[opened] in '“"«„' and len(text) - opened > _MIN_OPEN:
        found.append((opened, len(text)))
    return tuple(found)


def _closers(text: str, i: int, char: str) -> str:
    """Give the marks that may close a quotation opened here, or nothing when this opens none."""
    if char in _PAIRS:
        return _PAIRS[char]
    before = text[i - 1] if i else " "
    if char == '"':
        return '"”' if before in " (—–-[‘'\n" or i == 0 or not text[i + 1 : i + 2].isspace() else ""
    if char == "‘" and before in " (—–[" and " " in text[i : text.find("’ ", i) if "’ " in text[i:] else i]:
        return "’"
    return ""


def _closes(text: str, i: int, char: str, closers: str) -> bool:
    """A closing mark; a straight one closes a curly one only after a comma or stop (mixed typing), an apostrophe closes nothing."""
    if char == '"' and '"' not in closers and "”" in closers:
        return text[i - 1] in ",.?!" and not text[i + 1 : i + 2].isalnum()
    return char in closers and not (char == "’" and text[i + 1 : i + 2].isalpha())


def is_sentence_like(text: str) -> bool:
    """Whether a quotation reads as a sentence rather than as a few borrowed words."""
    inner = text.strip('“”"«»„‘’ ')
    count, capital, stopped = len(inner.split()), inner[:1].isupper(), inner[-1:] in _SENTENCE_END
    return (count >= _FEW_WORDS and (capital or stopped)) or (count > 1 and capital and stopped)
