"""A name taken apart: what is its core, what is particle, title, legal form or number, and how it sounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ostrakon.match import words
from ostrakon.match.scripts import is_loose, skeleton_readings
from ostrakon.match.sounds import skeleton
from ostrakon.model.text import fold

MAX_WORDS = 40  # words of one name that are looked at; the longest listed name has fewer
_FUSED_ABD = re.compile(r"^abd(?:ul|el|al|ol|oul|ool)(?!lak?h?$)(\w{3,})$")  # Abdulaziz, but not Abdullah
_ACRONYM = re.compile(r"(?<=\w) ?\([A-Z][A-Z0-9.-]{1,7}\)")  # "... Headquarters (KAA)": the same name again
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)?$")


EXTRA_MIDDLE, EXTRA_FIRST, EXTRA_FAMILY, EXTRA_IN_ORGANISATION = 0.3, 0.6, 0.9, 0.8  # what a word left over costs, by its kind


@dataclass(frozen=True, slots=True)
class Side:
    """The words that count, in order; how much each says (1 for a rare word), and the share of that it costs if it stays alone."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    costs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name, parsed.

    side: the core words with weights and costs. places: index of each core word among `all_words`. legal: families of legal forms, and
    MISSPELT where one is. numbers: digits and Roman numerals of organisations and vessels. father: the words before and behind the first
    "bin". readings: skeletons of the words where the script writes no vowels or is romanised in many ways, else empty.
    """

    raw: str
    text: str
    all_words: tuple[str, ...]
    side: Side
    places: tuple[int, ...]
    legal: frozenset[str]
    numbers: frozenset[int]
    father: tuple[str, str]
    readings: tuple[tuple[str, ...], ...]

    @property
    def core(self) -> tuple[str, ...]:
        """The words that count."""
        return self.side.words

    @property
    def compact(self) -> str:
        """The whole folded name written as one word."""
        return self.text.replace(" ", "")

    @property
    def skeletons(self) -> tuple[tuple[str, ...], ...]:
        """The consonants of each core word, in each reading; one reading for Latin names."""
        return self.readings or (tuple(filter(None, map(skeleton, self.core))),)


def normalise(text: str) -> str:
    """Fold a name: lower-case plain Latin words, long legal forms short. The one form in which names are compared and indexed."""
    return words.shorten_phrases(fold(text))


@lru_cache(maxsize=1 << 14)
def parse_name(raw: str, *, person: bool) -> Name:
    """Take a name apart. `person`: no legal forms and numbers are looked for, and "FAMILY, Given" is put in speaking order."""
    speaking = _in_speaking_order(raw) if person else _ACRONYM.sub("", raw)
    text = normalise(speaking)
    all_words = tuple(_canonical(text.split()[:MAX_WORDS], person=person))
    legal, numbers, taken = (frozenset[str](), frozenset[int](), set[int]()) if person else _legal_and_numbers(all_words)
    places = _core_places(all_words, taken, words.PARTICLES if person else words.ORGANISATION_PARTICLES)
    places = places if person else _said_once(all_words, places)
    core = tuple(all_words[i] for i in places)
    return Name(
        raw=raw,
        text=text,
        all_words=all_words,
        side=Side(core, tuple(words.word_weight(w) for w in core), _costs(raw, core) if person else (EXTRA_IN_ORGANISATION,) * len(core)),
        places=places,
        legal=legal,
        numbers=numbers,
        father=_father(all_words) if person else ("", ""),
        readings=skeleton_readings(raw) if is_loose(raw) else (),
    )


def _in_speaking_order(raw: str) -> str:
    """Turn "FAMILY, Given Middle" into "Given Middle FAMILY"."""
    family, comma, given = raw.partition(",")
    return f"{given} {family}" if comma and "," not in given and given.strip() else raw


def _canonical(tokens: list[str], *, person: bool) -> list[str]:
    """Write abbreviations and business words of other languages in one way, and take "abdulaziz" apart."""
    out: list[str] = []
    for token in tokens:
        fused = _FUSED_ABD.match(token)
        if fused:
            out += ["abd", fused[1]]
            continue
        word = words.CANONICAL.get(token, token)
        out.append(word if not person or word in {"abd", "abu", "umm"} else token)
    return out


def _legal_and_numbers(tokens: tuple[str, ...]) -> tuple[frozenset[str], frozenset[int], set[int]]:
    """Find legal forms and numbers; the third value are the places they stand at. A name of nothing else keeps its words."""
    legal: set[str] = set()
    numbers: set[int] = set()
    taken: set[int] = set()
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        number = _number(token, first=i == 0, last=i == last)
        if number is not None:
            numbers.add(number)
            taken.add(i)
        elif token in words.LEGAL_FAMILY and (token not in words.LEGAL_AT_END_ONLY or i >= max(last - 1, 1)):
            legal.add(words.LEGAL_FAMILY[token])
            taken.add(i)
        elif token not in words.LEGAL_FAMILY and (family := words.near_legal_family(token)):
            legal |= {family, words.MISSPELT}
            taken.add(i)
    if all(i in taken or t in words.ARTICLES for i, t in enumerate(tokens)):
        return frozenset(), frozenset(), set()
    return frozenset(legal - {"any"}), frozenset(numbers), taken


def _number(token: str, *, first: bool, last: bool) -> int | None:
    """Read digits, ordinals and Roman numerals; single letters only at the end of a name."""
    if token[0].isdigit():
        match = _ORDINAL.match(token)
        return int(match[1][:18]) if match else None
    if first:
        return None
    return words.ROMAN.get(token) or (words.ROMAN_AT_END.get(token) if last else None)


def _core_places(tokens: tuple[str, ...], taken: set[int], particles: frozenset[str]) -> tuple[int, ...]:
    """Places of the words that count. Where particles are nearly all there is ("Le An"), only articles are left out."""
    left = [i for i in range(len(tokens)) if i not in taken]
    core = [i for i in left if tokens[i] not in particles or (i == 0 and len(tokens[i]) == 1)]  # a first letter is an initial
    if len(core) <= 1:
        core = [i for i in left if tokens[i] not in words.ARTICLES] or left
    return tuple(core)


def _said_once(tokens: tuple[str, ...], places: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out words that come again where a name says several twice: "Bank Sepah and Bank Sepah International"."""
    first = {tokens[i]: i for i in reversed(places)}
    again = [i for i in places if first[tokens[i]] != i]
    return tuple(i for i in places if i not in again) if len({tokens[i] for i in again}) > 1 else places


def _father(tokens: tuple[str, ...]) -> tuple[str, str]:
    """Give the name before the first "bin" and the one behind it, articles left out; empty where there is none."""
    for i, token in enumerate(tokens):
        if token in words.FATHER:
            before = [t for t in tokens[:i] if t not in words.PARTICLES]
            behind = [t for t in tokens[i + 1 :] if t not in words.PARTICLES]
            return (before[-1], behind[0]) if before and behind else ("", "")
    return "", ""


def _costs(raw: str, core: tuple[str, ...]) -> tuple[float, ...]:
    """What each word of a person's name costs if it stays alone: the family name much, a middle name little."""
    family = _family(raw, core)
    return tuple(EXTRA_FAMILY if i in family else EXTRA_MIDDLE if i else EXTRA_FIRST for i in range(len(core)))


def _family(raw: str, core: tuple[str, ...]) -> frozenset[int]:
    """Core indices of the family name: what is in capitals, else what stands before the comma, else the last word."""
    before, comma, _ = raw.partition(",")
    written = raw.replace(",", " ").split()
    capital = [w for w in written if w.isupper() and len(w) > 1 and "." not in w]
    known = capital if capital and len(capital) < len(written) else (before.split() if comma else [])
    folded = set(fold(" ".join(known)).split()) if known else ()
    return frozenset(i for i, word in enumerate(core) if word in folded) or frozenset({len(core) - 1})
