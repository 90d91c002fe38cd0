"""Which projects are shown, in which order, and on which of them one stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ziping.language import _
from ziping.session.overview import Stage
from ziping.session.workspace import Row
from ziping.tui.filtering import plain
from ziping.tui.pinyin import initials
from ziping.tui.project_columns import COLUMNS, by_sound
from ziping.tui.stages import stage_stamp, stage_word

_STAGES = list(Stage)
STAGE = "stage"


class _Item:
    """A row, and what it is found and sorted by."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.sound = by_sound(row.title)

    @cached_property
    def words(self) -> str:
        """All by which it is found; made once somebody looks for something."""
        return _words(self.row)


class ProjectView:
    """The rows of a workspace as a person looks at them. One stays on a project when others come
    or go; while nobody has moved yet, that is whichever stands first."""

    def __init__(self) -> None:
        self.rows: Sequence[Row] = ()
        self.shown: Sequence[Row] = ()
        self.filter = ""
        self.column = "changed"
        self.is_descending = True
        self.cursor = 0
        """The place among the rows shown."""
        self._items: dict[str, _Item] = {}
        self._ordered: Sequence[_Item] = ()
        self._here = ""

    @property
    def row(self) -> Row | None:
        """The project one stands on."""
        return self.shown[self.cursor] if self.shown else None

    def show(self, rows: Sequence[Row]) -> None:
        """Look at these rows."""
        self.rows, before = rows, self._items
        self._items = {}
        for row in rows:
            known = before.get(row.name)
            self._items[row.name] = known if known and known.row is row else _Item(row)
        self._arrange()

    def narrow(self, text: str) -> None:
        """Leave the projects in which every word of a text is found."""
        if text != self.filter:
            self.filter = text
            self._leave()

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
            self.cursor = max(0, min(len(self.shown) - 1, place))
            self._here = self.shown[self.cursor].name

    def stand_on(self, name: str) -> None:
        """Stand on the file of this name as soon as it is there."""
        self._here = name
        self._find()

    def _arrange(self) -> None:
        """What is unknown stands last, from whichever end one looks."""
        key = next((it.key for it in COLUMNS if it.id == self.column), _stage)
        items = sorted(self._items.values(), key=lambda item: item.sound)
        keyed = [(key(item.row), item) for item in items]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=self.is_descending)
        self._ordered = [item for _key, item in (*known, *(p for p in keyed if p[0] is None))]
        self._leave()

    def _leave(self) -> None:
        wanted = plain(self.filter).split()
        ordered = self._ordered
        self.shown = tuple(i.row for i in ordered if all(word in i.words for word in wanted))
        self._find()

    def _find(self) -> None:
        here = self._here
        places = (n for n, row in enumerate(self.shown) if row.name == here) if here else ()
        self.cursor = next(iter(places), 0)


def heading(column: str) -> str:
    """What a column is called."""
    return next((it.heading() for it in COLUMNS if it.id == column), _("Status"))


def _stage(row: Row) -> int:
    return _STAGES.index(row.stage)


def _words(row: Row) -> str:
    """All by which a project is found."""
    stage, found = row.stage, row.overview
    words = [row.name, stage_word(stage), stage_stamp(stage).chinese, row.holder]
    if found:
        # Without its version, which looks like a year.
        form = found.entry.form.partition("@")[0]
        words += [found.entry.title, found.entry.unit, found.form_title, form, found.entry.year]
        words.append(found.entry.grade or "")
        words += [initials(found.entry.title), initials(found.entry.unit)]
    return plain(" ".join(words))
