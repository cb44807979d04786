from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.law.samples import PROGRAM, Writer

from ostrakon.law.loader import load_lawbook
from ostrakon.law.records import LawBook, Status
from ostrakon.model.errors import LawFileError


def refusal(folder: Path) -> str:
    with pytest.raises(LawFileError) as caught:
        load_lawbook(folder)
    return str(caught.value).replace(str(folder), "")


def line_of(text: str) -> int:
    return PROGRAM[: PROGRAM.index(text)].count("\n") + 1


def test_the_built_in_files_load_whole(book: LawBook) -> None:
    assert {"US-IRAN", "US-IRAN-SEC", "US-SDGT", "US-NPWMD", "EU-IRN", "EU-BLOCKING", "UN-IRN", "GB-IRN", "CH-IRN"} <= set(book.programs)
    assert len(book.measures) >= 100
    assert all(m.line > 1 and m.file.startswith("programs/") for m in book.measures.values())
    assert len(book.digest) == 64


def test_every_measure_knows_its_programme_and_its_place(book: LawBook) -> None:
    gold = book.measures["us.sec.gold"]
    assert gold.program == "US-IRAN-SEC"
    assert gold.file == "programs/us-iran-secondary.yaml"
    assert gold.rows[2].conditions, "the terms of the interim relief"


def test_a_folder_of_ones_own_is_read_with_its_defaults(law_folder: Writer) -> None:
    book = load_lawbook(law_folder())
    ban = book.measures["x.ban"]
    assert ban.rows[0].published == date(2012, 1, 1), "the start, where nothing is said"
    assert ban.rows[0].end_known == date(2015, 10, 18), "known when the next row was published"
    assert ban.rows[1].status is Status.LIFTED
    assert ban.rows[1].end_known is None
    assert book.measures["x.licence"].rows[0].end_known == date(2013, 1, 1), "an expiry is in the text itself"
    assert book.sources["two"].confidence == "l", "a newspaper is a weak source"


def test_ranges_of_headings_are_written_out(law_folder: Writer) -> None:
    assert load_lawbook(law_folder()).measures["x.ban"].covers.hs == ("2709", "3901", "3902", "3903", "3904")


def test_the_digest_names_the_contents(law_folder: Writer) -> None:
    first = load_lawbook(law_folder()).digest
    assert load_lawbook(law_folder()).digest == first
    assert load_lawbook(law_folder(sources=[("A newspaper", "A paper")])).digest != first


def test_an_unknown_key_is_refused_with_its_line(law_folder: Writer) -> None:
    message = refusal(law_folder(program=[("  cite: art. 1\n", "  cite: art. 1\n  citation: art. 1\n")]))
    assert message.startswith(f"/programs/test.yaml:{line_of('  cite: art. 1') + 1}: measures[0].citation: unknown key 'citation'")
    assert "docs/law-data.md" in message


def test_an_unknown_word_is_refused_with_the_known_ones(law_folder: Writer) -> None:
    message = refusal(law_folder(program=[("activities: [any_trade]", "activities: [smuggling]")]))
    assert f"test.yaml:{line_of('  covers:')}: measures[0].covers.activities[0]: unknown word 'smuggling'; known: export_to_iran" in message


def test_a_missing_key_is_refused(law_folder: Writer) -> None:
    message = refusal(law_folder(program=[("  binds: [eu_operator]\n", "")]))
    assert f"test.yaml:{line_of('- id: x.ban')}: measures[0]: missing: binds" in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("to: 2016-01-16", "to: the end", "must be a day (YYYY-MM-DD) or null, not 'the end'"),
        ("from: 2012-01-01", "from: 2012-01-01 10:00:00", "must be a day (YYYY-MM-DD)"),
        ("status: in_force", "status: alive", "unknown word 'alive'"),
        ("binds: [eu_operator]", "binds: eu_operator", "must be a list"),
        ("  covers: {activities: [any_trade], hs:", "  deadline_days: soon\n  covers: {hs:", "must be a number, not 'soon'"),
        ("  title: A ban", "  title: 12", "must be a text, not 12"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(law_folder: Writer, old: str, new: str, said: str) -> None:
    assert said in refusal(law_folder(program=[(old, new)]))


def test_a_key_given_twice_is_refused(law_folder: Writer) -> None:
    message = refusal(law_folder(program=[("  order: eu\n", "  order: eu\n  order: un\n")]))
    assert message.startswith(f"/programs/test.yaml:{line_of('  order: eu') + 1}: key 'order' is given twice")


def test_broken_yaml_is_refused_with_its_line(law_folder: Writer) -> None:
    message = refusal(law_folder(sources=[("rank: news}", "rank: news")]))
    assert message.startswith("/sources.yaml:")


def test_a_folder_without_programmes_is_refused(tmp_path: Path) -> None:
    assert "no law files" in refusal(tmp_path)


def test_a_folder_that_lacks_a_file_is_refused(law_folder: Writer) -> None:
    folder = law_folder()
    (folder / "calendar.yaml").unlink()
    assert refusal(folder).startswith("/calendar.yaml: cannot be read")


def test_one_key_for_two_programmes_is_refused(law_folder: Writer) -> None:
    folder = law_folder()
    (folder / "programs" / "other.yaml").write_text(PROGRAM, encoding="utf-8")
    assert "programme XX-TEST is there twice" in refusal(folder)


def test_a_fault_of_sense_is_refused_with_the_line_of_its_measure(law_folder: Writer) -> None:
    message = refusal(law_folder(program=[("  sources: [one]\n- id: x.licence", "  sources: []\n- id: x.licence")]))
    assert message.startswith(f"/programs/test.yaml:{line_of('- id: x.ban')}: x.ban: no source: no citation, no measure")
