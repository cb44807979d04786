"""Each check of the law files, proved by a book that breaks it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.law.samples import Writer, day, row

from ostrakon.law.checker import check_lawbook
from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import Condition, Covers, Dated, Instrument, Kind, LawBook, Measure, Plan, Status, Targets


@pytest.fixture
def small(law_folder: Writer) -> LawBook:
    return load_lawbook(law_folder())


def with_measure(book: LawBook, **changes: Any) -> LawBook:
    """Change the first measure of the small book."""
    program = book.programs["XX-TEST"]
    first, *others = program.measures
    return replace(book, programs={"XX-TEST": replace(program, measures=(replace(first, **changes), *others))})


def said(book: LawBook) -> str:
    return "\n".join(fault.what for fault in check_lawbook(book))


def test_the_built_in_files_have_no_fault(book: LawBook) -> None:
    assert check_lawbook(book) == ()


def test_a_fault_has_the_file_and_line_of_its_measure(small: LawBook) -> None:
    (fault,) = check_lawbook(with_measure(small, sources=()))
    assert (fault.file, fault.line) == ("programs/test.yaml", small.measures["x.ban"].line)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ((), "no status rows"),
        ((row("2012-01-01", "2014-01-01", "in_force"), row("2013-01-01", None, "lifted")), "overlaps the one before"),
        ((row("2012-01-01", None, "in_force"), row("2013-01-01", None, "lifted")), "overlaps the one before"),
        ((row("2012-01-01", "2013-01-01", "in_force"), row("2014-01-01", None, "lifted")), "gap from 2013-01-01 to 2014-01-01"),
        ((row("2013-01-01", "2013-01-01", "in_force"),), "ends on 2013-01-01, not after it begins"),
        ((row("2012-01-01", None, "wind_down"),), "a wind-down must end"),
        ((row("2012-01-01", "2013-01-01", "in_force", published="2013-01-01"),), "published when it was over"),
        (
            (row("2012-01-01", "2013-01-01", "in_force", published="2012-06-01", end_known="2012-05-01"),),
            "its end is known before it was published",
        ),
        (
            (
                row("2012-01-01", "2013-01-01", "in_force", end_known="2012-12-01"),
                row("2013-01-01", None, "lifted", published="2012-06-01"),
            ),
            "is known later than the row that follows",
        ),
        (
            (
                row("2012-01-01", "2013-01-01", "in_force", published="2012-06-01", end_known="2012-06-01"),
                row("2013-01-01", None, "lifted", published="2012-05-01"),
            ),
            "published before the row it follows",
        ),
        ((row("2020-02-01", None, "in_force"),), "begins after the day to which the law is known (2020-01-01)"),
        ((replace(row("2012-01-01", None, "in_force"), by=()),), "no instrument: a status needs a source"),
        ((replace(row("2012-01-01", None, "in_force"), by=("X-2",)),), "none of X-2 was there on the day it was published"),
        ((replace(row("2012-01-01", None, "in_force"), by=("X-9",)),), "no instrument 'X-9'"),
        (
            (row("2012-01-01", None, "lifted", conditions=(Condition("contract", "before", day("2012-01-01"), "t"),)),),
            "what is lifted has no conditions",
        ),
        (
            (row("2012-01-01", None, "in_force", planned=(Plan(day("2012-01-01"), day("2013-01-01")),)),),
            "a row with plans needs a real end that was known later than they",
        ),
        (
            (row("2012-01-01", "2014-01-01", "in_force", end_known="2013-06-01", planned=(Plan(day("2013-06-01"), None),)),),
            "a row with plans needs a real end that was known later than they",
        ),
        (
            (
                row(
                    "2012-01-01",
                    "2014-01-01",
                    "in_force",
                    end_known="2013-06-01",
                    planned=(Plan(day("2013-01-01"), None), Plan(day("2012-06-01"), None)),
                ),
            ),
            "plans must follow each other",
        ),
        ((row("2012-01-01", None, "suspended", then=Status.IN_FORCE),), "`then` says what was to follow a planned end, and there is none"),
        (
            (row("2012-01-01", None, "in_force", dated=(Dated("note", "early", day("2011-01-01")),)),),
            "part of the note known before the row was published: early",
        ),
    ],
)
def test_rows_that_do_not_fit_together(small: LawBook, rows: tuple[Any, ...], what: str) -> None:
    assert what in said(with_measure(small, rows=rows))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"sources": ()}, "no source: no citation, no measure"),
        ({"sources": ("three",)}, "no source 'three'"),
        ({"instruments": ("X-9",)}, "no instrument 'X-9'"),
        ({"overrides": ("x.licence",)}, "only a permission has overrides or conditions"),
        ({"kind": Kind.PERMISSION}, "a permission must say what it overrides"),
        ({"kind": Kind.PERMISSION, "overrides": ("x.gone",)}, "overrides 'x.gone', which is not there"),
        ({"kind": Kind.PERMISSION, "overrides": ("x.licence",)}, "overrides 'x.licence', which is a permission"),
        ({"annex": ("X-1",)}, "only a counter measure has an annex"),
        ({"kind": Kind.COUNTER, "annex": ("X-9",)}, "no instrument 'X-9'"),
        ({"covers": Covers(hs=("2709",))}, "tariff headings need hs_basis"),
        ({"covers": Covers(hs=("27x",), hs_basis="legal")}, "tariff headings must be digits"),
        ({"targets": Targets(datasets=("us_nowhere",))}, "no list 'us_nowhere'"),
        ({"id": "x.licence"}, "id given twice"),
    ],
)
def test_references_that_lead_nowhere(small: LawBook, changes: dict[str, Any], what: str) -> None:
    assert what in said(with_measure(small, **changes))


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        (Condition("mood", "is", "good", "t"), "unknown fact 'mood'"),
        (Condition("loading", "is", day("2012-01-01"), "t"), "'is' does not suit a day; use on_or_before"),
        (Condition("loading", "before", "2012-01-01", "t"), "'2012-01-01' is not a day"),
        (Condition("humanitarian", "is", "yes", "t"), "'yes' is not a flag"),
        (Condition("us_content_percent", "less_than", "10", "t"), "'10' is not a number"),
        (Condition("party_tags", "none_of", "SDGT", "t"), "'SDGT' is not a list"),
        (Condition("us_nexus", "any_of", ("a_cousin",), "t"), "unknown word a_cousin"),
        (Condition("party_kinds", "none_of", ("irgc", "aliens"), "t"), "unknown word aliens"),
    ],
)
def test_conditions_that_cannot_be_tested(small: LawBook, condition: Condition, what: str) -> None:
    assert what in said(with_measure(small, requires=(condition,)))


@pytest.mark.parametrize(
    "condition",
    [
        Condition("", "is", "", "only a person can judge"),
        Condition("currency", "in", ("EUR", "CHF"), "t"),
        Condition("currency", "is", "EUR", "t"),
        Condition("us_content_percent", "less_than", 10, "t"),
        Condition("actor_countries", "any_of", ("CN",), "t"),
    ],
)
def test_conditions_that_can(small: LawBook, condition: Condition) -> None:
    assert said(with_measure(small, requires=(condition,))) == ""


def test_a_licence_may_have_a_gap(small: LawBook) -> None:
    rows = (row("2012-01-01", "2013-01-01", "in_force"), row("2014-01-01", "2015-01-01", "in_force"))
    assert said(with_measure(small, kind=Kind.PERMISSION, overrides=(), rows=rows)).count("gap") == 0


def test_an_instrument_needs_a_source_or_says_that_it_has_none(small: LawBook) -> None:
    act = Instrument("X-3", "regulation", "Regulation 3", None, day("2012-01-01"))
    assert "X-3: no source (provenance gk says so)" in said(replace(small, instruments=small.instruments | {"X-3": act}))
    assert said(replace(small, instruments=small.instruments | {"X-3": replace(act, provenance="gk")})) == ""
    assert "X-3: no source 'three'" in said(replace(small, instruments=small.instruments | {"X-3": replace(act, sources=("three",))}))


def test_a_programme_knows_where_it_begins_and_ends(small: LawBook) -> None:
    program = small.programs["XX-TEST"]
    assert "must follow each other" in said(replace(small, programs={"XX-TEST": replace(program, law_known_to=day("2009-01-01"))}))
    assert "no measures" in said(replace(small, programs={"XX-TEST": replace(program, measures=())}))


def test_days_and_phases_need_sources_and_phases_touch(small: LawBook) -> None:
    assert "The day: no source ''" in said(replace(small, calendar=(replace(small.calendar[0], sources=()),)))
    first, second = small.phases
    assert "does not begin where 'Ban' ends" in said(replace(small, phases=(first, replace(second, start=day("2016-02-01")))))


def test_the_sample_measure_is_sound(small: LawBook) -> None:
    assert isinstance(small.measures["x.ban"], Measure)
    assert check_lawbook(small) == ()
