"""Persons: names in the text, offices before and after them, surnames led back to full names, and the state they speak for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ostrakon.news.cast import Cast, Place
from ostrakon.news.gazetteer import Term, fold, slug, surname
from ostrakon.news.grammar import Para, trim
from ostrakon.news.lexicon import load_table
from ostrakon.news.records import NewsParty

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MAX_NAME = 5
_MAX_ROLE = 14
_SHORT_SURNAME = 4  # letters: a shorter one is too often something else


@dataclass(slots=True)
class _Found:
    para: Para
    start: int
    end: int
    name: str
    titled: bool = False
    role: str = ""
    speaks_for: str = ""


def find_persons(cast: Cast, published: date | None) -> None:
    """Add every person to the cast. A bare surname goes to the full name in the text, else to the office holder of the day."""
    found = [f for para in cast.paras for f in _names(cast, para, published)]
    full = _full_names(found)
    sure = [f for f in found if " " in f.name or f.titled or fold(f.name) in full or cast.gazetteer.terms_of(f.name)]
    settled = [(item, *_settle(item, full, cast, published)) for item in sure]
    printed = {name for item, name, _ in settled if item.role}
    for item, name, doubts in settled:
        flags = doubts
        terms = _terms(cast, name, published)
        term = terms[0] if terms else None
        flags += _conflict(cast, name, item.speaks_for, published)
        speaks = item.speaks_for or (term.speaks_for if term and (item.role or term.covers(published)) else "")
        if term is not None and name not in printed:
            flags = (*flags, "role from our table of office holders")
        party = NewsParty(
            id=f"person:{slug(name)}", kind="person", name=name, mentions=(), role=item.role or (term.role if term else ""),
            speaks_for=speaks, country=_country(cast, speaks), flags=flags,
        )  # fmt: skip
        cast.add(party, Place(item.para.index, item.start, item.end, party.id, "name" if " " in item.name else "surname"))


def _names(cast: Cast, para: Para, published: date | None) -> list[_Found]:
    doc = para.doc
    spans = [_clean(doc, e.start, e.end) for e in doc.ents if e.label_ == "PERSON"]
    spans += [_after_title(doc, i) for i in range(len(doc) - 1) if _is_title(doc, i)]
    spans += [(t.i, t.i + 1) for t in doc if _is_office_holder(cast, doc, t.i, published)]
    out: list[_Found] = []
    for start, end in sorted({s for s in spans if s is not None}, key=lambda s: (s[0], -s[1])):
        if end > start and not any(f.start < end and start < f.end for f in out) and not cast.taken(para, start, end):
            item = _Found(para, start, end, doc[start:end].text, titled=start > 0 and _is_title(doc, start - 1))
            item.role, item.speaks_for = _role(cast, para, start, end)
            out.append(item)
    return out


def _clean(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Take titles, possessives and stray marks off a name; refuse what is no name."""
    words = load_table("roles.yaml")
    titles = {*words["titles"], *words["offices"].split()}
    while start < end and (doc[start].text in titles or not doc[start].text[0].isalpha()):
        start += 1
    start, end = trim(doc, start, end)
    while end > start and (doc[end - 1].text in {"'s", "’s", "'", "’"} or not doc[end - 1].text[0].isalpha()):
        end -= 1
    good = start < end and end - start <= _MAX_NAME and doc[start].text[0].isupper() and doc[end - 1].pos_ == "PROPN"
    return (start, end) if good and not (end < len(doc) and doc[end].text == "-") else None


def _is_title(doc: Doc, i: int) -> bool:
    words = load_table("roles.yaml")
    return doc[i].text in words["titles"] or (doc[i].text in words["offices"].split() and doc[i].text[0].isupper())


def _after_title(doc: Doc, i: int) -> tuple[int, int] | None:
    """The run of proper names after `President`, `Mr.` and the like."""
    end = i + 1
    while (
        end < len(doc)
        and end - i <= _MAX_NAME
        and doc[end].pos_ == "PROPN"
        and doc[end].text[0].isupper()
        and doc[end].ent_type_ in {"PERSON", "ORG", "GPE", ""}
    ):
        end += 1
    return _clean(doc, i + 1, end) if end > i + 1 and doc[i + 1].text not in load_table("roles.yaml")["offices"].split() else None


def _is_office_holder(cast: Cast, doc: Doc, i: int, published: date | None) -> bool:
    """A surname of our table that the model took for something else (`Trump` as an organisation)."""
    token = doc[i]
    bare = token.tag_ == "NN" and token.text[0].isupper() and not any(c.dep_ == "det" for c in token.children)
    proper = token.pos_ == "PROPN" or bare
    if not proper or token.ent_type_ not in {"ORG", "GPE", "PRODUCT", "WORK_OF_ART", ""} or len(token.text) < _SHORT_SURNAME:
        return False
    beside = [doc[j] for j in (i - 1, i + 1) if 0 <= j < len(doc)]
    if any(t.pos_ == "PROPN" and t.dep_ == "compound" for t in beside) or any(t.text in {"-", "&"} for t in beside):
        return False
    return any(t.covers(published) for t in cast.gazetteer.terms_of(token.text))


def _full_names(found: list[_Found]) -> dict[str, list[str]]:
    full: dict[str, list[str]] = {}
    for item in found:
        if " " in item.name:
            full.setdefault(fold(surname(item.name)), [])
            if item.name not in full[fold(surname(item.name))]:
                full[fold(surname(item.name))].append(item.name)
    return full


def _settle(item: _Found, full: dict[str, list[str]], cast: Cast, published: date | None) -> tuple[str, tuple[str, ...]]:
    """Lead a surname back to a full name, and say where more than one fits."""
    if " " in item.name:
        known = _terms(cast, item.name, published)
        return (known[0].name if known else item.name), ()
    names = full.get(fold(item.name), [])
    if names:
        known = _terms(cast, names[0], published)
        flags = (f"`{item.name}` may be any of: {', '.join(names)}",) if len(names) > 1 else ()
        return (known[0].name if known else names[0]), flags
    terms = _terms(cast, item.name, published)
    people = tuple(dict.fromkeys(t.name for t in terms if t.covers(published))) or tuple(dict.fromkeys(t.name for t in terms))
    return (people[0] if people else item.name), (f"`{item.name}` may be any of: {', '.join(people)}",) if len(people) > 1 else ()


def _terms(cast: Cast, name: str, published: date | None) -> list[Term]:
    """Terms of a person, the one that covers the day first."""
    return sorted(cast.gazetteer.terms_of(name), key=lambda t: (not t.covers(published), -t.first.toordinal()))


def _conflict(cast: Cast, name: str, speaks_for: str, published: date | None) -> tuple[str, ...]:
    """Say when the office our table gives to one first name is printed with another."""
    if " " not in name or not speaks_for:
        return ()
    same = [
        t
        for t in cast.gazetteer.terms_of(surname(name))
        if t.covers(published) and t.speaks_for == speaks_for and fold(t.name) != fold(name)
    ]
    return tuple(f"our table has {t.name} in this office ({t.role}): a misprint, or another person" for t in same)


def _role(cast: Cast, para: Para, start: int, end: int) -> tuple[str, str]:
    """Read the office before the name (`Iranian President`) or after it (`, the State Department's deputy ...,`)."""
    doc = para.doc
    for a, b in (_role_before(doc, start), _role_after(doc, end), _role_apposed(doc, start, end)):
        if b > a:
            text = para.doc[a:b].text
            cast.reserved.update((para.index, i) for i in range(a, b))
            return text, _behind(cast, para, a, b, text)
    return "", ""


def _role_before(doc: Doc, start: int) -> tuple[int, int]:
    offices = load_table("roles.yaml")["offices"].split()
    i = start
    while (
        i > 0 and start - i < _MAX_ROLE and (doc[i - 1].pos_ in {"PROPN", "NOUN", "ADJ"} or doc[i - 1].lower_ in {"of", "for", "'s", "’s"})
    ):
        i -= 1
    while i < start and doc[i].lower_ in {"of", "for", "'s", "’s"}:
        i += 1
    words = [t.text for t in doc[i:start]]
    return (i, start) if any(w in offices for w in words) else (start, start)


def _role_after(doc: Doc, end: int) -> tuple[int, int]:
    offices = {w.lower() for w in load_table("roles.yaml")["offices"].split()}
    if end + 1 >= len(doc) or doc[end].text != ",":
        return end, end
    stop = end + 1
    while (
        stop < len(doc)
        and stop - end <= 2 * _MAX_ROLE
        and doc[stop].text not in {",", ".", ";", "”", '"', "—"}
        and doc[stop].pos_ != "VERB"
    ):
        stop += 1
    first, stop = trim(doc, end + 1, stop)
    return (first, stop) if any(t.lower_ in offices for t in doc[first:stop]) else (end, end)


def _role_apposed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """`The US ambassador in Berlin, Richard Grenell,`: the name stands beside an office."""
    offices = {w.lower() for w in load_table("roles.yaml")["offices"].split()}
    name = doc[start:end].root
    if name.dep_ != "appos" or name.head.lower_ not in offices or name.head.i > start:
        return start, start
    return trim(doc, name.head.left_edge.i, start)


def _behind(cast: Cast, para: Para, start: int, end: int, role: str) -> str:
    """Whom the office speaks for: a body or state named in it, else what the office alone tells."""
    found = [p for i in range(start, end) for p in cast.at(para, para.doc[i])]
    found.sort(key=lambda p: (not p.party.startswith("org:"), p.how == "seat", p.start))
    if found and not (found[0].party.startswith("media:")):
        return found[0].party
    for office, state in load_table("roles.yaml")["defaults"].items():
        if office.lower() in role.lower():
            return state if ":" in state else f"state:{state}"
    return ""


def _country(cast: Cast, speaks_for: str) -> str:
    row = cast.gazetteer.known.get(speaks_for)
    return row.country if row else ""
