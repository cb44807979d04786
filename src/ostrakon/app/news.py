"""SAYS WHO: `read`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ostrakon.app.clock import make_as_of, published_day
from ostrakon.app.console import note, show
from ostrakon.app.options import DEFAULT_DATA, AsJson, DataDir
from ostrakon.news.text import load_report
from ostrakon.report.terminal.reading import show_reading
from ostrakon.workspace import Workspace


def read(
    file: Annotated[Path, typer.Argument(help="The report: text or HTML.")],
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication day; without it 'on Tuesday' cannot be dated.")
    ] = None,
    publisher: Annotated[str, typer.Option(help="Name of the outlet, if the text does not say it.")] = "",
    known_at: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Use only what was known by this day. Default: the publication day, else today."),
    ] = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """SAYS WHO: who says what on whose word, what is done to whom, and does the record bear it out?"""
    day = published_day(published)
    with Workspace.open(data) as workspace:
        if not workspace.has_lists:
            note("No lists are loaded: names are not looked up (ostrakon lists load PATH).")
        answer = workspace.read(load_report(file), day, make_as_of(published, published if known_at is None else known_at), publisher)
    show(answer, show_reading, as_json=as_json)
    return 0
