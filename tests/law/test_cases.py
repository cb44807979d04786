from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ostrakon.law.records import LawBook
from ostrakon.law.standing import standing
from ostrakon.model.time import AsOf

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "law.yaml").read_text(encoding="utf-8"))["cases"]


def _name(case: dict[str, Any]) -> str:
    known = f", known {case['known']}" if "known" in case else ""
    return f"{case['measure']} on {case['day']}{known}: {case['status']} ({case['why']})"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_measure_stands_on_a_day_as_the_sentence_says(case: dict[str, Any], book: LawBook) -> None:
    row = standing(book.measures[case["measure"]], AsOf(case["day"], case.get("known", case["day"])))
    assert (row.status.value if row else "none") == case["status"]


def test_every_programme_of_the_regime_has_a_sentence(book: LawBook) -> None:
    covered = {book.measures[case["measure"]].order for case in CASES}
    assert covered >= {"us_primary", "us_secondary", "eu", "eu_blocking", "un", "uk", "ch", "ca"}
