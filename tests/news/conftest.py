"""Fixtures for the news room: the model is loaded once, the seed report is read once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import LawBook
from ostrakon.news.nlp import load_model
from ostrakon.news.read import read_report
from ostrakon.news.records import Reading

PUBLISHED = date(2018, 5, 10)  # a Thursday
SEED = "000_535821fa6f75c248"

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read a few sentences as a report of Thursday 10 May 2018."""
    load_model()

    def read_text(text: str, published: date | None = PUBLISHED, publisher: str = "Example Post") -> Reading:
        return read_report(text, published, publisher)

    return read_text


@pytest.fixture(scope="session")
def book() -> LawBook:
    return load_lawbook()


@pytest.fixture(scope="session")
def seed(press_dir: Path) -> Reading:
    """The seed report as read, published 10 May 2018 by National Review."""
    return read_report((press_dir / f"{SEED}.txt").read_text(encoding="utf-8"), PUBLISHED, "National Review")


@pytest.fixture(scope="session")
def gold(press_dir: Path) -> dict[str, Any]:
    """What a person marked in the seed report."""
    return dict(json.loads((press_dir / f"{SEED}.gold.json").read_text(encoding="utf-8")))
