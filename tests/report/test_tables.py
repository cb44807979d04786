from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from tests.report.builders import DAYS, hit, iran_air, screening, screenings

from ostrakon.model.errors import UsageError
from ostrakon.model.hit import Screening
from ostrakon.report.tables import COLUMNS, check_table, plain, render_csv, render_xlsx, screening_rows, write_screenings

NOVEMBER = DAYS[3]
MANY = screenings(NOVEMBER)


def evil() -> tuple[Screening, ...]:
    return tuple(
        screening(NOVEMBER, name) for name in ('=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\x00=1", "safe=1")
    )


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_for_each_hit_and_for_each_query_without_one() -> None:
    rows = read_csv(render_csv(MANY))
    assert [row["name"] for row in rows] == [s.query.name for s in MANY]
    air = rows[1]
    assert (air["verdict"], air["score"], air["party"]) == ("Listed", "1.0", "IRAN AIR")
    assert air["intervals"] == "OFAC SDN 2011-06-23 -> 2016-01-16; OFAC SDN 2018-11-05 -> open"
    assert air["secondary"] == "subject to secondary sanctions"
    assert rows[0]["party"] == ""


def test_every_row_is_as_wide_as_the_header() -> None:
    assert {len(row) for row in screening_rows(MANY)} == {len(COLUMNS)}


def test_no_csv_cell_can_run_as_a_formula() -> None:
    names = [row["name"] for row in read_csv(render_csv(evil()))]
    assert names == ['\'=HYPERLINK("http://x","y")', "'+1", "'-1", "'@SUM(A1)", "'\tx", "'=1", "'=1", "safe=1"]


def test_numbers_stay_numbers() -> None:
    assert plain(-0.5) == -0.5


def test_xlsx_reads_back_with_frozen_header_filter_and_text_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx((*MANY, *evil()))))
    assert book.sheetnames == ["Results", "Coverage"]
    sheet = book["Results"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:Q{1 + len(MANY) + len(evil())}"
    assert sheet.column_dimensions["B"].width > 30
    assert [cell.value for cell in sheet[1]] == [title for title, _ in COLUMNS]
    assert sheet["E3"].value == 1.0
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None} <= {"s", "n"}
    assert "'+1" in [row[1].value for row in sheet.iter_rows(min_row=2)]


def test_xlsx_says_which_versions_answered() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(MANY)))["Coverage"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows[0][:5] == ("OFAC SDN", "2018-01-26", "2026-11-01", "2018-01-26", 283)
    assert rows[-1][0] == "EU"
    assert rows[-1][-1] == "not loaded"


def test_the_same_screenings_give_the_same_bytes() -> None:
    assert render_xlsx(MANY) == render_xlsx(MANY)


def test_a_cell_longer_than_a_spreadsheet_holds_is_cut_and_says_so() -> None:
    long = hit(iran_air(NOVEMBER), "x" * 40_000)
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx([screening(NOVEMBER, "x", long)])))["Results"]
    assert str(sheet["I2"].value) == f"{'x' * 32_000} … and 8,000 more characters"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_half_a_character_spoils_no_file(tmp_path: Path, ending: str) -> None:
    write_screenings(tmp_path / f"out.{ending}", [screening(NOVEMBER, "Iran \udcff Air")])
    assert (tmp_path / f"out.{ending}").stat().st_size


def test_a_table_that_cannot_be_written_is_refused_before_the_work() -> None:
    check_table(Path("out.XLSX"))
    for name in ("out.txt", "out", ".csv"):
        with pytest.raises(UsageError, match="cannot write a table"):
            check_table(Path(name))


def test_the_ending_of_the_file_chooses_the_format(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx", "a.JSON"):
        write_screenings(tmp_path / name, MANY)
    assert json.loads((tmp_path / "a.JSON").read_text(encoding="utf-8"))[1]["hits"][0]["party"]["caption"] == "IRAN AIR"
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    assert not (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in (tmp_path / "a.csv").read_bytes()
    with pytest.raises(UsageError, match=r"\.ods.*end the name in"):
        write_screenings(tmp_path / "a.ods", MANY)
