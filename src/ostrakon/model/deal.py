"""The deal: who does what with whom, with which goods, in which currency, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """The one whose exposure is asked about. `jurisdictions`: US, EU, DE, GB, CH, ... (ISO or EU/UN)."""

    name: str
    jurisdictions: tuple[str, ...]
    us_person: bool | None = None
    us_owned: bool | None = None  # owned or controlled by a US person
    bank: bool | None = None
    branch_of_non_eu: bool | None = None  # an EU branch without legal personality of its own
    sre_country: bool | None = None  # a country with a significant-reduction exception
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """A share in a party: `percent` of votes or value, 0 to 100. `tags` and `kinds` as for a party."""

    name: str
    percent: float
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    controls: bool | None = None  # commands the party in another way (board, contract)
    listed: bool | None = None  # as for a party
    not_on: tuple[str, ...] = ()  # as for a party


@dataclass(frozen=True, slots=True)
class DealParty:
    """A party of the deal. `tags` are programme tags known of it when no list is loaded; screening adds to them.

    A tag is written as on the list (SDGT), or with the list before it where two lists share a word (un_sc:Iran).
    """

    name: str
    role: str  # buyer, seller, bank, vessel, insurer, carrier, end_user, ...
    country: str = ""
    schema: str = ""
    identifiers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # government_of_iran, iranian_financial_institution, irgc ...; `none`: none of them fits
    listed: bool | None = None  # False: the file says it is on no list, beyond those of `tags`; None: the file does not say
    owners: tuple[Owner, ...] = ()
    not_on: tuple[str, ...] = ()  # lists (eu_council, un_sc ...) on which somebody looked and did not find it


@dataclass(frozen=True, slots=True)
class Goods:
    """What moves, or what a service is about. `hs` is a digit prefix of the Harmonized System.

    `sector`: words of law.vocabulary.SECTORS or GOODS parted by commas, or `none` where somebody looked and none fits.
    """

    description: str
    hs: str = ""
    sector: str = ""
    origin: str = ""
    us_content_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal as its file says. A fact that is None is unknown, and stays so in the answer."""

    id: str
    title: str
    actor: Actor
    parties: tuple[DealParty, ...] = ()
    activities: tuple[str, ...] = ()
    goods: tuple[Goods, ...] = ()
    currency: str = ""
    us_nexus: tuple[str, ...] = ()  # usd_clearing_via_us, us_person_involved, us_origin_goods ...
    us_nexus_known: bool = False  # True: the list above is complete, even when empty
    countries: tuple[str, ...] = ()
    contract: date | None = None
    loading: date | None = None
    delivery: date | None = None
    payment: date | None = None
    new_business: bool | None = None
    humanitarian: bool | None = None
    facts: tuple[tuple[str, str], ...] = ()  # any further fact a condition may name
    file: str = ""
