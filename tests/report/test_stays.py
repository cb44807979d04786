from __future__ import annotations

from dataclasses import replace

from tests.report.builders import DAYS, doubtful_bank, interval, iran_air, listing

from ostrakon.model.time import Standing
from ostrakon.report.stays import join_stays, list_sources, say_programs

ON = DAYS[3]
FIRST = replace(listing(ON, interval("2007-01-09", "2010-06-16"), programs=("NPWMD",)), source="log 2007; log 2010, https://example.org/10")
SECOND = replace(
    listing(ON, interval("2010-06-16", "2016-01-16"), programs=("NPWMD", "IFSR"), secondary="subject"),
    source="log 2010, https://example.org/10; log 2016",
)
BACK = listing(ON, interval("2018-11-05"), entry="us_ofac:25580")


def test_rows_that_touch_are_one_stay_whose_programmes_changed() -> None:
    old, new = join_stays((BACK, SECOND, FIRST))
    assert (old.interval, old.standing) == (interval("2007-01-09", "2016-01-16"), Standing.NOT)
    assert say_programs(old) == ("NPWMD (until 16 June 2010)", "NPWMD, IFSR; subject to secondary sanctions")
    assert list_sources(old) == (("log 2007", ""), ("log 2010", "https://example.org/10"), ("log 2016", ""))
    assert new.standing is Standing.HOLDS
    assert new.now is BACK


def test_a_gap_is_never_closed() -> None:
    assert len(join_stays(iran_air(ON).listings)) == 2


def test_ranges_and_other_entries_are_never_joined() -> None:
    assert len(join_stays(doubtful_bank(ON).listings)) == 3
    other = replace(SECOND, entry_id="us_ofac:1")
    assert len(join_stays((FIRST, other))) == 2
    assert len(join_stays((FIRST, replace(SECOND, dataset="us_ofac_cons")))) == 2


def test_nothing_said_twice() -> None:
    assert say_programs(join_stays((FIRST, replace(SECOND, programs=("NPWMD",), secondary="")))[0]) == ("NPWMD",)
