"""XML from strangers: entries one at a time, with no document type, no entities, no network and no huge trees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from ostrakon.model.errors import MalformedFileError
from ostrakon.sources.files import open_stream

_TODO = "it is refused whole, and the version before it stays in force, if one is loaded; download it again or ask the publisher"


def iter_elements(path: Path, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield each finished element with one of the local names, in order; it is emptied when the next is asked for.

    Raises MalformedFileError, with line and column, for XML that is not well-formed or has a document type.
    """
    with open_stream(path) as stream:
        yield from iter_stream(stream, tags, path.name)


def iter_stream(stream: BinaryIO, tags: tuple[str, ...], name: str) -> Iterator[etree._Element]:
    """Do the same for an open stream; `name` is for messages."""
    context = etree.iterparse(
        stream,
        events=("end",),
        tag=[f"{{*}}{t}" for t in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    first = True
    try:
        for _, element in context:
            if first and element.getroottree().docinfo.doctype:
                raise MalformedFileError("the XML has a document type, which no list needs", where=name, todo=_TODO)
            first = False
            yield element
            _drop(element)
    except etree.XMLSyntaxError as err:
        line, column = err.position
        what = (err.msg or "syntax error").partition(", line ")[0]
        raise MalformedFileError(f"the XML is not well-formed: {what}", where=f"{name} line {line}, column {column}", todo=_TODO) from err


def _drop(element: etree._Element) -> None:
    """Free the element and what stood before it, so that memory stays flat."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: etree._Element) -> str:
    """Give the name without the namespace."""
    return str(element.tag).rpartition("}")[2]


def fields_of(element: etree._Element) -> dict[str, str]:
    """Give the children that have text, by local name, blanks collapsed; of several with one name the first."""
    fields: dict[str, str] = {}
    for child in element:
        value = " ".join((child.text or "").split())
        if value:
            fields.setdefault(local(child), value)
    return fields
