"""What the tests of the law share: the built-in book, and a writer of small law folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.law.samples import CALENDAR, INSTRUMENTS, PROGRAM, SOURCES, Writer

from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import LawBook


@pytest.fixture(scope="session")
def book() -> LawBook:
    return load_lawbook()


@pytest.fixture
def law_folder(tmp_path: Path) -> Writer:
    """Write a small law folder, with parts of a file replaced: law_folder(program=[(old, new)])."""

    def write(**changes: list[tuple[str, str]]) -> Path:
        texts = {"program": PROGRAM, "instruments": INSTRUMENTS, "sources": SOURCES, "calendar": CALENDAR}
        (tmp_path / "programs").mkdir(exist_ok=True)
        for name, original in texts.items():
            text = original
            for old, new in changes.get(name, []):
                assert old in text, f"{old!r} is not in the sample"
                text = text.replace(old, new, 1)
            path = tmp_path / "programs" / "test.yaml" if name == "program" else tmp_path / f"{name}.yaml"
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write
