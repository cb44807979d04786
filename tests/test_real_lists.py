"""Real published lists, end to end: what the files can tell, and what they cannot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.store.builders import on_list

from ostrakon.model.hit import Query
from ostrakon.model.party import Party
from ostrakon.model.time import AsOf, Standing
from ostrakon.report.status import Loaded
from ostrakon.workspace import Workspace

pytestmark = pytest.mark.lists

SNAPSHOTS = (
    "us_ofac/2015-01-17", "us_ofac/2016-09-16", "us_ofac/2016-10-07", "us_ofac/2018-01-26", "us_ofac/2018-04-06", "us_ofac/2019-01-04",
    "us_ofac/2019-03-14", "un_sc/2024-09-26", "un_sc/2025-08-16", "un_sc/2025-11-15", "gb_ofsi/2018-04-13",
)  # fmt: skip
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def loaded(lists_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, tuple[Loaded, ...]]]:
    with Workspace.open(tmp_path_factory.mktemp("lists") / "data", create=True) as workspace:
        yield workspace, workspace.load_lists([lists_dir / part for part in SNAPSHOTS], None, TODAY)


@pytest.fixture(scope="module")
def workspace(loaded: tuple[Workspace, tuple[Loaded, ...]]) -> Workspace:
    return loaded[0]


def on(day: str, known: date = TODAY) -> AsOf:
    return AsOf(date.fromisoformat(day), known)


def iran_air(workspace: Workspace, day: str) -> Party:
    answer = workspace.screen(Query("Iran Air"), on(day))
    return next(h.party for h in (*answer.hits, *answer.former) if h.party.caption == "IRAN AIR")


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2015-06-01", {"us_ofac:12804": Standing.LAST_SEEN, "us_ofac:25237": Standing.NOT}),
        ("2017-06-01", {"us_ofac:12804": Standing.NOT, "us_ofac:25237": Standing.NOT}),
        ("2019-02-01", {"us_ofac:12804": Standing.NOT, "us_ofac:25237": Standing.HOLDS}),
    ],
)
def test_iran_air_is_one_party_with_two_stays(workspace: Workspace, day: str, standing: dict[str, Standing]) -> None:
    party = iran_air(workspace, day)
    assert {x.entry_id: x.standing for x in party.listings} == standing
    assert party.listed is any(s in (Standing.HOLDS, Standing.LAST_SEEN) for s in standing.values())
    assert party.joined_by


def test_an_end_seen_only_between_two_versions_is_that_range(workspace: Workspace) -> None:
    first, second = sorted(iran_air(workspace, "2019-02-01").listings, key=lambda x: x.entry_id)
    assert first.interval.end is not None
    assert (first.interval.end.earliest, first.interval.end.latest) == (date(2015, 1, 18), date(2016, 10, 7))
    assert (second.interval.start.earliest, second.interval.start.latest) == (date(2018, 1, 27), date(2019, 1, 4))


def test_the_tanker_company_left_the_sdn_list_and_stayed_blocked_for_us_persons(workspace: Workspace) -> None:
    hit = next(
        h for h in workspace.screen(Query("National Iranian Tanker Company"), on("2017-06-01")).hits if "us_ofac:15117" in h.party.entries
    )
    standing = {x.dataset: x.standing for x in hit.party.listings if x.standing is not Standing.NOT and x.authority == "us_ofac"}
    assert standing == {"us_ofac_cons": Standing.HOLDS}
    told = " ".join(hit.effects)
    assert "US persons and anyone in the United States must freeze" in told
    assert "not subject to secondary sanctions" in told


@pytest.mark.parametrize(
    ("entry", "same"),
    [
        ("us_ofac:9348", "gb_ofsi:9102"),  # Aerospace Industries Organization, Aerospace Industries Organisation (AIO)
        ("us_ofac:10153", "gb_ofsi:8989"),  # Defense Industries Organization, Defence Industries Organisation
        ("us_ofac:12257", "gb_ofsi:11788"),  # Hossein Taeb, born in 1963
    ],
)
def test_entries_of_two_authorities_that_are_one_party_meet(workspace: Workspace, entry: str, same: str) -> None:
    assert same in workspace.party(entry, on("2019-02-01")).entries


def test_as_known_before_its_publication_a_listing_is_not_there(workspace: Workspace) -> None:
    answer = workspace.screen(Query("Iran Air"), on("2019-02-01", known=date(2018, 4, 30)))
    entries = {x.entry_id for h in (*answer.hits, *answer.former) for x in h.party.listings}
    assert "us_ofac:12804" in entries
    assert "us_ofac:25237" not in entries


def test_the_broken_file_is_refused_whole_and_answers_say_so(loaded: tuple[Workspace, tuple[Loaded, ...]]) -> None:
    workspace, outcomes = loaded
    (refused,) = [o for o in outcomes if o.outcome == "refused" and "2025-08-16" in o.files[0]]
    assert "line 53" in refused.reason
    coverage = next(c for c in workspace.status(on("2025-09-01")).coverage if c.dataset == "un_sc")
    assert coverage.in_force == date(2024, 9, 26)
    assert "refused" in coverage.note


def test_un_iran_entries_come_back_with_the_snapback(workspace: Workspace) -> None:
    counts = {
        day: sum(
            1 for row in workspace.align("iran", on(day)).lists.rows for c in row.cells if c.authority == "un_sc" and c.state == "listed"
        )
        for day in ("2024-10-01", "2025-11-20")
    }
    assert counts["2024-10-01"] == 0
    assert 110 <= counts["2025-11-20"] <= 121  # parties, so entries that are judged to be one count once


@pytest.mark.parametrize("asked", ["بانک ملی ایران", "BANK MELLI", "Melli Bank", "IRAN, BANK MELLI", "Bank Meli Iran"])
def test_bank_melli_is_found_in_many_spellings(workspace: Workspace, asked: str) -> None:
    answer = workspace.screen(Query(asked), on("2019-02-01"))
    assert "BANK MELLI IRAN" in {h.party.caption for h in answer.hits}


def test_a_ship_is_found_by_its_number_under_any_name(workspace: Workspace) -> None:
    ships = [p for p in on_list(workspace._view(on("2019-02-01")), "us_ofac_sdn", "IRAN") if p.values("imoNumber")]
    assert len(ships) >= 190
    number = ships[0].values("imoNumber")[0]
    answer = workspace.screen(Query("Some Other Name", identifiers=(number,)), on("2019-02-01"))
    assert answer.hits[0].party.id == ships[0].id


def test_nobody_is_listed_alone_of_whom_another_list_has_a_near_namesake(workspace: Workspace) -> None:
    rows = [row for row in workspace.align("iran", on("2019-02-01")).lists.rows if any(c.state == "listed" for c in row.cells)]
    for name in (
        "Ahmad VAHIDI",
        "Mohammad HEJAZI",
        "Ali FADAVI",
        "Rostam QASEMI",
        "IRAN ELECTRONIC INDUSTRIES",
        "MACPAR MAKINA SAN VE TIC",
    ):
        found = [row for row in rows if row.caption.casefold() == name.casefold()]
        assert found, name
        assert not any(row.alone for row in found), name
        assert any("us_ofac" in x.authorities for row in found for x in row.perhaps), name
