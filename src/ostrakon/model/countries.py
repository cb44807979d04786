"""Countries by their names: the one rule by which a printed country, demonym or region becomes a code."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def country_code(name: str) -> tuple[str, str]:
    """Give the ISO-based code of a country name, demonym or region, and what stood in brackets after it; code "" if not known.

    Method: the `rigour` package's table of territories and their names, imported late for it takes a second to be ready.
    """
    from rigour.territories import lookup_territory  # noqa: PLC0415  # late: no query needs it

    name = name.removeprefix("Region: ")
    territory = lookup_territory(name)
    if territory is None and name.endswith(")") and " (" in name:
        bare, _, remark = name[:-1].partition(" (")
        territory = lookup_territory(bare)
        return (str(territory.ftm_country or ""), remark) if territory else ("", "")
    return str(territory.ftm_country or "") if territory else "", ""
