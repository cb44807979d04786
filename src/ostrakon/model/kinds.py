"""What kind of thing a schema is of: the one table by which entries and queries of different schemata are held against each other."""

from __future__ import annotations

_KINDS = {
    "person": "Person",
    "organisation": "Company Organization PublicBody",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "wallet": "CryptoWallet",
    "legal entity": "LegalEntity",
}
_KIND = {schema: kind for kind, schemata in _KINDS.items() for schema in schemata.split()}


def kind(schema: str) -> str:
    """Give the kind of thing a schema is of: person, organisation, vessel, aircraft, wallet, legal entity; empty for any other."""
    return _KIND.get(schema, "")
