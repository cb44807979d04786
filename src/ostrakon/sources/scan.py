"""From paths to snapshots that can be read: which files make one, of what list and day, and why each other file is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ostrakon.model.errors import IncompleteSnapshotError, InputFileError, MalformedFileError, SourceError, UndatedFileError
from ostrakon.model.record import DateOrigin, Problem, Severity
from ostrakon.model.vocabulary import DATA_MARKER, DATASETS
from ostrakon.sources.dated_csv import datasets_in
from ostrakon.sources.files import read_lines
from ostrakon.sources.sniff import DATED_CSV, OFAC_CSV, OFAC_XML, Sniffed, sniff

_DAY_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}")
_UID = re.compile(r'"?(\d+)"?,')
_SHARED = 0.5  # share of a part's entries that its main file must have
_CONTENTS = {"alt": "aliases", "add": "addresses", "comments": "remarks cut off the main file"}


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one snapshot. `parts` maps the part (main, alt, add, comments, parties, citations) to its file."""

    dataset: str
    format: str
    published: date
    date_origin: DateOrigin
    parts: Mapping[str, Path]
    notes: tuple[Problem, ...] = ()  # doubts met while grouping


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is left alone. `refused`: it is of a list and cannot be used; else it is not a list or not of a supported format."""

    path: Path
    reason: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found, snapshots in order of their day."""

    groups: tuple[Group, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Files of one snapshot whose day is not settled yet."""

    main: Sniffed
    parts: Mapping[str, Path]


def find_sources(paths: Sequence[Path], published: date | None) -> Scan:
    """Look through files and folders. `published` is the day of the files that do not say it themselves.

    A file that cannot be used is in `skipped`, with the reason; raises only InputFileError, for a path that does not exist.
    """
    groups: list[Group] = []
    skipped: list[Skipped] = []
    asked = {path for path in paths if path.is_file()}  # named by itself, a file is meant to be a list
    for folder, files in _by_folder(_files(paths)).items():
        sniffed = [sniff(path) for path in files]
        skipped += [Skipped(s.path, s.what, s.broken or s.path in asked) for s in sniffed if not s.format]
        bundles, left = _bundle([s for s in sniffed if s.format])
        skipped += left
        for bundle in bundles:
            try:
                groups += _date(bundle, folder, published)
            except SourceError as err:
                skipped += [Skipped(path, str(err), refused=True) for path in bundle.parts.values()]
    groups.sort(key=lambda g: (g.published, g.dataset, str(g.parts["main"])))
    return Scan(tuple(groups), tuple(sorted(skipped, key=lambda s: str(s.path))))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield each file once, folders in the order of names. Hidden files and data folders of our own are passed over."""
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise InputFileError("no such file or folder", where=str(path), todo="check the path")
        inside = sorted(p for p in path.rglob("*") if _is_file(p)) if path.is_dir() else [path]
        ours = {p.parent for p in inside if p.name == DATA_MARKER}
        for file in inside:
            if file.resolve() not in seen and not file.name.startswith(".") and ours.isdisjoint(file.parents):
                seen.add(file.resolve())
                yield file


def _is_file(path: Path) -> bool:
    """Tell files from folders. What cannot be looked at is taken for a file, so that it is named when it cannot be opened."""
    try:
        return path.is_file()
    except OSError:
        return True


def _by_folder(files: Iterable[Path]) -> dict[Path, list[Path]]:
    folders: dict[Path, list[Path]] = {}
    for file in files:
        folders.setdefault(file.resolve().parent, []).append(file)
    return folders


def _bundle(sniffed: list[Sniffed]) -> tuple[list[_Bundle], list[Skipped]]:
    """Put the files of one folder together into snapshots."""
    mains, skipped = _one_a_list([s for s in sniffed if s.part == "main"])
    rest = [s for s in sniffed if s.part != "main"]
    parts: dict[Path, dict[str, Path]] = {m.path: {"main": m.path} for m in mains}
    needed = any(s.format == OFAC_CSV for s in rest)
    uids = {m.path: _uids(m.path) for m in mains if m.format == OFAC_CSV and needed}
    for s in rest:
        owner = _owner(s, uids) if s.format == OFAC_CSV else next((m.path for m in mains if m.format == DATED_CSV), None)
        if owner is None:
            skipped.append(_without_main(s, has_main=bool(uids)))
        elif s.part in parts[owner]:
            reason = f"{parts[owner][s.part].name} has the same part of {owner.name} already"
            skipped.append(Skipped(s.path, reason, refused=True))
        else:
            parts[owner][s.part] = s.path
    richer = {m.dataset: m.path.name for m in mains if m.format == OFAC_XML}
    bundles = []
    for m in mains:
        if m.format == OFAC_CSV and m.dataset in richer:
            reason = f"the same snapshot as {richer[m.dataset]} in this folder, which says more"
            skipped += [Skipped(path, reason, refused=False) for path in parts[m.path].values()]
        else:
            bundles.append(_Bundle(m, parts[m.path]))
    return bundles, skipped


def _one_a_list(mains: list[Sniffed]) -> tuple[list[Sniffed], list[Skipped]]:
    """Keep, of several main files in one folder for the same list, format and day, the first by name."""
    kept: dict[tuple[str, str, date | None], Sniffed] = {}
    skipped = []
    for s in mains:
        before = kept.setdefault((s.format, s.dataset, s.day), s)
        if before is not s:
            reason = f"{before.path.name} in this folder is of the same list: give each day a folder of its own"
            skipped.append(Skipped(s.path, reason, refused=True))
    return list(kept.values()), skipped


def _uids(path: Path) -> set[str]:
    """Give the entry numbers of an OFAC csv file; none where the file turns out to be broken."""
    try:
        return {found[1] for _, line in read_lines(path) if (found := _UID.match(line))}
    except SourceError:
        return set()


def _owner(part: Sniffed, mains: Mapping[Path, set[str]]) -> Path | None:
    """Find the main file that has most of the part's entries, if it has at least half of them."""
    mine = _uids(part.path)
    shared = {path: len(mine & uids) for path, uids in mains.items()}
    best = max(shared, key=lambda p: shared[p], default=None)
    return best if best is not None and shared[best] >= _SHARED * len(mine) and mine else None


def _without_main(part: Sniffed, *, has_main: bool) -> Skipped:
    if part.part == "citations":
        return Skipped(part.path, "a table of citations without its listings.csv", refused=False)
    if part.format == DATED_CSV:
        error = IncompleteSnapshotError("a table of parties without its listings.csv", todo="put both in one folder")
    else:
        why = "its entries are not those of the main file in this folder" if has_main else "there is no main file in this folder"
        what = f"{_CONTENTS[part.part]} of an OFAC list, but {why}"
        error = IncompleteSnapshotError(what, todo="put sdn.csv or cons_prim.csv of the same day beside it")
    return Skipped(part.path, str(error), refused=True)


def _date(bundle: _Bundle, folder: Path, published: date | None) -> list[Group]:
    """Settle the day: what the content says, else the option, else a folder named by a day. Raises UndatedFileError."""
    main = bundle.main
    named = _folder_day(folder)
    if main.day:
        day, origin = main.day, DateOrigin.CONTENT
    elif published:
        day, origin = published, DateOrigin.OPTION
    elif named:
        day, origin = named, DateOrigin.FOLDER
    else:
        todo = "say --published YYYY-MM-DD, or put it in a folder named YYYY-MM-DD"
        raise UndatedFileError("nothing tells the day on which this list was published", todo=todo)
    notes = tuple(_disagreements(main, day, origin, named, published))
    if main.format == DATED_CSV:
        return _dated_groups(bundle, Group("", main.format, day, origin, dict(bundle.parts), notes))
    if main.dataset not in DATASETS:
        raise MalformedFileError("no entry can be read at its beginning, so the list cannot be told", todo="download it again")
    return [Group(main.dataset, main.format, day, origin, dict(bundle.parts), notes)]


def _dated_groups(bundle: _Bundle, group: Group) -> list[Group]:
    """Make one group a dataset of our own table."""
    if "parties" not in bundle.parts:
        raise IncompleteSnapshotError("a table of listings without its parties.csv", todo="put both in one folder")
    return [replace(group, dataset=dataset) for dataset in datasets_in(bundle.main.path)]


def _folder_day(folder: Path) -> date | None:
    """Give the day that the nearest folder above is named by."""
    for part in (folder, *folder.parents):
        if _DAY_FOLDER.fullmatch(part.name):
            try:
                return date.fromisoformat(part.name)
            except ValueError:
                continue
    return None


def _disagreements(main: Sniffed, day: date, origin: DateOrigin, named: date | None, published: date | None) -> Iterator[Problem]:
    if origin is DateOrigin.CONTENT:
        for other, source in ((named, "the folder's name"), (published, "the option --published")):
            if other and other != day:
                what = f"the file says it is of {day}, {source} says {other}: the file is followed"
                yield Problem(main.path.name, "publication date", what, severity=Severity.NOTE)
    elif named and named != day:
        what = f"the option --published says {day}, the folder's name says {named}: the option is followed"
        yield Problem(main.path.name, "publication date", what, severity=Severity.NOTE)
