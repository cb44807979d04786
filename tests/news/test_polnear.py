"""Attribution on texts that the rules were not written for: a floor under recall and precision of content and source."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from ostrakon.news.read import read_report
from ostrakon.news.records import Reading

pytestmark = pytest.mark.press

SAMPLE = slice(0, None, 9)  # every ninth text: ten of seven papers
Spans = list[tuple[int, int]]


def load_gold(path: Path) -> list[dict[str, Spans]]:
    """Read brat stand-off: each event line joins text-bound spans by role."""
    bound: dict[str, Spans] = {}
    rows: list[dict[str, Spans]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, what, *_ = line.split("\t")
        if key.startswith("T"):
            bound[key] = [(int(a), int(b)) for a, b in (part.split() for part in what.split(" ", 1)[1].split(";"))]
        elif key.startswith("E"):
            roles: defaultdict[str, Spans] = defaultdict(list)
            for pair in what.split():
                role, target = pair.split(":")
                roles[re.sub(r"\d", "", role)] += bound[target]
            rows.append(roles)
    return [row for row in rows if row["Content"]]


def letters(spans: Spans, text: str) -> set[int]:
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def match(gold: list[dict[str, Spans]], reading: Reading, text: str) -> list[tuple[int, int]]:
    """Pair contents one to one, best overlap first, intersection over union at least one half."""
    wanted = [letters(row["Content"], text) for row in gold]
    found = [letters([(c.start, c.end) for c in s.content], text) for s in reading.statements]
    pairs = sorted(((len(g & f) / len(g | f), i, j) for i, g in enumerate(wanted) for j, f in enumerate(found) if g & f), reverse=True)
    left, right, out = set(), set(), []
    for score, i, j in pairs:
        if score >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def same_source(row: dict[str, Spans], reading: Reading, j: int, text: str) -> bool:
    source = reading.statements[j].source
    wanted = letters(row["Source"], text)
    found = letters([(source.start, source.end)] if source else [], text)
    return wanted == found or bool(found and (found <= wanted or len(wanted & found) / len(wanted | found) >= 0.5))


def is_direct(row: dict[str, Spans], text: str) -> bool:
    return text[row["Content"][0][0]] in '“"' and text[row["Content"][-1][1] - 1] in '”"'


def test_content_direct_quotes_and_sources(press_dir: Path) -> None:
    marked = found = matched = sourced = direct = direct_found = 0
    for path in sorted((press_dir / "polnear-dev" / "attributions").glob("*.ann"))[SAMPLE]:
        text = (press_dir / "polnear-dev" / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt").read_text(encoding="utf-8")
        gold, reading = load_gold(path), read_report(text, None)
        pairs = match(gold, reading, text)
        marked, found, matched = marked + len(gold), found + len(reading.statements), matched + len(pairs)
        sourced += sum(same_source(gold[i], reading, j, text) for i, j in pairs)
        quoted = {i for i, row in enumerate(gold) if is_direct(row, text)}
        direct, direct_found = direct + len(quoted), direct_found + len(quoted & {i for i, _ in pairs})
    figures = (
        f"recall {matched / marked:.3f} precision {matched / found:.3f} source {sourced / matched:.3f} direct {direct_found / direct:.3f}"
    )
    assert 2 * matched / (marked + found) >= 0.58, figures
    assert matched / found >= 0.70, figures
    assert sourced / matched >= 0.85, figures
    assert direct_found / direct >= 0.85, figures
