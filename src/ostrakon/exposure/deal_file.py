"""Deal files: YAML or JSON, read strictly. A key, word, day or number that is not understood is an error, never ignored.

Every value is read as text first and then as its field wants it, so that YAML's own guesses (`NO` for Norway is false,
`0301` is octal) cannot change a deal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from ostrakon.exposure.case import RELIES_ON
from ostrakon.exposure.facts import parse_fact
from ostrakon.exposure.goods import NONE
from ostrakon.exposure.template import DEAL_TEMPLATE
from ostrakon.law.vocabulary import ACTIVITIES, FACT_WORDS, FACTS, GOODS, KINDS, SECTORS, US_NEXUS
from ostrakon.model.deal import Actor, Deal, DealParty, Goods, Owner
from ostrakon.model.errors import BadDateError, InputFileError
from ostrakon.model.time import parse_day

__all__ = ["DEAL_TEMPLATE", "load_deal", "load_deals"]

MAX_BYTES = 8 * 1024 * 1024
_ISO_CODE = 2
_FEW = 20  # known words that an error still lists
_EMPTY = ("", "null", "~")
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
Reader = Callable[[Any], Any]


class _Fault(Exception):  # noqa: N818 - a fault of the file; turned into InputFileError where the file's name is known
    """What is wrong, and the way to it, innermost step first."""

    def __init__(self, what: str, *path: str) -> None:
        super().__init__(what)
        self.what, self.path = what, path


def load_deal(path: Path) -> Deal:
    """Read a file that holds one deal. Raises InputFileError; for several there is `load_deals`."""
    deals = load_deals(path)
    if len(deals) > 1:
        raise InputFileError(f"holds {len(deals)} deals", where=path.name, todo="give one, or assess them all")
    return deals[0]


def load_deals(path: Path) -> tuple[Deal, ...]:
    """Read every deal of a file. Raises InputFileError with the file, the place in it and what to do."""
    try:
        documents = _documents(path)
        raws = [raw for document in documents for raw in _deals_in(document)]
        deals = tuple(_deal(raw, path, n) for n, raw in enumerate(raws, 1))
    except _Fault as fault:
        raise InputFileError(fault.what, where=_place(path, fault), todo="see docs/deals.md for the format") from fault
    if not deals:
        raise InputFileError("no deal in it", where=path.name, todo="start from `ostrakon deal --template`")
    return deals


def _place(path: Path, fault: _Fault) -> str:
    steps = "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in reversed(fault.path) if not step.startswith("deal "))
    deal = next((step for step in fault.path if step.startswith("deal ")), "")
    return ", ".join(part for part in (path.name, deal, steps.lstrip(".")) if part)


def _documents(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputFileError(f"over the limit of {MAX_BYTES:,} bytes", where=path.name, todo="split the file")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        raise InputFileError(f"cannot be read: {err}", where=str(path), todo="check the path; the file must be UTF-8") from err
    try:
        if path.suffix.lower() == ".json":
            return [json.loads(text, parse_int=str, parse_float=str, object_pairs_hook=_once)]
        return [document for document in yaml.load_all(text, Loader=_Loader) if document not in _EMPTY]
    except json.JSONDecodeError as err:
        raise InputFileError(f"not JSON: {err.msg}", where=f"{path.name} line {err.lineno}", todo="mend that line") from err
    except yaml.MarkedYAMLError as err:
        line = err.problem_mark.line + 1 if err.problem_mark else 1
        raise InputFileError(f"not YAML: {err.problem or err.context}", where=f"{path.name} line {line}", todo="mend that line") from err


class _Loader(yaml.BaseLoader):
    """All scalars as text, no aliases, no key twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="aliases (*) are not used in deal files", problem_mark=self._mark())
        return super().compose_node(parent, index)

    def _mark(self) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call] # PyYAML's stubs leave it out
        return event.start_mark

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - signature of PyYAML
        _once([(key.value, None) for key, _ in node.value])
        return super().construct_mapping(node, deep=deep)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise _Fault(f"key {key!r} is given twice", key)
        seen.add(key)
    return dict(pairs)


def _deals_in(document: Any) -> list[Any]:
    if not isinstance(document, Mapping):
        raise _Fault("a deal is a mapping with keys such as actor, parties, activities")
    if "deals" not in document:
        return [document]
    _check_keys(document, {"deals": _text})
    if not isinstance(document["deals"], list):
        raise _Fault("must be a list of deals", "deals")
    return document["deals"]


def _deal(raw: Any, path: Path, number: int) -> Deal:
    try:
        values = _record(_DEAL, needed=("actor",))(raw)
    except _Fault as fault:
        name = raw.get("id") if isinstance(raw, Mapping) else None
        raise _Fault(fault.what, *fault.path, f"deal {name or number}") from fault
    defaults = {"id": f"{path.stem}-{number}" if number > 1 else path.stem, "title": ""}
    nexus = {"us_nexus_known": True} if "us_nexus" in values else {}
    return Deal(**{**defaults, **nexus, **values, "file": path.name})


def _record(shape: Mapping[str, Reader], make: Callable[..., Any] = dict, needed: tuple[str, ...] = ()) -> Reader:
    """Build a reader of mappings: keys checked, empty values left out, `needed` ones asked for."""

    def read(raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            raise _Fault("must be a mapping")
        _check_keys(raw, shape)
        values = {}
        for key, value in raw.items():
            if value is None or (isinstance(value, str) and value in _EMPTY):
                continue
            try:
                values[key] = shape[key](value)
            except _Fault as fault:
                raise _Fault(fault.what, *fault.path, key) from fault
        missing = [key for key in needed if key not in values]
        if missing:
            raise _Fault(f"missing: {', '.join(missing)}")
        return make(**values)

    return read


def _check_keys(raw: Mapping[str, Any], shape: Mapping[str, Reader]) -> None:
    for key in raw:
        if key not in shape:
            raise _Fault(f"unknown key {key!r}; {_nearest(str(key), shape)}", str(key))


def _nearest(word: str, known: Mapping[str, Any]) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"known: {', '.join(sorted(known))}" if len(known) <= _FEW else f"there are {len(known)} known words"


def _text(raw: Any) -> str:
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if not isinstance(raw, str):
        raise _Fault("must be one value, not a list or mapping")
    return raw.strip()


def _flag(raw: Any) -> bool:
    word = _text(raw).lower()
    if word not in _FLAGS:
        raise _Fault(f"{raw!r} is neither yes nor no")
    return _FLAGS[word]


def _day(raw: Any) -> Any:
    try:
        return parse_day(_text(raw))
    except BadDateError as err:
        raise _Fault(f"{err.what}; write it as YYYY-MM-DD") from err


def _percent(raw: Any) -> float:
    try:
        value = float(_text(raw).removesuffix("%"))
    except ValueError as err:
        raise _Fault(f"{raw!r} is not a number of percent") from err
    if not 0 <= value <= 100:  # noqa: PLR2004 - percent
        raise _Fault(f"{raw!r} is not between 0 and 100")
    return value


def _code(raw: Any) -> str:
    code = _text(raw).upper()
    if code == "UK":
        raise _Fault("write GB for the United Kingdom")
    if len(code) != _ISO_CODE or not code.isalpha():
        raise _Fault(f"{raw!r} is not a country code of two letters")
    return code


def _word(known: Mapping[str, Any]) -> Reader:
    def read(raw: Any) -> str:
        word = _text(raw)
        if word not in known:
            raise _Fault(f"unknown word {word!r}; {_nearest(word, known)}")
        return word

    return read


def _many(reader: Reader) -> Reader:
    """Build a reader of lists; one value stands for a list of one."""

    def read(raw: Any) -> tuple[Any, ...]:
        values = []
        for n, item in enumerate(raw if isinstance(raw, list) else [raw], 1):
            try:
                values.append(reader(item))
            except _Fault as fault:
                raise _Fault(fault.what, *fault.path, str(n)) from fault
        return tuple(values)

    return read


def _sector(raw: Any) -> str:
    words = raw if isinstance(raw, list) else _text(raw).split(",")
    return ",".join(_word({**SECTORS, **GOODS, NONE: ""})(w) for w in words)


def _hs(raw: Any) -> str:
    heading = _text(raw)
    if not heading.replace(".", "").replace(" ", "").isdigit():
        raise _Fault(f"{raw!r} is not a tariff heading")
    return heading


def _facts(raw: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, Mapping):
        raise _Fault("must be a mapping")
    known = {**FACTS, RELIES_ON: ("list", "")}
    found = []
    for name, value in raw.items():
        if name not in known:
            raise _Fault(f"unknown fact {name!r}; {_nearest(name, known)}", name)
        text = ",".join(_text(v) for v in value) if isinstance(value, list) else _text(value)
        try:
            words = parse_fact(name, text) if name in FACTS else None
        except ValueError as err:
            raise _Fault(f"{text!r} should be {err}", name) from err
        if name in FACT_WORDS and words:
            _many(_word(FACT_WORDS[name]))(sorted(getattr(words, "values", ())))
        found.append((name, text))
    return tuple(found)


_KIND = _word({**KINDS, NONE: ""})
_OWNER = {
    "name": _text,
    "percent": _percent,
    "tags": _many(_text),
    "kinds": _many(_KIND),
    "controls": _flag,
    "listed": _flag,
}
_PARTY = {
    "name": _text,
    "role": _text,
    "country": _code,
    "schema": _text,
    "identifiers": _many(_text),
    "tags": _many(_text),
    "kinds": _many(_KIND),
    "listed": _flag,
    "owners": _many(_record(_OWNER, Owner, ("name", "percent"))),
}
_GOODS = {"description": _text, "hs": _hs, "sector": _sector, "origin": _code, "us_content_percent": _percent}
_ACTOR = {
    "name": _text,
    "jurisdictions": _many(_code),
    "us_person": _flag,
    "us_owned": _flag,
    "bank": _flag,
    "branch_of_non_eu": _flag,
    "sre_country": _flag,
    "kind": _text,
}
_DEAL: Mapping[str, Reader] = {
    "id": _text,
    "title": _text,
    "actor": _record(_ACTOR, lambda **values: Actor(**{"jurisdictions": (), **values}), ("name",)),
    "parties": _many(_record(_PARTY, lambda **values: DealParty(**{"role": "", **values}), ("name",))),
    "activities": _many(_word(ACTIVITIES)),
    "goods": _many(_record(_GOODS, lambda **values: Goods(**{"description": "", **values}))),
    "currency": _text,
    "us_nexus": _many(_word(US_NEXUS)),
    "countries": _many(_code),
    "contract": _day,
    "loading": _day,
    "delivery": _day,
    "payment": _day,
    "new_business": _flag,
    "humanitarian": _flag,
    "facts": _facts,
}
