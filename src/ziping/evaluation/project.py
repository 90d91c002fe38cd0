"""What the evaluator fills in: texts exactly as typed, by field path."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any, Final

from ziping.evaluation.paths import ANSWER, ROWS, rows_path
from ziping.record import record

NOTHING: Mapping[str, Any] = MappingProxyType({})
SET_ASIDE: Final = "set_aside"
"""Under it a project keeps, by form, the answers that found no place in another form."""
LAST_YEAR: Final = "last_year"
"""Under it a project keeps the texts of last year's, by field path."""

# Letters and digits that nobody mistakes for each other.
_ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_LISTED = re.compile("[1-9][0-9]{0,2}")


@record
class Change:
    """One field before and after; None is a field that is not filled in."""

    path: str
    old: str | None
    new: str | None

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.path, self.new, self.old)


@record
class Seal:
    """The digests of a sign-off: of the form, by path of all that was said, and by the beginning
    of its fields of each file of evidence; `digest` is over all of them and the time. `more` is
    what a newer program wrote."""

    time: str
    digest: str
    form: str
    fields: Mapping[str, str]
    evidence: Mapping[str, str]
    more: Mapping[str, Any] = field(default_factory=lambda: NOTHING)

    @property
    def clock(self) -> str:
        """The time to the minute, as the clock stood where it was sealed."""
        from datetime import datetime

        try:
            return f"{datetime.fromisoformat(self.time):%Y-%m-%d %H:%M}"
        except ValueError:
            return self.time


@record
class Project:
    """A self-evaluation of one project or department, by a form.

    `entries` holds every field that is filled in, and under `rows.…` the order of the rows.
    `form_text` is the form itself where it does not ship with the program; `kept` is what a
    newer program wrote and this one does not know. `seal` is what the last sign-off has found.
    """

    form: str
    version: str
    digest: str
    entries: Mapping[str, str]
    form_text: str = ""
    kept: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    seal: Seal | None = None

    def text(self, path: str) -> str:
        """The field as typed, empty where it is not filled in."""
        return self.entries.get(path, "")

    def rows(self, what: str) -> tuple[str, ...]:
        """The row ids of `target.<group>` or `table.<table>`, in order."""
        return tuple(self.entries.get(rows_path(what), "").split())

    def deductions(self, indicator: str) -> int:
        """How many deductions are listed for an indicator; only 1 to 999 can be listed."""
        prefix = f"{ANSWER}.{indicator}.deduction."
        numbers = (
            path[len(prefix) :].split(".")[0] for path in self.entries if path.startswith(prefix)
        )
        return max((int(number) for number in numbers if _LISTED.fullmatch(number)), default=0)

    def set_aside(self) -> dict[str, dict[str, str]]:
        """The texts that found no place in this form, by the form that asked for them."""
        kept = self.kept.get(SET_ASIDE)
        return {
            form: dict(shelf)
            for form, shelf in (kept.items() if isinstance(kept, Mapping) else ())
            if isinstance(shelf, Mapping) and all(isinstance(text, str) for text in shelf.values())
        }

    def last_year(self, path: str) -> str:
        """What last year's project said in this field; empty where nothing is known of it."""
        kept = self.kept.get(LAST_YEAR)
        text = kept.get(path) if isinstance(kept, Mapping) else None
        return text if isinstance(text, str) else ""

    def change(self, path: str, new: str | None) -> Change:
        """The change that would put this text (None or empty: nothing) into a field."""
        return Change(path, self.entries.get(path), new or None)

    def differing(self, other: Project) -> set[str]:
        """The paths of the fields that another project has otherwise."""
        mine, others = self.entries, other.entries
        differ = {path for path, text in others.items() if mine.get(path) != text}
        return differ.union(path for path in mine if path not in others)

    def changed(self, changes: Iterable[Change]) -> Project:
        """The project after these changes."""
        entries = dict(self.entries)
        for change in changes:
            if change.new is None:
                entries.pop(change.path, None)
            else:
                entries[change.path] = change.new
        return replace(self, entries=entries)


def new_row_id(project: Project) -> str:
    """A random permanent id for a row, other than all row ids of the project."""
    taken = {
        row for path, ids in project.entries.items() if path.startswith(ROWS) for row in ids.split()
    }
    while True:
        found = "".join(_ID_LETTERS[byte & 31] for byte in os.urandom(4))
        if found not in taken:
            return found
