"""What of a name goes into the index, so that no two spellings need one word in common to find each other.

Four kinds of features, each a string with the kind as its first letter: `s` words by sound, `k` words by consonants, `t` trigrams of the
name written as one word, `c` trigrams of its consonants written as one word. Names in scripts without vowels ask by `k` and `c` only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ostrakon.match import words
from ostrakon.match.names import MAX_WORDS, normalise
from ostrakon.match.scripts import is_loose, skeleton_readings
from ostrakon.match.sounds import skeleton, sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KIND_WEIGHT = {"s": 1.0, "k": 0.6, "t": 0.5, "c": 0.4}  # found by bench/match_recall.py
LOOSE_KINDS = frozenset("kc")
_GRAM = 3


def listed_features(value: str) -> set[str]:
    """Features of a listed name: in a script without vowels, those of its readings and of its letters as ICU writes them."""
    found = set[str]()
    for reading in skeleton_readings(value) if is_loose(value) else ():
        found.update(_skeleton_features(reading))
    return found | _latin_features(value)


def asked_features(value: str) -> list[set[str]]:
    """Features of a query, one set for each way of reading it."""
    if is_loose(value):
        return [set(_skeleton_features(reading)) for reading in skeleton_readings(value)]
    return [_latin_features(value)]


def _latin_features(value: str) -> set[str]:
    """All four kinds, of a name in plain Latin words."""
    tokens = [words.CANONICAL.get(t, t) for t in normalise(value).split()[:MAX_WORDS]]
    core = [t for t in tokens if t not in words.ARTICLES] or tokens
    found = {"s" + sound(t) for t in core}
    found.update(_skeleton_features([s for t in core if (s := skeleton(t))]))
    found.update("t" + gram for gram in _grams("".join(core)))
    return found


def _skeleton_features(skeletons: Sequence[str]) -> Iterator[str]:
    """Words and trigrams of consonants."""
    for s in skeletons:
        yield "k" + s
    for gram in _grams("".join(skeletons)):
        yield "c" + gram


def _grams(text: str) -> Iterator[str]:
    """Runs of three letters; a shorter text is its own gram."""
    if len(text) < _GRAM:
        yield text
    for i in range(len(text) - _GRAM + 1):
        yield text[i : i + _GRAM]
