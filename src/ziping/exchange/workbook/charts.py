"""A chart drawn with openpyxl, plain enough for every program that opens workbooks."""

from __future__ import annotations

from typing import Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet

from ziping.exchange.workbook.looks import CHART_FILLS, CHART_LINE, INK, SONG
from ziping.exchange.workbook.model import Area, Chart

_PIXEL: Final = 9525
"""Pixels in the units of drawings."""
_SIZE: Final = 900
"""Hundredths of a point."""


def draw_chart(drawn: Worksheet, chart: Chart) -> None:
    """Put a chart of shares from 0 to 100 % onto the sheet."""
    bars = BarChart()
    bars.type, bars.grouping, bars.overlap, bars.gapWidth = "bar", "stacked", 100, 55
    for column, fill in zip(chart.columns, CHART_FILLS, strict=False):
        bars.series.append(_series(drawn, column, fill))
    # What is lost is often too narrow to be written on.
    bars.series[0].dLbls = _labels()
    bars.set_categories(_reference(drawn, chart.names))
    _axes(bars)
    if bars.legend is not None:
        bars.legend.position = "b"
        bars.legend.textProperties = _text(INK)
    bars.graphical_properties = GraphicalProperties(noFill=True)
    bars.graphical_properties.line.noFill = True
    size = XDRPositiveSize2D(int(chart.width * _PIXEL), int(chart.height * _PIXEL))
    corner = AnchorMarker(col=chart.area.column - 1, row=chart.area.row - 1)
    vars(bars)["anchor"] = OneCellAnchor(_from=corner, ext=size)
    drawn.add_chart(bars)


def _series(drawn: Worksheet, column: Area, fill: str) -> Series:
    found: Series = SeriesFactory(_reference(drawn, column), title_from_data=True)
    found.graphicalProperties = GraphicalProperties(solidFill=fill)
    found.graphicalProperties.line.noFill = True
    return found


def _labels() -> DataLabelList:
    """The share itself, from the foot of its bar on: it is read also where the bar is shorter."""
    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.position = "inBase"
    labels.textProperties = _text(INK)
    return labels


def _axes(bars: BarChart) -> None:
    """The first name stands on top, shares run from 0 to 100 %."""
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.textProperties = bars.y_axis.textProperties = _text(INK)
    bars.y_axis.crosses = "max"
    bars.y_axis.scaling.min, bars.y_axis.scaling.max = 0, 1
    bars.y_axis.majorUnit = 0.2
    bars.y_axis.number_format = "0%"
    if bars.y_axis.majorGridlines is not None:
        bars.y_axis.majorGridlines.spPr = GraphicalProperties()
        bars.y_axis.majorGridlines.spPr.line.solidFill = CHART_LINE


def _reference(drawn: Worksheet, area: Area) -> Reference:
    last = area.row + area.rows - 1
    return Reference(drawn, min_col=area.column, min_row=area.row, max_row=last)


def _text(ink: str) -> RichText:
    face = Font(typeface=SONG)
    look = CharacterProperties(sz=_SIZE, solidFill=ink, latin=face, ea=face)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)
    return RichText(p=[paragraph])
