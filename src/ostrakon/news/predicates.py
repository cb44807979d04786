"""The table of event words, indexed: from a verb (with its particle) or a noun to the types it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ostrakon.news.lexicon import inflect, load_table

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Predicate:
    """One event type: what it must concern, and the prepositions that lead there."""

    type: str
    about: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Light:
    """An empty verb with a noun that carries the act (`hold talks`)."""

    type: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicates:
    """All event words. `verbs` maps a form, or `form particle`, to predicates in the order of the table."""

    verbs: dict[str, tuple[Predicate, ...]]
    nouns: dict[str, Predicate]
    light: tuple[Light, ...]
    lists: tuple[Light, ...]  # a verb with a place on a list

    def of(self, verb: Token) -> tuple[Predicate, ...]:
        """Give the types a verb may mean, those that need its particle or preposition first."""
        found: list[Predicate] = []
        for child in verb.children:
            if child.dep_ in {"prt", "prep", "advmod"} and child.i > verb.i:
                found += self.verbs.get(f"{verb.lower_} {child.lower_}", ())
        return tuple(dict.fromkeys((*found, *self.verbs.get(verb.lower_, ()))))


@cache
def load_predicates() -> Predicates:
    """Read and index the table; kept in memory."""
    data: dict[str, Any] = load_table("predicates.yaml")
    verbs: dict[str, list[Predicate]] = {}
    nouns: dict[str, Predicate] = {}
    for row in data["verbs"]:
        predicate = Predicate(row["type"], row["about"], tuple(row["by"]))
        for phrase in row["verbs"]:
            lemma, _, particle = phrase.partition(" ")
            for form in inflect(lemma):
                verbs.setdefault(f"{form} {particle}".strip(), []).append(predicate)
        nouns |= dict.fromkeys(row["nouns"], predicate)
    return Predicates({form: tuple(found) for form, found in verbs.items()}, nouns, _light(data["light"]), _light(data["lists"]))


def _light(rows: list[dict[str, Any]]) -> tuple[Light, ...]:
    return tuple(
        Light(r["type"], frozenset(f for v in r["verbs"] for f in inflect(v)), frozenset(r["nouns"]), tuple(r["by"])) for r in rows
    )
