"""An .xls file into plain cells, where the extra that reads it is installed."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from ziping.exchange.guard import TableRefused
from ziping.exchange.incoming.cells import Cell, Value, Workbook, number
from ziping.exchange.incoming.formats import EPOCHS, moment, shown_as
from ziping.exchange.workbook.model import letters, quoted
from ziping.language import _

_FAULTS = (
    *(AssertionError, AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError),
    *(MemoryError, RecursionError, UnicodeError, struct.error),
)


def read_xls(content: bytes) -> Workbook:
    """The cells of an old workbook. Raises TableRefused."""
    try:
        import xlrd
    except ImportError as error:
        message = _("It is an old workbook (.xls); save it as .xlsx, or install ziping[xls]")
        raise TableRefused(message) from error
    faults = (xlrd.XLRDError, xlrd.compdoc.CompDocError, *_FAULTS)
    try:
        return _workbook(content)
    except faults as error:
        if "encrypted" in str(error).lower():
            raise TableRefused(_("It is locked with a password; save it without one")) from error
        message = _(
            "It is no whole workbook; open it in a spreadsheet program and save it as .xlsx"
        )
        raise TableRefused(message) from error


def _workbook(content: bytes) -> Workbook:
    import xlrd

    book = xlrd.open_workbook(
        file_contents=content, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
    )
    sheets = {sheet.name: dict(_cells(book, sheet)) for sheet in book.sheets()}
    return Workbook(sheets, dict(_names(book)), shows_formulas=False)


def _cells(book: Any, sheet: Any) -> Iterator[tuple[tuple[int, int], Cell]]:  # noqa: ANN401
    """The cells of a sheet; the library has no types."""
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            value, is_error = _value(book, cell)
            if value is not None or is_error:
                code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
                is_percent = shown_as(code) == "percent"
                yield (row + 1, column + 1), Cell(value, error=is_error, percent=is_percent)


def _value(book: Any, cell: Any) -> tuple[Value, bool]:  # noqa: ANN401 - same
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return cell.value or None, False
        case xlrd.XL_CELL_NUMBER:
            return number(cell.value), False
        case xlrd.XL_CELL_DATE:
            return moment(cell.value, EPOCHS[book.datemode]), False
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value), False
        case xlrd.XL_CELL_ERROR:
            return None, True
    return None, False


def _names(book: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - same
    """The names of single cells and of texts, as an .xlsx file writes them."""
    import xlrd

    for name in book.name_obj_list:
        found = name.result
        if name.scope != -1 or found is None:
            continue
        if found.kind == xlrd.formula.oREF and len(found.value or ()) == 1:
            area = found.value[0]
            sheet, _end, row, last_row, column, last_column = area.coords
            if (last_row - row, last_column - column) == (1, 1):
                title = quoted(book.sheet_names()[sheet])
                yield name.name, f"{title}!${letters(column + 1)}${row + 1}"
        elif found.kind == xlrd.formula.oSTRG:
            yield name.name, '"' + str(found.value).replace('"', '""') + '"'
