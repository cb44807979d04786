"""Parties that are perhaps one though nothing joined them: their names are near, and each stands on a list on which the other does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ostrakon.match.index import NameIndex
from ostrakon.match.score import score_party
from ostrakon.model.hit import LIKELY, Query
from ostrakon.model.time import Standing
from ostrakon.model.vocabulary import NAME_PROPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ostrakon.model.party import Party

NEAR = 0.3  # a candidate's nearness in the index: on the lists of 2015, 2019 and 2024 it loses none of 584 pairs and saves four fifths
_STRONG = tuple(prop for prop in NAME_PROPS if prop != "weakAlias")


class _Row(NamedTuple):
    party: int  # place among the parties
    value: str


def find_namesakes(parties: Sequence[Party]) -> dict[str, tuple[str, ...]]:
    """Give by party id the ids of its near namesakes (score at LIKELY or above, by names and kind alone) that other authorities list.

    Those on the commonest set of lists are not asked for: whoever else is asked for finds them.
    """
    lists = [frozenset(x.authority for x in party.listings if x.standing in (Standing.HOLDS, Standing.LAST_SEEN)) for party in parties]
    commonest = max(Counter(lists).items(), key=lambda it: it[1], default=(frozenset(), 0))[0]
    index = NameIndex.build([_Row(i, v) for i, party in enumerate(parties) for v in _names(party)], ())
    found: dict[str, set[str]] = defaultdict(set)
    for i, party in enumerate(parties):
        if lists[i] == commonest:
            continue
        first, *others = _names(party) or ("",)
        query = Query(first, schema=party.schema, aliases=tuple(others))
        for j in index.find_candidates(query, NEAR):
            if lists[i] != lists[j] and score_party(query, parties[j]).score >= LIKELY:
                found[party.id].add(parties[j].id)
                found[parties[j].id].add(party.id)
    return {party: tuple(sorted(others)) for party, others in found.items()}


def _names(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for prop in _STRONG for value in party.values(prop)))
