"""Files as they come: packed, broken, huge, binary, in the wrong encoding."""

from __future__ import annotations

import gzip
import hashlib
import io
from pathlib import Path

import pytest

from ostrakon.model.errors import FileTooLargeError, MalformedFileError, SourceError
from ostrakon.sources import files
from ostrakon.sources.files import Unpacked, fingerprint, open_stream, read_csv, read_head, read_lines, split_line, text_encoding


def put(folder: Path, content: bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(content)
    return path


def test_gzip_is_told_by_its_first_bytes_not_by_the_name(tmp_path: Path) -> None:
    assert read_head(put(tmp_path, gzip.compress(b"1,2\n"))) == b"1,2\n"
    assert read_head(put(tmp_path, b"1,2\n")) == b"1,2\n"


def test_the_head_is_only_the_head(tmp_path: Path) -> None:
    assert read_head(put(tmp_path, b"abcdef"), 3) == b"abc"


def test_the_hash_is_of_the_bytes_as_stored(tmp_path: Path) -> None:
    packed = gzip.compress(b"1,2\n")
    found = fingerprint(put(tmp_path, packed), "alt")
    assert (found.sha256, found.size, found.part, found.name) == (hashlib.sha256(packed).hexdigest(), len(packed), "alt", "list.csv")


def test_a_missing_file_says_which_and_what_to_do(tmp_path: Path) -> None:
    for read in (open_stream, fingerprint):
        with pytest.raises(SourceError, match=r"nothing\.csv: cannot be read: No such file or directory \(check the file and its rights\)"):
            read(tmp_path / "nothing.csv")


def test_a_disk_that_fails_in_the_middle_of_a_file_is_told_in_words() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() >= 4:
                raise OSError(5, "Input/output error")
            return super().read(size)

    stream = Unpacked(Failing(b"1,2\n3,4\n"), "list.csv")
    assert stream.readinto(bytearray(4)) == 4
    with pytest.raises(SourceError, match=r"list\.csv: cannot be read: Input/output error"):
        stream.readinto(bytearray(4))


def test_a_broken_gzip_stream_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(b"1,2\n" * 10_000)
    with pytest.raises(MalformedFileError, match=r"list\.csv: the gzip stream is broken"):
        list(read_lines(put(tmp_path, whole[: len(whole) // 2])))


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_UNPACKED", 1000)
    with pytest.raises(FileTooLargeError, match=r"list\.csv: unpacks to more than"):
        list(read_lines(put(tmp_path, gzip.compress(b"0" * 100_000))))


def test_a_file_over_the_limit_is_not_even_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_STORED", 3)
    with pytest.raises(FileTooLargeError, match=r"4 bytes is over the limit of 3"):
        fingerprint(put(tmp_path, b"1,2\n"))


@pytest.mark.parametrize(
    ("content", "encoding", "text"),
    [
        ("Pyŏngyang\n".encode(), "utf-8-sig", "Pyŏngyang"),
        (b"\xef\xbb\xbfid\n", "utf-8-sig", "id"),
        (b"DPRK\x92s\n", "cp1252", "DPRK\u2019s"),
        (b"caf\xe9\n", "cp1252", "café"),
    ],
)
def test_utf8_if_it_fits_else_cp1252(tmp_path: Path, content: bytes, encoding: str, text: str) -> None:
    path = put(tmp_path, content)
    assert text_encoding(path) == encoding
    assert list(read_lines(path)) == [(1, text)]


def test_the_whole_file_decides_about_the_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_CHUNK", 7)
    path = put(tmp_path, "é".encode() * 50 + b"\n" + b"caf\xe9\n")
    assert text_encoding(path) == "cp1252"
    assert text_encoding(put(tmp_path, "é".encode() * 50)) == "utf-8-sig"


def test_a_character_cut_at_the_end_is_no_utf8(tmp_path: Path) -> None:
    assert text_encoding(put(tmp_path, "abcé".encode()[:-1])) == "cp1252"


@pytest.mark.parametrize("bad", [b"\x00", b"\x05", b"\x1f"])
def test_binary_content_is_refused_with_its_place(tmp_path: Path, bad: bytes) -> None:
    with pytest.raises(MalformedFileError, match=r"list\.csv byte 4: control character 0x"):
        text_encoding(put(tmp_path, b"1,2\n" + bad))


def test_the_end_sign_of_old_files_is_no_binary_content(tmp_path: Path) -> None:
    assert list(read_lines(put(tmp_path, b"1\r\n\x1a"))) == [(1, "1"), (2, "\x1a")]


def test_all_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert list(read_lines(put(tmp_path, b"1\r\n2\r3\n4"))) == [(1, "1"), (2, "2"), (3, "3"), (4, "4")]


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_LINE", 10)
    with pytest.raises(MalformedFileError, match=r"list\.csv line 2: a line of over 10 characters"):
        list(read_lines(put(tmp_path, b"12\n" + b"0" * 50)))


def test_a_cell_may_hold_line_ends(tmp_path: Path) -> None:
    assert list(read_csv(put(tmp_path, b'a,"b\nc"\nd,e\n'))) == [(2, ["a", "b\nc"]), (3, ["d", "e"])]


def test_a_row_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_LINE", 1000)
    with pytest.raises(MalformedFileError, match=r"list\.csv line \d+: a row that does not end"):
        list(read_csv(put(tmp_path, b'a,"' + b"long line\n" * 200)))


def test_many_short_rows_are_no_long_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_LINE", 100)
    assert len(list(read_csv(put(tmp_path, b"a,b\n" * 200)))) == 200


def test_a_line_longer_than_any_row_is_one_cell() -> None:
    assert split_line('1,"a, b"') == ["1", "a, b"]
    assert len(split_line("a," * 60_000)) == 1
