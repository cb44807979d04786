"""Whether two list entries are one party. Pure rules over what the lists say; a wrong join is worse than a missed one.

Each rule looks at two entries and gives a reason in words, or nothing. The rules are asked from the surest to the least sure; `bars` says
which pairs must not be one party whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import token_sort_ratio

from ostrakon.store.evidence import Dated, Evidence, Number

ALIKE = 82  # token_sort_ratio in [0, 100] from which two names are alike
BY_YEAR = 30  # strength of a reason by birth year, 1 more where the primary names are equal
_LONG_NAME = 8  # letters from which a single word names an organisation
_SMALL_WORDS = frozenset(
    ("al", "el", "bin", "ibn", "bint", "abu", "abd", "abdul", "ad", "the", "of", "and", "de", "la", "co", "ltd", "company", "mohammad",
     "mohammed", "muhammad")
)  # fmt: skip


class Reason(NamedTuple):
    """Why two entries are one party: how sure, since when that could be known, and the words."""

    strength: int
    known: int
    words: str


def bars(a: Evidence, b: Evidence) -> bool:
    """Tell whether two entries cannot be one party: of different kinds, different ships, or side by side on one list under two names."""
    if a.kind != b.kind or _apart(a, b, "IMO number"):
        return True
    return side_by_side(a, b) and not a.primary.keys() & b.primary.keys()


def side_by_side(a: Evidence, b: Evidence) -> bool:
    """Tell whether both were certainly on one list on one day: whoever made it held them for two."""
    return any(x.dataset == y.dataset and x.first <= y.last and y.first <= x.last for x in a.stays for y in b.stays)


def ambiguous(a: Evidence, b: Evidence, namesakes: Iterable[Evidence]) -> bool:
    """Tell whether a list has, side by side with either, another of that name who may be meant as well as he."""
    return any(
        other is not meant and side_by_side(other, meant) and not _contradict(one, other)
        for one, meant in ((a, b), (b, a))
        for other in namesakes
        if other is not one
    )


def judge(a: Evidence, b: Evidence) -> Reason | None:
    """Ask the rules, the surest first."""
    if a.kind != b.kind or not a.kind:
        return None
    return next((reason for rule in RULES if (reason := rule(a, b))), None)


def _same_table_row(a: Evidence, b: Evidence) -> Reason | None:
    shared = _shared(a.table_keys, b.table_keys)
    return _reason(a, b, 100, shared, "the same row of a table of parties") if shared and _equal_names(a, b) else None


def _same_ship(a: Evidence, b: Evidence) -> Reason | None:
    return _by_number(a, b, 95, "IMO number", lambda: True) if a.kind == "vessel" else None


def _same_reference(a: Evidence, b: Evidence) -> Reason | None:
    """A list that prints UN references prints those of associates too: the names must be alike."""
    shared = _shared(a.references, b.references)
    return _reason(a, b, 90, shared, f"the same UN reference {min(shared)}") if shared and _alike(a, b) else None


def _same_code(a: Evidence, b: Evidence) -> Reason | None:
    alike = lru_cache(lambda: _alike(a, b))
    found = _by_number(a, b, 85, "LEI", alike) or _by_number(a, b, 85, "wallet address", alike)
    return found or _by_number(a, b, 80, "SWIFT/BIC", alike) or _by_number(a, b, 75, "MMSI", alike)


def _same_aircraft(a: Evidence, b: Evidence) -> Reason | None:
    same = bool(_equal_names(a, b)) and not side_by_side(a, b)
    return _by_number(a, b, 80, "serial number", lambda: same) if a.kind == "aircraft" else None


def _same_document(a: Evidence, b: Evidence) -> Reason | None:
    return _by_number(a, b, 80, "passport number", lambda: _some_word(a, b)) if a.kind == "person" else None


def _same_register(a: Evidence, b: Evidence) -> Reason | None:
    return _by_number(a, b, 70, "registration or ID number", lambda: _alike(a, b))


def _same_name_later(a: Evidence, b: Evidence) -> Reason | None:
    """Within one authority: a name that left its list and came back under another number."""
    if a.authority != b.authority or side_by_side(a, b) or a.kind == "vessel" or _contradict(a, b):
        return None
    names = _shared(a.primary, b.primary)
    telling = any(map(_telling, names))
    if a.kind == "person":
        births = _shared(a.births, b.births)
        words = f"the same name, birth date {min(births, default='')}, never on one list together"
        return _reason(a, b, 50, names | births, words) if telling and births else None
    sure = telling or (names and _shared(a.countries, b.countries))
    return _reason(a, b, 50, names, "the same name, nothing against it, never on one list together") if sure else None


def _same_name_elsewhere(a: Evidence, b: Evidence) -> Reason | None:
    """Across authorities: a name alone is not enough, nor for a person a birth year with it."""
    if a.authority == b.authority or a.kind not in {"person", "organisation"} or _contradict(a, b):
        return None
    names = {n: k for n, k in _equal_names(a, b).items() if _telling(n)}
    if a.kind == "person":
        return _same_birth(a, b, names) if names else None
    if countries := _shared(a.countries, b.countries):
        where = ", ".join(sorted(c.upper() for c in countries))
        return _reason(a, b, 40, names | countries, f"the same name and country ({where})") if names else None
    regimes = _shared(a.regimes, b.regimes)  # a list that prints no country still says under which regime
    return _reason(a, b, 35, names | regimes, f"the same name, both listed for {min(regimes)}") if names and regimes else None


def _same_birth(a: Evidence, b: Evidence, names: Dated) -> Reason | None:
    """A birth date is enough beside the name; a year only with a country or regime, and where nobody else may be meant (`ambiguous`)."""
    births = _shared_births(a, b)
    if days := {day: known for day, known in births.items() if len(day) == len("2018-05-08")}:
        return _reason(a, b, 40, names | days, f"the same name and birth date {min(days)}")
    if not births:
        return None
    born = f"the same name, birth year {min(births)[:4]}"
    if countries := _shared(a.countries, b.countries):
        where = ", ".join(sorted(c.upper() for c in countries))
        return _reason(a, b, BY_YEAR, names | births | countries, f"{born} and country ({where})")
    regimes = _shared(a.regimes, b.regimes)
    return _reason(a, b, BY_YEAR, names | births | regimes, f"{born}, both listed for {min(regimes)}") if regimes else None


RULES: tuple[Callable[[Evidence, Evidence], Reason | None], ...] = (
    _same_table_row,
    _same_ship,
    _same_reference,
    _same_code,
    _same_aircraft,
    _same_document,
    _same_register,
    _same_name_later,
    _same_name_elsewhere,
)


def _by_number(a: Evidence, b: Evidence, strength: int, family: str, agrees: Callable[[], bool]) -> Reason | None:
    """Give a reason where both have a number of the family, its issuers do not differ, and `agrees` finds the rest fitting."""
    for x in a.numbers:
        for y in b.numbers:
            if x.family == y.family == family and x.value == y.value and _issuers_agree(a, x, b, y) and agrees():
                return _reason(a, b, strength, {x.value: max(x.known, y.known)}, f"the same {family} {x.value}")
    return None


def _issuers_agree(a: Evidence, x: Number, b: Evidence, y: Number) -> bool:
    """Numbers of national registers meet only within a country: that of the issuer, or where it is not printed of the entry."""
    if x.family in {"IMO number", "LEI", "SWIFT/BIC", "MMSI", "wallet address", "serial number"}:
        return True
    left, right = x.countries or a.countries.keys(), y.countries or b.countries.keys()
    return bool(left & right) or not (left and right)


def _reason(a: Evidence, b: Evidence, strength: int, by: Mapping[str, int], words: str) -> Reason:
    """Known from the day on which the last of the values that are needed came out; a little surer where the names are equal too."""
    strength += bool(a.primary.keys() & b.primary.keys())
    return Reason(strength, max(a.first, b.first, *by.values()), f"{a.key} and {b.key}: {words}")


def _shared(a: Dated, b: Dated) -> Dated:
    """Values of both, each with the day from which it was known of both."""
    return {value: max(a[value], b[value]) for value in a if value in b}


def _shared_births(a: Evidence, b: Evidence) -> Dated:
    """Birth dates that agree, as exactly as the vaguer of the two: a year fits any day in it."""
    return {min(x, y, key=len): max(a.births[x], b.births[y]) for x in a.births for y in b.births if _compatible(x, y)}


def _equal_names(a: Evidence, b: Evidence) -> Dated:
    """Names that both have, the primary name of one at least."""
    return _shared(a.primary, b.primary) or _shared(a.primary, b.aliases) or _shared(a.aliases, b.primary)


def _contradict(a: Evidence, b: Evidence) -> bool:
    """Tell whether birth dates, countries or serial numbers are given on both sides and none agrees."""
    births = bool(a.births and b.births) and not any(_compatible(x, y) for x in a.births for y in b.births)
    countries = bool(a.countries and b.countries) and not a.countries.keys() & b.countries.keys()
    return births or countries or _apart(a, b, "serial number") or _apart(a, b, "LEI")


def _compatible(a: str, b: str) -> bool:
    """A year fits any day in it."""
    return a.startswith(b) or b.startswith(a)


def _apart(a: Evidence, b: Evidence, family: str) -> bool:
    left, right = ({n.value for n in e.numbers if n.family == family} for e in (a, b))
    return bool(left and right) and not left & right


def _alike(a: Evidence, b: Evidence) -> bool:
    """Names equal, nearly so, or the words of one within the other's."""
    if a.primary.keys() & b.primary.keys():
        return True
    return any(_within(x, y) or token_sort_ratio(x, y) >= ALIKE for x in a.names for y in b.names)


def _within(a: str, b: str) -> bool:
    short, long = sorted((_words(a), _words(b)), key=len)
    return len(short) > 1 and short <= long


def _some_word(a: Evidence, b: Evidence) -> bool:
    return bool(_all_words(a) & _all_words(b))


def _all_words(entry: Evidence) -> set[str]:
    return {word for name in entry.names for word in _words(name)}


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.split() if len(word) > 1 and word not in _SMALL_WORDS)


def _telling(name: str) -> bool:
    """A name of two words or one long one; acronyms meet by chance."""
    return len(_words(name)) > 1 or len(name.replace(" ", "")) >= _LONG_NAME
