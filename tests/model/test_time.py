from __future__ import annotations

from datetime import date

import pytest

from ostrakon.model.errors import BadDateError
from ostrakon.model.time import AsOf, DayRange, Interval, Standing, parse_day


def test_a_day_reads_iso_only() -> None:
    assert parse_day(" 2018-05-08 ") == date(2018, 5, 8)
    with pytest.raises(BadDateError, match="'8 May 2018' is not a date") as caught:
        parse_day("8 May 2018")
    assert "YYYY-MM-DD" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["2018-W19-2", "20180508", "2018-05", "2018-5-8", "2018-05-08T00:00", "2018-02-30", "0000-01-01", "", "x" * 9_999]
)
def test_no_other_way_of_writing_a_day_is_read(text: str) -> None:
    with pytest.raises(BadDateError) as caught:
        parse_day(text)
    assert len(str(caught.value)) < 100


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2018-01-26", Standing.NOT),
        ("2018-01-27", Standing.POSSIBLE),
        ("2019-01-03", Standing.POSSIBLE),
        ("2019-01-04", Standing.HOLDS),
        ("2020-03-01", Standing.HOLDS),
        ("2020-03-02", Standing.LAST_SEEN),
        ("2020-05-31", Standing.LAST_SEEN),
        ("2020-06-01", Standing.NOT),
    ],
)
def test_ranges_at_both_ends_keep_the_two_doubts_apart(day: str, standing: Standing) -> None:
    stay = Interval(
        DayRange(date(2018, 1, 27), date(2019, 1, 4)),
        DayRange(date(2020, 3, 2), date(2020, 6, 1)),
    )
    assert stay.standing(date.fromisoformat(day)) is standing


def test_a_known_end_is_the_first_day_that_no_longer_counts() -> None:
    stay = Interval(DayRange.on(date(2016, 1, 16)), DayRange.on(date(2018, 11, 5)))
    assert stay.standing(date(2018, 11, 4)) is Standing.HOLDS
    assert stay.standing(date(2018, 11, 5)) is Standing.NOT


def test_an_unbounded_start_is_only_possible_before_the_first_sight() -> None:
    stay = Interval(DayRange(None, date(2015, 1, 17)))
    assert stay.standing(date(2010, 1, 1)) is Standing.POSSIBLE
    assert stay.standing(date(2015, 1, 17)) is Standing.HOLDS


def test_times_read_well() -> None:
    assert str(AsOf(date(2018, 5, 7), date(2018, 5, 7))) == "2018-05-07"
    assert str(AsOf(date(2018, 5, 7), date(2018, 4, 30))) == "2018-05-07, as known on 2018-04-30"
    assert str(Interval(DayRange(None, date(2015, 1, 17)))) == "before..2015-01-17 -> open"
    assert str(Interval(DayRange.on(date(2016, 1, 16)), DayRange.on(date(2018, 11, 5)))) == "2016-01-16 -> 2018-11-05"
