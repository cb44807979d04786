"""Which programme tags on lists belong to which target, so that lists of several authorities can be laid side by side."""

from __future__ import annotations

import re

# OFAC: every tag that begins with IRAN, its financial and human-rights tags; FSE-IR and 561 on the non-SDN list. UN: `Iran`.
# UK: `Iran (nuclear proliferation)`, `Iran (Nuclear)`, `Iran (human rights)`. EU: by the number of the regulation.
# NPWMD and SDGT alone are no sign: they are shared with other targets.
_TAGS = {
    "iran": re.compile(
        r"iran\b.*|iran-.*|ifsr|irgc|hrit-ir|fse-ir|561[- ]related|caatsa - iran|eu (267/2012|359/2011|2023/1529|423/2007|961/2010)",
        re.IGNORECASE,
    ),
}


def regimes_of(tag: str) -> tuple[str, ...]:
    """Targets of the regimes that a tag belongs to, of those that have a table."""
    return tuple(target for target, tags in _TAGS.items() if tags.fullmatch(tag))


def in_regime(target: str, tag: str) -> bool:
    """Whether a tag of any list belongs to the regime on a target. A target without a table is searched for by its name."""
    known = _TAGS.get(target.casefold())
    return bool(known.fullmatch(tag)) if known else target.casefold() in tag.casefold()
