from __future__ import annotations

import json
from pathlib import Path

from ostrakon.law import vocabulary as words
from ostrakon.law.records import Kind, Status
from ostrakon.law.schema import FILES, to_json_schema

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_published_schema_is_what_the_loader_checks() -> None:
    published = json.loads((DOCS / "law-schema.json").read_text(encoding="utf-8"))
    assert published == to_json_schema(), "run tools/write_law_schema.py"


def test_the_schema_has_the_words_of_the_vocabulary() -> None:
    measure = to_json_schema()["$defs"]["program"]["properties"]["measures"]["items"]
    assert measure["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert measure["properties"]["order"]["enum"] == list(words.ORDERS)
    row = measure["properties"]["status"]["items"]
    assert row["properties"]["status"]["enum"] == [status.value for status in Status]
    assert set(row["required"]) == {"from", "to", "status", "by"}
    assert "sources" in measure["required"], "no citation, no measure"


def test_each_kind_of_file_has_a_shape() -> None:
    assert set(FILES) == {"program", "instruments", "sources", "calendar"}


def test_the_guide_explains_every_key_of_a_measure() -> None:
    guide = (DOCS / "law-data.md").read_text(encoding="utf-8")
    measure = FILES["program"].keys["measures"].of
    assert measure is not None
    missing = [key for key in measure.keys if f"`{key}`" not in guide]
    assert not missing
