"""One file of named arrays, opened by mmap: nothing is read until it is used, and processes share the pages.

Layout, all numbers little-endian:

    0    8 bytes   magic, "OSTRIX01"
    8    8 bytes   length of the header in bytes, unsigned
    16   header    JSON: {"arrays": {name: {"dtype": "<u8", "length": 1234, "offset": 4096}}}
    ...  arrays    each one-dimensional, contiguous, at an offset (from the start of the file) that is a multiple of 64

A new array may be added under a new name; a change of meaning needs a new magic.
"""

from __future__ import annotations

import json
import mmap
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from ostrakon.model.errors import CorruptStoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

MAGIC = b"OSTRIX01"
_ALIGN = 64
_HEAD = len(MAGIC) + 8
_HEADER_ROOM = 160  # bytes of header an array may take: name, dtype, length, offset
_TODO = "delete the file; it is built again from the lists"


class _Entry(TypedDict):
    """What the header says of one array."""

    dtype: str
    length: int
    offset: int


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write the arrays beside `path` and move them into place in one step, so that no reader sees half a file."""
    header: dict[str, _Entry] = {}
    offset = _aligned(_HEAD + _HEADER_ROOM * (len(arrays) + 1))
    for name, array in arrays.items():
        header[name] = _Entry(dtype=array.dtype.newbyteorder("<").str, length=len(array), offset=offset)
        offset += _aligned(array.nbytes)
    head = json.dumps({"arrays": header}).encode()
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(MAGIC + len(head).to_bytes(8, "little") + head)
        for name, array in arrays.items():
            file.seek(header[name]["offset"])
            file.write(np.ascontiguousarray(array, dtype=np.dtype(header[name]["dtype"])).tobytes())
        file.truncate(offset)
    beside.replace(path)


def open_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Map the file and give its arrays, read-only. Raises CorruptStoreError where it is not such a file, or cut short."""
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if data[: len(MAGIC)] != MAGIC:
            raise CorruptStoreError("this is no name index", where=str(path), todo=_TODO)
        size = int.from_bytes(data[len(MAGIC) : _HEAD], "little")
        header: dict[str, _Entry] = json.loads(data[_HEAD : _HEAD + size])["arrays"]
        return {name: np.frombuffer(data, dtype=x["dtype"], count=x["length"], offset=x["offset"]) for name, x in header.items()}
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise CorruptStoreError("the name index cannot be read", where=str(path), todo=_TODO) from err


def _aligned(size: int) -> int:
    """Round up to the alignment."""
    return -(-size // _ALIGN) * _ALIGN
