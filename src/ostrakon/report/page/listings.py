"""A party's life on the lists as a picture: gaps stay gaps, and a day known only as a range is drawn as a stretch of doubt."""

from __future__ import annotations

from datetime import date

from ostrakon.model.party import Listing, Party
from ostrakon.report.page.drawing import Drawing, draw_chart
from ostrakon.report.svg.lanes import IN_CARD, Bar, Chart, Lane, Mark
from ostrakon.report.words import say_dataset, say_short_day


def draw_listings(party: Party, key: str, days: tuple[date, ...]) -> Drawing | None:
    """Draw the stays on all lists with the days asked about as marks; None where there is no dated stay."""
    chart = chart_listings(party, key, days)
    return draw_chart(chart, IN_CARD) if chart else None


def chart_listings(party: Party, key: str, days: tuple[date, ...]) -> Chart | None:
    """Lay out the picture: from the year before the first known day to the end of the last year asked about."""
    lanes = listing_lanes(party)
    known = [day for lane in lanes for bar in lane.bars for day in (bar.start, bar.end) if day] + list(days)
    if not lanes or not known:
        return None
    marks = tuple(Mark(day, "day asked about") for day in days)
    first, last = date(min(known).year - 1, 1, 1), date(max(known).year, 12, 31)
    return Chart(f"life-{key}", f"{party.caption} on the lists", "One life line a list.", lanes, marks, first, last, "a day asked about")


def listing_lanes(party: Party) -> tuple[Lane, ...]:
    """Life lines of a party, one a list; days known only as a range are drawn as stretches of doubt."""
    datasets = dict.fromkeys(it.dataset for it in party.listings)
    return tuple(Lane(say_dataset(d), "", tuple(bar for it in party.listings if it.dataset == d for bar in _bars(it))) for d in datasets)


def _bars(it: Listing) -> list[Bar]:
    start, end = it.interval.start, it.interval.end
    bars = []
    if not start.exact and start.earliest and start.latest:
        bars.append(Bar(start.earliest, start.latest, "possible", f"first seen {say_short_day(start.latest)}"))
    bars.append(Bar(start.exact or start.latest, (end.exact or end.earliest) if end else None, "holds", it.entry_id))
    if end and not end.exact and end.earliest and end.latest:
        bars.append(Bar(end.earliest, end.latest, "last_seen", f"gone by {say_short_day(end.latest)}"))
    return bars
