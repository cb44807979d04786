"""Findings in words: their sources numbered, their smaller print. Used by the terminal and by the page."""

from __future__ import annotations

from ostrakon.law.vocabulary import CONFIDENCE
from ostrakon.model.finding import Finding
from ostrakon.model.record import Citation
from ostrakon.report.words import join_words, say_day, say_iso_days


def number_citations(findings: tuple[Finding, ...]) -> dict[Citation, int]:
    """Number the citations of findings from 1, in order of first use."""
    seen = dict.fromkeys(it for finding in findings for it in finding.citations)
    return {it: n for n, it in enumerate(seen, 1)}


def say_citation(it: Citation) -> str:
    """A source in one line, with the confidence where it is not high."""
    doubt = "" if it.confidence == "h" else f" [{CONFIDENCE.get(it.confidence, it.confidence)} confidence]"
    return f"{it}{doubt}"


def finding_notes(finding: Finding) -> list[tuple[str, str]]:
    """The smaller print of a finding as (label, text): period, what is missing, what comes next, how sure we are."""
    notes = [
        ("Period", finding.period),
        ("Missing", join_words(finding.missing)),
        ("Next change", say_day(finding.next_change) if finding.next_change else ""),
        ("Also applies", "; ".join(finding.also)),
        ("Take care", finding.stale),
        ("Confidence", "" if finding.confidence == "h" else CONFIDENCE.get(finding.confidence, finding.confidence)),
    ]
    return [(label, say_iso_days(text)) for label, text in notes if text]
