"""Readers of a deal file's values: each takes what stands in the file and gives what its field wants, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from ostrakon.exposure.documents import CONTROL, EMPTY, SHOWN, show
from ostrakon.exposure.goods import NONE
from ostrakon.law.vocabulary import GOODS, SECTORS
from ostrakon.match.query import check_query, read_type
from ostrakon.model.errors import BadDateError, UsageError
from ostrakon.model.hit import Query
from ostrakon.model.time import parse_day
from ostrakon.model.vocabulary import COUNTRIES, CURRENCIES

_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?")
MAX_TEXT = 10_000  # characters of one value
_UNIONS = {"EU", "UN"}
_FEW = 20  # known words that an error still lists
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
Reader = Callable[[Any], Any]


class Fault(Exception):  # noqa: N818 - a fault of the file; turned into InputFileError where the file's name is known
    """What is wrong, and the way to it, innermost step first."""

    def __init__(self, what: str, *path: str) -> None:
        super().__init__(what)
        self.what, self.path = what, path


def record(shape: Mapping[str, Reader], make: Callable[..., Any] = dict, needed: tuple[str, ...] = ()) -> Reader:
    """Build a reader of mappings: keys checked, empty values left out, `needed` ones asked for."""

    def read(raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            raise Fault("must be a mapping")
        check_keys(raw, shape)
        values = {}
        for key, value in raw.items():
            if value is None or (isinstance(value, str) and value in EMPTY):
                continue
            try:
                values[key] = shape[key](value)
            except Fault as fault:
                raise Fault(fault.what, *fault.path, key) from fault
        missing = [key for key in needed if key not in values]
        if missing:
            raise Fault(f"missing: {', '.join(missing)}")
        return make(**values)

    return read


def check_keys(raw: Mapping[str, Any], shape: Mapping[str, Reader]) -> None:
    """Raise Fault for the first key that is not of the shape, with the nearest that is."""
    for key in raw:
        if key not in shape:
            raise Fault(f"unknown key {show(key)}; {nearest(key, shape)}", key[:SHOWN])


def nearest(word: str, known: Mapping[str, Any]) -> str:
    """Say which known word was perhaps meant, and which there are where they are few."""
    close = get_close_matches(word[:SHOWN], list(known), n=1, cutoff=0.6)
    listed = f"known: {', '.join(sorted(known))}" if len(known) <= _FEW else ""
    if close:
        return f"did you mean {close[0]!r}?{f' ({listed})' if listed else ''}"
    return listed or f"there are {len(known)} known words"


def read_text(raw: Any) -> str:
    """Read one value as text without blanks at its ends; neither long beyond measure nor with control characters."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if not isinstance(raw, str):
        raise Fault("must be one value, not a list or mapping")
    if len(raw) > MAX_TEXT:
        raise Fault(f"{show(raw)} has {len(raw):,} characters, more than {MAX_TEXT:,}")
    if CONTROL.search(raw):
        raise Fault(f"{show(raw)} has a control character in it")
    return raw.strip()


def read_name(raw: Any) -> str:
    """Read a name that will be screened."""
    return _asked(Query(read_text(raw))).name


def read_number(raw: Any) -> str:
    """Read an identifier that will be screened."""
    return _asked(Query(identifiers=(read_text(raw),))).identifiers[0]


def _asked(query: Query) -> Query:
    try:
        return check_query(query)
    except UsageError as err:
        raise Fault(f"{err.what}; {err.todo}") from err


def read_schema(raw: Any) -> str:
    """Read a type of counterparty, whatever its case, as its schema."""
    try:
        return read_type(read_text(raw))
    except UsageError as err:
        raise Fault(f"{err.what}; {err.todo}") from err


def read_flag(raw: Any) -> bool:
    """Read yes or no, true or false."""
    word = read_text(raw).lower()
    if word not in _FLAGS:
        raise Fault(f"{show(raw)} is neither yes nor no")
    return _FLAGS[word]


def read_yes_or_no(raw: Any) -> str:
    """Read a flag that the law compares as a word."""
    return "yes" if read_flag(raw) else "no"


def read_day(raw: Any) -> Any:
    """Read a day, YYYY-MM-DD."""
    try:
        return parse_day(read_text(raw))
    except BadDateError as err:
        raise Fault(f"{err.what}; {err.todo}") from err


def read_amount(raw: Any) -> float:
    """Read an amount of money: digits, perhaps with a decimal point; no separators of thousands, which are read two ways."""
    text = read_text(raw)
    if not _AMOUNT.fullmatch(text):
        raise Fault(f"{show(raw)} is not an amount; write digits only, such as 40000 or 40000.50")
    return float(text)


def read_percent(raw: Any) -> float:
    """Read a number from 0 to 100, with or without a percent sign."""
    try:
        value = float(read_text(raw).removesuffix("%"))
    except ValueError as err:
        raise Fault(f"{show(raw)} is not a number of percent") from err
    if not 0 <= value <= 100:  # noqa: PLR2004 - percent
        raise Fault(f"{show(raw)} is not between 0 and 100")
    return value


def read_country(raw: Any) -> str:
    """Read a code of ISO 3166, EU or UN, in capitals."""
    code = read_text(raw).upper()
    if code == "UK":
        raise Fault("write GB for the United Kingdom")
    if code.lower() not in COUNTRIES and code not in _UNIONS:
        raise Fault(f"{show(raw)} is not a country code of two letters (ISO 3166), nor EU")
    return code


def read_currency(raw: Any) -> str:
    """Read a code of ISO 4217, in capitals."""
    code = read_text(raw).upper()
    if code not in CURRENCIES:
        raise Fault(f"{show(raw)} is not a currency code of three letters (ISO 4217) such as EUR or USD")
    return code


def read_lower(raw: Any) -> str:
    """Read text in small letters."""
    return read_text(raw).lower()


def one_of(known: Mapping[str, Any]) -> Reader:
    """Build a reader of the known words, and of no other."""

    def read(raw: Any) -> str:
        word = read_text(raw)
        if word not in known:
            raise Fault(f"unknown word {show(word)}; {nearest(word, known)}")
        return word

    return read


def many(reader: Reader) -> Reader:
    """Build a reader of lists; one value stands for a list of one."""

    def read(raw: Any) -> tuple[Any, ...]:
        values = []
        for n, item in enumerate(raw if isinstance(raw, list) else [raw], 1):
            try:
                values.append(reader(item))
            except Fault as fault:
                raise Fault(fault.what, *fault.path, str(n)) from fault
        return tuple(values)

    return read


def read_sector(raw: Any) -> str:
    """Read sectors and goods, as a list or parted by commas; `none` where no word fits."""
    words = raw if isinstance(raw, list) else read_text(raw).split(",")
    return ",".join(one_of({**SECTORS, **GOODS, NONE: ""})(w) for w in words)


def read_hs(raw: Any) -> str:
    """Read a tariff heading: digits, with or without dots and blanks."""
    heading = read_text(raw)
    digits = heading.replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        raise Fault(f"{show(raw)} is not a tariff heading")
    return heading
