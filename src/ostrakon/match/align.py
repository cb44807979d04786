"""Two parsed names laid side by side: which words meet which, what is left over on either side, and what that costs.

The score is the weight that met, times how well it met, over all the weight there is; each word left over costs by its kind. A missing
middle name is cheap, another family name is dear, and words left over on both sides contradict each other and cost in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from ostrakon.match import words
from ostrakon.match.names import EXTRA_FAMILY, EXTRA_FIRST, EXTRA_IN_ORGANISATION, EXTRA_MIDDLE, Side
from ostrakon.match.sounds import skeleton, skeleton_similarity, sound, word_similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ostrakon.match.names import Name

    _Similarity = Callable[[str, str], float]


TOO_LITTLE = 0.65  # the most that one word, or common words alone, can reach against a longer name
OTHER_NUMBER = 0.6  # the most that names with different numbers can reach
OTHER_FATHER = 0.6  # the most that A son of B and B son of A can reach
MISSING_NUMBER, OTHER_LEGAL_FORM, INITIAL = 0.9, 0.97, 0.88  # factors
UNVOCALISED = 0.94  # factor: consonants alone are not the whole name
JOINED = 0.96  # similarity of words that differ only in how they are joined
MIN_JOINED = 0.8  # a joined word must be as near as this
WORTH_A_NOTE = 0.4  # a lower score is another name, whatever the remarks
ROOM = 3  # letters by which a word and its parts may differ in length: an article, doubled letters
DISTINCT = 1.15  # weight of met words from which they distinguish by themselves
SAYS_SOMETHING, RARE = 0.5, 0.9  # weights of a left-over word from which it tells a name from another
MIN_CONSONANTS = 4  # fewer in common say too little
LONG_ENOUGH = 8  # letters of a whole name that may carry an edit
_COMMON_SKELETONS = {skeleton(word): words.word_weight(word) for word in words.TOP_GIVEN_NAMES}


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two names met: score in [0, 1] and remarks for the reader."""

    score: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Words that met: indices on either side (several where words were joined) and their similarity."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class _Words:
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


def align(query: Name, name: Name, *, person: bool) -> Alignment:
    """Score two parsed names in [0, 1]. `person` says how left-over words cost and whether a letter may stand for a name."""
    if not query.core or not name.core:
        return Alignment(0.0)
    if query.text == name.text:
        common = person and len(name.core) == 1 and name.side.weights[0] < RARE
        return Alignment(TOO_LITTLE, ("one common name",)) if common else Alignment(1.0)
    if query.readings or name.readings:
        return _with_marks(query, name, _align_skeletons(query, name, person=person))
    left, right = query.side, name.side
    initials = person and (1 in map(len, left.words)) != (1 in map(len, right.words))
    pairs = _assign(left, right, _initial_or_word if initials else _word)
    if pairs or left.words[0][0] == right.words[0][0]:
        pairs += _rejoin(_Words(left, query.all_words, query.places), _Words(right, name.all_words, name.places), pairs, _word)
    found = _weigh(left, right, pairs, person=person)
    if found.score < JOINED and len(query.core) != len(name.core):
        found = max(found, _whole(query, name), key=lambda a: a.score)
    return _with_marks(query, name, found)


@lru_cache(maxsize=1 << 18)
def _word(a: str, b: str) -> float:
    """Similarity of two words; two different words of the dictionary are never typos of each other."""
    similarity = word_similarity(a, b)
    if 0 < similarity < 1 and words.is_dictionary_word(a) and words.is_dictionary_word(b):
        return 0.0
    return similarity


def _initial_or_word(a: str, b: str) -> float:
    """The same, where a single letter meets any word that begins with it."""
    if (len(a) == 1) != (len(b) == 1):
        return 1.0 if a[0] == b[0] else 0.0
    return _word(a, b)


def _assign(left: Side, right: Side, similarity: _Similarity) -> list[_Pair]:
    """Pair the words, the nearest first and the same place before another; each word meets one at most."""
    found = [(s, -abs(i - j), -i, -j) for i, a in enumerate(left.words) for j, b in enumerate(right.words) if (s := similarity(a, b))]
    found.sort(reverse=True)
    used_left, used_right, pairs = set[int](), set[int](), []
    for s, _, i, j in found:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(_Pair((-i,), (-j,), s))
    return pairs


def _rejoin(left: _Words, right: _Words, pairs: Sequence[_Pair], similarity: _Similarity) -> list[_Pair]:
    """Pair words left alone with two or three neighbours, also alone, that written as one are like them."""
    open_left, open_right = _open(left.side, [p.left for p in pairs]), _open(right.side, [p.right for p in pairs])
    if not open_left or not open_right or len(open_left) + len(open_right) == len("ab"):
        return []
    found = [_Pair((i,), run, s) for i in open_left for run, s in _near_runs(left.side.words[i], right, open_right, similarity)]
    found += [_Pair(run, (j,), s) for j in open_right for run, s in _near_runs(right.side.words[j], left, open_left, similarity)]
    found.sort(key=lambda p: -p.similarity)
    kept: list[_Pair] = []
    for pair in found:
        if not any(set(pair.left) & set(p.left) or set(pair.right) & set(p.right) for p in kept):
            kept.append(pair)
    return kept


def _near_runs(word: str, other: _Words, alone: Sequence[int], similarity: _Similarity) -> Iterator[tuple[tuple[int, ...], float]]:
    """Find the runs of two or three neighbouring words that, written as one, are like `word`. Cheap refusals first."""
    words_ = other.side.words
    for start, first in enumerate(alone):
        if words_[first][0] != word[0]:
            continue
        length = len(words_[first])
        for end in range(start + 1, min(start + 3, len(alone))):
            length += len(words_[alone[end]])
            if alone[end] - first != end - start or length > len(word) + ROOM:
                break
            if length >= len(word) - ROOM:
                run = tuple(alone[start : end + 1])
                near = max(similarity(word, joined) for joined in other.join(run)) * JOINED
                if near >= MIN_JOINED:
                    yield run, near


def _open(side: Side, used: Sequence[tuple[int, ...]]) -> list[int]:
    """Indices of the words that no pair has."""
    taken = {i for group in used for i in group}
    return [i for i in range(len(side.words)) if i not in taken]


def _weigh(left: Side, right: Side, pairs: Sequence[_Pair], *, person: bool) -> Alignment:
    """Turn pairs and left-over words into a score: met weight over all weight, with the caps for too little met."""
    met = possible = distinct = 0.0
    for pair in pairs:
        a, b = sum(left.weights[i] for i in pair.left), sum(right.weights[j] for j in pair.right)
        if _is_initial(left, right, pair):
            a = b = min(a, b)
        met += pair.similarity * (a + b)
        possible += a + b
        distinct += pair.similarity * min(a, b)
    if not met:
        return Alignment(0.0)
    alone_left, alone_right = _open(left, [p.left for p in pairs]), _open(right, [p.right for p in pairs])
    single = len(pairs) == 1 and person and max(len(left.words), len(right.words)) > 1 and len(pairs[0].left) == len(pairs[0].right)
    score = met / (possible + _cost(left, alone_left, right, alone_right, full=single))
    notes = _notes(left, alone_left, right, alone_right) if score >= WORTH_A_NOTE else ()
    if any(_is_initial(left, right, p) for p in pairs):
        score *= INITIAL
        notes += ("initial",)
    heaviest = max([left.weights[i] for i in alone_left] + [right.weights[j] for j in alone_right], default=0.0)
    if single or (distinct < DISTINCT and heaviest >= SAYS_SOMETHING) or (len(pairs) == 1 and heaviest >= RARE):
        score = min(score, TOO_LITTLE)
        notes += ("too little in common",) if heaviest else ()
    return Alignment(score, notes)


def _cost(left: Side, alone_left: Sequence[int], right: Side, alone_right: Sequence[int], *, full: bool) -> float:
    """Weight that the left-over words add below the line: in full where both sides have some, by kind for the rest."""
    weight_left, weight_right = sum(left.weights[i] for i in alone_left), sum(right.weights[j] for j in alone_right)
    conflict = min(weight_left, weight_right)
    side, alone, weight = (left, alone_left, weight_left) if weight_left > weight_right else (right, alone_right, weight_right)
    if not weight:
        return 0.0
    average = 1.0 if full else sum(side.costs[i] * side.weights[i] for i in alone) / weight
    return 2 * conflict + (weight - conflict) * average


def _notes(left: Side, alone_left: Sequence[int], right: Side, alone_right: Sequence[int]) -> tuple[str, ...]:
    """Say which words found nothing to meet."""
    only_left, only_right = " ".join(left.words[i] for i in alone_left), " ".join(right.words[j] for j in alone_right)
    return ((f"only in the query: {only_left}",) if only_left else ()) + ((f"only on the list: {only_right}",) if only_right else ())


def _is_initial(left: Side, right: Side, pair: _Pair) -> bool:
    """Whether the pair is a letter and a word."""
    return (len(left.words[pair.left[0]]) == 1) != (len(right.words[pair.right[0]]) == 1)


def _whole(query: Name, name: Name) -> Alignment:
    """Compare the names written as one word each: for other joints than the word pairs can see."""
    a, b = query.compact, name.compact
    near = a == b or sound(a) == sound(b) or (min(len(a), len(b)) >= LONG_ENOUGH and OSA.distance(a, b, score_cutoff=1) <= 1)
    return Alignment(JOINED if near and a[0] == b[0] else 0.0, ("words joined or split",))


def _align_skeletons(query: Name, name: Name, *, person: bool) -> Alignment:
    """Compare by consonants, in whichever reading fits best."""
    options = [_align_reading(a, b, person=person) for a in query.skeletons for b in name.skeletons]
    best = max(options, key=lambda a: a.score, default=Alignment(0.0))
    return Alignment(best.score * UNVOCALISED, ("compared by consonants", *best.notes))


def _align_reading(a: tuple[str, ...], b: tuple[str, ...], *, person: bool) -> Alignment:
    """Compare two sequences of skeletons word by word, and as one word each."""
    if not a or not b:
        return Alignment(0.0)
    left, right = _skeleton_side(a, person=person), _skeleton_side(b, person=person)
    pairs = _assign(left, right, skeleton_similarity)
    pairs += _rejoin(_Words(left, a, range(len(a))), _Words(right, b, range(len(b))), pairs, skeleton_similarity)
    found = _weigh(left, right, pairs, person=person)
    if sum(min(sum(len(a[i]) for i in p.left), sum(len(b[j]) for j in p.right)) for p in pairs) < MIN_CONSONANTS:
        found = Alignment(min(found.score, TOO_LITTLE), found.notes)
    whole_a, whole_b = "".join(a), "".join(b)
    if len(whole_a) > MIN_CONSONANTS and whole_a == whole_b:
        found = max(found, Alignment(JOINED, ("words joined or split",)), key=lambda x: x.score)
    return found


def _skeleton_side(skeletons: tuple[str, ...], *, person: bool) -> Side:
    """Weigh skeletons: short ones and those of the commonest given names say less."""
    last = len(skeletons) - 1
    weights = tuple(_COMMON_SKELETONS.get(s, min(1.0, 0.3 * len(s))) for s in skeletons)
    costs = tuple(
        (EXTRA_FAMILY if i == last else EXTRA_MIDDLE if i else EXTRA_FIRST) if person else EXTRA_IN_ORGANISATION for i in range(last + 1)
    )
    return Side(skeletons, weights, costs)


def _with_marks(query: Name, name: Name, found: Alignment) -> Alignment:
    """Let numbers, legal forms and "A son of B" have their say."""
    score, notes = found.score, found.notes
    if query.numbers != name.numbers:
        if query.numbers and name.numbers:
            score, notes = min(score, OTHER_NUMBER), (*notes, "different numbers")
        else:
            score, notes = score * MISSING_NUMBER, (*notes, "a number on one side only")
    if query.legal and name.legal and not query.legal & name.legal:
        score, notes = score * OTHER_LEGAL_FORM, (*notes, "different legal forms")
    if query.own and name.own and not word_similarity(query.own, name.own):
        score, notes = min(score, OTHER_FATHER), (*notes, "father and child change places")
    return Alignment(score, notes)
