"""The error tree. Each class says how the process exits and which HTTP status it is.

OstrakonError
├── UsageError            the call does not make sense as typed
│   └── BadDateError      a date that is not YYYY-MM-DD
├── InputFileError        a file of the user's (deal, book, report) cannot be used
├── SourceError           a published list cannot be used
│   ├── UnknownFormatError      no known format fits its content
│   ├── MalformedFileError      it is broken; refused whole
│   ├── UndatedFileError        its publication date cannot be told
│   ├── IncompleteSnapshotError a part came without the main file
│   └── FileTooLargeError       over the size limit
├── StoreError            the data folder cannot be used
│   ├── LockedStoreError  another process is writing to it
│   ├── NoListsError      nothing is loaded, so nothing can be screened
│   └── CorruptStoreError a stored snapshot does not fit its manifest
├── LawFileError          a law file breaks the schema
└── NotFoundError         no such party, programme, measure or list
"""

from __future__ import annotations


class OstrakonError(Exception):
    """Base of all errors shown to a user: what happened, where, and what to do."""

    exit_code = 1
    http_status = 500

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        """Keep the three facts apart so that every door can lay them out in its own way."""
        self.what, self.where, self.todo = what, where, todo
        super().__init__(str(self))

    def __str__(self) -> str:
        """One line: where, what, what to do."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} ({self.todo})" if self.todo else head


class UsageError(OstrakonError):
    """The call does not make sense as typed."""

    exit_code = 2
    http_status = 400


class BadDateError(UsageError):
    """A date that is not YYYY-MM-DD."""


class InputFileError(OstrakonError):
    """A deal, book or report of the user's cannot be read."""

    http_status = 422


class SourceError(OstrakonError):
    """A published list cannot be used."""

    http_status = 422


class UnknownFormatError(SourceError):
    """No known format fits the file's content."""


class MalformedFileError(SourceError):
    """The file is broken and is refused whole; the previous snapshot stays in force."""


class UndatedFileError(SourceError):
    """Neither content, option nor folder name tells the publication date."""


class IncompleteSnapshotError(SourceError):
    """A part of a snapshot (aliases, addresses, comments) came without its main file."""


class FileTooLargeError(SourceError):
    """The file is over the size limit."""

    http_status = 413


class StoreError(OstrakonError):
    """The data folder cannot be used."""


class LockedStoreError(StoreError):
    """Another process has been writing for as long as a writer waits."""

    http_status = 503


class NoListsError(StoreError):
    """Nothing is loaded, so a screening would be empty: refused rather than clear."""

    http_status = 503


class CorruptStoreError(StoreError):
    """A stored snapshot does not fit its manifest."""


class LawFileError(OstrakonError):
    """A law file breaks the schema; the message has file and line."""


class NotFoundError(OstrakonError):
    """No such party, programme, measure or list."""

    http_status = 404
