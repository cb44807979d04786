from __future__ import annotations

from dataclasses import replace

from tests.report.builders import DAYS, assessment, coverage, day, finding, hit, interval, iran_air, listing, party, screening

from ostrakon.model.finding import Outcome
from ostrakon.model.hit import LIKELY, Coverage
from ostrakon.model.time import AsOf
from ostrakon.report.answers import Changes
from ostrakon.report.verdict import VERDICTS, Verdict, gravest, judge, say_coverage, unchecked, unseen

MAY, NOVEMBER = DAYS[0], DAYS[3]


def test_a_strong_hit_is_listed_and_a_weak_one_possible() -> None:
    found = iran_air(NOVEMBER)
    assert judge(screening(NOVEMBER, "Iran Air", hit(found, "Iran Air", LIKELY))) is Verdict.LISTED
    assert judge(screening(NOVEMBER, "Iran Air", hit(found, "Iran Air", LIKELY - 0.0001))) is Verdict.POSSIBLE


def test_a_listing_that_may_not_have_begun_is_possible_only() -> None:
    stay = listing(MAY, interval("2018-01-27..2019-01-04"))
    assert judge(screening(MAY, "Iran Air", hit(party("IRAN AIR", stay), "Iran Air", 1.0))) is Verdict.POSSIBLE
    gone = listing(MAY, interval("2015-01-17", "2018-01-27..2019-01-04"))
    assert judge(screening(MAY, "Iran Air", hit(party("IRAN AIR", gone), "Iran Air", 1.0))) is Verdict.LISTED, (
        "seen at the last look before"
    )


def test_a_party_off_every_list_is_former_not_a_hit() -> None:
    assert judge(screening(MAY, "Iran Air", former=(hit(iran_air(MAY), "Iran Air"),))) is Verdict.FORMER


def test_without_a_version_in_force_nothing_is_called_clear() -> None:
    empty = replace(screening(MAY, "Nobody"), coverage=coverage(MAY, "us_ofac_sdn", "us_ofac_cons", "un_sc", "gb_ofsi"))
    assert judge(empty) is Verdict.NOT_COVERED
    assert judge(screening(MAY, "Nobody")) is Verdict.NO_HIT


def test_every_verdict_has_its_word() -> None:
    assert set(VERDICTS) == set(Verdict)


def test_gaps_name_the_list_and_the_reason() -> None:
    gaps = unchecked(coverage(MAY, "gb_ofsi"))
    assert "UK: no version in force that day; the first loaded version is of 30 April 2018" in gaps
    assert "EU: not loaded" in gaps
    assert any(gap.startswith("OFAC SDN: an old version answered") for gap in gaps)


def test_a_list_whose_versions_do_not_speak_of_the_days_is_no_all_clear() -> None:
    first, last = day("2026-11-01"), day("2026-11-05")

    def gaps(base: Coverage, now: Coverage) -> tuple[str, ...]:
        return unseen(Changes(first, AsOf(last, last), (), (base,), (now,), "un_sc"))

    old = Coverage(
        "un_sc", day("2026-02-27"), day("2026-02-27"), day("2026-02-27"), 251, "stale: 251 days; newer file of 2026-03-01 was refused"
    )
    assert gaps(old, old) == (
        "UN: no version after 27 February 2026, so no change of these days can be seen",
        "UN: newer file of 1 March 2026 was refused",
    )
    october, day_two, later = day("2026-10-31"), day("2026-11-02"), day("2026-12-01")
    still = Coverage("un_sc", october, october, october, 5)
    assert gaps(still, still) == ("UN: no version after 31 October 2026, so no change of these days can be seen",)
    assert gaps(replace(still, last=later), replace(still, last=later)) == (), "a later version shows it, as a range"
    assert gaps(still, replace(still, last=day_two, in_force=day_two)) == ()
    none = replace(still, in_force=None, first=day_two)
    assert gaps(none, replace(still, last=day_two, in_force=day_two)) == (
        "UN: no version of 1 November 2026 or before: nothing to compare the first one with",
    )
    table = replace(still, partial=True, note="a table of 3 entries")
    assert gaps(table, table) == ("UN: a table of 3 entries",)


def test_an_old_version_is_told_with_its_age_unless_several_days_are_told_at_once() -> None:
    note = "stale: the newest version is 101 days older than the day asked about; newer file of 2018-05-01 was refused"
    old = (Coverage("un_sc", MAY, MAY, MAY, 101, note),)
    assert unchecked(old)[0] == f"UN: {note.replace('2018-05-01', '1 May 2018')}"
    assert unchecked(old, ages=False)[0] == "UN: an old version answered, its age is told beside it; newer file of 1 May 2018 was refused"


def test_a_list_that_begins_later_says_since_when() -> None:
    late = Coverage("un_sc", MAY, MAY, None, None, "before coverage: the first version is of 2018-05-07")
    assert unchecked((late,))[0] == "UN: before coverage: the first version is of 7 May 2018"


def test_coverage_tells_version_and_age() -> None:
    assert say_coverage(Coverage("un_sc", MAY, MAY, day("2018-05-06"), 1)) == "version of 6 May 2018, 1 day old"
    assert say_coverage(Coverage("un_sc", None, None, None, None)) == "no version for that day"
    assert say_coverage(Coverage("un_sc", MAY, MAY, day("2026-11-24"), None)) == "dated rows, table of 24 November 2026"


def test_the_gravest_finding_comes_first_whatever_the_order() -> None:
    graver = replace(assessment(MAY, "crude"), findings=(finding("eu", Outcome.CLEAR), finding("us_primary", Outcome.PROHIBITED)))
    found = gravest(graver)
    assert found is not None
    assert found.outcome is Outcome.PROHIBITED
    assert gravest(replace(graver, findings=())) is None
