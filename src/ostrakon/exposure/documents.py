"""Documents of a deal file: YAML or JSON into mappings, lists and text, read so that no file can pass for another or break the reader.

Every value is text, so that YAML's own guesses (`NO` for Norway is false, `0301` is octal) cannot change a deal. Refused with their
line: a key given twice, a key that is no word, aliases and tags, depth beyond that of any deal, control characters.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from ostrakon.model.errors import InputFileError
from ostrakon.sources.files import read_input

MAX_BYTES = 2 * 1024 * 1024  # about 6 s of reading, and a thousand deals
MAX_DEPTH = 32  # the deepest value of a deal, a tag of an owner, lies at 12
SHOWN = 60  # characters of the user's own text that a message repeats
EMPTY = ("", "null", "~")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TODO = "mend that line"


def read_documents(path: Path) -> list[Any]:
    """Give the documents of a file, empty ones left out. Raises InputFileError with file and line."""
    raw = read_input(path, MAX_BYTES, "split the file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = raw.count(b"\n", 0, err.start) + 1
        raise InputFileError("cannot be read: not UTF-8", where=f"{path.name} line {line}", todo="save the file as UTF-8") from err
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise InputFileError(f"control character 0x{ord(found[0]):02x}", where=f"{path.name} line {line}", todo=_TODO)
    return _read_json(path, text) if path.suffix.lower() == ".json" else _read_yaml(path, text)


def show(value: object) -> str:
    """Quote what stands in the file, cut where it is long."""
    said = repr(value) if isinstance(value, str) else str(value)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"


def _read_json(path: Path, text: str) -> list[Any]:
    try:
        return [json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)]
    except json.JSONDecodeError as err:
        raise InputFileError(f"not JSON: {err.msg}", where=f"{path.name} line {err.lineno}", todo=_TODO) from err
    except _TwiceError as err:
        second = list(re.finditer(rf"{re.escape(json.dumps(err.key, ensure_ascii=False))}\s*:", text))[1:2]
        line = text.count("\n", 0, second[0].start()) + 1 if second else 1
        raise InputFileError(f"key {show(err.key)} is given twice", where=f"{path.name} line {line}", todo=_TODO) from err
    except RecursionError as err:
        raise InputFileError("nested too deep", where=path.name, todo="see docs/deals.md for the format") from err


def _read_yaml(path: Path, text: str) -> list[Any]:
    try:
        return [document for document in yaml.load_all(text, Loader=_Loader) if document not in EMPTY]
    except yaml.MarkedYAMLError as err:
        line = err.problem_mark.line + 1 if err.problem_mark else 1
        raise InputFileError(f"not YAML: {err.problem or err.context}", where=f"{path.name} line {line}", todo=_TODO) from err
    except (yaml.YAMLError, ValueError, OverflowError) as err:  # an escape for a character that there is not
        raise InputFileError(f"not YAML: {show(str(err))}", where=path.name, todo="look for escapes such as \\U00110000") from err


class _TwiceError(Exception):
    """A key of a JSON object is given twice."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


class _Loader(yaml.BaseLoader):
    """All scalars as text; no aliases, no tags, no key twice, and only so deep."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call] # PyYAML's stubs leave it out
        mark: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="aliases (*) are not used in deal files", problem_mark=mark)
        if event.tag not in {None, "!"}:
            raise yaml.MarkedYAMLError(problem="tags (!) are not used in deal files", problem_mark=mark)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - signature of PyYAML
        seen = set[str]()
        for key, _ in node.value:
            mark: Any = key.start_mark
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be one word, not a list or mapping", problem_mark=mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"key {show(key.value)} is given twice", problem_mark=mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)
