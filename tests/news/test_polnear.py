"""Attribution on texts that the rules were not written for: a floor under recall and precision of content and source."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.news_gold import measure_attribution

pytestmark = pytest.mark.press


def test_content_direct_quotes_and_sources(press_dir: Path) -> None:
    got = measure_attribution(press_dir, every=9)  # ten of seven papers
    assert got.f1 >= 0.58, got
    assert got.matched / got.found >= 0.70, got
    assert got.sourced / got.matched >= 0.85, got
    assert got.direct_found / got.direct >= 0.85, got
