"""Processor time of one export: `PYTHONPATH=src:. .venv/bin/python bench/export.py [ROUNDS]`.

A form of forty rows is written in fresh processes, in turn by us and by the library alone, which
is given the same cells, looks and merged areas ready made. Both load the library and end with the
bytes of the file. The bar: we take at most 1.3 times as long.
"""

from __future__ import annotations

import io
import subprocess
import sys
from copy import copy
from time import process_time

from tests.exchange.cases import PROJECT, sheet_of, with_rows

BAR = 1.3
ROUNDS = 7
ROWS = 31
"""Beside the nine indicators of the form."""


def main() -> int:
    """Let both write in turn, compare the best."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    times: dict[str, list[float]] = {"ours": [], "alone": []}
    for _round in range(rounds):
        for who, found in times.items():
            command = [sys.executable, __file__, who]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found.append(float(done.stdout))
    ours, alone = min(times["ours"]), min(times["alone"])
    print(f"ours {ours * 1000:.0f} ms, the library alone {alone * 1000:.0f} ms")
    print(f"ratio {ours / alone:.2f}, bar {BAR}")
    return int(ours > BAR * alone)


def _ours() -> float:
    from ziping.findings import find

    sheet = with_rows(sheet_of(PROJECT), "outputs", ROWS)
    findings = find(sheet)
    begun = process_time()
    from ziping.exchange import write_workbook

    write_workbook(sheet, findings)
    return process_time() - begun


def _alone() -> float:
    begun = process_time()
    import openpyxl

    loaded = process_time() - begun
    from ziping.exchange import write_workbook
    from ziping.findings import find

    sheet = with_rows(sheet_of(PROJECT), "outputs", ROWS)
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(sheet, find(sheet))))
    cells = {
        drawn.title: [(c.row, c.column, c.value, copy(c._style)) for r in drawn for c in r]
        for drawn in book
    }
    merged = {drawn.title: [str(area) for area in drawn.merged_cells.ranges] for drawn in book}
    begun = process_time()
    for title, listed in cells.items():
        drawn = book.create_sheet(f"{title}.")
        for row, column, value, style in listed:
            cell = drawn.cell(row, column)
            cell._style = style
            if value is not None:
                cell.value = value
        for area in merged[title]:
            drawn.merge_cells(area)
    for title in cells:
        del book[title]
    book.save(io.BytesIO())
    return loaded + process_time() - begun


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ours"]:
            print(_ours())
        case ["alone"]:
            print(_alone())
        case _:
            sys.exit(main())
