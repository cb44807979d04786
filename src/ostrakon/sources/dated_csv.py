"""Our own table of parties with dated listings, as two csv files in UTF-8: `parties.csv` and `listings.csv`.

parties.csv:  party, schema, name, aliases, weak_aliases, previous_names, countries, birth_date, identifiers (`prop=value`), address,
              notes, citation. Several values in a cell are parted by `|`.
listings.csv: party, dataset, entry_id, programs, secondary (subject | not_subject | empty), from, until (first day it no longer holds;
              empty: still listed), citation, confidence (h | m | l), and if wanted listed_range_note and names_at_time.
              A first line `# published: YYYY-MM-DD` says of what day the table is.
citations.csv: id, title, url and more, if wanted: what the ids (parted by `|`) in the citation columns stand for.

One pair holds listings of several datasets and makes one snapshot of each. Membership is a value `listed` with its interval and
citations; rows of one entry that touch are one stay, whose tags changed on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ostrakon.model.errors import BadDateError, MalformedFileError
from ostrakon.model.record import Record, Severity, undated
from ostrakon.model.time import parse_day
from ostrakon.model.vocabulary import DATASETS
from ostrakon.sources.dates import parse_iso
from ostrakon.sources.draft import Draft, Notebook
from ostrakon.sources.files import has_end, read_csv
from ostrakon.sources.schemata import PROPS

PUBLISHED = "# published:"
_ALWAYS = {
    "parties": ("party", "schema", "name"),
    "listings": ("party", "dataset", "entry_id", "programs", "secondary", "from", "until", "citation"),
    "citations": ("id", "title", "url"),
}
_MAY = {
    "parties": ("aliases", "weak_aliases", "previous_names", "countries", "birth_date", "identifiers", "address", "notes", "citation"),
    "listings": ("confidence", "listed_range_note", "names_at_time"),
    "citations": ("day", "place", "note"),
}
_NAMES = (("alias", "aliases"), ("weakAlias", "weak_aliases"), ("previousName", "previous_names"))
_SECONDARY = frozenset({"", "subject", "not_subject"})
_TODO = "compare the first line with the description of the format"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Listing:
    """One row of listings.csv that can be used; `entry_id` with its authority before it."""

    line: int
    row: Row
    entry_id: str
    since: date | None
    until: date | None


def parse_dated_csv(parts: Mapping[str, Path], dataset: str, notebook: Notebook) -> tuple[tuple[Record, ...], int]:
    """Read the listings of one dataset from `main` (listings.csv), `parties` and, if there, `citations`: records, one an entry, and rows.

    Raises MalformedFileError where a column is missing. Doubts about parties.csv and about rows of no dataset are noted with the first
    dataset of the pair only.
    """
    listings = parts["main"]
    rows = list(_rows(listings, "listings", notebook))
    first = dataset == min((row["dataset"] for _, row in rows if row["dataset"] in DATASETS), default=dataset)
    people = _parties(parts["parties"], notebook if first else Notebook())
    sources = _citations(parts["citations"], notebook if first else Notebook()) if "citations" in parts else {}
    entries: dict[str, list[Listing]] = {}
    count = 0
    for line, row in rows:
        if row["dataset"] != dataset and (row["dataset"] in DATASETS or not first):
            continue
        count += row["dataset"] == dataset
        listing = _listing(line, row, people, listings.name, notebook)
        if listing and _same_party(entries.get(listing.entry_id), listing, listings.name, notebook):
            entries.setdefault(listing.entry_id, []).append(listing)
    return tuple(_record(found, people, sources, (notebook, listings.name)) for found in entries.values()), count


def datasets_in(listings: Path) -> tuple[str, ...]:
    """Give the known datasets that listings.csv has rows of, sorted."""
    return tuple(sorted({row["dataset"] for _, row in _rows(listings, "listings", Notebook())} & DATASETS.keys()))


def published_in(head: str) -> date | None:
    """Read the day off the comment in the first line; None without one or with one that is no date."""
    line = head.split("\n", 1)[0].strip().lower()
    try:
        return parse_day(line.removeprefix(PUBLISHED)) if line.startswith(PUBLISHED) else None
    except BadDateError:
        return None


def _rows(path: Path, table: str, notebook: Notebook) -> Iterator[tuple[int, Row]]:
    """Yield line and row by column name; comment lines before the header are passed over. Raises MalformedFileError where it is cut off."""
    columns: list[str] = []
    line, cells = 0, [""]
    for line, cells in read_csv(path):
        if not any(cells) or (not columns and cells[0].startswith("#")):
            continue
        if not columns:
            columns = _columns(cells, table, f"{path.name} line {line}", notebook)
        elif len(cells) != len(columns):
            what = f"{len(cells)} columns where {len(columns)} should be: row not read"
            notebook.add(Severity.ROW, path.name, f"line {line}", what, ",".join(cells))
        else:
            yield line, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
    if len(cells) < len(columns) and any(cells) and not has_end(path):
        what = f"the file is cut off: the last line has {len(cells)} of {len(columns)} columns and no end"
        raise MalformedFileError(what, where=f"{path.name} line {line}", todo="restore the whole file")


def _columns(cells: list[str], table: str, where: str, notebook: Notebook) -> list[str]:
    """Take the column names of the header; one that must be there and is not breaks the file, one that is not known is noted."""
    columns = [cell.strip().lower() for cell in cells]
    missing = [c for c in _ALWAYS[table] if c not in columns]
    if missing:
        raise MalformedFileError(f"no column {', '.join(missing)}", where=where, todo=_TODO)
    file, _, place = where.partition(" ")
    for name in columns:
        if name not in _ALWAYS[table] + _MAY[table]:
            notebook.add(Severity.NOTE, file, place, "a column that is not known: not read", name)
    return columns


def _parties(path: Path, notebook: Notebook) -> dict[str, tuple[int, Row]]:
    people: dict[str, tuple[int, Row]] = {}
    for line, row in _rows(path, "parties", notebook):
        key = row["party"]
        what = "no party key" if not key else "no name" if not row["name"] else "this party stands here twice" if key in people else ""
        if not what and row["schema"] not in PROPS:
            what = f"schema {row['schema']!r} is not known (one of {', '.join(PROPS)})"
        if what:
            notebook.add(Severity.ROW, path.name, f"line {line}", f"{what}: row not read", key)
        else:
            people[key] = (line, row)
    return people


def _citations(path: Path, notebook: Notebook) -> dict[str, str]:
    """Give for each id its title and address as one text, with the day of the source before it (`[2018-11-05] `) where it has one."""
    rows = [row for _, row in _rows(path, "citations", notebook)]
    days = {row["id"]: f"[{day}] " for row in rows if (day := row.get("day", "")) and parse_iso(day) == day}
    return {row["id"]: days.get(row["id"], "") + ", ".join(filter(None, (row["title"], row["url"]))) for row in rows}


def _listing(line: int, row: Row, people: dict[str, tuple[int, Row]], file: str, notebook: Notebook) -> Listing | None:
    """Check one row; None, with a problem noted, where it cannot be used."""
    what = ""
    since = until = None
    try:
        since = parse_day(row["from"]) if row["from"] else None
        until = parse_day(row["until"]) if row["until"] else None
    except BadDateError as err:
        what = str(err)
    if row["dataset"] not in DATASETS:
        what = f"dataset {row['dataset']!r} is not known (one of {', '.join(DATASETS)})"
    elif row["party"] not in people:
        what = f"party {row['party']!r} is not in parties.csv"
    elif row["secondary"] not in _SECONDARY:
        what = f"secondary is {row['secondary']!r}, not subject, not_subject or empty"
    elif since and until and until <= since:
        what = "the listing ends before it begins"
    elif not row["citation"]:
        what = "no citation, no listing"
    if what:
        notebook.add(Severity.ROW, file, f"line {line}", f"{what}: row not read", ",".join(row.values()))
        return None
    authority = DATASETS[row["dataset"]].authority
    bare = (row["entry_id"] or row["party"]).removeprefix(f"{authority}:")
    return Listing(line, row, f"{authority}:{bare}", since, until)


def _same_party(before: list[Listing] | None, listing: Listing, file: str, notebook: Notebook) -> bool:
    if before and before[0].row["party"] != listing.row["party"]:
        what = f"entry {listing.entry_id} is already another party's ({before[0].row['party']}): row not read"
        notebook.add(Severity.ROW, file, f"line {listing.line}", what, listing.row["party"])
        return False
    return True


def _record(found: list[Listing], people: dict[str, tuple[int, Row]], sources: dict[str, str], notes: tuple[Notebook, str]) -> Record:
    line, party = people[found[0].row["party"]]
    draft = Draft(party["schema"], *notes, f"line {found[0].line}")
    _add_party(draft, party, sources)
    for stay in _stays(found):
        cited = "; ".join(dict.fromkeys(_cite_row(x.row, sources) for x in stay))
        draft.add("listed", stay[0].row["dataset"], cited, since=stay[0].since, until=stay[-1].until)
    for listing in found:
        row, since, until = listing.row, listing.since, listing.until
        for tag in _several(row["programs"]):
            draft.add("program", tag, since=since, until=until)
        draft.add("secondarySanctions", row["secondary"], since=since, until=until)
        for name in _several(row.get("names_at_time", "")):
            draft.add("alias", name, "name at that time", since=since, until=until)
        draft.add("notes", row.get("listed_range_note", ""), since=since, until=until)
    draft.add("partyKey", party["party"], f"parties.csv line {line}")
    return draft.record(found[0].entry_id)


def _stays(found: list[Listing]) -> list[list[Listing]]:
    """Put rows that touch together: the tags or the remark changed on that day, the listing did not end."""
    stays: list[list[Listing]] = []
    for listing in sorted(found, key=lambda x: x.since or date.min):
        if stays and stays[-1][-1].until is not None and stays[-1][-1].until == listing.since:
            stays[-1].append(listing)
        else:
            stays.append([listing])
    return stays


def _cite_row(row: Row, sources: dict[str, str]) -> str:
    sure = "" if row.get("confidence", "h") in {"", "h"} else f" (confidence {row['confidence']})"
    return _cite(row["citation"], sources) + sure


def _cite(ids: str, sources: dict[str, str]) -> str:
    return "; ".join(sources.get(x, x) for x in _several(ids))


def _add_party(draft: Draft, row: Row, sources: dict[str, str]) -> None:
    draft.add("name", row["name"])
    for prop, column in _NAMES:
        for name in _several(row.get(column, "")):
            draft.add(prop, name)
    for country in _several(row.get("countries", "")):
        draft.add_country("country", country)
    for born in _several(row.get("birth_date", "")):
        if parse_iso(born) == born:
            draft.add("birthDate", born, label="Birth date")
        else:
            draft.problem("birth date is not YYYY, YYYY-MM or YYYY-MM-DD: left out", born)
    for pair in _several(row.get("identifiers", "")):
        prop, sign, value = pair.partition("=")
        if not sign:
            draft.problem("an identifier is written prop=value: left out", pair)
        draft.add(prop.strip(), value, label=prop.strip())
    draft.add("address", row.get("address", ""))
    draft.add("notes", row.get("notes", ""), undated(_cite(row.get("citation", ""), sources)))


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
