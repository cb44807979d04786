"""Did it happen? The status of a verb from its own auxiliaries and from the clauses it stands under.

Denied, hypothetical, wished, demanded and merely aimed-at acts give None: they are not events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ostrakon.news.grammar import Para, has_to
from ostrakon.news.lexicon import load_cues, words
from ostrakon.news.records import EventStatus
from ostrakon.news.tense import is_negated, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 30  # clauses above a verb that are looked at: the press texts at hand have 7 at most
_VERBS = frozenset({"VERB", "AUX"})


def find_status(para: Para, verb: Token) -> EventStatus | None:
    """Tell whether what the verb says happened, goes on, is planned or reported; None for what is not an event."""
    if _asks(verb) or is_negated(verb) or _has_condition(para, verb):
        return None
    own = _own_status(verb)
    if own is None:
        return None
    status = _under(para, verb, own)
    if status is not None and any(c.lower_ in words("hedges") for c in verb.children):
        return EventStatus.REPORTED
    return status


def _own_status(verb: Token) -> EventStatus | None:
    if {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}} & words("unreal"):
        return None
    tense = tense_of(verb)
    if tense == "future" and not has_to(verb):
        return EventStatus.PLANNED
    if tense == "past":
        return EventStatus.HAPPENED
    return EventStatus.ONGOING


def _under(para: Para, verb: Token, status: EventStatus) -> EventStatus | None:
    """Climb from clause to clause; each may take the reality out of what stands below. What stands too deep is nobody's prose."""
    for _ in range(_DEEPEST):
        head = verb.head
        if head == verb:
            return status
        if _finite_aside(para, verb):
            return status
        verdict = _step(verb, head, status)
        if verdict is None:
            return None
        status, verb = verdict, _governor(head)
        if verb.pos_ in _VERBS and (is_negated(verb) or _own_status(verb) is None):
            return None
    return None


def _governor(token: Token) -> Token:
    """Climb out of a noun phrase to the verb it belongs to, stopping at what is a clause itself."""
    while token.pos_ not in _VERBS and token.head != token:
        token = token.head
    return token


def _finite_aside(para: Para, verb: Token) -> bool:
    """A finite relative clause after a comma, or in the past, is the writer's own word, whatever it hangs on."""
    if verb.dep_ != "relcl" or has_to(verb):
        return False
    if tense_of(verb) == "past":
        return True  # `the sanctions that were lifted` were lifted, whoever wants them back
    edge = verb.left_edge.i
    return edge > 0 and para.doc[edge - 1].text in {",", "—", "–"}


def _step(verb: Token, head: Token, status: EventStatus) -> EventStatus | None:
    """One clause up: what its link to the clause above makes of the status."""
    mark = next((c.lower_ for c in verb.children if c.dep_ == "mark"), "")
    bare = verb.tag_ == "VB" and verb.dep_ in {"ccomp", "acl"} and not any(c.dep_ == "aux" for c in verb.children)
    wished = verb.dep_ == "ccomp" and _lemma(head) in words("wish")
    if mark in words("conditions") or bare or verb.dep_ == "csubj" or (wished and not has_to(verb)):
        return None  # `if`; `demanded that Israel ease restrictions`; `hopes that ...`
    if has_to(verb):
        return _infinitive(verb, head)
    return _prepositional_clause(head, status) if verb.dep_ == "pcomp" else status


def _prepositional_clause(preposition: Token, status: EventStatus) -> EventStatus | None:
    if preposition.lower_ not in words("real_preps"):
        return None
    above = _governor(preposition.head)
    return None if preposition.head.pos_ == "NOUN" and above.pos_ in _VERBS and has_to(above) else status


def _infinitive(verb: Token, head: Token) -> EventStatus | None:
    """`began to`, `plans to`, `the decision to`: begun, planned, done. Any other infinitive is a wish, an aim or a demand."""
    if verb.dep_ in {"acl", "relcl"} or head.pos_ == "NOUN":
        planned = EventStatus.PLANNED if head.lower_ in words("plan_nouns") else None
        return EventStatus.HAPPENED if head.lower_ in words("done_nouns") else planned
    lemma = _lemma(head)
    if lemma in words("order"):
        return EventStatus.PLANNED
    if verb.dep_ != "xcomp":
        return None
    if lemma in words("begun"):
        return _own_status(head)
    passive = any(c.dep_ == "auxpass" for c in head.children)
    firm = lemma in words("plan") and (passive or lemma not in {"expect", "seek"}) and not any(c.dep_ == "dobj" for c in head.children)
    return EventStatus.PLANNED if firm or (lemma == "go" and head.tag_ == "VBG") else None


def _has_condition(para: Para, verb: Token) -> bool:
    """`will be lifted only if Iran changes`: what stands under a condition has not come about, also across a split quotation."""
    split = verb.head.children if verb.dep_ == "ccomp" and para.quoted(verb) else ()
    clauses = (c for c in (*verb.children, *(c for c in split if para.quoted(c))) if c.dep_ == "advcl")
    return any(m.lower_ in {"if", "unless"} for c in clauses for m in c.children if m.dep_ == "mark")


def _lemma(token: Token) -> str:
    entry = load_cues().forms.get(token.lower_)
    return entry[0] if entry else token.lemma_.lower()


def _asks(verb: Token) -> bool:
    return any(t.text == "?" for t in verb.sent[-2:])
