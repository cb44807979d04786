"""XML from strangers."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ostrakon.model.errors import MalformedFileError
from ostrakon.sources.xml import fields_of, iter_elements, iter_stream, local


def texts(xml: str, *tags: str) -> list[str]:
    return [" ".join((e.text or "").split()) for e in iter_stream(io.BytesIO(xml.encode()), tags, "list.xml")]


def test_elements_come_in_order_whatever_their_namespace() -> None:
    assert texts('<r xmlns="urn:x"><a>1</a><b>2</b><c/><a>3</a></r>', "a", "b") == ["1", "2", "3"]


def test_elements_are_freed_as_they_go() -> None:
    most = 0
    for element in iter_stream(io.BytesIO(b"<r>" + b"<a>some text</a>" * 50_000 + b"</r>"), ("a",), "list.xml"):
        parent = element.getparent()
        assert parent is not None
        most = max(most, len(parent))
    assert most < 10_000


def test_what_is_not_well_formed_is_refused_with_file_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_text("<r>\n<a>1</a>\n<a>\x19</a></r>")
    with pytest.raises(MalformedFileError, match=r"list\.xml line 3, column \d+: the XML is not well-formed: PCDATA invalid"):
        list(iter_elements(path, ("a",)))


def test_a_cut_file_is_refused() -> None:
    with pytest.raises(MalformedFileError, match="not well-formed"):
        texts("<r><a>1</a><a>2", "a")


def test_bytes_that_are_not_of_the_stated_encoding_are_refused() -> None:
    with pytest.raises(MalformedFileError, match="not well-formed"):
        list(iter_stream(io.BytesIO(b'<?xml version="1.0" encoding="UTF-8"?><r><a>caf\xe9</a></r>'), ("a",), "list.xml"))


BOMB = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><r><a>&b;&c;</a></r>"""


def test_a_document_type_is_refused_before_any_entity_is_read() -> None:
    with pytest.raises(MalformedFileError, match=r"list\.xml: the XML has a document type"):
        texts(BOMB, "a")


def test_an_undeclared_entity_is_refused() -> None:
    with pytest.raises(MalformedFileError, match="not well-formed"):
        texts("<r><a>&nbsp;</a></r>", "a")


def test_trees_of_absurd_depth_are_refused() -> None:
    with pytest.raises(MalformedFileError, match="not well-formed"):
        texts("<r>" + "<d>" * 5000 + "</d>" * 5000 + "<a/></r>", "a")


def test_helpers_read_children_by_local_name() -> None:
    stream = io.BytesIO(b'<r><a xmlns="u"><n>  x \n y </n><n>z</n><e/><v><w>1</w></v></a></r>')
    for element in iter_stream(stream, ("a",), "list.xml"):
        assert local(element) == "a"
        assert fields_of(element) == {"n": "x y"}


def test_a_comment_within_a_text_does_not_cut_it() -> None:
    assert texts("<r><a>one<!-- x -->two</a></r>", "a") == ["onetwo"]
