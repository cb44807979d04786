"""Two real processes on one data folder: a question holds up no load, a load disturbs no question."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest
from tests.store.builders import SDN, at, entry, snapshot

from ostrakon.store.folder import LOCK
from ostrakon.store.lock import writing
from ostrakon.store.store import Store

ROOT = Path(__file__).parents[2]
AIR, ACME = entry("us_ofac:12804", "IRAN AIR"), entry("us_ofac:1", "ACME")

OTHER = """
import sys
from pathlib import Path
from ostrakon.store.folder import LOCK
from ostrakon.store.lock import writing
from ostrakon.store.store import Store
from tests.store.builders import SDN, at, entry, snapshot

folder = Path(sys.argv[1])

def say(word):
    print(word, flush=True)

def wait():
    sys.stdin.readline()
"""


class Other:
    """A process of its own that goes on when it is told to."""

    def __init__(self, code: str, folder: Path) -> None:
        command = [sys.executable, "-c", OTHER + code, str(folder)]
        self._child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.communicate()  # what it still waits for comes as the end of its input
        assert self._child.returncode == 0

    def hears(self) -> str:
        assert self._child.stdout
        return self._child.stdout.readline().strip()

    def go(self) -> None:
        assert self._child.stdin
        if not self._child.stdin.closed:
            self._child.stdin.write("go\n")
            self._child.stdin.flush()


def test_a_load_waits_for_another_and_then_both_are_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "with Store.open(folder) as s, writing(folder / LOCK):\n    say('held'); wait()\nsay('done')\n"
    with Other(code, store.folder) as other:
        assert other.hears() == "held"
        pauses = []

        def pause(seconds: float) -> None:  # the other ends when it is seen that we wait
            pauses.append(seconds)
            other.go()
            assert other.hears() == "done"

        monkeypatch.setattr(time, "sleep", pause)
        assert not store.add(snapshot(SDN, "2016-10-07", AIR)).unchanged
        assert len(pauses) == 1
    assert len(store.state().versions) == 1


def test_a_question_in_the_middle_of_a_load_is_answered_and_the_load_goes_on(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR))
    code = """
with Store.open(folder) as s:
    view = s.view(at("2019-02-01"))
    assert view.party("us_ofac:12804").listed
    say("asked"); wait()
    assert view.party("us_ofac:12804").listed
    assert len(list(view.listed_parties())) == 1
    say("same"); wait()
"""
    with Other(code, store.folder) as other:
        assert other.hears() == "asked"
        store.add(snapshot(SDN, "2016-10-07", ACME))  # a reader with an open view does not hold it up
        store.add(snapshot(SDN, "2018-10-07", ACME))
        other.go()
        assert other.hears() == "same"
    assert not store.view(at("2019-02-01")).party("us_ofac:12804").listed


def test_a_view_keeps_its_lists_while_another_process_loads(store: Store) -> None:
    store.add(snapshot(SDN, "2015-01-17", AIR, entry("us_ofac:2", "BANK")))
    view = store.view(at("2019-02-01"))
    code = """
with Store.open(folder) as s:
    s.add(snapshot("un_sc", "2018-01-01", entry("un_sc:1", "IRAN AIR", reference="QDi.001")))
    s.add(snapshot(SDN, "2016-10-07", entry("us_ofac:1", "ACME")))
    s.view(at("2019-02-01"))
    say("loaded"); wait()
"""
    before = view.coverage()
    with Other(code, store.folder) as other:
        assert other.hears() == "loaded"
        assert {p.caption for p in view.listed_parties()} == {"IRAN AIR", "BANK"}
        assert view.party("us_ofac:12804").listed
        assert view.coverage() == before
        now = store.view(at("2019-02-01"))
        assert {p.caption for p in now.listed_parties()} == {"IRAN AIR", "ACME"}
        assert len(now.coverage()) == 2


def test_two_loads_take_turns(store: Store) -> None:
    code = """
with Store.open(folder) as s:
    say("ready"); wait()
    for year in range(2000, 2010):
        s.add(snapshot(SDN, f"{year}-01-01", entry("us_ofac:1", "ACME", program=str(year))))
"""
    with Other(code, store.folder) as other:
        assert other.hears() == "ready"
        other.go()
        for year in range(2010, 2020):
            store.add(snapshot(SDN, f"{year}-01-01", entry("us_ofac:1", "ACME", program=str(year))))
            store.view(at(f"{year}-01-01")).party("us_ofac:1")
        with writing(store.folder / LOCK):
            pass
    assert len(store.state().versions) == 20
