"""The name index: from a query to the few parties worth scoring, by words, sounds, consonants and trigrams, and by exact numbers.

Each listed name is a row; each feature (see features) has a posting list of rows and a weight, its rarity. A query adds up the weights of
the features it shares with each row, divided by what the row has in all. Nothing depends on one word being equal; what the cut by
nearness loses is measured by bench/match_recall.py.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from ostrakon.match.arrayfile import open_arrays, pack_arrays
from ostrakon.match.facts import asked_values, parse_identifier
from ostrakon.match.features import KIND_WEIGHT, LOOSE_KINDS, asked_features, listed_features
from ostrakon.match.scripts import is_loose
from ostrakon.model.errors import CorruptStoreError
from ostrakon.store.folder import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from ostrakon.model.hit import Query

NORM_POWER = 0.6  # 1 would be the cosine: half-way, a long listed name is not lost to a short query
ARRAYS = frozenset(
    {"feature_keys", "feature_idf", "starts", "rows", "row_party", "row_weight", "row_loose", "number_keys", "number_party"},
)
NEAR = 0.12  # share of the nearness to itself below which a row is no candidate: measured to lose one match in 500
_FEW_ROWS = 1000  # posting lists up to this length are always read
_TOO_COMMON = 0.25  # share of rows above which a feature is passed over, unless nothing rarer is left


class NameRow(Protocol):
    """A listed name, of any time."""

    @property
    def party(self) -> int:
        """The party's number in the store."""

    @property
    def value(self) -> str:
        """The name as listed."""


class IdentifierRow(Protocol):
    """A listed number, of any time."""

    @property
    def party(self) -> int:
        """The party's number in the store."""

    @property
    def prop(self) -> str:
        """The property: imoNumber, passportNumber ..."""

    @property
    def value(self) -> str:
        """The number as listed."""


class NameIndex:
    """All listed names of all time as arrays; read-only once built.

    feature_keys  u8[F]    hash of each feature, ascending
    feature_idf   f4[F]    its weight: kind times rarity
    starts        u8[F+1]  where its rows begin in `rows`
    rows          u4[P]    numbers of name rows
    row_party     i8[N]    party of each name row
    row_weight    f4[N]    root of the summed squares of the row's feature weights
    row_loose     f4[N]    the same over the kinds that scripts without vowels ask by
    number_keys   u8[M]    hash of each identifier, ascending
    number_party  i8[M]    its party
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = dict(arrays)
        self._keys, self._idf = arrays["feature_keys"], arrays["feature_idf"]
        self._starts, self._rows = arrays["starts"], arrays["rows"]
        self._party = arrays["row_party"]
        self._scale = arrays["row_weight"], arrays["row_loose"]

    def __len__(self) -> int:
        """Count the name rows."""
        return len(self._party)

    @classmethod
    def build(cls, names: Iterable[NameRow], identifiers: Iterable[IdentifierRow]) -> NameIndex:
        """Index every name and number. About 0.1 ms a name."""
        numbers = sorted({(_key(parse_identifier(row.value, row.prop).value), row.party) for row in identifiers})
        arrays = _build_rows(names)
        arrays["number_keys"] = np.array([k for k, _ in numbers], dtype=np.uint64)
        arrays["number_party"] = np.array([p for _, p in numbers], dtype=np.int64)
        return cls(arrays)

    def save(self, path: Path) -> None:
        """Write the index to one file (layout: arrayfile), whole or not at all."""
        write_atomic(path, pack_arrays(self._arrays))

    @classmethod
    def open(cls, path: Path) -> NameIndex:
        """Map a saved index. Raises CorruptStoreError where the file is not one."""
        arrays = open_arrays(path)
        if missing := ARRAYS - arrays.keys():
            raise CorruptStoreError(
                f"the name index lacks {', '.join(sorted(missing))}", where=str(path), todo="delete the file; it is built again"
            )
        return cls(arrays)

    def find_candidates(self, query: Query, near: float = NEAR) -> list[int]:
        """Give every party that is near enough, those with an equal number first, then by nearness of any of their names.

        `near`: the share of the nearness to itself from which a row is a candidate; higher where only very near names are wanted.

        There is no cut at a number: a common name (`Abd al Rahman`) has its namesake at rank 387 of 479. On all lists in use no name met
        so far has more than 1,500 candidates, 0.4 s to score.
        """
        rows = self._near_rows((v for v in (query.name, *query.aliases) if v.strip()), near)
        return list(dict.fromkeys([*self.find_by_identifier(query), *self._party[rows].tolist()]))

    def find_by_identifier(self, query: Query) -> list[int]:
        """Give the parties that have one of the query's numbers, whatever its kind."""
        found: list[int] = []
        for value in (value for text in query.identifiers for value in asked_values(text)):
            key = np.uint64(_key(value))
            first, last = (
                np.searchsorted(self._arrays["number_keys"], key, "left"),
                np.searchsorted(self._arrays["number_keys"], key, "right"),
            )
            found += self._arrays["number_party"][first:last].tolist()
        return found

    def _near_rows(self, values: Iterable[str], least: float) -> NDArray[np.int64]:
        """Rows that are near the best of the values, in falling order."""
        best = np.zeros(len(self), dtype=np.float32)
        for value in values:
            norms = self._scale[is_loose(value)]
            for features in asked_features(value):
                shared, own = self._nearness(features)
                near = shared / norms
                near[near < least * own ** (1 - NORM_POWER / 2)] = 0
                np.maximum(best, near, out=best)
        found = np.flatnonzero(best)
        return found[np.argsort(-best[found], kind="stable")]

    def _nearness(self, features: set[str]) -> tuple[NDArray[np.float32], float]:
        """Add up the squared weights of the shared features for every row, and of all that the index knows of them."""
        total = np.zeros(len(self), dtype=np.float32)
        keys = np.array(sorted(_key(f) for f in features), dtype=np.uint64)
        places = np.searchsorted(self._keys, keys)
        known = [p for p, k in zip(places.tolist(), keys, strict=True) if p < len(self._keys) and self._keys[p] == k]
        sizes = [int(self._starts[p + 1] - self._starts[p]) for p in known]
        most = max(_TOO_COMMON * len(self), _FEW_ROWS, min(sizes, default=0))
        own = 0.0
        for p, size in zip(known, sizes, strict=True):
            if size <= most:
                start, weight = int(self._starts[p]), float(self._idf[p]) ** 2
                total[self._rows[start : start + size]] += weight
                own += weight
        return total, own


def _key(text: str) -> int:
    """Hash a feature or number to 64 bits, the same in every process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def _build_rows(names: Iterable[NameRow]) -> dict[str, NDArray[Any]]:
    """Lay out features and rows as compressed sparse columns."""
    numbers: dict[str, int] = {}
    feature_of, row_of, parties = array("I"), array("I"), array("q")
    for row, (party, value) in enumerate(sorted({(n.party, n.value) for n in names})):
        parties.append(party)
        for name in sorted(listed_features(value)):  # sums of floats depend on their order
            feature_of.append(numbers.setdefault(name, len(numbers)))
            row_of.append(row)
    keys = np.array([_key(f) for f in numbers], dtype=np.uint64)
    kinds = np.array([KIND_WEIGHT[f[0]] for f in numbers], dtype=np.float32)
    loose = np.array([f[0] in LOOSE_KINDS for f in numbers], dtype=bool)
    del numbers  # from here on it is arrays that need the memory
    order = np.argsort(keys, kind="stable")
    rank = np.empty(len(order), dtype=np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    feature, row_number = rank[np.frombuffer(feature_of, dtype=np.uint32)], np.frombuffer(row_of, dtype=np.uint32)
    counts = np.bincount(feature, minlength=len(keys))
    idf = (kinds[order] * np.log1p(len(parties) / np.maximum(counts, 1))).astype(np.float32)
    rows = row_number[np.argsort(feature, kind="stable")]
    return {
        "feature_keys": keys[order],
        "feature_idf": idf,
        "starts": np.concatenate([[0], np.cumsum(counts)]).astype(np.uint64),
        "rows": rows,
        "row_party": np.array(parties, dtype=np.int64),
        "row_weight": _norms(row_number, idf[feature], len(parties)),
        "row_loose": _norms(row_number, np.where(loose[order][feature], idf[feature], 0), len(parties)),
    }


def _norms(rows: NDArray[np.uint32], weights: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Give for each row the root of its summed squared weights, to NORM_POWER; 1 at least."""
    squares = np.bincount(rows, weights=np.square(weights, dtype=np.float64), minlength=count)
    return np.maximum(np.sqrt(squares) ** NORM_POWER, 1).astype(np.float32)
