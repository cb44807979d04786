"""Our own table of parties with dated listings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import DateOrigin, Severity, Snapshot, Value
from ostrakon.model.vocabulary import DATASETS
from ostrakon.sources.dated_csv import parse_dated_csv, published_in
from ostrakon.sources.draft import Notebook
from ostrakon.sources.read import read_snapshot
from ostrakon.sources.scan import find_sources

from .conftest import Write, values

PARTIES = """party,schema,name,aliases,weak_aliases,previous_names,countries,birth_date,identifiers,address,notes,citation
iran-air,Company,Iran Air,Airline of Iran|HOMA Air,HOMA,Iranian Airways,ir,,registrationNumber=11|imoNumber=1234567,Tehran,a note,src-1
man,Person,A Man,,,,ir|de,1958|1959,passportNumber=A1,,,
"""
LISTINGS = """# published: 2026-11-24
party,dataset,entry_id,programs,secondary,from,until,citation,confidence,listed_range_note,names_at_time
iran-air,us_ofac_sdn,12804,IFSR|NPWMD,subject,2011-06-23,2016-01-16,src-1|src-2,h,,
iran-air,us_ofac_sdn,us_ofac:25237,IRAN,subject,2018-11-05,,src-2,m,first seen in November,IRANAIR
iran-air,un_sc,,Iran,,,2016-01-16,src-3,,,
"""
CITATIONS = "id,title,url,day\nsrc-1,A notice,https://example.org/1,2011-06-23\nsrc-2,Another notice,,\n"
Read = Callable[[str], Snapshot]


@pytest.fixture
def table(tmp_path: Path) -> Read:
    """Read the snapshot of one dataset from the files written."""

    def read(dataset: str) -> Snapshot:
        (group,) = [g for g in find_sources([tmp_path], None).groups if g.dataset == dataset]
        return read_snapshot(group)

    return read


def put(write: Write, parties: str = PARTIES, listings: str = LISTINGS, citations: str = CITATIONS) -> None:
    for name, text in (("parties", parties), ("listings", listings), ("citations", citations)):
        if text:
            write(f"x/{name}.csv", text)


def test_a_cited_source_keeps_its_day_and_a_note_does_not_show_it(write: Write, table: Read) -> None:
    put(write)
    (record, *_) = (r for r in table("us_ofac_sdn").records if r.entry_id == "us_ofac:12804")
    (stay,) = (v for v in record.values if v.prop == "listed")
    assert stay.detail == "[2011-06-23] A notice, https://example.org/1; Another notice"
    (note,) = (v for v in record.values if v.prop == "notes")
    assert note.detail == "A notice, https://example.org/1"


def test_a_pair_makes_one_snapshot_a_dataset_dated_by_its_comment(write: Write, tmp_path: Path) -> None:
    put(write)
    scan = find_sources([tmp_path], None)
    assert [(g.dataset, g.format, g.published, g.date_origin) for g in scan.groups] == [
        ("un_sc", "dated_csv", date(2026, 11, 24), DateOrigin.CONTENT),
        ("us_ofac_sdn", "dated_csv", date(2026, 11, 24), DateOrigin.CONTENT),
    ]
    assert scan.skipped == ()


def test_each_entry_carries_its_listing_with_days_and_citation(write: Write, table: Read) -> None:
    put(write)
    snapshot = table("us_ofac_sdn")
    assert (snapshot.rows, [r.entry_id for r in snapshot.records]) == (2, ["us_ofac:12804", "us_ofac:25237"])
    first, second = snapshot.records
    start, end = date(2011, 6, 23), date(2016, 1, 16)
    cited = "[2011-06-23] A notice, https://example.org/1; Another notice"
    assert Value("listed", "us_ofac_sdn", cited, since=start, until=end) in first.values
    assert [v for v in first.values if v.prop == "program"] == [
        Value("program", "IFSR", since=start, until=end),
        Value("program", "NPWMD", since=start, until=end),
    ]
    assert Value("secondarySanctions", "subject", since=start, until=end) in first.values
    assert Value("listed", "us_ofac_sdn", "Another notice (confidence m)", since=date(2018, 11, 5)) in second.values
    assert Value("alias", "IRANAIR", "name at that time", since=date(2018, 11, 5)) in second.values
    assert values(second, "notes") == ["a note", "first seen in November"]


def test_what_is_known_of_the_party_stands_with_each_of_its_entries(write: Write, table: Read) -> None:
    put(write)
    for record in table("us_ofac_sdn").records:
        assert record.schema == "Company"
        assert values(record, "name") == ["Iran Air"]
        assert values(record, "alias")[:2] == ["Airline of Iran", "HOMA Air"]
        assert (values(record, "weakAlias"), values(record, "previousName")) == (["HOMA"], ["Iranian Airways"])
        assert (values(record, "registrationNumber"), values(record, "country")) == (["11"], ["ir"])
        assert values(record, "partyKey") == ["iran-air"]


def test_a_row_without_an_entry_number_or_a_first_day_is_still_a_listing(write: Write, table: Read) -> None:
    put(write)
    (record,) = table("un_sc").records
    assert record.entry_id == "un_sc:iran-air"
    assert Value("listed", "un_sc", "src-3", until=date(2016, 1, 16)) in record.values
    assert values(record, "secondarySanctions") == []


def test_two_periods_of_one_entry_are_two_listings_of_one_record(write: Write, table: Read) -> None:
    put(write, listings=LISTINGS.replace("us_ofac:25237", "12804"))
    (record,) = table("us_ofac_sdn").records
    assert [v.since for v in record.values if v.prop == "listed"] == [date(2011, 6, 23), date(2018, 11, 5)]


def test_citations_are_optional(write: Write, table: Read) -> None:
    put(write, citations="")
    assert [v.detail for v in table("us_ofac_sdn").records[0].values if v.prop == "listed"] == ["src-1; src-2"]


def test_several_birth_dates_and_what_is_none(write: Write, table: Read) -> None:
    rows = "man,us_ofac_sdn,7,SDGT,,2011-06-23,,src-1,h,,\n"
    put(write, parties=PARTIES.replace("1958|1959", "1958|soon"), listings=LISTINGS + rows)
    snapshot = table("us_ofac_sdn")
    assert values(snapshot.records[-1], "birthDate") == ["1958"]
    assert [p.text for p in snapshot.problems] == ["soon"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("nobody,us_ofac_sdn,1,IRAN,,2011-06-23,,src,h,,", "party 'nobody' is not in parties.csv"),
        ("man,us_ofac_sdn,1,IRAN,,23/06/2011,,src,h,,", "'23/06/2011' is not a date"),
        ("man,us_ofac_sdn,1,IRAN,,2011-06-23,2011-06-23,src,h,,", "the listing ends before it begins"),
        ("man,us_ofac_sdn,1,IRAN,perhaps,2011-06-23,,src,h,,", "secondary is 'perhaps'"),
        ("man,us_ofac_sdn,1,IRAN,,2011-06-23,,,h,,", "no citation, no listing"),
        ("man,us_ofac_sdn,12804,IRAN,,2011-06-23,,src,h,,", "entry us_ofac:12804 is already another party's (iran-air)"),
        ("man,us_ofac_sdn,1,IRAN", "4 columns where 11 should be"),
    ],
)
def test_a_bad_listing_is_a_problem_and_the_load_goes_on(write: Write, table: Read, row: str, what: str) -> None:
    put(write, listings=LISTINGS + row + "\n")
    snapshot = table("us_ofac_sdn")
    assert len(snapshot.records) == 2
    problems = [p for p in snapshot.problems if p.severity is Severity.ROW]
    if not problems:  # a row that is of no dataset is noted with the first of them
        problems = [p for p in table("un_sc").problems if p.severity is Severity.ROW]
    assert [(p.file, p.place) for p in problems] == [("listings.csv", "line 6")]
    assert problems[0].what.startswith(what)


@pytest.mark.parametrize("table_cut", ["parties", "listings"])
def test_a_table_cut_off_in_its_last_line_is_refused_whole(write: Write, tmp_path: Path, table_cut: str) -> None:
    put(write, **{table_cut: {"parties": PARTIES, "listings": LISTINGS}[table_cut].rstrip("\n")[:-9]})
    outcomes = []
    for group in (scan := find_sources([tmp_path], None)).groups:
        with pytest.raises(MalformedFileError) as caught:
            read_snapshot(group)
        outcomes.append(str(caught.value))
    outcomes += [s.reason for s in scan.skipped if s.refused]
    assert outcomes
    assert all("the file is cut off: the last line has" in text for text in outcomes)


def test_doubts_about_the_pair_are_noted_once_with_its_first_dataset(write: Write, table: Read) -> None:
    parties = PARTIES.replace("notes,citation", "notes,colour") + "x,Planet,X,,,,,,,,,\nman,Person,B,,,,,,,,,\n"
    put(write, parties=parties, listings=LISTINGS + "man,mars_list,1,IRAN,,2011-06-23,,src,h,,\n")
    assert [(p.file, p.severity, p.text[:10]) for p in table("un_sc").problems] == [
        ("parties.csv", Severity.NOTE, "colour"),
        ("parties.csv", Severity.ROW, "x"),
        ("parties.csv", Severity.ROW, "man"),
        ("listings.csv", Severity.ROW, "man,mars_l"),
    ]
    assert table("us_ofac_sdn").problems == ()


def test_a_table_without_a_needed_column_is_refused(write: Write) -> None:
    parts = {"main": write("x/l.csv", LISTINGS.replace("citation,conf", "source,conf")), "parties": write("x/p.csv", PARTIES)}
    with pytest.raises(MalformedFileError, match=r"l\.csv line 2: no column citation"):
        parse_dated_csv(parts, "un_sc", Notebook())


def test_listings_without_their_parties_and_parties_without_listings_are_refused(write: Write, tmp_path: Path) -> None:
    path = write("x/listings.csv", LISTINGS)
    (skipped,) = find_sources([tmp_path], None).skipped
    assert skipped.refused
    assert "without its parties.csv" in skipped.reason
    path.unlink()
    put(write, listings="")
    reasons = {s.path.name: (s.refused, s.reason) for s in find_sources([tmp_path], None).skipped}
    assert reasons["parties.csv"] == (True, "a table of parties without its listings.csv (put both in one folder)")
    assert reasons["citations.csv"] == (False, "a table of citations without its listings.csv")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("# published: 2026-11-24\nparty", date(2026, 11, 24)),
        ("# Published:2026-11-24", date(2026, 11, 24)),
        ("# published: soon", None),
        ("party", None),
    ],
)
def test_the_day_of_a_table_is_in_its_first_line(head: str, day: date | None) -> None:
    assert published_in(head) == day


def test_the_built_in_sample_is_read_without_a_problem() -> None:
    with as_file(files("ostrakon") / "data" / "sample") as folder:
        groups = find_sources([folder], None).groups
        assert {g.dataset for g in groups} == set(DATASETS)
        snapshots = [read_snapshot(g) for g in groups]
    assert [s.problems for s in snapshots] == [()] * len(snapshots)
    assert sum(s.rows for s in snapshots) > 1000
    assert all(v.since or v.until for s in snapshots for r in s.records for v in r.values if v.prop == "listed")


def test_rows_of_one_entry_that_touch_are_one_stay_whose_tags_changed(write: Write, table: Read) -> None:
    head = LISTINGS.splitlines()[:2]
    rows = [
        "iran-air,us_ofac_sdn,12804,NPWMD,,2011-06-23,2012-11-08,src-1,h,,",
        "iran-air,us_ofac_sdn,12804,IFSR|NPWMD,subject,2012-11-08,2016-01-16,src-2,m,,",
        "iran-air,us_ofac_sdn,12804,IRAN,subject,2018-11-05,,src-2,,,",
    ]
    put(write, listings="\n".join([*head, *rows]) + "\n")
    (record,) = table("us_ofac_sdn").records
    back, tagged = date(2018, 11, 5), date(2012, 11, 8)
    cited = "[2011-06-23] A notice, https://example.org/1; Another notice (confidence m)"
    assert [v for v in record.values if v.prop == "listed"] == [
        Value("listed", "us_ofac_sdn", cited, since=date(2011, 6, 23), until=date(2016, 1, 16)),
        Value("listed", "us_ofac_sdn", "Another notice", since=back),
    ]
    assert Value("program", "IFSR", since=tagged, until=date(2016, 1, 16)) in record.values
