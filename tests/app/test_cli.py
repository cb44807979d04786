"""The command line as a user meets it: what it prints, and how it exits."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.sources.conftest import main_row

from ostrakon.app.clock import today
from ostrakon.app.main import run

Capture = pytest.CaptureFixture[str]


def say(capsys: Capture, *words: str) -> tuple[int, str, str]:
    code = run(list(words))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_listed_name_exits_with_4_and_says_on_which_list(capsys: Capture, sample_data: Path) -> None:
    code, out, _ = say(capsys, "screen", "Iran Air", "--as-of", "2019-02-01", "--data", str(sample_data))
    assert code == 4
    assert "OFAC SDN" in out
    assert "us_ofac:25237" in out


def test_a_name_that_left_the_list_is_told_as_former(capsys: Capture, sample_data: Path) -> None:
    code, out, _ = say(capsys, "screen", "Iran Air", "--as-of", "2017-06-01", "--data", str(sample_data))
    assert code == 5  # the sample is not the whole list, and says so
    assert "Former" in out
    assert "16 January 2016" in out
    assert "not the whole list" in out


@pytest.mark.parametrize(
    "known", [("--born", "1970"), ("--country", "Iran"), ("--country", "IR"), ("--type", "company"), ("--type", "BANK"), ("--country", "")]
)
def test_what_is_known_of_a_firm_never_hides_it(capsys: Capture, sample_data: Path, known: tuple[str, str]) -> None:
    code, out, _ = say(capsys, "screen", "Iran Air", *known, "--as-of", "2019-02-01", "--data", str(sample_data))
    assert code == 4
    assert "  1.00  Iran Air" in out


def test_json_has_the_whole_answer(capsys: Capture, sample_data: Path) -> None:
    code, out, _ = say(capsys, "screen", "Bank Sepah", "--as-of", "2019-02-01", "--data", str(sample_data), "--json")
    answer = json.loads(out)
    assert code == 4
    assert answer["as_of"]["valid"] == "2019-02-01"
    assert {"us_ofac:25580", "us_ofac:10125"} <= set(answer["hits"][0]["party"]["entries"])
    assert answer["coverage"]


def test_a_book_is_written_as_a_table(capsys: Capture, sample_data: Path, sample_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    code, printed, _ = say(
        capsys, "screen", "--csv", str(sample_dir / "book.csv"), "-o", str(out), "--as-of", "2018-11-05", "--data", str(sample_data)
    )
    assert code == 4
    assert "62 counterparties" in printed
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["id"] for row in rows} >= {"NH-001", "NH-062"}
    assert any(row["party"] == "Iran Air" and row["id"] == "NH-001" for row in rows)


def test_one_answer_is_written_as_a_table_too(capsys: Capture, sample_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.json"
    code, printed, err = say(capsys, "screen", "Iran Air", "-o", str(out), "--as-of", "2019-02-01", "--data", str(sample_data))
    assert code == 4
    assert "us_ofac:25237" in printed
    assert "Written:" in err
    assert json.loads(out.read_text(encoding="utf-8"))[0]["query"]["name"] == "Iran Air"


@pytest.mark.parametrize("row", ["Blumen AG", "---"])
def test_a_book_with_a_row_that_is_not_screened_is_told_and_never_clear(
    capsys: Capture, sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    monkeypatch.setattr("ostrakon.app.screening.code_of_screenings", lambda _: 0)  # as if every list had answered
    book = tmp_path / "book.csv"
    book.write_text(f"name\nNordhaven\n{row}\n", encoding="utf-8")
    code = 5 if row == "---" else 0
    told = "book.csv line 3: '---' has no letters or digits: row not screened: ---"
    got, _, err = say(capsys, "screen", "--csv", str(book), "--data", str(sample_data))
    assert (got, told in err) == (code, bool(code))
    _, _, err = say(capsys, "changes", "--from", "2018-05-01", "--book", str(book), "--data", str(sample_data))
    assert (told in err) == bool(code)


ENCODINGS = (
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)


@pytest.mark.parametrize("setting", ENCODINGS, ids=["cp1252", "latin-1", "C"])
def test_a_terminal_that_lacks_letters_gets_the_answer_all_the_same(sample_data: Path, setting: dict[str, str]) -> None:
    words = ("screen", "بانک ملی ایران", "--as-of", "2019-02-01", "--data", str(sample_data))
    program = (sys.executable, "-m", "ostrakon")
    done = subprocess.run([*program, *words], capture_output=True, check=False, env={**os.environ, **setting})
    assert (done.returncode, done.stderr) == (4, b"")
    assert b"# Listed: a party" in done.stdout
    done = subprocess.run([*program, *words, "--json"], capture_output=True, check=False, env={**os.environ, **setting})
    assert json.loads(done.stdout.decode("utf-8"))["hits"]


def test_a_deal_says_why_with_its_sources(capsys: Capture, sample_data: Path, sample_dir: Path) -> None:
    code, out, _ = say(capsys, "deal", str(sample_dir / "deals.yaml"), "--as-of", "2018-11-05", "--data", str(sample_data))
    assert code == 4
    assert "13846" in out
    assert "Exposed" in out


def test_the_deal_template_is_a_deal(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = say(capsys, "deal", "--template")
    assert code == 0
    file = tmp_path / "deal.yml"
    file.write_text(out, encoding="utf-8")
    code, out, _ = say(capsys, "deal", str(file), "--as-of", "2018-08-07", "--data", str(tmp_path / "none"))
    assert code in {3, 4, 5}
    assert "US secondary sanctions" in out


@pytest.mark.parametrize(
    ("words", "shows"),
    [
        (("timeline", "US-IRAN"), "7 Aug 2018"),
        (("timeline", "iran", "--known-at", "2018-05-01"), "Implementation Day"),
        (("deadlines", "--as-of", "2018-05-10"), "6 August 2018"),
        (("align", "--target", "iran", "--as-of", "2018-11-05"), "Two by two"),
        (("changes", "--from", "2018-11-01", "--to", "2018-11-10"), "5 November 2018"),
        (("lists", "status"), "OFAC SDN"),
        (("lists", "problems"), "could be used"),
        (("party", "us_ofac:12804", "--as-of", "2017-06-01"), "us_ofac:25237"),
    ],
)
def test_each_question_has_an_answer_on_the_sample(capsys: Capture, sample_data: Path, words: tuple[str, ...], shows: str) -> None:
    code, out, err = say(capsys, *words, "--data", str(sample_data))
    assert (code, err) == (0, "")
    assert shows in out


def test_a_report_is_read(capsys: Capture, sample_data: Path, sample_dir: Path) -> None:
    code, out, _ = say(capsys, "read", str(sample_dir / "report.txt"), "--published", "2018-05-10", "--data", str(sample_data))
    assert code == 0
    assert "Announced only" in out
    assert "Rouhani" in out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("screen", "Iran Air", "--as-of", "8 May 2018"), 2, "YYYY-MM-DD"),
        (("screen",), 2, "give a name"),
        (("screen", "x" * 20_000), 2, "20,000 characters"),
        (("screen", "--nonsense"), 2, "No such option"),
        (("screen", "Iran Air", "--born", "1.2.1970"), 2, "1970 for the year alone"),
        (("screen", "Iran Air", "--country", "Atlantis"), 2, "'Atlantis' is not a country"),
        (("screen", "Iran Air", "--type", "submarine"), 2, "known types: aircraft, airplane, bank, company"),
        (("screen", "Iran Air", "--threshold", "nan"), 2, "Invalid value"),
        (("screen", "--csv", "book.csv", "--country", "ir"), 2, "or a --csv book"),
        (("screen", "Iran Air", "--as-of", "2018-W19-2"), 2, "YYYY-MM-DD"),
        (("screen", "Iran Air", "-o", "out.txt"), 2, ".csv, .xlsx or .json"),
        (("screen", "Iran Air", "-o", "no-such-folder/out.csv"), 1, "no-such-folder/out.csv: No such file"),
        (("demo", "-o", "/dev/null/x"), 1, "/dev/null/x"),
        (("screen", "Iran Air", "--known-at", "20180510"), 2, "YYYY-MM-DD"),
        (("nonsense",), 2, "No such command"),
        (("screen", "--identifier", "--"), 2, "no letters or digits"),
        (("screen", "Iran Air", "--as-of", ""), 2, "YYYY-MM-DD"),
        (("deadlines", "--as-of", "9999-12-31"), 2, "from 1900 to 2999"),
        (("changes", "--from", "2018-01-01", "--list", "nolist"), 2, "loaded: eu_council, gb_ofsi, un_sc, us_ofac_cons, us_ofac_sdn"),
        (("timeline", "\x1b[31m" + "x" * 20_000), 1, "no programme or target"),
        (("deal",), 2, "--template"),
        (("deal", "nothing.yml"), 1, "nothing.yml"),
        (("timeline", "US-ATLANTIS"), 1, "US-ATLANTIS"),
        (("party", "us_ofac:1"), 1, "us_ofac:1"),
        (("changes", "--from", "2019-01-01", "--to", "2018-01-01"), 2, "exchange"),
        (("read", "nothing.txt"), 1, "nothing.txt"),
        (("lists", "load", "nothing"), 1, "nothing"),
        (("lists", "problems", "--list", "atlantis"), 1, "'atlantis' is loaded"),
    ],
)
def test_an_error_says_what_and_what_to_do_and_shows_no_trace(
    capsys: Capture, sample_data: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    data = () if words[0] in {"nonsense", "demo"} else ("--data", str(sample_data))
    got, out, err = say(capsys, *words, *data)
    assert got == code
    assert says in err
    assert "Traceback" not in out + err
    assert "\x1b" not in err
    assert len(err) < 3_000


def test_a_folder_without_a_list_is_no_success(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, _ = say(capsys, "lists", "load", str(tmp_path / "empty"), "--data", str(tmp_path / "data"))
    assert code == 1
    assert "0 versions" in out


def test_without_lists_a_screening_is_an_error_not_a_clear(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = say(capsys, "screen", "Iran Air", "--data", str(tmp_path / "none"))
    assert (code, out) == (1, "")
    assert "no lists are loaded" in err
    assert "ostrakon lists load" in err


def test_a_fault_of_ours_is_told_in_words_unless_debugging(capsys: Capture, sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("ostrakon.workspace.Workspace.timeline", broken)
    code, _, err = say(capsys, "timeline", "US-IRAN", "--data", str(sample_data))
    assert code == 1
    assert "a fault in Ostrakon" in err
    assert "Traceback" not in err
    monkeypatch.setenv("OSTRAKON_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["timeline", "US-IRAN", "--data", str(sample_data)])


def test_refused_files_make_the_load_exit_with_1_and_the_rest_is_loaded(capsys: Capture, tmp_path: Path, sample_dir: Path) -> None:
    folder = tmp_path / "2025-08-16"
    folder.mkdir()
    (folder / "consolidated.xml").write_text('<CONSOLIDATED_LIST dateGenerated="2025-08-16T23:00:00Z"><INDIVIDUALS>', encoding="utf-8")
    data = str(tmp_path / "data")
    code, out, _ = say(capsys, "lists", "load", str(sample_dir), str(folder), "--data", data)
    assert code == 1
    assert "refused" in out
    assert "not well-formed" in out
    code, out, _ = say(capsys, "lists", "status", "--data", data)
    assert "Refused" in out
    assert "consolidated.xml" in out


def test_a_row_that_was_lost_is_shown_with_its_place(capsys: Capture, tmp_path: Path) -> None:
    nulls = ",".join(["-0- "] * 8)
    rows = [f'{n},"FIRM {n}",-0- ,"IRAN",{nulls}' for n in range(1, 9)]
    file = tmp_path / "2019-01-04" / "sdn.csv"
    file.parent.mkdir()
    file.write_text("\r\n".join([*rows[:4], '99,"TOO SHORT"', *rows[4:], ""]), encoding="utf-8")
    data = ("--data", str(tmp_path / "data"))
    _, out, _ = say(capsys, "lists", "load", str(file.parent), *data)
    assert "ostrakon lists problems" in out
    code, out, _ = say(capsys, "lists", "problems", *data)
    assert code == 0
    assert "sdn.csv line 5: 2 columns where 12 should be: row not read" in " ".join(out.split())
    _, out, _ = say(capsys, "lists", "problems", "--list", "us_ofac_sdn", "--json", *data)
    (version,) = json.loads(out)
    (problem,) = version["problems"]
    assert (version["dataset"], version["published"]) == ("us_ofac_sdn", "2019-01-04")
    assert (problem["file"], problem["place"], problem["text"], problem["severity"]) == ("sdn.csv", "line 5", '99,"TOO SHORT"', "row")


def test_a_command_does_not_wait_for_what_it_does_not_need() -> None:
    slow = {"jinja2", "lxml", "numpy", "pyarrow", "rigour", "spacy", "xlsxwriter", "ostrakon.report.page.page"}
    code = f"import sys, ostrakon.app.cli; print(*{slow} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_program_runs_as_a_process_and_tells_its_version() -> None:
    done = subprocess.run([sys.executable, "-m", "ostrakon", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("ostrakon 0.")


def test_the_demo_writes_its_page_and_says_what_to_try_next(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = say(capsys, "demo", "-o", str(tmp_path / "demo"))
    assert code == 0
    page = (tmp_path / "demo" / "briefing.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<script src" not in page
    assert (tmp_path / "demo" / "book.xlsx").stat().st_size > 5_000
    for text in ("WHO:", "WHAT:", "SAYS WHO:", "briefing.html", "ostrakon lists load"):
        assert text in out


def test_a_version_that_shrank_beyond_belief_is_kept_out_until_it_is_accepted(capsys: Capture, tmp_path: Path) -> None:
    columns = (
        *("Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Title", "DOB", "Town of Birth", "Country of Birth", "Nationality"),
        *("Passport Details", "NI Number", "Position", *(f"Address {n}" for n in range(1, 7)), "Post/Zip Code", "Country"),
        *("Other Information", "Group Type", "Alias Type", "Regime", "Listed On", "Last Updated", "Group ID"),
    )
    header = f"Last Updated,{{day}}\n{','.join(columns)}\n"
    row = "FIRM {n},,,,,,,,,,,,,,,,,,,,,Iran,,Entity,Prime Alias,Iran (Nuclear),02/01/2018,02/01/2018,{n}\n"
    for day, count in (("01/02/2018", 120), ("01/03/2018", 20)):
        file = tmp_path / f"list-{count}.csv"
        file.write_text(header.format(day=day) + "".join(row.format(n=n) for n in range(1000, 1000 + count)), encoding="utf-8")
    data = ("--data", str(tmp_path / "data"))
    assert say(capsys, "lists", "load", str(tmp_path / "list-120.csv"), *data)[0] == 0
    code, out, _ = say(capsys, "lists", "load", str(tmp_path / "list-20.csv"), *data)
    assert code == 1
    assert "--accept" in out
    still = ("screen", "Firm 1100", "--as-of", "2018-03-05", *data)
    code, out, _ = say(capsys, *still)
    assert code == 4
    assert "refused" in out
    assert say(capsys, "lists", "load", "--accept", str(tmp_path / "list-20.csv"), *data)[0] == 0
    assert "Former" in say(capsys, *still)[1]


@pytest.mark.parametrize("day", ["9999-12-31", "2018-5-1", "soon"])
def test_a_publication_day_that_cannot_be_is_refused_and_leaves_no_folder(
    capsys: Capture, tmp_path: Path, sample_dir: Path, day: str
) -> None:
    code, _, err = say(capsys, "lists", "load", str(sample_dir), "--published", day, "--data", str(tmp_path / "data"))
    assert code == 2
    assert day in err
    assert not (tmp_path / "data").exists()


def test_a_list_published_today_is_taken(capsys: Capture, tmp_path: Path) -> None:
    rows = "".join(f"{main_row(i, name)}\r\n" for i, name in ((36, "AEROCARIBBEAN"), (306, "BANCO NACIONAL")))
    (tmp_path / "sdn.csv").write_text(f"{rows}\x1a\r\n", encoding="utf-8")
    code, out, _ = say(
        capsys, "lists", "load", str(tmp_path / "sdn.csv"), "--published", today().isoformat(), "--data", str(tmp_path / "d")
    )
    assert (code, "given by --published" in out) == (0, True)
