"""Workbooks as LibreOffice saves them after a person has worked in them."""

from __future__ import annotations

import json
import os
import subprocess
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.exchange.cases import PROJECT, sheet_of
from tests.exchange.coming_back import CARRIERS, at, injected, key_column, opened, random_edits
from ziping.exchange import write_workbook
from ziping.exchange.workbook.metadata import SHEET
from ziping.language import use

SCRIPT = Path(__file__).with_name("office_edit.py")
ENDINGS = ("xlsx", "xls")
VARIANTS = ("all", *CARRIERS)
INJECTED = "injected"
EDITS = random_edits(sheet_of(PROJECT), 3, 10)
BY_HAND = "手加的指标"
RENAMED = "评分'表, 2"

Step = tuple[str | float | None, ...]


@dataclass(frozen=True)
class Job:
    """A workbook, what is done in it, and the files that it is saved as."""

    source: Path
    steps: Sequence[Step]
    targets: Sequence[Path]


@lru_cache
def python() -> str | None:
    """A Python that can speak to LibreOffice, None where there is none."""
    for folder in os.get_exec_path():
        found = Path(folder) / "python3"
        if found.exists():
            asked = subprocess.run([found, "-c", "import uno"], capture_output=True, check=False)
            if asked.returncode == 0:
                return str(found)
    return None


def carried_out(jobs: Sequence[Job], folder: Path) -> None:
    """All jobs in one LibreOffice."""
    order = {
        "profile": (folder / "office").as_uri(),
        "pipe": f"z{uuid.uuid4().hex[:12]}",
        "jobs": [
            {
                "source": str(job.source),
                "steps": job.steps,
                "targets": [str(target) for target in job.targets],
            }
            for job in jobs
        ],
    }
    subprocess.run(
        [python() or "", SCRIPT],
        input=json.dumps(order).encode(),
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
    )


def make_all(folder: Path) -> None:
    """Every workbook of the tests, as it comes back."""
    use("en")
    source, other = folder / "source.xlsx", folder / f"{INJECTED}-source.xlsx"
    source.write_bytes(write_workbook(sheet_of(PROJECT), ()))
    other.write_bytes(write_workbook(injected(), ()))
    jobs = [
        Job(source, [*_work(source), *_lost(source, variant)], _targets(folder, variant))
        for variant in VARIANTS
    ]
    carried_out([*jobs, Job(other, (), _targets(folder, INJECTED))], folder)


def _targets(folder: Path, name: str) -> list[Path]:
    return [folder / f"{name}.{ending}" for ending in ENDINGS]


def _work(source: Path) -> list[Step]:
    """Cells edited, rows put in and moved, a column hidden, a sheet called otherwise."""
    book = opened(source.read_bytes())
    table, data = book.worksheets[0].title, book.worksheets[1].title
    places = {path: at(book, path) for path in EDITS}
    steps: list[Step] = [
        ("put", places[path][0].title, places[path][1], value)
        for path, (value, _text) in EDITS.items()
    ]
    row = _row(at(book, "target.k3f9.title")[1])
    note = _row(at(book, "answer.monitoring.note")[1])
    return [
        *steps,
        ("insert", table, row + 1, 2),
        ("put", table, f"C{row + 1}", BY_HAND),
        ("insert", data, 5, 1),
        ("move", data, note + 1, note - 3),
        ("hide", table, 8),
        ("rename", table, RENAMED),
    ]


def _row(address: str) -> int:
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def _lost(source: Path, variant: str) -> list[Step]:
    """What else is taken away, so that one carrier is left."""
    sheets = opened(source.read_bytes()).worksheets
    steps: list[Step] = []
    if variant in ("column", "sheet"):
        steps.append(("without_names",))
    if variant in ("names", "sheet"):
        for number, sheet in enumerate(sheets):
            if column := key_column(sheet):
                steps.append(("without_column", sheet.title if number else RENAMED, column))
    if variant in ("names", "column"):
        steps.append(("without_sheet", SHEET))
    return steps
