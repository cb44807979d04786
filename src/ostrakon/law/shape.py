"""Shapes of YAML values: the strict check of a file, and its JSON schema, from one description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

# Kinds of value: text, number, day, open_day (a day or null), any, list, object, map (free keys, one shape of value),
# either (one of several shapes).
_JSON_TYPES = {"text": "string", "number": "number", "list": "array", "object": "object", "map": "object"}


@dataclass(frozen=True, slots=True)
class Field:
    """The shape of one value."""

    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()
    of: Field | None = None  # lists and maps: the shape of what is within
    keys: Mapping[str, Field] = field(default_factory=dict)  # objects
    either: tuple[Field, ...] = ()  # the shapes, told apart by their Python type


class SchemaFault(Exception):  # noqa: N818  # a fault of the file, turned into LawFileError with its line by the loader
    """A value that does not fit: the way to it, and what is wrong."""

    def __init__(self, path: tuple[str | int, ...], what: str) -> None:
        """Keep the path, so that the loader can find the line."""
        super().__init__(what)
        self.path, self.what = path, what


def check_shape(value: Any, shape: Field, path: tuple[str | int, ...] = ()) -> None:
    """Raise SchemaFault at the first value that does not fit its shape."""
    if shape.kind == "either":
        check_shape(value, _suiting(value, shape), path)
    elif shape.kind in ("object", "map"):
        _check_mapping(value, shape, path)
    elif shape.kind == "list":
        if not isinstance(value, list):
            raise SchemaFault(path, "must be a list")
        for at, item in enumerate(value):
            check_shape(item, shape.of or Field("any"), (*path, at))
    elif not _fits(value, shape.kind):
        raise SchemaFault(path, f"must be {_NAMES[shape.kind]}, not {value!r}")
    elif shape.choices and value not in shape.choices:
        raise SchemaFault(path, f"unknown word {value!r}; known: {', '.join(shape.choices)}")


_TYPES = {"list": list, "object": dict, "text": str}


def _suiting(value: Any, shape: Field) -> Field:
    """Choose the shape of the value's own type; the first where none suits, so that its fault is told."""
    return next((one for one in shape.either if isinstance(value, _TYPES[one.kind])), shape.either[0])


_NAMES = {"text": "a text", "number": "a number", "day": "a day (YYYY-MM-DD)", "open_day": "a day (YYYY-MM-DD) or null"}


def _fits(value: Any, kind: str) -> bool:
    if kind == "text":
        return isinstance(value, str)
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "open_day" and value is None:
        return True
    return kind == "any" or type(value) is date


def _check_mapping(value: Any, shape: Field, path: tuple[str | int, ...]) -> None:
    if not isinstance(value, dict):
        raise SchemaFault(path, "must be a mapping")
    if shape.kind == "map":
        for key, item in value.items():
            check_shape(item, shape.of or Field("any"), (*path, str(key)))
        return
    for key, item in value.items():
        if key not in shape.keys:
            raise SchemaFault((*path, str(key)), f"unknown key {key!r}; known: {', '.join(shape.keys)}")
        check_shape(item, shape.keys[key], (*path, key))
    missing = [key for key, inner in shape.keys.items() if inner.required and key not in value]
    if missing:
        raise SchemaFault(path, f"missing: {', '.join(missing)}")


def to_json_node(shape: Field) -> dict[str, Any]:
    """Write a shape as a JSON Schema node."""
    if shape.kind == "any":
        return {}
    if shape.kind == "either":
        return {"anyOf": [to_json_node(one) for one in shape.either]}
    if shape.kind == "day":
        return {"type": "string", "format": "date"}
    if shape.kind == "open_day":
        return {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
    node: dict[str, Any] = {"type": _JSON_TYPES[shape.kind]}
    if shape.choices:
        node["enum"] = [str(choice) for choice in shape.choices]
    if shape.kind == "list" and shape.of:
        node["items"] = to_json_node(shape.of)
    if shape.kind == "map" and shape.of:
        node["additionalProperties"] = to_json_node(shape.of)
    if shape.kind == "object":
        node["properties"] = {key: to_json_node(inner) for key, inner in shape.keys.items()}
        node["required"] = [key for key, inner in shape.keys.items() if inner.required]
        node["additionalProperties"] = False
    return node
