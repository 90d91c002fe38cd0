"""Works in workbooks as a person does in LibreOffice; started with a Python that has its `uno`.

Reads jobs as JSON from standard input, see `office.py`; knows nothing of the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97"}


def main() -> None:
    """Do all jobs in one LibreOffice, then end it."""
    order = json.load(sys.stdin)
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={order['profile']}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"--accept=pipe,name={order['pipe']};urp",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        desktop = connected(order["pipe"])
        for job in order["jobs"]:
            do(desktop, job)
        desktop.terminate()
        office.wait(60)
    finally:
        office.kill()


def connected(pipe: str) -> Any:
    """The LibreOffice behind a pipe, once it is there."""
    local = uno.getComponentContext()
    create = local.ServiceManager.createInstanceWithContext
    resolver = create("com.sun.star.bridge.UnoUrlResolver", local)
    for _try in range(600):
        try:
            found = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
        else:
            return found.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", found
            )
    raise TimeoutError


def option(name: str, value: object) -> Any:
    """A named value as LibreOffice wants it."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def do(desktop: Any, job: dict[str, Any]) -> None:
    """Open a workbook, work in it, save it."""
    url = Path(job["source"]).as_uri()
    book = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
    for sheet in book.Sheets:
        sheet.unprotect("")
    for step in job["steps"]:
        STEPS[step[0]](book, *step[1:])
    for target in job["targets"]:
        kind = FILTERS[target.rpartition(".")[2]]
        book.storeToURL(Path(target).as_uri(), (option("FilterName", kind),))
    book.close(True)


def put(book: Any, sheet: str, address: str, value: float | str | None) -> None:
    """Type something into a cell."""
    cell = book.Sheets.getByName(sheet).getCellRangeByName(address)
    if isinstance(value, str):
        cell.String = value
    elif value is None:
        cell.clearContents(1 + 2 + 4 + 16)
    else:
        cell.Value = value


def insert(book: Any, sheet: str, row: int, count: int) -> None:
    """Put empty rows in above a row."""
    book.Sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)


def move(book: Any, sheet: str, row: int, before: int) -> None:
    """Cut a row and put it in above another one further down."""
    cells = book.Sheets.getByName(sheet)
    cells.Rows.insertByIndex(before - 1, 1)
    source = cells.getCellRangeByPosition(0, row - 1, 255, row - 1).RangeAddress
    cells.moveRange(cells.getCellByPosition(0, before - 1).CellAddress, source)
    cells.Rows.removeByIndex(row - 1, 1)


def remove(book: Any, sheet: str, row: int) -> None:
    """Delete a row."""
    book.Sheets.getByName(sheet).Rows.removeByIndex(row - 1, 1)


def hide(book: Any, sheet: str, column: int) -> None:
    """Hide a column."""
    book.Sheets.getByName(sheet).Columns.getByIndex(column - 1).IsVisible = False


def rename(book: Any, sheet: str, name: str) -> None:
    """Call a sheet otherwise."""
    book.Sheets.getByName(sheet).Name = name


def without_names(book: Any) -> None:
    """Take all defined names away."""
    for name in book.NamedRanges.ElementNames:
        book.NamedRanges.removeByName(name)


def without_column(book: Any, sheet: str, column: int) -> None:
    """Take a column away."""
    book.Sheets.getByName(sheet).Columns.removeByIndex(column - 1, 1)


def without_sheet(book: Any, sheet: str) -> None:
    """Take a sheet away."""
    book.Sheets.removeByName(sheet)


STEPS = {
    step.__name__: step
    for step in (
        *(put, insert, move, remove, hide, rename),
        *(without_names, without_column, without_sheet),
    )
}

if __name__ == "__main__":
    main()
