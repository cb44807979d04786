from __future__ import annotations

from dataclasses import replace

from tests.report.builders import DAYS, interval, listing

from ostrakon.report.stays import list_sources, say_programs

STAY = replace(
    listing(DAYS[3], interval("2007-01-09", "2016-01-16"), programs=("NPWMD", "IFSR"), secondary="subject"),
    source="log 2007; log 2009, https://example.org/9 (confidence m); log 2010, https://example.org/10; log 2016; log 2016",
)


def test_programmes_and_the_remark_are_told_together() -> None:
    assert say_programs(STAY) == "NPWMD, IFSR; subject to secondary sanctions"
    assert say_programs(replace(STAY, programs=(), secondary="")) == ""


def test_sources_stand_once_each_with_their_addresses_apart() -> None:
    assert list_sources(STAY) == (
        ("log 2007", ""),
        ("log 2009 (confidence m)", "https://example.org/9"),
        ("log 2010", "https://example.org/10"),
        ("log 2016", ""),
    )
