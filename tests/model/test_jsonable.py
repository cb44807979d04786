from __future__ import annotations

import json
from datetime import date

from ostrakon.model.finding import Finding, Outcome
from ostrakon.model.jsonable import to_json, to_jsonable
from ostrakon.model.record import Citation


def test_a_record_becomes_plain_json_with_dates_and_enums_as_text() -> None:
    finding = Finding("eu", Outcome.WIND_DOWN, citations=(Citation("E.O. 13846", day=date(2018, 8, 6)),), next_change=date(2018, 8, 7))
    data = json.loads(to_json(finding))
    assert data["outcome"] == "wind_down"
    assert data["next_change"] == "2018-08-07"
    assert data["citations"][0]["day"] == "2018-08-06"
    assert data["measure"] == ""


def test_sets_come_in_order_so_that_bytes_repeat() -> None:
    assert to_jsonable({"parts": frozenset({"main", "alt", "add"})}) == {"parts": ["add", "alt", "main"]}


def test_unicode_is_kept() -> None:
    assert "ایران" in to_json({"name": "ایران"})
