"""Tense and negation of a clause, read off its auxiliaries; an infinitive or participle takes the time of the clause it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ostrakon.news.grammar import has_to
from ostrakon.news.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})


def is_negated(verb: Token) -> bool:
    """Whether the clause says no: not, never, no longer, refused a subject or object with `no`."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "hardly"}:
            return True
        if child.dep_ in {"nsubj", "dobj", "nsubjpass"} and any(g.lower_ in {"no", "neither"} for g in child.children):
            return True
    return False


def tense_of(verb: Token) -> str:
    """Name the time of the clause: past, future or present."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    going = verb.tag_ == "VBG" and verb.lemma_ == "go" and helpers & {"is", "are", "am", "'s", "’s"}
    if helpers & words("modals") or going:
        return "future"
    if helpers & words("past") or verb.tag_ == "VBD":
        return "past"
    if has_to(verb):
        done = verb.head.lemma_ in words("carried_out") or verb.dep_ == "advcl"
        return tense_of(verb.head) if done and _hangs_on_verb(verb) else "future"
    if not helpers and verb.tag_ in {"VBG", "VBN", "VB"} and _hangs_on_verb(verb) and (verb.tag_ != "VB" or verb.dep_ == "conj"):
        return tense_of(verb.head)
    return "past" if verb.tag_ in {"VBN", "VBG"} and not helpers else "present"


def _hangs_on_verb(verb: Token) -> bool:
    return verb.head != verb and verb.head.pos_ in _VERBS
