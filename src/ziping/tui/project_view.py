"""Which projects are shown, in which order, and on which of them one stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ziping.language import _
from ziping.session.overview import Stage
from ziping.session.workspace import Row
from ziping.tui.project_columns import COLUMNS, by_sound
from ziping.tui.stages import STAMPS, stage_word

_STAGES = list(Stage)
STAGE = "stage"


class ProjectView:
    """The rows of a workspace as a person looks at them. One stays on a project when others come
    or go; while nobody has moved yet, that is whichever stands first."""

    def __init__(self) -> None:
        self.rows: Sequence[Row] = ()
        self.shown: Sequence[Row] = ()
        self.filter = ""
        self.column = "changed"
        self.is_descending = True
        self._here: Path | None = None

    @property
    def cursor(self) -> int:
        """The place among the rows shown."""
        places = (n for n, row in enumerate(self.shown) if row.path == self._here)
        return next(places, 0)

    @property
    def row(self) -> Row | None:
        """The project one stands on."""
        return self.shown[self.cursor] if self.shown else None

    def show(self, rows: Sequence[Row]) -> None:
        """Look at these rows."""
        self.rows = rows
        self._arrange()

    def narrow(self, text: str) -> None:
        """Leave the projects in which every word of a text is found."""
        if text != self.filter:
            self.filter = text
            self._arrange()

    def sort(self, column: str) -> None:
        """Sort by a column; the one that it is sorted by already is turned round."""
        if column == self.column:
            self.turn()
            return
        self.column = column
        self.is_descending = any(it.id == column and it.largest_first for it in COLUMNS)
        self._arrange()

    def turn(self) -> None:
        """The same order from its other end."""
        self.is_descending = not self.is_descending
        self._arrange()

    def go(self, place: int) -> None:
        """Stand on the row of this place, or the nearest."""
        if self.shown:
            self._here = self.shown[max(0, min(len(self.shown) - 1, place))].path

    def stand_on(self, path: Path) -> None:
        """Stand on this file as soon as it is there."""
        self._here = path

    def _arrange(self) -> None:
        wanted = self.filter.lower().split()
        rows = [row for row in self.rows if all(word in _words(row) for word in wanted)]
        self.shown = tuple(self._sorted(rows))

    def _sorted(self, rows: Iterable[Row]) -> Iterable[Row]:
        """What is unknown stands last, from whichever end one looks."""
        key = next((it.key for it in COLUMNS if it.id == self.column), _stage)
        rows = sorted(rows, key=lambda row: by_sound(row.title))
        known = [(row, value) for row in rows if (value := key(row)) is not None]
        known.sort(key=lambda item: item[1], reverse=self.is_descending)
        yield from (row for row, _value in known)
        yield from (row for row in rows if key(row) is None)


def heading(column: str) -> str:
    """What a column is called."""
    return next((it.heading() for it in COLUMNS if it.id == column), _("Status"))


def _stage(row: Row) -> int:
    return _STAGES.index(row.stage)


def _words(row: Row) -> str:
    """All by which a project is found."""
    stage, found = row.stage, row.overview
    words = [row.name, stage_word(stage), STAMPS[stage][0], row.holder]
    if found:
        entry = found.entry
        words += [entry.title, entry.unit, found.form_title, entry.form, found.year]
        words.append(entry.grade or "")
    return " ".join(words).lower()
