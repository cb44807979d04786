"""The table of properties against the real FollowTheMoney."""

from __future__ import annotations

from datetime import date

import pytest
from followthemoney import model

from ostrakon.model.vocabulary import IDENTIFIER_PROPS, OWN
from ostrakon.sources.schemata import PROPS, allows

from .conftest import Digest


@pytest.mark.parametrize("schema", sorted(PROPS))
def test_the_table_names_only_properties_that_followthemoney_has(schema: str) -> None:
    real = model.get(schema)
    assert real is not None
    assert PROPS[schema] - real.properties.keys() == set()


def test_own_properties_are_allowed_everywhere_and_foreign_ones_not() -> None:
    assert all(allows("Vessel", prop) for prop in OWN)
    assert not allows("Vessel", "passportNumber")
    assert not allows("Person", "imoNumber")
    assert allows("Unheard", "name")


def test_every_identifier_is_known_to_some_schema_or_is_our_own() -> None:
    known = frozenset().union(*PROPS.values()) | OWN.keys()
    assert set(IDENTIFIER_PROPS) <= known


@pytest.mark.lists
def test_every_value_of_the_real_lists_has_a_property_that_exists(real_digests: dict[tuple[str, date], Digest]) -> None:
    used = set().union(*(d.props for d in real_digests.values()))
    assert len(used) > 80
    strangers = {(s, p) for s, p in used if p not in OWN and p not in model.schemata[s].properties}
    assert strangers == set()
