"""Processor time of one export: `PYTHONPATH=src:. .venv/bin/python bench/export.py [ROUNDS]`.

A project of forty rows is written in fresh processes, in turn by us and by the library alone, which
is given the same cells, looks and merged areas ready made. Both load what they need first and end
with the bytes of the file. The bar: we take at most 1.3 times as long.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from multiprocessing import get_context
from operator import attrgetter
from time import process_time

BAR = 1.3
ROUNDS = 7
ROWS = 31
"""Target rows, beside the nine indicators of the form."""


def main() -> int:
    """Let both write in turn, compare the best."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    times: dict[Callable[[], float], list[float]] = {_ours: [], _alone: []}
    for _round in range(rounds):
        for write, found in times.items():
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                found.append(pool.submit(write).result())
    ours, alone = min(times[_ours]), min(times[_alone])
    verdict = "ok" if ours <= BAR * alone else "MISSED"
    print(f"ours {ours * 1000:.0f} ms, the library alone {alone * 1000:.0f} ms")
    print(f"ratio {ours / alone:.2f}, bar {BAR}: {verdict}")
    return int(verdict != "ok")


def _ours() -> float:
    import ziping.session

    begun = process_time()
    from ziping.exchange.workbook.build import build

    loaded = process_time() - begun
    from tests.exchange.cases import PROJECT, sheet_of, with_rows

    sheet = with_rows(sheet_of(PROJECT), "outputs", ROWS)
    findings = ziping.findings.find(sheet)
    begun = process_time()
    build(sheet, findings)
    return loaded + process_time() - begun


def _alone() -> float:
    begun = process_time()
    import openpyxl

    loaded = process_time() - begun
    from tests.exchange.cases import PROJECT, sheet_of, with_rows
    from ziping.exchange import write_workbook
    from ziping.exchange.workbook.styles import put_style
    from ziping.findings import find

    style_of = attrgetter("_style")
    sheet = with_rows(sheet_of(PROJECT), "outputs", ROWS)
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(sheet, find(sheet))))
    cells = {
        drawn.title: [(c.row, c.column, c.value, copy(style_of(c))) for r in drawn for c in r]
        for drawn in book
    }
    merged = {drawn.title: [str(area) for area in drawn.merged_cells.ranges] for drawn in book}
    begun = process_time()
    for title, listed in cells.items():
        drawn = book.create_sheet(f"{title}.")
        for row, column, value, style in listed:
            cell = drawn.cell(row, column)
            put_style(cell, style)
            if value is not None:
                cell.value = value
        for area in merged[title]:
            drawn.merge_cells(area)
    for title in cells:
        del book[title]
    book.save(io.BytesIO())
    return loaded + process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
