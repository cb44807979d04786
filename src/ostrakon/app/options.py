"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ostrakon.model.errors import StoreError
from ostrakon.workspace import Workspace

AsOfDay = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day the question is about. Default: today.")]
KnownAt = Annotated[
    str | None,
    typer.Option("--known-at", metavar="YYYY-MM-DD", help="Use only what was published by this day. Default: today."),
]
DataDir = Annotated[
    Path,
    typer.Option("--data", envvar="OSTRAKON_DATA", metavar="DIR", help="Data folder with the loaded lists.", show_default=True),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
DEFAULT_DATA = Path("ostrakon-data")


def open_data(folder: Path) -> Workspace:
    """Open the data folder of a question. One that was named must be there: a mistyped name is not "no lists". Raises StoreError."""
    if folder != DEFAULT_DATA and not folder.exists():
        raise StoreError("there is no such data folder", where=str(folder), todo="check --data; `ostrakon lists load PATH` makes one")
    return Workspace.open(folder)
