"""The report card: the text cut into pieces that can be highlighted, and the notes that stand in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ostrakon.news.records import Article, Check, Event, Evidence, NewsParty, Reading, Span, Statement, Verdict
from ostrakon.report.stays import part_sources
from ostrakon.report.words import Look, say_count, say_day, say_iso_days, say_range, unquote

CHECKS: dict[Verdict, Look] = {
    Verdict.CONFIRMED: Look("Confirmed", "✓", "go", "the record bears it out"),
    Verdict.NAME_ON_LIST: Look(
        "Name on a list", "■", "care", "a listed party has this name; whether it is the one meant, a person must judge"
    ),
    Verdict.ANNOUNCED: Look("Announced only", "◔", "care", "announced, but not in effect on that day"),
    Verdict.NOT_FOUND: Look("Not found", "?", "open", "nothing in our record speaks of it"),
    Verdict.CONTRADICTED: Look("Contradicted", "✕", "stop", "the record says otherwise"),
    Verdict.BEYOND_COVERAGE: Look("Beyond our record", "—", "open", "outside what our record covers"),
}

KINDS = {
    "direct": "quoted",
    "partial_direct": "partly quoted",
    "indirect": "reported",
    "attitude": "attitude",
    "commitment": "promise",
    "directive": "demand",
    "stance": "stance",
}


MEASURES_SHOWN = 6  # under one check; how many more there are is said


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: a statement (numbered) or an event (lettered)."""

    mark: str
    anchor: str
    head: str
    words: str
    details: tuple[tuple[str, str], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters with one look. `marks` are those of notes that begin here."""

    text: str
    said: bool = False
    event: bool = False
    party: bool = False
    marks: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or piece of boilerplate with the notes that belong beside it."""

    kind: str  # headline | section | byline | paragraph | boilerplate
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a check rests on, in words, and its sources as (words, address)."""

    words: str
    sources: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """One line, with the addresses."""
        told = "; ".join(", ".join(filter(None, source)) for source in self.sources)
        return " · ".join(filter(None, (self.words, told)))


@dataclass(frozen=True, slots=True)
class CheckView:
    """One claim held against the record."""

    look: Look
    claim: str
    what: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The whole card."""

    publisher: str
    published: str
    headline: str
    blocks: tuple[Block, ...]
    parties: tuple[tuple[str, tuple[NewsParty, ...]], ...]
    checks: tuple[CheckView, ...]
    notes: tuple[str, ...]


PARTY_KINDS = {
    "state": "States",
    "region": "Regions",
    "organisation": "Organisations",
    "person": "People",
    "anonymous": "Unnamed sources",
    "group": "Groups",
    "media": "Media",
}


def view_reading(reading: Reading) -> ReadingView:
    """Lay out a reading; every note lands beside the block that holds its first words."""
    notes = [_statement_note(reading, n, it) for n, it in enumerate(reading.statements, 1) if it.content]
    notes += [_event_note(reading, n, it) for n, it in enumerate(reading.events)]
    notes.sort(key=lambda note: (note.span.start, note.mark))
    article = reading.article
    return ReadingView(
        publisher=article.publisher,
        published=say_day(article.published) if article.published else "",
        headline=article.headline.text if article.headline else "",
        blocks=tuple(_view_block(reading, kind, span, notes) for kind, span in _layout(article)),
        parties=_group_parties(reading),
        checks=tuple(_view_check(it) for it in reading.checks),
        notes=reading.notes,
    )


def _layout(article: Article) -> list[tuple[str, Span]]:
    named = [("headline", article.headline), ("section", article.section), ("byline", article.byline)]
    spans = [(kind, span) for kind, span in named if span]
    taken = [span for _, span in spans]
    spans += [("paragraph", it) for it in article.paragraphs]
    spans += [("boilerplate", it) for it in article.boilerplate if not any(it.overlaps(other) for other in taken)]
    return sorted(spans, key=lambda it: (it[1].start, it[1].end))


def _group_parties(reading: Reading) -> tuple[tuple[str, tuple[NewsParty, ...]], ...]:
    groups = [(title, tuple(p for p in reading.parties if p.kind == kind)) for kind, title in PARTY_KINDS.items()]
    return tuple((title, parties) for title, parties in groups if parties)


def name_party(reading: Reading, key: str) -> str:
    """The name behind a party id; an id that is not in the reading is shown without its kind."""
    party = reading.party(key)
    return party.name if party else key.partition(":")[2].replace("-", " ").title() or key


def _statement_note(reading: Reading, number: int, it: Statement) -> Note:
    who = ", ".join(name_party(reading, key) for key in it.speakers) or "someone not named"
    details = [
        ("Kind", KINDS.get(it.kind, it.kind) + (", a denial" if it.denies else "")),
        ("Through", _chain(reading, it)),
        ("To", ", ".join(name_party(reading, key) for key in it.addressees)),
        ("Hedged", ", ".join(hedge.replace(":", ": ") for hedge in it.hedges)),
        ("When", _when(it)),
    ]
    first = it.content[0]
    said = " … ".join(unquote(span.text) for span in it.content)
    return Note(str(number), f"say-{number}", who, said, tuple((k, v) for k, v in details if v), first)


def _chain(reading: Reading, it: Statement) -> str:
    """Write the chain of mouths where somebody stands between the outlet and the speakers."""
    between = [key for key in it.chain[1:] if key not in it.speakers]
    return " → ".join(name_party(reading, key) for key in it.chain) if between else ""


def _event_note(reading: Reading, index: int, it: Event) -> Note:
    letter = _letters(index)
    actors = ", ".join(name_party(reading, key) for key in it.actors) or "someone"
    targets = ", ".join(name_party(reading, key) for key in it.targets)
    head = f"{actors}: {it.type.replace('_', ' ')}{f' → {targets}' if targets else ''}"
    details = [
        ("Event", it.status.value),
        ("Told by", " → ".join(name_party(reading, key) for key in it.told_by[1:] or it.told_by)),
        ("Hedged", ", ".join(hedge.replace(":", ": ") for hedge in it.hedges)),
        ("When", _when(it)),
    ]
    return Note(letter, f"event-{letter}", head, "", tuple((k, v) for k, v in details if v), it.evidence)


def _letters(index: int) -> str:
    """Count in letters: a to z, then aa, ab and so on."""
    letter = chr(ord("a") + index % 26)
    return letter if index < 26 else _letters(index // 26 - 1) + letter  # noqa: PLR2004 - letters of the alphabet


def _when(it: Statement | Event) -> str:
    if it.date is None:
        return ""
    day = it.date.value
    if day and it.date.how.startswith("by the record"):
        return f"{say_range(day)} ({it.date.how})"
    return f"{say_range(day)} (“{it.date.span.text}”)" if day else f"“{it.date.span.text}”, not resolved"


def _view_check(it: Check) -> CheckView:
    measures = [e for e in it.evidence if e.kind == "measure"]
    shown = [e for e in it.evidence if e not in measures[MEASURES_SHOWN:]]
    more = len(it.evidence) - len(shown)
    evidence = (*map(_view_evidence, shown), *([EvidenceView(f"and {say_count(more, 'more measure')}")] if more else []))
    return CheckView(CHECKS[it.verdict], it.words.text, say_iso_days(it.what), evidence)


def _view_evidence(it: Evidence) -> EvidenceView:
    """Give what, when and where it stands; a listing is told in the answer, so its entry does. A measure stands in the law itself."""
    if it.kind == "measure":
        return EvidenceView(say_iso_days(f"{it.title} · {it.source}"))
    words = f"entry {it.id}" if it.kind == "listing" else " · ".join(filter(None, (it.title, say_day(it.day) if it.day else "")))
    return EvidenceView(words, tuple((say_iso_days(told), url) for told, url in part_sources(it.source)))


def _view_block(reading: Reading, kind: str, block: Span, notes: list[Note]) -> Block:
    here = tuple(note for note in notes if block.start <= note.span.start < block.end)
    if kind == "boilerplate":
        return Block(kind, (Piece(block.text),), here)
    return Block(kind, tuple(_cut(reading, block, here)), here)


def _cut(reading: Reading, block: Span, notes: tuple[Note, ...]) -> list[Piece]:
    """Cut a block at every border of a statement, event or mention, so that overlapping marks never cross."""
    said = [s for it in reading.statements for s in it.content if s.overlaps(block)]
    events = [it.evidence for it in reading.events if it.evidence.overlaps(block)]
    named = [m.span for p in reading.parties for m in p.mentions if m.span.overlaps(block) and m.how != "pronoun"]
    borders = {block.start, block.end} | {x for span in (*said, *events, *named) for x in (span.start, span.end)}
    borders |= {note.span.start for note in notes}
    edges = sorted(x for x in borders if block.start <= x <= block.end)
    pieces = []
    for start, end in pairwise(edges):
        probe = Span(start, end, "")
        marks = tuple(note for note in notes if note.span.start == start)
        in_said, in_event, in_name = (any(span.overlaps(probe) for span in spans) for spans in (said, events, named))
        pieces.append(Piece(reading.text[start:end], in_said, in_event, in_name, marks))
    return pieces
