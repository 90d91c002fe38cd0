"""How all our workbooks are printed, and the font that their widths are counted in."""

from __future__ import annotations

from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ziping.exchange.workbook.looks import CHINESE, FAMILIES, SONG
from ziping.language import _

DIGIT: Final = 8
"""Pixels of a digit in the default font, the unit of column widths."""

_A4: Final = 9


def default_font(drawn: Workbook) -> None:
    """Column widths count digits of the default font: the same everywhere only if it is named."""
    font = Font(name=SONG, size=11, charset=CHINESE, family=FAMILIES[SONG])
    vars(drawn)["_fonts"] = IndexedList([font])
    vars(drawn)["_named_styles"]["Normal"].font = font


def on_a4(drawn: Worksheet, *, upright: bool = False) -> None:
    """One page wide on A4, with the number of the page."""
    drawn.sheet_view.showGridLines = False
    drawn.page_setup.orientation = "portrait" if upright else "landscape"
    drawn.page_setup.paperSize = _A4
    drawn.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    drawn.page_setup.fitToWidth, drawn.page_setup.fitToHeight = 1, 0
    drawn.print_options.horizontalCentered = True
    drawn.page_margins = PageMargins(
        left=0.4, right=0.4, top=0.55, bottom=0.6, header=0.25, footer=0.3
    )
    if drawn.oddFooter is not None:
        footer = drawn.oddFooter.center
        footer.text = _("Page {page} of {pages}").format(page="&P", pages="&N")
        footer.font, footer.size = SONG, 9
