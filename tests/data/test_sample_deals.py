"""The fictional deals of the sample, each assessed on four days with the sample's own parties and lists."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from ostrakon.exposure.assess import assess_deal
from ostrakon.exposure.deal_file import load_deals
from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import LawBook
from ostrakon.match.score import score_party
from ostrakon.model.deal import DealParty
from ostrakon.model.finding import Outcome
from ostrakon.model.hit import THRESHOLD, Hit, Query
from ostrakon.model.party import Fact, Listing, Party
from ostrakon.model.time import AsOf, DayRange, Interval, Standing

SAMPLE = files("ostrakon").joinpath("data/sample")
DAYS = [date(2018, 5, 7), date(2018, 5, 10), date(2018, 8, 7), date(2018, 11, 5)]
LISTS = {"us_ofac_sdn", "us_ofac_cons", "un_sc", "gb_ofsi", "eu_council"}
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "sample_deals.yaml").read_text(encoding="utf-8")
)
with as_file(SAMPLE.joinpath("deals.yaml")) as path:
    DEALS = {deal.id: deal for deal in load_deals(path)}


def rows(name: str) -> list[dict[str, str]]:
    text = SAMPLE.joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#")))


PARTIES, LISTINGS = rows("parties.csv"), rows("listings.csv")


def party(row: dict[str, str], day: date) -> Party:
    facts = [Fact("name", row["name"])]
    facts += [Fact("alias", name) for name in row["aliases"].split("|") if name]
    facts += [Fact("previousName", name) for name in row["previous_names"].split("|") if name]
    facts += [Fact(*pair.partition("=")[::2]) for pair in row["identifiers"].split("|") if pair]
    listings = [listing(line, day) for line in LISTINGS if line["party"] == row["party"]]
    return Party(row["party"], row["name"], row["schema"], (), tuple(x for x in listings if x.standing is Standing.HOLDS), tuple(facts))


def listing(line: dict[str, str], day: date) -> Listing:
    end = DayRange.on(date.fromisoformat(line["until"])) if line["until"] else None
    stay = Interval(DayRange.on(date.fromisoformat(line["from"])), end)
    tags = tuple(tag for tag in line["programs"].split("|") if tag)
    authority = line["entry_id"].split(":")[0]
    return Listing(line["dataset"], authority, line["entry_id"], stay, stay.standing(day), tags, line["secondary"])


@cache
def hits(stated: DealParty, day: date) -> tuple[Hit, ...]:
    query = Query(stated.name, schema=stated.schema, countries=(stated.country.lower(),), identifiers=stated.identifiers)
    found = []
    for row in PARTIES:
        candidate = party(row, day)
        score = score_party(query, candidate) if candidate.listings else None
        if score and score.score >= THRESHOLD:
            found.append(Hit(candidate, score.score, score.query_value, score.matched_value, score.matched_prop, score.features))
    return tuple(found)


@pytest.fixture(scope="module")
def book() -> LawBook:
    return load_lawbook()


def test_every_deal_has_its_answers_and_every_answer_its_deal() -> None:
    assert list(DEALS) == list(EXPECTED)
    for case in EXPECTED.values():
        assert list(case["answers"]) == DAYS
        assert all(word in set(Outcome) for answer in case["answers"].values() for word in answer.values())
        assert case["why"]


def test_the_days_matter() -> None:
    turning = [key for key, case in EXPECTED.items() if len({tuple(answer.items()) for answer in case["answers"].values()}) > 1]
    assert len(turning) >= 9
    for before, after in pairwise(DAYS):
        assert any(case["answers"][before] != case["answers"][after] for case in EXPECTED.values()), (before, after)


def test_days_of_a_deal_are_in_order() -> None:
    for deal in DEALS.values():
        days = [d for d in (deal.contract, deal.loading, deal.delivery, deal.payment) if d]
        assert days == sorted(days), deal.id


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("key", list(EXPECTED))
def test_answers(book: LawBook, key: str, day: date) -> None:
    case, deal = EXPECTED[key], DEALS[key]
    found = assess_deal(deal, book, {p: hits(p, day) for p in deal.parties}, AsOf(day, day), LISTS)
    outcomes = {finding.order: finding.outcome.value for finding in found.findings}
    assert {order: outcomes.get(order) for order in case["answers"][day]} == case["answers"][day]
