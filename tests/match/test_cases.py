"""Every sentence of tests/cases/match.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ostrakon.match.score import score_party
from ostrakon.model.hit import Query
from ostrakon.model.party import Fact, Party

FILE = Path(__file__).parent.parent / "cases" / "match.yaml"
GROUPS: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{group}: {case['says']}") for group, cases in GROUPS.items() for case in cases]
GIVEN = {
    "given_born": "birthDate",
    "given_range": "birthDateRange",
    "given_countries": "nationality",
    "given_imo": "imoNumber",
    "given_passport": "passportNumber",
}


def as_party(case: dict[str, Any]) -> Party:
    """Build the listed side of a case."""
    facts = [Fact("weakAlias" if case.get("weak") else "name", case["listed"])]
    facts += [Fact(prop, value) for key, prop in GIVEN.items() for value in str(case.get(key, "")).split()]
    return Party("x", case["listed"], case.get("schema", "Person"), ("x",), facts=tuple(facts))


def as_query(case: dict[str, Any]) -> Query:
    """Build the asking side."""
    return Query(
        name=case["query"],
        schema=case.get("as", ""),
        birth_date=str(case.get("born", "")),
        countries=tuple(case.get("countries", "").split()),
        identifiers=(case["numbers"],) if "numbers" in case else (),
    )


@pytest.mark.parametrize("case", CASES)
def test_the_sentence_holds(case: dict[str, Any]) -> None:
    score = score_party(as_query(case), as_party(case))
    if "at_least" in case:
        assert score.score >= case["at_least"], score.features
    else:
        assert score.score < case["below"], score.features


def test_there_are_sentences_of_both_kinds() -> None:
    cases = [case for group in GROUPS.values() for case in group]
    assert len(cases) > 100
    assert sum("below" in c for c in cases) > 30
    assert all(("below" in c) != ("at_least" in c) for c in cases)
