"""Time expressions, read against the day of publication with the tense of their clause.

`on Tuesday` in a past clause is the last Tuesday on or before publication, in a future clause the next one on or after it. Within a
quotation words like `today` count from the day of speaking, which is not known: they stay unresolved. Without a day of publication
everything relative stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ostrakon.model.time import DayRange
from ostrakon.news.date_words import AHEAD, BOUND, PATTERNS, count_of, month_number
from ostrakon.news.days import counted, month_of, named_unit, weekday_near, whole_year, yearless_day, yearless_month
from ostrakon.news.grammar import Para, clause_verb, verb_of
from ostrakon.news.records import Span, When
from ostrakon.news.tense import tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTED = "within a quotation it counts from the day of speaking, which is not known"
_UNDATED = "relative to the day of publication, which is not known"
_Value = tuple[DayRange | None, str]


def find_dates(para: Para, published: date | None) -> list[When]:
    """Give the time expressions of a paragraph in order, resolved as far as tense and publication allow."""
    found: list[tuple[int, int, When | None]] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(para.doc.text):
            start, end = match.span()
            if any(a < end and start < b for a, b, _ in found):
                continue
            found.append((start, end, _resolve(para, kind, match, published)))
    return _same_days([when for *_, when in sorted(found, key=lambda f: f[0]) if when is not None])


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression and the verb whose clause it stands in."""

    when: When
    verb: Token | None


def date_paragraphs(paras: Sequence[Para], published: date | None) -> dict[int, list[Dated]]:
    """Give the time expressions of each paragraph by its index, with their verbs."""
    return {para.index: [Dated(when, verb_of(para, when.span)) for when in find_dates(para, published)] for para in paras}


def _same_days(dates: list[When]) -> list[When]:
    """`the same day` is the day named before it in the paragraph."""
    out: list[When] = []
    for when in dates:
        last = next((w for w in reversed(out) if w.precision == "day"), None)
        same = when.span.text.lower().endswith("same day")
        out.append(replace(when, value=last.value, precision="day", how=f"the day of `{last.span.text}`") if same and last else when)
    return out


def _resolve(para: Para, kind: str, match: re.Match[str], published: date | None) -> When | None:
    span, groups = para.chars(*match.span()), match.groupdict()
    if kind == "iso" or groups.get("year"):
        made = _printed(kind, groups)
        return When(span, *made, "as printed") if made else None
    if kind == "weekday" and groups["weekday"].lower().endswith("days"):
        return None  # a habit: `on Mondays`
    if kind != "calendar" and any(a <= match.start() < b for a, b in para.quotes):
        return When(span, None, "open", _QUOTED)
    if published is None or kind == "same":
        return When(span, None, "open", _UNDATED if published is None else "no day is named before it")
    tense = _tense_at(para, match)
    if AHEAD.match(match.group()):
        tense = "future"
    made = _relative(kind, groups, match.group(), published, tense)
    return _when(span, made, f"against publication on {published}, {tense} clause", match.group()) if made and made[0] else None


def _when(span: Span, made: _Value, how: str, words: str) -> When:
    return When(span, *made, how + (", a bound only" if BOUND.match(words) else ""))


def _printed(kind: str, groups: dict[str, str]) -> _Value | None:
    """What stands there in full. None for a day that does not exist."""
    try:
        if kind == "iso":
            return DayRange.on(date.fromisoformat(groups["iso"])), "day"
        year = int(groups["year"])
        if kind == "year":
            return whole_year(year), "year"
        month = month_number(groups["month"])
        return (DayRange.on(date(year, month, int(groups["day"]))), "day") if groups.get("day") else (month_of(year, month), "month")
    except ValueError:
        return None


def _relative(kind: str, groups: dict[str, str], words: str, published: date, tense: str) -> _Value | None:
    made: _Value | None = None
    future = tense == "future"
    match kind:
        case "weekday":
            made = weekday_near(groups["weekday"], words, published, future=future), "day"
        case "deictic":
            shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
            made = counted(shift.get(words.lower(), 0), "day", published)
        case "ago" | "within":
            sign = -1 if (groups.get("way") or "").lower() in {"ago", "earlier"} else 1
            made = counted(sign * count_of(groups["count"]), groups["unit"].lower(), published)
        case "unit":
            made = named_unit(groups["which"].lower(), groups["unit"].lower(), published)
        case "calendar":
            made = yearless_day(month_number(groups["month"]), int(groups["day"]), published, tense), "day"
        case "month" if (groups["month"], groups["which"].lower()) != ("May", "this"):
            made = yearless_month(month_number(groups["month"]), groups["which"].lower(), published, future=future), "month"
    return made


def _tense_at(para: Para, match: re.Match[str]) -> str:
    """The tense of the clause that the words stand in; the headword of a noun phrase climbs to its verb."""
    tokens = para.doc.char_span(*match.span(), alignment_mode="expand")
    verb = clause_verb(tokens[-1]) if tokens is not None else None
    return tense_of(verb) if verb is not None else "past"
