"""A view: the lists as of a day, as known on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from ostrakon.model.errors import NotFoundError
from ostrakon.model.hit import Coverage
from ostrakon.model.party import Listing, Party
from ostrakon.model.time import AsOf, Standing
from ostrakon.store.assemble import assemble, entry_key
from ostrakon.store.calendar import Calendar
from ostrakon.store.coverage import coverage
from ostrakon.store.database import LISTED
from ostrakon.store.groups import group, read_entries, read_links
from ostrakon.store.records import Refusal
from ostrakon.store.spans import batches, read_spans

_KEPT = 5_000  # parties held in memory for the next question

_LISTED = (
    "SELECT DISTINCT e.party FROM span s JOIN entry e ON e.id = s.entry "
    "WHERE s.prop = ? AND s.start_known <= ? AND s.start_latest <= ? AND (s.end_known IS NULL OR s.end_known > ? OR s.end_latest > ?)"
)


class View:
    """Answers from the serving database at one `AsOf`. Cheap to make; keeps what it has assembled."""

    def __init__(self, connection: sqlite3.Connection, calendar: Calendar, refusals: Sequence[Refusal], as_of: AsOf) -> None:
        """Made by `Store.view`."""
        self.as_of = as_of
        self._db, self._calendar, self._refusals = connection, calendar, refusals
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

    def listed_parties(self, dataset: str | None = None, program_prefixes: Sequence[str] = ()) -> Iterator[Party]:
        """Give the parties on a list on the day (or there at the last look before), of one dataset or programmes if wanted."""
        days = self.as_of.known.toordinal(), self.as_of.valid.toordinal()
        query, values = _LISTED, [LISTED, days[0], days[1], days[0], days[1]]
        if dataset:
            query, values = f"{query} AND s.dataset = ?", [*values, self._calendar.codes.get(dataset, 0)]
        for batch in batches(row[0] for row in self._db.execute(query, values).fetchall()):
            for party in self.parties(batch):
                if any(_counts(listing, dataset, program_prefixes) for listing in party.listings):
                    yield party

    def coverage(self) -> tuple[Coverage, ...]:
        """Say for each loaded list which version answers, how old it is, and what is wrong with it."""
        return coverage(self._calendar.stored, self._refusals, self.as_of)

    def _assemble(self, numbers: Sequence[int]) -> dict[int, tuple[Party, ...]]:
        known = self.as_of.known.toordinal()
        party_of = {e.id: e.party for e in read_entries(self._db, "id", numbers)}
        entries = read_entries(self._db, "party", party_of.values())
        spans = read_spans(self._db, self._calendar, (e.id for e in entries), known)
        listed = {i for i, found in spans.items() if any(s.prop == "listed" for s in found)}
        links = read_links(self._db, party_of.values())
        by_party: dict[int, list[Party]] = {}
        for one in group([e for e in entries if e.id in listed], links, known):
            by_party.setdefault(one.entries[0].party, []).append(assemble(one, spans, self._calendar, self.as_of))
        in_order = {number: tuple(sorted(found, key=lambda p: p.id)) for number, found in by_party.items()}
        return {i: in_order.get(party_of.get(i, 0), ()) for i in numbers}


def _counts(listing: Listing, dataset: str | None, prefixes: Sequence[str]) -> bool:
    """Tell whether a listing stands on the day and is of the dataset and one of the programmes asked for."""
    stands = listing.standing in {Standing.HOLDS, Standing.LAST_SEEN} and dataset in {None, listing.dataset}
    return stands and (not prefixes or any(program.startswith(tuple(prefixes)) for program in listing.programs))
