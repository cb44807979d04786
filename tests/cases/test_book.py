from __future__ import annotations

from pathlib import Path

import pytest

from ostrakon.cases.book import load_book
from ostrakon.model.errors import InputFileError
from ostrakon.model.record import Severity


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "book.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_columns_are_found_by_their_usual_names_in_any_order(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, "Country;Customer;DOB;Type;IMO\nIR|AE;Tavan Trading;1970-02;Ship;9187629\n"))
    (query,) = book.counterparties
    assert (query.name, query.countries, query.birth_date, query.schema, query.identifiers) == (
        "Tavan Trading", ("ir", "ae"), "1970-02", "Vessel", ("imo: 9187629",),
    )  # fmt: skip
    assert query.id == "1"


def test_a_row_without_a_name_is_a_problem_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, "id,name\nC1,Bank Melli\nC2,\n\nC3,Nordhaven\n"))
    assert [q.id for q in book.counterparties] == ["C1", "C3"]
    assert [(p.place, p.severity) for p in book.problems] == [("line 3", Severity.ROW)]


def test_a_birth_date_that_cannot_be_read_is_said_and_the_row_is_still_screened(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, "name,dob\nAli Karimi,3/4/1970\n"))
    assert book.counterparties[0].birth_date == ""
    assert book.problems[0].text == "3/4/1970"
    assert book.problems[0].severity is Severity.VALUE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    book = load_book(written(tmp_path, "name,country\nMüller & Söhne,DE\n".encode(encoding)))
    assert book.counterparties[0].name == "Müller & Söhne"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no column `name`"),
        (b"foo,bar\n1,2\n", "no column `name` among foo, bar"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"name,country\n", "no counterparty in it"),
        (b"name\n\n  \n", "no counterparty in it"),
        (b"name,country,name\nA,DE,B\n", "two columns are called `name`"),
        ("name\nBank\n".encode("utf-16-le"), "not a text file"),
    ],
)
def test_a_file_that_is_no_book_says_what_to_do(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(InputFileError, match=says) as caught:
        load_book(written(tmp_path, content))
    assert caught.value.todo


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"nothing\.csv"):
        load_book(tmp_path / "nothing.csv")


def test_an_open_quotation_mark_is_an_error_with_its_line_and_swallows_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="quotation mark") as caught:
        load_book(written(tmp_path, 'name\nNordhaven\n"Bank Melli\nBank Sepah\n'))
    assert "line" in caught.value.where


def test_a_cell_beyond_every_measure_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="cannot be read"):
        load_book(written(tmp_path, f"name\n{'x' * 200_000}\n"))


def test_one_name_that_cannot_be_screened_does_not_cost_the_book(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, f"name\n---\nBank Melli\n{'x' * 20_000}\n"))
    assert [q.name for q in book.counterparties] == ["Bank Melli"]
    assert [(p.place, p.severity) for p in book.problems] == [("line 2", Severity.ROW), ("line 4", Severity.ROW)]


def test_countries_may_be_names_and_what_is_not_known_is_told(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, "name,country,type\nA Firm,Iran|DE|Atlantis,submarine\n"))
    (query,) = book.counterparties
    assert (query.countries, query.schema) == (("ir", "de"), "")
    assert sorted(p.text for p in book.problems) == ["Atlantis", "submarine"]


@pytest.mark.parametrize("day", ["1970-02-30", "1970-13", "19700201", "1970-W05-1", "0000"])
def test_a_birth_date_that_is_no_day_is_told_with_what_to_write(tmp_path: Path, day: str) -> None:
    book = load_book(written(tmp_path, f"name,dob\nAli Karimi,{day}\n"))
    assert book.counterparties[0].birth_date == ""
    assert "YYYY-MM-DD" in book.problems[0].what


def test_of_two_columns_of_one_meaning_the_better_name_wins(tmp_path: Path) -> None:
    (query,) = load_book(written(tmp_path, "name,company\nBank Melli,Nordhaven\n")).counterparties
    assert query.name == "Bank Melli"


def test_columns_of_one_meaning_are_put_together_where_there_may_be_several(tmp_path: Path) -> None:
    text = "name,country,nationality,imo,passport_number,identifiers,alias,aka\nAmal,DE,Iran,9187629,A123,IMO 9172040|77,B,C|D\n"
    (query,) = load_book(written(tmp_path, text)).counterparties
    assert query.countries == ("de", "ir")
    assert query.identifiers == ("IMO 9172040", "77", "imo: 9187629", "passport: A123")
    assert query.aliases == ("B", "C", "D")


def test_a_lone_column_of_names_may_have_commas_in_it(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, '\nname\nSepah, Bank\n"Melli; Bank"\n'))
    assert [q.name for q in book.counterparties] == ["Sepah, Bank", "Melli; Bank"]
    assert book.problems == ()


def test_a_row_with_more_cells_than_columns_is_told(tmp_path: Path) -> None:
    (told,) = load_book(written(tmp_path, "name,id\nSepah, Bank,7\nNordhaven,8,,\n")).problems
    assert (told.place, told.text) == ("line 2", "Sepah |  Bank | 7")


def test_letters_that_had_to_be_guessed_are_told(tmp_path: Path) -> None:
    (told,) = load_book(written(tmp_path, b"name\n\xc1\xe0\xed\xea\n")).problems
    assert "not UTF-8" in told.what


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="directory"):
        load_book(tmp_path)


def test_a_dash_is_an_empty_cell(tmp_path: Path) -> None:
    book = load_book(written(tmp_path, "name,dob,country,imo,aka,type\nBank Melli,-,--,-,?,-\n"))
    assert [q.name for q in book.counterparties] == ["Bank Melli"]
    assert book.problems == ()


def test_control_characters_in_a_row_are_told(tmp_path: Path) -> None:
    (told,) = load_book(written(tmp_path, "name\nBank \x1b[31mMelli\n")).problems
    assert "control characters" in told.what
