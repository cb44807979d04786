"""WHO, in the terminal: one party in full."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.model.party import Fact, Party
from ostrakon.report.terminal.paper import hang, head, pairs, say, section
from ostrakon.report.terminal.screening import say_stay
from ostrakon.report.words import say_dataset, say_interval, say_prop


def show_party(party: Party) -> RenderableType:
    """Every stay on every list, and every fact with the lists that say so."""
    parts: list[RenderableType] = [head(party.caption, f"({say_prop(party.schema)})"), section("On the lists")]
    parts += [hang(say_dataset(it.dataset), say_stay(it)) for it in party.listings] or [say("no stay on a loaded list", indent=2)]
    props = dict.fromkeys(fact.prop for fact in party.facts)
    if props:
        told = ((say_prop(prop), "; ".join(_say_fact(fact) for fact in party.facts if fact.prop == prop)) for prop in props)
        parts += [section("Facts"), pairs(told)]
    if len(party.entries) > 1:
        parts += [section("Entries taken as one party"), say(", ".join(party.entries), indent=2)]
        parts += [say(f"because {reason}", "dim", indent=2) for reason in party.joined_by]
    return Group(*parts, Text(""))


def _say_fact(fact: Fact) -> str:
    notes = [
        fact.detail,
        ", ".join(say_dataset(d) for d in fact.datasets),
        say_interval(fact.interval) if fact.interval and fact.interval.end else "",
    ]
    told = ", ".join(note for note in notes if note)
    return f"{fact.value} ({told})" if told else fact.value
