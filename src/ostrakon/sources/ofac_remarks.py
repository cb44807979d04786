"""The remarks of an OFAC entry: phrases parted by semicolons, most opened by a key, read into facts.

Format: OFAC's data specification (dat_spec.txt) says only that identifiers, features, weak aliases (`a.k.a. 'NAME'`) and `Linked To:`
stand in the remarks field; the phrases themselves are in `ofac_keys`. Entries read from XML pass through here too, phrase by phrase,
so that one entry gives the same facts in both formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ostrakon.sources.draft import Draft
from ostrakon.sources.names import person_name
from ostrakon.sources.ofac_facts import add_fact
from ostrakon.sources.ofac_keys import KEYS

LIMIT = 1000  # characters of a remark in the csv file; the rest goes to the comments file
_LONGEST = 2000  # characters; a longer phrase is free text, and no pattern is tried on it
_ALIAS = re.compile(r"([afn]\.k\.a\.) '(.*)'")
_ALT = re.compile(r"[Aa]lt\. ")
_ORDER = re.compile(
    r"((?:Executive Order \d+|CAATSA Section \d+|PEESA|IFCA) (?:Directive )?(?:Determination|[Ii]nformation)"
    r"|(?:Listing|Effective) Date \([^)]*\))(?: -|:)? (.+)"
)
_BLOCKED = "U.S. Persons Must Continue to Block"
_MORE = "For more information"
_DOTTED = re.compile(r"(?:^|[\s(])(?:[A-Za-z]\.)+[A-Za-z]$")  # `S.A.` that lost its last stop to the end of the remark
_FIRST_WORD = re.compile(r"[^\s:]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a remark and the part of the snapshot that carries it."""

    text: str
    part: str = "main"


def split_remark(remark: str, comment: str = "") -> tuple[tuple[Phrase, ...], bool]:
    """Split a remark into phrases, `alt.` taken off, and say whether its end is missing.

    `comment` is what the comments file adds: it goes on in the middle of a word. A remark of the full length that does not end in a full
    stop is cut; without its comment a phrase cut in two is dropped, since half a number is a wrong number.
    """
    cut = is_cut(remark) and not comment
    whole = (remark + comment).removesuffix(".")
    whole += "." if _DOTTED.search(whole) else ""
    phrases, position = [], 0
    for piece in whole.split(";"):
        position += len(piece) + 1
        if text := tidy_phrase(piece):
            phrases.append(Phrase(text, "comments" if comment and position > len(remark) else "main"))
    halved = cut and not whole.rstrip().endswith(";")
    return tuple(phrases[:-1] if halved else phrases), cut


def is_cut(remark: str) -> bool:
    """Whether the remark reached the limit of the csv format and goes on elsewhere."""
    return len(remark) >= LIMIT and not remark.endswith(".")


def tidy_phrase(text: str) -> str:
    """Take `alt.` and stray blanks off. The csv format writes single quotation marks for double ones, so both become single."""
    text = " ".join(text.split()).replace('"', "'")
    if found := _ALT.match(text):
        text = text[found.end() :]
    return text.removesuffix(".") if text.startswith(_MORE) else text


def add_phrase(draft: Draft, phrase: Phrase) -> None:
    """Read one phrase into the draft. What has no known key becomes a note, verbatim."""
    text, part = phrase.text, phrase.part
    if found := _ALIAS.fullmatch(text):
        name = person_name(found[2]) if draft.schema == "Person" else found[2]
        draft.add("weakAlias", name, "" if found[1] == "a.k.a." else found[1], part=part)
    elif text.startswith(_BLOCKED):
        draft.add("feature", f"Additional Sanctions Information: {text}", part=part)
    elif not _add_keyed(draft, text, part):
        draft.add("notes", text, part=part)
        if "secondary sanctions" in text.lower():
            draft.problem("speaks of secondary sanctions in words that are not known: kept as a note only", text)


def find_key(text: str) -> str:
    """Give the longest key that opens the phrase and ends at a word's end, or ""."""
    first = _FIRST_WORD.match(text)
    for key in _BY_WORD.get(first[0], ()) if first else ():
        if text.startswith(key) and (len(text) == len(key) or text[len(key)] in " :"):
            return key
    return ""


def _add_keyed(draft: Draft, text: str, part: str) -> bool:
    if len(text) > _LONGEST:
        return False
    if key := find_key(text):
        rest = text[len(key) :].strip(" :")
        return bool(rest) and add_fact(draft, key, rest, part)
    found = _ORDER.fullmatch(text)
    if found:
        draft.add("feature", f"{found[1]}: {found[2]}", part=part)
    return found is not None


def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Index the keys by their first word, the longest first: a phrase is compared with a handful, not with two hundred."""
    index: dict[str, list[str]] = {}
    for key in sorted(KEYS, key=len, reverse=True):
        index.setdefault(key.split()[0].rstrip(":"), []).append(key)
    return {word: tuple(keys) for word, keys in index.items()}


_BY_WORD = _by_first_word()
