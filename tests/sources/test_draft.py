"""The entry being put together, and the notebook."""

from __future__ import annotations

import pytest

from ostrakon.model.countries import country_code
from ostrakon.model.record import Severity
from ostrakon.sources.draft import Draft, Notebook, tidy


def draft(schema: str = "Person") -> Draft:
    return Draft(schema, Notebook(), "sdn.csv", "line 7")


def test_blanks_are_collapsed_and_empty_values_are_none() -> None:
    made = draft()
    made.add("name", "  Ayman \n\t Z  ")
    made.add("name", "   ")
    assert made.values("name") == ("Ayman Z",)


def test_a_value_is_kept_once_whatever_part_says_it() -> None:
    made = draft()
    made.add("weakAlias", "HOMA", part="main")
    made.add("weakAlias", "HOMA", part="comments")
    assert [v.part for v in made.record("x").values] == ["main"]


def test_what_a_schema_has_no_property_for_becomes_a_feature() -> None:
    made = draft("Vessel")
    made.add("passportNumber", "A1", label="Passport")
    made.add("birthDate", "1970")
    assert made.values("feature") == ("Passport: A1", "birthDate: 1970")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iran", "ir"),
        ("Korea, North", "kp"),
        ("Region: West Bank", "ps"),
        ("Afghan", "af"),
        ("Burma", "mm"),
        ("Iran (Islamic Republic of)", "ir"),
    ],
)
def test_country_names_become_codes(name: str, code: str) -> None:
    made = draft()
    made.add_country("nationality", name)
    assert made.values("nationality") == (code,)
    assert made.notebook.problems == ()


def test_what_stands_in_brackets_after_a_country_is_its_detail() -> None:
    made = draft()
    made.add_country("country", "Pakistan (as at Apr 2009)", "address")
    assert [(v.value, v.detail) for v in made.record("x").values] == [("pk", "address; as at Apr 2009")]


def test_an_unknown_country_is_kept_and_noted_once() -> None:
    made = draft()
    made.add_country("country", "Ruritania")
    made.add_country("nationality", "Ruritania")
    assert made.values("country") == made.values("nationality") == ("Ruritania",)
    (problem,) = made.notebook.problems
    assert (problem.severity, problem.file, problem.place, problem.text) == (Severity.NOTE, "sdn.csv", "line 7", "Ruritania")


@pytest.mark.parametrize("name", ["None Identified", "undetermined", "", "unknown", "-"])
def test_no_country_is_no_value_and_no_problem(name: str) -> None:
    made = draft("Vessel")
    made.add_country("flag", name)
    assert made.record("x").values == ()
    assert made.notebook.problems == ()


def test_a_problem_text_is_cut_at_200_characters() -> None:
    made = draft()
    made.problem("too long", "x" * 500)
    assert len(made.notebook.problems[0].text) == 200
    assert made.notebook.problems[0].severity is Severity.VALUE


def test_an_unknown_name_has_no_code() -> None:
    assert country_code("Ruritania (north)") == ("", "")


def test_tidy_takes_every_kind_of_blank() -> None:
    assert tidy("\u00a0a \r\n b\u2003c ") == "a b c"
