"""Whose law binds the actor: countries, the European Union by date, and the words of a measure's `binds`.

Membership: Treaties of Accession; the United Kingdom left on 31 January 2020 and applied EU law until 31 December 2020
(Withdrawal Agreement, OJ L 29 of 31 January 2020, arts. 126, 127).
"""

from __future__ import annotations

from datetime import date

EU = "EU"
_BEFORE_2004 = ("AT", "BE", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "IE", "IT", "LU", "NL", "PT", "SE")
_SINCE_2004 = ("CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK")
_JOINED = {
    **dict.fromkeys(_BEFORE_2004, date(1995, 1, 1)),
    **dict.fromkeys(_SINCE_2004, date(2004, 5, 1)),
    **dict.fromkeys(("BG", "RO"), date(2007, 1, 1)),
    "HR": date(2013, 7, 1),
}
_LAST_OF_EU_LAW = {"GB": date(2020, 12, 31)}  # first day on which EU law no longer applied

# A country of the actor -> the legal orders that its law makes.
ORDERS_OF = {
    "US": ("us_primary",),
    "GB": ("uk", "uk_blocking"),
    "CH": ("ch",),
    "CA": ("ca",),
    "AU": ("au",),
    "JP": ("jp",),
    "TR": ("tr",),
    EU: ("eu", "eu_blocking"),
}
EVERY_ORDER = tuple(order for orders in ORDERS_OF.values() for order in orders if order != "us_primary")
# A word of `binds` that only needs one of these countries among the actor's.
COUNTRY_WORDS = {
    "in_us": "US",
    "uk_person": "GB",
    "in_uk": "GB",
    "uk_person_art11": "GB",
    "swiss_person": "CH",
    "ca_person": "CA",
    "au_person": "AU",
    "jp_person": "JP",
    "tr_person": "TR",
}


def in_eu(country: str, day: date) -> bool:
    """Tell whether EU law applied in a country (ISO 3166-1 alpha-2, or `EU` itself) on a day."""
    if country == EU:
        return True
    joined = _JOINED.get(country)
    return joined is not None and joined <= day < _LAST_OF_EU_LAW.get(country, date.max)


def orders_of(countries: frozenset[str], day: date) -> tuple[str, ...]:
    """Give the legal orders that bind somebody of these countries, without the US and the UN."""
    places = {EU if in_eu(c, day) else c for c in countries} | (countries & {"GB"})
    return tuple(order for place, orders in ORDERS_OF.items() if place in places and place != "US" for order in orders)


def without_law(countries: frozenset[str], day: date) -> tuple[str, ...]:
    """Give the countries whose own law no file of ours describes."""
    return tuple(sorted(c for c in countries if c not in ORDERS_OF and not in_eu(c, day)))
