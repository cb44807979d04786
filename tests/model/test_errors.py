from __future__ import annotations

import pytest

from ostrakon.model import errors


def tree(root: type[errors.OstrakonError]) -> list[type[errors.OstrakonError]]:
    return [root] + [c for child in root.__subclasses__() for c in tree(child)]


@pytest.mark.parametrize("cls", tree(errors.OstrakonError), ids=lambda c: c.__name__)
def test_every_error_says_where_what_and_what_to_do(cls: type[errors.OstrakonError]) -> None:
    err = cls("it is broken", where="sdn.csv line 3", todo="fetch it again")
    assert str(err) == "sdn.csv line 3: it is broken (fetch it again)"
    assert err.exit_code in {1, 2}
    assert 400 <= err.http_status <= 599


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    assert errors.__doc__ is not None
    for cls in tree(errors.OstrakonError):
        assert cls.__name__ in errors.__doc__


def test_usage_errors_exit_with_2_and_are_the_callers_fault() -> None:
    assert errors.BadDateError("x").exit_code == 2
    assert errors.BadDateError.http_status == 400
    assert errors.NotFoundError.http_status == 404
    assert errors.NoListsError.http_status == 503
