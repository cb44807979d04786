"""The name index that lies beside the lists: opened where it fits them, made anew where it is missing, damaged or of other rules."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ostrakon import __version__
from ostrakon.match.index import NameIndex
from ostrakon.model.errors import CorruptStoreError, StoreError
from ostrakon.store.folder import LOCK
from ostrakon.store.lock import writing

if TYPE_CHECKING:
    from ostrakon.store.state import State
    from ostrakon.store.store import Store

_PACKAGE = Path(__file__).parents[1]
_LENGTH = 16  # hexadecimal digits of a hash in the file's name


def index_path(folder: Path, state: State) -> Path:
    """Name the file of the index: by the state of the lists and by the rules that names and numbers are folded by."""
    return folder / f"names-{state.digest[:_LENGTH]}-{rules_digest()}.idx"


def open_index(store: Store, state: State) -> NameIndex:
    """Open the index of a state of the lists, or build it and, where it is their present state, keep it.

    Where another process is writing, or the folder may only be read, the index is built in memory and not kept.
    """
    path = index_path(store.folder, state)
    try:
        return NameIndex.open(path)
    except CorruptStoreError:
        index = NameIndex.build(state.names(), state.identifiers())
    with suppress(StoreError, OSError), writing(store.folder / LOCK, wait=0):
        if path == index_path(store.folder, store.state()):  # no list has come in meanwhile
            index.save(path)
            for old in store.folder.glob("names-*"):
                if old != path:
                    old.unlink(missing_ok=True)
    return index


@cache
def rules_digest(package: Path = _PACKAGE) -> str:
    """Name the rules an index is made by: a hash of this room's sources and of the folding, so that no change to them is forgotten."""
    room = sorted(p for p in (package / "match").iterdir() if p.suffix in {".py", ".txt"})
    sources = [*room, *(package / "model" / name for name in ("kinds.py", "numbers.py", "text.py", "vocabulary.py"))]
    return sha256(b"\0".join([__version__.encode(), *(p.read_bytes() for p in sources)])).hexdigest()[:_LENGTH]
