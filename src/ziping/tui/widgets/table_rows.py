"""The rows of a table: headings, cells side by side, sums."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.geometry import Size
from textual.strip import Strip

from ziping.language import _
from ziping.session import Session
from ziping.tui.notices import Notice, notices, notices_height, put_notices
from ziping.tui.paint import fit, wrap
from ziping.tui.palette import ink
from ziping.tui.parts import TableCells, TableHead
from ziping.tui.review import Review
from ziping.tui.widgets.form_row import INSET, FormRow, Slot
from ziping.tui.widgets.inputs import FigureInput, TextInput
from ziping.tui.widgets.table_layout import Cell, columns_in, table_lines
from ziping.tui.wording import titled


class TableHeading(FormRow[TableHead]):
    """The names of the columns over their units."""

    DEFAULT_CSS = """
    TableHeading { margin-bottom: 1; }
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the names need, for each line of a row."""
        return len(self._lines(width))

    def shows(self) -> object:
        """Nothing in it changes."""
        return self.part

    def _lines(self, width: int) -> list[list[tuple[Cell, str]]]:
        """Each line as the words it has in its cells."""
        lines: list[list[tuple[Cell, str]]] = []
        cells = columns_in(self.part.table.columns, width)
        for number in range(table_lines(self.part.table, width)):
            here = [(cell, _heading(cell)) for cell in cells if cell.line == number]
            height = max(len(words) for _cell, words in here)
            for y in range(height):
                blank = [height - len(words) for _cell, words in here]
                lines.append(
                    [
                        (cell, words[y - above])
                        for (cell, words), above in zip(here, blank, strict=True)
                        if y >= above
                    ]
                )
        return lines

    def render_line(self, y: int) -> Strip:
        """One line of the headings."""
        row, style = self.row(), ink(self.palette.muted)
        for cell, words in self._lines(self.size.width)[y]:
            if cell.column.kind == "text":
                row.put(cell.at, words, style)
            else:
                row.put_right(cell.end, words, style)
        return row.strip()


def _heading(cell: Cell) -> list[str]:
    """The name of a column, and its unit under it where its figures do not carry it."""
    column = cell.column
    unit = [column.unit] if column.unit and column.kind != "percent" else []
    return [*wrap(column.label, cell.width - 1), *unit]


class TableRow(FormRow[TableCells]):
    """A row of a table with an entry for each cell that is filled in; or the sums."""

    DEFAULT_CSS = """
    TableRow > Input {
        position: absolute; height: 1; border: none; padding: 0;
        background: $field; color: $strong;
    }
    TableRow > Input:focus {
        background: $focus; color: $on_focus; text-style: bold; background-tint: $focus 0%;
    }
    TableRow.sums { margin-top: 1; }
    """

    def __init__(self, session: Session, review: Review, part: TableCells) -> None:
        super().__init__(session, review, part)
        self._inputs = [
            (FigureInput if field.is_figure else TextInput)(session, field.path)
            for field in part.fields
        ]
        self._below: list[Notice] = []
        self._laid_out = 0
        self.set_class(not part.row, "sums")

    @property
    def slots(self) -> Sequence[Slot]:
        """The cells that are filled in."""
        return [
            Slot(field, entry) for field, entry in zip(self.part.fields, self._inputs, strict=True)
        ]

    def turn_to(self, part: TableCells) -> None:
        """Show another row of the same table."""
        for field, entry in zip(part.fields, self._inputs, strict=True):
            entry.turn_to(field.path)
        super().turn_to(part)

    def compose(self) -> ComposeResult:
        """The entries, over the row's own drawing."""
        yield from self._inputs

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the row, and what is wrong with its cells."""
        self._lay_out(width)
        self._below = self._lines_below(width)
        return table_lines(self.part.table, width) + notices_height(self._below)

    def _lay_out(self, width: int) -> None:
        """Put the entries where their columns stand."""
        if width == self._laid_out:
            return
        self._laid_out = width
        cells = {cell.column.id: cell for cell in columns_in(self.part.table.columns, width)}
        for slot, entry in zip(self.slots, self._inputs, strict=True):
            cell = cells[slot.field.path.rpartition(".")[2]]
            entry.styles.offset = (cell.at + 1, cell.line)
            entry.styles.width = cell.width - 2

    def _lines_below(self, width: int) -> list[Notice]:
        room = max(10, width - 4 * INSET)
        return [
            Notice(item.severity, titled(field.label, item.text), room)
            for field in self.part.fields
            for item in notices(self.session, self.review, field.path, room)
        ]

    def show_session(self) -> None:
        """Show the cells as they stand."""
        for entry in self._inputs:
            entry.show_session()
        before = notices_height(self._below)
        self._below = self._lines_below(self.size.width)
        if notices_height(self._below) != before:
            self.refresh(layout=True)
        super().show_session()

    def shows(self) -> object:
        """What stands in the cells, what follows from it, and what is wrong."""
        columns = self.part.table.columns
        texts = (entry.value for entry in self._inputs)
        return *(self._derived(column.id) for column in columns), *texts, *self._below

    def _derived(self, column: str) -> str:
        """A figure that is worked out; empty where it is typed, or there is none."""
        node = self.session.sheet.plan.tables[self.part.table.id].get(f"{self.part.row}.{column}")
        path = f"table.{self.part.table.id}.{self.part.row}.{column}"
        if node is None or any(field.path == path for field in self.part.fields):
            return ""
        return self.session.sheet.shown(node) or "--"

    def render_line(self, y: int) -> Strip:
        """Brackets around the entries, derived figures between them; below what is wrong."""
        row, width = self.row(), self.size.width
        height = table_lines(self.part.table, width)
        if y >= height:
            put_notices(row, self._below, y - height, 4 * INSET, self.palette)
            return row.strip()
        if y == 0 and self.is_current:
            row.put(0, ">", ink(self.palette.accent))
        entries = {entry.path.rpartition(".")[2]: entry for entry in self._inputs}
        for number, cell in enumerate(columns_in(self.part.table.columns, width)):
            if cell.line != y:
                continue
            entry = entries.get(cell.column.id)
            if entry is not None:
                colours = self.palette
                filled = colours.focus if entry.has_focus else colours.field
                frame = ink(colours.on_focus if entry.has_focus else colours.muted, filled)
                row.put(cell.at, entry.brackets(cell.width - 2), frame)
            elif not self.part.row and number == 0:
                row.put(cell.at, fit(_("Sum"), cell.width), ink(self.palette.text))
            else:
                style = self.palette.text if self.part.row else self.palette.strong
                row.put_right(cell.end, self._derived(cell.column.id), ink(style))
        return row.strip()
