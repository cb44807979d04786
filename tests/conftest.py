"""Fixtures that several rooms' tests share."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from ostrakon.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--must-run", action="append", default=[], metavar="MARK", help="count a skipped test with this mark as failed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where the run was told that tests of this mark must run."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and any(map(item.get_closest_marker, item.config.getoption("--must-run"))):
        report.outcome, report.longrepr = "failed", f"was skipped, and must run: {report.longrepr}"
    return report


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


@pytest.fixture(scope="session")
def sample_dir() -> Iterator[Path]:
    """Folder of the built-in sample."""
    with as_file(files("ostrakon") / "data" / "sample") as folder:
        yield folder


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory, sample_dir: Path) -> Path:
    """A data folder with the built-in sample loaded. Not to be changed by a test."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    with Workspace.open(folder, create=True) as workspace:
        workspace.load_lists([sample_dir], None, date(2026, 11, 24))
    return folder
