"""WHAT and WHEN over law: `deal`, `timeline`, `deadlines`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ostrakon.app.clock import make_as_of
from ostrakon.app.console import show
from ostrakon.app.exits import code_of_assessments
from ostrakon.app.options import DEFAULT_DATA, AsJson, AsOfDay, DataDir, KnownAt, open_data
from ostrakon.exposure.deal_file import DEAL_TEMPLATE, load_deals
from ostrakon.model.errors import UsageError
from ostrakon.report.terminal.assessment import show_assessments
from ostrakon.report.terminal.deadlines import show_deadlines
from ostrakon.report.terminal.timeline import show_timeline


def deal(
    file: Annotated[Path | None, typer.Argument(help="Deal file (YAML or JSON); may hold several deals.")] = None,
    template: Annotated[bool, typer.Option("--template", help="Print a commented deal file to fill in.")] = False,
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """WHAT: which measure reaches my deal, under which law, on this day, and why."""
    if template:
        typer.echo(DEAL_TEMPLATE, nl=False)
        return 0
    if file is None:
        raise UsageError("give a deal file", todo="ostrakon deal --template > deal.yml, fill it in, ostrakon deal deal.yml")
    when = make_as_of(as_of, known_at)
    with open_data(data) as workspace:
        answers = tuple(workspace.assess(one, when) for one in load_deals(file))
    show(answers, show_assessments, as_json=as_json)
    return code_of_assessments(answers)


def timeline(
    key: Annotated[str, typer.Argument(help="Programme (US-IRAN) or target (iran).")] = "iran",
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """WHEN: the life of a programme or of a whole regime."""
    with open_data(data) as workspace:
        show(workspace.timeline(key, make_as_of(as_of, known_at)), show_timeline, as_json=as_json)
    return 0


def deadlines(
    days: Annotated[int, typer.Option(min=1, max=36500, help="How far to look ahead.")] = 365,
    as_of: AsOfDay = None,
    known_at: KnownAt = None,
    data: DataDir = DEFAULT_DATA,
    as_json: AsJson = False,
) -> int:
    """WHEN: wind-downs, licences, sunsets and notice periods that end soon."""
    with open_data(data) as workspace:
        show(workspace.deadlines(make_as_of(as_of, known_at), days), show_deadlines, as_json=as_json)
    return 0
