"""One writer at a time: a lock on a file, held by the system and so gone with the process that held it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ostrakon.model.errors import StoreError

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold the writer's lock. Raises StoreError at once where another process holds it, or the folder cannot be written."""
    folder = str(path.parent)
    try:
        file = path.open("a+b")
    except OSError as err:
        raise StoreError(f"the data folder cannot be written: {err.strerror}", where=folder, todo="give write access, or copy it") from err
    with file:
        try:
            _lock(file.fileno())
        except OSError as err:
            raise StoreError("another process is writing to the data folder", where=folder, todo="wait until it is done") from err
        yield
