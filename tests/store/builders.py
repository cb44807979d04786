"""Small snapshots made by hand, for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ostrakon.model.party import Party
from ostrakon.model.record import DateOrigin, Problem, Record, Snapshot, SourceFile, Value
from ostrakon.model.time import AsOf, Standing
from ostrakon.store.view import View

SDN, CONS, UN, UK = "us_ofac_sdn", "us_ofac_cons", "un_sc", "gb_ofsi"
LATER = date(2026, 1, 1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(valid: str, known: str | None = None) -> AsOf:
    return AsOf(day(valid), day(known) if known else LATER)


def entry(entry_id: str, name: str, *more: Value, schema: str = "Organization", **values: str) -> Record:
    """A record with a name, one value a keyword in the main part, and whatever values else."""
    plain = tuple(Value(prop, value) for prop, value in values.items())
    return Record(entry_id, schema, (Value("name", name), *plain, *more), "line 1")


def alt(name: str) -> Value:
    return Value("alias", name, part="alt")


def snapshot(
    dataset: str,
    published: str,
    *records: Record,
    parts: Iterable[str] = ("main",),
    list_format: str = "ofac_csv",
    problems: tuple[Problem, ...] = (),
    stated_count: int | None = None,
) -> Snapshot:
    return Snapshot(
        dataset=dataset,
        format=list_format,
        published=day(published),
        date_origin=DateOrigin.FOLDER,
        files=(SourceFile(f"{dataset}.csv", f"{published:0>64}", 100),),
        parts=frozenset(parts),
        rows=len(records),
        records=records,
        problems=problems,
        stated_count=stated_count,
    )


def table(dataset: str, published: str, *records: Record) -> Snapshot:
    """A dated table."""
    return snapshot(dataset, published, *records, list_format="dated_csv")


def on_list(view: View, dataset: str, program: str = "") -> list[Party]:
    """The parties that stand on a list on the view's day, under a programme that begins so."""
    stands = (Standing.HOLDS, Standing.LAST_SEEN)
    return [
        p
        for p in view.listed_parties()
        if any(
            x.dataset == dataset and x.standing in stands and any(tag.startswith(program) for tag in x.programs or ("",))
            for x in p.listings
        )
    ]


def listed(dataset: str, since: str | None, until: str | None = None, citation: str = "85 FR 1") -> Value:
    return dated("listed", dataset, since, until, citation)


def dated(prop: str, value: str, since: str | None, until: str | None = None, detail: str = "") -> Value:
    return Value(prop, value, detail, since=day(since) if since else None, until=day(until) if until else None)
