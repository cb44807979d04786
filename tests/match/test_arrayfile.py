from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from ostrakon.match.arrayfile import MAGIC, open_arrays, pack_arrays
from ostrakon.model.errors import CorruptStoreError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "a.index"
    arrays: dict[str, NDArray[Any]] = {
        "keys": np.arange(100, dtype=np.uint64),
        "none": np.array([], dtype=np.float32),
        "last": np.array([1.5], dtype=np.float32),
    }
    path.write_bytes(pack_arrays(arrays))
    return path


def test_arrays_come_back_as_they_were(saved: Path) -> None:
    arrays = open_arrays(saved)
    assert arrays["keys"].tolist() == list(range(100))
    assert (len(arrays["none"]), arrays["last"].tolist()) == (0, [1.5])
    assert not arrays["keys"].flags.writeable


def test_packing_twice_gives_the_same_bytes(saved: Path) -> None:
    assert pack_arrays(open_arrays(saved)) == saved.read_bytes()


@pytest.mark.parametrize("place", [8, 17, 60, -1, -200])
def test_a_flipped_bit_is_noticed_wherever_it_is(saved: Path, place: int) -> None:
    content = bytearray(saved.read_bytes())
    content[place] ^= 1
    saved.write_bytes(content)
    with pytest.raises(CorruptStoreError, match="is damaged"):
        open_arrays(saved)


@pytest.mark.parametrize("content", [b"", b"not an index at all", MAGIC, MAGIC + b"\xff" * 8, MAGIC + bytes(8), pack_arrays({})[:-1]])
def test_what_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.index"
    path.write_bytes(content)
    with pytest.raises(CorruptStoreError, match="delete the file"):
        open_arrays(path)


def test_a_file_cut_short_is_refused(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:200])
    with pytest.raises(CorruptStoreError, match="is damaged"):
        open_arrays(saved)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorruptStoreError, match=r"nowhere\.index"):
        open_arrays(tmp_path / "nowhere.index")
