from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from ostrakon.match.arrayfile import MAGIC, open_arrays, write_arrays
from ostrakon.model.errors import CorruptStoreError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "a.index"
    write_arrays(
        path, {"keys": np.arange(100, dtype=np.uint64), "none": np.array([], dtype=np.float32), "last": np.array([1.5], dtype=np.float32)}
    )
    return path


def test_arrays_come_back_as_they_were(saved: Path) -> None:
    arrays = open_arrays(saved)
    assert arrays["keys"].tolist() == list(range(100))
    assert (len(arrays["none"]), arrays["last"].tolist()) == (0, [1.5])
    assert not arrays["keys"].flags.writeable


def test_writing_twice_gives_the_same_bytes_and_leaves_nothing_beside(saved: Path) -> None:
    first = saved.read_bytes()
    write_arrays(saved, dict(open_arrays(saved)))
    assert saved.read_bytes() == first
    assert [p.name for p in saved.parent.iterdir()] == [saved.name]


@pytest.mark.parametrize("content", [b"", b"not an index at all", MAGIC, MAGIC + b"\xff" * 8, MAGIC + (4).to_bytes(8, "little") + b"{}{}"])
def test_what_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.index"
    path.write_bytes(content)
    with pytest.raises(CorruptStoreError, match="delete the file"):
        open_arrays(path)


def test_a_file_cut_short_is_refused(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:200])
    with pytest.raises(CorruptStoreError, match="cannot be read"):
        open_arrays(saved)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorruptStoreError, match=r"nowhere\.index"):
        open_arrays(tmp_path / "nowhere.index")
