"""The roll-up of many projects: `PYTHONPATH=src:. .venv/bin/python bench/summary.py [PROJECTS]`.

The workbook of PROJECTS lines beside the plainest loop that writes the same cells with the same
library, and a folder of as many project files read in a process of its own, whose memory is taken.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from openpyxl import Workbook

from bench.measure import spread
from bench.projects import SAMPLE, sample
from ziping.exchange.summary import Summary, entry_of, summary_workbook
from ziping.exchange.summary.cells import Cell, Formula
from ziping.exchange.summary.sheets import tables
from ziping.session.summarising import summarise

PROJECTS = 10_000
ROUNDS = 7
UNITS = 50
RATIO_BAR = 1.5
MEMORY_BAR = 150.0
WRITE, READ = "write", "read"
Value: TypeAlias = str | int | float | None


def main() -> int:
    """Measure, print, judge; with a second argument do what that says, for its memory."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS
    if len(sys.argv) > 2:
        return _alone(sys.argv[2], count)
    found = summary(count)
    plain = [(t.title, [list(map(_value, row)) for row in t.rows]) for t in tables(found)]
    rounds = [
        (_timed(lambda: summary_workbook(found)), _timed(lambda: _plain(plain)))
        for _round in range(ROUNDS)
    ]
    ratio = spread([ours / theirs for ours, theirs in rounds])
    print(f"{count} projects of {UNITS} organisations")
    print(f"workbook, s          {spread([ours for ours, _theirs in rounds])}")
    print(f"plain loop, s        {spread([theirs for _ours, theirs in rounds])}")
    print(f"ratio                {ratio}")
    memory = _memory(WRITE, count)
    print(f"memory, writing      {memory:9.1f} MB")
    reading = _memory(READ, count)
    print(f"memory, all of it    {reading:9.1f} MB")
    bars = (("ratio", ratio.median, RATIO_BAR), ("memory", max(memory, reading), MEMORY_BAR))
    for name, value, bar in bars:
        print(f"{name}: {value:.2f}, bar {bar:g}: {'ok' if value <= bar else 'MISSED'}")
    return int(any(value > bar for _name, value, bar in bars))


def summary(count: int) -> Summary:
    """Lines that differ in what the sheets go by, made of one scored project."""
    found, session = Summary(), sample()
    found.add(entry_of("first.toml", session.sheet, session.findings))
    (first,) = found.entries
    spent = first.spent or Fraction(0)
    found.entries = [
        replace(
            first,
            file=f"{number:05}.toml",
            title=f"信息化建设项目 {number}",
            unit=f"第 {number % UNITS:03} 号单位",
            spent=spent - number,
            grade=("优", "良", "中", None)[number % 4],
            blanks=int(number % 4 == 3),
        )
        for number in range(count)
    ]
    return found


def _plain(sheets: Sequence[tuple[str, list[list[Value]]]]) -> bytes:
    """The same rows as values, without looks, formulas, headings or anything else."""
    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _value(cell: Cell) -> Value:
    value = cell.value if isinstance(cell, Formula) else cell
    return float(value) if isinstance(value, Fraction) else value


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _memory(work: str, count: int) -> float:
    """The most memory of a process that does one thing, in MB, as it says itself."""
    command = [sys.executable, __file__, str(count), work]
    run = subprocess.run(  # noqa: S603 - this script itself
        command, capture_output=True, text=True, encoding="utf-8", check=True
    )
    *said, last = run.stdout.splitlines()
    print("\n".join(said), end="\n" if said else "")
    return float(last)


def _alone(work: str, count: int) -> int:
    if work == WRITE:
        summary_workbook(summary(count))
    else:
        with tempfile.TemporaryDirectory() as folder:
            _files(Path(folder), count)
            begun = perf_counter()
            found = summarise(Path(folder), lambda _done, _of: None)
            read = perf_counter()
            summary_workbook(found)
            each = (read - begun) / count * 1000
            print(f"reading, s           {read - begun:9.1f}  ({each:.2f} ms a project)")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most / (1 << 20 if sys.platform == "darwin" else 1 << 10))
    return 0


def _files(folder: Path, count: int) -> None:
    """The sample under so many names; half of them with another figure, so that losses differ."""
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        unit = f"第 {number % UNITS:03} 号单位"
        named = text.replace('unit = "广州住房公积金管理中心"', f'unit = "{unit}"', 1)
        changed = named.replace('"137,038"', f'"{90000 + number}"', 1) if number % 2 else named
        (folder / f"{number:05}.toml").write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
