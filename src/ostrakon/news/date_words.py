"""The words by which the press dates things: patterns, months, weekdays, counts."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {"a": 1, "an": 1} | {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}  # fmt: skip

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY = rf"(?P<weekday>{'|'.join(f'{day}s?' for day in WEEKDAYS)})"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year)s?"

# (kind, pattern), in the order in which they are tried; a later one does not cut into what an earlier one took.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b"))
    for kind, pattern in (
        ("calendar", rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>\d{{4}}))?"),
        ("calendar", rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{{4}}))?"),
        ("calendar", rf"{_MONTH},? (?:of )?(?P<year>\d{{4}})"),
        ("iso", r"(?P<iso>\d{4}-\d{2}-\d{2})"),
        (
            "month",
            rf"(?P<which>(?i:last|next|this|in|since|by|until|early|late|mid|as of|after|before|from|during|between|through))[ -]{_MONTH}",
        ),
        ("weekday", rf"(?i:(?:(?:on|by|until|since|from|late|early|this|last|next|coming|past)\s)*{_WEEKDAY})"),
        ("ago", rf"(?i:{_COUNT} {_UNIT} (?P<way>ago|earlier|later|from now))"),
        ("within", rf"(?i:(?:in|within) {_COUNT} {_UNIT})"),
        ("unit", r"(?i:(?P<which>last|next|this|past|coming|earlier this|later this) (?P<unit>week|month|year|weekend|night))"),
        ("same", r"(?i:(?:the|that) same day)"),
        ("deictic", r"(?i:the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow)"),
        ("year", r"(?i:in|since|by|until|from|during|of|before|after|the) (?P<year>(?:19|20)\d{2})(?![-\d])"),
    )
)
BOUND = re.compile(r"\b(?:since|by|until|before|after)\b", re.IGNORECASE)


AHEAD = re.compile(r"\b(?:by|until|through)\b", re.IGNORECASE)  # up to a day that is still to come, whatever the tense


def month_number(word: str) -> int:
    """Give the number of a month by its name or short form. KeyError for any other word."""
    return MONTHS[word.lower()[:3]]


def count_of(word: str) -> int:
    """Give the number that a digit string or number word means."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]
