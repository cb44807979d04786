"""WHAT, in the terminal: one block a legal order, citations numbered, missing facts named."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.model.finding import Assessment, Finding
from ostrakon.model.record import Citation
from ostrakon.report.findings import finding_notes, number_citations, say_citation
from ostrakon.report.terminal.paper import bullet, head, pairs, say, section, tone
from ostrakon.report.words import OUTCOMES, say_day, say_iso_days, say_order


def show_assessment(assessment: Assessment, title: str = "") -> RenderableType:
    """All findings of a deal on a day; every source once, numbered in order of first use."""
    day, known = assessment.as_of.valid, assessment.as_of.known
    when = f"on {say_day(day)}" + ("" if day == known else f", as known on {say_day(known)}")
    sources = number_citations(assessment.findings)
    parts: list[RenderableType] = [head(title or assessment.deal, when)]
    for finding in assessment.findings:
        parts += [Text(""), *_show_finding(finding, sources)]
    if sources:
        parts += [section("Sources"), pairs(((f"[{n}]", say_citation(it)) for it, n in sources.items()), style="")]
    if assessment.not_checked:
        parts += [section("Not checked"), *(bullet(it) for it in assessment.not_checked)]
    return Group(*parts)


def show_assessments(assessments: Sequence[Assessment]) -> RenderableType:
    """Several deals, one after the other."""
    parts: list[RenderableType] = []
    for one in assessments:
        parts += [show_assessment(one), Text("")]
    return Group(*parts)


def _show_finding(finding: Finding, sources: dict[Citation, int]) -> list[RenderableType]:
    look = OUTCOMES[finding.outcome]
    parts: list[RenderableType] = [
        Text.assemble((f"{say_order(finding.order)}: ", "bold"), tone(f"{look.sign} {look.word}", look.tone), f" ({look.says})")
    ]
    if finding.title:
        numbers = "".join(f"[{sources[it]}]" for it in finding.citations)
        parts.append(say(f"{finding.title} {numbers}".rstrip(), indent=2))
    parts += [bullet(say_iso_days(reason)) for reason in finding.why]
    notes = finding_notes(finding)
    return [*parts, pairs(notes)] if notes else parts
