"""Ownership by targets, as far as the deal file states owners: what each legal order asks, by date.

The United States: 50 percent rule, guidance of 14 February 2008, with adding-up since that of 13 August 2014; the ITSR count
control too (31 CFR 560.304). The European Union: Council best practices, `50 percent or more` since 3 July 2024, `more than 50`
before, or control. The United Kingdom: SI 2019/461 reg. 7, more than 50 percent or control, no adding-up without a joint
arrangement. The United Nations: owned or controlled, without a number; read here as more than half.
Only direct owners are looked at; `assess` says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ostrakon.exposure.parties import Counterparty, is_sdn_tag
from ostrakon.exposure.truth import Answer, every, no, some, unknown, yes

_HALF = 500_000  # parts per million: in floats, parts that add up to half can fall below it
_OFAC_ADDS_UP = date(2014, 8, 13)
_EU_HALF_SUFFICES = date(2024, 7, 3)


@dataclass(frozen=True, slots=True)
class Rule:
    """What counts as owned: half or more than half, adding up or one alone, control too or not."""

    half_suffices: bool
    adds_up: bool
    control: bool


def rule_on(word: str, day: date) -> Rule:
    """Give the test that a word of `law.vocabulary.OWNERSHIP` stands for on a day."""
    return {
        "ofac_50": Rule(half_suffices=True, adds_up=day >= _OFAC_ADDS_UP, control=False),
        "itsr_control": Rule(half_suffices=True, adds_up=True, control=True),
        "eu_50_or_control": Rule(half_suffices=day >= _EU_HALF_SUFFICES, adds_up=True, control=True),
        "uk_more_than_50_or_control": Rule(half_suffices=False, adds_up=False, control=True),
        "un_owned_or_controlled": Rule(half_suffices=False, adds_up=True, control=True),
    }[word]


def is_owned(party: Counterparty, word: str, day: date, target: Callable[[Counterparty], Answer]) -> Answer:
    """Tell whether stated owners that are targets own the party, or control it, by the test `word`."""
    if not word or not party.owners:
        return no()
    rule = rule_on(word, day)
    found = [(owner, target(owner), round(percent * 10_000), controls) for owner, percent, controls in party.owners]
    if all(answer.failed for _, answer, _, _ in found):
        return no()
    adds = word == "ofac_50" and any(answer.met for _, answer, _, _ in found)  # one target among them, then all that are blocked count
    sure = [ppm for owner, answer, ppm, _ in found if answer.met or (adds and _is_blocked(owner))]
    perhaps = [ppm for owner, answer, ppm, _ in found if not answer.failed or (adds and _is_blocked(owner))]
    ways = [_by_share(party, rule, sure, perhaps, [(o.name, a) for o, a, _, _ in found if not a.failed])]
    if rule.control:
        ways += [_by_control(party, owner, answer, controls=controls) for owner, answer, _, controls in found]
    return some(ways)


def _is_blocked(owner: Counterparty) -> bool:
    """Tell whether an owner is blocked under any US programme: the 50 percent rule adds them all up."""
    return any(x.dataset == "us_ofac_sdn" for x in owner.listings) or any(map(is_sdn_tag, owner.stated.tags))


def _by_share(party: Counterparty, rule: Rule, sure: list[int], perhaps: list[int], owners: list[tuple[str, Answer]]) -> Answer:
    who = ", ".join(name for name, _ in owners)
    share = _weight(rule, sure)
    if _reaches(rule, share):
        return yes(f"{party.name}: {share / 10_000:g} percent owned by targets ({who})", *owners[0][1].why)
    if _reaches(rule, _weight(rule, perhaps)):
        return unknown(f"listing of the owners of {party.name}", f"{who} may own enough of {party.name}")
    return no(f"{party.name}: {share / 10_000:g} percent owned by targets ({who}), which does not suffice")


def _weight(rule: Rule, shares: list[int]) -> int:
    return sum(shares) if rule.adds_up else max(shares, default=0)


def _reaches(rule: Rule, share: int) -> bool:
    return share >= _HALF if rule.half_suffices else share > _HALF


def _by_control(party: Counterparty, owner: Counterparty, is_target: Answer, *, controls: bool | None) -> Answer:
    if controls is False:
        return no()
    text = f"{owner.name} controls {party.name}"
    held = yes(text) if controls else unknown(f"control of {party.name} by {owner.name}", f"whether {text}")
    return every((is_target, held))
