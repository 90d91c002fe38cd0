"""Workbooks against LibreOffice: `PYTHONPATH=src:. .venv/bin/python bench/workbooks.py [COUNT]`.

COUNT projects with random figures, a third of them with blanks, are written of each shipped form,
of each sample, of a richer form and of random forms; every formula of every file is compared: the
result beside it, the engine's and LibreOffice's. So are figures on a half and beside it. Then the
time that a thousand targets take.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.exchange.cases import (
    DEPARTMENT,
    PROJECT,
    differences,
    expected,
    random_sheet,
    sheet_of,
    shown,
    with_rows,
)
from tests.exchange.cells import apart, cells, formulas
from tests.exchange.kinds import kinds_sheet
from tests.exchange.libreoffice import recalculated
from tests.exchange.rich import rich_sheet
from tests.exchange.rounding import cases, rounding_workbook, wrong_roundings
from tests.exchange.shipped import NAMES, shipped_sheet
from ziping.exchange import read_back, write_workbook
from ziping.scoring import ScoreSheet

COUNT = 20
_TOGETHER = 100


def main() -> int:
    """Compare, time, judge."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    sheets = _sheets(count)
    begun = perf_counter()
    files = {name: write_workbook(sheet, ()) for name, sheet in sheets.items()}
    written = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = _recalculated(files | {"rounding": rounding_workbook()}, Path(folder))
        calculated = perf_counter()
        judged = [_wrong(name, sheets[name], files[name], found[name]) for name in sheets]
        rounded = [str(line) for line in wrong_roundings(found["rounding"])]
    there = sum(places for places, _lines in judged)
    wrong = [line for _places, lines in judged for line in lines]
    scores = sum(len(expected(sheet)) for sheet in sheets.values())
    complete = sum(sheet.complete for sheet in sheets.values())
    print(f"{len(files)} workbooks, {complete} of them complete")
    print(f"{scores} scores and {there} formulas compared, {len(wrong)} differences")
    print(f"{len(cases())} figures rounded, {len(rounded)} differences")
    print(f"written in {written - begun:.1f} s, recalculated in {calculated - written:.1f} s")
    wrong += rounded
    for line in wrong[:20]:
        print(line)
    _time_many_targets()
    return int(bool(wrong))


def _recalculated(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """All files as LibreOffice saves them, which gives up after some 250 in one run."""
    found: dict[str, Path] = {}
    for number, batch in enumerate(_batched(sorted(files), _TOGETHER)):
        part = folder / str(number)
        part.mkdir()
        found |= recalculated({name: files[name] for name in batch}, part)
    return found


def _batched(names: list[str], size: int) -> Iterator[list[str]]:
    """The names in parts of this size."""
    yield from (names[start : start + size] for start in range(0, len(names), size))


def _sheets(count: int) -> dict[str, ScoreSheet]:
    found = {"project": sheet_of(PROJECT), "department": sheet_of(DEPARTMENT)}
    for seed in range(count):
        found[f"project-{seed}"] = random_sheet(PROJECT, seed)
        found[f"department-{seed}"] = random_sheet(DEPARTMENT, seed)
        found[f"rich-{seed}"] = rich_sheet(seed)
        found[f"kinds-{seed}"] = kinds_sheet(seed)
        found.update({f"{name}-{seed}": shipped_sheet(name, seed) for name in NAMES})
    return found


def _wrong(name: str, sheet: ScoreSheet, content: bytes, calculated: Path) -> tuple[int, list[str]]:
    """How many formulas a file has, and what is wrong with their results."""
    places, before, after = formulas(content), cells(content), cells(calculated)
    wrong = differences(shown(before, sheet), sheet) + differences(shown(after, sheet), sheet)
    wrong += [f"{place}: {pair}" for place, pair in apart(places, before, after).items()]
    return len(places), [f"{name}: {line}" for line in wrong]


def _time_many_targets() -> None:
    for sample in (PROJECT, DEPARTMENT):
        sheet = with_rows(sheet_of(sample), "outputs", 1000)
        begun = perf_counter()
        content = write_workbook(sheet, ())
        written = perf_counter()
        back = read_back(content, sheet)
        print(
            f"1000 targets in {sample.stem}: written in {written - begun:.1f} s, "
            f"{len(content) // 1024} KiB, {back} scores read back in "
            f"{perf_counter() - written:.1f} s"
        )


if __name__ == "__main__":
    sys.exit(main())
