"""Projects with random figures, from blank to overdone, and what their workbooks must show."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from math import isclose
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cells import Cells, cells
from ziping.exchange.workbook.build import result_keys
from ziping.exchange.workbook.names import defined_name
from ziping.scoring import ScoreSheet, score
from ziping.session import open_session

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
PROJECT = SAMPLES / "gz-it-2021.toml"
DEPARTMENT = SAMPLES / "gz-department-2023.toml"
OPERATORS = (">", ">=", "=", "<=", "<")


def decimal(draw: random.Random, low: float, high: float) -> str:
    """A figure as a person writes it, with more or fewer decimals."""
    return f"{draw.uniform(low, high):.{draw.choice((0, 1, 2, 2, 3))}f}"


def sheet_of(path: Path) -> ScoreSheet:
    """A sample as it is scored."""
    return open_session(path).sheet


def changed(sheet: ScoreSheet, edits: dict[str, str | None]) -> ScoreSheet:
    """The sheet of the same project with other texts in some fields."""
    project = sheet.project
    return score(
        sheet.form, project.changed(project.change(path, text) for path, text in edits.items())
    )


def random_sheet(sample: Path, seed: int) -> ScoreSheet:
    """A sample with other figures: every third has blanks, some have zeros and overrides."""
    draw = random.Random(f"{sample.name} {seed}")  # noqa: S311 - figures for a test
    sheet = sheet_of(sample)
    edits: dict[str, str | None] = {}
    for path in sheet.plan.program.inputs:
        edits[path] = _figure(draw, path, sheet)
    for line in sheet.lines:
        if line.is_target:
            edits.update(_target(draw, line.prefix, scored=line.score is not None))
    if seed % 3 == 0:
        for path in draw.sample(sorted(edits), k=draw.randint(1, 4)):
            edits[path] = None
    return changed(sheet, edits)


def _figure(draw: random.Random, path: str, sheet: ScoreSheet) -> str | None:
    node = sheet.plan.program.inputs[path]
    if node.kind == "flag":
        return draw.choice(("true", "true", "false"))
    if path.endswith(".override"):
        return decimal(draw, 0, 3) if draw.random() < 0.1 else None
    if ".deduction." in path:
        return draw.choice(("0", "0.5", "1", "1.25", "4"))
    if path.endswith(".weight"):
        return draw.choice(("10", "5", "7.5", "3.3"))
    if node.kind == "percent":
        return draw.choice((decimal(draw, 80, 101) + "%", "0%", "100%"))
    if node.kind == "count":
        return draw.choice((None, None, str(draw.randint(0, 9))))
    if path in ("fact.spent", "fact.carry_over_rate") and sheet.plan.figures[path[5:]].derived:
        return None
    return draw.choice((decimal(draw, 0, 2000), decimal(draw, 900, 1100), "0", "1,032.52"))


def _target(draw: random.Random, prefix: str, *, scored: bool) -> dict[str, str | None]:
    target = draw.choice((decimal(draw, 1, 500), "0", "90,000", "4.48万", "40", "95%"))
    is_percent = target.endswith("%")
    actual = draw.choice(
        (
            decimal(draw, 0, 120) if is_percent else decimal(draw, 0, 900),
            "0",
            target.rstrip("%"),
            decimal(draw, 30, 99),
        )
    )
    edits: dict[str, str | None] = {
        f"{prefix}.target": target,
        f"{prefix}.actual": actual + ("%" if is_percent else ""),
        f"{prefix}.operator": draw.choice(OPERATORS),
        f"{prefix}.unit": "%" if is_percent else "",
    }
    if not scored:
        edits.pop(f"{prefix}.weight", None)
    return edits


def expected(sheet: ScoreSheet) -> dict[str, Fraction | str | None]:
    """Every score, section, total and grade as the engine has it, by key."""
    plan = sheet.plan
    found: dict[str, Fraction | str | None] = {}
    for line in sheet.scored_lines:
        if line.score:
            # The cell of a line that does not apply holds what it adds to the total.
            found[line.score.key] = sheet.points(line.score)
    for named in (*plan.sections.values(), plan.total, plan.derived_total):
        if named:
            found[named.key] = sheet.points(named)
    if plan.grade:
        found[plan.grade.key] = sheet.grade
    return found


def shown(source: bytes | Path | Cells, sheet: ScoreSheet) -> dict[str, object]:
    """What stands in the cells of these results, without calculating anything; blank is None."""
    there = source if isinstance(source, Cells) else cells(source)
    return {key: there.named(defined_name(key)) for key in result_keys(sheet)}


def cell_of(book: Workbook, path: str) -> Cell:
    """The cell of a field or a result, with its looks."""
    for title, address in book.defined_names[defined_name(path)].destinations:
        cell = book[title][address.replace("$", "")]
        assert isinstance(cell, Cell)
        return cell
    raise LookupError(path)


def printed(sheet: Worksheet) -> list[list[object]]:
    """What is printed of a sheet, row by row, without blank cells and the keys behind it."""
    area = str(sheet.print_area).rpartition("!")[2].replace("$", "")
    rows = sheet.iter_rows(max_col=CellRange(area).max_col, values_only=True)
    return [[value for value in row if value is not None] for row in rows]


def differences(found: dict[str, object], sheet: ScoreSheet) -> list[str]:
    """The results that are not the engine's."""
    wrong = []
    for key, value in expected(sheet).items():
        there = found[key]
        if isinstance(value, Fraction):
            same = isinstance(there, int | float) and isclose(value, there, rel_tol=1e-13)
        else:
            same = value == there
        if not same:
            wrong.append(f"{key}: {there!r} instead of {value!r}")
    return wrong


def with_rows(sheet: ScoreSheet, group: str, count: int) -> ScoreSheet:
    """The same project with so many rows in a target group."""
    entries = dict(sheet.project.entries)
    rows = [f"r{number}" for number in range(count)]
    entries[f"rows.target.{group}"] = " ".join(rows)
    for number, row in enumerate(rows):
        entries[f"target.{row}.title"] = f"指标{number}"
        entries[f"target.{row}.operator"] = ">="
        entries[f"target.{row}.target"] = str(100 + number)
        entries[f"target.{row}.actual"] = str(90 + 2 * number % 37)
        entries[f"target.{row}.weight"] = "1"
    return score(sheet.form, replace(sheet.project, entries=entries))
