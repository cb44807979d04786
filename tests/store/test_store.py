from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.store.builders import SDN, UN, at, day, entry, snapshot

from ostrakon.model.errors import CorruptStoreError, IncompleteSnapshotError, LockedStoreError, SourceError, StoreError
from ostrakon.model.record import Problem, Severity
from ostrakon.store.database import remove
from ostrakon.store.folder import LOCK, MARKER, SERVING
from ostrakon.store.lock import writing
from ostrakon.store.store import Store

AIR, ACME = entry("us_ofac:12804", "IRAN AIR"), entry("us_ofac:1", "ACME")


def test_a_folder_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no data folder \(`ostrakon lists load PATH` makes one\)"):
        Store.open(tmp_path / "none")


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(StoreError, match="not a data folder"):
        Store.open(tmp_path, create=True)
    with pytest.raises(StoreError, match="a file, not a folder"):
        Store.open(tmp_path / "letter.txt")
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_of_a_newer_version_is_not_touched(store: Store) -> None:
    (store.folder / MARKER).write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(StoreError, match="newer version of Ostrakon"):
        Store.open(store.folder)


def test_a_marker_that_cannot_be_read_is_named(store: Store) -> None:
    for content in ("{", "[]", '{"format": "one"}', '{"format": null}'):
        (store.folder / MARKER).write_text(content, encoding="utf-8")
        with pytest.raises(StoreError, match=MARKER):
            Store.open(store.folder)


def test_a_second_writer_gives_up_in_the_end_and_readers_go_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    store.add(snapshot(SDN, "2015-01-17", AIR))
    with writing(store.folder / LOCK):
        with pytest.raises(LockedStoreError, match=r"another process is writing to the data folder \(waited 60 seconds\)"):
            store.add(snapshot(SDN, "2016-10-07", AIR))
        assert sum(pauses) == pytest.approx(60)
        with Store.open(store.folder) as reader:
            assert reader.view(at("2015-01-17")).party("us_ofac:12804").caption == "IRAN AIR"
        assert sum(pauses) == pytest.approx(60), "a question does not wait"
    assert not store.add(snapshot(SDN, "2016-10-07", AIR)).unchanged


def test_what_another_process_wrote_is_seen_by_an_open_store(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    with Store.open(store.folder) as other:
        other.add(snapshot(SDN, "2016-10-07", ACME))
    assert [v.published for v in store.state().versions] == [day("2015-01-17"), day("2016-10-07")]
    store.add(snapshot(SDN, "2017-10-07", AIR, ACME))
    assert len(store.view(at("2018-01-01")).party("us_ofac:12804").listings) == 2


def test_the_same_snapshot_again_is_unchanged(store: Store) -> None:
    first = store.add(snapshot(SDN, "2015-01-17", AIR, ACME))
    again = store.add(snapshot(SDN, "2015-01-17", AIR, ACME))
    assert (first.unchanged, again.unchanged) == (False, True)
    assert (again.version_id, again.entities) == (first.version_id, 2)
    assert len(store.state().versions) == 1


def test_other_content_for_the_same_day_takes_its_place_and_both_are_kept(store: Store) -> None:
    first = store.add(snapshot(SDN, "2015-01-17", AIR))
    store.add(snapshot(SDN, "2016-10-07", AIR))
    second = store.add(snapshot(SDN, "2015-01-17", ACME))
    assert [(v.id, v.superseded) for v in store.state().versions][:2] == [(first.version_id, True), (second.version_id, False)]
    manifest = json.loads((store.folder / "record" / f"{second.version_id}.json").read_bytes())
    assert manifest["supersedes"] == first.version_id
    party = store.view(at("2016-10-07")).party("us_ofac:12804")
    assert str(party.listings[0].interval) == "2015-01-18..2016-10-07 -> open"


def test_a_content_that_was_superseded_can_be_put_in_force_again(store: Store) -> None:
    first = store.add(snapshot(SDN, "2015-01-17", AIR))
    second = store.add(snapshot(SDN, "2015-01-17", ACME))
    again = store.add(snapshot(SDN, "2015-01-17", AIR))
    assert not again.unchanged
    assert store.view(at("2015-01-17")).party("us_ofac:12804").listed
    assert [(v.id, v.superseded) for v in store.state().versions] == [
        (first.version_id, True),
        (second.version_id, True),
        (again.version_id, False),
    ]
    assert store.add(snapshot(SDN, "2015-01-17", AIR)).unchanged
    remove(store.folder / SERVING)
    with Store.open(store.folder) as anew:
        assert anew.view(at("2015-01-17")).party("us_ofac:12804").listed
        assert [v.superseded for v in anew.state().versions] == [True, True, False]


def test_a_version_keeps_where_it_comes_from_and_what_was_wrong_with_it(store: Store) -> None:
    problem = Problem("sdn.csv", "line 7", "row not read", "x", Severity.ROW)
    store.add(snapshot(SDN, "2015-01-17", AIR, problems=(problem,), stated_count=2))
    (version,) = store.state().versions
    assert (version.rows, version.entities, version.problems, version.stated_count) == (1, 1, 1, 2)
    assert version.files[0].name == "us_ofac_sdn.csv"
    assert store.problems(version) == (problem,)


def test_a_snapshot_without_its_main_part_is_refused(store: Store) -> None:
    with pytest.raises(IncompleteSnapshotError, match="main file is missing"):
        store.add(snapshot(SDN, "2015-01-17", AIR, parts=("alt",)))


def test_a_list_that_shrinks_beyond_belief_is_kept_out_until_accepted(store: Store) -> None:
    many = [entry(f"us_ofac:{i}", f"PARTY {i}") for i in range(300)]
    store.add(snapshot(SDN, "2015-01-17", *many))
    part = snapshot(SDN, "2015-02-17", *many[:90])
    with pytest.raises(SourceError, match="90 entries, where the version of 2015-01-17 has 300"):
        store.add(part)
    assert len(store.state().versions) == 1
    assert not store.add(part, accept=True).unchanged


def test_a_file_of_another_size_than_its_manifest_says_is_found_on_opening(store: Store) -> None:
    added = store.add(snapshot(SDN, "2015-01-17", AIR))
    path = store.folder / "record" / f"{added.version_id}.parquet"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(CorruptStoreError, match=r"\.parquet: has [\d,]+ bytes where its manifest says"):
        Store.open(store.folder)
    path.unlink()
    with pytest.raises(CorruptStoreError, match="is missing"):
        Store.open(store.folder)


def test_a_changed_byte_is_found_when_the_record_is_read(store: Store) -> None:
    added = store.add(snapshot(SDN, "2015-01-17", AIR))
    path = store.folder / "record" / f"{added.version_id}.parquet"
    content = bytearray(path.read_bytes())
    content[10] ^= 1
    path.write_bytes(content)
    remove(store.folder / SERVING)
    with pytest.raises(CorruptStoreError, match="not what its manifest says"):
        Store.open(store.folder)


def test_a_lost_or_broken_manifest_is_named(store: Store) -> None:
    added = store.add(snapshot(SDN, "2015-01-17", AIR))
    path = store.folder / "record" / f"{added.version_id}.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(CorruptStoreError, match="not a manifest"):
        Store.open(store.folder)
    path.unlink()
    with pytest.raises(CorruptStoreError, match="manifest is missing"):
        Store.open(store.folder)


def test_a_serving_database_that_is_gone_is_made_anew(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    digest = store.state().digest
    store.close()
    (store.folder / SERVING).unlink()
    with Store.open(store.folder) as again:
        assert again.view(at("2015-01-17")).party("us_ofac:12804").caption == "IRAN AIR"
        assert again.state().digest == digest


def test_a_serving_database_of_an_older_format_is_made_anew(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    store._db.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    store._db.execute("DELETE FROM span")
    with Store.open(store.folder) as again:
        assert again.view(at("2015-01-17")).party("us_ofac:12804").listed


@pytest.mark.parametrize("content", [b"x" * 5000, b""])
def test_a_serving_database_that_is_none_is_made_anew_with_a_word(store: Store, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    store.close()
    (store.folder / SERVING).write_bytes(content)
    with Store.open(store.folder) as again:
        assert again.view(at("2015-01-17")).party("us_ofac:12804").caption == "IRAN AIR"
    (told,) = caplog.messages
    assert "serving.sqlite is damaged" in told
    assert "made anew from the record" in told


def test_damage_that_comes_to_light_in_a_question_is_told_and_mended_at_the_next(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", *(entry(f"us_ofac:{i}", f"PARTY {i}") for i in range(500))))
    store.view(at("2015-01-17"))
    store.close()
    path = store.folder / SERVING
    content = path.read_bytes()
    half = len(content) // 8192 * 4096
    path.write_bytes(content[:half] + b"\xee" * (len(content) - half))
    with pytest.raises(CorruptStoreError, match=r"serving\.sqlite: damaged .*ask again"), Store.open(store.folder) as broken:
        list(broken.view(at("2015-01-17")).listed_parties())
    with Store.open(store.folder) as again:
        assert len(list(again.view(at("2015-01-17")).listed_parties())) == 500


KILLED = """
import os, signal, sys
from pathlib import Path
from ostrakon.store.store import Store
from ostrakon.store.serving import Loader
from tests.store.builders import SDN, entry, snapshot

step, folder = int(sys.argv[1]), Path(sys.argv[2])
done = 0

def die_in_time(real):
    def replaced(*args):
        global done
        done += 1
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args)
    return replaced

with Store.open(folder) as store:
    Path.replace = die_in_time(Path.replace)
    Loader._write_codes = die_in_time(Loader._write_codes)
    store.add(snapshot(SDN, "2016-10-07", entry("us_ofac:1", "ACME")))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(
    ("step", "dies_before", "versions"), [(1, "the values", 1), (2, "the manifest", 1), (3, "the serving database", 2)]
)
def test_a_kill_at_any_step_leaves_the_old_state_or_the_new(store: Store, step: int, dies_before: str, versions: int) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(step), str(store.folder)], cwd=root, check=False)
    assert killed.returncode == -9, dies_before
    with Store.open(store.folder) as again:
        assert len(again.state().versions) == versions
        air = again.view(at("2016-10-07")).party("us_ofac:12804")
        assert air.listed == (versions == 1)
        again.add(snapshot(SDN, "2016-10-07", entry("us_ofac:1", "ACME")))
        assert not again.view(at("2016-10-07")).party("us_ofac:12804").listed


def test_reading_does_not_import_pyarrow(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    list(store.state().names())
    code = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from ostrakon.store.store import Store; from ostrakon.model.time import AsOf\n"
        f"with Store.open(Path({str(store.folder)!r})) as s: s.view(AsOf(date(2015, 1, 17), date(2020, 1, 1))).party('us_ofac:12804')\n"
        "print(sorted({'pyarrow', 'numpy', 'rigour', 'icu'} & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_the_digest_names_what_is_in_force_and_nothing_else(store: Store, tmp_path: Path) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    store.add(snapshot(UN, "2015-01-17", ACME))
    with Store.open(tmp_path / "other", create=True) as other:
        other.add(snapshot(UN, "2015-01-17", ACME))
        before = other.state().digest
        other.add(snapshot(SDN, "2015-01-17", ACME))
        other.add(snapshot(SDN, "2015-01-17", AIR))
        assert other.state().digest == store.state().digest != before
