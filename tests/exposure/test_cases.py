"""The sentences of tests/cases/deals.yaml, each tried on the built-in law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ostrakon.exposure.assess import assess_deal
from ostrakon.exposure.deal_file import load_deal
from ostrakon.law.records import LawBook
from ostrakon.law.standing import as_known
from ostrakon.model.finding import Finding
from ostrakon.model.time import AsOf

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "deals.yaml").read_text(encoding="utf-8"))


def answer(case: dict[str, Any], day: date, law: LawBook, folder: Path) -> dict[str, Finding]:
    """Write the deal as a file, read it back, and assess it as of the day."""
    path = folder / "deal.yaml"
    path.write_text(yaml.safe_dump(case["deal"], sort_keys=False, allow_unicode=True), encoding="utf-8")
    known = case.get("known", day)
    assessment = assess_deal(load_deal(path), as_known(law, known), {}, AsOf(day, known))
    return {finding.order: finding for finding in assessment.findings}


def one_day() -> Iterator[Any]:
    for case in [*CASES["golden"], *CASES["sentences"]]:
        for order, expected in case.get("expect", {}).items():
            yield pytest.param(case, order, expected, id=f"{case.get('id', '')} {case['say']} [{order}]".strip())


def many_days() -> Iterator[Any]:
    for case in CASES["sentences"]:
        for order, days in case.get("days", {}).items():
            for day, outcome in days.items():
                yield pytest.param(case, order, day, id=f"{case['say']} [{order} {day}: {outcome}]")


@pytest.mark.parametrize(("case", "order", "expected"), list(one_day()))
def test_a_sentence(case: dict[str, Any], order: str, expected: str | list[str], law: LawBook, tmp_path: Path) -> None:
    finding = answer(case, case["day"], law, tmp_path)[order]
    outcome, measure = (expected, "") if isinstance(expected, str) else expected
    assert finding.outcome == outcome, "\n".join((finding.measure, *finding.why))
    assert not measure or finding.measure == measure
    assert set(case.get("missing", {}).get(order, ())) <= set(finding.missing)
    words = "\n".join((*finding.why, finding.stale))
    assert case.get("told", {}).get(order, "") in words
    if order in case.get("untold", {}):
        assert case["untold"][order] not in words


@pytest.mark.parametrize(("case", "order", "day"), list(many_days()))
def test_a_sentence_over_days(case: dict[str, Any], order: str, day: date, law: LawBook, tmp_path: Path) -> None:
    finding = answer(case, day, law, tmp_path)[order]
    assert finding.outcome == case["days"][order][day], "\n".join((finding.measure, *finding.why))


def test_every_golden_question_is_there_and_at_least_forty_sentences_besides() -> None:
    assert len({case["id"] for case in CASES["golden"]}) == 41
    assert (
        sum(len(days) for case in CASES["sentences"] for days in case.get("days", {}).values())
        + sum(len(case.get("expect", {})) for case in CASES["sentences"])
        >= 40
    )
