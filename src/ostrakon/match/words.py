"""What words weigh: particles, titles, legal forms, abbreviations, and words so common that sharing them says little.

A fixed table (words.txt) and not counts of the loaded lists, so that a score depends on the query and the party alone, and can be
given again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz.distance import OSA

from ostrakon.match.sounds import sound

_GEOGRAPHY_WEIGHT, _GENERIC_WEIGHT, _GIVEN_WEIGHT, _TOP_GIVEN_WEIGHT, _TITLE_WEIGHT, _INITIAL_WEIGHT = 0.5, 0.35, 0.6, 0.45, 0.15, 0.3
_NOT_BUSINESS = frozenset({"abd", "abu", "umm", "saint", "martyr"})


def _read_table() -> dict[str, dict[str, str]]:
    """Read words.txt: section -> word -> the word it stands for (itself, where the line names none)."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    section = ""
    for line in files("ostrakon.match").joinpath("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            key, colon, listed = line.rpartition(": ")
            table[section] |= {word: key if colon else word for word in listed.split()}
    return table


_TABLE: Final = _read_table()
ARTICLES: Final = frozenset(_TABLE["articles"])
PARTICLES: Final = ARTICLES | _TABLE["particles"].keys()
ORGANISATION_PARTICLES: Final = PARTICLES | _TABLE["organisation particles"].keys()
FATHER: Final = frozenset(_TABLE["father"])
TITLES: Final = frozenset(_TABLE["titles"])
LEGAL_FAMILY: Final = _TABLE["legal forms"]
LEGAL_AT_END_ONLY: Final = frozenset(_TABLE["legal forms at the end"])
CANONICAL: Final = _TABLE["same"]
MISSPELT: Final = "misspelt"  # stands among the families of a name's legal forms
_LONG_FORMS: Final = tuple(form for form in LEGAL_FAMILY if len(form) >= len("gesmbh"))  # within a letter of these lies no other word

TOP_GIVEN_NAMES: Final = frozenset(_TABLE["top given names"])

_WEIGHT: Final = (
    dict.fromkeys(_TABLE["geography"], _GEOGRAPHY_WEIGHT)
    | dict.fromkeys(_TABLE["generic"], _GENERIC_WEIGHT)
    | dict.fromkeys(set(CANONICAL.values()) - _NOT_BUSINESS, _GENERIC_WEIGHT)
)
_WEIGHT_BY_SOUND: Final = dict.fromkeys(map(sound, _TABLE["given names"]), _GIVEN_WEIGHT) | dict.fromkeys(
    map(sound, _TABLE["top given names"]), _TOP_GIVEN_WEIGHT
)

# Long forms, replaced by a short one before the words are told apart; the key is a word that must be there for the pattern to be tried.
_PHRASES: Final = (
    (r"obshc?hestvo s ogranichenn?o[iy] otvetstvenn?ost\w+", "ooo"),
    (r"(?:publichnoe|publichnoye) aktsionern?oy?e obshc?hestvo", "pao"),
    (r"(?:otkrytoe|otkrytoye) aktsionern?oy?e obshc?hestvo", "oao"),
    (r"(?:zakrytoe|zakrytoye) aktsionern?oy?e obshc?hestvo", "zao"),
    (r"aktsionern?oy?e obshc?hestvo", "ao"),
    (r"(?:federalnoe )?gosudarstvenn?oe unitarnoe predpriyatie", "fgup"),
    (r"(?:federal )?state unitary enterprise", "fgup"),
    (r"(?:private |public )?limited liability (?:company|partnership)", "llc"),
    (r"(?:public |open |closed |private )?joint stock (?:company|co)", "jsc"),
    (r"(?:public|private) limited(?: company)?", "ltd"),
    (r"s(?:ociedad)? ?a(?:nonima)? de c(?:apital)? ?v(?:ariable)?", "sa"),
    (r"s ?de ?r ?l(?: de c ?v)?", "srl"),
    (r"(?:co|company|corporation|corp) (?:ltd|limited|inc|llc)", "ltd"),
    (r"(?:pvt|private|pte|pty) (?:ltd|limited)", "ltd"),
    (r"sdn bhd", "ltd"),
    (r"gmbh (?:and )?co kg", "gmbh"),
    (r"ltd sti|limited sirketi|ltd sirketi", "ltd"),
    (r"anonim sirketi", "as"),
    (r"sp z o ?o", "spzoo"),
    (r"d o o", "doo"),
    (r"l l c", "llc"),
    (r"free zone (?:establishment|company)", "fze"),
    (r"kabushiki (?:kaisha|gaisha)", "kk"),
)
_PHRASE: Final = re.compile(r"\b(?:" + "|".join(f"({pattern})" for pattern, _ in _PHRASES) + r")\b")
_PHRASE_HINT: Final = re.compile(
    r"obsh|aktsion|unit|liab|joint|limit|ltd|l l c|inc|d o o|sdn|gmbh|anon|sp z|s ?de|zone|kabush|s ?a de|corp"
)

ROMAN: Final = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15}
ROMAN_AT_END: Final = {"i": 1, "v": 5, "x": 10}


def shorten_phrases(text: str) -> str:
    """Replace long legal forms ("limited liability company") in a folded name by their short ones."""
    if not _PHRASE_HINT.search(text):
        return text
    return _PHRASE.sub(lambda m: _PHRASES[(m.lastindex or 1) - 1][1], text)


@lru_cache(maxsize=1 << 14)
def near_legal_family(word: str) -> str:
    """Give the family of the long legal form that a word is but for one letter (Compny, Limted), "" where it is none.

    Of 44,816 listed names 25 have such a word, each a legal form misspelt or of another language.
    """
    if word in CANONICAL or word in _WEIGHT:
        return ""
    near = (LEGAL_FAMILY[form] for form in _LONG_FORMS if form[0] == word[0] and OSA.distance(word, form, score_cutoff=1) <= 1)
    return next(near, "")


def is_dictionary_word(word: str) -> bool:
    """Whether this is a word of business or geography: then a word near it is another word, not a typo of it."""
    return word in _WEIGHT


def are_two_given_names(a: str, b: str) -> bool:
    """Whether both are common given names, and not spellings of one: Khalil and Khalid."""
    sound_a, sound_b = sound(a), sound(b)
    return sound_a != sound_b and sound_a in _WEIGHT_BY_SOUND and sound_b in _WEIGHT_BY_SOUND


def word_weight(word: str) -> float:
    """How much it says that two names share this word: 1 for a rare one, 0.15 for a title."""
    if len(word) == 1:
        return _INITIAL_WEIGHT
    if word in TITLES:
        return _TITLE_WEIGHT
    return _WEIGHT.get(word) or _WEIGHT_BY_SOUND.get(sound(word), 1.0)
