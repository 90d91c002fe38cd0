"""Verdicts, what does not apply, weights that move, caps, years and published scores in cells."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cases import cell_of, differences, printed, shown
from tests.exchange.kinds import empty_sheet
from tests.moving import moving_sheet
from ziping.exchange import read_back, write_workbook
from ziping.scoring import ScoreSheet

ABSENT = {"answer__procure__not_applicable": "true", "answer__procure__loss_reason": "未采购"}


def book_of(sheet: ScoreSheet, *, results: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(write_workbook(sheet, ())), data_only=results)


def rule_of(book: Workbook, path: str) -> tuple[str | None, str | None]:
    """What may be put into the cell of a field, and the hint there."""
    cell = cell_of(book, path)
    sheet = cell.parent
    assert isinstance(sheet, Worksheet)
    for rule in sheet.data_validations.dataValidation:
        if cell.coordinate in rule.sqref:
            return rule.formula1, rule.prompt
    return None, None


def texts(book: Workbook, sheet: int) -> list[list[str]]:
    return [[str(value) for value in row] for row in printed(book.worksheets[sheet])]


def row_of(book: Workbook, path: str) -> list[object]:
    cell = cell_of(book, path)
    sheet = cell.parent
    assert isinstance(sheet, Worksheet)
    return [other.value for other in sheet[cell.row]]


def test_a_verdict_is_chosen_from_its_tiers_and_its_points_have_their_range_as_hint() -> None:
    book = book_of(moving_sheet())
    tiers = '"达成预期指标,部分达成预期指标并具有一定效果,未达成预期指标且效果较差"'
    assert rule_of(book, "answer.system.choice")[0] == tiers
    assert "[80%, 100%]" in str(rule_of(book, "answer.system.points")[1])
    assert cell_of(book, "answer.system.choice").value == "达成预期指标"
    assert cell_of(book, "answer.system.points").value == 18
    assert "达成预期指标 [80%, 100%]" in str(row_of(book, "answer.system.points")[3])


def test_a_judged_target_is_described_in_words() -> None:
    book = book_of(moving_sheet())
    operators, _hint = rule_of(book, "target.r2.operator")
    assert operators == '"＞,≥,＝,≤,＜,Judged"'
    assert cell_of(book, "target.r2.operator").value == "Judged"
    assert cell_of(book, "target.r2.actual").value == "较上年改善"
    assert rule_of(book, "target.r2.actual") == (None, None)
    assert cell_of(book, "target.r2.choice").value == "达成"


@pytest.mark.parametrize("path", ["target.r1.set_low", "answer.procure.not_applicable"])
def test_flags_are_answered_by_yes_and_no(path: str) -> None:
    assert rule_of(book_of(moving_sheet()), path)[0] == '"yes,no"'


def test_full_marks_that_count_stand_in_the_table_and_the_printed_ones_beside_the_flag() -> None:
    sheet = moving_sheet(**ABSENT)
    book, results = book_of(sheet), book_of(sheet, results=True)
    row = cell_of(results, "score.answer.system").row
    table = results.worksheets[0]
    assert table.cell(row, 10).value == 25
    assert str(book.worksheets[0].cell(row, 10).value).startswith("=")
    flag = cell_of(results, "answer.procure.not_applicable")
    assert [flag.value, *row_of(results, "answer.procure.not_applicable")[2:4]] == ["yes", 10, 0]
    assert cell_of(results, "target.r1.weight").column_letter == "C"


def test_a_line_that_does_not_apply_has_dashes_and_is_grey_as_long_as_it_does_not() -> None:
    sheet = moving_sheet(**ABSENT)
    content = write_workbook(sheet, ())
    assert differences(shown(content, sheet), sheet) == []
    book = book_of(sheet)
    cell = cell_of(book, "score.answer.procure")
    table = book.worksheets[0]
    rules = [
        (rule.formula[0], rule.dxf)
        for area in table.conditional_formatting
        if cell.coordinate in area.sqref
        for rule in area.rules
    ]
    dashes = [dxf for _formula, dxf in rules if dxf.numFmt and dxf.numFmt.formatCode == '"—"']
    grey = [formula for formula, dxf in rules if dxf.font and '="yes"' in formula]
    assert len(dashes) == len(grey) == 1
    assert table.cell(cell.row, 10).number_format.endswith('"—"')
    assert "Does not apply" in str(
        book_of(sheet, results=True).worksheets[0].cell(cell.row, 13).value
    )


def test_subtotals_have_the_full_marks_that_count() -> None:
    sheet = moving_sheet(target__r3__not_applicable="true")
    table = book_of(sheet, results=True).worksheets[0]
    marks = {str(row[0].value): row[9].value for row in table.iter_rows() if row[0].value}
    assert marks["产出与效益: subtotal"] == pytest.approx(400 / 9)
    assert marks["过程: subtotal"] == pytest.approx(500 / 9)


def test_a_total_that_a_cap_holds_down_says_so() -> None:
    full = {"answer__system__points": "20", "answer__procure__deduction__1__points": "0"}
    sheet = moving_sheet(fact__spent="399", **full)
    assert sheet.total == 89
    table = texts(book_of(sheet, results=True), 0)
    assert table[-2] == ["Capped at 89: 预算执行率 below 80%"]
    total = table[-3]
    assert total[1:4] == ["100", "11", "89"]
    assert texts(book_of(moving_sheet(), results=True), 0)[-2] in ([], [""])


def test_published_scores_stand_beside_those_that_count() -> None:
    plain = texts(book_of(moving_sheet(), results=True), 1)
    assert ["Published scores"] not in plain
    sheet = moving_sheet(answer__system__published="17.50", subject__published_total="约90")
    book = book_of(sheet, results=True)
    rows = texts(book, 1)
    start = rows.index(["Published scores"])
    assert rows[start + 2] == ["制度健全性", "17.5", "18", "-0.5"]
    assert rows[start + 3][:2] == ["Total", "约90"]
    row = cell_of(book, "score.answer.system").row
    assert "Published: 17.5" in str(book.worksheets[0].cell(row, 13).value)
    assert texts(book, 0)[-2] == ["Published total: 约90"]


@pytest.mark.parametrize(
    ("typed", "value", "number_format"),
    [
        ("2021年", 2021, '0"年"'),
        ("2021", 2021, "0"),
        (" 2022 年度", 2022, '" "0" 年度"'),
        ("二〇二一年", "二〇二一年", "0"),
        ("", None, "0"),
    ],
)
def test_a_year_is_a_number_that_reads_as_it_was_typed(
    typed: str, value: object, number_format: str
) -> None:
    sheet = moving_sheet(subject__year=typed)
    book = book_of(sheet, results=True)
    cell = cell_of(book, "subject.year")
    assert (cell.value, cell.number_format) == (value, number_format)
    head = str(book.worksheets[0]["A2"].value)
    assert head == (f"项目名称: 项目    评价年度: {typed}" if typed else "项目名称: 项目")


def test_a_declared_score_is_filled_in_and_nothing_is_derived() -> None:
    sheet = moving_sheet()
    book = book_of(sheet, results=True)
    assert sheet.derived_total is None
    assert cell_of(book, "answer.said.points").value == 10
    assert cell_of(book, "score.answer.said").value == 10
    assert read_back(write_workbook(sheet, ()), sheet) == len(sheet.scored_lines)


def test_a_form_without_indicators_and_points_makes_a_workbook() -> None:
    sheet = empty_sheet()
    content = write_workbook(sheet, ())
    assert differences(shown(content, sheet), sheet) == []
    values = [cell for row in texts(book_of(sheet, results=True), 0) for cell in row]
    assert not any(value.startswith("#") for value in values)
