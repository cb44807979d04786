from __future__ import annotations

from typing import Any

import pytest
from tests.store.builders import CONS, SDN, UK, UN, at, entry, listed, snapshot, table

from ostrakon.model.record import Record, Value
from ostrakon.store.evidence import Evidence, Number, Stay, countries_in, fold_name, kind_of, telling_number, un_reference
from ostrakon.store.identity import ambiguous, bars, judge
from ostrakon.store.store import Store


def evidence(
    key: str, name: str, kind: str = "organisation", *, aliases: str = "", days: tuple[int, int] = (0, 0), **more: Any
) -> Evidence:
    """What is known of an entry; `days` are those on which it was on its list."""
    authority = key.partition(":")[0]
    one = Evidence(hash(key), key, authority, kind, first=1, stays=[Stay(authority, *days)])
    one.primary = {fold_name(kind, name): 1}
    one.aliases = {fold_name(kind, alias): 1 for alias in aliases.split("|") if alias}
    for what, values in more.items():
        if what == "numbers":
            one.numbers = [Number(family, value, frozenset(where), 1) for family, value, where in values]
        else:
            setattr(one, what, dict.fromkeys(values.split(), 1))
    return one


def both(a: tuple[str, str], b: tuple[str, str], kind: str = "organisation", **same: Any) -> tuple[Evidence, Evidence]:
    return evidence(*a, kind, days=(0, 9), **same), evidence(*b, kind, days=(20, 29), **same)


REGISTER = "registration or ID number"

JOINED = {
    "a firm with its registration number, no country on either list": both(
        ("us_ofac:1", "ARIAN TRADING HOUSE"), ("gb_ofsi:2", "Arian Trading House PJS"), numbers=[(REGISTER, "8132", "")]
    ),
    "a ship renamed, with the same IMO number": both(
        ("us_ofac:1", "IRAN DALEER"), ("us_ofac:2", "PARAND"), "vessel", numbers=[("IMO number", "9118551", "")]
    ),
    "a firm that comes back with its registration number": both(
        ("us_ofac:12804", "IRAN AIR"), ("us_ofac:25237", "IRAN AIR"), numbers=[(REGISTER, "8132", {"ir"})]
    ),
    "a bank that comes back under its name": both(("us_ofac:10125", "BANK SEPAH"), ("us_ofac:25580", "BANK SEPAH")),
    "a person with one passport and two spellings": both(
        ("us_ofac:1", "HARZI, Tariq"), ("un_sc:2", "Tarak Harzi"), "person", numbers=[("passport number", "Z050399", {"tn"})]
    ),
    "a bank with one BIC": both(("us_ofac:1", "BANK TEJARAT"), ("gb_ofsi:2", "Bank Tejarat PJS"), numbers=[("SWIFT/BIC", "BTEJIRTH", "")]),
    "an entry that prints the UN's reference": both(("un_sc:1", "KIM CHOL"), ("gb_ofsi:2", "Kim CHOL"), "person", references="KPi.044"),
    "a person of one name and birth date on two authorities' lists": both(
        ("us_ofac:1", "PAREJA, Dinno Amor"), ("un_sc:2", "DINNO AMOR PAREJA"), "person", births="1981-07-19"
    ),
    "a firm of one name and country on two authorities' lists": both(
        ("us_ofac:1", "BOKO HARAM"), ("un_sc:2", "Boko Haram"), countries="ng"
    ),
    "a bank under one regime, on a list that prints no country": (
        evidence("us_ofac:10125", "BANK SEPAH", countries="ir de", regimes="iran"),
        evidence("gb_ofsi:9042", "BANK SEPAH", regimes="iran"),
    ),
    "a firm with its initials in brackets on one list": (
        evidence("us_ofac:15117", "NATIONAL IRANIAN TANKER COMPANY", countries="ir", regimes="iran"),
        evidence("gb_ofsi:12798", "National Iranian Tanker Company (NITC)", regimes="iran"),
    ),
    "a body spelled in British and American English": both(
        ("us_ofac:9351", "ATOMIC ENERGY ORGANIZATION OF IRAN"),
        ("un_sc:110398", "ATOMIC ENERGY ORGANISATION OF IRAN (AEOI)"),
        regimes="iran",
    ),
    "a firm with its legal form written out and cut short": both(
        ("us_ofac:12355", "MOALLEM INSURANCE CO. LTD."), ("us_ofac:25484", "Moallem Insurance Company Limited")
    ),
    "a person of one name, birth year and country on two authorities' lists": (
        evidence("us_ofac:19497", "PAK, Yong Sik", "person", births="1950", countries="kp"),
        evidence("un_sc:6908626", "PAK YONG SIK", "person", births="1949 1950-03-02", countries="kp"),
    ),
    "a person of one name and birth year, both listed for one regime": (
        evidence("us_ofac:12257", "TAEB, Hossein", "person", births="1963", countries="ir", regimes="iran"),
        evidence("gb_ofsi:11788", "Hossein TAEB", "person", births="1963", regimes="iran"),
    ),
}

APART = {
    "two firms of one name and two LEI": (
        evidence("us_ofac:1", "ARIAN BANK", countries="af", numbers=[("LEI", "5493001KJTIIGC8Y1R12", "")]),
        evidence("un_sc:2", "ARIAN BANK", countries="af", numbers=[("LEI", "213800WAVVOPS85N2205", "")]),
    ),
    "a firm and another of its words, with a last word that is not its initials in brackets": (
        evidence("us_ofac:1", "NATIONAL IRANIAN TANKER COMPANY NITC", countries="ir", regimes="iran"),
        evidence("gb_ofsi:2", "National Iranian Tanker Company", countries="ir", regimes="iran"),
    ),
    "a firm and a ship of one name": (evidence("us_ofac:1", "TALAS"), evidence("gb_ofsi:2", "TALAS", "vessel", countries="ir")),
    "two ships of one name": (
        evidence("us_ofac:1", "PARAND", "vessel", numbers=[("IMO number", "9118551", "")]),
        evidence("us_ofac:2", "PARAND", "vessel", days=(9, 9), numbers=[("IMO number", "9349667", "")]),
    ),
    "two ships of one name, one without a number": (
        evidence("us_ofac:1", "PARAND", "vessel", numbers=[("IMO number", "9118551", "")]),
        evidence("us_ofac:2", "PARAND", "vessel", days=(9, 9)),
    ),
    "two persons of one name, nothing else known": (
        evidence("us_ofac:1", "Ali Reza Karimi", "person"),
        evidence("us_ofac:2", "Ali Reza Karimi", "person", days=(9, 9)),
    ),
    "two persons of one name and other birth dates": (
        evidence("us_ofac:1", "Ali Reza Karimi", "person", births="1960-01-01", countries="ir"),
        evidence("us_ofac:2", "Ali Reza Karimi", "person", days=(9, 9), births="1971-02-03", countries="ir"),
    ),
    "two persons of one name and birth year on two authorities' lists": (
        evidence("us_ofac:1", "Ali Reza Karimi", "person", births="1960"),
        evidence("un_sc:2", "Ali Reza Karimi", "person", births="1960"),
    ),
    "two persons of one name and country, the birth year of one not known": (
        evidence("us_ofac:1", "Ali Reza Karimi", "person", births="1960", countries="ir"),
        evidence("un_sc:2", "Ali Reza Karimi", "person", countries="ir"),
    ),
    "two persons of one name and country born on two days of a year": (
        evidence("us_ofac:1", "Ali Reza Karimi", "person", births="1960-01-02", countries="ir"),
        evidence("un_sc:2", "Ali Reza Karimi", "person", births="1960-03-04", countries="ir"),
    ),
    "two persons of one name, birth year and regime, of two countries": (
        evidence("us_ofac:1", "Ali Reza Karimi", "person", births="1960", countries="ir", regimes="iran"),
        evidence("un_sc:2", "Ali Reza Karimi", "person", births="1960", countries="sy", regimes="iran"),
    ),
    "a bank and its branch in brackets": (
        evidence("us_ofac:1", "VTB BANK", countries="ru"),
        evidence("gb_ofsi:2", "VTB BANK (GEORGIA)", countries="ru"),
    ),
    "two firms of one name side by side on one list": (
        evidence("us_ofac:1", "OCEAN SHIPPING", days=(0, 20)),
        evidence("us_ofac:2", "OCEAN SHIPPING", days=(9, 30)),
    ),
    "two firms of one name in two countries": (
        evidence("us_ofac:1", "ARIAN BANK", countries="af"),
        evidence("us_ofac:2", "ARIAN BANK", days=(9, 9), countries="de"),
    ),
    "two firms of one name, no country, on two authorities' lists": (
        evidence("us_ofac:1", "ARIAN BANK"),
        evidence("un_sc:2", "ARIAN BANK"),
    ),
    "two firms with one acronym and country": (
        evidence("us_ofac:1", "FIRST TRADING", aliases="AIG", countries="ir"),
        evidence("un_sc:2", "ARMAMENT INDUSTRIES", aliases="AIG", countries="ir"),
    ),
    "one registration number in two countries": (
        evidence("us_ofac:1", "IRAN AIR", numbers=[(REGISTER, "8132", {"ir"})]),
        evidence("us_ofac:2", "IRAN AIR TOURS", days=(9, 9), numbers=[(REGISTER, "8132", {"de"})]),
    ),
    "one registration number, unlike names": (
        evidence("us_ofac:1", "IRAN AIR", numbers=[(REGISTER, "8132", {"ir"})]),
        evidence("gb_ofsi:2", "SHOMAL CEMENT", numbers=[(REGISTER, "8132", {"ir"})]),
    ),
    "one passport number, no word of the names in common": (
        evidence("us_ofac:1", "Ali Karimi", "person", numbers=[("passport number", "A12345", {"ir"})]),
        evidence("un_sc:2", "Hassan Yusuf", "person", numbers=[("passport number", "A12345", {"ir"})]),
    ),
    "the reference of an associate in the remarks": (
        evidence("un_sc:1", "DAEDONG CREDIT BANK", references="KPe.023"),
        evidence("gb_ofsi:2", "KOREA DAESONG BANK", references="KPe.023"),
    ),
}


@pytest.mark.parametrize("pair", JOINED.values(), ids=JOINED)
def test_one_party(pair: tuple[Evidence, Evidence]) -> None:
    a, b = pair
    reason = judge(a, b)
    assert reason is not None
    assert reason.words.startswith(f"{a.key} and {b.key}: the same ")
    assert judge(b, a) is not None
    assert not bars(a, b)


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_two_parties(pair: tuple[Evidence, Evidence]) -> None:
    a, b = pair
    assert judge(a, b) is None
    assert judge(b, a) is None


def test_of_two_namesakes_on_one_list_none_is_taken_by_birth_year_alone() -> None:
    here, there = (evidence(f"us_ofac:{i}", "Ali Reza Karimi", "person", days=(0, 20), births=born) for i, born in ((1, "1960"), (2, "")))
    other = evidence("un_sc:3", "Ali Reza Karimi", "person", births="1960")
    for pair in ((here, other), (other, here)):
        assert ambiguous(*pair, (here, there, other))
        assert not ambiguous(*pair, (here, other))
    elsewhere = evidence("us_ofac:2", "Ali Reza Karimi", "person", days=(30, 40))
    assert not ambiguous(here, other, (here, elsewhere, other))  # left the list before: perhaps the same
    older = evidence("us_ofac:2", "Ali Reza Karimi", "person", days=(0, 20), births="1930")
    assert not ambiguous(here, other, (here, older, other))  # certainly not meant


@pytest.mark.parametrize(
    ("kind", "name", "folded"),
    [
        ("organisation", "Defence Industries Organisation (DIO)", "defense industries organization"),
        ("organisation", "Atomic Energy Organization of Iran (AEOI)", "atomic energy organization of iran"),
        ("organisation", "PCC (UK)", "pcc uk"),
        ("organisation", "Export Bank (EB) Dubai", "export bank eb dubai"),
        ("organisation", "Trading Co. Ltd", "trading company limited"),
        ("organisation", "(X)", "x"),
        ("person", "Ltd, Co (LC)", "co lc ltd"),
    ],
)
def test_names_are_folded_by_kind(kind: str, name: str, folded: str) -> None:
    assert fold_name(kind, name) == folded


@pytest.mark.parametrize(
    ("printed", "reference"),
    [("QI.A.63.02", "QDI.063"), ("TI.A.3.01", "TAI.003"), ("QE.M.134.12", "QDE.134"), ("Q.I.A.291.11", "QDI.291"), ("KPi.044", "KPI.044")],
)
def test_a_reference_is_written_as_the_un_writes_it_now(printed: str, reference: str) -> None:
    assert un_reference(printed) == reference


def test_entries_side_by_side_on_a_list_bar_each_other_unless_they_have_one_name() -> None:
    a, b = evidence("us_ofac:1", "FIRST OCEAN", days=(0, 20)), evidence("us_ofac:2", "SECOND OCEAN", days=(9, 30))
    assert bars(a, b)
    assert not bars(a, evidence("us_ofac:2", "FIRST OCEAN", days=(9, 30)))


@pytest.mark.parametrize(
    ("prop", "printed", "bare"),
    [
        ("imoNumber", "IMO 9187629", "9187629"),
        ("imoNumber", "IMO 9187628", ""),  # its last digit does not check
        ("swiftBic", "SINA IR TH XXX", "SINAIRTH"),
        ("swiftBic", "SINA", ""),
        ("passportNumber", "A-333602", "A333602"),
        ("passportNumber", "A-33", ""),
        ("passportNumber", "00000000", ""),
        ("registrationNumber", "8132", "8132"),
        ("walletAddress", "0xD4b88Df4", "0XD4B88DF4"),
    ],
)
def test_a_number_that_tells_too_little_is_none(prop: str, printed: str, bare: str) -> None:
    assert telling_number(prop, printed) == bare


def test_entries_meet_by_kind() -> None:
    assert [kind_of(s) for s in ("Person", "Company", "LegalEntity", "Vessel", "Planet")] == [
        "person",
        "organisation",
        "organisation",
        "vessel",
        "",
    ]


def test_the_issuer_is_found_in_the_detail_of_a_number() -> None:
    assert countries_in("Business Registration Document #, Iran, issued 24 Feb 1961") == {"ir"}
    assert countries_in("A123 (Tunisian). Issued on 1 June 1996") == {"tn"}


def bank(entry_id: str, name: str, *numbers: Value, **more: str) -> Record:
    return entry(entry_id, name, *numbers, **more)


def test_a_party_of_two_entries_says_why_and_is_named_after_the_earlier(store: Store) -> None:
    number = Value("registrationNumber", "8132", "Business Registration Document #, Iran")
    store.add(snapshot(SDN, "2015-01-17", bank("us_ofac:12804", "IRAN AIR", number)))
    store.add(snapshot(SDN, "2016-10-07", bank("us_ofac:1", "ACME")))
    store.add(snapshot(SDN, "2019-01-04", bank("us_ofac:25237", "IRAN AIR", number)))
    party = store.view(at("2019-02-01")).party("us_ofac:25237")
    assert (party.id, party.entries) == ("os-us_ofac-12804", ("us_ofac:12804", "us_ofac:25237"))
    assert party.joined_by == ("us_ofac:12804 and us_ofac:25237: the same registration or ID number 8132",)
    assert len(party.listings) == 2
    assert len({row.party for row in store.state().names() if row.value == "IRAN AIR"}) == 1
    before = store.view(at("2015-02-01", known="2015-02-01")).party("us_ofac:12804")
    assert (before.entries, before.joined_by) == (("us_ofac:12804",), ())


def test_two_entries_are_one_party_only_from_the_day_the_proof_was_published(store: Store) -> None:
    store.add(snapshot(SDN, "2018-01-01", bank("us_ofac:1", "KOREA TRADING BANK")))
    store.add(snapshot(UN, "2018-02-01", bank("un_sc:2", "KOREA TRADING BANK")))
    store.add(snapshot(SDN, "2018-03-01", bank("us_ofac:1", "KOREA TRADING BANK", country="kp")))
    store.add(snapshot(UN, "2018-04-01", bank("un_sc:2", "KOREA TRADING BANK", country="kp")))
    numbers = {row.party for row in store.state().names()}
    assert len(numbers) == 1
    assert [p.entries for p in store.view(at("2018-05-01", known="2018-03-31")).parties(numbers)] == [("un_sc:2",), ("us_ofac:1",)]
    assert [p.entries for p in store.view(at("2018-05-01", known="2018-04-01")).parties(numbers)] == [("us_ofac:1", "un_sc:2")]


def test_what_stands_side_by_side_is_not_joined_by_way_of_a_third_and_equal_names_come_first(store: Store) -> None:
    imo = Value("imoNumber", "9118551")
    first, second = (entry(f"us_ofac:{i}", name, imo, schema="Vessel") for i, name in ((1, "DALEER"), (2, "PARAND")))
    store.add(snapshot(SDN, "2018-01-01", first, second))
    store.add(snapshot(UK, "2018-01-02", entry("gb_ofsi:3", "PARAND", imo, schema="Vessel")))
    view = store.view(at("2018-02-01"))
    assert [view.party(f"us_ofac:{i}").entries for i in (1, 2)] == [("us_ofac:1",), ("us_ofac:2", "gb_ofsi:3")]


def test_entries_of_one_row_of_a_table_are_one_party(store: Store) -> None:
    key = Value("partyKey", "iran-air")
    store.add(table(SDN, "2025-11-24", entry("us_ofac:12804", "Iran Air", key, listed(SDN, "2011-06-23", "2016-01-16"))))
    store.add(table(CONS, "2025-11-24", entry("us_ofac:99", "Iran Air", key, listed(CONS, "2016-01-16"))))
    party = store.view(at("2017-01-01")).party("us_ofac:99")
    assert [x.dataset for x in party.listings] == [SDN, CONS]
    assert party.values("partyKey") == ()
