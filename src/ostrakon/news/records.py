"""What a report yields: parties, statements, events, measures spoken of, and checks. Frozen; offsets are code points.

Every `Span` lies in `Reading.text`, half-open, so that a page can highlight what a card says. Ids name their kind:
`state:ir`, `region:europe`, `org:iaea`, `media:reuters`, `person:mike-pompeo`, `anon:officials`, `group:us-allies`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model.time import AsOf, DayRange


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text: [start, end) in code points, and the words themselves."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a party is named, and how: name, surname, demonym, seat, role, description, reference, pronoun."""

    span: Span
    how: str


@dataclass(frozen=True, slots=True)
class NewsParty:
    """Someone or something the report speaks of. `speaks_for` is the state or body behind a person or an unnamed source."""

    id: str
    kind: str  # state | region | organisation | media | person | anonymous | group
    name: str
    mentions: tuple[Mention, ...]
    role: str = ""
    speaks_for: str = ""
    country: str = ""  # ISO 3166-1 alpha-2, lower case
    flags: tuple[str, ...] = ()  # doubts, in words: ambiguous name, name conflict, role taken from our table
    listed: tuple[str, ...] = ()  # ids of the parties on lists that bear this name


@dataclass(frozen=True, slots=True)
class When:
    """A time expression: the words, the days they mean (None: not resolved), and how that was found or why not."""

    span: Span
    value: DayRange | None
    precision: str  # day | week | month | year | open
    how: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said, thinks, promises or asks what. `source` and `cue` are the words; `speakers` the parties behind them."""

    id: str
    kind: str  # direct | partial_direct | indirect | attitude | commitment | directive | stance
    speakers: tuple[str, ...]
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    addressees: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()  # from the outlet down to the first mouth; "(unnamed)" where the text names none
    hedges: tuple[str, ...] = ()
    denies: bool = False
    date: When | None = None
    about: tuple[str, ...] = ()  # ids of measures spoken of in the content


class EventStatus(StrEnum):
    """How firmly an event is told. Denied, hypothetical and merely wished events are not coded at all."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Event:
    """Something done (or firmly planned) by someone to someone. `target` of a sanction is whom it hits."""

    id: str
    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    status: EventStatus
    evidence: Span
    about: tuple[str, ...] = ()  # ids of measures or agreements it is about
    date: When | None = None
    told_by: tuple[str, ...] = ()  # chain of the statement it stands in; empty: the outlet's own word
    hedges: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()  # further places that tell the same event
    habitual: bool = False


@dataclass(frozen=True, slots=True)
class MeasureMention:
    """An agreement or a set of sanctions that the report speaks of, with how it was recognised."""

    id: str
    kind: str  # agreement | sanctions
    name: str
    mentions: tuple[Span, ...]
    imposed_by: str = ""  # state: or org: id
    target: str = ""  # state: id
    sectors: tuple[str, ...] = ()
    secondary: bool = False
    year: int | None = None  # of an agreement
    how: str = ""


class Verdict(StrEnum):
    """What the record says of a claim, or of a name that makes none."""

    CONFIRMED = "confirmed"
    NAME_ON_LIST = "name_on_list"  # a name of the report is that of a listed party; nothing is claimed of it
    ANNOUNCED = "announced_not_effective"
    NOT_FOUND = "not_found"
    CONTRADICTED = "contradicted"
    BEYOND_COVERAGE = "beyond_coverage"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on: an instrument, a measure, a day of the calendar, a listing, or a cited fact."""

    kind: str  # instrument | measure | calendar | listing | fact
    id: str
    title: str
    day: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One claim held against the record."""

    claim: str  # id of the event, measure or party
    words: Span
    verdict: Verdict
    what: str  # one sentence for the card
    evidence: tuple[Evidence, ...]
    as_of: AsOf


@dataclass(frozen=True, slots=True)
class Article:
    """The report as a piece of print: what is headline, text and boilerplate."""

    publisher: str
    published: date | None
    headline: Span | None
    section: Span | None
    byline: Span | None
    agency: str  # id of the news agency in the dateline, or ""
    paragraphs: tuple[Span, ...]
    boilerplate: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one report. `notes` say what was cut, guessed or left open."""

    text: str
    article: Article
    parties: tuple[NewsParty, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    measures: tuple[MeasureMention, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()

    def party(self, party_id: str) -> NewsParty | None:
        """Find one party of this reading by id."""
        return next((p for p in self.parties if p.id == party_id), None)
