"""Reading a dependency parse: subjects, objects, tense, negation, what is real and what is only wished."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ostrakon.news.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_PUNCTUATION = frozenset(",.;:-–—()[]!?…")
_CONTROL = frozenset({"xcomp", "advcl", "conj", "pcomp", "ccomp"})


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph, parsed. `places[i]` is the offset in the report's text of character i of the (space-folded) parse."""

    index: int
    doc: Doc
    places: tuple[int, ...]
    source: str  # the report's text
    quotes: tuple[tuple[int, int], ...] = ()  # character ranges in the parse, marks included

    def chars(self, start: int, end: int) -> Span:
        """Give the span of a character range of the parse."""
        first, last = self.places[start], self.places[end - 1] + 1
        return Span(first, last, self.source[first:last])

    def tokens(self, start: int, end: int) -> Span:
        """Give the span of tokens [start, end)."""
        tail = self.doc[end - 1]
        return self.chars(self.doc[start].idx, tail.idx + len(tail))

    def quoted(self, token: Token) -> bool:
        """Whether a token lies within quotation marks."""
        return any(a <= token.idx < b for a, b in self.quotes)


def find_subjects(verb: Token) -> list[Token]:
    """Give the tokens that do the verb: its own subject or agent, or the one inherited from the clause above it."""
    agents = [c for a in verb.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"]
    if agents:
        return _with_conjuncts(agents)
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if any(c.dep_ == "nsubjpass" for c in own):
        return []
    if own:
        return _with_conjuncts(own)
    return _inherited_subjects(verb)


def find_passive_subjects(verb: Token) -> list[Token]:
    """Give what a passive verb is done to."""
    return _with_conjuncts([c for c in verb.children if c.dep_ == "nsubjpass"])


def _inherited_subjects(verb: Token) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in {"acl", "relcl"}:
        return [] if has_to(verb) or verb.tag_ == "VBN" else [head]
    if verb.dep_ == "xcomp":
        objects = [c for c in head.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < verb.i]
        return _with_conjuncts(objects) if objects else find_subjects(head)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ == "VERB":
        return find_passive_subjects(head.head) or find_subjects(head.head)  # `was quoted as saying`, `by saying`
    if verb.dep_ in _CONTROL:
        return find_subjects(head) if head.pos_ in {"VERB", "AUX"} else []
    return []


def _with_conjuncts(tokens: list[Token]) -> list[Token]:
    return [t for token in tokens for t in (token, *token.conjuncts) if t.i >= token.i]


def with_conjuncts(token: Token) -> list[Token]:
    """Give a token and those coordinated with it to its right."""
    return _with_conjuncts([token])


def has_to(verb: Token) -> bool:
    """Whether the verb is a to-infinitive."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def objects_of(verb: Token) -> list[Token]:
    """Give direct objects, with those coordinated to them."""
    return _with_conjuncts([c for c in verb.children if c.dep_ in {"dobj", "obj"}])


def prepositional(verb: Token, *prepositions: str) -> list[Token]:
    """Give what hangs on the verb (or noun) by one of these prepositions, with conjuncts; one preposition deep."""
    found = []
    for prep in verb.children:
        if prep.dep_ in {"prep", "dative", "agent"} and prep.lower_ in prepositions:
            found += [c for c in prep.children if c.dep_ == "pobj"]
    return _with_conjuncts(found)


def deep_prepositional(verb: Token, *prepositions: str) -> list[Token]:
    """Give what `pulled out of the deal` leads to: a preposition below a particle or another preposition."""
    return [t for c in verb.children if c.dep_ in {"prt", "prep", "advmod"} for t in prepositional(c, *prepositions)]


def clause_verb(token: Token) -> Token | None:
    """Climb to the verb that governs a token."""
    for above in (token, *token.ancestors):
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def verb_of(para: Para, span: Span) -> Token | None:
    """Give the verb whose clause the first word of a span stands in; the span must lie in this paragraph."""
    first = bisect_left(para.places, span.start)
    inside = para.doc.char_span(first, first + 1, alignment_mode="expand")
    return clause_verb(inside[0]) if inside is not None and len(inside) else None


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take spaces and commas off the ends of tokens [start, end)."""
    while start < end and (doc[start].is_space or doc[start].text in _PUNCTUATION):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _PUNCTUATION):
        end -= 1
    return start, end


def phrase(token: Token) -> tuple[int, int]:
    """Give the tokens of a noun phrase without its relative clauses: [start, end)."""
    cut = {"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis"}
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.dep_ in cut:
            continue
        start, end = min(start, child.left_edge.i), max(end, _plain_end(child))
    return trim(token.doc, start, end)


def _plain_end(token: Token) -> int:
    """Find the end of a modifier without what hangs on it as a clause."""
    end = token.i + 1
    for child in token.children:
        if child.dep_ not in {"relcl", "acl", "advcl"} and child.i > token.i:
            end = max(end, _plain_end(child))
    return end
