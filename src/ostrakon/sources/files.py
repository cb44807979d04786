"""Files as they come: gzip told by its magic bytes, limits on size, the encoding, and the hash of the bytes as stored."""

from __future__ import annotations

import codecs
import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from ostrakon.model.errors import FileTooLargeError, InputFileError, MalformedFileError, SourceError
from ostrakon.model.record import SourceFile

MIB = 1024 * 1024
# The largest list file in use (OFAC's SDN list as XML) is about 30 MiB; ten times that leaves room and still stops a bomb.
MAX_STORED = 320 * MIB
MAX_UNPACKED = 640 * MIB
HEAD = 256 * 1024
MAX_LINE = 1 * MIB  # characters; the longest line of a list in use has about 12,000
MAX_ROW = 100_000
_CHUNK = 1 * MIB
_GZIP = b"\x1f\x8b"
_TODO = "download the file again; until then the version before it stays in force, if one is loaded"
# Control characters that no text list has; 0x1A ends the csv files of OFAC, as it ended files under DOS.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


class Unpacked(io.RawIOBase):
    """The bytes of a file, unpacked where it is gzipped, which stop with an error at the limit."""

    def __init__(self, raw: BinaryIO, name: str) -> None:
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        self._raw = raw
        self._stream: BinaryIO = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw
        self._name, self._left = name, MAX_UNPACKED

    def readable(self) -> bool:
        """Reading is what it is for."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # typeshed's name for the type is private
        """Fill the buffer; raises FileTooLargeError past the limit, MalformedFileError for a broken gzip stream, SourceError."""
        try:
            data = self._stream.read(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error) as err:
            raise MalformedFileError(f"the gzip stream is broken: {err}", where=self._name, todo=_TODO) from err
        except OSError as err:
            raise _unreadable(self._name, err) from err
        self._left -= len(data)
        if self._left < 0:
            raise FileTooLargeError(f"unpacks to more than {MAX_UNPACKED // MIB} MiB", where=self._name, todo="check the file's origin")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close both layers."""
        if not self.closed:
            self._stream.close()
            self._raw.close()
        super().close()


def open_stream(path: Path) -> BinaryIO:
    """Open for reading, unpacked and limited. Raises SourceError; reading raises FileTooLargeError, MalformedFileError or SourceError."""
    try:
        return cast("BinaryIO", io.BufferedReader(Unpacked(path.open("rb"), path.name), buffer_size=_CHUNK))
    except OSError as err:
        raise _unreadable(path.name, err) from err


def _unreadable(name: str, err: OSError) -> SourceError:
    """Say that the system does not give a file out: it has gone, its rights forbid it, the disk is at fault."""
    return SourceError(f"cannot be read: {err.strerror or err}", where=name, todo="check the file and its rights")


def read_input(path: Path, most: int, todo: str) -> bytes:
    """Give the bytes of a user's file. Raises InputFileError: unreadable, or over `most`, with `todo` as what to do."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as err:
        raise InputFileError(err.strerror or "cannot be read", where=str(path), todo="check the path") from err
    if len(raw) > most:
        raise InputFileError(f"over the limit of {most:,} bytes", where=path.name, todo=todo)
    return raw


def read_head(path: Path, size: int = HEAD) -> bytes:
    """Give the first `size` unpacked bytes."""
    with open_stream(path) as stream:
        return stream.read(size)


def hash_files(paths: Iterable[str]) -> tuple[str, ...]:
    """Hash files as `fingerprint` does; none of them where one cannot be read."""
    try:
        return tuple(fingerprint(Path(path)).sha256 for path in paths)
    except SourceError:
        return ()


def fingerprint(path: Path, part: str = "main") -> SourceFile:
    """Hash the bytes as stored (SHA-256). Raises FileTooLargeError before reading a file over the limit, SourceError."""
    try:
        size = path.stat().st_size
        if size > MAX_STORED:
            raise FileTooLargeError(f"{size:,} bytes is over the limit of {MAX_STORED:,}", where=path.name, todo="check the file's origin")
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as err:
        raise _unreadable(path.name, err) from err
    return SourceFile(path.name, digest.hexdigest(), size, part)


def text_encoding(path: Path) -> str:
    """Say `utf-8-sig` if every byte of the file fits it, else `cp1252`. Raises MalformedFileError for binary content."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, offset = True, 0
    with open_stream(path) as stream:
        while chunk := stream.read(_CHUNK):
            if found := _CONTROL.search(chunk):
                place = f"{path.name} byte {offset + found.start()}"
                raise MalformedFileError(f"control character 0x{found[0][0]:02x} in a text file", where=place, todo=_TODO)
            utf8 = utf8 and _fits(decoder, chunk)
            offset += len(chunk)
    return "utf-8-sig" if utf8 and _fits(decoder, b"", final=True) else "cp1252"


def _fits(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line number (from 1) and text without its line end, whatever line ends the file has.

    Raises as `text_encoding` does, and MalformedFileError for a line that no list has.
    """
    encoding = text_encoding(path)
    with io.TextIOWrapper(open_stream(path), encoding=encoding, errors="replace", newline=None) as text:
        number = 0
        while line := text.readline(MAX_LINE):
            number += 1
            if len(line) == MAX_LINE:
                raise MalformedFileError(f"a line of over {MAX_LINE:,} characters", where=f"{path.name} line {number}", todo=_TODO)
            yield number, line.removesuffix("\n")


def has_end(path: Path) -> bool:
    """Tell whether the last line of a text file has its line end, or OFAC's 0x1A after it: a file that was cut off has not."""
    last = b""
    with open_stream(path) as stream:
        while chunk := stream.read(_CHUNK):
            last = chunk
    return last.endswith((b"\n", b"\r", b"\x1a"))


def read_csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of each row, quoted line ends allowed. Raises MalformedFileError where a row never ends."""
    pending = 0

    def lines() -> Iterator[str]:
        nonlocal pending
        for number, line in read_lines(path):
            pending += len(line)
            if pending > MAX_LINE:
                raise MalformedFileError(
                    "a row that does not end: a quotation mark is open", where=f"{path.name} line {number}", todo=_TODO
                )
            yield f"{line}\n"

    reader = csv.reader(lines())
    try:
        for cells in reader:
            pending = 0
            yield reader.line_num, cells
    except csv.Error as err:
        raise MalformedFileError(f"not csv: {err}", where=f"{path.name} line {reader.line_num}", todo=_TODO) from err


def split_line(line: str) -> list[str]:
    """Split one line into cells; a line longer than any row is one cell, so that it does not pass for one."""
    return next(csv.reader((line,)), []) if len(line) <= MAX_ROW else [line]
