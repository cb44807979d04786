"""Readings scored against what people marked: statements in PolNeAR's brat files, statements and events of the seed report."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ostrakon.news.read import read_report
from ostrakon.news.records import Event, Reading, Statement

Spans = list[tuple[int, int]]
Gold = dict[str, Any]
HALF = 0.5  # intersection over union from which two spans are one

# ids of the seed's gold -> ids of ours, where they are spelled in another way
SAME = {
    "anon:senior-state-official": "anon:senior-state-department-official",
    "person:peek": "person:william-peek",
}
EVENT_TYPES = {"planned_appeal": "appeal"}


def load_gold(path: Path) -> list[dict[str, Spans]]:
    """Read brat stand-off: each event line joins text-bound spans by role."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    bound = {key: _spans(what) for key, what, *_ in lines if key.startswith("T")}
    rows: list[dict[str, Spans]] = []
    for key, what, *_ in lines:
        if key.startswith("E"):
            roles: defaultdict[str, Spans] = defaultdict(list)
            for pair in what.split():
                role, target = pair.split(":")
                roles[re.sub(r"\d", "", role)] += bound.get(target, [])
            rows.append(roles)
    return [row for row in rows if row["Content"]]


def _spans(what: str) -> Spans:
    return [(int(a), int(b)) for a, b in (part.split() for part in what.split(" ", 1)[1].split(";"))]


def letters(spans: Spans, text: str) -> set[int]:
    """Places of letters and digits in spans, so that quotation marks and blanks do not count."""
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def match(gold: list[dict[str, Spans]], reading: Reading, text: str) -> list[tuple[int, int]]:
    """Pair contents one to one, best overlap first, intersection over union at least one half."""
    wanted = [letters(row["Content"], text) for row in gold]
    found = [letters([(c.start, c.end) for c in s.content], text) for s in reading.statements]
    pairs = sorted(((len(g & f) / len(g | f), i, j) for i, g in enumerate(wanted) for j, f in enumerate(found) if g & f), reverse=True)
    left, right, out = set(), set(), []
    for score, i, j in pairs:
        if score >= HALF and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def same_source(row: dict[str, Spans], reading: Reading, j: int, text: str) -> bool:
    """Tell whether the words of the source overlap by half, or lie within the marked ones."""
    source = reading.statements[j].source
    wanted = letters(row["Source"], text)
    found = letters([(source.start, source.end)] if source else [], text)
    return wanted == found or bool(found and (found <= wanted or len(wanted & found) / len(wanted | found) >= HALF))


def is_direct(row: dict[str, Spans], text: str) -> bool:
    """Tell whether the content stands in quotation marks."""
    return text[row["Content"][0][0]] in '“"' and text[row["Content"][-1][1] - 1] in '”"'


@dataclass(frozen=True, slots=True)
class Attribution:
    """Counts over texts: statements marked, found, matched; of those with the right source; direct ones marked and found."""

    marked: int
    found: int
    matched: int
    sourced: int
    direct: int
    direct_found: int

    @property
    def f1(self) -> float:
        """Balance of recall and precision of content."""
        return 2 * self.matched / (self.marked + self.found)


def measure_attribution(press: Path, every: int = 1) -> Attribution:
    """Score every n-th text of `polnear-dev`."""
    marked = found = matched = sourced = direct = direct_found = 0
    for path in sorted((press / "polnear-dev" / "attributions").glob("*.ann"))[::every]:
        text = (press / "polnear-dev" / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt").read_text(encoding="utf-8")
        gold, reading = load_gold(path), read_report(text, None)
        pairs = match(gold, reading, text)
        marked, found, matched = marked + len(gold), found + len(reading.statements), matched + len(pairs)
        sourced += sum(same_source(gold[i], reading, j, text) for i, j in pairs)
        quoted = {i for i, row in enumerate(gold) if is_direct(row, text)}
        direct, direct_found = direct + len(quoted), direct_found + len(quoted & {i for i, _ in pairs})
    return Attribution(marked, found, matched, sourced, direct, direct_found)


def iou(one: Spans, other: Spans) -> float:
    """Intersection over union of two sets of spans, in characters."""
    a, b = ({i for s, e in spans for i in range(s, e)} for spans in (one, other))
    return len(a & b) / len(a | b)


def best_statement(reading: Reading, row: Gold) -> Statement | None:
    """Find the statement whose content overlaps a marked one most, by half at least."""
    span = [(row["content"]["start"], row["content"]["end"])]
    scored = [(iou([(c.start, c.end) for c in s.content], span), s) for s in reading.statements]
    score, found = max(scored, key=lambda x: x[0])
    return found if score >= HALF else None


def right_statements(reading: Reading, gold: Gold) -> list[str]:
    """Ids of the marked statements that were found with the right speakers."""
    return [row["id"] for row in gold["statements"] if (s := best_statement(reading, row)) and _speakers(row) == set(s.speakers)]


def _speakers(row: Gold) -> set[str]:
    said = row["speaker"]
    return {SAME.get(s, s) for s in ([said] if isinstance(said, str) else said)}


def find_event(reading: Reading, row: Gold) -> Event | None:
    """Find the event of a marked one's type, actors and targets that touches its place."""
    kind = EVENT_TYPES.get(row["type"], row["type"])
    for event in reading.events:
        spans = (event.evidence, *event.also)
        touches = any(s.start < row["evidence"]["end"] and row["evidence"]["start"] < s.end for s in spans)
        dyad = set(row["actor"]) == set(event.actors) and set(event.targets) <= set(row.get("target", []))
        if event.type == kind and touches and dyad:
            return event
    return None


def right_events(reading: Reading, gold: Gold) -> list[str]:
    """Ids of the marked events that were found."""
    return [row["id"] for row in gold["events"] if find_event(reading, row)]
