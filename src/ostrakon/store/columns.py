"""The values of one version as columns, and the Parquet file they are kept in.

One row a value, in file order: entry, prop, value, detail, part, since, until. The first row of each entry has the property `schema`, with
the entry's place in the source file as its detail: an entry without any other value is still an entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO

import orjson

from ostrakon.model.record import Snapshot

SCHEMA = "schema"
TEXTS = ("entry", "prop", "value", "detail", "part")
DAYS = ("since", "until")


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of equal length."""

    entry: list[str]
    prop: list[str]
    value: list[str]
    detail: list[str]
    part: list[str]
    since: list[date | None]
    until: list[date | None]

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.entry)

    def content_hash(self, parts: frozenset[str]) -> str:
        """SHA-256 over every value and the parts: two files that say the same have the same hash."""
        digest = sha256(orjson.dumps(sorted(parts)))
        for name in (*TEXTS, *DAYS):
            column = getattr(self, name)
            if name == "detail":  # a schema row's detail is a line number, which is not content
                column = ["" if prop == SCHEMA else detail for prop, detail in zip(self.prop, column, strict=True)]
            digest.update(orjson.dumps(column))
        return digest.hexdigest()


def to_columns(snapshot: Snapshot) -> Columns:
    """Lay the records of a snapshot out as columns."""
    records = snapshot.records
    return Columns(
        [r.entry_id for r in records for _ in range(len(r.values) + 1)],
        [text for r in records for text in (SCHEMA, *[v.prop for v in r.values])],
        [text for r in records for text in (r.schema, *[v.value for v in r.values])],
        [text for r in records for text in (r.place, *[v.detail for v in r.values])],
        [text for r in records for text in ("main", *[v.part for v in r.values])],
        [day for r in records for day in (None, *[v.since for v in r.values])],
        [day for r in records for day in (None, *[v.until for v in r.values])],
    )


def to_parquet(columns: Columns) -> bytes:
    """Write the columns as one Parquet file, zstd-compressed."""
    import pyarrow as pa  # noqa: PLC0415 - only loading needs it; questions stay fast
    from pyarrow import parquet  # noqa: PLC0415

    pa.set_memory_pool(pa.system_memory_pool())  # the others keep what they were given: 40 MB of a large list
    texts = {name: pa.array(getattr(columns, name), pa.string()) for name in TEXTS}
    days = {name: pa.array(getattr(columns, name), pa.date32()) for name in DAYS}
    target = BytesIO()
    parquet.write_table(pa.table(texts | days), target, compression="zstd", use_dictionary=True)
    del texts, days
    pa.default_memory_pool().release_unused()  # else the next list is read beside what this one took
    return target.getvalue()


def from_parquet(content: bytes) -> Columns:
    """Read the columns back. Raises OSError or pyarrow's ArrowInvalid (a ValueError) for a broken file."""
    from pyarrow import parquet  # noqa: PLC0415 - only loading needs it

    table = parquet.read_table(BytesIO(content))
    return Columns(*(table.column(name).to_pylist() for name in (*TEXTS, *DAYS)))


def entries_from_parquet(content: bytes) -> list[str]:
    """Read the column `entry` alone. Raises as `from_parquet`."""
    from pyarrow import parquet  # noqa: PLC0415 - only loading needs it

    entries: list[str] = parquet.read_table(BytesIO(content), columns=["entry"]).column("entry").to_pylist()
    return entries
