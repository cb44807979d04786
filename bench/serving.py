"""Loading, opening, asking: whole commands as a user runs them, each in a process of its own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from ostrakon.exposure.deal_file import load_deals
from ostrakon.law.loader import load_lawbook
from ostrakon.model.time import AsOf
from ostrakon.workspace import Workspace

FOUR = ("us_ofac/2019-01-04", "us_ofac/2019-03-14", "un_sc/2018-10-29", "gb_ofsi/2018-04-13")
LATEST = ("us_ofac/2024-05-03", "us_ofac/2024-05-06", "un_sc/2024-09-26", "gb_ofsi/2018-04-13")
RUNS = 5
DAYS = {"early 2019": date(2019, 4, 1), "2024": date(2024, 10, 1)}  # after all that is loaded


def run(lists: Path) -> Iterator[tuple[str, str]]:
    """One row a figure. Times are medians of five runs, memory the largest of them."""
    for (title, day), picked in zip(DAYS.items(), (FOUR, LATEST), strict=True):
        with tempfile.TemporaryDirectory() as folder:
            seconds, peak, out = command("lists", "load", *(str(lists / p) for p in picked), "--data", f"{folder}/data")
            entries = out.rsplit("versions with", 1)[-1].split()[0]
            yield f"load SDN + non-SDN + UN + UK of {title} ({entries} entries), s, MB", f"{seconds:.1f}, {peak:.0f}"
            timed = [command("screen", "Iran Air", "--as-of", day.isoformat(), "--data", f"{folder}/data") for _ in range(RUNS)]
            median = statistics.median(t[0] for t in timed)
            yield "  open and screen one name, cold, s, MB", f"{median:.2f}, {max(t[1] for t in timed):.0f}"
            yield from in_process(Path(folder, "data"), day)


def in_process(data: Path, day: date) -> Iterator[tuple[str, str]]:
    """Time what a long-lived process does: a book, and deals, with everything loaded."""
    with as_file(files("ostrakon") / "data" / "sample") as sample, Workspace.open(data) as workspace:
        from ostrakon.cases.book import load_book  # noqa: PLC0415

        book, deals, when = load_book(sample / "book.csv"), load_deals(sample / "deals.yaml"), AsOf(day, day)
        list(workspace.screen_book(book.counterparties[:3], when))
        started = time.perf_counter()
        list(workspace.screen_book(book.counterparties, when))
        spent = time.perf_counter() - started
        yield "  screen a book, ms a counterparty", f"{1000 * spent / len(book.counterparties):.1f}"
        started = time.perf_counter()
        load_lawbook()
        yield "  load all law files, s", f"{time.perf_counter() - started:.2f}"
        started = time.perf_counter()
        for deal in deals:
            workspace.assess(deal, when)
        yield "  screen and assess a deal, ms", f"{1000 * (time.perf_counter() - started) / len(deals):.1f}"


def command(*words: str) -> tuple[float, float, str]:
    """Run one command of the program; gives wall seconds, peak memory in MB, and what it printed."""
    program = [sys.executable, "-c", "import sys; from ostrakon.app.main import run; sys.exit(run(sys.argv[1:]))", *words]
    with tempfile.TemporaryFile("w+") as output:
        started = time.perf_counter()
        child = subprocess.Popen(program, stdout=output, stderr=subprocess.STDOUT)
        _, _, usage = os.wait4(child.pid, 0)
        spent = time.perf_counter() - started
        output.seek(0)
        return spent, usage.ru_maxrss / 1024, output.read()
