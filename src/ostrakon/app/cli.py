"""The command line: one small function a command. Each calls one workspace method and shows what it gives."""

from __future__ import annotations

from typing import Annotated

import typer

from ostrakon import __version__
from ostrakon.app import demo, lists, news, rules, screening

HELP = """Sanctions answers for people who trade across borders.

WHO is listed, WHAT reaches my deal, WHEN was it lifted or re-imposed, WHO ELSE follows, SAYS WHO.
Begin with `ostrakon demo`, then `ostrakon lists load PATH`.

Decision support, not legal advice: an answer never covers more than it names as checked.
Exit codes: 0 clear, 1 error, 2 usage, 3 possible, 4 match, 5 partial coverage."""

app = typer.Typer(help=HELP, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  the parser calls it so
    if wanted:
        typer.echo(f"ostrakon {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Take the options that stand before the command."""


app.add_typer(lists.app, name="lists")
for command in (
    demo.demo,
    screening.screen,
    screening.party,
    rules.deal,
    rules.timeline,
    rules.deadlines,
    lists.changes,
    lists.align,
    news.read,
):
    app.command()(command)
