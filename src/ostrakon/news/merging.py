"""One event told twice is one event: the second telling adds its place and what the first lacked."""

from __future__ import annotations

from dataclasses import replace

from ostrakon.news.cast import Cast
from ostrakon.news.records import Event


def merge_events(cast: Cast, events: list[Event]) -> list[Event]:
    """Merge events of one type, status and dyad; persons count as the state they speak for."""
    out: list[Event] = []
    for event in events:
        place = next((i for i, held in enumerate(out) if _same(cast, held, event)), None)
        if place is None:
            out.append(event)
        else:
            out[place] = _joined(out[place], event)
    return out


def _same(cast: Cast, one: Event, other: Event) -> bool:
    if one.type != other.type or (one.status != other.status and "agreement" not in one.type):
        return False
    if one.date and other.date and one.date.value != other.date.value:
        return False
    if one.about and other.about and not set(one.about) & set(other.about):
        return False
    if not _meet(cast, one.actors, other.actors):
        return False
    if one.targets and other.targets:
        return _meet(cast, one.targets, other.targets) or _general(one) != _general(other)
    return bool(one.about and other.about) or one.targets == other.targets


def _meet(cast: Cast, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool({cast.behind(p) for p in one} & {cast.behind(p) for p in other}) or not one or not other


def _general(event: Event) -> bool:
    """Whether the target is only a group (`U.S. allies`), which a later telling may name."""
    return all(t.startswith("group:") for t in event.targets)


def _joined(held: Event, again: Event) -> Event:
    if _general(held) and again.targets and not _general(again):
        held, again = again, held
    return replace(
        held,
        targets=held.targets or again.targets,
        about=held.about or again.about,
        date=held.date or again.date,
        also=(*held.also, again.evidence, *again.also),
        told_by=held.told_by if held.told_by == again.told_by else (),
    )
