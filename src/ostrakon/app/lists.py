"""WHEN and WHO ELSE over lists: `lists load`, `lists status`, `changes`, `align`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ostrakon.app.books import open_book
from ostrakon.app.clock import make_as_of, published_day, today
from ostrakon.app.console import progress, show
from ostrakon.app.options import DEFAULT_DATA, AsJson, AsOfDay, DataDir, KnownAt
from ostrakon.model.errors import UsageError
from ostrakon.model.time import AsOf, parse_day
from ostrakon.report.terminal.answers import show_change_answer, show_who_follows
from ostrakon.report.terminal.lists import show_list_problems, show_loaded, show_status
from ostrakon.workspace import Workspace

app = typer.Typer(help="Load published lists and see what is loaded.", no_args_is_help=True)


@app.command()
def load(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders, gzipped or not; formats are recognised by content.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Publication day of files that do not say it and lie in no folder named by a day."),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Take versions that shrank or grew implausibly.")] = False,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """Load every supported list file: OFAC (csv, XML), UN (XML), UK OFSI (csv), dated tables. Refuses broken files whole."""
    day = published_day(published)
    with Workspace.open(data, create=True) as workspace, progress("Reading") as advance:
        outcomes = workspace.load_lists(paths, day, today(), advance, accept=accept)
    show(outcomes, show_loaded, as_json=as_json)
    found = {outcome.outcome for outcome in outcomes}
    return int(bool(found & {"refused", "failed"}) or not found & {"loaded", "unchanged"})


@app.command()
def status(as_of: AsOfDay = None, known_at: KnownAt = None, data: DataDir = DEFAULT_DATA, as_json: AsJson = False) -> int:
    """Show every list with versions, dates and how they are known, ages, counts, problems and refusals."""
    with Workspace.open(data) as workspace:
        show(workspace.status(make_as_of(as_of, known_at)), show_status, as_json=as_json)
    return 0


@app.command()
def problems(
    dataset: Annotated[str | None, typer.Option("--list", help="One list, e.g. us_ofac_sdn.")] = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """Show each row and value of the loaded lists that could not be used: file, line, what was wrong, the text."""
    with Workspace.open(data) as workspace:
        show(workspace.list_problems(dataset), show_list_problems, as_json=as_json)
    return 0


def changes(
    start: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="First day; what stood on it is the base.")],
    end: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day. Default: today.")] = None,
    book: Annotated[Path | None, typer.Option("--book", metavar="BOOK.csv", help="Only changes that touch my counterparties.")] = None,
    dataset: Annotated[str | None, typer.Option("--list", help="One list, e.g. us_ofac_sdn.")] = None,
    known_at: KnownAt = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """WHEN: what was added, removed, amended or moved between two days, and whom of mine it touches."""
    when = make_as_of(end, known_at)
    first = parse_day(start)
    if first > when.valid:
        raise UsageError(f"--from {first} lies after --to {when.valid}", todo="exchange the two days")
    with Workspace.open(data) as workspace:
        loaded = sorted({version.dataset for version in workspace.status(when).versions})
        if dataset is not None and dataset not in loaded:
            raise UsageError(f"no list {dataset[:40]!r} is loaded", todo=f"loaded: {', '.join(loaded)}")
        answer = workspace.changes(first, when, dataset, open_book(book) if book else None)
    show(answer, show_change_answer, as_json=as_json)
    return 0


def align(
    target: Annotated[str, typer.Option("--target", help="Target of the regime, e.g. iran.")] = "iran",
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """WHO ELSE: which authorities list whom, since when, who was first, who lists alone."""
    when: AsOf = make_as_of(as_of, known_at)
    with Workspace.open(data) as workspace:
        show(workspace.align(target, when), show_who_follows, as_json=as_json)
    return 0
