"""Events between parties: talks, meetings, appeals, demands, criticism, visits, calls, and places on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ostrakon.news.grammar import deep_prepositional, find_passive_subjects, objects_of, prepositional
from ostrakon.news.predicates import Light, Predicate
from ostrakon.news.records import Event
from ostrakon.news.scene import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABOUT_MEASURE = frozenset({"criticise", "support", "refuse"})  # may be aimed at a measure alone
_LISTING = frozenset({"designate", "delist"})
_BY_AUTHORITY = _LISTING | {"licence", "seize"}
_LISTABLE = ("org:", "person:", "group:")


def on_party(act: Act, predicate: Predicate) -> Event | None:
    """Read a verb that is done to someone."""
    verb, actors = act.head, act.actors()
    objects = _objects(verb)
    led = [*prepositional(verb, *predicate.by), *deep_prepositional(verb, *predicate.by)]
    if not actors and predicate.type not in _LISTING:
        return None
    if predicate.about == "place":
        return _visit(act, predicate, actors, [*led, *objects])
    if predicate.about == "person":
        return _contact(act, predicate, actors, [*objects, *led])
    words = (*objects, *led)
    about = tuple(dict.fromkeys(m for t in words for k in ("agreement", "sanctions") if (m := act.measure_at(t, k))))
    owners = _owners(objects) if predicate.type in _ABOUT_MEASURE else []
    targets = _others(act, objects, actors) or _others(act, [*led, *_told(verb), *owners], actors)
    if predicate.type in _BY_AUTHORITY and not (_are_authorities(act, actors) and any(t.startswith(_LISTABLE) for t in targets)):
        return None
    if predicate.type == "meet" and not words:
        targets = actors[1:]
    if not targets and not (about and predicate.type in _ABOUT_MEASURE):
        return None
    return act.event(predicate.type, actors, targets, about=about)


def by_light_verb(act: Act, table: tuple[Light, ...]) -> Event | None:
    """Read `have begun talks with Germany`, `put pressure on allies`."""
    verb = act.head
    for light in table:
        nouns = [n for n in _objects(verb) if n.lower_ in light.nouns] if verb.lower_ in light.verbs else []
        for noun in nouns:
            actors = act.actors()
            targets = _others(act, [*prepositional(noun, *light.by), *prepositional(verb, *light.by)], actors)
            about = tuple(m for t in prepositional(noun, "on", "over", "about") if (m := act.measure_at(t, "agreement")))
            if actors and (targets or len(actors) > 1):
                return act.event(light.type, actors, targets or actors[1:], about=about)
    return None


def on_list(act: Act, table: tuple[Light, ...]) -> Event | None:
    """Read `put a network on its list`, `was removed from the blacklist`: whoever is put there need not be known."""
    for light in table:
        places = prepositional(act.head, *light.by) if act.head.lower_ in light.verbs else []
        objects = _objects(act.head)
        if objects and any(p.lower_ in light.nouns or p.text in light.nouns for p in places):
            actors = act.actors()
            targets = _others(act, objects, actors)
            return act.event(light.type, actors, targets) if (actors or targets) and _are_authorities(act, actors) else None
    return None


def _are_authorities(act: Act, actors: tuple[str, ...]) -> bool:
    """Only states, their organs and known bodies list, license and seize."""
    return all(act.scene.cast.state_of(a) or a in act.scene.cast.gazetteer.known for a in actors)


def _objects(verb: Token) -> list[Token]:
    return [*objects_of(verb), *find_passive_subjects(verb), *(c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")]


def _owners(objects: list[Token]) -> list[Token]:
    """`rejected the U.S. demand`: whose demand it is."""
    return [c for o in objects for c in o.children if c.dep_ in {"poss", "compound", "nmod", "amod"}]


def _told(verb: Token) -> list[Token]:
    """`demanded that Sudan end ...`: who is to do it."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    return [s for c in clauses for s in c.children if s.dep_ in {"nsubj", "nsubjpass"}]


def _others(act: Act, tokens: list[Token], actors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(t for t in act.parties(tokens) if t not in actors)


def _visit(act: Act, predicate: Predicate, actors: tuple[str, ...], places: list[Token]) -> Event | None:
    targets = tuple(t for t in _others(act, places, actors) if t.startswith(("state:", "region:", "org:")))
    people = all(a.startswith(("person:", "anon:")) for a in actors)
    return act.event(predicate.type, actors, targets) if targets and people else None


def _contact(act: Act, predicate: Predicate, actors: tuple[str, ...], people: list[Token]) -> Event | None:
    """Only between those who speak for different states: `Rouhani informed Macron`, not `Trump told reporters`."""
    state_of = act.scene.cast.state_of
    targets = tuple(t for t in _others(act, people, actors) if t.startswith(("person:", "state:")) and state_of(t))
    ours, theirs = {state_of(a) for a in actors}, {state_of(t) for t in targets}
    fits = "" not in ours and ours.isdisjoint(theirs) and any(t.startswith("person:") for t in targets)
    return act.event(predicate.type, actors, targets) if fits else None
