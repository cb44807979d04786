"""Small hand-made list files, and one reading of the real ones for all tests that look at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ostrakon.model.errors import SourceError
from ostrakon.model.record import Record, Snapshot
from ostrakon.sources.read import read_snapshot
from ostrakon.sources.scan import Group, Scan, find_sources

Write = Callable[[str, str | bytes], Path]
NULL = "-0- "


def main_row(
    uid: int,
    name: str,
    kind: str = "",
    tags: str = "IRAN",
    remark: str = "",
    *,
    title: str = "",
    ship: tuple[str, str, str, str, str, str] = ("", "", "", "", "", ""),
) -> str:
    """Write one row of sdn.csv as OFAC does: nulls as `-0- `, texts in quotation marks."""
    cells = [f'"{c}"' if c else NULL for c in (name, kind, tags, title, *ship, remark)]
    return ",".join([str(uid), *cells])


FREED = "Additional Sanctions Information - Not on the SDN List and Not Subject to Secondary Sanctions"
SDN_CSV = "\r\n".join([main_row(36, "AEROCARIBBEAN", tags="CUBA"), main_row(15, "X, Y", "individual", "SDNTK")])
CONS_CSV = "\r\n".join([main_row(4632, "BANK MARKAZI", remark=f"{FREED}."), main_row(9639, "HANIYA, I", "individual", "NS-PLC")])
XML = '<?xml version="1.0"?>\n<!-- a list -->\n'


def ofac_xml(tag: str, remark: str = "", day: str = "09/16/2016") -> str:
    ids = f"<idList><id><idType>Additional Sanctions Information -</idType><idNumber>{remark}</idNumber></id></idList>" if remark else ""
    entry = f"<sdnEntry><uid>1</uid><lastName>A</lastName><programList><program>{tag}</program></programList>{ids}</sdnEntry>"
    head = f"<publshInformation><Publish_Date>{day}</Publish_Date></publshInformation>"
    return f'{XML}<sdnList xmlns="http://tempuri.org/sdnList.xsd">{head}{entry}{entry}<sdnEntry><uid>2'


def values(record: Record, prop: str) -> list[str]:
    """Give the values of one property in order."""
    return [v.value for v in record.values if v.prop == prop]


def detail(record: Record, prop: str, value: str) -> str:
    """Give the detail of one value."""
    return next(v.detail for v in record.values if (v.prop, v.value) == (prop, value))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file under the test's folder, in a folder named by a day unless the name has a folder of its own."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name if "/" in name else tmp_path / "2019-01-04" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


@pytest.fixture
def read_one(tmp_path: Path) -> Callable[[], Snapshot]:
    """Read what lies in the test's folder as the one snapshot it must be."""

    def read() -> Snapshot:
        scan = find_sources([tmp_path], None)
        assert len(scan.groups) == 1, scan
        return read_snapshot(scan.groups[0])

    return read


@dataclass(frozen=True)
class Digest:
    """What the tests ask of one real snapshot; the snapshots themselves would fill the memory."""

    group: Group
    rows: int
    stated: int | None
    tags: Mapping[str, int]  # entries by programme tag
    any_iran: int
    iran_vessels: int
    secondary: Mapping[str, int]
    props: frozenset[tuple[str, str]]  # (schema, property)
    entries: int
    places: int  # problems without file or place
    parts: frozenset[str]


def is_iran(tag: str) -> bool:
    """Whether a tag is one of the Iran programmes, as the notes beside the real files define it."""
    return tag.startswith("IRAN") or tag in {"IFSR", "IRGC", "CAATSA - IRAN"}


def digest(group: Group) -> Digest:
    """Read a group and keep what is asked of it."""
    snapshot = read_snapshot(group)
    tags: Counter[str] = Counter()
    secondary: Counter[str] = Counter()
    iran = vessels = 0
    for record in snapshot.records:
        own = set(values(record, "program"))
        tags.update(own)
        secondary.update(values(record, "secondarySanctions"))
        if any(is_iran(t) for t in own):
            iran += 1
            vessels += record.schema == "Vessel"
    return Digest(
        group=group,
        rows=snapshot.rows,
        stated=snapshot.stated_count,
        tags=tags,
        any_iran=iran,
        iran_vessels=vessels,
        secondary=secondary,
        props=frozenset((r.schema, v.prop) for r in snapshot.records for v in r.values),
        entries=len(snapshot.records),
        places=sum(not (p.file and p.place and p.what) for p in snapshot.problems),
        parts=snapshot.parts,
    )


@pytest.fixture(scope="session")
def real_scan(lists_dir: Path) -> Scan:
    """Find what the folder of real lists holds."""
    return find_sources([lists_dir], None)


@pytest.fixture(scope="session")
def real_digests(real_scan: Scan) -> dict[tuple[str, date], Digest]:
    """Read every real snapshot once; the refused ones are left out."""
    found = {}
    for group in real_scan.groups:
        try:
            found[group.dataset, group.published] = digest(group)
        except SourceError:
            continue
    return found
