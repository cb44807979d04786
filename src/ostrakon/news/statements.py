"""From drafts to statements: parties behind the words, the chain of mouths, hedges, date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ostrakon.news.cast import Cast, Place
from ostrakon.news.dates import Dated
from ostrakon.news.direct import attach_quotes
from ostrakon.news.frames import Draft, find_frames
from ostrakon.news.gazetteer import slug
from ostrakon.news.grammar import RELATIVES, Para, clause_verb, phrase
from ostrakon.news.lexicon import Cues, load_cues
from ostrakon.news.measures import Measures
from ostrakon.news.reality import find_status
from ostrakon.news.records import EventStatus, NewsParty, Statement, When
from ostrakon.news.tense import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_DUPLICATE = 0.8
_SHORT_QUOTE = 6  # words: a shorter quotation without speaker is a catchphrase


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the draft it came from, for what is told inside it."""

    statement: Statement
    draft: Draft


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report's statements are read against. `outlet` is the chain of mouths down to the report itself."""

    cast: Cast
    measures: Measures
    dates: dict[int, list[Dated]]
    outlet: tuple[str, ...]


def find_statements(setting: Setting) -> dict[int, list[Told]]:
    """Give the statements by paragraph, in text order."""
    cues = load_cues()
    drafts: list[Draft] = []
    for para in setting.cast.paras:
        drafts += _distinct(_carry_on(drafts, attach_quotes(para, find_frames(para, cues), cues)))
    told: dict[int, list[Told]] = {}
    for number, draft in enumerate(sorted(drafts, key=lambda d: (d.para.index, d.content[0][0])), 1):
        here = told.setdefault(draft.para.index, [])
        here.append(Told(_statement(f"S{number}", draft, setting, here), draft))
    return told


def _carry_on(earlier: list[Draft], found: list[Draft]) -> list[Draft]:
    """A quotation that opens a paragraph without a speaker is the last speaker's; a short one is nobody's."""
    out = []
    for draft in found:
        if draft.sources or draft.kind != "direct":
            out.append(draft)
            continue
        last = earlier[-1] if earlier else None
        follows = last is not None and last.kind == "direct" and last.para.index == draft.para.index - 1 and draft.content[0][0] == 0
        if follows and last is not None:
            draft.sources, draft.source = [], None
            draft.carried = last.carried or last
            out.append(draft)
        elif len(_words(draft)) > _SHORT_QUOTE:
            out.append(draft)
    return out


def _words(draft: Draft) -> list[str]:
    return " ".join(draft.para.doc.text[a:b] for a, b in draft.content).split()


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Of two readings of the same words keep the first; cues inside another's indirect content stay (they are told twice)."""
    out: list[Draft] = []
    for draft in drafts:
        if not any(_share(draft, held) > _DUPLICATE for held in out):
            out.append(draft)
    return out


def _share(one: Draft, other: Draft) -> float:
    a = {i for s, e in one.content for i in range(s, e)}
    b = {i for s, e in other.content for i in range(s, e)}
    return len(a & b) / len(a | b)


def _statement(key: str, draft: Draft, setting: Setting, here: list[Told]) -> Statement:
    para, cast, cues = draft.para, setting.cast, load_cues()
    origin = draft.carried or draft
    speakers = resolve_all(cast, origin.para, origin.sources) or _described(cast, origin)
    content = tuple(para.chars(a, b) for a, b in draft.content)
    outer = [t.statement for t in here if any(h.holds(content[0]) for h in t.statement.content)]
    hedges = _hedges(draft, speakers, cues)
    unnamed = ("(unnamed)",) if cues.hedge_adverbs.intersection(hedges) else ()
    return Statement(
        id=key,
        kind=draft.kind,
        speakers=speakers,
        source=origin.para.tokens(*origin.source) if origin.source else None,
        cue=para.tokens(*draft.cue) if draft.cue else None,
        content=content,
        addressees=resolve_all(cast, para, draft.addressees),
        chain=(*(outer[-1].chain if outer else setting.outlet), *unnamed, *(speakers or (_words_of(origin),))),
        hedges=hedges,
        denies=_denies(draft, cues),
        date=_date(draft, setting.dates.get(para.index, [])),
        about=_about(draft, setting.measures),
    )


def resolve_all(cast: Cast, para: Para, tokens: list[Token]) -> tuple[str, ...]:
    """Give the parties behind some words, each once, in order."""
    return tuple(dict.fromkeys(p for t in tokens for p in cast.resolve(para, t)))


def _described(cast: Cast, draft: Draft) -> tuple[str, ...]:
    """A speaker known only by a description (`a freight association in Bremen`) becomes an unnamed source."""
    head = draft.sources[0] if draft.sources else None
    if head is None or draft.source is None:
        return ()
    start, end = draft.source
    if head.lower_ in RELATIVES and head.head.dep_ == "relcl":  # `listeners who said`: the noun before the clause
        head = head.head.head
        start, end = phrase(head)
    if head.pos_ not in {"NOUN", "PROPN"}:
        return ()
    doc = draft.para.doc
    while start < head.i and doc[start].pos_ == "DET":
        start += 1
    cut = next((i for i in range(max(start, head.i), end) if doc[i].text == ","), end)
    words = doc[start:cut].text
    party = NewsParty(f"anon:{slug(words)}", "anonymous", words, (), flags=("known only by this description",))
    cast.add(party, Place(draft.para.index, start, max(cut, start + 1), party.id, "description"))
    return (party.id,)


def _words_of(draft: Draft) -> str:
    return draft.para.tokens(*draft.source).text if draft.source else "(unknown)"


def _about(draft: Draft, measures: Measures) -> tuple[str, ...]:
    """Measures named in the content; a bare `it` there is the agreement named last."""
    found: list[str] = []
    for start, end in draft.content:
        inside = [t for t in draft.para.doc if start <= t.idx < end]
        if inside:
            found += measures.within(draft.para, inside[0].i, inside[-1].i + 1)
            if inside[0].lower_ == "it" and (last := measures.last_before(draft.para, inside[0].i, "agreement", in_para=True)):
                found.append(last)
    return tuple(dict.fromkeys(found))


def _hedges(draft: Draft, speakers: tuple[str, ...], cues: Cues) -> tuple[str, ...]:
    """Words that take firmness away: adverbs at the cue, the attitude, a modal in what is said, a medium as the only source."""
    found: list[str] = []
    verb = draft.verb
    if verb is not None:
        found += [c.lower_ for c in verb.children if c.lower_ in cues.hedge_adverbs]
        if find_status(draft.para, verb) is EventStatus.PLANNED:
            found.append("planned")
        if draft.kind in {"attitude", "commitment"} and verb.lower_ in cues.forms:
            lemma = cues.forms[verb.lower_][0]
            found.append("belief" if lemma in cues.belief else lemma)
    if any(s.startswith("media:") for s in speakers):
        found.append("second_hand")
    if draft.kind in {"indirect", "partial_direct", "attitude"}:
        span = draft.para.doc.char_span(*draft.content[0], alignment_mode="expand")
        root = clause_verb(span.root) if span is not None else None
        words = [c.lower_ for c in root.children if c.dep_ == "aux"] if root is not None else []
        found += [f"{cues.hedge_modals[w]}:{w}" for w in words if w in cues.hedge_modals]
    return tuple(dict.fromkeys(found))


def _denies(draft: Draft, cues: Cues) -> bool:
    """Whether the cue denies, is itself negated, or the main clause of what is said is negated."""
    verb = draft.verb
    if verb is not None:
        entry = cues.forms.get(verb.lower_)
        if (entry is not None and entry[0] in cues.deny) or is_negated(verb):
            return True
    span = draft.para.doc.char_span(*draft.content[0], alignment_mode="expand")
    root = span.root if span is not None else None
    return draft.kind in {"indirect", "partial_direct"} and root is not None and root.pos_ in {"VERB", "AUX"} and is_negated(root)


def _date(draft: Draft, dates: list[Dated]) -> When | None:
    """Give the time expression that hangs on the cue itself, outside the content."""
    content = [draft.para.chars(a, b) for a, b in draft.content]
    mine = [d.when for d in dates if draft.verb is not None and d.verb == draft.verb]
    return next((w for w in mine if not any(c.overlaps(w.span) for c in content)), None)
