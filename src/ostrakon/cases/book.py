"""A book of counterparties: the user's own csv file, read with forgiving column names and strict contents.

Columns (any order, any case; only `name` or `identifiers` must be filled): id, name, type, country, birth_date,
identifiers, aliases. Several values in one cell are parted by `|`. Other columns are left alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ostrakon.match.facts import parse_identifier
from ostrakon.match.query import check_query, read_birth_date, read_country, read_type
from ostrakon.model.errors import InputFileError, UsageError
from ostrakon.model.hit import Query
from ostrakon.model.record import Problem, Severity
from ostrakon.sources.files import read_input

MAX_BYTES = 512 * 1024 * 1024
MAX_CELL = 100_000  # characters; below the csv module's own limit, which other readers move
# Names of columns, the better ones first. Of several for one value the first that is filled counts; lists are put together.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "customer_id", "number", "no", "key", "reference"),
    "name": ("name", "customer", "counterparty", "company", "full_name", "party"),
    "type": ("type", "schema", "kind"),
    "country": ("country", "countries", "nationality"),
    "birth_date": ("birth_date", "birthdate", "dob", "date_of_birth", "born"),
    "identifiers": (
        *("identifiers", "identifier", "imo", "imo_number", "mmsi", "lei", "bic", "swift"),
        *("passport", "passport_number", "registration_number"),
    ),
    "aliases": ("aliases", "alias", "aka", "other_names"),
}
_SHOWN = 200  # characters of the user's own text that a message repeats
_KNOWN = {name for names in _COLUMNS.values() for name in names}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
Cells = dict[str, str]  # name of a column, as folded, to what stands in a row


@dataclass(frozen=True, slots=True)
class Book:
    """Counterparties in file order, and the rows that could not be used."""

    file: str
    counterparties: tuple[Query, ...]
    problems: tuple[Problem, ...] = ()


def load_book(path: Path) -> Book:
    """Read a csv book (comma, semicolon or tab; UTF-8, UTF-16 or cp1252). Raises InputFileError."""
    text, doubts = _read_text(path)
    rows = ((number, line) for number, line in _rows(path.name, text) if any(cell.strip() for cell in line))
    top, titles = next(rows, (1, []))
    header = [_fold(cell) for cell in titles]
    _check_header(header, f"{path.name} line {top}")
    queries: list[Query] = []
    problems = doubts
    for number, line in rows:
        made, found = _counterparty(path.name, number, header, line)
        queries += [made] if made else []
        problems += found
    if not queries and not problems:
        raise InputFileError("no counterparty in it", where=path.name, todo="write one a line, below the names of the columns")
    return Book(path.name, tuple(queries), tuple(problems))


def _check_header(header: list[str], where: str) -> None:
    """Raise InputFileError where there is no column to screen by, or two of one name."""
    todo = "give the first line column names: name, country, birth_date, identifiers, type, id"
    if not {*_COLUMNS["name"], *_COLUMNS["identifiers"]} & set(header):
        raise InputFileError(f"no column `name` among {', '.join(header)[:_SHOWN] or 'none'}", where=where, todo=todo)
    if twice := next((name for name in header if name in _KNOWN and header.count(name) > 1), ""):
        raise InputFileError(f"two columns are called `{twice}`", where=where, todo=todo)


def _rows(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its last line. An open quotation mark would swallow the rest of the book: it is an error with its place."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for cells in reader:
            if max(map(len, cells), default=0) > MAX_CELL:
                raise csv.Error(f"a cell has more than {MAX_CELL:,} characters")  # noqa: TRY301  one wording for both
            yield reader.line_num, cells
    except csv.Error as err:
        raise InputFileError(
            f"the row cannot be read: {err}", where=f"{file} line {reader.line_num}", todo="look for a quotation mark that is not closed"
        ) from err


def _read_text(path: Path) -> tuple[str, list[Problem]]:
    """Give the text, and a doubt where its encoding had to be guessed."""
    raw = read_input(path, MAX_BYTES, "split the book")
    if raw[:4] == b"PK\x03\x04":
        raise InputFileError("this is a spreadsheet or zip file", where=path.name, todo="save it as CSV (UTF-8) and try again")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", errors="replace"), []
    if b"\x00" in raw[:4096]:
        raise InputFileError("this is not a text file", where=path.name, todo="save it as CSV (UTF-8) and try again")
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        what = "not UTF-8: read as Western European (cp1252); if names look wrong, save the book as CSV (UTF-8)"
        return raw.decode("cp1252", errors="replace"), [Problem(path.name, "encoding", what, severity=Severity.NOTE)]


def _delimiter(text: str) -> str:
    """Give what parts the first line; a tab where nothing does, so that a lone column of names may have commas in it."""
    first = next(iter(text.lstrip("\r\n").splitlines()), "")
    return max("\t;,", key=first.count)


def _fold(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", cell.strip().lower())


def _counterparty(file: str, number: int, header: list[str], line: list[str]) -> tuple[Query | None, list[Problem]]:
    cells = {name: cell.strip() for name, cell in zip(header, line, strict=False) if _says_something(name, cell)}
    place = f"line {number}"
    problems: list[Problem] = []

    def doubt(what: str, text: str, severity: Severity = Severity.VALUE) -> None:
        problems.append(Problem(file, place, what, text[:_SHOWN], severity))

    def read(reader: Callable[[str], str], value: str) -> str:
        try:
            return reader(value)
        except UsageError as err:
            doubt(f"{err}: screened without it", value)
            return ""

    if any(cell.strip() for cell in line[len(header) :]):
        doubt("more cells than columns: a name with a comma in it wants quotation marks", " | ".join(line))
    if any(_CONTROL.search(cell) for cell in cells.values()):
        doubt("control characters: screened without them", " | ".join(line))
    query = Query(
        name=_first(cells, "name"),
        id=_first(cells, "id") or str(number - 1),
        schema=read(read_type, _first(cells, "type")),
        aliases=tuple(value for _, value in _all(cells, "aliases")),
        birth_date=read(read_birth_date, _first(cells, "birth_date")),
        countries=tuple(dict.fromkeys(code for _, name in _all(cells, "country") if (code := read(read_country, name)))),
        identifiers=tuple(_with_kind(column, value) for column, value in _all(cells, "identifiers")),
    )
    try:
        return check_query(query), problems
    except UsageError as err:
        doubt(f"{err.what}: row not screened", " | ".join(line), Severity.ROW)
        return None, problems


def _says_something(column: str, cell: str) -> bool:
    """Whether a cell is filled: a lone dash is not, but for a name, whose row is then told."""
    return any(c.isalnum() for c in cell) or (column in _COLUMNS["name"] and bool(cell.strip()))


def _first(cells: Cells, field: str) -> str:
    return next((cells[name] for name in _COLUMNS[field] if name in cells), "")


def _all(cells: Cells, field: str) -> list[tuple[str, str]]:
    """Give every value of a list, with the column it stands in."""
    parts = [(name, part.strip()) for name in _COLUMNS[field] for part in cells.get(name, "").split("|")]
    return [(name, part) for name, part in parts if part]


def _with_kind(column: str, value: str) -> str:
    """Write the kind that a column is named by (imo, passport_number) before a number that does not say its own."""
    stated = f"{column.partition('_')[0]}: {value}"
    return stated if parse_identifier(stated).prop and not parse_identifier(value).prop else value
