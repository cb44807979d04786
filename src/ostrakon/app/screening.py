"""WHO: `screen` and `party`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ostrakon.app.books import is_whole, open_book
from ostrakon.app.clock import make_as_of
from ostrakon.app.console import note, progress, show
from ostrakon.app.exits import CLEAR, PARTIAL, code_of_screenings
from ostrakon.app.options import DEFAULT_DATA, AsJson, AsOfDay, DataDir, KnownAt, open_data
from ostrakon.cases.book import Book
from ostrakon.match.query import read_birth_date, read_country, read_type
from ostrakon.model.errors import UsageError
from ostrakon.model.hit import THRESHOLD, Query, Screening
from ostrakon.model.time import AsOf
from ostrakon.report.tables import check_table, write_screenings
from ostrakon.report.terminal.party import show_party
from ostrakon.report.terminal.screening import show_batch, show_screening
from ostrakon.workspace import Workspace


def screen(
    name: Annotated[str, typer.Argument(help="Name to screen, in any script.")] = "",
    csv: Annotated[Path | None, typer.Option("--csv", metavar="BOOK.csv", help="Screen a whole book of counterparties.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the answer as .csv, .xlsx or .json.")] = None,
    born: Annotated[str, typer.Option("--born", metavar="YYYY[-MM[-DD]]", help="Birth date.")] = "",
    country: Annotated[list[str] | None, typer.Option("--country", help="Country, by code or name; may be repeated.")] = None,
    identifier: Annotated[list[str] | None, typer.Option("--identifier", help="IMO, passport, BIC ...; may be repeated.")] = None,
    kind: Annotated[str, typer.Option("--type", help="Person, Company, Organisation, Vessel, Aircraft ...")] = "",
    threshold: Annotated[float, typer.Option(min=0.0, max=1.0, help="Score from which a candidate is a hit.")] = THRESHOLD,
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """WHO: is this party listed? Screens a name, or a csv book, over all loaded lists as of any day."""
    when = make_as_of(as_of, known_at)
    if bool(csv) == bool(name or identifier) or (csv and (born or country or kind)):
        raise UsageError("give a name or an --identifier with what is known of it, or a --csv book", todo='ostrakon screen "Iran Air"')
    query = Query(
        _as_typed(name),
        schema=read_type(kind),
        birth_date=read_birth_date(born),
        countries=tuple(filter(None, map(read_country, country or ()))),
        identifiers=tuple(map(_as_typed, identifier or ())),
    )
    if out:
        check_table(out)
    with open_data(data) as workspace:
        if csv:
            return _screen_book(workspace, open_book(csv), out, when, threshold, as_json=as_json)
        answer = workspace.screen(query, when, threshold)
    _write(out, [answer])
    show(answer, show_screening, as_json=as_json)
    return code_of_screenings((answer,))


def _as_typed(text: str) -> str:
    """Give a word as it was typed, in UTF-8, where the locale says of no such thing (LC_ALL=C)."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text


def _screen_book(workspace: Workspace, book: Book, out: Path | None, when: AsOf, threshold: float, *, as_json: bool) -> int:
    answers: list[Screening] = []
    with progress("Screening") as advance:
        for answer in workspace.screen_book(book.counterparties, when, threshold):
            answers.append(answer)
            advance("Screening", len(answers), len(book.counterparties))
    _write(out, answers)
    show(answers, show_batch, as_json=as_json)
    code = code_of_screenings(answers)
    return PARTIAL if code == CLEAR and not is_whole(book) else code


def _write(out: Path | None, answers: list[Screening]) -> None:
    if out:
        write_screenings(out, answers)
        note(f"Written: {out}")


def party(
    entry: Annotated[str, typer.Argument(help="Party id or list entry id, e.g. us_ofac:12804.")],
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """WHO: one party in full, with every stay on every list."""
    with open_data(data) as workspace:
        show(workspace.party(entry, make_as_of(as_of, known_at)), show_party, as_json=as_json)
    return 0
