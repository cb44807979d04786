"""What lists say of an entry that may tell who it is: names folded, numbers bare, birth dates, countries, days on lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ostrakon.model.countries import country_code
from ostrakon.model.kinds import kind
from ostrakon.model.numbers import bare_number, is_imo
from ostrakon.model.text import fold

Dated = dict[str, int]  # a value, and the ordinal of the day from which it was known

# Which number meets which: one register's number may stand under another heading on another list.
FAMILIES: dict[str, str] = {
    "imoNumber": "IMO number",
    "leiCode": "LEI",
    "passportNumber": "passport number",
    "registrationNumber": "registration or ID number",
    "idNumber": "registration or ID number",
    "taxNumber": "registration or ID number",
    "innCode": "registration or ID number",
    "ogrnCode": "registration or ID number",
    "swiftBic": "SWIFT/BIC",
    "serialNumber": "serial number",
    "mmsi": "MMSI",
    "publicKey": "wallet address",
    "walletAddress": "wallet address",
}
_MIN_DIGITS = {"passport number": 5, "registration or ID number": 3, "serial number": 3}
_BIC = 8  # letters and digits of a bank's BIC
# Words that lists spell in two ways, and those that acronyms leave out.
_SPELLINGS = {
    "organisation": "organization",
    "organisations": "organizations",
    "centre": "center",
    "centres": "centers",
    "defence": "defense",
    "programme": "program",
    "co": "company",
    "corp": "corporation",
    "ltd": "limited",
    "inc": "incorporated",
}
_LINKING = frozenset({"of", "the", "and", "for", "in"})
_OLD_REFERENCE = re.compile(r"([QT])\.?([IE])\.[A-Z]\.(\d+)\.\d\d")
_COMMITTEES = {"Q": "QD", "T": "TA"}  # Al-Qaida, Taliban
_MANY = 20  # names of one entry that are compared


class Number(NamedTuple):
    """An identifying number, bare, with the countries its issuer may be of."""

    family: str
    value: str
    countries: frozenset[str]
    known: int


class Stay(NamedTuple):
    """Days on which an entry was certainly on a list, both included."""

    dataset: str
    first: int
    last: int


@dataclass(slots=True)
class Evidence:
    """What is known of one entry, of all time. Names are folded."""

    id: int
    key: str
    authority: str
    kind: str = ""
    first: int = 0  # the day from which the entry was known
    primary: Dated = field(default_factory=dict)
    aliases: Dated = field(default_factory=dict)  # strong ones
    births: Dated = field(default_factory=dict)  # YYYY-MM-DD, YYYY-MM or YYYY
    countries: Dated = field(default_factory=dict)
    regimes: Dated = field(default_factory=dict)  # targets: iran
    references: Dated = field(default_factory=dict)
    table_keys: Dated = field(default_factory=dict)
    numbers: list[Number] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Some of the names, primary ones first."""
        return [*sorted(self.primary), *sorted(self.aliases.keys() - self.primary.keys())][:_MANY]


def kind_of(schema: str) -> str:
    """Give the kind by which entries meet: a legal entity that is not said to be a person is an organisation."""
    found = kind(schema)
    return "organisation" if found == "legal entity" else found


def telling_number(prop: str, value: str) -> str:
    """Give a number bare, "" where too little is left to identify by."""
    bare, family = bare_number(prop, value), FAMILIES[prop]
    if family == "IMO number":
        return bare if is_imo(bare) else ""
    if family == "SWIFT/BIC":
        return bare if len(bare) == _BIC else ""
    digits = sum(c.isdigit() for c in bare)
    return bare if digits >= _MIN_DIGITS.get(family, 5) and len(set(bare)) > 1 else ""


def un_reference(printed: str) -> str:
    """Write a UN reference as the UN does now: `QI.A.63.02`, so printed until 2014 and longer by the UK, is QDI.063.

    Measured: of 356 old ones on the UK list of 2018, 351 have an entry under the same running number on the UN's, 349 a like name.
    """
    reference = printed.upper()
    found = _OLD_REFERENCE.fullmatch(reference)
    return f"{_COMMITTEES[found[1]]}{found[2]}.{int(found[3]):03d}" if found else reference


def fold_name(kind: str, name: str) -> str:
    """Fold a name for comparison: a person's words in alphabetical order, for lists differ in which comes first.

    Of an organisation's the words that lists spell in two ways, and without its own initials in brackets: `... Tanker Company (NITC)`.
    """
    if kind == "person":
        return " ".join(sorted(fold(name).split()))
    folded = fold(name)
    if kind == "organisation":
        folded = " ".join(_SPELLINGS.get(word, word) for word in _without_initials(name, folded).split())
    return folded


def _without_initials(name: str, folded: str) -> str:
    before, _, initials = folded.rpartition(" ")
    words = before.split()
    own = {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _LINKING)}
    return before if len(initials) > 1 and initials in own and name.rstrip().endswith(")") else folded


def countries_in(detail: str) -> frozenset[str]:
    """Find the countries named in the detail of a number, e.g. `Business Registration Document #, Iran, issued 24 Feb 1961`."""
    pieces = (p.strip(" .") for p in re.split(r"[,;()]|\bissued\b|\bexpires\b", detail))
    return frozenset(code for p in pieces if p and not any(c.isdigit() for c in p) and (code := country_code(p)[0]))
