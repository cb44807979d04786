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

from ostrakon.match.query import check_query, read_birth_date, read_country, read_type
from ostrakon.model.errors import InputFileError, UsageError
from ostrakon.model.hit import Query
from ostrakon.model.record import Problem, Severity

MAX_BYTES = 512 * 1024 * 1024
MAX_CELL = 100_000  # characters; below the csv module's own limit, which other readers move
_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "customer_id", "number", "no", "key", "reference"),
    "name": ("name", "customer", "counterparty", "company", "full_name", "party"),
    "schema": ("type", "schema", "kind"),
    "countries": ("country", "countries", "nationality"),
    "birth_date": ("birth_date", "birthdate", "dob", "date_of_birth"),
    "identifiers": ("identifiers", "identifier", "imo", "passport", "registration_number"),
    "aliases": ("aliases", "alias", "aka", "other_names"),
}


@dataclass(frozen=True, slots=True)
class Book:
    """Counterparties in file order, and the rows that could not be used."""

    file: str
    counterparties: tuple[Query, ...]
    problems: tuple[Problem, ...] = ()


def load_book(path: Path) -> Book:
    """Read a csv book (comma, semicolon or tab; UTF-8, UTF-16 or cp1252). Raises InputFileError."""
    text = _read_text(path)
    rows = _rows(path.name, text)
    header = [_fold(cell) for cell in next(rows, (1, []))[1]]
    columns = {field: header.index(name) for field, names in _COLUMNS.items() for name in reversed(names) if name in header}
    if "name" not in columns and "identifiers" not in columns:
        raise InputFileError(
            f"no column `name` among {', '.join(header) or 'none'}",
            where=f"{path.name} line 1",
            todo="give the first line column names: name, country, birth_date, identifiers, type, id",
        )
    queries, problems = [], []
    for number, line in rows:
        if any(cell.strip() for cell in line):
            made, found = _counterparty(path.name, number, line, columns)
            queries += [made] if made else []
            problems += found
    return Book(path.name, tuple(queries), tuple(problems))


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


def _read_text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputFileError(f"{size:,} bytes is over the limit of {MAX_BYTES:,}", where=path.name, todo="split the book")
        raw = path.read_bytes()
    except OSError as err:
        raise InputFileError(err.strerror or "cannot be read", where=str(path), todo="check the path") from err
    if raw[:4] == b"PK\x03\x04":
        raise InputFileError("this is a spreadsheet or zip file", where=path.name, todo="save it as CSV (UTF-8) and try again")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _fold(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", cell.strip().lower())


def _counterparty(file: str, number: int, line: list[str], columns: dict[str, int]) -> tuple[Query | None, list[Problem]]:
    cells = {field: line[i].strip() if i < len(line) else "" for field, i in columns.items()}
    place = f"line {number}"
    problems: list[Problem] = []

    def read(reader: Callable[[str], str], value: str) -> str:
        try:
            return reader(value)
        except UsageError as err:
            problems.append(Problem(file, place, f"{err}: screened without it", value[:200], Severity.VALUE))
            return ""

    countries = [read(read_country, name) for name in _several(cells.get("countries", ""))]
    query = Query(
        name=cells.get("name", ""),
        id=cells.get("id", "") or str(number - 1),
        schema=read(read_type, cells.get("schema", "")),
        aliases=_several(cells.get("aliases", "")),
        birth_date=read(read_birth_date, cells.get("birth_date", "")),
        countries=tuple(dict.fromkeys(code for code in countries if code)),
        identifiers=_several(cells.get("identifiers", "")),
    )
    try:
        return check_query(query), problems
    except UsageError as err:
        return None, [Problem(file, place, f"{err.what}: row not screened", " | ".join(line)[:200])]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
