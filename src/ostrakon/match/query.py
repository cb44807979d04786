"""Queries that can be answered: a name or a number, of a sensible length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ostrakon.match.names import normalise
from ostrakon.model.errors import UsageError
from ostrakon.model.text import clean

if TYPE_CHECKING:
    from ostrakon.model.hit import Query

MAX_NAME = 500  # characters; the longest listed name has fewer
MAX_VALUES = 100  # aliases, or identifiers
_SHOWN = 40


def check_query(query: Query) -> Query:
    """Give the query back, or raise UsageError: no name and no number, letters missing, too long, too many values."""
    where = query.id
    if not (query.name.strip() or any(a.strip() for a in query.aliases) or any(i.strip() for i in query.identifiers)):
        raise UsageError("the query has no name and no number", where=where, todo="give a name, or an identifier such as an IMO number")
    if max(len(query.aliases), len(query.identifiers)) > MAX_VALUES:
        raise UsageError(f"the query has more than {MAX_VALUES} aliases or identifiers", where=where, todo="split it into several queries")
    for name in (query.name, *query.aliases, *query.identifiers):
        if len(name) > MAX_NAME and len(clean(name[: 50 * MAX_NAME])) > MAX_NAME:
            raise UsageError(
                f"{name[:_SHOWN]!r}... has {len(name):,} characters, more than the {MAX_NAME} a name may have",
                where=where,
                todo="give one name at a time",
            )
    for name in (query.name, *query.aliases):
        if name.strip() and not normalise(name):
            raise UsageError(f"{name[:_SHOWN]!r} has no letters or digits", where=where, todo="give a name that can be read")
    return query
