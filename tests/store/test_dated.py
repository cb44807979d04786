from __future__ import annotations

import pytest

from ostrakon.store.database import DATED, EMPTY, LISTED
from ostrakon.store.dated import DatedValue, dated_spans
from ostrakon.store.runs import Sight

DATASET, NAME, NOW = 7, 70, Sight(3, 1000)
PROGRAM, TAG = 30, 31


def listed(since: int | None, until: int | None = None) -> DatedValue:
    return DatedValue((1, LISTED, NAME, EMPTY), since, until)


def tag(since: int | None = None, until: int | None = None) -> DatedValue:
    return DatedValue((1, PROGRAM, TAG, EMPTY), since, until)


def spans(*values: DatedValue, prop: int = LISTED) -> list[tuple[int | None, ...]]:
    """Start earliest and latest, end earliest and latest, of the spans of a property."""
    rows = dated_spans(DATASET, NAME, NOW, {1}, values)
    return sorted((rest[:4] for key, rest in rows.items() if key[3] == prop), key=str)


@pytest.mark.parametrize(
    ("value", "span"),
    [
        (listed(100, 200), (100, 100, 200, 200)),
        (listed(100), (100, 100, None, None)),
        (listed(None, 200), (None, 199, 200, 200)),
        (listed(None), (None, 1000, None, None)),
    ],
)
def test_a_membership_has_the_days_of_its_row(value: DatedValue, span: tuple[int | None, ...]) -> None:
    assert spans(value) == [span]


def test_what_is_dated_is_known_from_its_day_not_from_the_table_s() -> None:
    ((key, rest),) = dated_spans(DATASET, NAME, NOW, {1}, [listed(100, 200)]).items()
    assert key == (1, DATASET, DATED, LISTED, NAME, EMPTY, 3, 100)
    assert rest[4:] == (200, 199, 3)


def test_an_entry_without_a_membership_was_listed_on_the_day_of_the_table() -> None:
    assert spans() == [(None, 1000, None, None)]


def test_a_value_without_days_holds_through_every_membership() -> None:
    assert spans(listed(100, 200), listed(300), tag(), prop=PROGRAM) == [(100, 100, 200, 200), (300, 300, None, None)]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (tag(150, 180), [(150, 150, 180, 180)]),
        (tag(150), [(150, 150, 200, 200), (300, 300, None, None)]),
        (tag(50, 120), [(100, 100, 120, 120)]),
        (tag(220, 260), []),
        (tag(None, 350), [(100, 100, 200, 200), (300, 300, 350, 350)]),
    ],
)
def test_a_value_with_days_is_cut_to_the_memberships(value: DatedValue, found: list[tuple[int | None, ...]]) -> None:
    assert spans(listed(100, 200), listed(300), value, prop=PROGRAM) == found


def test_of_two_rows_with_one_start_the_longer_counts() -> None:
    assert spans(listed(100, 200), listed(100), listed(100, 150)) == [(100, 100, None, None)]
