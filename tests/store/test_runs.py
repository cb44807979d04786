from __future__ import annotations

import pytest

from ostrakon.store.database import EMPTY, LISTED, MAIN, SCHEMA
from ostrakon.store.runs import Contents, Key, Member, Runs, Sight, narrow

ALT, DATASET, NAME = 20, 7, 70
ONE, TWO = 1, 2
HOMA: Key = (ONE, 30, 31, EMPTY)


def says(*entries: int, alt: set[Key] | None = None) -> Contents:
    main = {(entry, SCHEMA, 5, EMPTY) for entry in entries}
    return Contents(frozenset(entries), {MAIN: main} if alt is None else {MAIN: main, ALT: alt})


def test_the_first_version_opens_runs_without_a_first_day() -> None:
    opened, closed = Runs(DATASET, NAME).step(Sight(1, 100), says(ONE, alt={HOMA}))
    assert closed == []
    assert {(part, key[1], start) for part, key, _, start in opened} == {
        (MAIN, LISTED, (None, 100)),
        (MAIN, SCHEMA, (None, 100)),
        (ALT, 30, (None, 100)),
    }


def test_a_key_names_entry_list_part_value_and_first_sight() -> None:
    runs = Runs(DATASET, NAME)
    opened, _ = runs.step(Sight(4, 100), says(ONE))
    assert (ONE, DATASET, MAIN, LISTED, NAME, EMPTY, 4, 100) in {runs.span_key(part, key, first) for part, key, first, _ in opened}


def test_a_version_that_says_the_same_changes_nothing() -> None:
    runs = Runs(DATASET, NAME)
    runs.step(Sight(1, 100), says(ONE, alt={HOMA}))
    assert runs.step(Sight(2, 200), says(ONE, alt={HOMA})) == ([], [])
    assert runs.members == {ONE: Member(None, Sight(1, 100))}


def test_an_end_lies_between_the_last_sight_and_the_look_that_misses_it() -> None:
    runs = Runs(DATASET, NAME)
    runs.step(Sight(1, 100), says(ONE, TWO, alt={HOMA}))
    runs.step(Sight(2, 200), says(ONE, TWO, alt={HOMA}))
    _, closed = runs.step(Sight(3, 300), says(ONE, TWO, alt=set()))
    assert [(key[2:5], end) for key, end in closed] == [((ALT, 30, 31), (201, 300, 300, 200, 2))]


def test_a_value_of_a_missing_part_ends_with_its_entry_and_was_seen_when_its_part_was() -> None:
    runs = Runs(DATASET, NAME)
    runs.step(Sight(1, 100), says(ONE, TWO, alt={HOMA}))
    assert runs.step(Sight(2, 200), says(ONE, TWO)) == ([], [])
    _, closed = runs.step(Sight(3, 300), says(TWO))
    assert {key[2]: end for key, end in closed if key[3] != SCHEMA} == {MAIN: (201, 300, 300, 200, 2), ALT: (201, 300, 300, 100, 1)}


def test_a_value_first_seen_where_its_part_was_missing_began_after_the_last_look_at_that_part() -> None:
    runs = Runs(DATASET, NAME)
    runs.step(Sight(1, 100), says(ONE, alt=set()))
    runs.step(Sight(2, 200), says(ONE))
    opened, _ = runs.step(Sight(3, 300), says(ONE, alt={HOMA}))
    assert [start for *_, start in opened] == [(101, 300)]


def test_a_value_begins_no_earlier_than_its_entry() -> None:
    runs = Runs(DATASET, NAME)
    runs.step(Sight(1, 100), says(TWO, alt=set()))
    runs.step(Sight(2, 200), says(ONE, TWO))
    opened, _ = runs.step(Sight(3, 300), says(ONE, TWO, alt={HOMA}))
    assert [start for *_, start in opened] == [(101, 300)]
    assert runs.members[ONE].earliest == 101


def test_an_entry_that_comes_back_begins_anew() -> None:
    runs = Runs(DATASET, NAME)
    for version, contents in enumerate((says(ONE, TWO), says(TWO)), 1):
        runs.step(Sight(version, version * 100), contents)
    opened, _ = runs.step(Sight(3, 300), says(ONE, TWO))
    assert {start for *_, start in opened} == {(201, 300)}


@pytest.mark.parametrize(
    ("start", "days", "narrowed"),
    [
        ((101, 200), [150], (150, 150)),
        ((101, 200), [100, 201], (101, 200)),
        ((101, 200), [120, 150, 400], (150, 150)),
        ((None, 200), [3], (3, 3)),
        ((None, 200), [], (None, 200)),
    ],
)
def test_a_start_is_narrowed_to_the_latest_day_that_fits(
    start: tuple[int | None, int], days: list[int], narrowed: tuple[int | None, int]
) -> None:
    assert narrow(start, days) == narrowed
