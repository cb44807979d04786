"""The hall: opens a data folder and answers the five questions. Every door (command line, library, later HTTP) uses it.

with Workspace.open(Path("ostrakon-data")) as workspace:
    answer = workspace.screen(Query("Iran Air"), AsOf(day, day))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ostrakon.cases.book import Book
from ostrakon.exposure.assess import assess_deal
from ostrakon.law.alignment import align_lists, align_measures
from ostrakon.law.deadlines import Deadline, deadlines
from ostrakon.law.effects import effects
from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import LawBook
from ostrakon.law.standing import as_known
from ostrakon.law.timeline import Timeline, timeline
from ostrakon.match.query import check_query, read_numbers
from ostrakon.match.score import Score, order, score_party
from ostrakon.model.deal import Deal, DealParty, Owner
from ostrakon.model.errors import NoListsError, NotFoundError, SourceError, StoreError
from ostrakon.model.finding import Assessment
from ostrakon.model.hit import LIKELY, THRESHOLD, Hit, Query, Screening
from ostrakon.model.party import Party
from ostrakon.model.regimes import in_regime
from ostrakon.model.time import AsOf, Standing
from ostrakon.model.vocabulary import short_name
from ostrakon.news.records import Reading
from ostrakon.report.answers import Changes, Touch, WhoFollows
from ostrakon.report.status import ListStatus, Loaded, VersionProblems
from ostrakon.report.words import shorten
from ostrakon.store.coverage import silent_authorities
from ostrakon.store.records import Change, Refusal, unsettled
from ostrakon.store.state import State
from ostrakon.store.store import Store
from ostrakon.store.view import View

if TYPE_CHECKING:  # numpy and lxml are slow to come, and few commands need them
    from ostrakon.match.index import NameIndex
    from ostrakon.sources.scan import Group

Progress = Callable[[str, int, int], None]  # what, done, of


class Workspace:
    """A data folder with the law beside it. Use as a context manager."""

    def __init__(self, store: Store | None, folder: Path, *, create: bool = False) -> None:
        """Use `open`. `store` is None where nothing was ever loaded: law questions still work."""
        self.folder = folder
        self._store = store
        self._create = create
        self._law_of: dict[date, LawBook] = {}
        self._index: tuple[str, NameIndex] | None = None

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Self:
        """Open a data folder. A missing one gives a workspace without lists; with `create` it is made once there is something to keep.

        Raises StoreError.
        """
        return cls(Store.open(folder, create=create) if folder.exists() else None, folder, create=create)

    def close(self) -> None:
        """Release the files."""
        if self._store:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._store:
            self._store.__exit__(kind, error, trace)

    @cached_property
    def _law(self) -> LawBook:
        """The built-in law files, as known today."""
        return load_lawbook()

    def _law_known(self, day: date) -> LawBook:
        """Give the law files as they could have been written on a day."""
        if day not in self._law_of:
            self._law_of[day] = as_known(self._law, day)
        return self._law_of[day]

    # ---- lists -----------------------------------------------------------------------------------------------------------------

    @property
    def has_lists(self) -> bool:
        """Whether anything is loaded."""
        return self._store is not None and bool(self._store.state().versions)

    def load_lists(
        self, paths: Sequence[Path], published: date | None, loaded_on: date, progress: Progress | None = None, *, accept: bool = False
    ) -> tuple[Loaded, ...]:
        """Read every supported list under `paths` in order of publication; a broken file is refused, the rest goes on.

        `published` dates files that neither say it themselves nor lie in a folder named YYYY-MM-DD. `accept` takes versions
        that shrank or grew implausibly. Raises InputFileError for a path that does not exist.
        """
        from ostrakon.sources.scan import find_sources  # noqa: PLC0415  XML reading is not needed to answer

        scan = find_sources(paths, published)
        outcomes = [Loaded((str(s.path),), "refused" if s.refused else "skipped", reason=s.reason) for s in scan.skipped]
        if not scan.groups and self._store is None:
            return tuple(outcomes)  # nothing to keep: no folder is made
        store = self._opened()
        try:
            for done, group in enumerate(scan.groups):
                if progress:
                    progress(f"{group.dataset} {group.published}", done, len(scan.groups))
                try:
                    outcomes.append(_load_group(store, group, accept=accept))
                except StoreError as err:  # the next would fare no better: say what came in and what did not
                    outcomes += [_failed(left, err) for left in scan.groups[done:]]
                    return tuple(outcomes)
        finally:
            _note_refusals(store, outcomes, loaded_on)
        if progress:
            progress("index of names", len(scan.groups), len(scan.groups))
        if self.has_lists:
            self._open_index(store.state())  # built now, so that the first question does not wait for it
        return tuple(outcomes)

    def _opened(self) -> Store:
        if self._store is None:
            if not self._create:
                raise NoListsError("the data folder does not exist", where=str(self.folder), todo="open it with create=True")
            self._store = Store.open(self.folder, create=True)
        return self._store

    def status(self, as_of: AsOf) -> ListStatus:
        """Tell what is loaded and how old it is. Raises NoListsError."""
        view = self._view(as_of)
        versions = view.state.versions
        return ListStatus(as_of, view.coverage(), versions, unsettled(view.state.refusals, versions), view.state.digest)

    def list_problems(self, dataset: str | None = None) -> tuple[VersionProblems, ...]:
        """Give the rows and values that could not be used, of every version in force that has any, or of one list's.

        Raises NoListsError, and NotFoundError for a list of which nothing is loaded.
        """
        store = self._loaded()
        versions = [v for v in store.state().versions if dataset in {None, v.dataset} and not v.superseded]
        if not versions:
            raise NotFoundError(f"no version of a list {dataset!r} is loaded", todo="`ostrakon lists status --json` names the loaded lists")
        return tuple(VersionProblems(v.dataset, v.published, store.problems(v)) for v in versions if v.problems)

    def _open_index(self, state: State) -> NameIndex:
        """Give the index of a state of the lists."""
        from ostrakon.match.kept import open_index  # noqa: PLC0415

        store = self._loaded()
        if self._index is None or self._index[0] != state.digest:
            self._index = state.digest, open_index(store, state)
        return self._index[1]

    def _view(self, as_of: AsOf) -> View:
        """Open the lists as of a day. Raises NoListsError where nothing is loaded: an empty screening would look like a clear one."""
        return self._loaded().view(as_of)

    def _loaded(self) -> Store:
        if self._store is None or not self.has_lists:
            raise NoListsError("no lists are loaded", where=str(self.folder), todo="ostrakon lists load PATH, or ostrakon demo")
        return self._store

    # ---- WHO -------------------------------------------------------------------------------------------------------------------

    def screen(self, query: Query, as_of: AsOf, threshold: float = THRESHOLD) -> Screening:
        """Screen one name over all lists as of a day. Raises UsageError for an unusable query, NoListsError."""
        return self._screen(check_query(query), self._view(as_of), threshold)

    def screen_book(self, queries: Iterable[Query], as_of: AsOf, threshold: float = THRESHOLD) -> Iterator[Screening]:
        """Screen many, one answer each, in order."""
        view = self._view(as_of)
        for query in queries:
            yield self._screen(check_query(query), view, threshold)

    def party(self, party_or_entry: str, as_of: AsOf) -> Party:
        """Give one party by its id or by the id of one of its list entries. Raises NotFoundError."""
        return self._view(as_of).party(party_or_entry)

    def _screen(self, query: Query, view: View, threshold: float) -> Screening:
        asked = read_numbers(query)
        candidates = view.parties(self._open_index(view.state).find_candidates(asked))
        scored = ((score_party(asked, party), party) for party in candidates)
        kept = sorted(((s, p) for s, p in scored if s.score >= threshold), key=lambda sp: order(*sp))
        hits = [self._hit(score, party, view.as_of) for score, party in kept]
        now = tuple(h for h in hits if any(x.standing is not Standing.NOT for x in h.party.listings))
        return Screening(query, view.as_of, now, view.coverage(), threshold, tuple(h for h in hits if h not in now))

    def _hit(self, score: Score, party: Party, as_of: AsOf) -> Hit:
        meaning = tuple(dict.fromkeys(e.sentence for e in effects(party, self._law_known(as_of.known), as_of)))
        return Hit(party, score.score, score.query_value, score.matched_value, score.matched_prop, score.features, meaning)

    # ---- WHAT ------------------------------------------------------------------------------------------------------------------

    def assess(self, deal: Deal, as_of: AsOf) -> Assessment:
        """Screen the parties and their stated owners; say which measures reach the deal. Works without lists, and says so.

        Raises UsageError for a party whose name cannot be screened.
        """
        if not self.has_lists:
            return assess_deal(deal, self._law_known(as_of.known), {}, as_of, lists=())
        view = self._view(as_of)
        screened = {stated: self._screen(check_query(query), view, THRESHOLD) for stated, query in _queries(deal).items()}
        hits = {stated: (*it.hits, *it.former) for stated, it in screened.items()}
        spoken = [c for c in view.coverage() if c.in_force]
        return assess_deal(
            deal,
            self._law_known(as_of.known),
            hits,
            as_of,
            lists=[c.dataset for c in spoken if not c.partial],
            tables=[c.dataset for c in spoken if c.partial],
            notes=[f"{short_name(c.dataset)}: {c.note}" for c in spoken if c.note and not c.partial],
        )

    # ---- WHEN ------------------------------------------------------------------------------------------------------------------

    def timeline(self, key_or_target: str, as_of: AsOf) -> Timeline:
        """Lay out the life of a programme (US-IRAN) or regime (iran). Raises NotFoundError."""
        return timeline(self._law_known(as_of.known), key_or_target, as_of)

    def deadlines(self, as_of: AsOf, horizon_days: int = 365) -> tuple[Deadline, ...]:
        """Give what ends within the horizon, soonest first."""
        return deadlines(self._law_known(as_of.known), as_of, horizon_days)

    def changes(self, start: date, as_of: AsOf, dataset: str | None = None, book: Book | None = None) -> Changes:
        """Give what happened on the lists after `start` up to `as_of.valid`, and with a book whom of it that touches."""
        view = self._view(as_of)
        found = view.changes(dataset, start)
        base = View(view.state, AsOf(start, as_of.known)).coverage()
        first, last = (tuple(c for c in coverage if dataset in {None, c.dataset}) for coverage in (base, view.coverage()))
        answer = Changes(start, as_of, found, first, last, dataset or "")
        if book is None:
            return answer
        by_party: dict[str, list[Change]] = {}
        for change in found:
            by_party.setdefault(change.party_id, []).append(change)
        screenings = (self._screen(check_query(query), view, THRESHOLD) for query in book.counterparties)
        touched = (
            Touch(s.query, hit.score, change)
            for s in screenings
            for hit in (*s.hits, *s.former)
            for change in by_party.get(hit.party.id, ())
        )
        return replace(answer, book=book.file, touched=tuple(touched))

    # ---- WHO ELSE --------------------------------------------------------------------------------------------------------------

    def align(self, target: str, as_of: AsOf) -> WhoFollows:
        """Say which authorities list whom of a regime, since when, and how the measures of each legal order stand."""
        from ostrakon.match.namesakes import find_namesakes  # noqa: PLC0415  numpy is slow to come

        counts = align_measures(self._law_known(as_of.known), target, as_of)
        view = self._view(as_of)
        parties = [p for p in view.listed_parties() if any(in_regime(target, tag) for x in p.listings for tag in x.programs)]
        parties.sort(key=lambda p: p.caption)
        lists = align_lists(parties, as_of, silent=silent_authorities(view.coverage()), near=find_namesakes(parties))
        return WhoFollows(target, lists, counts, view.coverage())

    # ---- SAYS WHO --------------------------------------------------------------------------------------------------------------

    def read(self, text: str, published: date | None, as_of: AsOf, publisher: str = "") -> Reading:
        """Read a report and check it against law and lists as of a day. Raises InputFileError."""
        from ostrakon.news.check import check_reading  # noqa: PLC0415  the language model is slow to come
        from ostrakon.news.read import read_report  # noqa: PLC0415

        reading = read_report(text, published, publisher)
        return check_reading(
            reading, self._law_known(as_of.known), (lambda name: self._named(name, as_of)) if self.has_lists else _nobody, as_of
        )

    def _named(self, name: str, as_of: AsOf) -> tuple[Party, ...]:
        """Find the parties of a name, also those that left the lists: a report may tell of that."""
        found = self.screen(Query(name), as_of, LIKELY)  # a name in a text has no birth date or country beside it
        return tuple(hit.party for hit in (*found.hits, *found.former))


def _failed(group: Group, err: StoreError) -> Loaded:
    return Loaded(_files(group), "failed", group.dataset, group.published, group.date_origin, reason=str(err))


def _files(group: Group) -> tuple[str, ...]:
    return tuple(str(path) for path in group.parts.values())


def _note_refusals(store: Store, outcomes: list[Loaded], loaded_on: date) -> None:
    """Note what was refused, after what was loaded beside it. Where the data folder fails, the outcomes are all that tells of it."""
    from ostrakon.sources.files import hash_files  # noqa: PLC0415

    with suppress(StoreError):
        for it in outcomes:
            if it.outcome == "refused":
                store.record_refusal(Refusal(it.dataset or None, it.files[0], it.reason, loaded_on, it.published, hash_files(it.files)))


def _load_group(store: Store, group: Group, *, accept: bool) -> Loaded:
    from ostrakon.sources.read import read_snapshot  # noqa: PLC0415

    files = _files(group)
    try:
        added = store.add(read_snapshot(group), accept=accept)
    except SourceError as err:
        return Loaded(files, "refused", group.dataset, group.published, group.date_origin, reason=str(err))
    outcome = "unchanged" if added.unchanged else "loaded"
    return Loaded(files, outcome, added.dataset, added.published, group.date_origin, added.rows, added.entities, added.problems)


def _queries(deal: Deal) -> dict[DealParty | Owner, Query]:
    """Say what to ask of each party and owner. An owner is asked for by name, or as the one party of the deal that has his name."""
    asked: dict[DealParty | Owner, Query] = {p: _as_query(deal, p) for p in deal.parties if p.name or p.identifiers}
    for owner in (o for p in deal.parties for o in p.owners):
        same = [p for p in deal.parties if p.name == owner.name]
        asked[owner] = asked[same[0]] if len(same) == 1 else Query(owner.name, id=_place(deal, owner.name))
    return asked


def _as_query(deal: Deal, party: DealParty) -> Query:
    countries = (party.country.lower(),) if party.country else ()
    return Query(party.name, _place(deal, party.role), party.schema, countries=countries, identifiers=party.identifiers)


def _place(deal: Deal, which: str) -> str:
    return f"{deal.file or 'deal'}: deal {deal.id}, {shorten(which, 60)}"


def _nobody(_: str) -> tuple[Party, ...]:
    return ()
