"""The built-in law files as a whole: what must be true of them beyond form and sense."""

from __future__ import annotations

from pathlib import Path

from tests.law.samples import day

from ostrakon.law.loader import BUILT_IN
from ostrakon.law.records import Kind, LawBook, Status
from ostrakon.law.standing import as_known
from ostrakon.model.jsonable import to_json


def test_no_measure_is_without_a_citation(book: LawBook) -> None:
    for measure in book.measures.values():
        assert measure.cite
        assert measure.sources, measure.id
        assert all(row.by for row in measure.rows), measure.id


def test_every_source_that_is_there_is_cited(book: LawBook) -> None:
    cited = {key for m in book.measures.values() for key in m.sources}
    cited |= {key for act in book.instruments.values() for key in act.sources}
    cited |= {key for entry in book.calendar for key in entry.sources} | {key for phase in book.phases for key in phase.sources}
    assert set(book.sources) == cited


def test_what_is_uncertain_says_so(book: LawBook) -> None:
    unsure = {m.id for m in book.measures.values() if m.confidence != "h"}
    assert {
        "us.lic.glu",
        "us.lic.glx",
        "us.lic.glx1",
        "us.sec.isa_energy",
        "eu.messaging",
        "us.ear.reexport",
        "ch.oil",
        "tr.freeze",
    } <= unsure
    assert {m.id for m in book.measures.values() if m.unknown_after} == {"us.exc.chabahar"}
    assert {m.id for m in book.measures.values() if m.provenance == "gk"} == {"ca.sema.trade"}
    assert book.measures["eu.messaging"].rows[0].confidence == "l"


def test_tariff_headings_are_legal_only_where_they_were_read(book: LawBook) -> None:
    legal = {m.id for m in book.measures.values() if m.covers.hs_basis == "legal"}
    read = {"eu.crude", "eu.petrochem", "eu.gas", "eu.gold", "eu.metals", "eu.lic2016.metals", "eu.exc.oil2025"}
    assert legal == {"us.lic.carpets_food", "us.sec.metals_from_iran", "eu.exc.jpoa_transport", *read}


def test_everything_that_came_back_in_2018_was_announced_on_8_may(book: LawBook) -> None:
    for measure in book.programs["US-IRAN-SEC"].measures:
        for row in measure.rows:
            if row.status is Status.IN_FORCE and row.start in (day("2018-08-07"), day("2018-11-05")) and measure.kind is Kind.EXPOSURE:
                assert row.published == day("2018-05-08"), measure.id


def test_every_wind_down_of_2018_is_for_older_contracts_only(book: LawBook) -> None:
    rows = [(m.id, r) for m in book.programs["US-IRAN-SEC"].measures for r in m.rows if r.status is Status.WIND_DOWN]
    assert len(rows) == 20
    assert all(row.conditions and row.conditions[0].fact == "contract" for _, row in rows)


def test_the_eu_acts_of_2015_were_published_on_adoption_day(book: LawBook) -> None:
    lifted = [r for m in book.programs["EU-IRN"].measures for r in m.rows if r.status is Status.LIFTED]
    assert len(lifted) == 20
    assert {(r.start, r.published) for r in lifted} == {(day("2016-01-16"), day("2015-10-18"))}


def test_the_annex_of_the_blocking_statute_grew_in_2018(book: LawBook) -> None:
    then, now = book.measures["eu.block.art5"].rows
    assert then.annex == ("US-ISA1996",)
    assert {"US-IFCA", "US-NDAA2012-1245", "US-ITRSHRA", "US-31CFR560"} <= set(now.annex)
    assert "US-CISADA" not in now.annex
    assert set(book.measures["eu.block.art5"].annex) == set(now.annex)


def test_the_guide_names_every_programme(book: LawBook) -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "law-data.md").read_text(encoding="utf-8")
    assert [key for key in book.programs if f"`{key}`" not in guide] == []


def test_the_whole_book_becomes_json(book: LawBook) -> None:
    text = to_json(book)
    assert '"key": "US-IRAN-SEC"' in text
    assert '"day": "2018-05-08"' in text


def test_no_programme_is_too_long_to_read() -> None:
    for path in (BUILT_IN / "programs").glob("*.yaml"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 800, path.name


def test_no_text_was_split_at_a_comma_by_yaml(book: LawBook) -> None:
    for measure in book.measures.values():
        for text in measure.exceptions:
            assert text[0].isupper() or text[0].isdigit(), f"{measure.id}: {text}"


def test_the_penalty_told_is_that_of_the_day(book: LawBook) -> None:
    told = {
        known: as_known(book, day(known)).measures["us.ieepa.cause"].consequence for known in ("2018-03-18", "2018-05-10", "2026-01-01")
    }
    assert [text.split(" USD")[0] for text in told.values()] == ["civil: 289,238", "civil: 295,141", "civil: 377,700"]
    assert "limitation" not in told["2018-05-10"]
