"""The open indicator: its standard, its fields, its calculation."""

from __future__ import annotations

from asyncio import Lock
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from ziping.scoring import Field, Line
from ziping.session import Session
from ziping.tui.hearing import hear_out
from ziping.tui.page import Choice, CoverHead, Entry, Head, Part, Prose, Result, page
from ziping.tui.widgets.choice_row import ChoiceRow
from ziping.tui.widgets.entry_row import FigureRow, TextRow
from ziping.tui.widgets.form_row import FieldRow, FormRow
from ziping.tui.widgets.prose_row import ProseRow
from ziping.tui.widgets.text_rows import CoverHeading, Heading, ResultRow

Kind: TypeAlias = type[FormRow[Any]]


class FormPane(VerticalScroll, can_focus=False):
    """The form of one line. It holds no values: rows read the session and edit it.

    To open another line, mounted rows turn to its fields, since to mount rows takes most of the
    time. `rows` are those in use, in order; what is left over stays hidden until it is needed.
    """

    DEFAULT_CSS = """
    FormPane { background: $work; }
    """

    def __init__(self, session: Session, line: Line | None) -> None:
        super().__init__(id="form")
        self.session = session
        self.line = line
        self.rows: list[FormRow[Any]] = []
        self._opening = Lock()

    def compose(self) -> ComposeResult:
        """The rows of the first page; an entry that holds something needs a screen to be made."""
        parts = page(self.session, self.line)
        self.rows = [_kind(part)(self.session, part) for part in parts]
        yield from self.rows

    async def open(self, line: Line | None) -> None:
        """Show another line, or the cover. The focus is for the caller to set, at once."""
        async with self._opening:
            await self.hear_out()
            while lacking := self._lacking(page(self.session, line)):
                await self.mount_all(lacking)
                await self.hear_out()
            self._turn(line)

    async def hear_out(self) -> None:
        """Let every entry act on the keys sent to it while it stands for its field."""
        await hear_out(self.entries)

    def _lacking(self, parts: Iterable[Part]) -> list[FormRow[Any]]:
        """Hidden rows for the parts that no mounted row can show."""
        mounted = self._by_kind()
        lacking: list[FormRow[Any]] = []
        for part in parts:
            kind = _kind(part)
            if mounted[kind]:
                mounted[kind].pop()
            else:
                row = kind(self.session, part)
                row.display = False
                lacking.append(row)
        return lacking

    def _by_kind(self) -> defaultdict[Kind, list[FormRow[Any]]]:
        """All mounted rows, those first of a kind last."""
        found: defaultdict[Kind, list[FormRow[Any]]] = defaultdict(list)
        for row in reversed(self.children):
            if isinstance(row, FormRow):
                found[type(row)].append(row)
        return found

    def _turn(self, line: Line | None) -> None:
        """Without a pause, so that no key can come between: show a line in the mounted rows."""
        self.line = line
        mounted = self._by_kind()
        self.rows = []
        for part in page(self.session, line):
            row = mounted[_kind(part)].pop()
            row.turn_to(part)
            self.rows.append(row)
        for row in (row for rows in mounted.values() for row in rows):
            row.display = False
        order: dict[Widget, int] = {row: number for number, row in enumerate(self.rows)}
        self.sort_children(key=lambda row: order.get(row, len(order)))
        self.scroll_home(animate=False)

    def show_session(self) -> None:
        """Show the session as it stands, in every row."""
        for row in self.rows:
            row.show_session()

    @property
    def _field_rows(self) -> list[FieldRow[Any]]:
        return [row for row in self.rows if isinstance(row, FieldRow)]

    def asks(self, path: str) -> bool:
        """Whether a field of this path is on the form, to be typed into."""
        rows = self._field_rows
        return any(row.field.path == path and not isinstance(row, ChoiceRow) for row in rows)

    def keep(self) -> None:
        """Hand on what prose fields hold and have not told yet."""
        for row in self.rows:
            if isinstance(row, ProseRow) and row.entry:
                row.entry.edit_session()

    @property
    def entries(self) -> list[Widget]:
        """What can be filled in, in order."""
        return [row.entry for row in self._field_rows if row.display and row.entry]

    def first_missing(self) -> Widget | None:
        """The first entry that keeps the line from being scored, else the first one."""
        scored = self.line is None or self.session.sheet.score(self.line) is not None
        rows = [row for row in self._field_rows if row.display and row.entry]
        for row in () if scored else rows:
            if row.field.required and not self.session.text(row.field.path):
                return row.entry
        return rows[0].entry if rows else None

    @property
    def current_field(self) -> Field | None:
        """The field that has the focus."""
        return next((row.field for row in self._field_rows if row.is_current), None)

    def focus_field(self, path: str) -> bool:
        """Go to a field of this line; false where it is not there or out of use."""
        for row in self._field_rows:
            if row.field.path == path and row.display and row.entry:
                self.screen.set_focus(row.entry)
                return True
        return False

    def select_all(self, path: str) -> None:
        """Mark what stands in a field, so that typing takes its place."""
        for row in self.rows:
            if isinstance(row, FigureRow | TextRow) and row.field.path == path:
                row.entry.action_select_all()


def _kind(part: Part) -> Kind:
    """The rows that can show a part."""
    match part:
        case CoverHead():
            return CoverHeading
        case Head():
            return Heading
        case Entry():
            return FigureRow if part.takes_figure else TextRow
        case Choice():
            return ChoiceRow
        case Prose():
            return ProseRow
        case Result():
            return ResultRow
