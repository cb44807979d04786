"""Conditions of the law tried on the facts of a deal: met, not met, or unknown with the fact that is missing."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from ostrakon.exposure.facts import Facts, Many, One, key_of
from ostrakon.exposure.truth import Answer, every, no, unknown, yes
from ostrakon.exposure.wording import say, say_all
from ostrakon.law.records import Condition


def try_all(conditions: Iterable[Condition], facts: Facts, announced: date | None = None) -> Answer:
    """All must be met. `announced`: first day the world could know of the change that a condition guards."""
    return every(try_one(c, facts, announced) for c in conditions)


def try_one(condition: Condition, facts: Facts, announced: date | None = None) -> Answer:
    """Try one condition. A condition without a fact is for a person to judge: unknown, named by its text."""
    if not condition.fact:
        return unknown(condition.text, f"a person must judge: {condition.text}")
    fact = facts.get(condition.fact, One(None))
    if isinstance(fact, Many):
        return _try_many(condition, fact)
    value = fact.value
    if value is None:
        return _from_other_facts(condition, facts, announced)
    return _said(condition, _holds(condition.op, value, condition.value), value)


def _try_many(condition: Condition, fact: Many) -> Answer:
    wanted = {str(w).upper() for w in _listed(condition.value)}
    shared = sorted(v for v in fact.values if v.upper() in wanted)
    settled = fact.complete and not any(v.upper() in wanted for v in fact.maybe)
    if condition.op == "any_of":
        if shared:
            return yes(f"{condition.text}: {say_all(shared)}")
        return no(f"not met: {condition.text}") if settled else _missing(condition)
    if shared:
        return no(f"not met: {condition.text} ({say(condition.fact)}: {say_all(shared)})")
    return yes(f"{condition.text}: none stated or found") if settled else _missing(condition)


def _from_other_facts(condition: Condition, facts: Facts, announced: date | None) -> Answer:
    """Fill a gap from a neighbouring fact: a contract day bounded from above; new business by the day of the contract."""
    signed_before, contract = facts.get("contract_signed_before", One(None)), facts.get("contract", One(None))
    if condition.fact == "contract" and condition.op in ("before", "on_or_before") and isinstance(signed_before, One):
        bound = signed_before.value
        if isinstance(bound, date) and _holds("on_or_before", bound, condition.value):
            return yes(f"{condition.text}: signed before {bound}")
    if condition.fact == "loading" and condition.op in ("before", "on_or_before") and isinstance(contract, One):
        signed = contract.value
        if isinstance(signed, date) and not _holds(condition.op, signed, condition.value):
            return no(f"not met: {condition.text} (loading: after the contract of {signed}, unless the deal says otherwise)")
    if condition.fact == "new_business" and isinstance(contract, One) and isinstance(contract.value, date) and announced:
        is_new = contract.value >= announced
        relation = "on or after" if is_new else "before"
        return _said(condition, is_new is condition.value, f"contract of {contract.value}, {relation} {announced}")
    return _missing(condition)


def _missing(condition: Condition) -> Answer:
    return unknown(key_of(condition.fact), f"not known: {condition.text}")


def _said(condition: Condition, holds: bool, value: object) -> Answer:  # noqa: FBT001 - the truth being put into words
    shown = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    text = f"{condition.text} ({say(condition.fact)}: {shown})"
    return yes(text) if holds else no(f"not met: {text}")


_OPS: dict[str, Callable[[Any, Any], bool]] = {
    "is": operator.eq,
    "in": lambda value, wanted: value in _listed(wanted),
    "any_of": lambda value, wanted: value in _listed(wanted),
    "none_of": lambda value, wanted: value not in _listed(wanted),
    "at_least": operator.ge,
    "on_or_after": operator.ge,
    "less_than": operator.lt,
    "before": operator.lt,
    "on_or_before": operator.le,
    "after": operator.gt,
}


def _holds(op: str, value: Any, wanted: Any) -> bool:
    return bool(_OPS[op](value, wanted))


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple | set | frozenset) else (value,)
