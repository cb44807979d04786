"""A book as the user gave it: its doubts are told before the answer, whatever the question."""

from __future__ import annotations

from pathlib import Path

from ostrakon.app.console import note
from ostrakon.cases.book import Book, load_book
from ostrakon.model.record import Severity


def open_book(path: Path) -> Book:
    """Read a book and tell every row and value that could not be used. Raises InputFileError."""
    book = load_book(path)
    for problem in book.problems:
        note(f"{problem.file} {problem.place}: {problem.what}{f': {problem.text}' if problem.text else ''}")
    return book


def is_whole(book: Book) -> bool:
    """Whether every row can be asked about."""
    return all(problem.severity is not Severity.ROW for problem in book.problems)
