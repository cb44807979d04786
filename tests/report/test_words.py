from __future__ import annotations

import re

import pytest
from tests.report.builders import day, day_range, interval

from ostrakon.model.finding import Outcome
from ostrakon.model.vocabulary import IDENTIFIER_PROPS, NAME_PROPS, OWN
from ostrakon.report.page.drawing import say_bar
from ostrakon.report.svg.lanes import Bar
from ostrakon.report.words import (
    OUTCOMES,
    clean,
    join_words,
    say_count,
    say_day,
    say_interval,
    say_prop,
    say_range,
    say_stretch,
    shorten,
    unquote,
)


def test_days_are_written_as_people_write_them() -> None:
    assert say_day(day("2018-05-07")) == "7 May 2018"
    assert say_day(None) == "—"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018-05-08", "8 May 2018"),
        ("2018-01-27..2019-01-04", "between 27 January 2018 and 4 January 2019"),
        ("..2018-01-26", "on or before 26 January 2018"),
        ("2018-01-26..", "on or after 26 January 2018"),
    ],
)
def test_a_range_is_never_told_as_a_day(written: str, said: str) -> None:
    assert say_range(day_range(written)) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2018-11-05", "", "since 5 November 2018"),
        ("2011-06-23", "2016-01-16", "from 23 June 2011, removed on 16 January 2016"),
        ("..2018-04-30", "", "since 30 April 2018 or earlier"),
        (
            "2018-01-27..2019-01-04",
            "2020-03-02..2021-06-01",
            "from a day between 27 January 2018 and 4 January 2019, removed between 2 March 2020 and 1 June 2021",
        ),
    ],
)
def test_a_stay_says_what_is_known_of_both_ends(start: str, end: str, said: str) -> None:
    assert say_interval(interval(start, end)) == said


def test_every_outcome_has_a_word_and_a_sign_of_its_own() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert len({look.word for look in OUTCOMES.values()}) == len(Outcome)
    assert len({look.sign for look in OUTCOMES.values()}) == len(Outcome)


def test_text_that_would_be_obeyed_is_taken_out() -> None:
    assert clean("a\x1b[31mred\x07") == "a[31mred"
    assert clean("exe\u202egpj.\u2066x\u2069") == "exegpj.x"
    assert clean("\u0646\u0631\u0645\u200c\u0646") == "\u0646\u0631\u0645\u200c\u0646", "the joiner is part of Persian spelling"


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("“We leave the deal.”", "We leave the deal."),
        ('it "terrible"', 'it "terrible"'),
        ("it “terrible”", "it “terrible”"),
        ('"terrible', "terrible"),
        ('"the "worst" deal"', 'the "worst" deal'),
        ('a "b" c "', 'a "b" c '),
    ],
)
def test_marks_within_a_quotation_stay_in_pairs(said: str, bare: str) -> None:
    assert unquote(said) == bare


def test_small_words() -> None:
    assert join_words(["a", "b", "c"]) == "a, b and c"
    assert join_words([]) == ""
    assert say_count(1, "party", "parties") == "1 party"
    assert say_count(1204, "party", "parties") == "1,204 parties"
    assert shorten("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    ("prop", "said"),
    [
        ("name", "name"),
        ("weakAlias", "weak alias"),
        ("imoNumber", "IMO number"),
        ("birth date", "birth date"),
        ("LegalEntity", "legal entity"),
    ],
)
def test_properties_and_kinds_are_told_in_words(prop: str, said: str) -> None:
    assert say_prop(prop) == said


def test_no_property_is_told_in_camel_case() -> None:
    assert [prop for prop in (*NAME_PROPS, *IDENTIFIER_PROPS, *OWN) if re.search("[a-z][A-Z]", say_prop(prop))] == []


def test_a_stretch_is_told_with_its_last_day() -> None:
    """A wind-down that ends as the ban comes back on 5 November may be used on 4 November and no longer."""
    assert say_stretch(day("2018-05-08"), day("2018-11-05")) == "8 May 2018 to 4 November 2018"
    assert say_stretch(day("2018-05-08"), None) == "since 8 May 2018"
    assert say_bar(Bar(day("2018-05-08"), day("2018-11-05"), "wind_down")) == "wind-down from 8 May 2018 to 4 November 2018"
    assert say_bar(Bar(None, day("2018-11-05"), "lifted")) == "lifted from an unknown day to 4 November 2018"
    assert say_bar(Bar(day("2018-11-05"), None, "in_force")) == "in force since 5 November 2018"
