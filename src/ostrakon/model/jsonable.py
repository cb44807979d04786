"""Records to JSON: one function for every record of the house."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any


def to_jsonable(thing: Any) -> Any:
    """Turn records, dates, enums, tuples and sets into plain JSON values; `None` fields are kept."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {f.name: to_jsonable(getattr(thing, f.name)) for f in fields(thing)}
    if isinstance(thing, dict):
        return {str(k): to_jsonable(v) for k, v in thing.items()}
    if isinstance(thing, list | tuple):
        return [to_jsonable(x) for x in thing]
    if isinstance(thing, set | frozenset):
        return sorted(to_jsonable(x) for x in thing)
    return _scalar(thing)


def _scalar(thing: Any) -> Any:
    if isinstance(thing, Enum):
        return thing.value
    return thing.isoformat() if isinstance(thing, date) else thing


def to_json(thing: Any) -> str:
    """Render as indented UTF-8 JSON, keys in record order: the same input gives the same bytes."""
    return json.dumps(to_jsonable(thing), ensure_ascii=False, indent=2)
