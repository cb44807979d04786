"""WHO ELSE: which authorities list whom, since when, who was first and how long the others took; and the law side of it.

Pure over what is passed in: parties with their listings, a law book.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from types import MappingProxyType

from ostrakon.law.records import Kind, LawBook, Measure, Program, Status
from ostrakon.law.standing import is_covered, standing
from ostrakon.law.timeline import find_programs
from ostrakon.law.vocabulary import ORDERS
from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, DayRange, Standing


@dataclass(frozen=True, slots=True)
class Cell:
    """One party before one authority. `state`: listed | last_seen | possible | former | never | no_data."""

    authority: str
    state: str
    since: DayRange | None = None  # start of the stay that holds now, or of the last one
    until: DayRange | None = None  # end of the last stay, where none holds now
    first: DayRange | None = None  # start of the earliest stay
    datasets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lag:
    """Days from the first mover's listing to this authority's: exact when both ends agree, None where unbounded."""

    authority: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Namesake:
    """A party of nearly the same name that is perhaps the same, and the authorities that list it and not the other."""

    party_id: str
    caption: str
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One party before all authorities. `first_mover` is empty where the ranges do not tell who was first."""

    party_id: str
    caption: str
    schema: str
    cells: tuple[Cell, ...]
    first_mover: str = ""
    lags: tuple[Lag, ...] = ()
    alone: str = ""  # the one authority that lists it now, where all others are known not to list it or a near namesake
    perhaps: tuple[Namesake, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two authorities on the day: parties that both list, that only one does, and that one lists while of the other nothing is known.

    `perhaps`: those that one lists while the other lists a near namesake, which counts for itself.
    """

    one: str
    other: str
    both: int
    only_one: int
    only_other: int
    unknown: int = 0
    perhaps: int = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """The matrix party x authority on a day, with counts."""

    as_of: AsOf
    authorities: tuple[str, ...]
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    listed: tuple[tuple[str, int], ...]  # authority, parties it lists now
    alone: tuple[tuple[str, int], ...]  # authority, parties that only it lists now


_NOW = {Standing.HOLDS: "listed", Standing.LAST_SEEN: "last_seen", Standing.POSSIBLE: "possible"}
_ORDER = ("listed", "last_seen", "possible", "former")
_ON = ("listed", "last_seen")
_OFF = ("former", "never")


def align_lists(
    parties: Iterable[Party],
    as_of: AsOf,
    authorities: Sequence[str] = (),
    silent: Collection[str] = frozenset(),
    near: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Alignment:
    """Build the matrix over parties. `authorities`: columns in order; empty: those that list any of the parties.

    `silent`: authorities of whom no whole list is at hand. A party without a stay there is one of whom nothing is known.
    `near`: by party id, ids of parties with nearly the same name, which may be the same.
    """
    parties = tuple(parties)
    names = tuple(authorities) or tuple(sorted({x.authority for party in parties for x in party.listings}))
    rows = _with_namesakes([_row(party, names, as_of.valid, silent) for party in parties], near)
    return Alignment(
        as_of=as_of,
        authorities=names,
        rows=rows,
        pairs=tuple(_pair(a, b, rows) for a, b in combinations(names, 2)),
        listed=tuple((name, sum(_stands(row, name) is True for row in rows)) for name in names),
        alone=tuple((name, sum(row.alone == name for row in rows)) for name in names),
    )


def _with_namesakes(rows: Sequence[Row], near: Mapping[str, Collection[str]]) -> tuple[Row, ...]:
    """Tell each row its near namesakes on lists on which it is not: then nobody can say that it is listed alone."""
    captions = {row.party_id: row.caption for row in rows}
    on = {row.party_id: [cell.authority for cell in row.cells if cell.state in _ON] for row in rows}
    out = []
    for row in rows:
        others = {i: tuple(a for a in on[i] if a not in on[row.party_id]) for i in near.get(row.party_id, ()) if i in on}
        perhaps = tuple(Namesake(i, captions[i], found) for i, found in others.items() if found)
        out.append(replace(row, perhaps=perhaps, alone="" if perhaps else row.alone))
    return tuple(out)


def _pair(one: str, other: str, rows: Sequence[Row]) -> Pair:
    on = Counter("perhaps" if _has_namesake(row, one, other) else (_stands(row, one), _stands(row, other)) for row in rows)
    return Pair(one, other, on[True, True], on[True, False], on[False, True], on[True, None] + on[None, True], on["perhaps"])


def _has_namesake(row: Row, one: str, other: str) -> bool:
    """Whether one of the two lists the party and not a near namesake, which the other lists."""
    named = {name for x in row.perhaps for name in x.authorities}
    return any(a in named and _stands(row, b) is True for a, b in ((one, other), (other, one)))


def _stands(row: Row, authority: str) -> bool | None:
    """Whether an authority lists a party on the day; None: not known."""
    state = next(cell.state for cell in row.cells if cell.authority == authority)
    return True if state in _ON else False if state in _OFF else None


def _row(party: Party, authorities: tuple[str, ...], day: date, silent: Collection[str]) -> Row:
    listings = {name: [x for x in party.listings if x.authority == name] for name in authorities}
    cells = tuple(_cell(name, found, day, "no_data" if name in silent else "never") for name, found in listings.items())
    on = [cell.authority for cell in cells if cell.state in _ON]
    first = _first_mover(cells)
    return Row(
        party_id=party.id,
        caption=party.caption,
        schema=party.schema,
        cells=cells,
        first_mover=first.authority if first else "",
        lags=tuple(_lag(first, cell) for cell in cells if cell.first and cell is not first) if first else (),
        alone=on[0] if len(on) == 1 and all(cell.state in (*_ON, *_OFF) for cell in cells) else "",
    )


def _cell(authority: str, listings: list[Listing], day: date, without: str) -> Cell:
    """Sum up one authority's stays up to the day; stays that begin later are not known of on that day. `without`: the state with none."""
    stays = [(_state(x, day), x) for x in listings]
    stays = [(state, x) for state, x in stays if state]
    if not stays:
        return Cell(authority, without)
    state = min((state for state, _ in stays), key=_ORDER.index)
    ranked = [x for s, x in stays if s == state]
    shown = max(ranked, key=_latest_end) if state == "former" else min(ranked, key=_latest_start)
    return Cell(
        authority=authority,
        state=state,
        since=_unbroken_start(shown, listings),
        until=shown.interval.end if state == "former" else None,
        first=min((x for _, x in stays), key=_latest_start).interval.start,
        datasets=tuple(dict.fromkeys(x.dataset for x in ranked)),
    )


def _unbroken_start(listing: Listing, listings: list[Listing]) -> DayRange:
    """Go back over stays that last to the day the next begins, or beyond: there the entry, tags or list changed, not the standing."""
    start = listing.interval.start
    for before in sorted(listings, key=_latest_start, reverse=True):
        if _latest_start(before) < (start.latest or date.min) and _lasts_to(before, start):
            start = before.interval.start
    return start


def _lasts_to(listing: Listing, start: DayRange) -> bool:
    """Whether a stay surely had no end before the next began."""
    end = listing.interval.end
    return end is None or (end.earliest is not None and start.latest is not None and end.earliest >= start.latest)


def _state(listing: Listing, day: date) -> str:
    standing_now = listing.interval.standing(day)
    if standing_now in _NOW:
        return _NOW[standing_now]
    end = listing.interval.end
    return "former" if end is not None and end.latest is not None and end.latest <= day else ""


def _latest_start(listing: Listing) -> date:
    return listing.interval.start.latest or date.max


def _latest_end(listing: Listing) -> date:
    end = listing.interval.end
    return (end and end.latest) or date.max


def _first_mover(cells: tuple[Cell, ...]) -> Cell | None:
    """Find the one whose listing surely came before every other's; None where none or where the ranges meet."""
    dated = [cell for cell in cells if cell.first]
    for cell in dated:
        others = [x for x in dated if x is not cell]
        if others and all(_surely_before(cell.first, x.first) for x in others):
            return cell
    return None


def _surely_before(one: DayRange | None, other: DayRange | None) -> bool:
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)


def _lag(first: Cell, cell: Cell) -> Lag:
    a, b = first.first, cell.first
    least = max(0, (b.earliest - a.latest).days) if a and b and b.earliest and a.latest else None
    most = (b.latest - a.earliest).days if a and b and b.latest and a.earliest else None
    return Lag(cell.authority, least, most)


@dataclass(frozen=True, slots=True)
class OrderCount:
    """One legal order on the day: how many restrictive measures stand how. `permissions`: reliefs that stand."""

    order: str
    in_force: int = 0
    wind_down: int = 0
    suspended: int = 0
    lifted: int = 0
    none: int = 0  # not yet begun, or ended without a successor
    not_covered: int = 0  # the programme's file does not reach back to the day
    permissions: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """All counts, in the order of the fields."""
        return (self.in_force, self.wind_down, self.suspended, self.lifted, self.none, self.not_covered, self.permissions)


_RESTRICTIVE = (Kind.PROHIBITION, Kind.BLOCKING, Kind.EXPOSURE)


def align_measures(book: LawBook, key_or_target: str, as_of: AsOf) -> tuple[OrderCount, ...]:
    """Count, per legal order, how the measures of a regime stand on the day. Raises NotFoundError.

    Permissions count apart; counter measures and duties do not restrict trade with the target and are left out.
    """
    counts: dict[str, Counter[str]] = {}
    for program in find_programs(book, key_or_target):
        for measure in program.measures:
            word = _standing_word(program, measure, as_of)
            if word:
                counts.setdefault(measure.order, Counter())[word] += 1
    return tuple(OrderCount(order, **counts[order]) for order in ORDERS if order in counts)


def _standing_word(program: Program, measure: Measure, as_of: AsOf) -> str:
    row = standing(measure, as_of)
    if measure.kind is Kind.PERMISSION:
        return "permissions" if row and row.status in (Status.IN_FORCE, Status.WIND_DOWN) else ""
    if measure.kind not in _RESTRICTIVE:
        return ""
    if not is_covered(program, as_of):
        return "not_covered"
    return row.status.value if row else "none"
