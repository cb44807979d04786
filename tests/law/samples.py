"""A small law folder, and short ways to write days, measures, listings and parties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ostrakon.law.records import Kind, Measure, Status, StatusRow
from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, DayRange, Interval, Standing

PROGRAM = """\
program:
  key: XX-TEST
  title: A programme
  authority: eu_council
  target: test
  covered_from: 2010-01-01
  law_known_to: 2020-01-01
  checked_on: 2020-06-01
measures:
- id: x.ban
  order: eu
  kind: prohibition
  title: A ban
  cite: art. 1
  instruments: [X-1]
  binds: [eu_operator]
  covers: {activities: [any_trade], hs: ["2709", "3901-3904"], hs_basis: indicative}
  status:
  - {from: 2012-01-01, to: 2016-01-16, status: in_force, by: [X-1]}
  - {from: 2016-01-16, to: null, status: lifted, published: 2015-10-18, by: [X-2]}
  sources: [one]
- id: x.licence
  order: eu
  kind: permission
  title: A licence
  cite: art. 2
  instruments: [X-1]
  binds: [eu_operator]
  overrides: [x.ban]
  conditions:
  - {fact: loading, op: on_or_before, value: 2013-03-20, text: loaded by 20 March}
  status:
  - {from: 2013-01-01, to: 2013-04-01, status: in_force, by: [X-1]}
  sources: [one]
"""
INSTRUMENTS = """\
instruments:
- {id: X-1, type: regulation, title: Regulation 1, signed: 2011-12-31, effective: 2012-01-01, sources: [one]}
- {id: X-2, type: regulation, title: Regulation 2, signed: 2015-10-18, effective: 2016-01-16, sources: [one]}
"""
SOURCES = """\
sources:
  one: {title: An official page, url: "https://example.org/1", rank: official}
  two: {title: A newspaper, rank: news}
"""
CALENDAR = """\
days:
- {day: 2016-01-16, title: The day, target: test, sources: [one]}
phases:
- {from: 2012-01-01, to: 2016-01-16, title: Ban, target: test, sources: [one]}
- {from: 2016-01-16, to: null, title: Relief, target: test, published: 2015-10-18, sources: [one]}
"""

Writer = Callable[..., Path]


def at(valid: str, known: str = "") -> AsOf:
    return AsOf(date.fromisoformat(valid), date.fromisoformat(known or valid))


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(text: str) -> DayRange:
    """`2016-01-16` is a day, `2016-01-01..2016-02-01` a range, an empty side unbounded."""
    first, dots, last = text.partition("..")
    if not dots:
        return DayRange.on(day(first))
    return DayRange(day(first) if first else None, day(last) if last else None)


def row(start: str, end: str | None, status: str, published: str = "", **more: Any) -> StatusRow:
    last = day(end) if end else None
    seen = day(published or start)
    end_known = more.pop("end_known", None)
    return StatusRow(
        day(start), last, Status(status), seen, ("X-1",), end_known=day(end_known) if end_known else (seen if last else None), **more
    )


def measure(*rows: StatusRow, **more: Any) -> Measure:
    facts: dict[str, Any] = {
        "id": "x.ban",
        "program": "XX-TEST",
        "order": "eu",
        "kind": Kind.PROHIBITION,
        "title": "A ban",
        "cite": "art. 1",
        "instruments": ("X-1",),
        "binds": ("eu_operator",),
        "sources": ("one",),
    }
    return Measure(rows=rows, **(facts | more))


def listing(
    dataset: str, start: str, end: str = "", *, on: str = "2018-06-01", tags: tuple[str, ...] = ("IRAN",), secondary: str = ""
) -> Listing:
    """A stay on a list, with its standing on a day."""
    authority = {"us_ofac_sdn": "us_ofac", "us_ofac_cons": "us_ofac"}.get(dataset, dataset)
    interval = Interval(days(start), days(end) if end else None)
    return Listing(dataset, authority, f"{authority}:1", interval, interval.standing(day(on)), tags, secondary)


def party(name: str, *listings: Listing) -> Party:
    return Party(name.casefold(), name, "Company", tuple(dict.fromkeys(x.entry_id for x in listings)), listings)


HOLDS = Standing.HOLDS
