"""Write docs/law-schema.json from the shapes that the loader checks: run after a change of law/schema.py or law/vocabulary.py."""

import json
from pathlib import Path

from ostrakon.law.schema import to_json_schema

TARGET = Path(__file__).resolve().parent.parent / "docs" / "law-schema.json"

if __name__ == "__main__":
    TARGET.write_text(json.dumps(to_json_schema(), indent=2) + "\n", encoding="utf-8")
