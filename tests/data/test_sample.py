"""The built-in sample: sound in itself, and in agreement with the published lists where these are at hand."""

from __future__ import annotations

import csv
import gzip
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from ostrakon.model.vocabulary import DATASETS, IDENTIFIER_PROPS

SAMPLE = files("ostrakon").joinpath("data/sample")
Row = dict[str, str]
NOT_SUBJECT = re.compile(r"Not (?:on the SDN List and Not )?Subject to Secondary Sanctions")
SDN = ("2015-01-17", "2016-10-07", "2018-01-26", "2019-01-04", "2019-07-25", "2021-01-14", "2021-07-07", "2022-07-06", "2024-05-03")
CONS = ("2016-09-16", "2018-04-06", "2019-03-14", "2025-04-21")
UN = ("2017-06-20", "2018-06-07", "2020-12-01", "2024-09-26", "2025-11-15", "2026-02-27")


def rows(name: str) -> list[Row]:
    text = SAMPLE.joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#")))


PARTIES, LISTINGS, CITATIONS = rows("parties.csv"), rows("listings.csv"), rows("citations.csv")


def standing(row: Row, day: str) -> bool:
    return row["from"] <= day and (not row["until"] or day < row["until"])


def test_columns_are_those_the_reader_knows() -> None:
    assert ",".join(PARTIES[0]) == (
        "party,schema,name,aliases,weak_aliases,previous_names,countries,birth_date,identifiers,address,notes,citation"
    )
    assert ",".join(LISTINGS[0]) == "party,dataset,entry_id,programs,secondary,from,until,citation,confidence"
    assert ",".join(CITATIONS[0]) == "id,title,url,day,place,note"
    first = SAMPLE.joinpath("listings.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert re.fullmatch(r"# published: \d{4}-\d{2}-\d{2}", first)


def test_about_two_hundred_parties_of_all_kinds() -> None:
    kinds = Counter(p["schema"] for p in PARTIES)
    assert 190 <= len(PARTIES) <= 230
    assert len({p["party"] for p in PARTIES}) == len(PARTIES)
    assert kinds["Vessel"] >= 30
    assert kinds["Person"] >= 30
    assert {"Company", "Organization", "Airplane"} <= set(kinds)


def test_ids_and_citations_resolve_both_ways() -> None:
    cited = {c for r in PARTIES + LISTINGS for c in r["citation"].split("|")}
    assert cited == {c["id"] for c in CITATIONS}
    assert {r["party"] for r in LISTINGS} == {p["party"] for p in PARTIES}
    assert all(c["title"] and date.fromisoformat(c["day"]) for c in CITATIONS)


def test_rows_use_known_words() -> None:
    prefix = {"us_ofac_sdn": "us_ofac:", "us_ofac_cons": "us_ofac:", "un_sc": "un_sc:", "gb_ofsi": "gb_ofsi:", "eu_council": "eu_council:"}
    assert {r["dataset"] for r in LISTINGS} == set(DATASETS) == set(prefix)
    for row in LISTINGS:
        assert row["entry_id"].startswith(prefix[row["dataset"]]), row
        assert row["secondary"] in {"", "subject", "not_subject"}, row
        assert row["confidence"] in {"h", "m", "l"}, row
        assert not row["secondary"] or row["dataset"].startswith("us_ofac"), row


def test_days_are_ordered_and_periods_of_one_entry_do_not_overlap() -> None:
    stays: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in LISTINGS:
        date.fromisoformat(row["from"])
        assert not row["until"] or date.fromisoformat(row["until"]) > date.fromisoformat(row["from"]), row
        stays[row["dataset"], row["entry_id"]].append((row["from"], row["until"] or "9999"))
    for entry, periods in stays.items():
        periods.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(periods)), entry
    open_twice = Counter((r["dataset"], r["entry_id"]) for r in LISTINGS if not r["until"])
    assert set(open_twice.values()) == {1}


def test_an_ofac_row_has_a_tag() -> None:
    """Without one no measure takes hold of the listing, and it would read as a listing without effect."""
    assert [r for r in LISTINGS if r["dataset"].startswith("us_ofac") and not r["programs"]] == []


def test_an_entry_belongs_to_one_party() -> None:
    owner: dict[str, set[str]] = defaultdict(set)
    for row in LISTINGS:
        owner[row["entry_id"]].add(row["party"])
    assert all(len(parties) == 1 for parties in owner.values())


def test_identifiers_are_named_and_imo_numbers_check() -> None:
    for party in PARTIES:
        pairs = [i.split("=", 1) for i in party["identifiers"].split("|") if i]
        assert all(prop in IDENTIFIER_PROPS and value for prop, value in pairs), party
        for prop, value in pairs:
            if prop == "imoNumber":
                digits = [int(d) for d in value]
                assert sum(d * (7 - i) for i, d in enumerate(digits[:6])) % 10 == digits[6], party
            if prop == "swiftBic":
                assert re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", value), party
            if prop == "mmsi":
                assert re.fullmatch(r"\d{9}", value), party
        assert (party["schema"] == "Vessel") == any(prop == "imoNumber" for prop, _ in pairs), party


def test_birth_dates_are_dates_and_belong_to_persons() -> None:
    for party in PARTIES:
        dates = [d for d in party["birth_date"].split("|") if d]
        assert all(re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", d) for d in dates), party
        assert not dates or party["schema"] == "Person", party


def test_the_whole_folder_is_small() -> None:
    assert sum(len(f.read_bytes()) for f in SAMPLE.iterdir() if f.is_file()) < 300_000


@pytest.mark.parametrize(
    ("day", "entries"),
    [("2015-06-01", {"us_ofac:12804"}), ("2017-06-01", set()), ("2018-05-07", set()), ("2018-11-05", {"us_ofac:25237"})],
)
def test_iran_air_leaves_in_2016_and_returns_in_2018_under_another_number(day: str, entries: set[str]) -> None:
    assert {r["entry_id"] for r in LISTINGS if r["party"] == "iran-air" and standing(r, day)} == entries


def test_nitc_in_2017_is_on_the_non_sdn_list_only_and_secondary_sanctions_do_not_reach_it() -> None:
    there = [r for r in LISTINGS if r["party"] == "national-iranian-tanker-company" and standing(r, "2017-06-01")]
    assert [(r["dataset"], r["secondary"], r["programs"]) for r in there] == [("us_ofac_cons", "not_subject", "IRAN")]


def raw_ofac(path: Path) -> dict[str, list[str]]:
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
    table = csv.reader(io.StringIO(raw.decode("utf-8", errors="replace").replace("\x1a", "")))
    return {line[0].strip(): line for line in table if line and line[0].strip().isdigit()}


def find_part(folder: Path, name: str) -> Path:
    return next(p for p in sorted(folder.iterdir()) if p.name.lower() in {name, f"{name}.gz"})


def secondary(remarks: str) -> str:
    if NOT_SUBJECT.search(remarks):
        return "not_subject"
    return "subject" if "Subject to Secondary Sanctions" in remarks else ""


@pytest.mark.lists
@pytest.mark.parametrize(("dataset", "name", "days"), [("us_ofac_sdn", "sdn.csv", SDN), ("us_ofac_cons", "cons_prim.csv", CONS)])
def test_no_contradiction_with_the_ofac_lists(lists_dir: Path, dataset: str, name: str, days: tuple[str, ...]) -> None:
    mine = {r["entry_id"] for r in LISTINGS if r["dataset"].startswith("us_ofac")}
    contradictions = []
    for day in days:
        published = raw_ofac(find_part(lists_dir / "us_ofac" / day, name))
        said = {r["entry_id"]: r for r in LISTINGS if r["dataset"] == dataset and standing(r, day)}
        for entry in mine:
            line, row = published.get(entry.removeprefix("us_ofac:")), said.get(entry)
            if (line is None) != (row is None):
                contradictions.append((day, entry, "presence"))
            elif line is not None and row is not None:
                tags = {t.strip() for t in line[3].split("] [")}
                if not {t for t in row["programs"].split("|") if t} <= tags or row["secondary"] != secondary(line[11]):
                    contradictions.append((day, entry, f"{row['programs']} {row['secondary']} / {tags}"))
    assert contradictions == []


@pytest.mark.lists
@pytest.mark.parametrize("day", UN)
def test_no_contradiction_with_the_un_lists(lists_dir: Path, day: str) -> None:
    root = ET.parse(next((lists_dir / "un_sc" / day).glob("*.xml"))).getroot()
    there = {
        (e.findtext("DATAID") or "").strip(): e.findtext("LISTED_ON")
        for e in [*root.iter("ENTITY"), *root.iter("INDIVIDUAL")]
        if (e.findtext("REFERENCE_NUMBER") or "").startswith("IR")
    }
    for entry in {r["entry_id"] for r in LISTINGS if r["dataset"] == "un_sc"}:
        said = [r for r in LISTINGS if r["entry_id"] == entry and standing(r, day)]
        assert bool(said) == (entry.removeprefix("un_sc:") in there), (day, entry)
        assert all(r["from"] in {there[entry.removeprefix("un_sc:")], "2025-09-28"} for r in said), (day, entry)


@pytest.mark.lists
@pytest.mark.parametrize("day", ["2014-04-02", "2018-04-13"])
def test_no_contradiction_with_the_uk_lists(lists_dir: Path, day: str) -> None:
    text = (lists_dir / "gb_ofsi" / day / "sanctionsconlist.csv").read_text(encoding="cp1252").split("\n", 1)[1]
    listed: dict[str, set[str]] = defaultdict(set)
    for line in csv.DictReader(io.StringIO(text)):
        listed[f"gb_ofsi:{line['Group ID']}"].add("-".join(reversed(line["Listed On"].split("/"))))
    for row in (r for r in LISTINGS if r["dataset"] == "gb_ofsi"):
        if standing(row, day):
            assert row["from"] in listed[row["entry_id"]], (day, row)
        elif row["until"] and row["until"] <= day:
            assert row["entry_id"] not in listed, (day, row)
