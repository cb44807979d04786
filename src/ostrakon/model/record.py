"""What a source yields: one record per list entry, and a Problem for each row that is not one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact comes from: a title, and as far as known an address, place in it, day and confidence."""

    title: str
    url: str = ""
    place: str = ""  # article, section, page, row
    day: date | None = None
    confidence: str = "h"  # h | m | l
    id: str = ""

    def __str__(self) -> str:
        """One line for a footnote."""
        return ", ".join(part for part in (self.title, self.place, self.url) if part)


_DATED = re.compile(r"\[(\d{4}-\d{2}-\d{2})\] ")  # before a source in a cited text: the day of the source


def undated(cited: str) -> str:
    """Give a cited text without the days that stand before its sources."""
    return _DATED.sub("", cited)


def mark_later(cited: str, known: date) -> str:
    """Give a cited text for readers: a source that was not yet there on the day of knowledge is marked as a later one of ours."""
    return _DATED.sub(lambda found: "our later source: " if found[1] > known.isoformat() else "", cited)


class Severity(StrEnum):
    """How much a problem costs: a value lost, a whole row lost, or only a doubt."""

    NOTE = "note"
    VALUE = "value"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or value that could not be used, with its place. A value, not an exception: the load goes on."""

    file: str
    place: str  # "line 12", "entry 6908555", ...
    what: str
    text: str = ""  # the offending text, cut to 200 characters
    severity: Severity = Severity.ROW


@dataclass(frozen=True, slots=True)
class Value:
    """One claim about an entry: a property (FollowTheMoney spelling, or one of model.vocabulary.OWN) and a value.

    `part` names the file of a multi-part snapshot that carries it ("main", "alt", "add", "comments").
    `since`/`until` are set only where the source itself dates the claim (`until`: first day it no longer holds).
    """

    prop: str
    value: str
    detail: str = ""  # issuer, country, quality, as printed
    part: str = "main"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a list. `entry_id` is the authority's own id, prefixed: "us_ofac:12804", "un_sc:6908555"."""

    entry_id: str
    schema: str  # FollowTheMoney schema: Person, Organization, Company, Vessel, Airplane, LegalEntity ...
    values: tuple[Value, ...]
    place: str  # "line 12" or "entry 12804"


class DateOrigin(StrEnum):
    """How the publication date of a snapshot is known."""

    CONTENT = "content"
    OPTION = "option"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read: name, SHA-256 of the bytes as stored (before gunzip), size, and its role in the snapshot."""

    name: str
    sha256: str
    size: int
    part: str = "main"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One parsed version of one dataset."""

    dataset: str  # key of model.vocabulary.DATASETS
    format: str  # "ofac_csv", "ofac_xml", "un_xml", "ofsi_csv", "dated_csv"
    published: date
    date_origin: DateOrigin
    files: tuple[SourceFile, ...]
    parts: frozenset[str]  # which parts this snapshot has: a missing part says nothing about its values
    rows: int  # rows or elements read, good and bad (main part)
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    stated_count: int | None = None  # the file's own total, where it gives one
