from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report.builders import (
    DAYS,
    DEALS,
    EO13846,
    FAQ630,
    REG2271,
    TEXT,
    assessment,
    briefing,
    day,
    day_range,
    finding,
    hit,
    interval,
    listing,
    party,
    reading,
    screening,
)

from ostrakon.model.finding import Outcome
from ostrakon.model.time import AsOf
from ostrakon.news.records import Evidence
from ostrakon.report.html import render_briefing, render_page
from ostrakon.report.page.chips import runs, say_days
from ostrakon.report.page.deals import DealView, say_word, unchecked_everywhere, view_deals
from ostrakon.report.page.headline import headline
from ostrakon.report.page.page import page_sources, view_page
from ostrakon.report.page.people import view_people
from ostrakon.report.page.reading import view_reading

PAGE = view_page(briefing())


def deal(title: str) -> DealView:
    return next(it for it in PAGE.deals if it.title == title)


CRUDE = deal("Cargo of crude oil to Rotterdam")


def test_runs_join_only_neighbours() -> None:
    assert list(runs([1, 1, 2, 1], lambda x: x)) == [(1, 1), (2,), (1,)]
    assert say_days(DAYS[:1]) == "7 May 2018"
    assert say_days(DAYS[:2]) == "7 May 2018 and 10 May 2018"
    assert say_days(DAYS) == "7 May 2018 to 5 November 2018"


def test_the_matrix_shows_where_each_legal_order_turns() -> None:
    assert [(chip.look.word, chip.turned) for chip in CRUDE.overall] == [
        ("Clear", False),
        ("Wind-down", True),
        ("Wind-down", False),
        ("Exposed", True),
    ]
    assert [row.name for row in CRUDE.rows] == ["US secondary sanctions", "EU blocking statute"]
    assert [chip.turned for chip in CRUDE.rows[1].chips] == [False, False, True, False]
    assert CRUDE.quiet == ("EU law (clear)",)


def test_days_with_the_same_reasons_are_told_once() -> None:
    assert [stretch.days for stretch in CRUDE.rows[0].stretches] == ["7 May 2018", "10 May 2018 and 7 August 2018", "5 November 2018"]


def test_every_chip_leads_to_an_explanation_that_exists() -> None:
    for row in CRUDE.rows:
        assert {chip.anchor for chip in row.chips} == {stretch.anchor for stretch in row.stretches}


def test_a_deal_under_one_legal_order_takes_one_line() -> None:
    lone = view_deals(
        briefing(assessments=((DAYS[0], (replace(assessment(DAYS[0], "x"), findings=(finding("eu", Outcome.DUTY),)),)),)), {}
    )[0]
    assert [order for order, _ in lone.matrix] == ["EU law"]
    assert [order for order, _ in CRUDE.matrix] == ["", "US secondary sanctions", "EU blocking statute"]
    assert [order for order, _ in deal("Insulin for a Tehran hospital").matrix] == [""]


def test_sources_are_numbered_over_the_whole_page() -> None:
    assert page_sources(briefing()) == (EO13846, REG2271, FAQ630)
    assert CRUDE.rows[0].stretches[1].findings[0].cites == (3, 1)


def test_what_all_deals_leave_unchecked_is_said_once() -> None:
    assert unchecked_everywhere(PAGE.deals) == ()
    same = replace(CRUDE, not_checked=("ships",))
    assert unchecked_everywhere((same, replace(same, not_checked=("ships", "owners")))) == ("ships",)
    assert unchecked_everywhere(()) == ()


def test_facts_of_a_deal_are_words_not_keys() -> None:
    facts = dict(CRUDE.facts)
    assert facts["Doing"] == "import from Iran, purchase"
    assert facts["With"] == "NIOC (seller); Bank Teste Melli (bank)"
    assert facts["Days"] == "contract 1 March 2018, payment 30 September 2018"
    assert say_word("payment_via_us") == "payment via US"
    assert dict(deal("Insulin for a Tehran hospital").facts) == {"For": "Hansa Handel AG (DE, EU)"}


def test_counterparties_to_look_at_come_first() -> None:
    names = [person.name for person in PAGE.people]
    assert names[:2] == ["Iran Air", "Bank Teste Melli"]
    assert [chip.look.word for chip in PAGE.people[0].chips] == ["Former", "Former", "Former", "Listed"]
    assert PAGE.people[0].chips[3].note == "OFAC SDN"


def test_a_hit_is_told_with_both_values_and_all_stays() -> None:
    found = PAGE.people[0].found[0]
    assert (found.query_value, found.matched_value, found.score) == ("Iran Air", "IRAN AIR", "1.00")
    assert [stay.interval for stay in found.stays] == ["from 23 June 2011, removed on 16 January 2016", "since 5 November 2018"]
    assert [days for days, _ in found.effects] == ["5 November 2018"], "what a listing means is told for its days only"


def test_a_list_on_which_it_stood_perhaps_not_yet_is_told_as_such() -> None:
    stay = listing(DAYS[0], interval("2018-01-27..2019-01-04"))
    asked = screening(DAYS[0], "Iran Air", hit(party("IRAN AIR", stay), "Iran Air", 1.0))
    chip = view_people(briefing(screenings=((DAYS[0], (asked,)),)))[0].chips[0]
    assert (chip.look.word, chip.note) == ("Possible", "OFAC SDN, perhaps not yet")


def test_two_rows_of_the_book_with_one_name_stay_two() -> None:
    twice = ((DAYS[0], (screening(DAYS[0], "ACME", country="de"), screening(DAYS[0], "ACME", country="fr"))),)
    assert len(view_people(briefing(screenings=twice))) == 2


def test_the_headline_names_who_is_new_and_which_deals_turn() -> None:
    said = [(line.lead, line.text, line.names, line.points) for line in PAGE.lines]
    assert said[0][1].endswith("0 on 7 May 2018, 0 on 10 May 2018, 0 on 7 August 2018 and 1 on 5 November 2018.")
    assert ("New.", "Listed on 5 November 2018 but not on 7 August 2018:", ("Iran Air",), ()) in said
    turning = [line for line in PAGE.lines if "turn" in line.lead]
    assert [line.lead for line in turning] == [
        "1 deal turns on 10 May 2018.",
        "1 deal turns on 7 August 2018.",
        "1 deal turns on 5 November 2018.",
    ]
    assert turning[0].points == ("Wind-down under US secondary sanctions: Cargo of crude oil to Rotterdam.",)
    assert PAGE.lines[-1].points == ("Insulin for a Tehran hospital: clear",)


def test_the_page_says_whose_knowledge_it_uses() -> None:
    assert PAGE.known == "with what was known on each day"
    later = replace(screening(DAYS[0], "ACME"), as_of=AsOf(DAYS[0], day("2026-11-24")))
    assert view_page(briefing(screenings=((DAYS[0], (later,)),))).known == "with what is known on 24 November 2026"


def test_an_empty_briefing_has_no_headline() -> None:
    assert headline((), (), ()) == ()


def test_what_was_not_checked_is_gathered_with_its_days() -> None:
    assert PAGE.gaps[0] == "Ownership by listed parties is not checked."
    assert "EU: not loaded" in PAGE.gaps
    old = next(gap for gap in PAGE.gaps if gap.startswith("UK: an old version"))
    assert old.endswith("(asked as of 7 August 2018 and 5 November 2018)")


def test_coverage_is_told_for_each_day() -> None:
    assert PAGE.coverage_days == ("7 May 2018", "10 May 2018", "7 August 2018", "5 November 2018")
    assert dict(PAGE.coverage)["UN"][0] == "version of 1 December 2017, 157 days old"
    bare = view_page(briefing(screenings=(), coverage=PAGE.briefing.screenings[0][1][0].coverage))
    assert bare.coverage_days == ("Now",)


def test_cut_pieces_give_back_the_text() -> None:
    view = view_reading(reading())
    cut = "".join(piece.text for block in view.blocks for piece in block.pieces)
    assert cut == TEXT.replace("\n\n", "")


def test_marks_begin_on_the_character_they_name() -> None:
    view = view_reading(reading())
    notes = {note.mark: note for block in view.blocks for note in block.notes}
    assert set(notes) == {"1", "2", "a"}
    for mark, note in notes.items():
        piece = next(p for block in view.blocks for p in block.pieces if note in p.marks)
        assert TEXT[note.span.start :].startswith(piece.text), mark
    exit_piece = next(p for block in view.blocks for p in block.pieces if p.text == "exit")
    assert (exit_piece.said, exit_piece.event, exit_piece.party) == (True, True, False)


def test_permissions_are_marked_in_the_table_and_counted_where_they_are_not_drawn() -> None:
    assert PAGE.regime is not None
    kinds = {lane.label: kind for kind, lane in PAGE.regime.lanes}
    assert [label for label, kind in kinds.items() if kind == "permission"] == ["Food and medicine"]
    assert PAGE.regime.undrawn == 1
    assert "1 permission, duty or counter-measure is not drawn" in render_page(PAGE)


def test_a_day_that_the_record_gave_is_not_told_as_the_reports() -> None:
    base = reading()
    when = replace(base.events[0].date, value=day_range("2016-01-16"), how="by the record: Implementation Day")  # type: ignore[type-var]
    view = view_reading(replace(base, events=(replace(base.events[0], date=when),)))
    (note,) = (note for block in view.blocks for note in block.notes if not note.words)
    assert dict(note.details)["When"] == "16 January 2016 (by the record: Implementation Day)"


def test_margin_notes_tell_speaker_denial_hedge_and_day() -> None:
    notes = {note.mark: note for block in view_reading(reading()).blocks for note in block.notes}
    assert notes["1"].head == "Donald Trump"
    assert dict(notes["1"].details)["When"] == "8 May 2018 (“on Tuesday”)"
    assert dict(notes["2"].details) == {"Kind": "reported, a denial", "Hedged": "unnamed source"}
    assert notes["a"].head == "United States: leave agreement → Jcpoa"


def test_a_chain_is_shown_only_where_somebody_stands_between() -> None:
    base = reading()
    longer = replace(base.statements[1], chain=("media:daily-sherd", "media:agency", "anon:officials"))
    notes = [note for block in view_reading(replace(base, statements=(longer,))).blocks for note in block.notes]
    told = next(note for note in notes if note.mark == "1")
    assert ("Through", "Daily Sherd → Agency → officials") in told.details


def test_boilerplate_stays_visible_but_apart() -> None:
    assert [block.kind for block in view_reading(reading()).blocks] == ["headline", "paragraph", "paragraph", "boilerplate"]


@pytest.mark.parametrize("empty", ["assessments", "screenings", "lists", "sources", "not_checked"])
def test_any_part_may_be_missing(empty: str) -> None:
    assert view_page(briefing(**{empty: ()})).briefing.title


def test_the_contents_list_only_what_is_there() -> None:
    bare = view_page(briefing(assessments=(), screenings=(), reading=None, timeline=None, alignment=None))
    assert [anchor for anchor, _ in bare.contents] == ["summary", "honesty", "sources"]


def test_measures_are_named_by_title_not_by_id() -> None:
    also = replace(
        assessment(day("2018-11-05"), "crude"),
        findings=(finding("eu", Outcome.DUTY, "x", also=("us.test.purchase (exposed)", "eu.nothing")),),
    )
    view = view_deals(briefing(assessments=((DAYS[3], (also,)),), deals=DEALS), {})[0]
    assert dict(view.rows[0].stretches[0].findings[0].notes)["Also applies"] == "Purchase of petroleum from Iran (exposed); eu.nothing"


def test_evidence_of_a_listing_is_its_entry_with_each_source_once() -> None:
    base = reading()
    proof = Evidence("listing", "us_ofac:1", "IRAN AIR: OFAC SDN since 2018-11-05", day("2018-11-05"), "sdn.txt; sdn.txt; Recent Actions")
    (check,) = view_reading(replace(base, checks=(replace(base.checks[0], evidence=(proof,)),))).checks
    assert [str(it) for it in check.evidence] == ["entry us_ofac:1 · sdn.txt; Recent Actions"]


def test_measures_that_are_not_named_under_a_check_are_counted_and_addresses_are_links() -> None:
    act = Evidence("instrument", "x", "An order", day("2018-05-08"), "Guidance, https://example.org/a")
    measures = tuple(Evidence("measure", f"m{n}", f"Measure {n}", None, f"s. {n}") for n in range(14))
    base = reading()
    full = replace(base, checks=(replace(base.checks[0], evidence=(act, *measures)),))
    (check,) = view_reading(full).checks
    told = [str(it) for it in check.evidence]
    assert told[0] == "An order · 8 May 2018 · Guidance, https://example.org/a"
    assert told[6:] == ["Measure 5 · s. 5", "and 8 more measures"]
    assert '<a href="https://example.org/a" rel="noreferrer noopener">Guidance</a>' in render_briefing(replace(briefing(), reading=full))
