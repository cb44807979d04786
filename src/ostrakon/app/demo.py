"""The main job on the built-in sample, or on full lists: a fictional trader's May 2018, asked on four days."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from ostrakon import __version__
from ostrakon.app.clock import today
from ostrakon.app.console import note, progress, show
from ostrakon.cases.book import load_book
from ostrakon.exposure.deal_file import load_deals
from ostrakon.law.loader import load_lawbook
from ostrakon.model.time import AsOf
from ostrakon.report.briefing import Briefing, ListLine
from ostrakon.report.status import ListStatus
from ostrakon.report.tables import write_screenings
from ostrakon.workspace import Workspace

DAYS = (date(2018, 5, 7), date(2018, 5, 10), date(2018, 8, 7), date(2018, 11, 5))
PUBLISHED = date(2018, 5, 10)
NEXT = """
Next:
  {page}   open in a browser: every finding with its reasons and sources
  {program} screen "Iran Air" --as-of 2017-06-01 --data {data}
  {program} timeline US-IRAN --as-of 2018-05-10
  {program} deal --template > deal.yml    describe a deal of your own
  {program} lists load FOLDER             load full published lists, then leave out --data
"""
Advance = Callable[[str, int, int], None]


def demo(
    lists: Annotated[Path | None, typer.Option(metavar="DIR", help="Run on full published lists instead of the sample.")] = None,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Where to write.")] = Path("ostrakon-demo"),
) -> int:
    """Run the main job: screen a book on four days of 2018, assess its deals, read a report, write one page."""
    data = out / ("data" if lists is None else "data-lists")
    with as_file(files("ostrakon") / "data" / "sample") as sample, progress("Loading") as advance:
        briefing = make_briefing(sample, lists, data, advance)
    from ostrakon.report.html import render_briefing  # noqa: PLC0415  no other command needs the page
    from ostrakon.report.terminal.briefing import show_briefing  # noqa: PLC0415

    page = out / "briefing.html"
    page.write_text(render_briefing(briefing), encoding="utf-8")
    write_screenings(out / "book.xlsx", [answer for _, answers in briefing.screenings for answer in answers])
    show(briefing, show_briefing, as_json=False)
    typer.echo(NEXT.format(page=page, data=data, program=typed_name()))
    return 0


def typed_name() -> str:
    """Give the program as it was called, so that the lines shown can be typed as they stand."""
    called = Path(sys.argv[0])
    return sys.argv[0] if called.name == "ostrakon" else "ostrakon"


def make_briefing(sample: Path, lists: Path | None, data: Path, advance: Advance) -> Briefing:
    """Load, screen, assess, read. The sample is asked as known on each day, full lists as known today."""
    book, deals = load_book(sample / "book.csv"), load_deals(sample / "deals.yaml")
    whens = [AsOf(day, day if lists is None else today()) for day in DAYS]
    steps = 3 * len(DAYS) + 2
    with Workspace.open(data, create=True) as workspace:
        refused = [o for o in workspace.load_lists([lists or sample], None, today(), advance) if o.outcome == "refused"]
        if refused:
            note(f"{len(refused)} files refused: ostrakon lists status --data {data} says which and why")
        screenings, assessments = [], []
        for done, when in enumerate(whens):
            advance(f"Screening the book on {when.valid}", 3 * done, steps)
            screenings.append((when.valid, tuple(workspace.screen_book(book.counterparties, when))))
            advance(f"Assessing the deals on {when.valid}", 3 * done + 1, steps)
            assessments.append((when.valid, tuple(workspace.assess(deal, when) for deal in deals)))
        advance("Reading the report", steps - 2, steps)
        text = (sample / "report.txt").read_text(encoding="utf-8")
        last = AsOf(DAYS[-1], today())
        who, status = workspace.align("iran", last), workspace.status(last)
        return Briefing(
            title="Four days in 2018",
            made_for="Nordhaven Handelskontor, Hamburg (a fictional trader)",
            generated_on=today(),
            engine=f"Ostrakon {__version__}",
            ruleset=load_lawbook().digest,
            dates=DAYS,
            screenings=tuple(screenings),
            assessments=tuple(assessments),
            deals=deals,
            reading=workspace.read(text, PUBLISHED, AsOf(PUBLISHED, PUBLISHED if lists is None else today()), "Baltic Trade Courier"),
            timeline=workspace.timeline("iran", AsOf(today(), today())),
            alignment=who.lists,
            measures=who.measures,
            coverage=status.coverage,
            lists=_list_lines(status),
            not_checked=("who owns or controls the counterparties",),
            store=status.digest,
        )


def _list_lines(status: ListStatus) -> tuple[ListLine, ...]:
    return tuple(
        ListLine(v.dataset, v.published, v.date_origin, v.entities, v.problems, "", v.files[0].sha256 if v.files else "")
        for v in status.versions
    )
