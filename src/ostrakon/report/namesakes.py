"""Parties that are perhaps one, in words, for terminal and page alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ostrakon.law.alignment import Alignment
from ostrakon.report.pictures import short_authority
from ostrakon.report.words import join_words

NAMESAKES = (
    "Nearly the same name on lists of different authorities, and too little else that agrees to take them for one: "
    "each counts under Perhaps both, and neither as alone"
)


def list_namesakes(alignment: Alignment, say: Callable[[str], str] = short_authority) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each party that has near namesakes, with its authorities, and those not told of before; by name. `say` names an authority."""
    told: set[frozenset[str]] = set()
    found = []
    for row in sorted((row for row in alignment.rows if row.perhaps), key=lambda row: (row.caption, row.party_id)):
        new = [x for x in row.perhaps if frozenset((row.party_id, x.party_id)) not in told]
        told |= {frozenset((row.party_id, x.party_id)) for x in new}
        on = [cell.authority for cell in row.cells if cell.state in ("listed", "last_seen")]
        if new:
            found.append((_named(row.caption, on, say), tuple(_named(x.caption, x.authorities, say) for x in new)))
    return tuple(found)


def _named(caption: str, authorities: Iterable[str], say: Callable[[str], str]) -> str:
    return f"{caption} ({join_words([say(name) for name in authorities])})"
