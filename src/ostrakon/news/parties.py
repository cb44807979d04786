"""Finding the parties: known names, unnamed sources, groups, other organisations. Persons are found in `persons`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ostrakon.news.cast import Cast, Place
from ostrakon.news.gazetteer import AMBIGUOUS, load_gazetteer, slug
from ostrakon.news.grammar import Para, trim
from ostrakon.news.lexicon import load_table
from ostrakon.news.persons import find_persons
from ostrakon.news.records import NewsParty

if TYPE_CHECKING:
    from spacy.tokens import Span as Chunk
    from spacy.tokens import Token

_MIN_NAME = 3
_COMPANY_NOUNS = frozenset({"company", "bank", "group", "airline", "firm", "corporation", "network", "tanker", "vessel", "ship"})


def find_parties(paras: list[Para], published: date | None) -> Cast:
    """Read the cast of a report off its parsed paragraphs."""
    cast = Cast(load_gazetteer(), paras)
    for para in paras:
        _find_known(cast, para)
    find_persons(cast, published)
    for para in paras:
        _find_unnamed(cast, para)
        _find_organisations(cast, para)
        _find_references(cast, para)
    return cast


def _find_known(cast: Cast, para: Para) -> None:
    text = para.doc.text
    after = 0
    for token in para.doc:
        if token.idx < after or not token.text[0].isupper():
            continue
        entry = cast.gazetteer.match(text, token.idx)
        if entry is None or _part_of_person(token, len(entry.surface)):
            continue
        after = token.idx + len(entry.surface)
        end = next((t.i for t in para.doc[token.i :] if t.idx >= after), len(para.doc))
        party = cast.known(entry.party)
        if entry.surface in AMBIGUOUS:
            party = replace(party, flags=(f"`{entry.surface}` may be something else",))
        cast.add(party, Place(para.index, token.i, end, entry.party, entry.how))


def _part_of_person(token: Token, length: int) -> bool:
    """A state's name within a longer person's name (Michael Jordan) is no state."""
    if token.ent_type_ != "PERSON":
        return False
    entity = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
    return entity is not None and len(entity.text) > length + 2 and entity.start != token.i


def _find_unnamed(cast: Cast, para: Para) -> None:
    """Unnamed sources (`a senior State Department official`) and groups (`U.S. allies`, `European companies`)."""
    words = load_table("roles.yaml")
    anonymous, groups = set(words["anonymous"].split()), set(words["groups"].split())
    for chunk in para.doc.noun_chunks:
        head = chunk.root
        start, end = trim(para.doc, chunk.start, chunk.end)
        if head.pos_ == "PROPN" and head.lower_ not in anonymous:
            continue
        if head.lower_ in anonymous and not _names_person(cast, para, chunk):
            _add_anonymous(cast, para, start, end, head)
        elif head.lower_ in groups:
            _add_group(cast, para, start, end, head)


def _names_person(cast: Cast, para: Para, chunk: Chunk) -> bool:
    named = any(p.party.startswith("person:") for t in chunk for p in cast.at(para, t))
    apposed = any(c.dep_ == "appos" and any(p.party.startswith("person:") for p in cast.at(para, c)) for c in chunk.root.children)
    return named or apposed


def _add_anonymous(cast: Cast, para: Para, start: int, end: int, head: Token) -> None:
    tokens = [t for t in para.doc[start:end] if t.pos_ not in {"DET", "PUNCT", "PRON"}]
    words = " ".join(t.text for t in tokens)
    tails = [c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "from", "at", "in", "with"}]
    behind = _state_within(cast, para, start, end) or next(
        (s for c in tails if (s := _state_within(cast, para, c.i, c.right_edge.i + 1))), ""
    )
    flags: tuple[str, ...] = ()
    if not behind:
        behind = next(
            (
                p.speaks_for
                for q in reversed(cast.places_before(para.index, start))
                if (p := cast.parties[q.party]).kind == "anonymous" and p.speaks_for
            ),
            "",
        )
        flags = ("whom it speaks for is inferred from what stands before",) if behind else ()
    row = cast.gazetteer.known.get(behind)
    key = slug(words)
    party = NewsParty(f"anon:{key}", "anonymous", words, (), speaks_for=behind, country=row.country if row else "", flags=flags)
    cast.add(party, Place(para.index, start, end, party.id, "description"))


def _add_group(cast: Cast, para: Para, start: int, end: int, head: Token) -> None:
    base = _state_within(cast, para, start, end)
    if not base:
        return
    if head.lower_ in load_table("roles.yaml")["states_like"] and base.startswith("region:"):
        cast.add(cast.known(base), Place(para.index, start, end, base, "description"))
        return
    words = " ".join(
        t.text for t in para.doc[start:end] if (t.pos_ not in {"DET", "PUNCT", "PRON", "NUM"} and t.dep_ != "amod") or cast.at(para, t)
    )
    row = cast.gazetteer.known[base]
    party = NewsParty(f"group:{slug(words.replace('U.S.', 'US'))}", "group", words, (), country=row.country)
    cast.add(party, Place(para.index, start, end, party.id, "description"))


def _state_within(cast: Cast, para: Para, start: int, end: int) -> str:
    """Give the body (first choice) or state named within a phrase."""
    found = [p.party for i in range(start, end) for p in cast.at(para, para.doc[i]) if p.party.split(":")[0] in {"org", "state", "region"}]
    return next((p for p in found if p.startswith("org:")), found[0] if found else "")


def _find_organisations(cast: Cast, para: Para) -> None:
    """Other organisations, companies, vessels and aircraft that the model sees: candidates for the lists."""
    for entity in para.doc.ents:
        if entity.label_ not in {"ORG", "PRODUCT", "FAC"}:
            continue
        start, end = trim(para.doc, entity.start, entity.end)
        while start < end and para.doc[start].lower_ in {"the", "a", "an"}:
            start += 1
        while end > start and para.doc[end - 1].text in {"'s", "’s"}:
            end -= 1
        if start < end and not cast.taken(para, start, end):
            _add_organisation(cast, para, start, end)
    for start, end in _capital_runs(para):
        covered = [p for i in range(start, end) for p in cast.at(para, para.doc[i])]
        if all(p.party.startswith("state:") and p.end < end for p in covered) and (para.index, start) not in cast.reserved:
            _add_organisation(cast, para, start, end)


def _add_organisation(cast: Cast, para: Para, start: int, end: int) -> None:
    """Add a body under its name; a short form of one named before (`the Treasury`) goes to that one."""
    name = para.doc[start:end].text
    if len(name) < _MIN_NAME or not name[0].isupper() or not any(c.islower() or c.isupper() for c in name):
        return
    longer = [key for spelled, key in cast.spelled.items() if spelled.startswith(name + " ")]
    key = longer[0] if longer else f"org:{slug(name)}"
    party = cast.parties.get(key) or NewsParty(key, "organisation", name, (), flags=("name taken from the text only",))
    cast.add(party, Place(para.index, start, end, key, "name"))


def _capital_runs(para: Para) -> list[tuple[int, int]]:
    """Two or more proper names in a row that form one noun and are no person, place or date (`Mahan Air`, `Iran Air`)."""
    runs: list[tuple[int, int]] = []
    doc = para.doc
    for chunk in doc.noun_chunks:
        start, end = chunk.root.i, chunk.root.i + 1
        while start > chunk.start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[0].isupper():
            start -= 1
        if chunk.root.lower_ in _COMPANY_NOUNS:
            end -= 1
        elif chunk.root.pos_ != "PROPN":
            continue
        if end - start > 1 and all(t.ent_type_ in {"", "ORG", "PRODUCT", "FAC", "WORK_OF_ART", "GPE"} for t in doc[start:end]):
            runs.append((start, end))
    return runs


def _find_references(cast: Cast, para: Para) -> None:
    """`the country`, `the regime`: the state named last; `the Trump administration`: the state that person speaks for."""
    references = load_table("roles.yaml")["references"]
    for token in para.doc[1:]:
        before = para.doc[token.i - 1]
        if token.lower_ == "administration" and before.pos_ == "PROPN":
            people = [p for p in cast.at(para, before) if p.party.startswith("person:")]
            state = cast.parties[people[0].party].speaks_for if people else ""
            if state.startswith("state:"):
                cast.add(cast.known(state), Place(para.index, before.i, token.i + 1, state, "description"))
        elif f"{before.lower_} {token.lower_}" in references and not cast.taken(para, before.i, token.i + 1):
            state = cast.last_of(para, before.i, frozenset({"state"}))
            if state:
                cast.add(cast.known(state), Place(para.index, before.i, token.i + 1, state, "reference"))
