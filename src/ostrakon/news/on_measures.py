"""Events about agreements and sanctions: leaving, joining, imposing, lifting, being in force, reaching third countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ostrakon.news.days import whole_year
from ostrakon.news.grammar import deep_prepositional, find_passive_subjects, find_subjects, objects_of, prepositional, trim
from ostrakon.news.lexicon import words
from ostrakon.news.predicates import Predicate
from ostrakon.news.reality import find_status
from ostrakon.news.records import Event, MeasureMention, When
from ostrakon.news.scene import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDING_WORDS = frozenset({"back", "force", "effect", "effective", "place"})
_REFERRING = frozenset({"which", "that", "they", "them", "it"})


def on_measure(act: Act, predicate: Predicate, earlier: list[Event]) -> Event | None:
    """Read a verb that acts on an agreement or on sanctions."""
    measure = _measure_of(act, predicate)
    if not measure:
        return None
    about: tuple[str, ...] = (measure,)
    actors, date = act.actors(), None
    verb = act.head
    by = [c for a in verb.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"]
    agreement = next((m for t in (*by, *prepositional(verb, "under", "through")) if (m := act.measure_at(t, "agreement"))), "")
    if predicate.about == "agreement":
        return act.event(predicate.type, actors, about=about) if actors else None
    if agreement and agreement != measure:
        about, actors, date = (measure, agreement), (), _year_of(act, agreement)
    record = act.scene.measures.records[measure]
    actors = actors or _imposer(record, earlier)
    targets = (record.target,) if record.target else act.parties(prepositional(verb, *predicate.by))
    _learn(act, measure, actors, targets)
    return act.event(predicate.type, actors, targets, about=about, date=date) if actors or targets else None


def on_companies(act: Act, predicate: Predicate, earlier: list[Event]) -> Event | None:
    """Read `penalises European companies`: sanctions that reach third countries."""
    targets = act.parties([*objects_of(act.head), *find_passive_subjects(act.head)])
    if not targets or not all(t.startswith("group:") for t in targets):
        return None
    measure = act.scene.measures.last_before(act.para, act.head.i, "sanctions", in_para=True)
    record = act.scene.measures.records.get(measure)
    actors = act.actors() or (_imposer(record, earlier) if record is not None else ())
    if not actors:
        return None
    return act.event(predicate.type, actors, targets, about=(_secondary(act, record, actors),))


def in_force(act: Act) -> Event | None:
    """Read `US sanctions on Iran are back in force`: a state of affairs that the record can speak to."""
    subject = next((c for c in act.head.children if c.dep_ == "nsubj"), None)
    measure = act.measure_at(subject, "sanctions") if subject is not None else ""
    after = [c for c in act.head.children if c.i > act.head.i and c.dep_ in {"advmod", "prep", "acomp", "attr"}]
    if not measure or not {t.lower_ for c in after for t in (c, *c.children)} & _STANDING_WORDS:
        return None
    record = act.scene.measures.records[measure]
    actors, targets = ((p,) if p else () for p in (record.imposed_by, record.target))
    return act.event("sanctions_in_force", actors, targets, about=(measure,))


def of_noun(act: Act, predicate: Predicate) -> Event | None:
    """Read `the White House's withdrawal`, `announced the withdrawal`, `the reimposition of sanctions by Washington`."""
    noun = act.head
    if predicate.about not in {"agreement", "sanctions"} or act.para.quoted(noun) or _is_unreal(noun):
        return None
    owners = [c for c in noun.children if c.dep_ in {"poss", "compound", "nmod"}]
    teller = noun.head if noun.dep_ == "dobj" and noun.head.lower_ in words("announcing") else None
    told = find_subjects(teller) if teller is not None and not owners and find_status(act.para, teller) else []
    actors = act.as_actors(act.parties([*owners, *prepositional(noun, "by"), *told]))
    named = (*prepositional(noun, *predicate.by, "of"), *owners)
    measure = next((m for t in named if (m := act.measure_at(t, predicate.about))), "")
    if not measure and predicate.about == "agreement":
        measure = act.scene.measures.last_before(act.para, noun.i, "agreement")
    return act.event(predicate.type, actors, about=(measure,)) if actors and measure else None


def _measure_of(act: Act, predicate: Predicate) -> str:
    """The measure that the verb acts on: its object, its passive subject, or what `of`, `from`, `on` leads to."""
    verb = act.head
    objects = [*objects_of(verb), *find_passive_subjects(verb)]
    if not objects or predicate.about == "agreement":
        objects += [*prepositional(verb, *predicate.by), *deep_prepositional(verb, *predicate.by)]
    for token in objects:
        measure = act.measure_at(token, predicate.about)
        if not measure and token.lower_ in _REFERRING:
            measure = act.scene.measures.last_before(act.para, token.i, predicate.about, in_para=True)
        if measure:
            return measure
    return ""


def _learn(act: Act, measure: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    """Whoever imposes or lifts sanctions is whose sanctions they are."""
    state = next((s for a in actors if (s := act.scene.cast.behind(a)).startswith(("state:", "org:"))), "")
    target = next((t for t in targets if t.startswith("state:")), "")
    act.scene.measures.complete(measure, imposed_by=state if state != target else "", target=target)


def _imposer(record: MeasureMention, earlier: list[Event]) -> tuple[str, ...]:
    if record.imposed_by:
        return (record.imposed_by,)
    return next((e.actors for e in reversed(earlier) if e.type.endswith("impose_sanctions") and record.id in e.about), ())


def _secondary(act: Act, base: MeasureMention | None, actors: tuple[str, ...]) -> str:
    """Sanctions that reach companies of third countries are a measure of their own kind: secondary."""
    records = act.scene.measures.records
    known = next((key for key, m in records.items() if m.secondary), "")
    if known:
        return known
    key = f"sanctions:{sum(m.kind == 'sanctions' for m in records.values()) + 1}"
    edges = trim(act.para.doc, act.head.left_edge.i, act.head.right_edge.i + 1)
    records[key] = MeasureMention(
        key,
        "sanctions",
        "sanctions that reach companies of third countries",
        (act.para.tokens(*edges),),
        imposed_by=act.scene.cast.state_of(actors[0]),
        target=base.target if base else "",
        sectors=base.sectors if base else (),
        secondary=True,
        how="read from who is penalised",
    )
    return key


def _year_of(act: Act, agreement: str) -> When | None:
    record = act.scene.measures.records[agreement]
    if record.year is None:
        return None
    span = act.para.tokens(act.head.i, act.head.i + 1)
    return When(span, whole_year(record.year), "year", f"the year of {record.name}, by which it was done")


def _is_unreal(noun: Token) -> bool:
    """A withdrawal that is threatened, possible or to be avoided is none."""
    return bool({t.lower_ for t in (*noun.children, *noun.ancestors)} & words("unreal_nouns"))
