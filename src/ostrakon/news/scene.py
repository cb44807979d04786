"""What all event rules share: the report's cast, measures, dates and statements; an act at a word; how an Event is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ostrakon.news.cast import Cast
from ostrakon.news.dates import Dated
from ostrakon.news.grammar import Para, find_subjects, trim
from ostrakon.news.lexicon import words
from ostrakon.news.measures import Measures
from ostrakon.news.records import Event, EventStatus, Span, When
from ostrakon.news.statements import Told, resolve_all
from ostrakon.news.timing import find_event_date

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKING = ("state:", "person:", "org:", "region:", "anon:", "group:")
_HABIT = frozenset({"long", "often", "repeatedly", "always", "frequently", "regularly"})
_OWN_WORDS = frozenset(
    {"nsubj", "nsubjpass", "aux", "auxpass", "advmod", "acomp", "poss", "dobj", "dative", "prep", "agent", "prt", "npadvmod"}
)  # fmt: skip
_CLAUSES = frozenset({"relcl", "acl", "advcl"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything known of the report when its events are read."""

    cast: Cast
    measures: Measures
    dates: dict[int, list[Dated]]
    told: dict[int, list[Told]]  # by paragraph


@dataclass(frozen=True, slots=True)
class Act:
    """A word of the report that may tell an event, and how real it is told to be."""

    scene: Scene
    para: Para
    head: Token
    status: EventStatus

    def parties(self, tokens: list[Token]) -> tuple[str, ...]:
        """Give the parties behind some words, each once."""
        return resolve_all(self.scene.cast, self.para, tokens)

    def actors(self) -> tuple[str, ...]:
        """Give who does it; an unnamed official counts as the state he speaks for."""
        return self.as_actors(self.parties(find_subjects(self.head)))

    def as_actors(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Keep those that can act, unnamed officials as their state."""
        named = (a for a in parties if a.startswith(_SPEAKING))
        return tuple(dict.fromkeys((self.scene.cast.state_of(a) or a) if a.startswith("anon:") else a for a in named))

    def measure_at(self, token: Token, *kinds: str) -> str:
        """Give the measure that a word names, or an empty string."""
        return next((m for kind in kinds if (m := self.scene.measures.at(self.para, token, kind))), "")

    def event(
        self,
        kind: str,
        actors: tuple[str, ...],
        targets: tuple[str, ...] = (),
        *,
        about: tuple[str, ...] = (),
        date: When | None = None,
    ) -> Event:
        """Make the event, with its evidence, date, and the chain of the statement it stands in."""
        evidence = find_evidence(self.para, self.head)
        here = [t.statement for t in self.scene.told.get(self.para.index, [])]
        within = [s for s in here if any(c.holds(evidence) or c.start <= evidence.start < c.end for c in s.content)]
        beside = {c.lower_ for c in self.head.children}
        return Event(
            id="",
            type=kind,
            actors=actors,
            targets=targets,
            status=self.status,
            evidence=evidence,
            about=about,
            date=find_event_date(self.scene.dates.get(self.para.index, []), self.scene.measures, self.para, self.head) or date,
            told_by=within[-1].chain if within else (),
            hedges=tuple(sorted(beside & words("hedges"))),
            habitual=bool(beside & _HABIT),
        )


def find_evidence(para: Para, head: Token) -> Span:
    """Give the clause, from its subject to its object and date, without the clauses below it."""
    starts, ends = [head.i], [head.i + 1]
    for child in head.children:
        if child.dep_ in _OWN_WORDS:
            inner = [t.left_edge.i for t in child.subtree if t.dep_ in _CLAUSES and t.left_edge.i > child.i]
            starts.append(child.left_edge.i)
            ends.append(min([child.right_edge.i + 1, *inner]))
    return para.tokens(*trim(para.doc, min(starts), max(ends)))
