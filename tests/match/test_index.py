from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from ostrakon.match.arrayfile import pack_arrays
from ostrakon.match.index import NameIndex
from ostrakon.model.errors import CorruptStoreError
from ostrakon.model.hit import Query

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Row:
    party: int
    value: str
    prop: str = "name"
    schema: str = "Person"


NAMES = [
    Row(1, "Mahmoud AHMADINEJAD"),
    Row(2, "Qasem SOLEIMANI"),
    Row(2, "Haji Qassem", "alias"),
    Row(3, "BANK MELLI IRAN"),
    Row(4, "BANK MELLAT"),
    Row(5, "Kim Jong Un"),
    Row(6, "ROSNEFT OIL COMPANY"),
    Row(7, "دستان القدس"),
    Row(8, "XI Jinping"),
    *(
        Row(100 + i, f"{a} {b} TRADING COMPANY")
        for i, (a, b) in enumerate((a, b) for a in ("KAVE", "SIMA", "TARA", "NIKA") for b in ("GHOM", "YAZD", "AMOL"))
    ),
]
NUMBERS = [Row(3, "BMJIIRTHXXX", "swiftBic"), Row(9, "9187629", "imoNumber"), Row(10, "A 123-456", "passportNumber")]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build(NAMES, NUMBERS)


@pytest.mark.parametrize(
    ("asked", "party"),
    [
        ("Mahmoud Ahmadinejad", 1),
        ("Mahmud Ahmadi-Nejad", 1),
        ("Махмуд Ахмадинежад", 1),
        ("محمود احمدی نژاد", 1),
        ("Kassem Suleimani", 2),
        ("qasemsoleimani", 2),
        ("haji qasem", 2),
        ("Bnak Meli", 3),
        ("김정은", 5),
        ("Роснефть", 6),
        ("دستان القدس", 7),
        ("Dastan Al-Quds", 7),
        ("习近平", 8),
    ],
)
def test_the_party_comes_first_however_its_name_is_written(index: NameIndex, asked: str, party: int) -> None:
    assert index.find_candidates(Query(asked))[0] == party


def test_no_word_need_be_equal(index: NameIndex) -> None:
    assert 1 in index.find_candidates(Query("Mhmoud Ahmadinejhad"))


def test_aliases_of_the_query_ask_too(index: NameIndex) -> None:
    assert set(index.find_candidates(Query("Qasem Soleimani", aliases=("Bank Mellat",)))) >= {2, 4}


def test_the_nearest_come_first(index: NameIndex) -> None:
    assert set(range(100, 112)) <= set(index.find_candidates(Query("Kave Trading Company")))
    assert index.find_candidates(Query("Kave Yazd Trading Company"))[0] == 101


def test_a_common_name_loses_no_namesake_however_many_are_near() -> None:
    crowd = [
        Row(n, f"Abdul Rahman {a}{b}") for n, (a, b) in enumerate((a, b) for a in "abcdefghijklmnopqrst" for b in "abcdefghijklmnopqrst")
    ]
    found = NameIndex.build(crowd, []).find_candidates(Query("Abd al Rahman"))
    assert len(found) == len(crowd) == 400


def test_a_party_is_given_once_for_all_its_names(index: NameIndex) -> None:
    found = index.find_candidates(Query("Haji Qasem Soleimani"))
    assert len(found) == len(set(found))


def test_numbers_find_their_party_whatever_the_name(index: NameIndex) -> None:
    assert index.find_candidates(Query("Qasem Soleimani", identifiers=("IMO 9187629",)))[:2] == [9, 2]
    assert index.find_by_identifier(Query(identifiers=("a123456", "swift: BMJIIRTH"))) == [10, 3]
    assert index.find_by_identifier(Query(identifiers=("BMJIIRTH001",))) == [3]
    assert index.find_by_identifier(Query(identifiers=("IMO 9187631",))) == []


def test_nothing_known_finds_nothing(index: NameIndex) -> None:
    assert index.find_candidates(Query("Ōgqū Żyx")) == []
    assert index.find_candidates(Query("")) == []
    assert NameIndex.build([], []).find_candidates(Query("Iran", identifiers=("1",))) == []


def test_a_saved_index_answers_as_the_built_one(index: NameIndex, tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    index.save(path)
    opened = NameIndex.open(path)
    assert len(opened) == len(index)
    for query in (Query("Bank Melli", identifiers=("9187629",)), Query("قاسم سلیمانی")):
        assert opened.find_candidates(query) == index.find_candidates(query)


def test_the_order_of_the_rows_does_not_matter(index: NameIndex) -> None:
    turned = NameIndex.build(reversed(NAMES), reversed(NUMBERS))
    assert turned.find_candidates(Query("Bank Mellat Trading")) == index.find_candidates(Query("Bank Mellat Trading"))


def test_a_file_that_lacks_an_array_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    path.write_bytes(pack_arrays({"rows": np.array([1], dtype=np.uint32)}))
    with pytest.raises(CorruptStoreError, match="lacks feature_idf"):
        NameIndex.open(path)
