"""Why a workbook cannot be written: a sentence for the person."""

from __future__ import annotations


class WorkbookRefused(Exception):  # noqa: N818 - nothing went wrong: it says no
    """The field at `path` does not fit into a workbook; `remedy` says what to do."""

    def __init__(self, path: str, message: str, remedy: str) -> None:
        super().__init__(f"{path}: {message}. {remedy}")
        self.path = path
        self.message = message
        self.remedy = remedy
