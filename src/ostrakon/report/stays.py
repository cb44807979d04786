"""Stays on lists for the reader: programmes of the day, and sources apart from their addresses."""

from __future__ import annotations

import re

from ostrakon.model.party import Listing
from ostrakon.report.words import SECONDARY

_ADDRESS = re.compile(r"(?P<words>.+), (?P<url>https?://\S+)(?P<more> \([^()]*\))?")


def say_programs(it: Listing) -> str:
    """Tell the programmes and the remark on secondary sanctions, as of the day asked about or the last day of the stay."""
    return "; ".join(x for x in (", ".join(it.programs), SECONDARY.get(it.secondary, it.secondary)) if x)


def list_sources(it: Listing) -> tuple[tuple[str, str], ...]:
    """Give the sources of a stay, each once, as (words, address); the address is empty where the source has none."""
    return part_sources(it.source)


def part_sources(cited: str) -> tuple[tuple[str, str], ...]:
    """Give the sources of a cited text as `list_sources` does."""
    return tuple(_part_address(part) for part in dict.fromkeys(part for part in cited.split("; ") if part))


def _part_address(part: str) -> tuple[str, str]:
    found = _ADDRESS.fullmatch(part)
    return (found["words"] + (found["more"] or ""), found["url"]) if found else (part, "")
