"""The workbooks that are printed, and what stands on their pages."""

from __future__ import annotations

import html
import io
import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from openpyxl import load_workbook

from tests.exchange.cases import DEPARTMENT, PROJECT, SAMPLES, changed, sheet_of, with_rows
from tests.exchange.shipped import NAMES, shipped_sheet
from ziping.exchange import write_workbook
from ziping.findings import find
from ziping.language import use
from ziping.scoring import ScoreSheet
from ziping.session import new_session

SENTENCE = "因汛期连续降雨，隧道段施工窗口减少四十二天，工期顺延至次年三月。"
LONG, HIGH = "long", "high"
_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
_LINE = re.compile(r'<line xMin="[^"]*" yMin="([^"]*)"[^>]*>(.*?)</line>', re.DOTALL)
_WORD = re.compile(r">([^<\n]+)</word>")


@dataclass(frozen=True)
class Line:
    """A line of text by the points above it."""

    above: float
    text: str


@lru_cache
def printed_sheets() -> dict[str, ScoreSheet]:
    """The samples, each form blank and filled in, many rows, and reasons of 2,000 characters."""
    found = {f"sample-{path.stem}": sheet_of(path) for path in sorted(SAMPLES.glob("*.toml"))}
    for seed, name in enumerate(NAMES):
        found[f"blank-{name}"] = new_session(name).sheet
        found[f"filled-{name}"] = shipped_sheet(name, 3 * seed)
    found[LONG] = with_rows(sheet_of(DEPARTMENT), "outputs", 60)
    sheet = sheet_of(PROJECT)
    reason = SENTENCE * (2000 // len(SENTENCE))
    paths = ("target.h8d4.loss_reason", "answer.monitoring.note", "chapter.background")
    found[HIGH] = changed(sheet, dict.fromkeys(paths, reason))
    return found


def printed_files() -> dict[str, bytes]:
    """All workbooks by name, in Chinese."""
    use("zh")
    found = {name: write_workbook(sheet, find(sheet)) for name, sheet in printed_sheets().items()}
    use("en")
    return found


def planned_pages(content: bytes) -> int:
    """The pages that a workbook asks for."""
    book = load_workbook(io.BytesIO(content))
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return sum(len(sheet.row_breaks.brk) + 1 for sheet in visible)


@lru_cache
def pages(file: Path) -> list[list[Line]]:
    """The lines of each page, from the top."""
    command = ["pdftotext", "-bbox-layout", str(file), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [sorted(_lines(page), key=lambda line: line.above) for page in _PAGE.findall(text)]


def _lines(page: str) -> list[Line]:
    return [
        Line(float(above), " ".join(map(html.unescape, _WORD.findall(inside))))
        for above, inside in _LINE.findall(page)
    ]
