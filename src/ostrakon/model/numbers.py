"""Identifying numbers as they are compared: the one rule by which a printed number becomes bare."""

from __future__ import annotations

import re
import unicodedata

from ostrakon.model.text import clean

_NOT_ALNUM = re.compile(r"[\W_]+")
_BIC_LENGTH, _BIC_BANK = 11, 8  # with and without the branch


def bare_number(prop: str, text: str) -> str:
    """Strip a number of a property to capitals and digits: an IMO number without the letters before it, a BIC without its branch."""
    bare = _NOT_ALNUM.sub("", clean(text)).upper()
    if not bare.isascii():
        bare = "".join(str(unicodedata.decimal(c, c)) for c in bare)
    if bare.startswith("IMO") and bare[3:].isdecimal():
        return bare[3:]
    return bare[:_BIC_BANK] if prop == "swiftBic" and len(bare) == _BIC_LENGTH else bare


def is_imo(digits: str) -> bool:
    """Check the last of seven digits (IMO resolution A.1117(30)): the sum of the first six, weighted 7 to 2, ends in it."""
    if len(digits) != len("9187629") or not (digits.isascii() and digits.isdecimal()):
        return False
    return sum(int(d) * w for d, w in zip(digits, range(7, 1, -1), strict=False)) % 10 == int(digits[-1])
