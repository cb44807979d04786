"""Names of the real lists: aliases held out, names in their own script, near namesakes that must stay apart."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from bench.clean_names import make_companies, make_people
from bench.match_data import Row, read_ofac, read_un, to_parties
from bench.match_recall import OFAC, UN, alerts

from ostrakon.match.index import NameIndex
from ostrakon.match.score import score_party
from ostrakon.model.hit import THRESHOLD, Query

if TYPE_CHECKING:
    from pathlib import Path

    from ostrakon.model.party import Party

pytestmark = pytest.mark.lists


@pytest.fixture(scope="module")
def rows(lists_dir: Path) -> list[Row]:
    un = [Row(r.party + 10**7, r.value, r.prop, r.schema) for r in read_un(lists_dir / UN)]
    return [*read_ofac(lists_dir / OFAC), *un]


@pytest.fixture(scope="module")
def held_out(rows: list[Row]) -> list[Row]:
    names = Counter(r.party for r in rows if r.prop != "nativeName")
    return [r for r in rows if r.prop in {"alias", "previousName"} and names[r.party] > 2][::40]


@pytest.fixture(scope="module")
def screen(rows: list[Row], held_out: list[Row]) -> tuple[NameIndex, dict[int, Party]]:
    """Index and parties without the held-out aliases and the names in other scripts."""
    left_out = set(held_out)
    rest = [r for r in rows if r not in left_out and r.prop != "nativeName"]
    return NameIndex.build(rest, []), to_parties(rest)


def test_an_alias_that_is_like_another_name_is_among_the_candidates(
    screen: tuple[NameIndex, dict[int, Party]], held_out: list[Row]
) -> None:
    index, parties = screen
    alike = [r for r in held_out if score_party(Query(r.value, schema=r.schema), parties[r.party]).score >= THRESHOLD]
    lost = [r.value for r in alike if r.party not in index.find_candidates(Query(r.value))]
    assert len(alike) > 100
    assert len(lost) <= len(alike) // 100, lost


def test_a_person_is_found_by_the_name_in_the_own_script(screen: tuple[NameIndex, dict[int, Party]], rows: list[Row]) -> None:
    index, parties = screen
    native = [r for r in rows if r.prop == "nativeName" and r.schema == "Person"][::4]
    found = sum(r.party in alerts(index, parties, Query(r.value)) for r in native)
    assert len(native) > 50
    assert found / len(native) >= 0.9


def test_names_of_nobody_in_particular_raise_few_alerts(screen: tuple[NameIndex, dict[int, Party]]) -> None:
    index, parties = screen
    random = Random(11)
    people, companies = [name for name, _ in make_people(random, 12)], make_companies(random, 120)
    assert sum(bool(alerts(index, parties, Query(name, schema="Person"))) for name in people) / len(people) <= 0.1
    assert sum(bool(alerts(index, parties, Query(name, schema="Company"))) for name in companies) / len(companies) <= 0.03


@pytest.mark.parametrize(
    ("asked", "meant", "not_meant"),
    [
        ("Bank Melli", "BANK MELLI IRAN", "BANK MELLAT"),
        ("Bank Mellat", "BANK MELLAT", "BANK MELLI IRAN"),
        ("National Iranian Tanker Company", "NATIONAL IRANIAN TANKER COMPANY", "NATIONAL IRANIAN OIL COMPANY"),
        ("Kim Jong Un", "KIM, Jong Un", "KIM, Jong Sik"),
        ("Мохаммад Реза Накди", "NAQDI, Mohammad Reza", "AHMADI, Mohammad Reza"),
        ("بانک ملی ایران", "BANK MELLI IRAN", "BANK MELLAT"),
    ],
)
def test_near_namesakes_stay_apart(screen: tuple[NameIndex, dict[int, Party]], asked: str, meant: str, not_meant: str) -> None:
    index, parties = screen
    found = {parties[p].caption for p in alerts(index, parties, Query(asked))}
    assert meant in found
    assert not_meant not in found


def test_a_name_met_in_every_second_company_alerts_nowhere(screen: tuple[NameIndex, dict[int, Party]]) -> None:
    index, parties = screen
    for generic in ("National Bank", "Ali", "Trading Company", "Mohammad Reza", "International Shipping Co Ltd"):
        found = [parties[p].caption for p in alerts(index, parties, Query(generic))]
        assert len(found) <= 2, (generic, found)
