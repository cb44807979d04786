"""Which words of two names meet: one with one, a letter with a word, one with several written as one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ostrakon.match import words
from ostrakon.match.sounds import word_similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ostrakon.match.names import Side

    _Similarity = Callable[[str, str], float]

TWO_GIVEN_NAMES = 0.7  # factor: Khalil is seldom a typo of Khalid
JOINED = 0.96  # similarity of words that differ only in how they are joined
MIN_JOINED = 0.8  # a joined word must be as near as this
ROOM = 3  # letters by which a word and its parts may differ in length: an article, doubled letters


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that met: indices on either side (several where words were joined) and their similarity."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class Words:
    """One side, with what is needed to write a run of its words as one: all words of the name and the places of the core in them."""

    side: Side
    all_words: tuple[str, ...]
    places: Sequence[int]

    def join(self, run: Sequence[int]) -> set[str]:
        """Write neighbouring core words as one: plain, and with the particles that stand between them."""
        return {
            "".join(self.side.words[i] for i in run),
            "".join(self.all_words[self.places[run[0]] : self.places[run[-1]] + 1]),
        }


@lru_cache(maxsize=1 << 16)
def compare_words(a: str, b: str) -> float:
    """Similarity of two words; two words of the dictionary are never typos of each other, two common given names seldom."""
    similarity = word_similarity(a, b)
    if not 0 < similarity < 1:
        return similarity
    if words.is_dictionary_word(a) and words.is_dictionary_word(b):
        return 0.0
    return similarity * TWO_GIVEN_NAMES if words.are_two_given_names(a, b) else similarity


def initial_or_word(a: str, b: str) -> float:
    """The same, where a single letter meets any word that begins with it."""
    if (len(a) == 1) != (len(b) == 1):
        return 1.0 if a[0] == b[0] else 0.0
    return compare_words(a, b)


def assign(left: Side, right: Side, similarity: _Similarity) -> list[Pair]:
    """Pair the words, the nearest first and the same place before another; each word meets one at most."""
    found = [(s, -abs(i - j), -i, -j) for i, a in enumerate(left.words) for j, b in enumerate(right.words) if (s := similarity(a, b))]
    found.sort(reverse=True)
    used_left, used_right, pairs = set[int](), set[int](), []
    for s, _, i, j in found:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(Pair((-i,), (-j,), s))
    return pairs


def rejoin(left: Words, right: Words, pairs: Sequence[Pair], similarity: _Similarity) -> list[Pair]:
    """Pair words left alone with two or three neighbours, also alone, that written as one are like them."""
    open_left, open_right = left_over(left.side, [p.left for p in pairs]), left_over(right.side, [p.right for p in pairs])
    if not open_left or not open_right or len(open_left) + len(open_right) == len("ab"):
        return []
    found = [Pair((i,), run, s) for i in open_left for run, s in _near_runs(left.side.words[i], right, open_right, similarity)]
    found += [Pair(run, (j,), s) for j in open_right for run, s in _near_runs(right.side.words[j], left, open_left, similarity)]
    found.sort(key=lambda p: -p.similarity)
    kept: list[Pair] = []
    for pair in found:
        if not any(set(pair.left) & set(p.left) or set(pair.right) & set(p.right) for p in kept):
            kept.append(pair)
    return kept


def _near_runs(word: str, other: Words, alone: Sequence[int], similarity: _Similarity) -> Iterator[tuple[tuple[int, ...], float]]:
    """Find the runs of two or three neighbouring words that, written as one, are like `word`. Cheap refusals first."""
    listed = other.side.words
    for start, first in enumerate(alone):
        if listed[first][0] != word[0]:
            continue
        length = len(listed[first])
        for end in range(start + 1, min(start + 3, len(alone))):
            length += len(listed[alone[end]])
            if alone[end] - first != end - start or length > len(word) + ROOM:
                break
            if length >= len(word) - ROOM:
                run = tuple(alone[start : end + 1])
                near = max(similarity(word, joined) for joined in other.join(run)) * JOINED
                if near >= MIN_JOINED:
                    yield run, near


def left_over(side: Side, used: Sequence[tuple[int, ...]]) -> list[int]:
    """Indices of the words that no pair has."""
    taken = {i for group in used for i in group}
    return [i for i in range(len(side.words)) if i not in taken]


def is_initial(left: Side, right: Side, pair: Pair) -> bool:
    """Whether the pair is a letter and a word."""
    return (len(left.words[pair.left[0]]) == 1) != (len(right.words[pair.right[0]]) == 1)
