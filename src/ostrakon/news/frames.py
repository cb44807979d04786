"""Attribution by grammar: for each cue verb, noun or preposition, who says and what is said (indirect and partly quoted)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ostrakon.news.grammar import SUBJECTS, Para, clause_verb, find_subjects, has_to, trim
from ostrakon.news.lexicon import Cues, load_cues, words
from ostrakon.news.reality import find_status
from ostrakon.news.tense import is_negated, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNNAMED = re.compile(r"(?:not )?to (?:be|remain) (?:named|identified|anonymous|unnamed|quoted)\b|anonymity\b", re.IGNORECASE)
_QUOTED_BY = frozenset({"quoted", "cited", "reported"})
_ACTS = frozenset({"directive", "commitment", "stance", "attitude"})  # told only where they are real: not `to urge`, `might hope`


@dataclass(slots=True)
class Draft:
    """A statement before its parties are known. Token ranges and character ranges are in the paragraph's parse."""

    para: Para
    kind: str
    verb: Token | None
    cue: tuple[int, int] | None
    sources: list[Token]
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    addressees: list[Token]
    carried: Draft | None = None  # the draft whose speaker goes on here


def find_frames(para: Para, cues: Cues) -> list[Draft]:
    """Give all attributions that the parse shows, in order; cues inside quotation marks are the quoted one's, not ours."""
    drafts = []
    for token in para.doc:
        if para.quoted(token):
            continue
        entry = cues.forms.get(token.lower_)
        if token.lower_ in _QUOTED_BY and [t.lower_ for t in para.doc[token.i + 1 : token.i + 3]] == ["as", "saying"]:
            drafts += _quoted_as(para, token)
        elif entry and token.pos_ in {"VERB", "AUX"}:
            drafts += _verb_frame(para, token, *entry)
        elif token.lower_ in cues.nouns and token.pos_ == "NOUN":
            drafts += _noun_frame(para, token)
        elif token.lower_ == "according":
            drafts += _according(para, token)
    return drafts


def cue_span(verb: Token) -> tuple[int, int]:
    """Give the verb with its auxiliaries, negation and particle."""
    start, end = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass", "neg"} and child.i < verb.i and child.lower_ != "to":
            start = min(start, child.i)
        if child.dep_ == "prt" and child.i == end:
            end = child.i + 1
    doc = verb.doc
    while start < verb.i and doc[start].dep_ not in {"aux", "auxpass", "neg"}:
        start += 1
    return (start, end) if all(doc[i].pos_ in {"AUX", "ADV", "PART", "VERB"} for i in range(start, end - 1)) else (verb.i, end)


def source_span(token: Token) -> tuple[int, int]:
    """Give the whole noun phrase of a source, its apposition included."""
    return trim(token.doc, token.left_edge.i, token.right_edge.i + 1)


def _verb_frame(para: Para, verb: Token, lemma: str, classes: frozenset[str]) -> list[Draft]:
    picked = _content(verb, lemma, classes)
    if picked is None:
        return []
    kind, (start, end), addressees = picked
    if kind in _ACTS and not is_negated(verb) and find_status(para, verb) is None:
        return []
    sources = [s for s in find_subjects(verb) if not start <= s.i < end]
    if not sources or _generic(verb, sources):
        return []
    content = _trimmed(para, start, end)
    if content is None or _UNNAMED.match(para.doc.text[content[0] : content[1]]):
        return []
    head = sources[0]
    span = source_span(head) if head.i < verb.i or verb.dep_ != "relcl" else (head.i, head.i + 1)
    span = _clip(span, verb, (start, end))
    return [Draft(para, kind, verb, cue_span(verb), sources, span, [content], addressees)]


def _generic(verb: Token, sources: list[Token]) -> bool:
    """Leave out empty speakers: `it seems`, `there are reports`, `that shows`, `you know`."""
    return all(s.lower_ in {"it", "there", "that", "this", "what", "you", "one"} for s in sources) and verb.lower_ not in {"said", "says"}


def _clip(span: tuple[int, int], verb: Token, content: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if start <= verb.i < end:
        end = verb.i
    for edge in content:
        if start < edge < end:
            end = edge
    return trim(verb.doc, start, end) if end > start else span


def _content(verb: Token, lemma: str, classes: frozenset[str]) -> tuple[str, tuple[int, int], list[Token]] | None:
    """Find what is said: kind, token range, addressees."""
    children = list(verb.children)
    objects = [c for c in children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"]
    clause = next((c for c in children if c.dep_ == "ccomp"), None)
    infinitive = next((c for c in children if c.dep_ in {"xcomp", "advcl"} and has_to(c) and c.i > verb.i), None)
    if "direct" in classes:
        found = _directive(verb, clause, infinitive, objects)
        if found:
            return found
    if clause is not None and classes & {"say", "think", "commit"}:
        kind = "indirect" if "say" in classes else "attitude"
        return kind, _clause_range(verb, clause), [o for o in objects if o.i > verb.i]
    if infinitive is not None and infinitive.dep_ == "xcomp" and classes & {"commit", "think"}:
        kind = (
            "commitment" if "commit" in classes and lemma not in {"hope", "want", "wish", "prefer", "seek", "aim", "expect"} else "attitude"
        )
        return kind, _range(infinitive), []
    if "label" in classes:
        found = _label(verb, objects)
        if found:
            return found
    return _object_content(verb, lemma, classes, objects)


def _directive(
    verb: Token, clause: Token | None, infinitive: Token | None, objects: list[Token]
) -> tuple[str, tuple[int, int], list[Token]] | None:
    if infinitive is not None and objects:
        return "directive", _range(infinitive), objects[:1]
    if clause is not None and has_to(clause) and clause.i > verb.i:
        to = next(c for c in clause.children if c.lower_ == "to")
        subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
        if subjects:
            return "directive", (to.i, clause.right_edge.i + 1), subjects[:1]
    return None


def _label(verb: Token, objects: list[Token]) -> tuple[str, tuple[int, int], list[Token]] | None:
    complement = next(
        (c for c in verb.children if c.i > verb.i and (c.dep_ in {"oprd", "acomp"} or (c.dep_ == "prep" and c.lower_ == "as"))), None
    )
    if complement is None:
        small = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and c.pos_ not in {"VERB", "AUX"}), None)
        return ("indirect", _range(small), []) if small is not None else None
    start = min([o.left_edge.i for o in objects] + [complement.left_edge.i])
    kind = "attitude" if verb.lemma_ in {"see", "view", "regard", "consider", "deem"} else "indirect"
    return kind, (start, complement.right_edge.i + 1), []


def _object_content(
    verb: Token, lemma: str, classes: frozenset[str], objects: list[Token]
) -> tuple[str, tuple[int, int], list[Token]] | None:
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in load_cues().object_preps.get(lemma, ()) and prep.i > verb.i:
            inner = [c for c in prep.children if c.dep_ in {"pobj", "pcomp"}]
            if inner:
                return "stance", (inner[0].left_edge.i, inner[0].right_edge.i + 1), []
    after = [o for o in objects if o.i > verb.i and o.dep_ == "dobj"]
    if "stance" in classes and after:
        parts = [c for c in verb.children if c.i >= after[0].i and c.dep_ in {"dobj", "prep"}]
        end = max(c.right_edge.i for c in parts if c.dep_ == "dobj" or not any(t.ent_type_ in {"DATE", "TIME"} for t in c.children))
        return "stance", (after[0].left_edge.i, end + 1), []
    return None


def _range(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _clause_range(verb: Token, clause: Token) -> tuple[int, int]:
    """Give the clause's tokens; one before its cue ends where the cue's own words begin."""
    start, end = _range(clause)
    if clause.i > verb.i:
        return max(start, verb.i + 1), _with_coordinated(verb, clause, end)
    own = [c.left_edge.i for c in verb.children if c != clause and c.dep_ in {"nsubj", "aux", "advmod"} and c.i > clause.i]
    return start, min([verb.i, *own, max(end, clause.i + 1)])


def _with_coordinated(verb: Token, clause: Token, end: int) -> int:
    """`saying it fails ... and does not give ...`: a verb that shares the clause's tense and not the main verb's goes on with it."""
    doc = verb.doc
    for above in verb.ancestors:
        for other in above.children:
            near = other.dep_ == "conj" and other.i > end and not any(c.dep_ in SUBJECTS for c in other.children)
            joined = near and doc[end].dep_ == "cc" and other.left_edge.i <= end + 2
            if joined and tense_of(other) == tense_of(clause) != tense_of(above):
                return other.right_edge.i + 1
    return end


def _trimmed(para: Para, start: int, end: int) -> tuple[int, int] | None:
    start, end = trim(para.doc, start, end)
    while start + 1 < end and para.doc[start].lower_ in words("openers") and para.doc[start + 1].text == ",":
        start, end = trim(para.doc, start + 1, end)
    if start >= end:
        return None
    return para.doc[start].idx, para.doc[end - 1].idx + len(para.doc[end - 1])


def _noun_frame(para: Para, noun: Token) -> list[Draft]:
    """`the country's promise to back off`, `his claim that ...`."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i), None)
    if owner is None or clause is None:
        return []
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    if not (that or has_to(clause)):
        return []
    content = _trimmed(para, clause.left_edge.i, clause.right_edge.i + 1)
    if content is None:
        return []
    kind = "commitment" if noun.lemma_ in {"promise", "pledge", "vow", "commitment", "threat", "plan"} else "indirect"
    return [Draft(para, kind, None, (noun.i, noun.i + 1), [owner], source_span(owner), [content], [])]


def _quoted_as(para: Para, verb: Token) -> list[Draft]:
    """`..., X was quoted as saying by an agency` and `X was quoted as saying that ...`."""
    subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
    people = [e for e in verb.sent.ents if e.label_ == "PERSON" and e.end <= verb.i]
    if not subjects and not people:
        return []
    source = people[-1].root if people else subjects[0]
    start, end = source_span(source)
    after = verb.i + 3
    before = (verb.sent.start, start) if start > verb.sent.start + 2 else None
    content = _trimmed(para, *(before or (after, verb.sent.end)))
    return [Draft(para, "indirect", None, (verb.i, after), [source], (start, min(end, verb.i)), [content], [])] if content else []


def _according(para: Para, token: Token) -> list[Draft]:
    """`..., according to X`: the clause that it hangs on is X's."""
    prep = next((t for t in para.doc[token.i + 1 : token.i + 2] if t.lower_ == "to"), None)
    source = next((c for c in (prep.children if prep is not None else ()) if c.dep_ == "pobj"), None)
    verb = clause_verb(token.head)
    if source is None or verb is None or prep is None:
        return []
    sent = token.sent
    last = source_span(source)
    pieces = [(sent.start, token.i)] if token.i > sent.start + 1 else []
    rest = para.doc[last[1] : sent.end]
    if not pieces or (rest and rest[0].text == "," and any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest)):
        pieces.append((last[1], sent.end))  # `The talks, according to X, are over`
    content = [c for c in (_trimmed(para, *piece) for piece in pieces) if c is not None]
    return [Draft(para, "indirect", None, (token.i, prep.i + 1), [source], last, content, [])] if content else []
