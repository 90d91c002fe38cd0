"""Templates made for the tests, and how their parts are changed and looked at."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ziping.exchange.template import fill_template, filled_cells
from ziping.scoring import ScoreSheet


def template(
    cells: Mapping[str, str | float], arrange: Callable[[Workbook], None] | None = None
) -> bytes:
    """A workbook with a sheet "T" that holds these, further arranged where that is wanted."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "T"
    for address, value in cells.items():
        sheet[address] = value
    if arrange:
        arrange(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def scores_template() -> bytes:
    """A template with a marked row, sums below it, and a sheet that takes up the sums."""

    def arrange(book: Workbook) -> None:
        book.create_sheet("O").append(["=T!C4*2"])

    cells = {"A2": "{{指标.名称}}", "B2": "{{指标.分值}}", "C2": "{{指标.得分}}", "D2": "=B2-C2"}
    sums = {f"{name}4": f"=SUM({name}2:{name}3)" for name in "BCD"}
    return template({**cells, **sums}, arrange)


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed, or made of nothing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        before = old.read(name).decode() if name in old.namelist() else ""
        new.writestr(name, change(before))
    return stream.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """All parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def filled(content: bytes, scores: ScoreSheet) -> Workbook:
    """The filled template, of which every cell could be read back."""
    result = fill_template(content, scores)
    assert filled_cells(result) == len(result.placed)
    return load_workbook(io.BytesIO(result.content))


def column(sheet: Worksheet, letter: str, first: int, last: int) -> list[object]:
    """What stands in a column from one row to another."""
    return [sheet[f"{letter}{row}"].value for row in range(first, last + 1)]
