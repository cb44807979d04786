"""When an event was: the time expression of its own clause, of the clause it serves, or counted from a day named beside it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from ostrakon.model.time import DayRange
from ostrakon.news.dates import Dated
from ostrakon.news.grammar import Para, find_subjects
from ostrakon.news.lexicon import words
from ostrakon.news.measures import Measures
from ostrakon.news.records import When

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFTER = re.compile(r"\b(?P<count>an?|one|two|three|\d{1,2}) (?P<unit>day|week)s? after\b", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_CLIMB = 3  # clauses: a participle of a participle of the main verb


def find_event_date(dates: list[Dated], measures: Measures, para: Para, head: Token) -> When | None:
    """Give the time expression that dates an event told by a verb or by a noun made of one."""
    if head.pos_ == "NOUN":
        return _of_noun(dates, para, head)
    counted = _days_after(dates, para, head)
    if counted is not None:
        return counted
    verb = head
    for _ in range(_CLIMB):
        mine = (d.when for d in dates if d.verb is not None and d.verb == verb and "bound" not in d.when.how)
        own = next((w for w in mine if not _names_agreement(measures, para, w)), None)
        if own is not None or not _serves(verb):
            return own
        verb = verb.head
    return None


def _serves(verb: Token) -> bool:
    """Whether a verb takes its time from the clause above: `..., reinstating sanctions`, `left and joined`."""
    if verb.dep_ not in {"advcl", "conj"} or verb.tag_ not in {"VBG", "VBN", "VBD"}:
        return False
    return verb.dep_ == "advcl" or bool(find_subjects(verb))


def _of_noun(dates: list[Dated], para: Para, noun: Token) -> When | None:
    inside = para.tokens(noun.left_edge.i, noun.right_edge.i + 1)
    teller = noun.head if noun.dep_ == "dobj" and noun.head.lower_ in words("announcing") else None
    return next((d.when for d in dates if inside.holds(d.when.span) or (teller is not None and d.verb == teller)), None)


def _days_after(dates: list[Dated], para: Para, verb: Token) -> When | None:
    """`on Wednesday, a day after the United States left`: counted back from the day named before it in the sentence."""
    start = verb.sent.start_char
    matches = list(_AFTER.finditer(para.doc.text[start : verb.idx]))
    if not matches or not any(t.lower_ == "after" for t in (verb.head, *verb.children)):
        return None
    first, last = para.places[start], para.places[verb.idx]
    named = [
        w
        for w in (d.when for d in dates)
        if w.precision == "day" and first <= w.span.start < last and w.value is not None and w.value.exact
    ]
    day = named[-1].value.exact if named and named[-1].value else None
    if day is None:
        return None
    match = matches[-1]
    count = _COUNTS.get(match["count"].lower()) or int(match["count"])
    back = timedelta(count * (7 if match["unit"].lower() == "week" else 1))
    span = para.chars(start + match.start(), start + match.end())
    return When(span, DayRange.on(day - back), "day", f"counted back from `{named[-1].span.text}`")


def _names_agreement(measures: Measures, para: Para, when: When) -> bool:
    """`the 2015 Iran deal`: the year names the deal, it does not date the clause."""
    places = (p for p in measures.of(para) if measures.records[p.measure].kind == "agreement")
    return any(when.span.overlaps(para.tokens(p.start, p.end)) for p in places)
