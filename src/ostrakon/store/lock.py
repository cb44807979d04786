"""One writer at a time: a lock on a file, held by the system and so gone with the process that held it.

Who must write waits for it; who only might (a question that could keep what it worked out) passes by.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ostrakon.model.errors import LockedStoreError, StoreError

WAIT = 60.0  # seconds that a writer waits for another
_PAUSE = 0.1  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writing(path: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the writer's lock, waiting up to `wait` seconds for it.

    Raises LockedStoreError where another process holds it all that time, StoreError where the folder cannot be written.
    """
    folder = str(path.parent)
    try:
        file = path.open("a+b")
    except OSError as err:
        raise StoreError(f"the data folder cannot be written: {err.strerror}", where=folder, todo="give write access, or copy it") from err
    with file:
        if not _locked(file.fileno(), wait):
            waited = f" (waited {wait:.0f} seconds)" if wait else ""
            raise LockedStoreError(f"another process is writing to the data folder{waited}", where=folder, todo="try again when it is done")
        yield


def _locked(handle: int, wait: float) -> bool:
    """Try for the lock until it is there or the time is over."""
    for _ in range(round(wait / _PAUSE)):
        if _try(handle):
            return True
        time.sleep(_PAUSE)
    return _try(handle)


def _try(handle: int) -> bool:
    try:
        _lock(handle)
    except OSError:
        return False
    return True
