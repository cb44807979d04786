"""What a file is, told from its first 256 KiB and never from its name: format, part of a snapshot, dataset, and the day it is of."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ostrakon.model.errors import MalformedFileError, SourceError
from ostrakon.sources import dated_csv, ofac_csv, ofac_xml, ofsi_csv, un_xml
from ostrakon.sources.dates import full_day, parse_iso, parse_slashed
from ostrakon.sources.files import HEAD, read_head, split_line
from ostrakon.sources.ofac_entry import Entry, split_programs, tell_list
from ostrakon.sources.unsupported import name_binary, name_text, name_xml
from ostrakon.sources.xml import iter_stream

OFAC_CSV, OFAC_XML, UN_XML, OFSI_CSV, DATED_CSV = "ofac_csv", "ofac_xml", "un_xml", "ofsi_csv", "dated_csv"
_ROOT = re.compile(r"<(?:\w++:)?+([A-Za-z][\w.\-]*+)([^<>]*+)>")  # nothing is tried twice: linear also on a file of `<`s
_GENERATED = re.compile(r"""dateGenerated\s*=\s*["']([^"']*)["']""")
_PUBLISH_DATE = re.compile(r"<(?:\w+:)?Publish_Date>\s*(\d{2})/(\d{2})/(\d{4})\s*<")
_LINES = 400
_ENOUGH = 0.1  # share of rows that must fit to be taken for the list; whether enough are good is for the reader to say
_KINDS = frozenset({"", "individual", "vessel", "aircraft", "entity"})
_MARKS = frozenset({"aka", "fka", "nka"})


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is. `format` is "" for a file that is not read, and `what` says what it is instead."""

    path: Path
    format: str = ""
    part: str = "main"
    dataset: str = ""
    day: date | None = None
    what: str = ""
    broken: bool = False


def sniff(path: Path) -> Sniffed:
    """Look at the head of a file. Raises nothing: a file that cannot be opened is a broken one."""
    try:
        head = read_head(path)
    except SourceError as err:
        return Sniffed(path, what=err.what, broken=True)
    text = head.decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    if not text:
        return Sniffed(path, what="an empty file", broken=True)
    if what := name_binary(head):
        return Sniffed(path, what=what)
    return _sniff_xml(path, head, text) if text.startswith("<") else _sniff_text(path, text, whole=len(head) < HEAD)


def _sniff_xml(path: Path, head: bytes, text: str) -> Sniffed:
    found = _ROOT.search(text)
    root, attributes = (found[1], found[2]) if found else ("", "")
    if root == "sdnList":
        published = _PUBLISH_DATE.search(text)
        day = full_day(parse_slashed(f"{published[2]}/{published[1]}/{published[3]}")) if published else None
        entries = [(e.programs, " ".join(p.text for p in e.phrases)) for e in _head_entries(head)]
        return Sniffed(path, OFAC_XML, dataset=tell_list(entries), day=day)
    if root == "CONSOLIDATED_LIST":
        generated = _GENERATED.search(attributes)
        return Sniffed(path, UN_XML, dataset=un_xml.DATASET, day=full_day(parse_iso(generated[1])) if generated else None)
    # A server's error page under the name of a list is a download that failed, not a page somebody keeps.
    failed = root.lower() == "html" and path.suffix.lower() not in {".html", ".htm"}
    return Sniffed(path, what=f"{name_xml(root.lower() if failed else root)}{': download it again' if failed else ''}", broken=failed)


def _head_entries(head: bytes) -> Iterator[Entry]:
    """Read the whole entries of the head; it ends in the middle of one, which is no fault."""
    try:
        yield from map(ofac_xml.parse_entry, iter_stream(io.BytesIO(head), (ofac_xml.ENTRY,), ""))
    except MalformedFileError:
        return


def _sniff_text(path: Path, text: str, *, whole: bool) -> Sniffed:
    lines = text.splitlines()
    lines = (lines if whole else lines[:-1] or lines)[:_LINES]
    first = lines[0].split(",")
    if first[0] == "Last Updated" and len(lines) > 1 and ofsi_csv.GROUP in lines[1]:
        return Sniffed(path, OFSI_CSV, dataset=ofsi_csv.DATASET, day=full_day(parse_slashed(first[1] if len(first) > 1 else "")))
    if table := _dated_table(lines):
        return Sniffed(path, DATED_CSV, part=table, day=dated_csv.published_in(text))
    rows = [row for line in lines if any(row := _row(line))]
    for part, fits in _OFAC_PARTS.items():
        good = [row for row in rows if len(row) == ofac_csv.COLUMNS[part] and row[0].isdigit() and fits(row)]
        if good and len(good) >= _ENOUGH * len(rows):
            dataset = tell_list((split_programs(row[3]), row[11]) for row in good) if part == "main" else ""
            return Sniffed(path, OFAC_CSV, part=part, dataset=dataset)
    return Sniffed(path, what=name_text(text))


def _dated_table(lines: list[str]) -> str:
    """Say which table of our own format it is, by the first two columns; "" for none."""
    header = next((line for line in lines if line.strip() and not line.startswith("#")), "").strip().lower().split(",")
    return {("party", "dataset"): "main", ("party", "schema"): "parties", ("id", "title"): "citations"}.get(
        (header[0], header[1] if len(header) > 1 else ""), ""
    )


def _row(line: str) -> list[str]:
    return ["" if c.strip() == "-0-" else c.strip() for c in split_line(line.replace("\x1a", ""))]


_OFAC_PARTS: dict[str, Callable[[list[str]], bool]] = {
    "main": lambda row: bool(row[1]) and row[2].lower() in _KINDS and bool(row[3]),
    "add": lambda row: row[1].isdigit(),
    "alt": lambda row: row[1].isdigit() and row[2] in _MARKS,
    "comments": lambda row: len(row[1]) > 1 and row[1].endswith("."),
}
