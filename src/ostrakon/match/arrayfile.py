"""One file of named arrays, opened by mmap: nothing is read until it is used, and processes share the pages.

Layout, all numbers little-endian:

    0    8 bytes   magic, "OSTRIX02"
    8    8 bytes   CRC-32 of all that follows, unsigned
    16   8 bytes   length of the header in bytes, unsigned
    24   header    JSON: {"arrays": {name: {"dtype": "<u8", "length": 1234, "offset": 4096}}}
    ...  arrays    each one-dimensional, contiguous, at an offset (from the start of the file) that is a multiple of 64

A new array may be added under a new name; a change of meaning needs a new magic.
"""

from __future__ import annotations

import json
import mmap
import zlib
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from ostrakon.model.errors import CorruptStoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

MAGIC = b"OSTRIX02"
_ALIGN = 64
_SUMMED = len(MAGIC) + 8  # from here on the checksum counts
_HEAD = _SUMMED + 8
_HEADER_ROOM = 160  # bytes of header an array may take: name, dtype, length, offset
_TODO = "delete the file; it is built again from the lists"


class _Entry(TypedDict):
    """What the header says of one array."""

    dtype: str
    length: int
    offset: int


def pack_arrays(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Lay the arrays out as the content of a file."""
    header: dict[str, _Entry] = {}
    offset = _aligned(_HEAD + _HEADER_ROOM * (len(arrays) + 1))
    body = bytearray(offset)
    for name, array in arrays.items():
        plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        header[name] = _Entry(dtype=plain.dtype.str, length=len(plain), offset=len(body))
        body += plain.tobytes().ljust(_aligned(plain.nbytes), b"\0")
    head = json.dumps({"arrays": header}).encode()
    body[_SUMMED : _HEAD + len(head)] = len(head).to_bytes(8, "little") + head
    body[:_SUMMED] = MAGIC + zlib.crc32(memoryview(body)[_SUMMED:]).to_bytes(8, "little")
    return bytes(body)


def open_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Map the file and give its arrays, read-only. Raises CorruptStoreError where it is not such a file, cut short or damaged.

    The checksum is read through once: 4 ms for the 8 MB of all lists in use, against a listed party that is silently missed.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if data[: len(MAGIC)] != MAGIC:
            raise CorruptStoreError("this is no name index", where=str(path), todo=_TODO)
        if zlib.crc32(memoryview(data)[_SUMMED:]) != int.from_bytes(data[len(MAGIC) : _SUMMED], "little"):
            raise CorruptStoreError("the name index is damaged", where=str(path), todo=_TODO)
        size = int.from_bytes(data[_SUMMED:_HEAD], "little")
        header: dict[str, _Entry] = json.loads(data[_HEAD : _HEAD + size])["arrays"]
        return {name: np.frombuffer(data, dtype=x["dtype"], count=x["length"], offset=x["offset"]) for name, x in header.items()}
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise CorruptStoreError("the name index cannot be read", where=str(path), todo=_TODO) from err


def _aligned(size: int) -> int:
    """Round up to the alignment."""
    return -(-size // _ALIGN) * _ALIGN
