"""Words of the vocabulary as a reader wants them: `export_to_iran` is "export to Iran"."""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = {"iran": "Iran", "us": "US", "usd": "USD", "irgc": "IRGC", "hs": "HS", "nioc": "NIOC", "fx": "FX"}


def say(word: str) -> str:
    """Write one word of the vocabulary out."""
    return " ".join(_NAMES.get(part, part) for part in word.split("_"))


def say_all(words: Iterable[str]) -> str:
    """Write several words out, parted by commas."""
    return ", ".join(say(word) for word in words)
