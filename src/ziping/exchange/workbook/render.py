"""The plain workbook drawn with openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as DrawnCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ziping.exchange.workbook.charts import draw_chart
from ziping.exchange.workbook.keys import HEAD
from ziping.exchange.workbook.model import Item, Live, Number, Text, letters
from ziping.exchange.workbook.names import defined_name
from ziping.exchange.workbook.paper import DIGIT, default_font, on_a4
from ziping.exchange.workbook.sheets import Book, Sheet
from ziping.exchange.workbook.styles import Styles, put_style
from ziping.exchange.workbook.texts import escaped, starts_like_formula
from ziping.exchange.workbook.validations import add_validations
from ziping.expression.spreadsheet import Cell, literal

CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""The same in each file, so that the same project gives the same bytes."""

LONGEST_FORMULA: Final = 8192
LONGEST_LITERAL: Final = 255
_OWN_FORMAT: Final = 164
"""The first number of formats that a file brings itself."""


def render(book: Book, title: str, head: str, results: tuple[str, ...]) -> bytes:
    """The bytes as openpyxl writes them, formulas without results.

    `results` are the keys that get a defined name besides the fields; `head` is what the workbook
    says of itself.
    """
    drawn = Workbook()
    drawn.remove(drawn.worksheets[0])
    default_font(drawn)
    for sheet in book.sheets:
        _Drawing(drawn.create_sheet(sheet.title), sheet, book.cells(sheet.title)).draw()
    _names(drawn, book, head, results)
    drawn.calculation.fullCalcOnLoad = True
    drawn.properties.creator = "ziping"
    drawn.properties.title = escaped(title)
    drawn.properties.created = CREATED
    stream = io.BytesIO()
    # Parts are packed when they are finished; here it would be for nothing.
    with zipfile.ZipFile(stream, "w") as file:
        ExcelWriter(drawn, file).save()
    return stream.getvalue()


def _names(drawn: Workbook, book: Book, head: str, results: tuple[str, ...]) -> None:
    said = literal(head)
    if len(said) <= LONGEST_LITERAL:
        name = defined_name(HEAD)
        drawn.defined_names[name] = DefinedName(name, attr_text=said)
    keys = [entry.path for entry, _content in book.entries()]
    for key in (*keys, *(key for key in results if key in book.spots)):
        spot, name = book.spots[key], defined_name(key)
        column = spot.address.rstrip("0123456789")
        row = spot.address.removeprefix(column)
        place = spot.reference().replace(spot.address, f"${column}${row}")
        drawn.defined_names[name] = DefinedName(name, attr_text=place)


class _Drawing:
    def __init__(self, drawn: Worksheet, sheet: Sheet, cells: Mapping[str, Cell]) -> None:
        self.drawn = drawn
        self.sheet = sheet
        self.cells = cells
        self.styles = Styles(drawn)

    def draw(self) -> None:
        for item in self.sheet.items:
            self._item(item)
        for number, width in enumerate(self.sheet.widths, 1):
            column = self.drawn.column_dimensions[letters(number)]
            column.width, column.hidden = width / DIGIT, not width
        if self.sheet.page.key_column:
            self.drawn.column_dimensions[letters(self.sheet.page.key_column)].hidden = True
        for row, height in self.sheet.heights.items():
            self.drawn.row_dimensions[row].height = height
        add_validations(self.drawn, self.sheet, self.cells)
        if self.sheet.page.hidden:
            self.drawn.sheet_state = "veryHidden"
        else:
            self._print()
        for chart in self.sheet.charts:
            draw_chart(self.drawn, chart)
        self._marks()
        self._protect()

    def _item(self, item: Item) -> None:
        area = item.area
        quoted = isinstance(item.content, Text) and starts_like_formula(item.content.text)
        style = self.styles.style(item.look, quoted=quoted)
        for row in range(area.row, area.row + area.rows):
            for column in range(area.column, area.column + area.columns):
                # A merged area keeps its lines only if each of its cells has them.
                put_style(self.drawn.cell(row, column), style)
        if area.rows > 1 or area.columns > 1:
            # merge_cells() compares with all merged before: minutes for a thousand rows.
            self.drawn.merged_cells.ranges.add(CellRange(area.span))
        cell = self.drawn.cell(area.row, area.column)
        if isinstance(cell, DrawnCell):
            self._fill(cell, item)

    def _fill(self, cell: DrawnCell, item: Item) -> None:
        match item.content:
            case Text(text=text):
                cell.value = escaped(text)
                cell.data_type = "s"
            case Number(value=value):
                cell.value = int(value) if value.denominator == 1 else float(value)
            case Live(write=write):
                text = "=" + escaped(write(self.cells))
                if len(text) > LONGEST_FORMULA:
                    raise ValueError(f"{self.sheet.title}!{cell.coordinate}")
                cell.value = text
        if item.link:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=item.link)

    def _print(self) -> None:
        page, drawn = self.sheet.page, self.drawn
        drawn.freeze_panes = page.frozen or None
        drawn.print_area = (
            f"A1:{letters(len(self.sheet.widths))}{page.last_row or max(self.sheet.heights)}"
        )
        if page.head_row:
            drawn.print_title_rows = f"{page.head_row}:{page.head_row}"
        for start in page.starts:
            drawn.row_breaks.append(Break(id=start - 1))
        on_a4(drawn, upright=page.upright)

    def _marks(self) -> None:
        for mark in self.sheet.marks:
            look = DifferentialStyle()
            if mark.ink:
                look.font = Font(color=mark.ink, bold=mark.bold or None)
            if mark.number:
                look.numFmt = NumberFormat(numFmtId=_OWN_FORMAT, formatCode=mark.number)
            rule = Rule(type="expression", formula=[mark.write(self.cells)], dxf=look)
            self.drawn.conditional_formatting.add(" ".join(mark.areas), rule)

    def _protect(self) -> None:
        """Formulas cannot be typed over by accident; whoever means to can lift it."""
        protection = self.drawn.protection
        protection.sheet = True
        # In this format "false" allows.
        protection.formatCells = False
        protection.formatRows = False
        protection.formatColumns = False
