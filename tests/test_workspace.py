"""The hall on the built-in sample: each question once, end to end."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.sources.conftest import main_row

from ostrakon.cases.book import load_book
from ostrakon.exposure.deal_file import load_deals
from ostrakon.model.deal import Actor, Deal, DealParty, Owner
from ostrakon.model.errors import InputFileError, NoListsError, NotFoundError, OstrakonError, UsageError
from ostrakon.model.finding import Outcome
from ostrakon.model.hit import Query
from ostrakon.model.time import AsOf, Standing
from ostrakon.store.folder import LOCK
from ostrakon.store.lock import writing
from ostrakon.workspace import Workspace, _queries


def on(day: str, known: str | None = None) -> AsOf:
    return AsOf(date.fromisoformat(day), date.fromisoformat(known or day))


@pytest.fixture(scope="module")
def workspace(sample_data: Path) -> Iterator[Workspace]:
    with Workspace.open(sample_data) as opened:
        yield opened


@pytest.mark.parametrize(
    ("day", "listed"), [("2015-06-01", True), ("2016-01-15", True), ("2016-01-16", False), ("2018-11-04", False), ("2018-11-05", True)]
)
def test_iran_air_is_one_party_with_a_gap(workspace: Workspace, day: str, listed: bool) -> None:  # noqa: FBT001
    answer = workspace.screen(Query("Iran Air"), on(day))
    best = max((*answer.hits, *answer.former), key=lambda hit: hit.score)
    assert best.party.caption == "Iran Air"
    assert best.party.listed is listed
    assert (best in answer.hits) is listed


def test_what_was_published_later_is_not_known_before(workspace: Workspace) -> None:
    then = workspace.screen(Query("Iran Air"), on("2017-06-01"))
    assert {x.entry_id for hit in then.former for x in hit.party.listings if hit.party.caption == "Iran Air"} == {"us_ofac:12804"}
    later = workspace.screen(Query("Iran Air"), on("2017-06-01", "2019-02-01"))
    assert "us_ofac:25237" in {x.entry_id for hit in later.former for x in hit.party.listings}


def test_membership_is_not_effect(workspace: Workspace) -> None:
    answer = workspace.screen(Query("National Iranian Tanker Company"), on("2017-06-01"))
    hit = answer.hits[0]
    standing = {x.dataset for x in hit.party.listings if x.standing is not Standing.NOT}
    assert "us_ofac_cons" in standing
    assert "us_ofac_sdn" not in standing
    assert any("US persons" in sentence for sentence in hit.effects)
    assert any("not subject to secondary sanctions" in sentence for sentence in hit.effects)


def test_an_answer_can_be_made_again_byte_for_byte(workspace: Workspace) -> None:
    from ostrakon.model.jsonable import to_json  # noqa: PLC0415

    asked = [workspace.screen(Query("Bank Melli"), on("2018-11-05")) for _ in range(2)]
    assert to_json(asked[0]) == to_json(asked[1])


def test_the_books_answers_are_those_of_its_cases(workspace: Workspace, sample_dir: Path) -> None:
    book = load_book(sample_dir / "book.csv")
    answers = list(workspace.screen_book(book.counterparties, on("2018-11-05")))
    assert [a.query.id for a in answers] == [q.id for q in book.counterparties]
    assert sum(bool(a.hits) for a in answers) >= 30


def test_a_book_is_screened_on_the_lists_it_began_with_whatever_is_loaded_meanwhile(tmp_path: Path, sample_dir: Path) -> None:
    book = load_book(sample_dir / "book.csv").counterparties
    with Workspace.open(tmp_path / "data", create=True) as workspace, ExitStack() as opened:
        workspace.load_lists([sample_dir], None, date(2026, 11, 24))
        other = opened.enter_context(Workspace.open(tmp_path / "data"))
        expected = list(workspace.screen_book(book, on("2018-11-05")))
        answers = other.screen_book(book, on("2018-11-05"))
        first = next(answers)
        folder = tmp_path / "2018-11-01"
        folder.mkdir()
        rows = "".join(f"{main_row(i, f'NEW PARTY {i}')}\r\n" for i in range(300, 310))
        (folder / "sdn.csv").write_text(f"{rows}\x1a\r\n", encoding="utf-8")
        assert [o.outcome for o in workspace.load_lists([folder], None, date(2026, 11, 24))] == ["loaded"]
        assert [first, *answers] == expected
        assert workspace.screen(Query("New Party 301"), on("2018-11-05")).hits
        assert other.screen(Query("New Party 301"), on("2018-11-05")).hits


def test_a_deal_turns_on_the_days_on_which_the_law_turns(workspace: Workspace, sample_dir: Path) -> None:
    crude = next(deal for deal in load_deals(sample_dir / "deals.yaml") if "rude oil" in deal.title)
    told = {day: {f.order: f.outcome for f in workspace.assess(crude, on(day)).findings}["us_secondary"] for day in
            ("2018-05-07", "2018-05-10", "2018-08-07", "2018-11-05")}  # fmt: skip
    assert told["2018-05-07"] is Outcome.CLEAR
    assert told["2018-05-10"] is told["2018-08-07"] is Outcome.WIND_DOWN
    assert told["2018-11-05"] is Outcome.EXPOSED


def test_the_stated_owner_of_a_party_is_screened_too(workspace: Workspace) -> None:
    held = DealParty("Jade Ground Handling", "payee", "AE", owners=(Owner("Iran Air", 100.0),))
    deal = Deal("D", "", Actor("Bay Services Inc", ("US",), us_person=True), (held,), ("payment",), humanitarian=False)
    answers = {
        day: {f.order: f.outcome for f in workspace.assess(deal, on(day)).findings}["us_primary"] for day in ("2018-11-04", "2018-11-05")
    }
    assert answers["2018-11-05"] is Outcome.BLOCKED
    assert answers["2018-11-04"] is not Outcome.BLOCKED


def test_two_parties_of_one_name_are_screened_each_for_itself(workspace: Workspace) -> None:
    listed, other = DealParty("Iran Air", "payee", "AE"), DealParty("Iran Air", "vessel", "DE", "Vessel")
    for parties in ((listed, other), (other, listed)):
        deal = Deal("D", "", Actor("Bay Services Inc", ("US",), us_person=True), parties, ("payment",), humanitarian=False)
        told = {f.order: f for f in workspace.assess(deal, on("2018-11-05")).findings}["us_primary"]
        assert told.outcome is Outcome.BLOCKED
    alone = replace(deal, parties=(other,))
    assert {f.order: f for f in workspace.assess(alone, on("2018-11-05")).findings}["us_primary"].outcome is not Outcome.BLOCKED


def test_an_owner_is_asked_for_as_the_one_party_of_his_name_else_by_name_alone() -> None:
    bank = DealParty("Parent", "bank", "AE")
    held = DealParty("Held", "buyer", owners=(Owner("Parent", 60.0),))
    deal = Deal("D", "", Actor("A", ("DE",)), (bank, held))
    assert _queries(deal)[held.owners[0]] == _queries(deal)[bank]
    twice = replace(deal, parties=(bank, replace(bank, country="DE"), held))
    assert _queries(twice)[held.owners[0]].countries == ()


def test_a_party_known_by_its_number_alone_is_screened(workspace: Workspace) -> None:
    deal = Deal(
        "D", "", Actor("Bay Services Inc", ("US",), us_person=True), (DealParty("", "bank", identifiers=("BMJIIRTH",)),), ("payment",)
    )
    assert len(_queries(deal)) == 1
    workspace.assess(deal, on("2018-11-05"))


@pytest.mark.parametrize("name", ["IMO 9167253", "IMO9167253", "9167253", "M/T Happiness, IMO 9167253"])
def test_a_ships_number_in_the_place_of_a_name_finds_the_ship(workspace: Workspace, name: str) -> None:
    answer = workspace.screen(Query(name), on("2018-11-05"))
    assert [hit.party.caption for hit in answer.hits] == ["SAVIZ"]
    assert answer.hits[0].matched_prop == "imoNumber"
    assert answer.query == Query(name)


@pytest.mark.parametrize("name", ["---", "x" * 20_000])
def test_a_deal_whose_party_cannot_be_screened_is_refused_in_words(workspace: Workspace, name: str) -> None:
    deal = Deal("D", "", Actor("A", ("DE",)), (DealParty(name, "buyer"),), file="deal.yml")
    with pytest.raises(UsageError, match=r"deal\.yml: deal D, buyer: "):
        workspace.assess(deal, on("2018-11-05"))


def test_without_lists_a_deal_is_still_assessed_and_says_what_was_not_checked(tmp_path: Path, sample_dir: Path) -> None:
    deal = load_deals(sample_dir / "deals.yaml")[0]
    with Workspace.open(tmp_path / "nothing") as empty:
        answer = empty.assess(deal, on("2018-08-07"))
        assert answer.findings
        assert any("list" in text for text in answer.not_checked)
        assert not (tmp_path / "nothing").exists()


def test_a_file_that_vanishes_while_lists_are_loaded_is_refused_and_the_rest_is_loaded(tmp_path: Path, sample_dir: Path) -> None:
    file = tmp_path / "2018-06-07" / "consolidated.xml"
    file.parent.mkdir()
    file.write_text("<CONSOLIDATED_LIST dateGenerated='2018-06-07T19:03:43-04:00'></CONSOLIDATED_LIST>", encoding="utf-8")
    with Workspace.open(tmp_path / "data", create=True) as workspace:
        outcomes = workspace.load_lists([file, sample_dir], None, date(2026, 11, 24), lambda *_: file.unlink(missing_ok=True))
        assert "loaded" in {o.outcome for o in outcomes}
        (gone,) = [o for o in outcomes if o.outcome == "refused"]
        assert gone.reason == "consolidated.xml: cannot be read: No such file or directory (check the file and its rights)"
        assert any(r.file == str(file) for r in workspace.status(on("2018-06-08")).refusals)


def test_where_the_data_folder_is_held_for_too_long_what_came_in_and_what_did_not_is_said(
    tmp_path: Path, sample_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with Workspace.open(tmp_path / "data", create=True) as workspace, ExitStack() as other:

        def hold(what: str, _done: int, _of: int) -> None:
            if what.startswith("us_ofac_sdn"):
                other.enter_context(writing(tmp_path / "data" / LOCK))

        outcomes = workspace.load_lists([sample_dir], None, date(2026, 11, 24), hold)
        told = {o.dataset: o.outcome for o in outcomes if o.dataset}
        assert told.pop("us_ofac_sdn") == "failed"
        assert set(told.values()) == {"loaded"}
        (failed,) = (o for o in outcomes if o.outcome == "failed")
        assert "another process is writing" in failed.reason
        assert {c.dataset for c in workspace.status(on("2018-06-08")).coverage} == set(told)


def test_screening_without_lists_is_refused_not_clear(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "nothing") as empty, pytest.raises(NoListsError, match="no lists are loaded") as caught:
        empty.screen(Query("Iran Air"), on("2018-05-07"))
    assert "lists load" in caught.value.todo


def test_changes_name_whom_of_mine_they_touch(workspace: Workspace, sample_dir: Path) -> None:
    answer = workspace.changes(date(2018, 11, 1), on("2018-11-10"), None, load_book(sample_dir / "book.csv"))
    touched = {t.counterparty.name: t.change.kind for t in answer.touched if t.score >= 0.9}
    assert "Iran Air Cargo" in touched
    assert {t.change.when.exact for t in answer.touched} >= {date(2018, 11, 5)}
    quiet = workspace.changes(date(2018, 5, 1), on("2018-05-07"), None, None)
    assert len(quiet.changes) < len(answer.changes)


def test_a_change_names_the_party_as_the_party_itself_does(workspace: Workspace) -> None:
    answer = workspace.changes(date(2005, 1, 1), on("2026-01-01"), None, None)
    assert len(answer.changes) > 500
    for change in answer.changes:
        assert workspace.party(change.entry_id, on("2026-01-01")).id == change.party_id, change


def test_no_evidence_of_a_day_rests_in_silence_on_a_later_source(workspace: Workspace, sample_dir: Path) -> None:
    day = date(2018, 5, 10)
    reading = workspace.read((sample_dir / "report.txt").read_text(encoding="utf-8"), day, AsOf(day, day))
    cited = [part for check in reading.checks for it in check.evidence for part in it.source.split("; ")]
    later = [part for part in cited if re.search(r"\b(?:2019|202\d)\b|(?:June|July|August|September|October|November|December) 2018", part)]
    assert later, "the sample has such sources"
    assert {part.startswith("our later source: ") for part in later} == {True}


def test_who_else_counts_lists_and_law(workspace: Workspace) -> None:
    before, after = workspace.align("iran", on("2016-01-15")), workspace.align("iran", on("2016-01-18"))
    listed = [dict(answer.lists.listed) for answer in (before, after)]
    assert listed[0]["eu_council"] > listed[1]["eu_council"]
    eu = [next(c for c in answer.measures if c.order == "eu") for answer in (before, after)]
    assert eu[0].in_force > eu[1].in_force
    assert eu[1].lifted > eu[0].lifted


def test_a_gap_of_the_sample_is_no_data_and_no_statement(workspace: Workspace) -> None:
    """The sample is a table of some parties: that it lacks a row does not say that somebody is not listed."""
    lists = workspace.align("iran", on("2018-11-05")).lists
    states = {cell.state for row in lists.rows for cell in row.cells}
    assert "no_data" in states
    assert "never" not in states
    (mellat,) = (row for row in workspace.align("iran", on("2019-02-01")).lists.rows if row.caption == "Bank Mellat")
    since = {cell.authority: cell.since.exact for cell in mellat.cells if cell.since}
    assert since["us_ofac"] == date(2007, 10, 25), "its stays on OFAC's two lists overlap"


def test_a_report_is_read_and_held_against_the_record(workspace: Workspace, sample_dir: Path) -> None:
    text = (sample_dir / "report.txt").read_text(encoding="utf-8")
    reading = workspace.read(text, date(2018, 5, 10), on("2018-05-10"))
    verdicts = {check.claim: check.verdict.value for check in reading.checks}
    assert "announced_not_effective" in verdicts.values()
    assert "confirmed" in verdicts.values()
    assert verdicts["org:bank-sepah"] == "name_on_list", "to be named is not to be accused"
    assert any("Bank Sepah" in (reading.party(p.id) or p).name and p.listed for p in reading.parties)


def test_a_removal_is_found_though_the_party_is_on_no_list_any_more(workspace: Workspace) -> None:
    reading = workspace.read("On 16 January 2016 the Treasury Department removed Iran Air from its list.", None, on("2017-06-01"))
    (check,) = reading.checks
    assert (check.verdict.value, check.what) == (
        "confirmed",
        "OFAC SDN (IFSR, NPWMD) from 2011-06-23, removed 2016-01-16",
    )


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda w: w.screen(Query(""), on("2018-05-07")), UsageError),
        (lambda w: w.screen(Query("x" * 20_000), on("2018-05-07")), UsageError),
        (lambda w: w.party("us_ofac:999999999", on("2018-05-07")), NotFoundError),
        (lambda w: w.timeline("US-ATLANTIS", on("2018-05-07")), NotFoundError),
        (lambda w: w.align("atlantis", on("2018-05-07")), NotFoundError),
        (lambda w: w.read("", None, on("2018-05-07")), InputFileError),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(
    workspace: Workspace, ask: Callable[[Workspace], object], error: type[OstrakonError]
) -> None:
    with pytest.raises(error) as caught:
        ask(workspace)
    assert caught.value.todo
