"""Scripts whose Latin spelling is loose: Arabic, Persian and Hebrew write consonants only, Korean is romanised in several ways.

Their letters are turned into the same consonant skeletons as Latin words have.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from ostrakon.match.sounds import skeleton
from ostrakon.model.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

# Skeleton class -> letters. Letters that stand in no class are vowels, or are silent in names.
_ARABIC_CLASSES = {
    "b": "بپ",
    "t": "تط",
    "j": "جژ",
    "s": "سشصچ",
    "h": "حخهھہ",
    "d": "د",
    "r": "ر",
    "z": "ز",
    "f": "ف",
    "k": "قكکگغ",
    "l": "ل",
    "m": "م",
    "n": "ن",
}
_HEBREW_CLASSES = {
    "b": "בפף",
    "k": "גכךק",
    "d": "ד",
    "h": "הח",
    "z": "ז",
    "t": "טת",
    "l": "ל",
    "m": "מם",
    "n": "נן",
    "s": "סשצץ",
    "r": "ר",
}
_READ_AS_ARABIC = {"ذ": "d", "ض": "d", "ظ": "z", "ث": "t"}
_READ_AS_PERSIAN = {"ذ": "z", "ض": "z", "ظ": "z", "ث": "s"}


def _by_letter(classes: dict[str, str]) -> dict[str, str]:
    """Turn class -> letters into letter -> class."""
    return {letter: name for name, letters in classes.items() for letter in letters}


_ARABIC = _by_letter(_ARABIC_CLASSES) | _READ_AS_ARABIC
_PERSIAN = _by_letter(_ARABIC_CLASSES) | _READ_AS_PERSIAN
_HEBREW = _by_letter(_HEBREW_CLASSES)

_LOOSE = re.compile("[\u0620-\u064a\u066e-\u06d3\u05d0-\u05ea\uac00-\ud7a3]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HEBREW_LETTER = re.compile("[\u05d0-\u05ea]")
_PERSIAN_LETTER = re.compile("[پچژگکی]")
_WORD = re.compile("[\u0620-\u064a\u066e-\u06d3\u05d0-\u05ea]+")
_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ARTICLE = re.compile("^(?:و?ال|لل)(?=..)")
_SERVANT = re.compile("^عبدال(?!ل[\u0647\u06c1]$)(?=..)")  # "servant of": the next word is the name
_NON_JOINER = "\u200c"  # parts the words of a Persian compound
_GOD = re.compile("لل[\u0647\u06c1]")  # written with two l, spoken and transliterated as one
# Air and airline, by sound and as Persian and Arabic call them, and the skeleton that names with either have in Latin.
_AIRLINES = dict.fromkeys(("ایر", "اير", "إير", "إیر", "هواپیمایی", "هواپيمايي", "طيران", "طیران"), skeleton("airline"))
_SON = frozenset({"بن", "ابن", "בן", "בר"})


def is_loose(text: str) -> bool:
    """Whether the text is in a script whose Latin spelling cannot be told from its letters."""
    return not text.isascii() and bool(_LOOSE.search(clean(text)))


def skeleton_readings(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the skeletons of the words of an Arabic, Persian, Hebrew or Korean text, in one reading or several.

    Some letters sound otherwise in Persian than in Arabic (Reza is Rida): both readings are given where they differ, the likelier first.
    A word for an airline is read as that word of Latin names and as it sounds.
    """
    if _HANGUL.search(text):
        return (tuple(filter(None, map(skeleton, fold(text).split()))),)
    words = _WORD.findall(_POINTS.sub("", clean(text.replace(_NON_JOINER, " "))))
    if any(_HEBREW_LETTER.search(w) for w in words):
        return (_spell_all(words, _HEBREW),)
    words = [_GOD.sub("له", w) for word in words for w in _apart(word) if w not in _SON]
    alphabets = (_PERSIAN, _ARABIC) if _PERSIAN_LETTER.search(text) else (_ARABIC, _PERSIAN)
    readings = [_spell_all(words, letters, _AIRLINES) for letters in alphabets] + [_spell_all(words, letters) for letters in alphabets]
    return tuple(dict.fromkeys(readings))


def _apart(word: str) -> list[str]:
    """Take the article off, and "abd al-" apart from the name it is written together with."""
    name = _SERVANT.sub("", word)
    return [_ARTICLE.sub("", word)] if name == word else ["عبد", name]


def _spell_all(words: list[str], letters: Mapping[str, str], known: Mapping[str, str] = MappingProxyType({})) -> tuple[str, ...]:
    """Spell each word that is not known; words of vowels only fall out."""
    return tuple(filter(None, (known.get(w) or _spell(w, letters) for w in words)))


def _spell(word: str, letters: Mapping[str, str]) -> str:
    """Write one word in skeleton letters: vowels fall out, so does a final h; a first waw is a consonant."""
    spelled = "".join(letters.get(c, "") for c in word)
    if len(spelled) > 1:
        spelled = spelled.removesuffix("h")
    return ("v" if word[0] in "וو" else "") + spelled
