"""The cast of a report: who is named where, and which party a word of the parse stands for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ostrakon.news.gazetteer import Gazetteer
from ostrakon.news.grammar import RELATIVES, Para, with_conjuncts
from ostrakon.news.lexicon import load_table
from ostrakon.news.records import Mention, NewsParty

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRENGTH = {"name": 0, "surname": 0, "role": 1, "people": 1, "description": 1, "seat": 2, "demonym": 3, "reference": 2}
_PARTS = frozenset({"one", "two", "some", "most", "many", "several", "others", "none", "all", "both", "each", "neither"})
_CHAIN = 4  # person -> agency -> ministry -> state
_RELATED = frozenset({"of", "from", "for", "in"})


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in the parse: tokens [start, end) of a paragraph, the party, and how it is named."""

    para: int
    start: int
    end: int
    party: str
    how: str


@dataclass(slots=True)
class Cast:
    """Collects parties and their places while a report is read; `frozen()` gives the records."""

    gazetteer: Gazetteer
    paras: list[Para]
    parties: dict[str, NewsParty] = field(default_factory=dict)
    places: dict[int, list[Place]] = field(default_factory=dict)  # by paragraph
    spelled: dict[str, str] = field(default_factory=dict)  # bodies by the name printed
    reserved: set[tuple[int, int]] = field(default_factory=set)  # tokens of a role: no party of their own
    _at: dict[tuple[int, int], list[Place]] = field(default_factory=dict)

    def add(self, party: NewsParty, place: Place) -> None:
        """Note a party at a place; a party already known keeps its facts and takes on those it lacked."""
        held = self.parties.get(party.id)
        if held is None:
            self.parties[party.id] = party
        else:
            self.parties[party.id] = replace(
                held,
                role=held.role or party.role,
                speaks_for=held.speaks_for or party.speaks_for,
                country=held.country or party.country,
                flags=tuple(dict.fromkeys((*held.flags, *party.flags))),
            )
        self.places.setdefault(place.para, []).append(place)
        if party.id.startswith("org:"):
            self.spelled.setdefault(self.paras[place.para].doc[place.start : place.end].text, party.id)
        for i in range(place.start, place.end):
            self._at.setdefault((place.para, i), []).append(place)

    def known(self, party_id: str) -> NewsParty:
        """Make the record of a party that the tables know."""
        row = self.gazetteer.known[party_id]
        return NewsParty(row.id, row.kind, row.name, (), speaks_for=row.speaks_for, country=row.country)

    def at(self, para: Para, token: Token) -> list[Place]:
        """Give the places that cover a token, the most telling first."""
        found = self._at.get((para.index, token.i), [])
        return sorted(found, key=lambda p: (_STRENGTH[p.how], p.start - p.end))

    def taken(self, para: Para, start: int, end: int) -> bool:
        """Whether any of the tokens already names a party."""
        return any((para.index, i) in self._at or (para.index, i) in self.reserved for i in range(start, end))

    def resolve(self, para: Para, token: Token) -> tuple[str, ...]:
        """Give the parties a word stands for: its own, those within its phrase, its antecedent's, or the last one fitting a pronoun."""
        if token.lower_ in RELATIVES or (token.lower_ in {"all", "both", "some", "most", "none"} and self._of_whom(token)):
            return self._antecedent(para, token)
        named = [p.party for c in token.children if c.dep_ == "appos" for p in self.at(para, c) if p.party.startswith("person:")]
        if named:
            return (named[0],)
        places = self.at(para, token)
        if places:
            return self._place_parties(token, places)
        if token.lower_ in _PARTS:
            whole = [c for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
            return tuple(dict.fromkeys(party for c in whole for party in self.resolve(para, c)))
        if token.pos_ == "PRON":
            return self._pronoun(para, token)
        return self._within(para, token)

    @staticmethod
    def _place_parties(token: Token, places: list[Place]) -> tuple[str, ...]:
        best = places[0]
        if best.how == "demonym" and not best.start <= token.i < best.end:
            return ()
        return (best.party,)

    @staticmethod
    def _of_whom(token: Token) -> bool:
        return any(c.lower_ in RELATIVES for p in token.children if p.dep_ == "prep" for c in p.children)

    def _antecedent(self, para: Para, token: Token) -> tuple[str, ...]:
        """The coordinated names that end right before the relative clause; else the noun that the clause hangs on."""
        before = token.left_edge.i - 1
        while before >= 0 and para.doc[before].text in {",", " "}:
            before -= 1
        found: list[str] = []
        while before >= 0:
            places = self._at.get((para.index, before), [])
            if places:
                found.insert(0, min(places, key=lambda p: _STRENGTH[p.how]).party)
                before = min(p.start for p in places) - 1
            elif para.doc[before].lower_ in {",", "and", "the", "or"} and (found or para.doc[before].text == ","):
                before -= 1
            else:
                break
        if found:
            plural = token.lower_ in {"all", "both", "some", "most"}
            return tuple(dict.fromkeys(found)) if plural else (found[-1],)
        clause = next((t for t in (token, *token.ancestors) if t.dep_ in {"relcl", "acl"}), None)
        return (
            self.resolve(para, clause.head)
            if clause is not None and clause.head.i < token.i and clause.head.lower_ not in RELATIVES
            else ()
        )

    def _within(self, para: Para, token: Token) -> tuple[str, ...]:
        """`representatives from Israel`, `the government of Iraq`, `Tehran's leaders`, `Iranian forces`."""
        government = token.lower_ in load_table("roles.yaml")["government"].split()
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _RELATED and government:
                inner = [c for c in child.children if c.dep_ == "pobj"]
                found = [p for c in inner for t in with_conjuncts(c) for p in self.resolve(para, t)]
                if found:
                    return tuple(dict.fromkeys(found))
        if government or token.ent_type_ == "":
            for child in token.children:
                if child.dep_ in {"amod", "compound", "poss", "nmod"} and government:
                    places = self.at(para, child)
                    if places:
                        return (places[0].party,)
        return ()

    def _pronoun(self, para: Para, token: Token) -> tuple[str, ...]:
        wanted = _PRONOUNS.get(token.lower_)
        if wanted is None:
            return ()
        near = [p for p in self._before(para, token) if p.how != "demonym"]
        for kinds in wanted:
            for place in reversed(near):
                if self.parties[place.party].kind in kinds:
                    return (place.party,)
        return ()

    def last_of(self, para: Para, token_index: int, kinds: frozenset[str]) -> str:
        """Give the party of one of these kinds named last before a place, or an empty string."""
        for place in reversed(self.places_before(para.index, token_index)):
            if self.parties[place.party].kind in kinds:
                return place.party
        return ""

    def places_before(self, para: int, token_index: int) -> list[Place]:
        """Give the places before a token, in text order, from this paragraph and the two before it."""
        near = [p for i in range(para - 2, para + 1) for p in self.places.get(i, []) if i < para or p.end <= token_index]
        return sorted(near, key=lambda p: (p.para, p.start))

    def _before(self, para: Para, token: Token) -> list[Place]:
        """Places before a pronoun, subjects of the last sentences counting most (they come last)."""
        near = self.places_before(para.index, token.i)
        sentence = token.sent.start
        doc = para.doc
        subjects = [p for p in near if p.para == para.index and any(doc[i].dep_ in {"nsubj", "nsubjpass"} for i in range(p.start, p.end))]
        last_sentence = [p for p in subjects if p.start < sentence][-1:]
        own = [p for p in subjects if p.start >= sentence][-1:]
        return [*near, *last_sentence, *own]

    def behind(self, party: str) -> str:
        """Give the state or body that a person or source speaks for in the end, else the party itself."""
        for _ in range(_CHAIN):
            record = self.parties.get(party)
            speaks_for = record.speaks_for if record else getattr(self.gazetteer.known.get(party), "speaks_for", "")
            if not speaks_for:
                return party
            party = speaks_for
        return party

    def state_of(self, party: str) -> str:
        """Lead a person, body or source back to the state it speaks for; an empty string where there is none."""
        found = self.behind(party)
        return found if found.startswith("state:") else ""

    def frozen(self) -> tuple[NewsParty, ...]:
        """Give the parties with their mentions in text order."""
        spans: dict[str, list[Mention]] = {}
        for place in (p for here in self.places.values() for p in here):
            spans.setdefault(place.party, []).append(Mention(self.paras[place.para].tokens(place.start, place.end), place.how))
        return tuple(
            replace(party, mentions=tuple(sorted(spans.get(key, []), key=lambda m: m.span.start)))
            for key, party in self.parties.items()
        )  # fmt: skip


_PERSON = (frozenset({"person"}),)
_MANY = (frozenset({"anonymous"}), frozenset({"group", "region"}), frozenset({"organisation"}))
_BODY = (frozenset({"state", "organisation", "media"}),)
# For each pronoun the kinds of party it may mean, the likelier kinds first.
_PRONOUNS = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), _PERSON),
    **dict.fromkeys(("they", "them", "their"), _MANY),
    **dict.fromkeys(("it", "its"), _BODY),
}
