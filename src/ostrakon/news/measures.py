"""Measures spoken of: agreements and sets of sanctions, recognised by rules over phrases, one record per measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from ostrakon.news.cast import Cast
from ostrakon.news.grammar import Para, trim
from ostrakon.news.lexicon import load_table
from ostrakon.news.records import MeasureMention

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class MeasurePlace:
    """A mention in the parse: tokens [start, end), its head word, and the measure."""

    para: int
    start: int
    end: int
    head: int
    measure: str


@dataclass(slots=True)
class Measures:
    """Collects measures and their places while a report is read."""

    records: dict[str, MeasureMention] = field(default_factory=dict)
    places: dict[int, list[MeasurePlace]] = field(default_factory=dict)  # by paragraph

    def add(self, record: MeasureMention, para: Para, place: MeasurePlace) -> None:
        """Note a measure at a place; what the new mention adds (sector, target, imposer) is kept."""
        span = para.tokens(place.start, place.end)
        held = self.records.get(record.id, record)
        self.records[record.id] = replace(
            held,
            mentions=(*held.mentions, span),
            imposed_by=held.imposed_by or record.imposed_by,
            target=held.target or record.target,
            sectors=tuple(dict.fromkeys((*held.sectors, *record.sectors))),
            secondary=held.secondary or record.secondary,
        )
        self.places.setdefault(para.index, []).append(place)

    def of(self, para: Para) -> list[MeasurePlace]:
        """Give the places of one paragraph."""
        return self.places.get(para.index, [])

    def at(self, para: Para, token: Token, kind: str) -> str:
        """Give the measure of a kind whose phrase covers a token, or an empty string."""
        covering = (p.measure for p in self.of(para) if p.start <= token.i < p.end and self.records[p.measure].kind == kind)
        return next(covering, "")

    def last_before(self, para: Para, token_index: int, kind: str, *, in_para: bool = False) -> str:
        """Give the measure of a kind that was mentioned last before a place."""
        for index in range(para.index, para.index - 1 if in_para else -1, -1):
            near = (p for p in self.places.get(index, []) if index < para.index or p.start < token_index)
            of_kind = [p for p in near if self.records[p.measure].kind == kind]
            if of_kind:
                return max(of_kind, key=lambda p: p.start).measure
        return ""

    def within(self, para: Para, start: int, end: int) -> tuple[str, ...]:
        """Give the measures mentioned among tokens [start, end)."""
        return tuple(dict.fromkeys(p.measure for p in self.of(para) if start <= p.head < end))

    def complete(self, measure: str, **facts: Any) -> None:
        """Fill in what an event tells of a measure, where the mention itself did not."""
        held = self.records[measure]
        self.records[measure] = replace(held, **{key: value for key, value in facts.items() if value and not getattr(held, key)})


def find_measures(cast: Cast) -> Measures:
    """Read agreements and sanctions off the parsed paragraphs."""
    measures = Measures()
    whole = " ".join(p.doc.text for p in cast.paras).replace("’", "'")
    meant = {row["id"]: _meant(cast, row, strong, whole) for row, strong, _ in _agreements()}
    for para in cast.paras:
        _find_agreements(para, measures, meant)
        _find_sanctions(cast, para, measures)
    return measures


@cache
def _agreements() -> tuple[tuple[dict[str, Any], re.Pattern[str], re.Pattern[str] | None], ...]:
    out = []
    for row in load_table("agreements.yaml"):
        strong = re.compile("|".join(rf"\b(?:{p})\b" for p in row["strong"]))
        weak = re.compile("|".join(rf"\b(?:{p})\b" for p in row["weak"]), re.IGNORECASE) if row["weak"] else None
        out.append((row, strong, weak))
    return tuple(out)


def _meant(cast: Cast, row: dict[str, Any], strong: re.Pattern[str], whole: str) -> str:
    """Why `the deal` can mean this agreement in this report; an empty string where it cannot."""
    if strong.search(whole):
        return "meant: the report names it elsewhere"
    return "meant, by its parties and subject" if "nuclear" in whole and any(p in cast.parties for p in row["about"]) else ""


def _find_agreements(para: Para, measures: Measures, meant: dict[str, str]) -> None:
    text = para.doc.text.replace("’", "'")
    taken: list[tuple[int, int]] = []
    for row, strong, weak in _agreements():
        matches = [(m, "named") for m in strong.finditer(text)]
        if weak is not None and meant[row["id"]]:
            matches += [(m, meant[row["id"]]) for m in weak.finditer(text)]
        for match, how in matches:
            tokens = para.doc.char_span(*match.span(), alignment_mode="expand")
            if tokens is None or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            how = f"our table of agreements; {how}"  # noqa: PLW2901 - the same words with their source
            record = MeasureMention(row["id"], "agreement", row["name"], (), target=row["target"], year=row["year"], how=how)
            measures.add(record, para, MeasurePlace(para.index, tokens.start, tokens.end, tokens.end - 1, row["id"]))


def _find_sanctions(cast: Cast, para: Para, measures: Measures) -> None:
    words = load_table("sanctions.yaml")
    for token in para.doc:
        if token.lower_ not in words["nouns"] or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        head = token.head if token.dep_ == "compound" and token.head.pos_ == "NOUN" else token
        start, end = _phrase(head)
        target, imposer = _target(cast, para, head, token), _imposer(cast, para, head, token)
        if token.lower_ in words["needs_context"] and not target:
            continue
        inside = {t.lower_ for t in para.doc[start:end]} | {
            t.lower_ for c in head.children if c.dep_ == "prep" and c.i > head.i for t in _plain(c)
        }
        sectors = tuple(sector for sector, hints in words["sectors"].items() if inside & set(hints))
        secondary = bool(inside & set(words["secondary"]))
        key = _same(measures, target, imposer, secondary=secondary)
        name = para.doc[start:end].text
        record = MeasureMention(
            key, "sanctions", name, (), imposed_by=imposer, target=target, sectors=sectors, secondary=secondary, how="phrase"
        )
        measures.add(record, para, MeasurePlace(para.index, start, end, head.i, key))


def _phrase(head: Token) -> tuple[int, int]:
    """The noun with what stands before it and its `on ...` phrase, without clauses."""
    start = min(
        [head.i, *(c.left_edge.i for c in head.children if c.i < head.i and c.dep_ in {"amod", "compound", "poss", "nmod", "nummod"})]
    )
    end = head.i + 1
    for child in head.children:
        if child.i > head.i and child.dep_ == "prep" and child.lower_ in {"on", "against", "over", "for"}:
            inner = [c for c in child.children if c.dep_ == "pobj"]
            stops = [c.left_edge.i for p in inner for c in p.children if c.dep_ in {"relcl", "acl", "punct", "advcl"}]
            end = max(end, min([child.right_edge.i + 1, *stops]))
    return trim(head.doc, start, end)


def _plain(token: Token) -> list[Token]:
    """A phrase without the clauses that hang in it."""
    return [token, *(t for c in token.children if c.dep_ not in {"relcl", "acl", "advcl"} for t in _plain(c))]


def _target(cast: Cast, para: Para, head: Token, token: Token) -> str:
    """Whom they hit: `on Iran`, `against Tehran`, `Iran sanctions`."""
    preps = [
        c
        for h in (head, token, *([head.head] if head.dep_ == "dobj" else []))
        for c in h.children
        if c.dep_ == "prep" and c.lower_ in {"on", "against", "over"}
    ]
    for prep in preps:
        for token_ in prep.subtree:
            state = _state(cast, para, token_)
            if state:
                return state
    before = [c for c in (*head.children, *token.children) if c.dep_ in {"compound", "nmod"} and c.i < head.i]
    return next((s for c in before if (s := _state(cast, para, c)) and c.text in {"Iran", "Russia", "Syria", "Venezuela", "Cuba"}), "")


def _imposer(cast: Cast, para: Para, head: Token, token: Token) -> str:
    """Who imposes: `U.S. sanctions`, `Washington's`, `EU`."""
    target = _target(cast, para, head, token)
    for child in (*head.children, *token.children):
        if child.dep_ in {"compound", "poss", "amod", "nmod"}:
            for place in cast.at(para, child):
                if place.party != target and place.party.split(":")[0] in {"state", "org"}:
                    party = cast.parties[place.party]
                    return party.speaks_for or party.id
    return ""


def _state(cast: Cast, para: Para, token: Token) -> str:
    return next((p.party for p in cast.at(para, token) if p.party.startswith("state:")), "")


def _same(measures: Measures, target: str, imposer: str, *, secondary: bool) -> str:
    """Give the id of the sanctions already spoken of that this mention can mean, or a new one."""
    for key, held in reversed(measures.records.items()):
        if held.kind == "sanctions" and held.secondary == secondary:
            fits = (not target or not held.target or target == held.target) and (
                not imposer or not held.imposed_by or imposer == held.imposed_by
            )
            if fits:
                return key
    return f"sanctions:{sum(m.kind == 'sanctions' for m in measures.records.values()) + 1}"
