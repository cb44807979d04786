"""Screening: the question, the hits and what was not checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ostrakon.model.party import Party
from ostrakon.model.time import AsOf

# The bands of a score, compared with >=: from the first on a party is shown as a hit, from the second it is called listed and taken for
# the one asked about, from the third without a doubt to be told. A person confirms either way.
THRESHOLD, LIKELY, SURE = 0.7, 0.9, 0.95


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of a counterparty. Only `name` or one identifier is needed."""

    name: str = ""
    id: str = ""
    schema: str = ""  # Person, Company, Vessel ...; empty: any
    aliases: tuple[str, ...] = ()
    birth_date: str = ""  # YYYY, YYYY-MM or YYYY-MM-DD
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, lower case
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for a score: the two values that met, and what they add or take away."""

    name: str
    score: float
    query: str
    candidate: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A party scored above the threshold, with its listings as of the day asked about."""

    party: Party
    score: float  # 0 to 1, on a grid of 4 decimals
    query_value: str
    matched_value: str
    matched_prop: str
    features: tuple[Feature, ...]
    effects: tuple[str, ...] = ()  # what the listings mean on that day, for whom: membership is not effect


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a dataset can say about the day: first and last snapshot known then, the one in force, its age."""

    dataset: str
    first: date | None
    last: date | None
    in_force: date | None  # latest snapshot published on or before the day
    age_days: int | None
    note: str = ""  # "", "stale", "before coverage", "refused file of ..." ...
    partial: bool = False  # a table of some parties: of one that it lacks it says nothing


@dataclass(frozen=True, slots=True)
class Screening:
    """The answer to WHO for one query."""

    query: Query
    as_of: AsOf
    hits: tuple[Hit, ...]
    coverage: tuple[Coverage, ...]
    threshold: float
    former: tuple[Hit, ...] = ()  # parties that match but are on no list on that day: history, not hits
