"""OFAC lists as csv: sdn.csv or cons_prim.csv with alt, add and comments beside it.

Format: OFAC's dat_spec.txt. Comma-delimited, no header (though copies may have one), null is `-0-`, tags are parted by `] [`, the file
may end in 0x1A. One record is one line, so each line is read by itself and an open quotation mark costs no more than its line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ostrakon.model.errors import MalformedFileError
from ostrakon.model.record import Record, Severity
from ostrakon.sources.draft import Notebook
from ostrakon.sources.files import has_end, read_lines, split_line
from ostrakon.sources.ofac_entry import Address, Entry, Ship, make_record, split_programs
from ostrakon.sources.ofac_remarks import is_cut, split_remark

COLUMNS = {"main": 12, "add": 6, "alt": 5, "comments": 2}
MIN_GOOD = 0.3  # share of good rows under which a file is not what it was taken for
_NULLS = frozenset({"-0", "-"})  # what is left of `-0-` where a file is cut
_END = "\x1a"
_TODO = "download it again; until then the version before it stays in force, if one is loaded"


@dataclass(frozen=True, slots=True)
class Row:
    """One good row: its line and its cells, nulls as ""."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The good rows of a file and how many there were in all."""

    rows: tuple[Row, ...]
    seen: int


def parse_ofac_csv(parts: Mapping[str, Path], notebook: Notebook) -> tuple[tuple[Record, ...], int, frozenset[str]]:
    """Read the files of one snapshot, `main` and any of alt, add, comments. Gives records, rows of the main file, and the parts it has.

    Raises MalformedFileError where under 3 of 10 rows of a file are good, or the main file is cut off.
    """
    main = read_table(parts["main"], "main", notebook)
    others = {part: read_table(path, part, notebook) for part, path in parts.items() if part != "main"}
    by_uid = {part: _by_uid(table) for part, table in others.items()}
    uids = {row.cells[0] for row in main.rows}
    for part, rows in by_uid.items():
        _note_strays(parts[part].name, parts["main"].name, rows, uids, notebook)
    file = parts["main"].name
    records = tuple(make_record(entry, notebook, file) for entry in _entries(main, by_uid, file, notebook))
    return records, main.seen, frozenset({"remarks", *parts})


def read_table(path: Path, part: str, notebook: Notebook) -> Table:
    """Read one file line by line; rows that are not rows become problems. A main file that is cut off is refused."""
    columns, rows, seen = COLUMNS[part], [], 0
    last = (0, "")
    for number, line in read_lines(path):
        cells = _cells(line)
        if not any(map(str.strip, cells)) or (not seen and _is_header(cells, columns)):
            last = (number, "")
            continue
        seen, last = seen + 1, (number, line)
        if what := _fault(cells, columns):
            notebook.add(Severity.ROW, path.name, f"line {number}", what, line)
        else:
            rows.append(Row(number, cells))
            if line.count('"') % 2:
                notebook.add(
                    Severity.VALUE, path.name, f"line {number}", "a quotation mark is not closed: the end may be missing", line[-100:]
                )
    if len(rows) < MIN_GOOD * seen or not rows:
        raise MalformedFileError(f"only {len(rows):,} of {seen:,} rows can be read", where=path.name, todo=_TODO)
    if cut := _cut(path, last[1], columns):
        if part == "main":
            raise MalformedFileError(f"the file is cut off: {cut}", where=f"{path.name} line {last[0]}", todo=_TODO)
        notebook.add(Severity.NOTE, path.name, f"line {last[0]}", f"{cut}: the file may have lost its end")
    return Table(tuple(rows), seen)


def _cells(line: str) -> tuple[str, ...]:
    """Split a line, nulls as "". The last cell keeps its blanks: a remark may be cut at one, and its length tells that it is cut."""
    *cells, last = split_line(line.replace(_END, "")) or [""]
    stripped = [cell.strip() for cell in cells]
    return tuple("" if cell.strip() == "-0-" else cell for cell in (*stripped, last))


def _is_header(cells: tuple[str, ...], columns: int) -> bool:
    """The first row of a copy may name the columns: as many as there should be, and no number among them."""
    return len(cells) == columns and not any(c.isdigit() for c in cells)


def _fault(cells: tuple[str, ...], columns: int) -> str:
    if len(cells) != columns:
        return f"{len(cells)} columns where {columns} should be: row not read"
    if not cells[0].isdigit():
        return "the first column is not an entry's number: row not read"
    return "" if columns != COLUMNS["main"] or cells[1] else "the entry has no name: row not read"


def _cut(path: Path, last: str, columns: int) -> str:
    """Say how the last line shows that the file was cut off in it; "" where it is whole, if only its line end is missing."""
    if not last or has_end(path):
        return ""
    found = len(_cells(last))
    if found < columns:
        return f"the last line has {found} of {columns} columns and no end"
    whole = last.rstrip().endswith(('"', "-0-")) and last.count('"') % 2 == 0
    return "" if whole else "the last line ends within a cell"


def _by_uid(table: Table) -> dict[str, list[Row]]:
    by_uid: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        by_uid[row.cells[0]].append(row)
    return by_uid


def _note_strays(file: str, main: str, rows: Mapping[str, list[Row]], uids: set[str], notebook: Notebook) -> None:
    strays = [row for uid, found in rows.items() if uid not in uids for row in found]
    if strays:
        what = f"{len(strays):,} rows belong to entries that are not in {main}: not read"
        notebook.add(Severity.ROW, file, f"line {strays[0].line}", what, ", ".join(strays[0].cells))


def _entries(main: Table, by_uid: Mapping[str, Mapping[str, list[Row]]], file: str, notebook: Notebook) -> Iterator[Entry]:
    seen: set[str] = set()
    alts, adds, comments = (by_uid.get(part, {}) for part in ("alt", "add", "comments"))
    for row in main.rows:
        uid = row.cells[0]
        if uid in seen:
            notebook.add(Severity.ROW, file, f"line {row.line}", f"entry {uid} stands here twice: second row not read", row.cells[1])
            continue
        seen.add(uid)
        yield _entry(row, alts.get(uid, []), adds.get(uid, []), "".join(r.cells[1] for r in comments.get(uid, [])), (file, notebook))


def _entry(row: Row, alts: list[Row], adds: list[Row], comment: str, notes: tuple[str, Notebook]) -> Entry:
    uid, name, kind, programs, title, call, ship, tonnage, gross, flag, owner, remark = row.cells
    remark = "" if remark.strip() in _NULLS else remark
    place = f"line {row.line}"
    if comment and not is_cut(remark):
        notes[1].add(Severity.VALUE, notes[0], place, "a comment goes on a remark that is not cut: not read", comment)
        comment = ""
    phrases, cut = split_remark(remark, comment)
    if cut:
        notes[1].add(
            Severity.VALUE, notes[0], place, "the remark is cut and the comments file is not here: its end is missing", remark[-100:]
        )
    return Entry(
        uid=uid,
        name=name,
        kind=kind,
        programs=split_programs(programs),
        place=place,
        title=title,
        ship=Ship(call, ship, tonnage, gross, flag, owner),
        phrases=phrases,
        remark=remark + comment,
        aliases=tuple((r.cells[2], r.cells[3]) for r in alts),
        addresses=tuple(Address(*("" if c.strip() in _NULLS else c for c in r.cells[2:6])) for r in adds),
    )
