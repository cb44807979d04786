"""Names that several rooms share: datasets, authorities, properties, schemata, jurisdictions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dataset:
    """One published list."""

    id: str
    title: str
    authority: str
    short: str
    max_age_days: int = 7  # older than this on the day asked about is stale


DATASETS: dict[str, Dataset] = {
    d.id: d
    for d in (
        Dataset("us_ofac_sdn", "OFAC Specially Designated Nationals and Blocked Persons List", "us_ofac", "OFAC SDN"),
        Dataset("us_ofac_cons", "OFAC Consolidated Sanctions List (non-SDN)", "us_ofac", "OFAC non-SDN"),
        Dataset("un_sc", "United Nations Security Council Consolidated List", "un_sc", "UN"),
        Dataset("gb_ofsi", "UK HM Treasury / OFSI Consolidated List", "gb_ofsi", "UK"),
        Dataset("eu_council", "European Union restrictive measures, listed persons", "eu_council", "EU"),
    )
}

AUTHORITIES: dict[str, str] = {
    "us_ofac": "United States (Treasury, OFAC)",
    "un_sc": "United Nations Security Council",
    "gb_ofsi": "United Kingdom (HM Treasury, OFSI)",
    "eu_council": "European Union (Council)",
}

# Properties that carry a name, strongest first.
NAME_PROPS: tuple[str, ...] = ("name", "alias", "previousName", "weakAlias")

# Properties whose values identify by themselves, with the weight of a unique number.
IDENTIFIER_PROPS: tuple[str, ...] = (
    "imoNumber",
    "mmsi",
    "registrationNumber",
    "passportNumber",
    "idNumber",
    "taxNumber",
    "swiftBic",
    "leiCode",
    "innCode",
    "ogrnCode",
    "callSign",
    "serialNumber",
    "publicKey",
    "walletAddress",
    "vatCode",
    "uscCode",
    "dunsCode",
    "licenseNumber",
    "socialSecurityNumber",
    "icaoCode",
)

# Facts that FollowTheMoney has no property for. Spelled in its manner; a test keeps the two sets apart.
OWN: dict[str, str] = {
    "program": "programme tag of the authority, verbatim (IRAN, IFSR, NPWMD ...; the UN list type; the UK regime)",
    "listingDate": "the day on which the list says the entry was listed",
    "lastUpdated": "the day on which the list says the entry was last changed",
    "reference": "the authority's reference number (UN QDi.001, OFSI group id ...)",
    "secondarySanctions": "`subject` or `not_subject`, where the list says so",
    "secondaryBasis": "the phrase or legal basis the list gives for it, verbatim",
    "linkedTo": "name of the party that the list links this one to (a designation link, never a share)",
    "birthDateRange": "ISO interval, both days included, where the list gives a range or `circa`",
    "remark": "free remark text, verbatim, with what was parsed from it left in",
    "feature": "a typed fact of the list that has no property of its own: `type: value`",
    "formerFlag": "country code of a flag flown before",
    "vesselOwner": "registered owner as the list prints it",
    "listed": "dataset that had the entry between two days, where the source itself gives the days",
    "partyKey": "key of the party in a table of our own: entries with one key are one party",
    "walletAddress": "address of a digital-currency wallet; the currency is the detail",
}

# A folder with this file in it is a data folder: `store` writes it, `sources` passes it over.
DATA_MARKER = "ostrakon.json"
