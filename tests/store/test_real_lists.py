"""The store on real lists: what is known of Iran Air and the tanker company, and joins that must not happen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.store.builders import CONS, LATER, SDN, UN, day, on_list

from ostrakon.model.party import Party
from ostrakon.model.time import AsOf, Standing
from ostrakon.sources.read import read_snapshot
from ostrakon.sources.scan import find_sources
from ostrakon.store.store import Store
from ostrakon.store.view import View

pytestmark = pytest.mark.lists

FOLDERS = (
    "us_ofac/2015-01-17", "us_ofac/2016-09-16", "us_ofac/2016-10-07", "us_ofac/2018-01-26", "us_ofac/2018-04-06", "us_ofac/2019-01-04",
    "us_ofac/2019-03-14", "un_sc/2017-06-20", "un_sc/2018-06-07",
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded(lists_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    groups = find_sources([lists_dir / folder for folder in FOLDERS], None).groups
    with Store.open(tmp_path_factory.mktemp("real") / "data", create=True) as store:
        for group in sorted(groups, key=lambda g: g.published):
            store.add(read_snapshot(group))
        yield store


def on(store: Store, text: str, known: date = LATER) -> View:
    return store.view(AsOf(day(text), known))


def standing(view: View, entry_id: str) -> set[tuple[str, str]]:
    """Lists and entries that have the party on the day, or had it at the last look before."""
    held = {Standing.HOLDS, Standing.LAST_SEEN}
    return {(x.dataset, x.entry_id) for x in view.party(entry_id).listings if x.standing in held}


def held(party: Party, dataset: str) -> set[str]:
    """Entries of the party that are certainly on a list."""
    return {x.entry_id for x in party.listings if x.dataset == dataset and x.standing is Standing.HOLDS}


def test_iran_air_is_one_party_that_left_under_one_number_and_came_back_under_another(loaded: Store) -> None:
    assert standing(on(loaded, "2015-06-01"), "us_ofac:12804") == {(SDN, "us_ofac:12804")}
    assert standing(on(loaded, "2017-06-01"), "us_ofac:12804") == set()
    assert standing(on(loaded, "2019-02-01"), "us_ofac:12804") == {(SDN, "us_ofac:25237")}
    party = on(loaded, "2019-02-01").party("us_ofac:25237")
    assert (party.id, len(party.listings)) == ("os-us_ofac-12804", 2)
    assert [x.programs for x in party.listings] == [("IFSR", "NPWMD"), ("IRAN",)]
    assert [x.secondary for x in party.listings] == ["subject", "subject"]


def test_the_tanker_company_left_the_sdn_list_for_the_other(loaded: Store) -> None:
    assert standing(on(loaded, "2017-06-01"), "us_ofac:15117") == {(CONS, "us_ofac:15117")}
    assert standing(on(loaded, "2019-02-01"), "us_ofac:15117") >= {(SDN, "us_ofac:15117")}
    moved = [c for c in loaded.view(AsOf(day("2016-10-07"), date.max)).changes(None, day("2015-01-17")) if c.entry_id == "us_ofac:15117"]
    assert [(c.kind, c.dataset, str(c.when)) for c in moved] == [("moved", CONS, "2015-01-18..2016-09-16")]


def test_264_names_moved_to_the_non_sdn_list(loaded: Store) -> None:
    changes = loaded.view(AsOf(day("2016-10-07"), date.max)).changes(CONS, day("2015-01-17"))
    assert sum(c.kind == "moved" and c.dataset == CONS for c in changes) == 264
    assert len(on_list(on(loaded, "2017-06-01"), CONS, "IRAN")) == 264


def test_what_came_out_in_2019_was_not_known_in_2018(loaded: Store) -> None:
    then = on(loaded, "2018-04-30", known=day("2018-04-30"))
    assert standing(then, "us_ofac:12804") == set()
    assert then.party("us_ofac:12804").entries == ("us_ofac:12804",)
    assert max(str(x.interval.start.latest) for p in then.listed_parties() for x in p.listings) <= "2018-04-30"


def test_ships_of_2015_and_2019_meet_by_their_imo_number(loaded: Store) -> None:
    """195 such ships are on OFAC's lists of both years, 91 of them under the same number of OFAC's and so 104 under another."""
    then, now = on(loaded, "2015-01-17"), on(loaded, "2019-01-04")
    ships = {r.party for r in loaded.state().identifiers() if r.prop == "imoNumber"}
    pairs = zip(then.parties(sorted(ships)), now.parties(sorted(ships)), strict=True)
    met = [(held(a, SDN), held(b, SDN)) for a, b in pairs if a.schema == "Vessel" and held(a, SDN) and held(b, SDN)]
    assert len(met) >= 195
    assert sum(a != b for a, b in met) == 195 - 91


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("us_ofac:15117", "us_ofac:15118"),  # NITC and NITC LLC, side by side
        ("us_ofac:12804", "us_ofac:11195"),  # Iran Air, Iran Aircraft Manufacturing
        ("us_ofac:10125", "us_ofac:10126"),  # Bank Sepah, Bank Sepah International plc
        ("us_ofac:25455", "us_ofac:25456"),  # First Ocean Administration, First Ocean
        ("us_ofac:4641", "us_ofac:4640"),  # two banks
    ],
)
def test_entries_that_must_stay_apart(loaded: Store, one: str, other: str) -> None:
    view = on(loaded, "2019-02-01")
    assert other not in view.party(one).entries


def test_of_two_entries_side_by_side_on_one_list_only_a_true_double_is_one_party(loaded: Store) -> None:
    """OFAC had one man on its list twice in 2018, under one name with one birth date."""
    parties = on(loaded, "2018-07-01").parties(sorted({row.party for row in loaded.state().names()}))
    assert {p.entries for p in parties if any(len(held(p, d)) > 1 for d in (SDN, CONS, UN))} == {
        ("us_ofac:11311", "us_ofac:11746", "un_sc:6908036")
    }


def test_the_un_and_ofac_lists_meet_in_several_hundred_parties(loaded: Store) -> None:
    view = on(loaded, "2018-07-01")
    shared = [p for p in on_list(view, UN) if any(x.dataset == SDN for x in p.listings)]
    assert len(shared) > 300
    assert all(p.joined_by for p in shared)
