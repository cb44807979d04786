"""Reading reports: against the seed report's gold and PolNeAR's marked attributions, and how fast."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.news_gold import measure_attribution, right_events, right_statements
from ostrakon.news.read import read_report

SEED = "000_535821fa6f75c248"
PUBLISHED = date(2018, 5, 10)


def run(press: Path) -> Iterator[tuple[str, str]]:
    """One row a figure."""
    text = (press / f"{SEED}.txt").read_text(encoding="utf-8")
    gold = json.loads((press / f"{SEED}.gold.json").read_text(encoding="utf-8"))
    started = time.perf_counter()
    reading = read_report(text, PUBLISHED, "National Review")
    yield "first report, with loading the model, s", f"{time.perf_counter() - started:.1f}"
    yield "seed report: statements found with the right speaker", f"{len(right_statements(reading, gold))} of {len(gold['statements'])}"
    yield "seed report: events with the right type, actors and targets", f"{len(right_events(reading, gold))} of {len(gold['events'])}"
    yield "seed report: events that nobody marked", str(len(reading.events) - len(right_events(reading, gold)))
    started = time.perf_counter()
    got = measure_attribution(press)
    texts = len(list((press / "polnear-dev" / "attributions").glob("*.ann")))
    yield f"PolNeAR, {texts} texts: attributions marked, found", f"{got.marked:,}, {got.found:,}"
    yield "  content F1 (overlap of half or more)", f"{got.f1:.3f}"
    yield "  content recall, precision", f"{got.matched / got.marked:.3f}, {got.matched / got.found:.3f}"
    yield "  right source, of those matched", f"{got.sourced / got.matched:.3f}"
    yield "  direct quotations found", f"{got.direct_found / got.direct:.3f}"
    yield "  texts a second, one core", f"{texts / (time.perf_counter() - started):.1f}"
    yield "memory at most, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"
