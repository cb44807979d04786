from __future__ import annotations

import pytest
from tests.store.builders import CONS, SDN, UN, alt, at, dated, day, entry, listed, snapshot, table

from ostrakon.model.errors import NotFoundError
from ostrakon.model.party import Listing, Party
from ostrakon.model.record import Value
from ostrakon.model.time import AsOf, DayRange, Interval, Standing
from ostrakon.store.store import Store

AIR = "us_ofac:12804"


def only(listings: tuple[Listing, ...]) -> Listing:
    (listing,) = listings
    return listing


def air(store: Store, as_of: AsOf) -> Party:
    return store.view(as_of).party(AIR)


def two_looks(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry(AIR, "IRAN AIR", program="IFSR"), entry("us_ofac:1", "ACME")))
    store.add(snapshot(SDN, "2016-10-07", entry("us_ofac:1", "ACME")))


def test_a_removal_seen_between_two_snapshots_is_a_range(store: Store) -> None:
    two_looks(store)
    expected = Interval(DayRange(None, day("2015-01-17")), DayRange(day("2015-01-18"), day("2016-10-07")))
    assert only(air(store, at("2015-01-17")).listings).interval == expected


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        ("2014-01-01", Standing.POSSIBLE),
        ("2015-01-17", Standing.HOLDS),
        ("2015-01-18", Standing.LAST_SEEN),
        ("2016-10-06", Standing.LAST_SEEN),
        ("2016-10-07", Standing.NOT),
    ],
)
def test_the_standing_follows_the_day_asked_about(store: Store, on: str, standing: Standing) -> None:
    two_looks(store)
    assert only(air(store, at(on)).listings).standing is standing


def test_what_was_published_later_is_not_known_before(store: Store) -> None:
    two_looks(store)
    before = only(air(store, at("2016-11-01", known="2016-10-06")).listings)
    assert (before.standing, before.interval.end, before.last_seen) == (Standing.HOLDS, None, day("2015-01-17"))
    with pytest.raises(NotFoundError, match="known by 2015-01-16"):
        air(store, at("2016-11-01", known="2015-01-16"))


def test_an_entry_that_comes_back_has_two_listings_and_a_gap(store: Store) -> None:
    two_looks(store)
    store.add(snapshot(SDN, "2018-01-26", entry("us_ofac:1", "ACME")))
    store.add(snapshot(SDN, "2019-01-04", entry(AIR, "IRAN AIR", program="IRAN")))
    party = air(store, at("2017-06-01"))
    assert [(x.standing, x.programs) for x in party.listings] == [(Standing.NOT, ("IFSR",)), (Standing.NOT, ("IRAN",))]
    assert not party.listed
    assert air(store, at("2019-02-01")).listed


def test_a_snapshot_without_aliases_says_nothing_of_them(store: Store) -> None:
    store.add(snapshot(SDN, "2019-01-04", entry(AIR, "IRAN AIR", alt("HOMA")), parts=("main", "alt")))
    store.add(snapshot(SDN, "2020-01-04", entry(AIR, "IRAN AIR")))
    store.add(snapshot(SDN, "2021-01-04", entry(AIR, "IRAN AIR"), parts=("main", "alt")))
    (homa,) = (f for f in air(store, at("2020-06-01")).facts if f.value == "HOMA")
    assert homa.interval == Interval(DayRange(None, day("2019-01-04")), DayRange(day("2019-01-05"), day("2021-01-04")))


def test_a_value_ends_with_the_membership_even_where_its_part_is_missing(store: Store) -> None:
    store.add(snapshot(SDN, "2019-01-04", entry(AIR, "IRAN AIR", alt("HOMA")), parts=("main", "alt")))
    store.add(snapshot(SDN, "2020-01-04", entry(AIR, "IRAN AIR")))
    store.add(snapshot(SDN, "2021-01-04", entry("us_ofac:1", "ACME")))
    (homa,) = (f for f in air(store, at("2020-06-01")).facts if f.value == "HOMA")
    assert homa.interval is not None
    assert homa.interval.end == DayRange(day("2020-01-05"), day("2021-01-04"))


def test_a_listing_date_narrows_the_start_but_not_when_it_was_known(store: Store) -> None:
    store.add(snapshot(UN, "2018-06-07", entry("un_sc:1", "ONE")))
    store.add(snapshot(UN, "2018-08-24", entry("un_sc:1", "ONE"), entry("un_sc:2", "TWO", listingDate="2018-07-10")))
    assert only(store.view(at("2018-07-10")).party("un_sc:2").listings).standing is Standing.HOLDS
    with pytest.raises(NotFoundError):
        store.view(at("2018-07-10", known="2018-08-23")).party("un_sc:2")


def test_a_listing_date_outside_the_range_is_not_believed(store: Store) -> None:
    store.add(snapshot(UN, "2018-06-07", entry("un_sc:1", "ONE")))
    store.add(snapshot(UN, "2018-08-24", entry("un_sc:2", "TWO", listingDate="2001-01-01")))
    start = only(store.view(at("2018-09-01")).party("un_sc:2").listings).interval.start
    assert start == DayRange(day("2018-06-08"), day("2018-08-24"))


def test_values_of_the_day_are_facts_and_names_and_numbers_are_of_all_time(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry(AIR, "IRAN AIR", country="ir", address="Tehran", registrationNumber="8132")))
    store.add(snapshot(SDN, "2016-10-07", entry(AIR, "IRAN AIR LINES", country="ir", address="Mehrabad")))
    party = air(store, at("2016-10-08"))
    assert party.caption == "IRAN AIR LINES"
    assert party.values("name") == ("IRAN AIR LINES", "IRAN AIR")
    assert party.values("address") == ("Mehrabad",)
    assert party.values("registrationNumber") == ("8132",)


def test_an_entry_on_no_list_that_day_keeps_the_values_it_had_last(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry(AIR, "IRAN AIR", country="ir")))
    store.add(snapshot(SDN, "2016-10-07", entry("us_ofac:1", "ACME")))
    party = air(store, at("2017-06-01"))
    assert (party.listed, party.values("country")) == (False, ("ir",))


def test_a_listing_carries_programmes_secondary_sanctions_reference_and_source(store: Store) -> None:
    basis = "Subject to Secondary Sanctions"
    record = entry(AIR, "IRAN AIR", program="IFSR", secondarySanctions="subject", secondaryBasis=basis, reference="R1")
    store.add(snapshot(SDN, "2015-01-17", record))
    found = only(air(store, at("2015-01-17")).listings)
    assert (found.programs, found.secondary, found.secondary_basis, found.reference) == (("IFSR",), "subject", basis, "R1")
    assert (found.authority, found.source) == ("us_ofac", "us_ofac_sdn.csv of 2015-01-17, entry 12804")


def test_one_uid_on_two_lists_is_one_party_with_both_listings(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry(AIR, "IRAN AIR", program="IFSR")))
    store.add(snapshot(CONS, "2016-09-16", entry(AIR, "IRAN AIR", program="13599")))
    store.add(snapshot(SDN, "2016-10-07", entry("us_ofac:1", "ACME")))
    party = air(store, at("2017-06-01"))
    assert [(x.dataset, x.standing) for x in party.listings] == [(SDN, Standing.NOT), (CONS, Standing.HOLDS)]
    assert party.entries == (AIR,)


def test_a_party_is_found_by_its_id_by_any_entry_and_by_number(store: Store) -> None:
    two_looks(store)
    view = store.view(at("2015-01-17"))
    assert view.party("os-us_ofac-12804") is view.party(AIR)
    numbers = {row.value: row.party for row in store.state().names()}
    assert [p.caption for p in view.parties([numbers["ACME"], 999, numbers["IRAN AIR"]])] == ["ACME", "IRAN AIR"]


def test_listed_parties_are_those_on_a_list_that_day(store: Store) -> None:
    store.add(snapshot(SDN, "2019-01-04", entry(AIR, "IRAN AIR", program="IRAN"), entry("us_ofac:1", "ACME", program="CUBA")))
    store.add(snapshot(CONS, "2019-03-14", entry("us_ofac:2", "BANK", program="IRAN-TRA")))
    view = store.view(at("2019-04-01"))
    assert {p.caption for p in view.listed_parties()} == {"IRAN AIR", "ACME", "BANK"}
    assert not list(store.view(at("2018-01-01")).listed_parties())


def test_dated_rows_have_exact_days_and_are_known_from_them(store: Store) -> None:
    stays = listed(SDN, "2010-07-01", "2016-01-16", "75 FR 1"), listed(SDN, "2018-11-05", citation="83 FR 2")
    tags = dated("program", "IFSR", "2010-07-01", "2016-01-16"), dated("program", "IRAN", "2018-11-05")
    store.add(table(SDN, "2026-11-24", entry(AIR, "IRAN AIR", *stays, *tags)))
    party = air(store, at("2018-12-01"))
    assert [(str(x.interval), x.programs, x.source) for x in party.listings] == [
        ("2010-07-01 -> 2016-01-16", ("IFSR",), "75 FR 1"),
        ("2018-11-05 -> open", ("IRAN",), "83 FR 2"),
    ]
    as_known = air(store, at("2016-01-15", known="2016-01-15"))
    assert [str(x.interval) for x in as_known.listings] == ["2010-07-01 -> open"]


def test_undated_values_of_a_dated_row_hold_while_it_is_listed(store: Store) -> None:
    record = entry(AIR, "IRAN AIR", listed(SDN, "2010-07-01", "2016-01-16"), country="ir")
    store.add(table(SDN, "2026-11-24", record, entry("us_ofac:1", "ACME", listed(SDN, None, "2012-01-01"))))
    (country,) = (f for f in air(store, at("2012-01-01")).facts if f.prop == "country")
    assert str(country.interval) == "2010-07-01 -> 2016-01-16"
    assert str(only(store.view(at("2012-01-01")).party("us_ofac:1").listings).interval) == "before..2011-12-31 -> 2012-01-01"


def test_only_the_newest_dated_table_counts(store: Store) -> None:
    store.add(table(SDN, "2026-02-01", entry(AIR, "IRAN AIR", listed(SDN, "2018-11-05"))))
    store.add(table(SDN, "2026-01-01", entry(AIR, "IRAN AIR", listed(SDN, "2018-11-06"))))
    assert [str(x.interval) for x in air(store, at("2019-01-01")).listings] == ["2018-11-05 -> open"]


def test_a_dated_row_gives_the_days_of_a_stay_that_snapshots_leave_open(store: Store) -> None:
    two_looks(store)
    store.add(table(SDN, "2026-01-01", entry(AIR, "IRAN AIR", listed(SDN, "2010-07-01", "2016-01-16"))))
    assert [str(x.interval) for x in air(store, at("2015-01-17")).listings] == ["2010-07-01 -> 2016-01-16"]


def test_a_dated_row_that_contradicts_the_snapshots_stands_beside_them(store: Store) -> None:
    two_looks(store)
    store.add(table(SDN, "2026-01-01", entry(AIR, "IRAN AIR", listed(SDN, "2010-07-01", "2017-01-16"))))
    assert [str(x.interval) for x in air(store, at("2015-01-17")).listings] == [
        "2010-07-01 -> 2017-01-16",
        "before..2015-01-17 -> 2015-01-18..2016-10-07",
    ]


def test_a_value_with_the_same_prop_in_two_lists_is_one_fact_of_both(store: Store) -> None:
    store.add(snapshot(SDN, "2019-01-04", entry(AIR, "IRAN AIR", Value("country", "ir"))))
    store.add(snapshot(CONS, "2019-01-05", entry(AIR, "IRAN AIR", Value("country", "ir"))))
    (fact,) = (f for f in air(store, at("2019-02-01")).facts if f.prop == "country")
    assert fact.datasets == (SDN, CONS)


@pytest.mark.parametrize(("until", "stays"), [("2019-06-01", 1), ("2018-12-31", 2), ("2019-01-04", 2)])
def test_a_dated_row_that_ends_before_the_list_last_had_the_entry_is_another_stay(store: Store, until: str, stays: int) -> None:
    store.add(snapshot(SDN, "2019-01-04", entry(AIR, "IRAN AIR")))
    store.add(table(SDN, "2020-01-01", entry(AIR, "IRAN AIR", listed(SDN, "2018-11-05", until))))
    assert len(air(store, at("2020-06-01")).listings) == stays
