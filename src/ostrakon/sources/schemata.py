"""Which properties an entry of a kind may carry. FollowTheMoney has the full tables; these are the ones that lists fill.

A test holds this table against the real FollowTheMoney package, which is too slow and too heavy to import while loading.
"""

from __future__ import annotations

from ostrakon.model.vocabulary import OWN

_THING = frozenset({"name", "alias", "previousName", "weakAlias", "country", "address", "notes"})
_LEGAL = _THING | {
    "registrationNumber",
    "idNumber",
    "taxNumber",
    "vatCode",
    "licenseNumber",
    "leiCode",
    "swiftBic",
    "uscCode",
    "dunsCode",
    "innCode",
    "ogrnCode",
    "okpoCode",
    "email",
    "phone",
    "website",
    "incorporationDate",
    "dissolutionDate",
    "jurisdiction",
    "mainCountry",
    "sector",
}
_PERSON = _LEGAL | {
    "firstName",
    "lastName",
    "title",
    "position",
    "birthDate",
    "birthPlace",
    "birthCountry",
    "nationality",
    "citizenship",
    "gender",
    "ethnicity",
    "passportNumber",
    "socialSecurityNumber",
}
_VEHICLE = _THING | {"registrationNumber", "type", "model", "buildDate"}

PROPS: dict[str, frozenset[str]] = {
    "Person": _PERSON,
    "LegalEntity": _LEGAL,
    "Organization": _LEGAL | {"imoNumber"},
    "Company": _LEGAL | {"imoNumber", "bikCode", "isinCode", "ticker"},
    "PublicBody": _LEGAL | {"imoNumber"},
    "Vessel": _VEHICLE | {"imoNumber", "mmsi", "callSign", "flag", "tonnage", "grossRegisteredTonnage", "registrationPort"},
    "Airplane": _VEHICLE | {"serialNumber", "icaoCode", "manufacturer"},
    "CryptoWallet": _THING | {"publicKey", "currencySymbol"},
}


def allows(schema: str, prop: str) -> bool:
    """Whether an entry of that schema may carry the property: FollowTheMoney's or one of our own."""
    return prop in OWN or prop in PROPS.get(schema, _THING)
