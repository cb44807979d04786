"""Read the law files into a LawBook: strict, with file and line in every error.

Files are parsed with libyaml where it is there. Lines are looked up only when an error needs them, by composing the
file again and walking to the fault.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import yaml

from ostrakon.law import build
from ostrakon.law.checker import check_lawbook
from ostrakon.law.records import LawBook
from ostrakon.law.schema import FILES
from ostrakon.law.shape import SchemaFault, check_shape
from ostrakon.model.errors import LawFileError

BUILT_IN = Path(__file__).resolve().parent
_TODO = "see docs/law-data.md for the format"
_MEASURE_LINE = re.compile(r"^- id: *(\S+)", re.MULTILINE)
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Base):  # type: ignore[misc]  # the base is libyaml's loader or, without it, the slow one
    """A safe loader that refuses a key given twice, which YAML itself lets pass."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002  # signature of PyYAML
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def load_lawbook(folder: Path | None = None) -> LawBook:
    """Load a folder of law files (None: the built-in ones) and check them.

    The folder holds `instruments.yaml`, `sources.yaml`, `calendar.yaml` and `programs/*.yaml`.
    Raises LawFileError with file and line at the first fault of form or of sense.
    """
    home = folder or BUILT_IN
    programs = sorted((home / "programs").glob("*.yaml"))
    if not programs:
        raise LawFileError("no law files", where=str(home / "programs"), todo="give a folder that has programs/*.yaml")
    texts = {path: _read_text(path) for path in (home / "instruments.yaml", home / "sources.yaml", home / "calendar.yaml", *programs)}
    instruments, sources, calendar, *bodies = (_parse(path, text) for path, text in texts.items())
    book = LawBook(
        programs={},
        instruments=build.build_instruments(instruments),
        sources=build.build_sources(sources),
        calendar=build.build_days(calendar),
        phases=build.build_phases(calendar),
        digest=_digest(home, texts),
    )
    for path, body in zip(programs, bodies, strict=True):
        program = build.build_program(body, f"programs/{path.name}", _measure_lines(texts[path]))
        if program.key in book.programs:
            raise LawFileError(f"programme {program.key} is there twice", where=f"{path}:1", todo="give each file its own key")
        book.programs[program.key] = program
    faults = check_lawbook(book)
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise LawFileError(f"{faults[0].what}{more}", where=f"{home / faults[0].file}:{faults[0].line}", todo=_TODO)
    return book


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise LawFileError(f"cannot be read: {err}", where=str(path), todo="a law folder needs this file, in UTF-8") from err


def _parse(path: Path, text: str) -> Any:
    """Parse and check one file. Raises LawFileError with the line."""
    shape = FILES["program" if path.parent.name == "programs" else path.stem]
    try:
        body = yaml.load(text, Loader=_StrictLoader)  # noqa: S506  # a SafeLoader, made stricter
        check_shape(body, shape)
    except yaml.MarkedYAMLError as err:
        line = err.problem_mark.line + 1 if err.problem_mark else 1
        raise LawFileError(str(err.problem or err.context), where=f"{path}:{line}", todo=_TODO) from err
    except SchemaFault as err:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in err.path).lstrip(".")
        raise LawFileError(f"{place or 'the file'}: {err.what}", where=f"{path}:{_line_of(text, err.path)}", todo=_TODO) from err
    return body


def _line_of(text: str, path: tuple[str | int, ...]) -> int:
    """Find the line (from 1) of the value that a path leads to, or of the last step that exists."""
    node: Any = yaml.compose(text, Loader=_Base)
    line = 1
    for step in path:
        if isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
            continue
        pair = next((pair for pair in node.value if pair[0].value == step), None)
        if pair is None:
            break
        line, node = pair[0].start_mark.line + 1, pair[1]
    return line


def _measure_lines(text: str) -> dict[str, int]:
    return {match[1]: text.count("\n", 0, match.start()) + 1 for match in _MEASURE_LINE.finditer(text)}


def _digest(home: Path, texts: dict[Path, str]) -> str:
    """SHA-256 over names and contents, in the order of names: it names the ruleset."""
    total = hashlib.sha256()
    for path in sorted(texts):
        total.update(path.relative_to(home).as_posix().encode() + b"\0" + texts[path].encode() + b"\0")
    return total.hexdigest()
