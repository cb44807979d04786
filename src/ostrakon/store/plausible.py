"""A snapshot that has shrunk or grown beyond belief is kept out until a person accepts it: it is most likely a part of a list."""

from __future__ import annotations

from collections.abc import Iterable

from ostrakon.model.errors import SourceError
from ostrakon.model.record import Snapshot
from ostrakon.store.records import Version, is_dated

LEAST, MOST = 1 / 3, 4  # entries against the nearest version; OFAC's and the UN's lists stay well within, from 1994 to today
ENOUGH = 100  # lists smaller than this may do what they like


def check_size(snapshot: Snapshot, versions: Iterable[Version]) -> None:
    """Compare with the nearest version in time. Raises SourceError with both counts."""
    others = [
        v for v in versions if v.dataset == snapshot.dataset and not v.superseded and not v.dated and v.published != snapshot.published
    ]
    if is_dated(snapshot.format) or not others:
        return
    nearest = min(others, key=lambda v: abs((v.published - snapshot.published).days))
    now, then = len(snapshot.records), nearest.entities
    if max(now, then) >= ENOUGH and not then * LEAST <= now <= then * MOST:
        raise SourceError(
            f"{now:,} entries, where the version of {nearest.published} has {then:,}: kept out, for it looks like a part of a list",
            where=f"{snapshot.dataset} of {snapshot.published}",
            todo="compare the file with the publisher's; if it is right, load it with --accept",
        )
