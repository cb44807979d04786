from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.console import RenderableType
from tests.report.builders import (
    DAYS,
    EO13846,
    FAQ630,
    NOW,
    TIMELINE,
    alignment,
    assessment,
    coverage,
    day,
    day_range,
    doubtful_bank,
    finding,
    hit,
    iran_air,
    parties,
    reading,
    screening,
    screenings,
    to_text,
)

from ostrakon.law.alignment import align_lists
from ostrakon.law.deadlines import Deadline
from ostrakon.model.finding import Outcome
from ostrakon.model.hit import Feature
from ostrakon.model.record import DateOrigin, Problem, Severity, SourceFile
from ostrakon.report.findings import number_citations
from ostrakon.report.status import ListStatus, Loaded, VersionProblems
from ostrakon.report.terminal.alignment import show_alignment
from ostrakon.report.terminal.assessment import show_assessment, show_assessments
from ostrakon.report.terminal.changes import show_changes
from ostrakon.report.terminal.deadlines import show_deadlines
from ostrakon.report.terminal.lists import show_list_problems, show_loaded, show_status
from ostrakon.report.terminal.paper import say, table
from ostrakon.report.terminal.party import show_party
from ostrakon.report.terminal.reading import show_reading
from ostrakon.report.terminal.screening import show_batch, show_screening
from ostrakon.report.terminal.timeline import show_timeline
from ostrakon.store.records import Change, FieldChange, Refusal, Version

MAY, NOVEMBER = DAYS[0], DAYS[3]


def version(dataset: str, published: date, origin: DateOrigin = DateOrigin.CONTENT) -> Version:
    file = SourceFile("sdn.csv", "ab" * 32, 10)
    return Version(f"{dataset}/1", dataset, published, origin, "ofac_csv", frozenset({"main"}), (file,), 6512, 6510, 9, 2, None, "cd", 1)


VERSIONS = (version("us_ofac_sdn", day("2018-01-26")), replace(version("un_sc", day("2017-12-01"), DateOrigin.FOLDER), superseded=True))
STATUS = ListStatus(NOW, coverage(MAY, "gb_ofsi"), VERSIONS, (Refusal("un_sc", "un.xml", "mismatched tag", day("2025-08-16")),))
LOADED = (
    Loaded(("a/sdn.csv",), "loaded", "us_ofac_sdn", day("2018-01-26"), "content", 6512, 6510, 2),
    Loaded(("a/un.xml",), "refused", "un_sc", reason="line 3: mismatched tag (fetch the file again)"),
    *(Loaded((f"a/{n}.txt",), "skipped", reason="not a list") for n in range(5)),
)
PROBLEMS = (
    VersionProblems(
        "us_ofac_sdn",
        day("2018-01-26"),
        (
            Problem("sdn.csv", "line 12", "2 columns where 12 should be: row not read", '4632,"TOO SHORT"'),
            Problem("sdn.csv", "line 40", "not a country name that is known: kept as printed", "Hrodna Region", Severity.NOTE),
        ),
    ),
)
CHANGES = (
    Change("added", "os-1", "ACME", "us_ofac_sdn", "us_ofac:1", day_range("2018-01-27..2019-01-04")),
    Change("amended", "os-2", "BETA", "un_sc", "un_sc:2", day_range("2018-05-08"), (FieldChange("alias", ("Old",), ("New",)),)),
    *(Change("removed", f"os-{n}", f"GONE {n}", "gb_ofsi", f"gb_ofsi:{n}", day_range("2018-05-09")) for n in range(3, 8)),
)
DEADLINE = Deadline(
    day("2018-08-06"), "wind_down", "us.x", "US-IRAN-SEC", "us_secondary", "Gold: last day", 88, "m", ("old contract",), (EO13846,)
)
SHEETS: dict[str, RenderableType] = {
    "listed": show_screening(screenings(NOVEMBER)[1]),
    "former": show_screening(screenings(MAY)[1]),
    "doubtful": show_screening(screenings(MAY)[2]),
    "batch": show_batch(screenings(NOVEMBER)),
    "deal": show_assessment(assessment(DAYS[1], "crude"), "Cargo of crude oil"),
    "timeline": show_timeline(TIMELINE),
    "alignment": show_alignment(alignment()),
    "deadlines": show_deadlines((DEADLINE,)),
    "changes": show_changes(CHANGES),
    "party": show_party(doubtful_bank(NOVEMBER)),
    "reading": show_reading(reading()),
    "status": show_status(STATUS),
    "loaded": show_loaded(LOADED),
    "problems": show_list_problems(PROBLEMS),
}


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_fits_eighty_columns_and_needs_no_colour(name: str) -> None:
    plain = to_text(SHEETS[name])
    assert max(len(row) for row in plain.splitlines()) <= 80
    assert "\x1b" not in plain


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "listed",
            ["■ Listed", "1.00  IRAN AIR", "“Iran Air” and “IRAN AIR” (name)", "removed on 16 January 2016; not listed", "→ Property in"],
        ),
        ("listed", ["EU: not loaded", "version of 26 January 2018, 283 days old"]),
        ("former", ["◔ Former", "On no list that day, but at another time"]),
        ("doubtful", ["▲ Possible", "not yet seen, there at"]),
        ("batch", ["5 counterparties: 1 listed, 1 possible and 3 no hit.", "■ Listed    Iran Air"]),
        (
            "deal",
            ["US secondary sanctions: ◔ Wind-down", "[1][2]", "the day of the contract", "medium confidence", "ownership of the seller"],
        ),
        (
            "timeline",
            ["16 Jan 2016  calendar", "1 known change, the next on 1 January 2027", "Iran denies it.", "EU-IRN: the law is known to"],
        ),
        ("alignment", ["BOTH TEST", "■ 2010", "□ to 2016", "48 days (median of 1 with exact days)", "US and UK"]),
        ("deadlines", ["6 August 2018, in 88 days", "if old contract", "medium confidence", "Executive Order 13846"]),
        (
            "changes",
            ["7 changes: 1 added, 5 removed and 1 amended.", "between 27 January 2018 and 4 January", "alias: no longer Old; now New"],
        ),
        ("party", ["On the lists", "BANK TEST-E MELLI (OFAC SDN)", "Entries taken as one party"]),
        ("reading", ["Donald Trump: “the United States", "a denial", "✓ Confirmed The withdrawal was signed", "Officials".lower()]),
        ("status", ["the file says so", "(superseded)", "16 August 2025: mismatched tag", "UK: no version in force"]),
        (
            "loaded",
            [
                "mismatched tag (fetch the file again)",
                "not a list: 0.txt, 1.txt, 2.txt and 2 more",
                "1 version with 6,510 entries",
                "`ostrakon lists problems` shows",
            ],
        ),
        (
            "problems",
            [
                "OFAC SDN, 26 January 2018: 2 problems",
                'row lost  sdn.csv line 12: 2 columns where 12 should be: row not read: 4632,"TOO SHORT"',
                "doubt  sdn.csv line 40: not a country name that is known: kept as printed: Hrodna Region",
            ],
        ),
    ],
)
def test_a_sheet_says_what_it_must(name: str, words: list[str]) -> None:
    said = " ".join(to_text(SHEETS[name], 200).split())
    for word in words:
        assert " ".join(word.split()) in said


def test_long_lists_of_changes_are_cut_only_with_a_word_about_it() -> None:
    assert "more" in to_text(show_changes(CHANGES, limit=2))
    assert "GONE 7" not in to_text(show_changes(CHANGES, limit=2))


def test_nothing_found_is_said_in_words() -> None:
    assert "No change" in to_text(show_changes(()))
    assert "Nothing that we know of ends" in to_text(show_deadlines(()))
    assert "no stay on a loaded list" in to_text(show_party(replace(iran_air(MAY), listings=())))


def test_sources_are_numbered_once_in_order_of_use() -> None:
    findings = (finding("eu", Outcome.CLEAR, "a", EO13846, FAQ630), finding("un", Outcome.CLEAR, "b", FAQ630))
    assert list(number_citations(findings).values()) == [1, 2]


def test_several_deals_come_one_after_the_other() -> None:
    shown = to_text(show_assessments((assessment(MAY, "crude"), assessment(MAY, "medicine"))))
    assert shown.index("crude") < shown.index("medicine")


def test_hostile_names_are_shown_not_obeyed() -> None:
    evil = "[bold red]ACME[/] \x1b[2J\x07 \u202egpj.exe " + "x" * 120
    shown = to_text(show_screening(screening(NOVEMBER, evil, hit(replace(iran_air(NOVEMBER), caption=evil), evil))))
    assert "[bold red]ACME[/]" in shown
    assert not any(bad in shown for bad in "\x1b\x07\u202e")
    assert max(len(row) for row in shown.splitlines()) <= 80


def test_colour_is_only_added_to_words() -> None:
    sheet = SHEETS["deal"]
    coloured, plain = to_text(sheet, colour=True), to_text(sheet)
    assert "\x1b[" in coloured
    assert "Wind-down" in plain


def test_numbers_stand_flush_right() -> None:
    shown = to_text(table(("a", "n"), [("x", 1), ("y", 100)], right=(1,)))
    assert shown.splitlines()[1].endswith("  1")
    assert to_text(say("x", indent=4)) == "    x\n"


def test_every_reason_of_a_score_is_shown() -> None:
    one = hit(iran_air(NOVEMBER), "Iran Air")
    many = replace(one, features=tuple(Feature(f"number {n}", 0.1, f"A{n}", f"B{n}") for n in range(9)))
    shown = " ".join(to_text(show_screening(screening(NOVEMBER, "Iran Air", many))).split())
    assert all(f"A{n} / B{n}" in shown for n in range(9))


def test_what_is_cut_is_counted() -> None:
    fields = tuple(FieldChange(f"prop{n}", (), ("x",)) for n in range(11))
    shown = to_text(show_changes([Change("amended", "os-2", "BETA", "un_sc", "un_sc:2", day_range("2018-05-08"), fields)]))
    assert "prop7" in shown
    assert "prop8" not in shown
    assert "and 3 more" in shown
    cited = replace(DEADLINE, citations=tuple(replace(EO13846, title=f"Source {n}") for n in range(4)))
    shown = to_text(show_deadlines([cited]))
    assert "Source 1" in shown
    assert "; and 2 more" in shown


def test_a_name_in_another_script_without_a_hit_is_said_to_be_compared_by_sound() -> None:
    told = "Names in other scripts are compared by sound, not translated"
    shown = {name: to_text(show_screening(screening(NOVEMBER, name))) for name in ("شرکت ملی نفتکش", "伊朗国家石油公司", "Hansa GmbH")}
    assert [told in " ".join(text.split()) for text in shown.values()] == [True, True, False]
    found = screening(NOVEMBER, "Мир Бизнес Банк", hit(iran_air(NOVEMBER), "Мир Бизнес Банк"))
    assert told not in " ".join(to_text(show_screening(found)).split())
    assert f"Of those without a hit 1 in another script. {told}" in " ".join(to_text(show_batch(screenings(NOVEMBER))).split())


def test_parties_that_are_perhaps_one_are_named_once() -> None:
    found = alignment()
    rows = {row.caption: row for row in found.rows}
    one, other = rows["TANKER TEST"], rows["IRAN AIR"]
    near = {one.party_id: (other.party_id,), other.party_id: (one.party_id,)}
    shown = " ".join(to_text(show_alignment(align_lists(parties(NOVEMBER), found.as_of, found.authorities, near=near))).split())
    assert shown.count("perhaps the same as") == 1
    assert "perhaps the same as" not in to_text(show_alignment(found))
