"""The page as a whole: all sections laid out, sources numbered, pictures drawn."""

from __future__ import annotations

from dataclasses import dataclass

from ostrakon.model.record import Citation
from ostrakon.report.briefing import Briefing
from ostrakon.report.page.deals import DealView, unchecked_everywhere, view_deals
from ostrakon.report.page.headline import Line, headline
from ostrakon.report.page.people import PersonView, view_people
from ostrakon.report.page.reading import ReadingView, view_reading
from ostrakon.report.page.regime import RegimeView, WhoListsView, view_regime, view_who_lists
from ostrakon.report.verdict import VERDICTS, say_coverage, unchecked
from ostrakon.report.words import OUTCOMES, Look, join_words, say_dataset, say_day


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the templates need, in the order in which it is shown."""

    briefing: Briefing
    contents: tuple[tuple[str, str], ...]
    days: str
    known: str
    lines: tuple[Line, ...]
    deals: tuple[DealView, ...]
    people: tuple[PersonView, ...]
    regime: RegimeView | None
    who_lists: WhoListsView | None
    reading: ReadingView | None
    coverage_days: tuple[str, ...]
    coverage: tuple[tuple[str, tuple[str, ...]], ...]
    gaps: tuple[str, ...]
    everywhere: tuple[str, ...]  # of the gaps, those that all deals share
    sources: tuple[Citation, ...]

    @property
    def outcome_looks(self) -> tuple[Look, ...]:
        """The looks of the deals' matrix that occur, for its key."""
        seen = {chip.look for deal in self.deals for chips in (deal.overall, *(row.chips for row in deal.rows)) for chip in chips}
        return tuple(look for look in OUTCOMES.values() if look in seen)

    @property
    def verdict_looks(self) -> tuple[Look, ...]:
        """The looks of the counterparties' matrix that occur, for its key."""
        seen = {chip.look for person in self.people for chip in person.chips}
        return tuple(look for look in VERDICTS.values() if look in seen)


def view_page(briefing: Briefing) -> Page:
    """Lay out a briefing."""
    sources = page_sources(briefing)
    deals = view_deals(briefing, {it: n for n, it in enumerate(sources, 1)})
    people = view_people(briefing)
    everywhere = unchecked_everywhere(deals)
    days, coverage = _view_coverage(briefing)
    return Page(
        briefing=briefing,
        contents=_contents(briefing),
        days=join_words([say_day(day) for day in briefing.dates]),
        known=_say_known(briefing),
        lines=headline(people, deals, briefing.dates),
        deals=deals,
        people=people,
        regime=view_regime(briefing.timeline) if briefing.timeline else None,
        who_lists=view_who_lists(briefing.alignment, briefing.measures) if briefing.alignment else None,
        reading=view_reading(briefing.reading) if briefing.reading else None,
        coverage_days=days,
        coverage=coverage,
        gaps=tuple(dict.fromkeys((*briefing.not_checked, *everywhere, *_coverage_gaps(briefing)))),
        everywhere=everywhere,
        sources=sources,
    )


def _say_known(briefing: Briefing) -> str:
    """Say whose knowledge the answers use: that of each day, or that of a later one."""
    asked = [it.as_of for many in (briefing.screenings, briefing.assessments) for _, answers in many for it in answers]
    later = sorted({as_of.known for as_of in asked if as_of.known != as_of.valid})
    return f"with what is known on {say_day(later[-1])}" if later else "with what was known on each day"


def page_sources(briefing: Briefing) -> tuple[Citation, ...]:
    """Every source of the page once: those of findings in order of use, then the briefing's own."""
    used = (it for _, many in briefing.assessments for one in many for finding in one.findings for it in finding.citations)
    return tuple(dict.fromkeys((*used, *briefing.sources)))


def _contents(briefing: Briefing) -> tuple[tuple[str, str], ...]:
    entries = (
        ("summary", "The answer first", True),
        ("deals", "Your deals", bool(briefing.assessments)),
        ("people", "Your counterparties", bool(briefing.screenings)),
        ("pictures", "The regime over time", bool(briefing.timeline or briefing.alignment)),
        ("reading", "The report", bool(briefing.reading)),
        ("honesty", "Checked and not checked", True),
        ("sources", "Sources", True),
    )
    return tuple((anchor, name) for anchor, name, there in entries if there)


def _view_coverage(briefing: Briefing) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Lay out which version of each list answered on each day: titles, and a row a list."""
    per_day = [(say_day(day), many[0].coverage) for day, many in briefing.screenings if many]
    per_day = per_day or ([("Now", briefing.coverage)] if briefing.coverage else [])
    datasets = dict.fromkeys(it.dataset for _, coverage in per_day for it in coverage)
    rows = []
    for dataset in datasets:
        found = [next((it for it in coverage if it.dataset == dataset), None) for _, coverage in per_day]
        rows.append((say_dataset(dataset), tuple(say_coverage(it) if it else "not loaded" for it in found)))
    return tuple(day for day, _ in per_day), tuple(rows)


def _coverage_gaps(briefing: Briefing) -> list[str]:
    """Name each list that did not answer, with the days on which it did not."""
    days: dict[str, list[str]] = {}
    screened = [(day, many[0].coverage) for day, many in briefing.screenings if many]
    for day, coverage in screened:
        for gap in unchecked(coverage, ages=False):
            days.setdefault(gap, []).append(say_day(day))
    return [gap if len(on) == len(screened) else f"{gap} (asked as of {join_words(on)})" for gap, on in days.items()]
