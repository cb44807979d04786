from __future__ import annotations

import pytest

from ostrakon.model.regimes import in_regime, regimes_of


@pytest.mark.parametrize(
    "tag", ["IRAN", "IRAN-HR", "IFSR", "IRGC", "HRIT-IR", "FSE-IR", "CAATSA - IRAN", "Iran", "Iran (nuclear proliferation)", "EU 267/2012"]
)
def test_tags_of_several_authorities_belong_to_one_regime(tag: str) -> None:
    assert in_regime("iran", tag)
    assert regimes_of(tag) == ("iran",)


@pytest.mark.parametrize("tag", ["SDGT", "NPWMD", "SYRIA", "IRAQ2", "IRANIAN", "Iraq", "EU 269/2014", ""])
def test_shared_tags_and_other_countries_do_not(tag: str) -> None:
    assert not in_regime("iran", tag)
    assert regimes_of(tag) == ()


def test_a_target_without_a_table_is_searched_for_by_its_name() -> None:
    assert in_regime("syria", "SYRIA")
    assert in_regime("libya", "Libya (UK)")
    assert not in_regime("libya", "SYRIA")
