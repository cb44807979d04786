"""How likely a query and a party are the same, in [0, 1] on a grid of 4 decimals, and why.

The name gives the base: the best of all pairs of the query's names and the party's names, laid side by side word by word (see align).
Other facts add to it or take away (see facts); the sum of the features is the score, cut to [0, 1]. It depends on the query and the
party alone: no other party, list or setting changes it.

Bands (the default threshold is 0.7, compared with >=):

| score        | meaning                                                                                          |
|--------------|--------------------------------------------------------------------------------------------------|
| 0.98 - 1     | the same name, or the same unique number                                                         |
| 0.90 - 0.98  | the same name written otherwise: another script, sound-alike letters, joined words, a middle name |
| 0.80 - 0.90  | a typo or two, an initial, a missing family name or business word                                |
| 0.70 - 0.80  | several such differences, or one that counts                                                     |
| 0.50 - 0.70  | near, but something speaks against: another number, birth date, father, or too little in common  |
| below 0.50   | another name                                                                                     |

A weak alias reaches 0.8 at most, of one word 0.6, however well it fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ostrakon.match.align import Alignment, align
from ostrakon.match.facts import compare_facts
from ostrakon.match.names import parse_name
from ostrakon.model.hit import Feature
from ostrakon.model.kinds import kind
from ostrakon.model.text import fold
from ostrakon.model.vocabulary import IDENTIFIER_PROPS, NAME_PROPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ostrakon.model.hit import Query
    from ostrakon.model.party import Party

WEAK_ALIAS, WEAK_ALIAS_OF_ONE_WORD = 0.8, 0.6
_RANK = {prop: -i for i, prop in enumerate(NAME_PROPS)}


@dataclass(frozen=True, slots=True)
class Score:
    """One party's score, the two values that met and the property of the second, and every reason."""

    score: float
    query_value: str
    matched_value: str
    matched_prop: str
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One of the query's names against one of the party's."""

    asked: str
    listed: str
    prop: str
    alignment: Alignment


def score_party(query: Query, party: Party) -> Score:
    """Score one party. A query without a name is scored by its numbers alone, and where no name met a number is what met."""
    best = max(_meetings(query, party), key=lambda m: (m.alignment.score, _RANK[m.prop]), default=None)
    if best is None:
        best = _Meeting(query.name, party.caption, "name", Alignment(0.0))
    name_score = round(best.alignment.score, 4)
    named = (Feature("name", name_score, best.asked, best.listed, "; ".join(best.alignment.notes)),) if best.asked.strip() else ()
    features = (*named, *compare_facts(query, party, name_score))
    total = round(min(max(sum(f.score for f in features), 0.0), 1.0), 4)
    number = next((f for f in features if f.name in IDENTIFIER_PROPS and f.score > 0), None)
    if number and not name_score:
        return Score(total, number.query, number.candidate, number.name, features)
    return Score(total, best.asked, best.listed, best.prop, features)


def order(score: Score, party: Party) -> tuple[float, bool, int, str]:
    """Where a hit stands: by score; then those whose name is the very one; of these those that are called so, then by a main name."""
    met = fold(score.matched_value)
    called = 0 if met == fold(party.caption) else 1 if score.matched_prop == "name" else 2
    return -score.score, met != fold(score.query_value), called, party.id


def _meetings(query: Query, party: Party) -> Iterator[_Meeting]:
    """Every name of the query against every name of the party, each pair of values once per property."""
    person = _is_person(query, party)
    asked = [parse_name(value, person=person) for value in (query.name, *query.aliases) if value.strip()]
    for value, prop in dict.fromkeys((f.value, f.prop) for f in party.facts if f.prop in _RANK):
        listed = parse_name(value, person=person)
        for name in asked:
            found = align(name, listed, person=person)
            if prop == "weakAlias":
                found = _capped(found, WEAK_ALIAS if len(listed.core) > 1 else WEAK_ALIAS_OF_ONE_WORD)
            yield _Meeting(name.raw, value, prop, found)


def _capped(found: Alignment, most: float) -> Alignment:
    """Keep a weak alias below its cap."""
    return Alignment(most, (*found.notes, "weak alias")) if found.score > most else found


def _is_person(query: Query, party: Party) -> bool:
    """Whether names are read as those of persons: by the party's kind, else by the query's."""
    listed = kind(party.schema)
    if listed in {"", "legal entity"}:
        return kind(query.schema) == "person"
    return listed == "person"
