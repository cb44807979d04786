"""From a group of files to a snapshot: the one door through which lists come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ostrakon.model.errors import UnknownFormatError
from ostrakon.model.record import Record, Snapshot
from ostrakon.sources import sniff
from ostrakon.sources.dated_csv import parse_dated_csv
from ostrakon.sources.draft import Notebook
from ostrakon.sources.files import fingerprint
from ostrakon.sources.ofac_csv import parse_ofac_csv
from ostrakon.sources.ofac_xml import PARTS, parse_ofac_xml
from ostrakon.sources.ofsi_csv import parse_ofsi_csv
from ostrakon.sources.scan import Group
from ostrakon.sources.un_xml import parse_un_xml

_MAIN = frozenset({"main"})


@dataclass(frozen=True, slots=True)
class _Content:
    """What a format's parser found."""

    records: tuple[Record, ...]
    rows: int
    parts: frozenset[str] = _MAIN
    stated: int | None = None


def read_snapshot(group: Group) -> Snapshot:
    """Read the files of a group whole.

    Raises SourceError (one that is malformed, too large, of no known format, or cannot be read), with file, place and what to do;
    a bad row is a Problem.
    """
    reader = _READERS.get(group.format)
    if reader is None:
        raise UnknownFormatError(f"no reader for {group.format!r}", where=group.parts["main"].name, todo=f"one of {', '.join(_READERS)}")
    files = tuple(fingerprint(path, part) for part, path in group.parts.items())
    notebook = Notebook()
    content = reader(group, notebook)
    return Snapshot(
        dataset=group.dataset,
        format=group.format,
        published=group.published,
        date_origin=group.date_origin,
        files=files,
        parts=content.parts,
        rows=content.rows,
        records=content.records,
        problems=group.notes + notebook.problems,
        stated_count=content.stated,
    )


def _read_ofac_csv(group: Group, notebook: Notebook) -> _Content:
    return _Content(*parse_ofac_csv(group.parts, notebook))


def _read_ofac_xml(group: Group, notebook: Notebook) -> _Content:
    parsed = parse_ofac_xml(group.parts["main"], notebook)
    return _Content(parsed.records, parsed.rows, PARTS, parsed.stated)


def _read_un_xml(group: Group, notebook: Notebook) -> _Content:
    return _Content(*parse_un_xml(group.parts["main"], notebook))


def _read_ofsi_csv(group: Group, notebook: Notebook) -> _Content:
    return _Content(*parse_ofsi_csv(group.parts["main"], notebook))


def _read_dated_csv(group: Group, notebook: Notebook) -> _Content:
    return _Content(*parse_dated_csv(group.parts, group.dataset, notebook))


_READERS: dict[str, Callable[[Group, Notebook], _Content]] = {
    sniff.OFAC_CSV: _read_ofac_csv,
    sniff.OFAC_XML: _read_ofac_xml,
    sniff.UN_XML: _read_un_xml,
    sniff.OFSI_CSV: _read_ofsi_csv,
    sniff.DATED_CSV: _read_dated_csv,
}
