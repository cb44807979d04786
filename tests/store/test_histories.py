"""Random small histories of lists: any order of loading, a rebuild, and a plain reading of the rules all give the same answers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.builders import CONS, SDN, snapshot

from ostrakon.model.party import Party
from ostrakon.model.record import Record, Snapshot, Value
from ostrakon.model.time import AsOf, DayRange, Interval
from ostrakon.store.database import remove
from ostrakon.store.folder import SERVING
from ostrakon.store.records import Change
from ostrakon.store.spans import read_spans
from ostrakon.store.store import Store

FIRST = date(2018, 1, 1)
DAYS = [FIRST + timedelta(days=10 * i) for i in range(5)]
KEYS = ("us_ofac:1", "us_ofac:2", "us_ofac:3")
UNHURRIED = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

tags = st.sets(st.sampled_from(["IRAN", "IFSR", "CUBA"]), max_size=2)
aliases = st.sets(st.sampled_from(["HOMA", "PERSIAN AIR"]), max_size=2)
listing_dates = st.sampled_from(["", "2018-01-05", "2018-01-15", "2018-02-01"])


@st.composite
def snapshots(draw: st.DrawFn, dataset: str, day: date) -> Snapshot:
    """One version: some of three entries, each with tags, perhaps a listing date, and aliases where the version has that part."""
    has_aliases = draw(st.booleans())
    records = []
    for key in sorted(draw(st.sets(st.sampled_from(KEYS)))):
        values = [Value("name", f"PARTY {key}"), *(Value("program", tag) for tag in sorted(draw(tags)))]
        if listed_on := draw(listing_dates):
            values.append(Value("listingDate", listed_on))
        if has_aliases:
            values += [Value("alias", name, part="alt") for name in sorted(draw(aliases))]
        records.append(Record(key, "Organization", tuple(values), "line 1"))
    return snapshot(dataset, day.isoformat(), *records, parts=("main", "alt") if has_aliases else ("main",))


@st.composite
def histories(draw: st.DrawFn) -> list[Snapshot]:
    """Versions of two lists, in an order of loading of their own."""
    days = draw(st.lists(st.tuples(st.sampled_from([SDN, SDN, CONS]), st.sampled_from(DAYS)), unique=True, min_size=1, max_size=6))
    return [draw(snapshots(dataset, day)) for dataset, day in days]


def load(folder: str, versions: Sequence[Snapshot]) -> Store:
    store = Store.open(Path(folder), create=True)
    for version in versions:
        store.add(version)
    return store


def answers(store: Store, known: date, valid: Sequence[date]) -> list[list[Party]]:
    """All parties on some days, as known on one."""
    numbers = sorted({row.party for row in store.state().names()})
    return [sorted(store.view(AsOf(day, known)).parties(numbers), key=lambda p: p.id) for day in valid]


def happened(store: Store, known: date) -> list[Change]:
    return list(store.view(AsOf(known, known)).changes(None, DAYS[0]))


QUESTIONS = [DAYS[0] - timedelta(days=1), *DAYS, DAYS[1] + timedelta(days=4), DAYS[-1] + timedelta(days=30)]


@contextmanager
def two_stores(versions: Sequence[Snapshot], others: Sequence[Snapshot]) -> Iterator[tuple[Store, Store]]:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other, load(one, versions) as a, load(other, others) as b:
        yield a, b


@UNHURRIED
@given(histories())
def test_order_of_loading_does_not_matter_and_a_rebuild_changes_nothing(versions: list[Snapshot]) -> None:
    with two_stores(versions, sorted(versions, key=lambda v: v.published)) as (shuffled, in_order):
        known = QUESTIONS[-1]
        expected = answers(in_order, known, QUESTIONS)
        assert answers(shuffled, known, QUESTIONS) == expected
        assert shuffled.state().digest == in_order.state().digest
        assert happened(shuffled, known) == happened(in_order, known)
        numbers = [(row.party, row.value) for row in shuffled.state().names()]
        remove(shuffled.folder / SERVING)
        with Store.open(shuffled.folder) as anew:
            assert answers(anew, known, QUESTIONS) == expected
            assert [(row.party, row.value) for row in anew.state().names()] == numbers


@UNHURRIED
@given(histories(), st.sampled_from(DAYS))
def test_what_was_known_on_a_day_is_what_a_store_of_earlier_versions_says(versions: list[Snapshot], known: date) -> None:
    with two_stores(versions, [v for v in versions if v.published <= known]) as (whole, earlier):
        assert answers(whole, known, QUESTIONS) == answers(earlier, known, QUESTIONS)
        assert happened(whole, known) == happened(earlier, known)


@UNHURRIED
@given(histories())
def test_spans_are_those_of_a_plain_reading_of_the_rules(versions: list[Snapshot]) -> None:
    with tempfile.TemporaryDirectory() as folder, load(folder, versions) as store:
        for known in DAYS:
            calendar = store._current()
            by_entry = read_spans(store._db, calendar, range(1, len(KEYS) + 1), known.toordinal())
            found = {
                (s.dataset, s.entry, s.prop, s.value, str(s.interval), date.fromordinal(s.last_seen))
                for spans in by_entry.values()
                for s in spans
                if s.prop in {"listed", "program", "alias"}
            }
            numbers = dict(store._db.execute("SELECT key, id FROM entry"))
            plain = {run for dataset in (SDN, CONS) for run in read_plainly(versions, dataset, known)}
            assert found == {(dataset, numbers[key], *rest) for dataset, key, *rest in plain}


Run = tuple[str, str, str, str, str, date]


def read_plainly(versions: Sequence[Snapshot], dataset: str, known: date) -> set[Run]:
    """Say what a list tells the slow way: entry by entry, value by value, look by look."""
    looks = sorted((v for v in versions if v.dataset == dataset and v.published <= known), key=lambda v: v.published)
    found: set[Run] = set()
    for key in KEYS:
        there = [next((r for r in look.records if r.entry_id == key), None) for look in looks]
        for first, last in stays(there):
            start = DayRange(after(looks[first - 1]) if first else None, looks[first].published)
            record = there[first]
            assert record is not None
            start = narrowed(start, record)
            end = DayRange(after(looks[last]), looks[last + 1].published) if last + 1 < len(looks) else None
            found.add((dataset, key, "listed", dataset, str(Interval(start, end)), looks[last].published))
            stay = list(zip(looks[first : last + 1], there[first : last + 1], strict=True))
            for prop, part in (("program", "main"), ("alias", "alt")):
                own = [(look, record) for look, record in stay if part in look.parts and record]
                for value in {v.value for _, r in own for v in r.values if v.prop == prop}:
                    has = [any(v.prop == prop and v.value == value for v in r.values) for _, r in own]
                    for one, other in stays(has):
                        begun = DayRange(after(own[one - 1][0]) if one else start.earliest, own[one][0].published)
                        over = DayRange(after(own[other][0]), own[other + 1][0].published) if other + 1 < len(own) else end
                        found.add((dataset, key, prop, value, str(Interval(begun, over)), own[other][0].published))
    return found


def stays(there: Sequence[object]) -> list[tuple[int, int]]:
    """Give the first and last place of each unbroken run of what is there."""
    starts = [i for i, x in enumerate(there) if x and not (i and there[i - 1])]
    ends = [i for i, x in enumerate(there) if x and not (i + 1 < len(there) and there[i + 1])]
    return list(zip(starts, ends, strict=True))


def after(look: Snapshot) -> date:
    return look.published + timedelta(days=1)


def narrowed(start: DayRange, record: Record) -> DayRange:
    for value in record.values:
        if value.prop == "listingDate":
            said = date.fromisoformat(value.value)
            if (start.earliest or date.min) <= said <= (start.latest or date.max):
                return DayRange.on(said)
    return start
