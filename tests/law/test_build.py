from __future__ import annotations

from typing import Any

import pytest
from tests.law.samples import day

from ostrakon.law.build import build_program, build_sources, expand_activities, expand_hs


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("2709", ("2709",)),
        ("2905.11", ("290511",)),
        ("9706.00.0060", ("9706000060",)),
        ("2701-2704", ("2701", "2702", "2703", "2704")),
        ("02-04", ("02", "03", "04")),
        ("57", ("57",)),
    ],
)
def test_headings_become_digit_prefixes(printed: str, digits: tuple[str, ...]) -> None:
    assert expand_hs(printed) == digits


def test_groups_are_written_out_once_and_in_order() -> None:
    assert expand_activities(["sale", "any_trade", "payment"])[:2] == ("sale", "export_to_iran")
    assert expand_activities(["sale", "any_trade"]).count("sale") == 1
    assert expand_activities(["payment"]) == ("payment",)


def test_a_citation_takes_its_confidence_from_the_rank_of_the_source() -> None:
    sources = build_sources({"sources": {"a": {"title": "A", "rank": "official"}, "b": {"title": "B", "rank": "database", "url": "u"}}})
    assert (sources["a"].confidence, sources["b"].confidence) == ("h", "m")
    assert sources["b"].url == "u"
    assert sources["a"].id == "a"


def test_a_row_takes_the_confidence_of_its_measure_unless_it_has_its_own() -> None:
    rows = [
        {"from": day("2012-01-01"), "to": day("2013-01-01"), "status": "in_force", "by": ["X"]},
        {"from": day("2014-01-01"), "to": day("2015-01-01"), "status": "in_force", "by": ["X"], "confidence": "l"},
    ]
    raw = {
        "id": "m",
        "order": "eu",
        "kind": "permission",
        "title": "t",
        "cite": "c",
        "instruments": [],
        "binds": [],
        "status": rows,
        "sources": [],
        "confidence": "m",
        "requires": [{"fact": "us_nexus", "op": "any_of", "value": ["us_bank"], "text": "x"}],
    }
    head: dict[str, Any] = {"key": "K", "title": "t", "authority": "a", "target": "x"}
    head |= dict.fromkeys(("covered_from", "law_known_to", "checked_on"), day("2012-01-01"))
    built = build_program({"program": head, "measures": [raw]}, "f.yaml", {"m": 7}).measures[0]
    assert [row.confidence for row in built.rows] == ["m", "l"]
    assert built.rows[0].end_known == day("2012-01-01"), "a gap follows: the end was in the first text"
    assert built.requires[0].value == ("us_bank",), "lists become tuples"
    assert built.line == 7
