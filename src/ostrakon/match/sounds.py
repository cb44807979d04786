"""How close two words are: by spelling, by sound, and by their consonants where a script writes no vowels."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_CONSONANTS = {
    "shch": "s",
    "tsch": "c",
    "sch": "s",
    "tch": "c",
    "dzh": "j",
    "zh": "j",
    "dj": "j",
    "sh": "s",
    "ch": "c",
    "kh": "h",
    "gh": "g",
    "ph": "f",
    "th": "t",
    "dh": "d",
    "ts": "s",
    "tz": "s",
    "cz": "c",
    "ck": "k",
    "qu": "k",
    "gue": "ge",
    "gui": "gi",
    "ce": "se",
    "ci": "si",
    "cy": "si",
    "c": "k",
    "q": "k",
    "x": "ks",
    "w": "v",
}
_VOWELS = {
    "yeh": "a",
    "iye": "ia",
    "ye": "a",
    "iya": "ia",
    "iyi": "i",
    "iyu": "iu",
    "aou": "au",
    "ou": "u",
    "oo": "u",
    "ow": "u",
    "ov": "uv",
    "o": "u",
    "ei": "i",
    "ey": "i",
    "ai": "i",
    "ay": "i",
    "ee": "i",
    "ie": "i",
    "iy": "i",
    "yi": "i",
    "ij": "i",
    "ii": "i",
    "yy": "i",
    "y": "i",
    "ea": "a",
    "aa": "a",
    "e": "a",
}
_CONSONANT = re.compile("|".join(sorted(_CONSONANTS, key=lambda k: -len(k))))
_VOWEL = re.compile("|".join(f"(?<!^){k}" if k in {"ai", "ay"} else k for k in sorted(_VOWELS, key=lambda k: -len(k))))  # Aisha is not Issa
_DOUBLE = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"(?<=[aiu])h$")
_SKELETON_CLASS = str.maketrans({"p": "b", "q": "k", "g": "k", "c": "s", "v": "", "w": "", "y": ""} | dict.fromkeys("aeiou", ""))
_BARE = str.maketrans({"h": "", "j": "z"})

MIN_EDIT_LENGTH = 4  # shorter words must agree by letter or sound: Ali is not Ari
TWO_EDITS_LENGTH = 6  # from here on two edits are allowed ...
LONG_WORD = 8  # ... and from here on they are likely to be typos
DOUBT = 0.75  # factor for an edit in four letters, or two in fewer than LONG_WORD
SOUND_EQUAL = 0.97
SOUND_WEIGHT = 0.95
ARTICLE_JOINED = 0.94


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Write a Latin word by sound: Mohammed, Muhammad, Mohamed -> muhamad; Hossein, Husayn -> husin; Sergey, Sergei -> sargi."""
    if word.isdigit():
        return word
    text = _CONSONANT.sub(lambda m: _CONSONANTS[m[0]], word)
    text = _VOWEL.sub(lambda m: _VOWELS[m[0]], text)
    text = _FINAL_H.sub("", _DOUBLE.sub(r"\1", text))
    return text or word


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Give the consonants of a Latin word, in the coarse classes that scripts without vowels share: Mahmoud -> mhmd; digits stay."""
    if word.isdigit():
        return word
    text = _CONSONANT.sub(lambda m: _CONSONANTS[m[0]], word)
    first = text[:1]
    text = _FINAL_H.sub("", _DOUBLE.sub(r"\1", text)).translate(_SKELETON_CLASS)
    return "v" + text if first == "v" else text


def allowed_edits(length: int) -> int:
    """How many edits a word of this length may carry and still be called a typo."""
    if length < MIN_EDIT_LENGTH:
        return 0
    return 1 if length < TWO_EDITS_LENGTH else 2


def _edit_similarity(a: str, b: str) -> float:
    """1 less a share of the length for each edit (insert, delete, replace, swap of neighbours); 0 beyond the allowance."""
    shorter, longer = (len(a), len(b)) if len(a) < len(b) else (len(b), len(a))
    allowed = allowed_edits(shorter)
    if longer - shorter > allowed or not allowed:
        return 0.0
    edits = OSA.distance(a, b, score_cutoff=allowed)
    if edits > allowed:
        return 0.0
    similarity = 1 - 0.9 * edits / longer
    return similarity * DOUBT if shorter < (TWO_EDITS_LENGTH - 1, LONG_WORD)[edits - 1] else similarity


def word_similarity(a: str, b: str) -> float:
    """Similarity of two folded Latin words in [0, 1]; 0 unless they are equal, sound equal, or lie within a typo or two."""
    if a == b:
        return 1.0
    if a.isdigit() or b.isdigit():
        return 0.0
    sound_a, sound_b = sound(a), sound(b)
    if sound_a == sound_b:
        return SOUND_EQUAL if min(len(a), len(b)) >= MIN_EDIT_LENGTH - 1 else 0.8
    if _without_article(a, sound_b) or _without_article(b, sound_a):
        return ARTICLE_JOINED
    by_sound = SOUND_WEIGHT * _edit_similarity(sound_a, sound_b) if sound_a[0] == sound_b[0] else 0.0
    return max(_edit_similarity(a, b), by_sound)


def _without_article(word: str, other_sound: str) -> bool:
    """Whether a word is the other with the Arabic article written on: Alharamain, Haramayn."""
    return word.startswith("al") and len(other_sound) >= MIN_EDIT_LENGTH and sound(word[2:]) == other_sound


@lru_cache(maxsize=1 << 16)
def skeleton_similarity(a: str, b: str) -> float:
    """Similarity of two consonant skeletons; the shorter they are, the less their being equal says."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0 if len(a) >= MIN_EDIT_LENGTH - 1 else 0.9
    bare_a, bare_b = a.translate(_BARE), b.translate(_BARE)
    if bare_a == bare_b and len(bare_a) > 1:  # s-h, z-h: two letters in one script, one in another
        return 0.9
    if min(len(a), len(b)) < MIN_EDIT_LENGTH:
        return 0.0
    edits = OSA.distance(a, b, score_cutoff=1)
    return 1 - 1.2 / max(len(a), len(b)) if edits <= 1 else 0.0
