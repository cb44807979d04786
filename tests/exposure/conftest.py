"""What the tests of this room share."""

from __future__ import annotations

import pytest

from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import LawBook


@pytest.fixture(scope="session")
def law() -> LawBook:
    """The built-in law."""
    return load_lawbook()
