"""The fictional book of the sample: every row says what it should find, and the matcher finds it."""

from __future__ import annotations

import csv
import io
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
import yaml

from ostrakon.cases.book import load_book
from ostrakon.match.score import score_party
from ostrakon.model.hit import THRESHOLD, Query
from ostrakon.model.party import Fact, Party

SAMPLE = files("ostrakon").joinpath("data/sample")
DAYS = [date(2018, 5, 7), date(2018, 5, 10), date(2018, 8, 7), date(2018, 11, 5)]
COLUMNS = {
    "aliases": "alias",
    "weak_aliases": "weakAlias",
    "previous_names": "previousName",
    "countries": "country",
    "birth_date": "birthDate",
}


def rows(name: str) -> list[dict[str, str]]:
    text = SAMPLE.joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#")))


def party(row: dict[str, str]) -> Party:
    facts = [Fact("name", row["name"])]
    facts += [Fact(prop, value) for column, prop in COLUMNS.items() for value in row[column].split("|") if value]
    facts += [Fact(*pair.partition("=")[::2]) for pair in row["identifiers"].split("|") if pair]
    return Party(row["party"], row["name"], row["schema"], (), facts=tuple(facts))


PARTIES = [party(row) for row in rows("parties.csv")]
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "sample_book.yaml").read_text(encoding="utf-8")
)
with as_file(SAMPLE.joinpath("book.csv")) as path:
    BOOK = load_book(path)


def test_the_book_reads_without_a_problem_and_has_an_answer_for_each_row() -> None:
    assert BOOK.problems == ()
    assert [q.id for q in BOOK.counterparties] == list(EXPECTED)
    assert 55 <= len(EXPECTED) <= 70


def test_the_book_does_not_give_its_answers_away() -> None:
    keys = {p.id for p in PARTIES}
    assert not [r for r in rows("book.csv") if keys & {cell.strip() for cell in r.values()}]


def test_expected_lists_are_those_of_the_listings() -> None:
    listings = rows("listings.csv")
    for key, answer in EXPECTED.items():
        if answer["party"]:
            assert list(answer["listed"]) == DAYS, key
            for day, lists in answer["listed"].items():
                there = [r for r in listings if r["party"] == answer["party"] and r["from"] <= str(day) < (r["until"] or "9999")]
                assert set(lists) == {r["dataset"] for r in there}, (key, day)
        else:
            assert "listed" not in answer, key


@pytest.mark.parametrize("query", BOOK.counterparties, ids=lambda q: q.id)
def test_the_best_match_is_the_party_meant_or_nobody(query: Query) -> None:
    scores = {p.id: score_party(query, p).score for p in PARTIES}
    best = max(scores, key=lambda key: scores[key])
    found = best if scores[best] >= THRESHOLD else None
    expected = EXPECTED[query.id]
    assert found == expected["party"] or (found is None and expected.get("hard", False)), (query.name, best, scores[best])
