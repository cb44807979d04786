"""Batch screenings as tables: CSV, XLSX and JSON. A cell that a spreadsheet would run as a formula is made plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from ostrakon.model.errors import UsageError
from ostrakon.model.hit import Coverage, Hit, Screening
from ostrakon.model.jsonable import to_json
from ostrakon.report.verdict import VERDICTS, judge, say_coverage, unchecked
from ostrakon.report.words import SECONDARY, STANDINGS, clean, say_dataset

# Column title and width in characters.
COLUMNS: tuple[tuple[str, int], ...] = (
    ("id", 12),
    ("name", 34),
    ("day", 11),
    ("verdict", 12),
    ("score", 7),
    ("party", 34),
    ("party_id", 18),
    ("kind", 14),
    ("query_value", 26),
    ("matched_value", 26),
    ("matched_as", 12),
    ("lists", 22),
    ("standing", 30),
    ("intervals", 44),
    ("programmes", 26),
    ("secondary", 28),
    ("effects", 60),
)
COVERAGE_COLUMNS: tuple[tuple[str, int], ...] = (
    ("list", 16), ("first_version", 13), ("last_version", 13), ("in_force", 13), ("age_days", 9), ("answered", 34), ("note", 40),
)  # fmt: skip

_KINDS = (".csv", ".xlsx", ".json")
_RUNS = ("=", "+", "-", "@", "\t", "\r")
_CELL_LIMIT = 32_000  # a spreadsheet cell holds 32,767 characters

Row = tuple[str | float | int, ...]


def check_table(path: Path) -> None:
    """Raise UsageError where the file's ending says of no kind of table that can be written, before the work is done."""
    if path.suffix.lower() not in _KINDS:
        raise UsageError(
            f"cannot write a table as {path.suffix or 'a file without ending'}",
            where=str(path),
            todo="end the name in .csv, .xlsx or .json",
        )


def write_screenings(path: Path, screenings: Sequence[Screening]) -> None:
    """Write by the file's ending: .csv, .xlsx or .json. Raises UsageError for any other, OSError where it cannot be written.

    CSV is UTF-8 without a mark in front.
    """
    check_table(path)
    kind = path.suffix.lower()
    if kind == ".csv":
        path.write_text(render_csv(screenings), encoding="utf-8", newline="")
    elif kind == ".xlsx":
        path.write_bytes(render_xlsx(screenings))
    else:
        path.write_text(to_json(screenings) + "\n", encoding="utf-8", errors="backslashreplace")


def screening_rows(screenings: Sequence[Screening]) -> Iterator[Row]:
    """One row a hit or former listing, at least one a query; columns as COLUMNS."""
    for screening in screenings:
        query, verdict = screening.query, judge(screening)
        start = (query.id, query.name, screening.as_of.valid.isoformat(), VERDICTS[verdict].word)
        found = (*screening.hits, *screening.former)
        if not found:
            yield (*start, *("",) * (len(COLUMNS) - len(start)))
        for hit in found:
            yield (*start, *_hit_cells(hit))


def _hit_cells(hit: Hit) -> Row:
    stays = hit.party.listings
    return (
        hit.score,
        hit.party.caption,
        hit.party.id,
        hit.party.schema,
        hit.query_value,
        hit.matched_value,
        hit.matched_prop,
        "; ".join(dict.fromkeys(say_dataset(it.dataset) for it in stays)),
        "; ".join(dict.fromkeys(STANDINGS[it.standing] for it in stays)),
        "; ".join(f"{say_dataset(it.dataset)} {it.interval}" for it in stays),
        "; ".join(dict.fromkeys(tag for it in stays for tag in it.programs)),
        "; ".join(dict.fromkeys(SECONDARY.get(it.secondary, it.secondary) for it in stays if it.secondary)),
        " ".join(hit.effects),
    )


def coverage_rows(screenings: Sequence[Screening]) -> Iterator[Row]:
    """One row a list and day, as COVERAGE_COLUMNS; lists that are not loaded come last, once."""
    seen: dict[tuple[Coverage, ...], None] = dict.fromkeys(s.coverage for s in screenings)
    for coverage in seen:
        for it in coverage:
            days = tuple(day.isoformat() if day else "" for day in (it.first, it.last, it.in_force))
            age = "" if it.age_days is None else it.age_days
            yield (say_dataset(it.dataset), *days, age, say_coverage(it), it.note)
    gaps = dict.fromkeys(gap for coverage in seen for gap in unchecked(coverage) if gap.endswith("not loaded"))
    for gap in gaps:
        yield (gap.partition(":")[0], "", "", "", "", "no", "not loaded")


def render_csv(screenings: Sequence[Screening]) -> str:
    """The results as comma-separated text with a header, lines ended as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([title for title, _ in COLUMNS])
    writer.writerows([plain(cell) for cell in row] for row in screening_rows(screenings))
    return out.getvalue()


def plain(cell: str | float) -> str | float:
    """Put an apostrophe before text that a spreadsheet would run as a formula; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    more = len(cell) - _CELL_LIMIT
    cut = clean(cell[:_CELL_LIMIT]) + (f" … and {more:,} more characters" if more > 0 else "")
    return f"'{cut}" if cell.startswith(_RUNS) or cut.startswith(_RUNS) else cut


def render_xlsx(screenings: Sequence[Screening]) -> bytes:
    """A workbook of two sheets, `Results` and `Coverage`: header frozen, filters on, widths set. The same input, the same bytes."""
    import datetime as dt  # noqa: PLC0415 - only for the fixed creation day below

    import xlsxwriter  # noqa: PLC0415 - 0.1 s to import, and only this function needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "Screening results", "created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
    top = book.add_format({"bold": True, "bg_color": "#9C4225", "font_color": "#FFFFFF", "valign": "top"})
    body = book.add_format({"valign": "top", "text_wrap": True})
    _fill(book.add_worksheet("Results"), COLUMNS, list(screening_rows(screenings)), top, body)
    _fill(book.add_worksheet("Coverage"), COVERAGE_COLUMNS, list(coverage_rows(screenings)), top, body)
    book.close()
    return out.getvalue()


def _fill(sheet: object, columns: tuple[tuple[str, int], ...], rows: list[Row], top: object, body: object) -> None:
    """Write one sheet of an xlsxwriter workbook (untyped library)."""
    from typing import Any, cast  # noqa: PLC0415 - for this one cast

    page = cast("Any", sheet)
    for index, (title, width) in enumerate(columns):
        page.set_column(index, index, width, body)
        page.write_string(0, index, title, top)
    for number, row in enumerate(rows, 1):
        for index, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(number, index, str(plain(cell)), body)
            else:
                page.write_number(number, index, cell, body)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
