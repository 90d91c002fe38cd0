"""The meeting's table: headings, rows, and the entry that lies over the field one stands in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Offset
from textual.strip import Strip

from ziping.scoring import Field, Line
from ziping.session import Session
from ziping.session.meeting import Meeting
from ziping.tui.hearing import hear_out
from ziping.tui.review import Review
from ziping.tui.widgets.bars import Bar
from ziping.tui.widgets.inputs import FigureInput
from ziping.tui.widgets.meeting_grid import MeetingGrid
from ziping.tui.widgets.meeting_rows import RowPainter, columns

_OUT_OF_SIGHT = Offset(0, -9)


class Headings(Bar):
    """The headings of the columns, which stay where the rows scroll."""

    DEFAULT_CSS = """
    Headings { background: $side; }
    """

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._meeting = meeting

    def render_line(self, _y: int) -> Strip:
        """The line, as wide as the rows beside their scroll bar."""
        width = self.size.width - 1
        return RowPainter(self._meeting, self.palette, width).head().strip()


class CellInput(FigureInput):
    """The entry over a field; as long as what stands in it is marked, the arrows go to others."""

    DEFAULT_CSS = """
    CellInput { height: 1; border: none; padding: 0; background: $focus; color: $on_focus; }
    CellInput:focus {
        border: none; background: $focus; color: $on_focus; text-style: bold;
        background-tint: $focus 0%;
    }
    """


class MeetingTable(Container):
    """All indicators in one table, changed in place. It holds no value."""

    DEFAULT_CSS = """
    MeetingTable { layers: rows entry; background: $side; }
    MeetingTable > Headings, MeetingTable > MeetingGrid { layer: rows; }
    MeetingTable > CellInput { layer: entry; }
    """

    def __init__(self, meeting: Meeting, review: Review) -> None:
        super().__init__(id="table")
        self.session: Session = meeting.session
        self.meeting = meeting
        self.grid = MeetingGrid(meeting, review)
        self.entry = CellInput(self.session, "")
        self.headings = Headings(meeting)

    def compose(self) -> ComposeResult:
        """Headings, rows, entry."""
        yield self.headings
        yield self.grid
        yield self.entry

    @property
    def line(self) -> Line | None:
        """The line one stands on."""
        return self.grid.line

    @property
    def field(self) -> Field | None:
        """The field one stands in."""
        return self.grid.field

    @property
    def is_typing(self) -> bool:
        """Whether keys that move belong to the text one types in."""
        return self.entry.has_focus and not self.entry.is_fresh

    def keep(self) -> None:
        """Every key is told at once; what is typed next is a step of its own."""
        self.session.settle()

    async def hear_out(self) -> None:
        """Let the field act on the keys sent to it while one stands in it."""
        await hear_out((self.grid, self.entry))

    def go(self, line: str, cell: int | None = None) -> None:
        """Go to a line, to the field that matters most where none is said."""
        self.session.settle()
        self.grid.go(line, cell)
        self.take_field()

    def go_to_path(self, path: str) -> bool:
        """Go to a field, on this line where it has it; whether there is one."""
        lines = self.session.sheet.lines
        for line in (*(item for item in lines if item is self.line), *lines):
            paths = [field.path for field in self.meeting.cells(line)]
            if path in paths:
                self.go(line.id, paths.index(path))
                return True
        return False

    def step(self, rows: int) -> None:
        """So many lines down or up, to the like field."""
        field, here = self.field, self.line
        line = self.grid.beside(rows)
        cell = None
        if field and here and here.is_target:
            paths = {item.path for item in self.meeting.cells(here)}
            wanted = field.path.replace(here.prefix, here.prefix.replace(here.id, line), 1)
            found = [item.path for item in self._cells_of(line)]
            cell = found.index(wanted) if field.path in paths and wanted in found else None
        self.go(line, cell)

    def walk(self, way: int) -> None:
        """To the next or previous field, and over the end to that of the next line."""
        cell = self.grid.cell + way
        if self.line and 0 <= cell < len(self.grid.fields):
            self.go(self.line.id, cell)
            return
        line = self.grid.beside(way)
        if self.line and line != self.line.id:
            self.go(line, 0 if way > 0 else max(0, len(self._cells_of(line)) - 1))

    def _cells_of(self, line: str) -> tuple[Field, ...]:
        found = (item for item in self.session.sheet.lines if item.id == line)
        return next((self.meeting.cells(item) for item in found), ())

    def show_session(self) -> None:
        """Show the session as it stands; what is typed in is in sight."""
        self.grid.show_session()
        self.grid.scroll_to_cursor()
        field = self.field
        standing = field is not None and self.entry.display and self.entry.path == field.path
        if not standing or self.entry.value != self.session.text(self.entry.path):
            self.take_field()

    def take_field(self) -> None:
        """The entry over the field where a text is typed; else the rows take the keys."""
        field = self.field
        typed = field is not None and not field.options
        if field is not None and typed:
            self.entry.turn_to(field.path)
            self.entry.refresh()
        self.entry.display = typed
        self.place_entry()
        self.screen.set_focus(self.entry if typed else self.grid)

    def place_entry(self) -> None:
        """Move the entry to where its field is drawn."""
        at = self.grid.field_place
        in_sight = 0 <= at.y < self.grid.size.height
        self.entry.styles.width = max(1, columns(self.grid.size.width).field_width - 2)
        self.entry.styles.offset = Offset(at.x + 1, at.y + 1) if in_sight else _OUT_OF_SIGHT
        self.entry.refresh()

    def on_meeting_grid_scrolled(self) -> None:
        """The entry stays with its row."""
        self.place_entry()

    def on_meeting_grid_wanted(self, event: MeetingGrid.Wanted) -> None:
        """A line was clicked, or a criterion answered by its number."""
        self.go(event.line, event.cell)
