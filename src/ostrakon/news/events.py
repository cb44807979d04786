"""Events: who did (or firmly will do) what to whom about which measure, read off verbs and the nouns made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ostrakon.news.grammar import Para, find_subjects
from ostrakon.news.merging import merge_events
from ostrakon.news.on_measures import in_force, of_noun, on_companies, on_measure
from ostrakon.news.on_parties import by_light_verb, on_list, on_party
from ostrakon.news.predicates import Predicate, Predicates, load_predicates
from ostrakon.news.reality import find_status
from ostrakon.news.records import Event, EventStatus
from ostrakon.news.scene import Act, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_events(scene: Scene) -> tuple[Event, ...]:
    """Give the events in text order, each once; what is denied, hypothetical, wished or demanded is left out."""
    predicates = load_predicates()
    found: list[Event] = []
    for para in scene.cast.paras:
        for token in para.doc:
            event = _event_at(scene, para, token, predicates, found)
            if event is not None:
                found.append(event)
    return tuple(replace(event, id=f"E{i}") for i, event in enumerate(merge_events(scene.cast, found), 1))


def _event_at(scene: Scene, para: Para, token: Token, predicates: Predicates, earlier: list[Event]) -> Event | None:
    if token.pos_ == "NOUN" and token.lower_ in predicates.nouns:
        return of_noun(Act(scene, para, token, EventStatus.HAPPENED), predicates.nouns[token.lower_])
    if token.pos_ not in {"VERB", "AUX"} or _is_ours(para, token):
        return None
    status = find_status(para, token)
    if status is None:
        return None
    act = Act(scene, para, token, status)
    if token.lemma_ == "be":
        return in_force(act)
    if token.pos_ == "AUX":
        return None
    event = by_light_verb(act, predicates.light) or on_list(act, predicates.lists)
    tries = (_try(act, predicate, earlier) for predicate in predicates.of(token))
    return event or next((e for e in tries if e is not None), None)


def _try(act: Act, predicate: Predicate, earlier: list[Event]) -> Event | None:
    if predicate.about in {"agreement", "sanctions"}:
        return on_measure(act, predicate, earlier)
    if predicate.about == "companies":
        return on_companies(act, predicate, earlier)
    return on_party(act, predicate)


def _is_ours(para: Para, verb: Token) -> bool:
    """Within quotation marks only what is said of named parties can be an event; `we` and `I` are not resolved here."""
    return para.quoted(verb) and any(s.pos_ == "PRON" and s.lower_ in {"we", "i", "you", "us"} for s in find_subjects(verb))
