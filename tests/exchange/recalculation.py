"""The workbooks that are recalculated, made the same in each process."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from openpyxl import load_workbook

from tests.exchange.cases import DEPARTMENT, PROJECT, changed, random_sheet, sheet_of, with_rows
from tests.exchange.kinds import empty_sheet, kinds_sheet
from tests.exchange.rich import rich_sheet
from tests.exchange.rounding import rounding_workbook
from tests.exchange.shipped import NAMES, shipped_sheet
from tests.exchange.summaries import summary
from tests.exchange.templates import scores_template
from tests.moving import moving_sheet
from ziping.exchange import write_workbook
from ziping.exchange.summary import summary_workbook
from ziping.exchange.template import fill_template
from ziping.exchange.workbook.names import defined_name
from ziping.language import use
from ziping.scoring import ScoreSheet

RANDOM = 24
RICH = 6
KINDS = 36
CANARY = "canary"
CHINESE = "chinese"
EDITED = "edited"
BLANKED = "blanked"
UNSHARED = "unshared"
MOVED = "moved"
JUDGED = "judged"
ROUNDING = "rounding"
SUMMARY = "summary"
TEMPLATE = "template"
ENTERPRISES = "target.h8d4.actual"
WEIGHT = "target.h8d4.weight"
WRONG = 777


@dataclass(frozen=True)
class Recalculation:
    """The files before and after LibreOffice has calculated them."""

    before: Path
    after: Path

    def written(self, name: str) -> Path:
        return self.before / f"{name}.xlsx"

    def calculated(self, name: str) -> Path:
        return self.after / f"{name}.xlsx"


def _makers() -> dict[str, Callable[[], ScoreSheet]]:
    found: dict[str, Callable[[], ScoreSheet]] = {
        "project": partial(sheet_of, PROJECT),
        "department": partial(sheet_of, DEPARTMENT),
    }
    for seed in range(RANDOM):
        found[f"random-{seed}"] = partial(random_sheet, PROJECT if seed % 2 else DEPARTMENT, seed)
    for seed in range(RICH):
        found[f"rich-{seed}"] = partial(rich_sheet, seed)
    for seed in range(KINDS):
        found[f"kinds-{seed}"] = partial(kinds_sheet, seed)
    for seed, name in enumerate(NAMES):
        found[f"shipped-{name}"] = partial(shipped_sheet, name, seed)
    found["empty"] = empty_sheet
    found["long"] = lambda: with_rows(sheet_of(DEPARTMENT), "outputs", 60)
    return found


_MAKERS = _makers()
SHEETS = tuple(_MAKERS)


@cache
def sheet_named(name: str) -> ScoreSheet:
    """A scored project whose workbook must show what the engine says."""
    return _MAKERS[name]()


def blanked_sheet() -> ScoreSheet:
    """The project sample as the engine has it without one of its figures."""
    return changed(sheet_of(PROJECT), {ENTERPRISES: None})


def unshared_sheet() -> ScoreSheet:
    """The project sample as the engine has it with less weight in a row than its group has."""
    return changed(sheet_of(PROJECT), {WEIGHT: "9"})


def files() -> dict[str, bytes]:
    """All workbooks by name."""
    use("en")
    found = {name: write_workbook(sheet_named(name), ()) for name in SHEETS}
    use("zh")
    found[CHINESE] = write_workbook(sheet_of(PROJECT), ())
    use("en")
    project = found["project"]
    found[ROUNDING] = rounding_workbook()
    found[SUMMARY] = summary_workbook(summary())
    found[TEMPLATE] = fill_template(scores_template(), sheet_of(PROJECT)).content
    found[CANARY] = with_wrong_results(project)
    found[EDITED] = with_cell(project, ENTERPRISES, 130000)
    found[BLANKED] = with_cell(project, ENTERPRISES, None)
    found[UNSHARED] = with_cell(project, WEIGHT, 9)
    moving = write_workbook(moving_sheet(), ())
    found[MOVED] = with_cell(moving, "answer.procure.not_applicable", "yes")
    found[JUDGED] = with_cell(moving, "target.r1.operator", "Judged")
    return found


def with_cell(content: bytes, path: str, value: float | str | None) -> bytes:
    """The workbook as a person leaves it who has filled in one cell."""
    book = load_workbook(io.BytesIO(content))
    for title, address in book.defined_names[defined_name(path)].destinations:
        book[title][address.replace("$", "")].value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_wrong_results(content: bytes) -> bytes:
    """The same formulas with a wrong figure beside each."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = re.sub(rb"</f><v>[0-9.]+</v>", b"</f><v>%d</v>" % WRONG, part)
            new.writestr(name, part)
    return stream.getvalue()
