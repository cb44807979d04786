"""From spans to a party: its listings with their standing on the day, its facts, its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ostrakon.model.party import Fact, Listing, Party
from ostrakon.model.record import mark_later
from ostrakon.model.time import AsOf, DayRange, Interval, Standing
from ostrakon.model.vocabulary import DATASETS, IDENTIFIER_PROPS, NAME_PROPS
from ostrakon.store.calendar import Calendar
from ostrakon.store.groups import Entry, Group
from ostrakon.store.spans import Span, best

_ORDER = {dataset: place for place, dataset in enumerate(DATASETS)}
_RANK = {Standing.HOLDS: 0, Standing.LAST_SEEN: 1, Standing.POSSIBLE: 2, Standing.NOT: 3}
_OWN = frozenset({"listed", "schema", "partyKey"})  # the store's own, and a table's key: no facts
_PROP_ORDER = {prop: f"{place:02}" for place, prop in enumerate(NAME_PROPS)}
_ALWAYS = frozenset(NAME_PROPS) | frozenset(IDENTIFIER_PROPS)  # shown for all time: by them a party is recognised


class Stay(NamedTuple):
    """One membership of one entry: its span, its standing on the day, and the day whose values go with it."""

    entry: Entry
    span: Span
    standing: Standing
    day: date


def party_id(key: str) -> str:
    """Make the party's id of its earliest entry: `us_ofac:12804` gives `os-us_ofac-12804`."""
    return f"os-{key.replace(':', '-', 1)}"


def entry_key(asked: str) -> str:
    """Give the entry's key for a party id or an entry id."""
    return asked.removeprefix("os-").replace("-", ":", 1) if asked.startswith("os-") else asked


def earliest_key(entries: Iterable[Entry], spans: dict[int, list[Span]]) -> str:
    """Give the key of the entry that was known first: the party is named after it."""
    ranked = ((s.known, s.first_seen, _natural(e.key), e.key) for e in entries for s in memberships(spans[e.id]))
    return min(ranked)[-1]


def assemble(group: Group, spans: dict[int, list[Span]], calendar: Calendar, as_of: AsOf) -> Party:
    """Build the party that a group of visible entries is, as of a day. `spans` by entry, as known on the day asked about."""
    valid = as_of.valid
    stays = [_stay(e, s, valid) for e in group.entries for s in memberships(spans[e.id])]
    stays.sort(key=lambda s: (s.span.known, s.span.first_seen, _natural(s.entry.key), _ORDER.get(s.span.dataset, 99)))
    lead = min(stays, key=lambda s: (_RANK[s.standing], _ORDER.get(s.span.dataset, 99), -s.span.last_seen, _natural(s.entry.key)))
    caption = _first(lead, spans, "name") or lead.entry.key
    return Party(
        id=party_id(earliest_key(group.entries, spans)),
        caption=caption,
        schema=_first(lead, spans, "schema"),
        entries=tuple(dict.fromkeys(s.entry.key for s in stays)),
        listings=tuple(_listing(s, spans[s.entry.id], calendar, as_of.known) for s in sorted(stays, key=_listing_order)),
        facts=_facts(stays, spans, caption, valid),
        joined_by=group.reasons,
    )


def memberships(spans: Iterable[Span]) -> list[Span]:
    """Give the stays of an entry. One seen in snapshots is left out where a dated row gives the days of the same stay."""
    listed = [s for s in spans if s.prop == "listed"]
    dated = [s for s in listed if s.dated]
    return [s for s in listed if s.dated or not any(_explains(d, s) for d in dated)]


def _explains(dated: Span, seen: Span) -> bool:
    """Tell whether exact days lie in the ranges that the snapshots leave open."""
    start, end, last = dated.interval.start.latest, dated.interval.end, date.fromordinal(seen.last_seen)
    if dated.dataset != seen.dataset or start is None or not _within(start, seen.interval.start):
        return False
    if seen.interval.end is None or end is None or end.latest is None:
        return seen.interval.end is None and (end is None or end.latest is None or end.latest > last)
    return _within(end.latest, seen.interval.end)


def _within(day: date, days: DayRange) -> bool:
    return (days.earliest or date.min) <= day <= (days.latest or date.max)


def _stay(entry: Entry, span: Span, valid: date) -> Stay:
    """Settle the standing. The values of a stay that is over are those last seen in it, of one to come those first seen."""
    standing = span.interval.standing(valid)
    if standing is not Standing.NOT:
        return Stay(entry, span, standing, valid)
    first = date.fromordinal(span.first_seen)
    return Stay(entry, span, standing, first if valid < first else date.fromordinal(span.last_seen))


def _listing_order(stay: Stay) -> tuple[int, int, str]:
    return (stay.span.first_seen, _ORDER.get(stay.span.dataset, 99), stay.entry.key)


def _at(stay: Stay, spans: Iterable[Span], prop: str) -> list[Span]:
    """Give the spans of a property that go with a stay, sorted by value."""
    own = (s for s in spans if s.prop == prop and s.dataset == stay.span.dataset and s.dated == stay.span.dated)
    return sorted(best(own, stay.day), key=lambda s: (s.value, s.detail))


def _first(stay: Stay, spans: dict[int, list[Span]], prop: str) -> str:
    """Give the value of a property that goes with a stay; of several the longest held."""
    found = _at(stay, spans[stay.entry.id], prop)
    return min(found, key=lambda s: (s.known, s.value)).value if found else ""


def _listing(stay: Stay, spans: list[Span], calendar: Calendar, known: date) -> Listing:
    says = [s.value for s in _at(stay, spans, "secondarySanctions")]
    references = sorted(_at(stay, spans, "reference"), key=lambda s: (s.detail == "UN", s.value))
    return Listing(
        dataset=stay.span.dataset,
        authority=stay.entry.authority,
        entry_id=stay.entry.key,
        interval=stay.span.interval,
        standing=stay.standing,
        programs=tuple(dict.fromkeys(s.value for s in _at(stay, spans, "program"))),
        secondary="subject" if "subject" in says else next(iter(says), ""),
        secondary_basis="; ".join(dict.fromkeys(s.value for s in _at(stay, spans, "secondaryBasis"))),
        reference=next((s.value for s in references), ""),
        last_seen=date.fromordinal(stay.span.last_seen),
        source=_source(stay, calendar, known),
    )


def _source(stay: Stay, calendar: Calendar, known: date) -> str:
    """Say where the listing stands: the citation of a dated row, else the file that had it last."""
    if stay.span.dated and stay.span.detail:
        return mark_later(stay.span.detail, known)
    version = calendar.by_sequence[stay.span.version]
    file = next((f.name for f in version.files if f.part == "main"), version.files[0].name if version.files else version.id)
    return f"{file} of {version.published}, entry {stay.entry.key.partition(':')[2]}"


def _facts(stays: Sequence[Stay], spans: dict[int, list[Span]], caption: str, valid: date) -> tuple[Fact, ...]:
    """Give names and numbers of all time, and the other values of the day; of an entry on no list that day those it had last."""
    kept: dict[tuple[str, str, str], list[Span]] = {}
    for entry_id, days in _days(stays).items():
        for span in spans[entry_id]:
            if span.prop in _ALWAYS or (span.prop not in _OWN and any(span.interval.standing(d) is not Standing.NOT for d in days)):
                kept.setdefault((span.prop, span.value, span.detail), []).append(span)
    facts = [Fact(*key, _datasets(found), _interval(found, valid)) for key, found in kept.items()]
    return tuple(sorted(facts, key=lambda f: (_PROP_ORDER.get(f.prop, f.prop), f.value != caption, f.value, f.detail)))


def _days(stays: Sequence[Stay]) -> dict[int, set[date]]:
    """Give the days whose values count, by entry: the day asked about, or else that of the latest stay."""
    days: dict[int, set[date]] = {}
    for entry_id in dict.fromkeys(s.entry.id for s in stays):
        own = [s for s in stays if s.entry.id == entry_id]
        standing = [s for s in own if s.standing is not Standing.NOT] or [max(own, key=lambda s: (s.span.last_seen, s.span.known))]
        days[entry_id] = {s.day for s in standing}
    return days


def _datasets(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(sorted({s.dataset for s in spans}, key=lambda d: (_ORDER.get(d, 99), d)))


def _interval(spans: list[Span], valid: date) -> Interval:
    """Of several runs show the one that stands on the day, else the latest."""
    return min(spans, key=lambda s: (_RANK[s.interval.standing(valid)], -s.first_seen, -s.last_seen, _ORDER.get(s.dataset, 99))).interval


def _natural(key: str) -> tuple[str, int, str]:
    """Sort ids by authority, then by length, so that 9 comes before 10."""
    authority, _, own = key.partition(":")
    return authority, len(own), own
