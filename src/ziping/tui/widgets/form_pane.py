"""The open page of the form: an indicator, the cover, a table, a chapter."""

from __future__ import annotations

from asyncio import Lock
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from ziping.scoring import Field
from ziping.session import Attaching, Session
from ziping.tui.hearing import hear_out
from ziping.tui.page import page
from ziping.tui.pages import line_of
from ziping.tui.parts import (
    Choice,
    CoverHead,
    Entry,
    Head,
    Part,
    Prose,
    Remark,
    Result,
    TableCells,
    TableHead,
    Title,
)
from ziping.tui.review import Review
from ziping.tui.widgets.choice_row import ChoiceRow
from ziping.tui.widgets.entry_row import FigureRow, TextRow
from ziping.tui.widgets.evidence_row import EvidenceRow
from ziping.tui.widgets.form_row import FormRow, Slot
from ziping.tui.widgets.inputs import TextInput
from ziping.tui.widgets.prose_row import ProseRow
from ziping.tui.widgets.text_rows import CoverHeading, Heading, PageTitle, RemarkRow, ResultRow

Kind: TypeAlias = tuple[type[FormRow[Any]], str]
"""Rows of one kind can show the same parts; those of a table only its own rows."""


class FormPane(VerticalScroll, can_focus=False):
    """The form of one page. It holds no values: rows read the session and edit it.

    To open another page, mounted rows turn to its fields, since to mount rows takes most of the
    time. `rows` are those in use, in order; what is left over stays hidden until it is needed.
    """

    DEFAULT_CSS = """
    FormPane { background: $work; scrollbar-gutter: stable; }
    """

    class Read(Message):
        """A file of evidence has been read."""

    def __init__(self, session: Session, review: Review, name: str) -> None:
        super().__init__(id="form")
        self.session = session
        self.review = review
        self.page = name
        self.rows: list[FormRow[Any]] = []
        self.attaching = Attaching(session)
        self.attaching.tell = self._tell_read
        self._opening = Lock()

    def compose(self) -> ComposeResult:
        """The rows of the first page; an entry that holds something needs a screen to be made."""
        parts = page(self.session, self.page)
        self.rows = [self._row(part) for part in parts]
        yield from self.rows

    def _row(self, part: Part) -> FormRow[Any]:
        kind, _table = _kind(part)
        row = kind(self.session, self.review, part)
        if isinstance(row, EvidenceRow):
            row.attaching = self.attaching
        return row

    def _tell_read(self) -> None:
        self.post_message(self.Read())

    def on_form_pane_read(self) -> None:
        """Record what has been read, on whatever page it was named."""
        recorded = self.attaching.take_in()
        for row in self.rows:
            if isinstance(row, EvidenceRow) and row.field.path in recorded:
                row.settle()

    def on_unmount(self) -> None:
        """Nobody waits for files any more."""
        self.attaching.stop()

    async def open(self, name: str) -> None:
        """Show another page. The focus is for the caller to set, at once."""
        async with self._opening:
            await self.hear_out()
            while lacking := self._lacking(page(self.session, name)):
                await self.mount_all(lacking)
                await self.hear_out()
            self._turn(name)

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
                row = self._row(part)
                row.display = False
                lacking.append(row)
        return lacking

    def _by_kind(self) -> defaultdict[Kind, list[FormRow[Any]]]:
        """All mounted rows, those first of a kind last."""
        found: defaultdict[Kind, list[FormRow[Any]]] = defaultdict(list)
        for row in reversed(self.children):
            if isinstance(row, FormRow):
                found[_kind(row.part)].append(row)
        return found

    def _turn(self, name: str) -> None:
        """Without a pause, so that no key can come between: show a page in the mounted rows."""
        is_other, self.page = name != self.page, name
        mounted = self._by_kind()
        self.rows = []
        for part in page(self.session, name):
            row = mounted[_kind(part)].pop()
            row.turn_to(part)
            self.rows.append(row)
        for row in (row for rows in mounted.values() for row in rows):
            row.display = False
        order: dict[Widget, int] = {row: number for number, row in enumerate(self.rows)}
        self.sort_children(key=lambda row: order.get(row, len(order)))
        if is_other:
            self.scroll_home(animate=False)

    def show_session(self) -> None:
        """Show the session as it stands, in every row."""
        for row in self.rows:
            row.show_session()

    @property
    def _slots(self) -> list[Slot]:
        """All that is filled in on this page, in order."""
        return [slot for row in self.rows for slot in row.slots]

    @property
    def _in_use(self) -> list[tuple[Field, Widget]]:
        """What one can go to, in order."""
        slots = (slot for row in self.rows if row.display for slot in row.slots)
        return [(field, entry) for field, entry in slots if entry is not None]

    def asks(self, path: str) -> bool:
        """Whether a field of this path is on the form, to be typed into."""
        fields = (slot.field for slot in self._slots if not isinstance(slot.entry, ChoiceRow))
        return any(field.path == path for field in fields)

    def keep(self, *, typing: bool = False) -> None:
        """Hand on what prose fields hold and have not told yet, and record files just named, but
        for one whose name is still being typed."""
        for row in self.rows:
            if isinstance(row, ProseRow) and row.entry:
                row.entry.edit_session()
            elif isinstance(row, EvidenceRow) and not (typing and row.is_current):
                row.attach()

    @property
    def entries(self) -> list[Widget]:
        """What can be filled in, in order."""
        return [entry for _field, entry in self._in_use]

    def beside(self, entry: Widget, way: int) -> Widget | None:
        """The entry in the row below or above, of the same column in a table; None where there
        is no further row."""
        rows = [row for row in self.rows if row.display and row.slots]
        lines = [[slot.entry for slot in row.slots if slot.entry] for row in rows]
        here = next(number for number, line in enumerate(lines) if entry in line)
        column = lines[here].index(entry)
        for line in lines[here + way :: way] if here + way >= 0 else ():
            if line:
                return line[min(column, len(line) - 1)]
        return None

    def first_missing(self) -> Widget | None:
        """The first entry that keeps the line from being scored, else the first one."""
        line = line_of(self.session, self.page)
        scored = line is None or self.session.sheet.score(line) is not None
        for field, entry in () if scored else self._in_use:
            if field.required and not self.session.text(field.path):
                return entry
        return next(iter(self.entries), None)

    @property
    def current_field(self) -> Field | None:
        """The field that has the focus."""
        focused = self.screen.focused
        return next((field for field, entry in self._in_use if entry is focused), None)

    def focus_field(self, path: str) -> bool:
        """Go to a field of this page; false where it is not there or out of use."""
        for field, entry in self._in_use:
            if field.path == path:
                self.screen.set_focus(entry)
                # One that has the focus already is not brought into sight by that.
                entry.scroll_visible(animate=False)
                return True
        return False

    def select_all(self, path: str) -> None:
        """Mark what stands in a field, so that typing takes its place."""
        for field, entry in self._in_use:
            if field.path == path and isinstance(entry, TextInput):
                entry.action_select_all()


def _kind(part: Part) -> Kind:
    """The rows that can show a part."""
    match part:
        case TableHead() | TableCells():
            return _table_kind(part)
        case Entry() if part.field.kind == "file":
            return EvidenceRow, ""
        case Entry():
            return FigureRow if part.takes_figure else TextRow, ""
        case _:
            return _ROWS[type(part)], ""


_ROWS: Mapping[type[Part], type[FormRow[Any]]] = {
    CoverHead: CoverHeading,
    Head: Heading,
    Title: PageTitle,
    Choice: ChoiceRow,
    Prose: ProseRow,
    Result: ResultRow,
    Remark: RemarkRow,
}


def _table_kind(part: TableHead | TableCells) -> Kind:
    from ziping.tui.widgets.table_rows import TableHeading, TableRow

    if isinstance(part, TableHead):
        return TableHeading, ""
    return TableRow, f"{part.table.id}.{len(part.fields)}"
