"""Two parsed names laid side by side: which words meet which, what is left over on either side, and what that costs.

The score is the weight that met, times how well it met, over all the weight there is; each word left over costs by its kind. A missing
middle name is cheap, another family name is dear, and words left over on both sides contradict each other and cost in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from ostrakon.match import words
from ostrakon.match.names import EXTRA_FAMILY, EXTRA_FIRST, EXTRA_IN_ORGANISATION, EXTRA_MIDDLE, Side
from ostrakon.match.pairs import JOINED, Pair, Words, assign, compare_words, initial_or_word, is_initial, left_over, rejoin
from ostrakon.match.sounds import skeleton, skeleton_similarity, word_similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ostrakon.match.names import Name

TOO_LITTLE = 0.65  # the most that one word, or common words alone, can reach against a longer name
ONE_WORD = 0.85  # the most that one word reaches in an organisation's name: one rare word of several, or one common word that is all
OTHER_NUMBER = 0.6  # the most that names with different numbers can reach
OTHER_FATHER = 0.6  # the most that A son of B and B son of A can reach
MISSING_NUMBER, OTHER_LEGAL_FORM, INITIAL = 0.9, 0.97, 0.88  # factors
UNVOCALISED = 0.94  # factor: consonants alone are not the whole name
JOINED_WITH_EDIT = 0.88
ONE_EDIT, ONE_EDIT_FROM = 0.74, 0.5  # one letter in a whole name, in a word too short to say so by itself
WORTH_A_NOTE = 0.4  # a lower score is another name, whatever the remarks
DISTINCT = 1.15  # weight of met words from which they distinguish by themselves
GENERIC = 0.8  # two business words weigh less together
SAYS_SOMETHING, RARE = 0.5, 0.9  # weights of a word from which it tells a name from another
MIN_CONSONANTS = 4  # fewer in common say too little
LONG_ENOUGH = 8  # letters of a whole name that may carry an edit
_COMMON_SKELETONS = {skeleton(word): words.word_weight(word) for word in words.TOP_GIVEN_NAMES}


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two names met: score in [0, 1] and remarks for the reader."""

    score: float
    notes: tuple[str, ...] = ()


def align(query: Name, name: Name, *, person: bool) -> Alignment:
    """Score two parsed names in [0, 1]. `person` says how left-over words cost and whether a letter may stand for a name."""
    if not query.core or not name.core:
        return Alignment(0.0)
    if query.text == name.text:
        common = len(name.core) == 1 and name.side.weights[0] < RARE
        return Alignment(TOO_LITTLE if person else ONE_WORD, ("one common word",)) if common else Alignment(1.0)
    if query.readings or name.readings:
        return _with_marks(query, name, _align_skeletons(query, name, person=person))
    left, right = query.side, name.side
    initials = person and (1 in map(len, left.words)) != (1 in map(len, right.words))
    pairs = assign(left, right, initial_or_word if initials else compare_words)
    if pairs or left.words[0][0] == right.words[0][0]:
        pairs += rejoin(Words(left, query.all_words, query.places), Words(right, name.all_words, name.places), pairs, compare_words)
    found = _weigh(left, right, pairs, person=person)
    if found.score < JOINED:
        found = max(found, _whole(query, name, found.score), key=lambda a: a.score)
    return _with_marks(query, name, found)


def _weigh(left: Side, right: Side, pairs: Sequence[Pair], *, person: bool) -> Alignment:
    """Turn pairs and left-over words into a score: met weight over all weight, with the caps for too little met."""
    met = possible = distinct = 0.0
    for pair in pairs:
        a, b = sum(left.weights[i] for i in pair.left), sum(right.weights[j] for j in pair.right)
        if is_initial(left, right, pair):
            a = b = min(a, b)
        met += pair.similarity * (a + b)
        possible += a + b
        distinct += pair.similarity * min(a, b)
    if not met:
        return Alignment(0.0)
    alone_left, alone_right = left_over(left, [p.left for p in pairs]), left_over(right, [p.right for p in pairs])
    alone_weights = [left.weights[i] for i in alone_left], [right.weights[j] for j in alone_right]
    single = len(pairs) == 1 and max(len(left.words), len(right.words)) > 1 and len(pairs[0].left) == len(pairs[0].right)
    score = met / (possible + _cost(left, alone_left, right, alone_right, full=single and person))
    notes = _notes(left, alone_left, right, alone_right) if score >= WORTH_A_NOTE else ()
    if any(is_initial(left, right, p) for p in pairs):
        score *= INITIAL
        notes += ("initial",)
    if single and not person and score > ONE_WORD:
        score = ONE_WORD
        notes += ("one word in common",)
    if _is_too_little(distinct, alone_weights, single=single, person=person):
        score = min(score, TOO_LITTLE)
        notes += ("too little in common",)
    return Alignment(score, notes)


def _is_too_little(distinct: float, alone: tuple[Sequence[float], Sequence[float]], *, single: bool, person: bool) -> bool:
    """Whether what met says too little, given the weights of the words left over on either side.

    Persons: one word of several, or common given names where another name is left over. Organisations: one word against a rare one,
    generic words where any word is left over, and words that do not distinguish where both sides have others.
    """
    heaviest = max((*alone[0], *alone[1]), default=0.0)
    if distinct < DISTINCT and heaviest >= SAYS_SOMETHING:
        return True
    if person:
        return single
    both = bool(alone[0] and alone[1])
    if single and (both or heaviest >= RARE):
        return True
    return distinct < SAYS_SOMETHING or (distinct < GENERIC and heaviest > 0) or (distinct < DISTINCT and both)


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


def _whole(query: Name, name: Name, score: float) -> Alignment:
    """Compare the names written as one word each: for joints that the word pairs cannot see, and for one edit in a short word."""
    a, b = query.compact, name.compact
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < LONG_ENOUGH:
        return Alignment(0.0)
    edits = OSA.distance(a, b, score_cutoff=1)
    if query.text.count(" ") != name.text.count(" ") and edits <= 1:
        return Alignment(JOINED if not edits else JOINED_WITH_EDIT, ("words joined or split",))
    only_query, only_name = set(query.all_words) - set(name.all_words), set(name.all_words) - set(query.all_words)
    other_word = any(map(words.is_dictionary_word, only_query)) and any(map(words.is_dictionary_word, only_name))
    if edits <= 1 and score >= ONE_EDIT_FROM and not other_word:
        return Alignment(ONE_EDIT, ("one letter",))
    return Alignment(0.0)


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
    pairs = assign(left, right, skeleton_similarity)
    pairs += rejoin(Words(left, a, range(len(a))), Words(right, b, range(len(b))), pairs, skeleton_similarity)
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
    if words.MISSPELT in query.legal | name.legal:
        score, notes = score * OTHER_LEGAL_FORM, (*notes, "legal form misspelt")
    elif query.legal and name.legal and not query.legal & name.legal:
        score, notes = score * OTHER_LEGAL_FORM, (*notes, "different legal forms")
    if query.father[0] and name.father[0] and _swapped(query.father, name.father):
        score, notes = min(score, OTHER_FATHER), (*notes, "father and child change places")
    return Alignment(score, notes)


def _swapped(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether child and father of one name are father and child of the other."""
    crossed = bool(word_similarity(a[0], b[1]) and word_similarity(a[1], b[0]))
    return crossed and not (word_similarity(a[0], b[0]) and word_similarity(a[1], b[1]))
