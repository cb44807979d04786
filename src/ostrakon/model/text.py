"""Folding of names: one text in, one plain Latin text out, whatever its case, accents, script or disguise."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Cyrillic as English-language lists write it (close to BGN/PCGN); Ukrainian and Belarusian texts read two letters their own way.
_CYRILLIC = str.maketrans("абвгдезийклмнопрстуфыэіґўјғқңөұүһћёәѓќӣӯ", "abvgdeziyklmnoprstufyeigujgknouuhceagkiu") | str.maketrans(
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": "", "ї": "yi", "є": "ye"}  # noqa: RUF001 - Cyrillic is meant
    | {"ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz", "ѕ": "dz", "ҳ": "kh", "ҷ": "j"}  # noqa: RUF001 - Cyrillic is meant
)
_UKRAINIAN = str.maketrans({"г": "h", "и": "y"})  # noqa: RUF001 - Cyrillic is meant

# Letters of other scripts that look Latin, used only inside words that also have Latin letters.
_LOOKALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХасеіјорѕухԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι",  # noqa: RUF001 - the disguises themselves
    "ABESIJKMHOPCTYXaceijopsyxdhABEZHIKMNOPTYXovi",
)
_DIGIT_LETTERS = str.maketrans("01", "ol")
_SPECIAL = str.maketrans(
    {"\u0131": "i", "ə": "a", "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe", "ǝ": "e"}
    | {"Æ": "AE", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "TH", "Ł": "L", "Œ": "OE", "Ə": "A"}
)

_APOSTROPHES = re.compile("['`\u00b4\u02b0-\u02ff\u2018\u2019\u201b\u2032]")  # with modifier letters: ayn, hamza, soft signs
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?\b|\b(?:[^\W\d_]\.){2,}")  # S.A. -> SA
_SLASHED = re.compile(r"\b([^\W\d_])/([^\W\d_])\b")  # A/S -> AS
_NOT_WORD = re.compile(r"[\W_]+")
_MARK_RUN = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u20ff]+")
_WORD_WITH_DIGIT = re.compile(r"(?<=[a-z])[01](?=[a-z])")


def clean(text: str) -> str:
    """NFKC, without control, zero-width and bidi marks, heaped-up accents and look-alike letters; case and script kept."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFKC", _MARK_RUN.sub(r"\1", text))
    text = "".join(c if unicodedata.category(c)[0] != "C" else _replacement(c) for c in text)
    return " ".join(_without_lookalikes(word) for word in text.split())


def fold(text: str) -> str:
    """Lower-case ASCII words joined by single spaces; other scripts are transliterated. Empty where nothing is left."""
    text = clean(text)
    if text.isascii():
        text = text.lower().replace("'", "").replace("`", "")
    else:
        text = _APOSTROPHES.sub("", to_latin(text).translate(_SPECIAL).casefold())
    if "&" in text:
        text = text.replace("&", " and ")
    if "." in text:
        text = _DOTTED.sub(lambda m: m[0].replace(".", "") + " ", text)
    if "/" in text:
        text = _SLASHED.sub(r"\1\2", text)
    text = " ".join(_NOT_WORD.sub(" ", text).split())
    return _WORD_WITH_DIGIT.sub(lambda m: m[0].translate(_DIGIT_LETTERS), text) if "0" in text or "1" in text else text


def to_latin(text: str) -> str:
    """Write any script in plain Latin letters. Cyrillic by our table, accents off, the rest by ICU (imported only then)."""
    if any("\u0400" <= c <= "\u04ff" for c in text):
        text = text.lower()
        if any(c in text for c in "іїєґў"):
            text = text.translate(_UKRAINIAN)
        text = text.translate(_CYRILLIC)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    text = text.translate(_SPECIAL)
    return text if text.isascii() else _transliterator()(text)


def has_other_letters(text: str) -> bool:
    """Whether a text has letters of another script than Latin; accents, look-alikes and full-width letters are Latin."""
    return any(unicodedata.category(c) in {"Lo", "Lu", "Ll"} and not unicodedata.name(c, "").startswith("LATIN") for c in clean(text))


def _replacement(char: str) -> str:
    """Give the space that a line break or tab stands for, and nothing for every other control or format character."""
    return " " if char in "\t\n\r\v\f\x85" else ""


def _without_lookalikes(word: str) -> str:
    """Read a word that mixes Latin with Cyrillic or Greek letters as Latin; leave others alone."""
    latin = any(c.isascii() and c.isalpha() for c in word)
    foreign = any("\u0370" <= c <= "\u052f" for c in word)
    return word.translate(_LOOKALIKE) if latin and foreign else word


@cache
def _transliterator() -> Callable[[str], str]:
    """Make ICU's Any-Latin once, with Greek as Greeks write it; the import costs about 0.03 s."""
    import icu  # noqa: PLC0415 - late, so that Latin-only work never pays for it

    transliterate: Callable[[str], str] = icu.Transliterator.createInstance(
        "Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII; Lower"
    ).transliterate
    return transliterate
