"""A view: the lists as of a day, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ostrakon.model.errors import NotFoundError
from ostrakon.model.hit import Coverage
from ostrakon.model.party import Party
from ostrakon.model.time import AsOf
from ostrakon.store.assemble import assemble, entry_key
from ostrakon.store.changes import find_changes
from ostrakon.store.coverage import coverage
from ostrakon.store.database import LISTED
from ostrakon.store.groups import group, read_entries, read_links
from ostrakon.store.records import Change
from ostrakon.store.spans import batches, read_spans
from ostrakon.store.state import State

_KEPT = 5_000  # parties held in memory for the next question

_LISTED = (
    "SELECT DISTINCT e.party FROM span s JOIN entry e ON e.id = s.entry "
    "WHERE s.prop = ? AND s.start_known <= ? AND s.start_latest <= ? AND (s.end_known IS NULL OR s.end_known > ? OR s.end_latest > ?)"
)


class View:
    """Answers from one state of the lists at one `AsOf`. Cheap to make; keeps what it has assembled."""

    def __init__(self, state: State, as_of: AsOf) -> None:
        """Made by `Store.view`."""
        self.state, self.as_of = state, as_of
        self._db, self._calendar = state.db, state.calendar
        self._kept: dict[int, tuple[Party, ...]] = {}

    def party(self, asked: str) -> Party:
        """Give the party with this id, or with this entry of a list. Raises NotFoundError where none was known then."""
        key = entry_key(asked)
        row = self._db.execute("SELECT party FROM entry WHERE key = ?", (key,)).fetchone()
        found = next((p for p in self.parties([row[0]]) if key in p.entries), None) if row else None
        if found is None:
            what = f"no party {asked!r} is known by {self.as_of.known}"
            raise NotFoundError(what, todo="`ostrakon lists status` shows which lists are loaded")
        return found

    def parties(self, ids: Iterable[int]) -> list[Party]:
        """Give the parties with these numbers (those the name index carries), in their order; those not known then are left out.

        A party's number is that of one of its entries, and any of their numbers finds it.
        """
        asked = list(dict.fromkeys(ids))
        missing = [i for i in asked if i not in self._kept]
        if missing:
            if len(self._kept) + len(missing) > _KEPT:
                self._kept.clear()
                missing = asked
            self._kept |= self._assemble(missing)
        return list({party.id: party for i in asked for party in self._kept[i]}.values())

    def listed_parties(self) -> Iterator[Party]:
        """Give the parties on a list on the day (or there at the last look before)."""
        days = (self.as_of.known.toordinal(), self.as_of.valid.toordinal())
        for batch in batches(row[0] for row in self._db.execute(_LISTED, (LISTED, *days, *days)).fetchall()):
            yield from (party for party in self.parties(batch) if party.listed)

    def coverage(self) -> tuple[Coverage, ...]:
        """Say for each loaded list which version answers, how old it is, and what is wrong with it."""
        return coverage(self._calendar.stored, self.state.refusals, self.as_of)

    def changes(self, dataset: str | None, start: date) -> tuple[Change, ...]:
        """What happened after the day `start` and up to the day of the view, on one list or all."""
        return find_changes(self._db, self._calendar, dataset, (start, self.as_of.valid), self.as_of.known)

    def _assemble(self, numbers: Sequence[int]) -> dict[int, tuple[Party, ...]]:
        known = self.as_of.known.toordinal()
        party_of = {e.id: e.party for e in read_entries(self._db, "id", numbers)}
        entries = read_entries(self._db, "party", party_of.values())
        spans = read_spans(self._db, self._calendar, (e.id for e in entries), known)
        listed = {i for i, found in spans.items() if any(s.prop == "listed" for s in found)}
        links = read_links(self._db, party_of.values())
        by_party: dict[int, list[Party]] = {}
        for one in group([e for e in entries if e.id in listed], links, known):
            by_party.setdefault(one.entries[0].party, []).append(assemble(one, spans, self._calendar, self.as_of.valid))
        in_order = {number: tuple(sorted(found, key=lambda p: p.id)) for number, found in by_party.items()}
        return {i: in_order.get(party_of.get(i, 0), ()) for i in numbers}
