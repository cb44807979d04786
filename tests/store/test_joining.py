from __future__ import annotations

from tests.store.builders import SDN, UK, UN, at, day, entry, listed, snapshot, table

from ostrakon.model.record import Record, Value
from ostrakon.store.evidence import Stay
from ostrakon.store.joining import find_reasons, read_evidence
from ostrakon.store.records import IdentifierRow, NameRow
from ostrakon.store.store import Store

KIM = entry(
    "un_sc:1",
    "KIM Chol Nam",
    Value("passportNumber", "563120238", "Democratic People's Republic of Korea"),
    Value("weakAlias", "KIM"),
    schema="Person",
    birthDate="1970-02-19",
    nationality="kp",
    reference="KPi.044",
)


def test_evidence_is_gathered_folded_and_dated(store: Store) -> None:
    store.add(snapshot(UN, "2018-01-01", KIM))
    store.add(snapshot(UN, "2018-02-01", KIM))
    store.add(snapshot(UN, "2018-03-01", entry("un_sc:2", "ELSE")))
    (one, _) = read_evidence(store._db, store._current()).values()
    assert (one.key, one.authority, one.kind) == ("un_sc:1", "un_sc", "person")
    first, last = day("2018-01-01").toordinal(), day("2018-02-01").toordinal()
    assert (one.first, one.stays) == (first, [Stay(UN, first, last)])
    assert (one.primary, one.aliases) == ({"chol kim nam": first}, {})
    assert (list(one.births), list(one.countries), list(one.references)) == (["1970-02-19"], ["kp"], ["KPI.044"])
    assert [(n.family, n.value, n.countries) for n in one.numbers] == [("passport number", "563120238", frozenset({"kp"}))]


def test_only_references_of_the_un_tell_parties_of_other_lists_apart(store: Store) -> None:
    own, of_un = Value("reference", "12668", "OFSI Group ID"), Value("reference", "KPi.044", "UN")
    store.add(snapshot(UK, "2018-01-01", entry("gb_ofsi:12668", "Kim Chol NAM", own, of_un, schema="Person")))
    (one,) = read_evidence(store._db, store._current()).values()
    assert list(one.references) == ["KPI.044"]


def test_a_person_is_joined_by_birth_year_only_where_nobody_else_may_be_meant(store: Store) -> None:
    facts = {"schema": "Person", "birthDate": "1960", "nationality": "ir"}
    here = [entry(f"us_ofac:{i}", "Ali Reza Karimi", **facts) for i in (1, 2)]
    store.add(snapshot(UN, "2018-01-01", entry("un_sc:3", "KARIMI Ali Reza", **facts)))
    store.add(snapshot(SDN, "2018-01-01", here[0]))
    (party,) = {row.party for row in store.state().names()}
    (one,) = store.view(at("2018-02-01")).parties([party])
    assert one.joined_by == ("un_sc:3 and us_ofac:1: the same name, birth year 1960 and country (IR)",)
    store.add(snapshot(SDN, "2018-03-01", *here))
    assert len({row.party for row in store.state().names()}) == 3


def test_an_old_reference_of_the_un_joins_the_entry_it_became(store: Store) -> None:
    store.add(snapshot(UN, "2018-01-01", entry("un_sc:1", "AL-QAIDA", reference="QDe.004")))
    store.add(snapshot(UK, "2018-01-01", entry("gb_ofsi:2", "AL-QAIDA", Value("reference", "QE.A.4.01", "UN"))))
    (party,) = store.view(at("2018-02-01")).parties({row.party for row in store.state().names()})
    assert set(party.entries) == {"un_sc:1", "gb_ofsi:2"}


def test_a_number_that_a_crowd_shares_identifies_nobody(store: Store) -> None:
    shared = Value("registrationNumber", "000123", "Iran")
    store.add(snapshot(SDN, "2018-01-01", *(entry(f"us_ofac:{i}", "OCEAN LINES", shared) for i in range(40))))
    assert find_reasons(read_evidence(store._db, store._current())) == []


def test_names_and_numbers_are_given_for_the_index_each_once_with_their_party(store: Store) -> None:
    twin = entry("us_ofac:7", "Chol Nam KIM", Value("passportNumber", "563120238", "North Korea"), schema="Person")
    store.add(snapshot(UN, "2018-01-01", KIM))
    store.add(snapshot(UN, "2018-02-01", entry("un_sc:1", "KIM Chol-Nam", schema="Person")))
    store.add(snapshot(SDN, "2018-02-01", twin))
    names = list(store.state().names())
    (party,) = {row.party for row in names}
    assert set(names) == {
        NameRow(party, "KIM Chol Nam", "name", "Person"),
        NameRow(party, "KIM Chol-Nam", "name", "Person"),
        NameRow(party, "Chol Nam KIM", "name", "Person"),
        NameRow(party, "KIM", "weakAlias", "Person"),
    }
    assert len(names) == 4
    assert set(store.state().identifiers()) == {
        IdentifierRow(party, "passportNumber", "563120238", "Democratic People's Republic of Korea"),
        IdentifierRow(party, "passportNumber", "563120238", "North Korea"),
    }


def test_the_schema_of_a_name_is_the_latest(store: Store) -> None:
    store.add(snapshot(SDN, "2018-01-01", entry("us_ofac:1", "TALAS")))
    store.add(snapshot(SDN, "2018-02-01", entry("us_ofac:1", "TALAS", schema="Vessel")))
    assert [row.schema for row in store.state().names()] == ["Vessel"]
    assert store.view(at("2018-01-15", known="2018-01-15")).party("us_ofac:1").schema == "Organization"
    assert store.view(at("2018-02-15")).party("us_ofac:1").schema == "Vessel"


def test_lists_that_come_later_are_joined_at_the_next_question(store: Store) -> None:
    def bank(entry_id: str) -> Record:
        return entry(entry_id, "BANK SEPAH", Value("swiftBic", "SEPBIRTH"))

    store.add(snapshot(SDN, "2018-01-01", bank("us_ofac:1")))
    assert store.view(at("2018-03-01")).party("us_ofac:1").entries == ("us_ofac:1",)
    store.add(snapshot(UK, "2018-02-01", bank("gb_ofsi:2")))
    assert store.view(at("2018-03-01")).party("us_ofac:1").entries == ("us_ofac:1", "gb_ofsi:2")


def test_a_table_is_no_look_at_the_list(store: Store) -> None:
    """The entry of 2015 may have left the list long before the table came out, and so be the one of 2018."""
    store.add(snapshot(SDN, "2015-01-17", entry("us_ofac:100", "ACME TRADING")))
    store.add(table(SDN, "2026-01-01", entry("us_ofac:200", "ACME TRADING", listed(SDN, "2018-11-05"))))
    one, other = read_evidence(store._db, store._current()).values()
    only = day("2015-01-17").toordinal()
    assert one.stays == [Stay(SDN, only, only)]
    assert other.stays == [Stay(SDN, day("2018-11-05").toordinal(), day("2026-01-01").toordinal())]
    assert len({row.party for row in store.state().names()}) == 1


def test_a_value_is_known_from_the_first_day_on_which_any_list_had_it(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", entry("us_ofac:1", "ACME", Value("program", "IFSR"))))
    store.add(snapshot(SDN, "2016-01-17", entry("us_ofac:2", "ELSE")))
    store.add(snapshot(SDN, "2017-01-17", entry("us_ofac:1", "ACME", Value("program", "IRAN"))))
    one = next(e for e in read_evidence(store._db, store._current()).values() if e.key == "us_ofac:1")
    first = day("2015-01-17").toordinal()
    assert (one.primary, one.regimes["iran"], one.first) == ({"acme": first}, first, first)
