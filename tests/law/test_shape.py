from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from ostrakon.law.shape import Field, SchemaFault, check_shape, to_json_node

THING = Field(
    "object",
    keys={
        "name": Field("text", required=True),
        "size": Field("number"),
        "since": Field("day"),
        "until": Field("open_day"),
        "colours": Field("list", of=Field("text", choices=("red", "blue"))),
        "notes": Field("map", of=Field("text")),
        "free": Field("any"),
    },
)


def fault(value: Any) -> tuple[tuple[str | int, ...], str]:
    with pytest.raises(SchemaFault) as caught:
        check_shape(value, THING)
    return caught.value.path, caught.value.what


def test_a_value_that_fits_passes() -> None:
    check_shape(
        {
            "name": "a",
            "size": 1.5,
            "since": date(2018, 5, 8),
            "until": None,
            "colours": ["red"],
            "notes": {"k": "v"},
            "free": [1, {"a": 2}],
        },
        THING,
    )


@pytest.mark.parametrize(
    ("value", "path", "what"),
    [
        ([], (), "must be a mapping"),
        ({}, (), "missing: name"),
        ({"name": "a", "nmae": "b"}, ("nmae",), "unknown key"),
        ({"name": 1}, ("name",), "must be a text"),
        ({"name": "a", "size": True}, ("size",), "must be a number"),
        ({"name": "a", "since": None}, ("since",), "must be a day"),
        ({"name": "a", "since": datetime(2018, 5, 8, 1)}, ("since",), "must be a day"),  # noqa: DTZ001  # as YAML reads it
        ({"name": "a", "colours": ["red", "green"]}, ("colours", 1), "unknown word 'green'; known: red, blue"),
        ({"name": "a", "colours": "red"}, ("colours",), "must be a list"),
        ({"name": "a", "notes": {"k": 1}}, ("notes", "k"), "must be a text"),
    ],
)
def test_a_value_that_does_not_fit_is_named_by_its_path(value: Any, path: tuple[str | int, ...], what: str) -> None:
    where, said = fault(value)
    assert where == path
    assert what in said


def test_the_same_description_becomes_a_json_schema() -> None:
    node = to_json_node(THING)
    assert node["required"] == ["name"]
    assert node["additionalProperties"] is False
    assert node["properties"]["since"] == {"type": "string", "format": "date"}
    assert {"type": "null"} in node["properties"]["until"]["anyOf"]
    assert node["properties"]["colours"]["items"]["enum"] == ["red", "blue"]
    assert node["properties"]["notes"]["additionalProperties"] == {"type": "string"}
    assert node["properties"]["free"] == {}
