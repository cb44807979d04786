"""Fixtures that several rooms' tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def lists_dir() -> Path:
    """Folder of real published list files; tests that need it are skipped, with the reason, where it is absent."""
    folder = Path(os.environ.get("OSTRAKON_LISTS", ROOT.parent / "shared" / "lists"))
    if not folder.is_dir():
        pytest.skip(f"no real list files: set OSTRAKON_LISTS to a folder of them (looked in {folder})")
    return folder


@pytest.fixture(scope="session")
def press_dir() -> Path:
    """Folder of real news texts with their gold; skipped, with the reason, where it is absent."""
    folder = Path(os.environ.get("OSTRAKON_PRESS", ROOT.parent / "shared" / "press"))
    if not folder.is_dir():
        pytest.skip(f"no real news texts: set OSTRAKON_PRESS to a folder of them (looked in {folder})")
    return folder
