"""The roll-up as a workbook: what stands around the tables is drawn, their rows are streamed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import title_maker
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from ziping.exchange.summary.cells import FIRST_ROW, HEAD_ROW, Chart, Table, first_row, last_row
from ziping.exchange.summary.model import Summary
from ziping.exchange.summary.sheets import tables
from ziping.exchange.summary.streaming import HEIGHT, Looks, row_pieces
from ziping.exchange.workbook.looks import LOST_INK, Look, left
from ziping.exchange.workbook.measure import text_height
from ziping.exchange.workbook.model import letters
from ziping.exchange.workbook.package import repacked
from ziping.exchange.workbook.paper import DIGIT, default_font, on_a4
from ziping.exchange.workbook.render import CREATED
from ziping.exchange.workbook.styles import Styles, put_style
from ziping.exchange.workbook.texts import escaped
from ziping.language import _

_ROWS_END: Final = b"</sheetData>"
_DIMENSION: Final = re.compile(rb'(<dimension ref=")[^"]*')
"""Readers that go row by row believe what this says."""
_TITLE_HEIGHT: Final = 32.0
_BAR: Final = "7F9DC3"


def workbook_bytes(found: Summary) -> bytes:
    """The bytes of the workbook; the same folder gives the same."""
    drawn = Workbook()
    drawn.remove(drawn.worksheets[0])
    default_font(drawn)
    sheets = {}
    for number, table in enumerate(tables(found), 1):
        drawing = _Drawing(drawn.create_sheet(table.title), table)
        drawing.draw()
        sheets[f"xl/worksheets/sheet{number}.xml"] = (table, drawing.looks())
    drawn.properties.creator = "ziping"
    drawn.properties.title = _("Summary of self-evaluations")
    drawn.properties.created = CREATED
    stream = io.BytesIO()
    drawn.save(stream)

    def parts(name: str, part: bytes) -> Iterator[bytes]:
        if name not in sheets:
            yield part
            return
        table, looks = sheets[name]
        before, end, after = part.partition(_ROWS_END)
        yield _DIMENSION.sub(rb"\g<1>A1:" + _end(table).encode(), before)
        yield from row_pieces(table, looks)
        yield end + after

    return repacked(stream.getvalue(), parts)


def _end(table: Table) -> str:
    """The address of the last cell of a table."""
    return f"{letters(len(table.columns))}{last_row(table)}"


class _Drawing:
    """A sheet without the rows of its table."""

    def __init__(self, drawn: Worksheet, table: Table) -> None:
        self.drawn = drawn
        self.table = table
        self.styles = Styles(drawn)
        self.width = len(table.columns)

    def draw(self) -> None:
        """Title, note, headings, and how it is shown and printed."""
        drawn, table = self.drawn, self.table
        self._line(1, table.title, left("title"), _TITLE_HEIGHT)
        self._line(2, table.note, left("subject"), HEIGHT + 2)
        needed = HEIGHT
        for at, column in enumerate(table.columns, 1):
            look = Look("head")
            self._text(HEAD_ROW, at, column.heading, look)
            drawn.column_dimensions[letters(at)].width = column.width / DIGIT
            size = look.face.size
            needed = max(needed, text_height(column.heading, column.width, size))
        drawn.row_dimensions[HEAD_ROW].height = needed
        drawn.sheet_format.defaultRowHeight = HEIGHT
        drawn.sheet_format.customHeight = True
        drawn.freeze_panes = f"{letters(table.held + 1)}{first_row(table)}"
        self._areas()
        on_a4(drawn)
        if table.chart:
            self._chart(table.chart)

    def looks(self) -> list[Looks]:
        """How the cells of each column look, by the numbers that the file gives them."""
        found = []
        for column in self.table.columns:
            pair = (column.look, replace(column.look, role="total"))
            numbers = [self.styles.number(look, quoted=q) for look in pair for q in (False, True)]
            found.append(Looks(*numbers))
        return found

    def _areas(self) -> None:
        drawn, begin, last = self.drawn, first_row(self.table), last_row(self.table)
        drawn.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        if not self.table.sums:
            drawn.auto_filter.ref = f"A{HEAD_ROW}:{_end(self.table)}"
        for at, column in enumerate(self.table.columns, 1):
            if column.alarming:
                look = DifferentialStyle(font=Font(color=LOST_INK, bold=True))
                first = f"{letters(at)}{begin}"
                rule = Rule(type="expression", formula=[f"{first}>0"], dxf=look)
                drawn.conditional_formatting.add(f"{first}:{letters(at)}{last}", rule)

    def _line(self, row: int, text: str, look: Look, height: float) -> None:
        self._text(row, 1, text, replace(look, wrap=False))
        self.drawn.row_dimensions[row].height = height

    def _text(self, row: int, column: int, text: str, look: Look) -> None:
        cell = self.drawn.cell(row, column)
        cell.value = escaped(text)
        cell.data_type = "s"
        put_style(cell, self.styles.style(look, quoted=False))

    def _chart(self, chart: Chart) -> None:
        bars = BarChart()
        bars.legend, bars.gapWidth = None, 60
        title = title_maker(chart.title)
        for line in title.tx.rich.p if title.tx and title.tx.rich else ():
            line.pPr = ParagraphProperties(defRPr=CharacterProperties(sz=1000, b=False))
        bars.title = title
        shown = (
            Reference(self.drawn, chart.first, row, chart.last, row)
            for row in (FIRST_ROW, HEAD_ROW)
        )
        bars.add_data(next(shown), from_rows=True)
        bars.set_categories(next(shown))
        bars.series[0].graphicalProperties = GraphicalProperties(solidFill=_BAR)
        bars.series[0].dLbls = _counts()
        bars.x_axis.delete, bars.y_axis.delete, bars.y_axis.majorGridlines = False, True, None
        bars.width, bars.height = 16, 6
        self.drawn.add_chart(bars, f"A{last_row(self.table) + 2}")


def _counts() -> DataLabelList:
    """How many, on each bar; what is not switched off stands there too."""
    labels = DataLabelList(showVal=True)
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    return labels
