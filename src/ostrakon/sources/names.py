"""Names as lists print them: `LAST, First` and back to the order in which they are spoken."""

from __future__ import annotations

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def split_name(name: str) -> tuple[str, str, str]:
    """Split a person's name at its comma into last name, first names and suffix; without a comma all is last name."""
    parts = [x.strip() for x in name.split(",")]
    suffixes = [x for x in parts[1:] if x.rstrip(".").lower() in _SUFFIXES]
    rest = [x for x in parts[1:] if x not in suffixes]
    return parts[0], ", ".join(x for x in rest if x), " ".join(suffixes)


def person_name(name: str) -> str:
    """Turn `LAST, First` into `First LAST`; `LAST, First, Jr.` and `LAST, JR., First` keep the suffix at the end."""
    last, first, suffix = split_name(name)
    return " ".join(x for x in (first, last, suffix) if x)
