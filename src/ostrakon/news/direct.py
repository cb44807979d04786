"""Quotations and who speaks them: the cue beside the marks, the same cue for a split quotation, the same mouth for what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ostrakon.news.frames import Draft, cue_span, source_span
from ostrakon.news.grammar import Para, find_subjects
from ostrakon.news.lexicon import Cues
from ostrakon.news.quotes import is_sentence_like

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 30  # tokens between a quotation and its cue
_CUE_WORDS = 4  # `said on Tuesday,`
_DASHES = frozenset({"―", "—", "–", "-", "--"})
_STOPS = frozenset({".", "!", "?", "”", '"'})


@dataclass(slots=True)
class _Quote:
    start: int
    end: int
    text: str
    cue: Token | None = None
    source: tuple[int, int] | None = None
    head: Token | None = None


def attach_quotes(para: Para, frames: list[Draft], cues: Cues) -> list[Draft]:
    """Give all statements of a paragraph: quotations with their cues, merged with what the grammar found.

    A whole-sentence quotation with no cue of its own goes to the speaker of the quotation before it in the paragraph;
    at the head of a paragraph it is given as a Draft without source, for the caller to carry on.
    """
    text = para.doc.text
    whole = [_Quote(a, b, text[a:b]) for a, b in para.quotes if is_sentence_like(text[a:b])]
    for quote in whole:
        quote.cue = _cue_after(para, quote, cues) or _cue_before(para, quote, cues)
    out = list(frames)
    last: Draft | None = None
    for quote in whole:
        holder = next((d for d in out if any(_inside(quote, c) for c in d.content)), None)
        if quote.cue is None and holder is not None and not _opens_sentence(para, quote):
            holder.kind = "direct" if _fills(quote, holder) else "partial_direct"
            last = holder
            continue
        last = _place(para, quote, out, last)
    _add_second_halves(para, out)
    _mark_partial(para, out)
    return out


def _add_second_halves(para: Para, drafts: list[Draft]) -> None:
    """`"The talks are," he said, "over for good."`: a few words right after the cue of a quotation belong to it."""
    for draft in drafts:
        if draft.kind != "direct" or draft.verb is None:
            continue
        for start, end in para.quotes:
            between = para.doc.text[draft.verb.idx : start]
            after = draft.verb.idx < start and draft.content[-1][1] < start
            if (
                after
                and between.rstrip().endswith(",")
                and len(between.split()) <= _CUE_WORDS
                and '"' not in between
                and "“" not in between
            ):
                draft.content.append((start, end))


def _place(para: Para, quote: _Quote, out: list[Draft], last: Draft | None) -> Draft:
    """Put a quotation into the draft of its cue, of the speaker before it, or a new one."""
    cue = quote.cue
    if cue is not None:
        same = next((d for d in out if d.verb == cue), None)
        if same is None:
            same = _new(para, quote, cue)
            out.append(same)
        elif same.kind != "direct":
            same.kind, same.content = "direct", [(quote.start, quote.end)]
        else:
            same.content = sorted({*same.content, (quote.start, quote.end)})
        return same
    named = _named_beside(para, quote)
    if named is not None:
        draft = Draft(para, "direct", None, named[0], [para.doc[named[1][1] - 1]], named[1], [(quote.start, quote.end)], [])
        out.append(draft)
        return draft
    if last is not None and _opens_sentence(para, quote):
        if last.content[-1][1] < quote.start and last.kind == "direct":
            last.content.append((quote.start, quote.end))
            return last
        draft = Draft(para, "direct", None, None, last.sources, last.source, [(quote.start, quote.end)], [])
    else:
        draft = Draft(para, "direct", None, None, [], None, [(quote.start, quote.end)], [])
    out.append(draft)
    return draft


def _new(para: Para, quote: _Quote, cue: Token) -> Draft:
    head, span = _speaker(para, cue)
    people = [c for c in cue.children if c.dep_ in {"dobj", "dative"} and not para.quoted(c) and c != head]
    return Draft(para, "direct", cue, cue_span(cue), [head] if head is not None else [], span, [(quote.start, quote.end)], people)


def _speaker(para: Para, cue: Token) -> tuple[Token | None, tuple[int, int] | None]:
    """Give the cue's subject outside the marks; `said X` inverted; else the nearest noun before it."""
    for subject in find_subjects(cue):
        if not para.quoted(subject) and subject.sent == cue.sent:
            return subject, _outside(para, source_span(subject), cue)
    after = [t for t in para.doc[cue.i + 1 : cue.i + 9] if t.pos_ in {"PROPN", "NOUN", "PRON"} and not para.quoted(t)]
    if after and all(t.pos_ in {"DET", "ADJ", "PROPN", "NOUN", "PART", "PUNCT"} for t in para.doc[cue.i + 1 : after[0].i]):
        head = after[0]
        while head.dep_ in {"compound", "poss", "nmod", "amod"} and head.head.i > head.i and head.head.i <= cue.i + 12:
            head = head.head
        return head, _outside(para, source_span(head), cue)
    before = [t for t in para.doc[max(0, cue.i - 6) : cue.i] if t.pos_ in {"PROPN", "PRON", "NOUN"} and not para.quoted(t)]
    return (before[-1], _outside(para, source_span(before[-1]), cue)) if before else (None, None)


def _outside(para: Para, span: tuple[int, int], cue: Token) -> tuple[int, int]:
    start, end = span
    while start < end and para.quoted(para.doc[start]):
        start += 1
    for i in range(start, end):
        if para.quoted(para.doc[i]) or i == cue.i:
            return start, max(i, start + 1)
    return start, end


def _named_beside(para: Para, quote: _Quote) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Find `“...” - Name` or `Name: “...”`: returns the mark and the name as token ranges."""
    doc = para.doc
    after = [t.i for t in doc if t.idx >= quote.end and not t.is_space]
    if after and doc[after[0]].text in _DASHES:
        end = _name_end(para, after[0] + 1)
        return ((after[0], after[0] + 1), (after[0] + 1, end)) if end > after[0] + 1 else None
    before = [t.i for t in doc if t.idx + len(t) <= quote.start and not t.is_space]
    if len(before) > 1 and doc[before[-1]].text == ":":
        start = before[-1]
        while start > 0 and doc[start - 1].pos_ == "PROPN":
            start -= 1
        first = start == 0 or doc[start - 1].text in _STOPS
        return ((before[-1], before[-1] + 1), (start, before[-1])) if first and start < before[-1] else None
    return None


def _name_end(para: Para, i: int) -> int:
    while i < len(para.doc) and para.doc[i].pos_ == "PROPN" and not para.quoted(para.doc[i]):
        i += 1
    return i


def _cue_after(para: Para, quote: _Quote, cues: Cues) -> Token | None:
    """Find `..., X said` after the quotation: it must not have closed its sentence with a full stop."""
    inner = quote.text.rstrip('”"»’')
    if inner.endswith("."):
        return None
    steps = 0
    for token in para.doc:
        if token.idx < quote.end or token.is_space:
            continue
        if para.quoted(token) or (token.text in {".", ";", ":"} and steps) or steps > _REACH:
            return None
        steps += 1
        if _is_cue(token, cues, "say") and token.dep_ not in {"amod", "acl", "relcl", "advcl"}:
            return token
    return None


def _cue_before(para: Para, quote: _Quote, cues: Cues) -> Token | None:
    """Find `X said, ` / `X said: ` / `X said that ` before the quotation, in its sentence."""
    left = [t for t in para.doc if t.idx + len(t) <= quote.start and not t.is_space]
    if not left:
        return None
    comma = left[-1].text in {",", ":", "—", "–", "-"}
    for steps, token in enumerate(reversed(left)):
        if steps > _REACH or para.quoted(token) or (steps and token.text in {".", "!", "?"} and token.is_sent_end):
            return None
        near = steps <= 1 + comma
        if _is_cue(token, cues, "say") and (comma or near):
            return token
    return None


def _is_cue(token: Token, cues: Cues, name: str) -> bool:
    entry = cues.forms.get(token.lower_)
    return entry is not None and name in entry[1] and token.pos_ in {"VERB", "AUX"} and token.dep_ != "aux"


def _opens_sentence(para: Para, quote: _Quote) -> bool:
    before = para.doc.text[: quote.start].rstrip()
    return not before or before[-1] in '.!?”"'


def _inside(quote: _Quote, content: tuple[int, int]) -> bool:
    return content[0] <= quote.start + 1 and quote.end - 2 <= content[1]


def _fills(quote: _Quote, draft: Draft) -> bool:
    return any(_inside(quote, c) and quote.end - quote.start > 0.8 * (c[1] - c[0]) for c in draft.content)


def _mark_partial(para: Para, drafts: list[Draft]) -> None:
    """Widen content to take in quotations that it cuts, and mark what holds borrowed words."""
    for draft in drafts:
        if draft.kind == "direct":
            continue
        for i, (start, end) in enumerate(draft.content):
            for a, b in para.quotes:
                if a < end and start < b:
                    start, end = min(a, start), max(b, end)  # noqa: PLW2901 - the range grows quotation by quotation
                    draft.kind = "partial_direct" if draft.kind in {"indirect", "stance"} else draft.kind
            closed = end - start > 1 and para.doc.text[end - 1] in ".,;" and para.doc.text[end - 2] in '”"»'
            draft.content[i] = (start, end - closed)
