"""Law as records: instruments, measures with dated status rows, conditions over the facts of a deal.

The YAML of `law/programs/` has the same words; `docs/law-data.md` shows it with an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model.record import Citation


class Kind(StrEnum):
    """What a measure does."""

    PROHIBITION = "prohibition"
    BLOCKING = "blocking"
    EXPOSURE = "exposure"  # a power to sanction third parties; binds nobody abroad
    PERMISSION = "permission"
    COUNTER = "counter"  # a duty not to comply with foreign law
    DUTY = "duty"  # report, notify, ask for authorisation


class Status(StrEnum):
    """How a measure stands in a period."""

    IN_FORCE = "in_force"
    WIND_DOWN = "wind_down"
    SUSPENDED = "suspended"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Dated:
    """One part of a text of the law files, sayable in [known, until); None: as early as the rest, and to this day.

    `field` is the text it is a part of: cite, consequence, contested, exceptions, note.
    """

    field: str
    text: str
    known: date | None = None
    until: date | None = None

    def sayable(self, day: date) -> bool:
        """Whether it could be said on a day."""
        return (self.known is None or self.known <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Plan:
    """An end that was planned: from `known` until the next plan, or until the real end was known, `end` was the end."""

    known: date
    end: date | None


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One period [start, end) of a measure. `published`: the first day the world could know of it.

    An end that came later (a revocation, a new act) is known later than the row: `end_known` is that day, and None
    where `end` is None. Before it, the row is open-ended to whoever asks, or ends as was `planned`, with the status `then`
    after it: `law.standing` sees to that.
    """

    start: date
    end: date | None
    status: Status
    published: date
    by: tuple[str, ...]  # instrument ids
    note: str = ""
    confidence: str = "h"
    end_known: date | None = None
    conditions: tuple[Condition, ...] = ()  # in_force: what the deal must meet to be reached; else: to profit from it
    annex: tuple[str, ...] = ()  # counter measures: the foreign instruments annexed in this period
    planned: tuple[Plan, ...] = ()
    then: Status | None = None  # what was to follow a planned end
    dated: tuple[Dated, ...] = ()  # the parts of `note`, where one of them came later than the row


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal act."""

    id: str
    type: str
    title: str
    signed: date | None
    effective: date
    sources: tuple[str, ...] = ()
    note: str = ""
    sunset: date | None = None
    confidence: str = "h"
    changes: tuple[tuple[date, str], ...] = ()
    provenance: str = "found"  # found | gk


@dataclass(frozen=True, slots=True)
class Condition:
    """A test over one named fact of the deal, three-valued: met, not met, unknown (the fact is not given).

    `op`: is | in | none_of | any_of | at_least | less_than | on_or_before | on_or_after | before | after.
    `text` is what a lawyer reads; `fact` is "" for a condition that only a person can judge (always unknown, shown).
    """

    fact: str
    op: str
    value: object
    text: str


@dataclass(frozen=True, slots=True)
class Targets:
    """Whom a measure hits. Three ways, any of which suffices: a listing, a kind of party, a name.

    `datasets`, `tags` and `secondary` are one way: a listing must fit all of those given (`law.effects.fits_listing`).
    """

    datasets: tuple[str, ...] = ()  # e.g. us_ofac_sdn
    tags: tuple[str, ...] = ()  # programme tags on those lists, any of them; compared without case
    except_tags: tuple[str, ...] = ()  # a listing with these only is left to the measures that name them
    kinds: tuple[str, ...] = ()  # words of law.vocabulary.KINDS
    named: tuple[str, ...] = ()
    secondary: str = ""  # "subject": only listings that say so (or carry the tag IFSR and do not deny it)
    ownership: str = ""  # word of law.vocabulary.OWNERSHIP


@dataclass(frozen=True, slots=True)
class Covers:
    """Which conduct, goods and sectors a measure reaches. Empty: not a criterion.

    A deal is within when its activity is among `activities` and one of its goods fits `goods`, `sectors` or `hs`.
    """

    activities: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()  # digit prefixes, ranges expanded
    hs_basis: str = ""  # legal | indicative
    origin: str = ""
    us_content_percent: float | None = None
    us_content_op: str = ">="


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one programme, with its life as status rows."""

    id: str
    program: str
    order: str  # legal order its answer belongs to: us_primary, us_secondary, eu, eu_blocking, uk, un, ch ...
    kind: Kind
    title: str
    cite: str
    instruments: tuple[str, ...]
    binds: tuple[str, ...]
    rows: tuple[StatusRow, ...]
    sources: tuple[str, ...]
    targets: Targets = Targets()
    covers: Covers = Covers()
    test_date: str = "conduct"  # conduct | contract | loading | delivery | listing
    requires: tuple[Condition, ...] = ()  # all must be met for the measure to reach
    overrides: tuple[str, ...] = ()  # permissions: what they defeat
    conditions: tuple[Condition, ...] = ()  # permissions: all must be met
    exceptions: tuple[str, ...] = ()  # in words, for the reader
    consequence: str = ""
    note: str = ""
    contested: str = ""
    unknown_after: date | None = None
    deadline_days: int | None = None
    asks: str = ""  # duties: word of law.vocabulary.ASKS
    annex: tuple[str, ...] = ()  # counter measures: every foreign instrument ever annexed; the rows say when
    confidence: str = "h"
    provenance: str = "found"  # found | gk (general knowledge, not yet checked against a source)
    file: str = ""
    line: int = 0
    dated: tuple[Dated, ...] = ()  # the parts of those texts of which one came later than the measure


@dataclass(frozen=True, slots=True)
class Program:
    """One authority's legal framework on one target, e.g. US-IRAN."""

    key: str
    title: str
    authority: str
    target: str  # "iran": programmes with one target make up a regime
    covered_from: date
    law_known_to: date
    checked_on: date
    measures: tuple[Measure, ...]
    note: str = ""
    only: str = ""  # set where the file holds a part of the law only: what reaches nothing in it is not clear


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day in the life of a regime (JCPOA Implementation Day ...)."""

    day: date
    title: str
    sources: tuple[str, ...] = ()
    note: str = ""
    target: str = "iran"
    published: date | None = None  # first day the world could know of it; None: the day itself
    confidence: str = "h"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch [start, end) of a regime's life, in words. `published` as for status rows."""

    start: date
    end: date | None
    title: str
    published: date
    sources: tuple[str, ...] = ()
    note: str = ""
    target: str = "iran"


@dataclass(frozen=True, slots=True)
class LawBook:
    """All programmes, instruments, sources, days and phases that were loaded."""

    programs: dict[str, Program]
    instruments: dict[str, Instrument]
    sources: dict[str, Citation]
    calendar: tuple[CalendarDay, ...] = ()
    digest: str = ""  # SHA-256 over the files, to name the ruleset
    phases: tuple[Phase, ...] = ()

    @property
    def measures(self) -> dict[str, Measure]:
        """Every measure by id."""
        return {m.id: m for p in self.programs.values() for m in p.measures}
