"""What stands in the workbook, read back without calculating anything."""

from __future__ import annotations

import io
import itertools
import os
import re
import subprocess
import sys
import zipfile
from fractions import Fraction
from functools import lru_cache
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cases import (
    DEPARTMENT,
    PROJECT,
    cell_of,
    changed,
    differences,
    sheet_of,
    shown,
    with_rows,
)
from tests.exchange.cells import cells
from tests.exchange.rich import rich_sheet
from ziping.exchange import WorkbookRefused, read_back, write_workbook
from ziping.exchange.workbook.keys import head_of, read_head, read_row
from ziping.exchange.workbook.measure import wrapped_lines
from ziping.exchange.workbook.names import defined_name
from ziping.exchange.workbook.texts import unescaped
from ziping.findings import find

SAMPLES = [PROJECT, DEPARTMENT]
SAMPLE_NAMES = [path.stem for path in SAMPLES]
SOURCE = Path(__file__).resolve().parents[2] / "src"
PAPERS = {
    "landscape": (842 - 0.8 * 72, 595 - 1.15 * 72),
    "portrait": (595 - 0.8 * 72, 842 - 1.15 * 72),
}
"""Points between the margins of A4."""
PARTS = "table.parts"
both_samples = pytest.mark.parametrize("sample", SAMPLES, ids=SAMPLE_NAMES)


@lru_cache
def sample_bytes(sample: Path) -> bytes:
    sheet = sheet_of(sample)
    return write_workbook(sheet, find(sheet))


def opened(content: bytes, *, results: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(content), data_only=results)


def cell_after(edits: dict[str, str | None], path: str, sample: Path = PROJECT) -> Cell:
    return cell_of(opened(write_workbook(changed(sheet_of(sample), edits), ())), path)


def score_table(content: bytes) -> Worksheet:
    return opened(content, results=True)["Score table"]


def rows_of(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@both_samples
def test_every_score_stands_beside_its_formula(sample: Path) -> None:
    sheet, content = sheet_of(sample), sample_bytes(sample)
    assert differences(shown(content, sheet), sheet) == []
    assert read_back(content, sheet) == len(sheet.scored_lines)


def test_read_back_counts_no_score_that_is_another_one() -> None:
    sheet = sheet_of(PROJECT)
    other = changed(sheet, {"target.h8d4.actual": "130,000", "answer.monitoring.met.1": "false"})
    assert read_back(sample_bytes(PROJECT), other) == len(sheet.scored_lines) - 3


def test_read_back_counts_no_score_that_is_not_known() -> None:
    sheet = changed(sheet_of(PROJECT), {"fact.spent": None})
    assert read_back(write_workbook(sheet, ()), sheet) == 14


def test_what_is_unknown_stays_empty_and_the_total_is_what_is_known() -> None:
    sheet = changed(sheet_of(PROJECT), {"fact.spent": None})
    found = shown(write_workbook(sheet, ()), sheet)
    assert found["score.answer.execution_rate"] is None
    assert found["grade"] is None
    assert found["total"] == float(sheet.total or 0) == 88.3


def test_the_last_row_says_how_many_scores_are_missing() -> None:
    sheet = changed(sheet_of(PROJECT), {"fact.spent": None})
    labels = [row[0] for row in rows_of(score_table(write_workbook(sheet, ())))]
    assert any("(1 open)" in str(label) for label in labels)
    whole = [row[0] for row in rows_of(score_table(sample_bytes(PROJECT)))]
    assert "Grand total" in whole


def test_a_score_set_by_a_person_counts_and_is_said() -> None:
    edits: dict[str, str | None] = {
        "answer.monitoring.override": "4.5",
        "answer.monitoring.reason": "迟报一天",
    }
    sheet = changed(sheet_of(PROJECT), edits)
    content = write_workbook(sheet, ())
    assert shown(content, sheet)["score.answer.monitoring"] == 4.5
    score = cell_of(opened(content), "score.answer.monitoring")
    said = score_table(content).cell(score.row, 13).value
    assert "Set by a person: 迟报一天" in str(said)


@both_samples
def test_the_same_project_gives_the_same_bytes(sample: Path) -> None:
    sheet = sheet_of(sample)
    assert write_workbook(sheet, find(sheet)) == sample_bytes(sample)


def test_the_same_bytes_come_from_another_process() -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from ziping.exchange import write_workbook;"
        "from ziping.session import open_session; s = open_session(Path(sys.argv[1]));"
        "print(hashlib.sha256(write_workbook(s.sheet, s.findings)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, PROJECT],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_the_library_is_loaded_only_when_a_workbook_is_written() -> None:
    code = "import sys, ziping.exchange; print('openpyxl' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x")',
        "+1",
        "-1 分",
        "@SUM(1)",
        "=cmd|'/c calc'!A0",
        "\t=1",
        "#N/A",
    ],
)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = cell_after({"answer.monitoring.note": text}, "answer.monitoring.note")
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix == (text != "#N/A")


def test_characters_that_xml_cannot_hold_are_kept_as_the_format_prescribes() -> None:
    text = "前\x00\x0b\x1f中\ufffe_x0041_\r\n后"
    cell = cell_after({"target.k3f9.title": text}, "target.k3f9.title")
    assert unescaped(str(cell.value)) == text


@settings(max_examples=10)
@given(st.tuples(*[st.text(max_size=60)] * 4))
def test_any_text_can_be_written_and_is_there_again(texts: tuple[str, ...]) -> None:
    paths = ("subject.name", "target.k3f9.title", "target.k3f9.source", "answer.monitoring.note")
    entries = dict(zip(paths, texts, strict=True))
    there = cells(write_workbook(changed(sheet_of(PROJECT), {**entries}), ()))
    for path, text in entries.items():
        assert unescaped(str(there.named(defined_name(path)) or "")) == text


def test_a_text_longer_than_a_cell_holds_is_refused_with_its_place() -> None:
    sheet = changed(sheet_of(PROJECT), {"answer.monitoring.note": "长" * 32_768})
    with pytest.raises(WorkbookRefused) as refused:
        write_workbook(sheet, ())
    assert refused.value.path == "answer.monitoring.note"
    assert "32768" in refused.value.message
    assert refused.value.remedy


def test_texts_that_fit_alone_but_not_together_are_pointed_to() -> None:
    edits = {
        "answer.monitoring.note": "长" * 20_000,
        "answer.monitoring.loss_reason": "文" * 20_000,
    }
    content = write_workbook(changed(sheet_of(PROJECT), dict(edits)), ())
    score = cell_of(opened(content), "score.answer.monitoring")
    assert score_table(content).cell(score.row, 13).value == "See sheet Data and scoring"


@pytest.mark.parametrize(
    ("path", "text", "value", "number_format"),
    [
        ("fact.spent", "1,018.93", 1018.93, "#,##0.00"),
        ("fact.spent", "1018.9", 1018.9, "0.0"),
        ("fact.spent", "１，０１８", 1018, "#,##0"),
        ("fact.spent", "(12.50)", -12.5, "0.00"),
        ("fact.spent", "1018.93万元", 1018.93, "0.00"),
        ("fact.spent", "", None, "#,##0.00"),
        ("target.z6n1.actual", "519.03万", 5190300, "#,##0"),
        ("target.z6n1.actual", "0.10", 0.1, "0.00"),
        ("target.z6n1.actual", "12345678901234567890", 1.234567890123457e19, "0"),
        ("answer.targets_standard.deduction.1.points", "0.5", 0.5, "0.0"),
        ("target.k3f9.weight", "10", 10, "0"),
    ],
)
def test_a_figure_is_a_number_shown_as_it_was_typed(
    path: str, text: str, value: float | None, number_format: str
) -> None:
    cell = cell_after({path: text}, path)
    assert cell.value == value
    assert cell.number_format == number_format


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("≥85%", 0.85, "0%"),
        ("95.40%", 0.954, "0.00%"),
        ("员工满意度98%以上", 0.98, '"员工满意度"0%'),
        ("5‰", 0.005, "0.0%"),
    ],
)
def test_a_percent_is_a_ratio_with_its_sign(text: str, value: float, number_format: str) -> None:
    path = "target.a6y1.target"
    cell = cell_after({path: text}, path, DEPARTMENT)
    assert cell.value == value
    assert cell.number_format == number_format


def test_a_percent_that_is_blank_will_be_shown_as_one() -> None:
    cell = cell_after({"fact.average_payment_rate": None}, "fact.average_payment_rate", DEPARTMENT)
    assert cell.value is None
    assert cell.number_format == "0.00%"


@pytest.mark.parametrize("text", ["年度计划数", "约五百", "3-5", "≥5 或 ≤3"])
def test_a_target_that_is_no_number_stays_as_typed_and_gives_no_score(text: str) -> None:
    sheet = changed(sheet_of(PROJECT), {"target.k3f9.target": text})
    content = write_workbook(sheet, ())
    assert cell_of(opened(content), "target.k3f9.target").value == text
    assert shown(content, sheet)["score.target.k3f9"] is None


def test_the_comparison_in_a_target_stands_in_its_own_cell() -> None:
    book = opened(sample_bytes(DEPARTMENT))
    assert cell_of(book, "target.a5v6.target").value == 950
    assert cell_of(book, "target.a5v6.operator").value == "＞"


@both_samples
def test_every_field_of_a_score_has_a_name(sample: Path) -> None:
    book = opened(sample_bytes(sample))
    sheet = sheet_of(sample)
    for path in sheet.plan.program.inputs:
        assert cell_of(book, path).protection.locked is False, path


def test_names_hold_only_what_names_may_hold() -> None:
    book = opened(sample_bytes(PROJECT))
    assert len(book.defined_names) > 100
    for name in book.defined_names:
        assert re.fullmatch(r"zp\.[A-Za-z0-9_.]{1,252}", name)
    assert defined_name("answer.a-b.met.1") == "zp.answer.a_x002D_b.met.1"
    assert len(defined_name("x" * 300)) <= 255
    assert defined_name("x" * 300) != defined_name("x" * 301)


def test_the_hidden_sheet_says_the_form_and_where_each_field_stands() -> None:
    book = opened(sample_bytes(PROJECT))
    hidden = book["_ziping"]
    assert hidden.sheet_state == "veryHidden"
    rows = [[str(value or "") for value in row] for row in rows_of(hidden)]
    sheet = sheet_of(PROJECT)
    assert read_head(rows[0][0]) == head_of(sheet)
    fields = {row[0]: row[1:] for row in rows[2:]}
    cell, title, typed, held = fields["target.z6n1.actual"]
    assert (typed, held) == ("519.03万", "5190300")
    address = cell.partition("!")[2].partition(")")[0]
    assert cell == f"=ROW('{title}'!{address})*65536+COLUMN('{title}'!{address})"
    assert book[title][address].value == 5190300
    assert set(sheet.plan.program.inputs) <= set(fields)
    assert {line.score.key for line in sheet.scored_lines if line.score} <= set(fields)


def test_a_hidden_column_says_of_every_row_what_stands_in_it() -> None:
    book = opened(sample_bytes(PROJECT))
    for sheet in book.worksheets[:2]:
        column = sheet.max_column
        assert sheet.column_dimensions[get_column_letter(column)].hidden
        assert get_column_letter(column) not in str(sheet.print_area)
        texts = [str(sheet.cell(row, column).value) for row in range(1, sheet.max_row + 1)]
        head, *rows = [text.rpartition("\n") for text in texts]
        assert read_head(head[0]) == head_of(sheet_of(PROJECT))
        for number, (_before, _parting, line) in enumerate(rows, 2):
            for at, key in read_row(line) or ():
                assert cell_of(book, key).coordinate == f"{get_column_letter(at)}{number}"


@both_samples
def test_only_what_is_filled_in_is_unlocked(sample: Path) -> None:
    book = opened(sample_bytes(sample))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.formatColumns
        assert not sheet.protection.formatRows
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [cell for cell in cells if cell.data_type == "f"]
    assert len(formulas) > 100
    assert all(cell.protection.locked for cell in formulas)


def test_choices_are_lists_and_figures_are_guarded() -> None:
    table, data = opened(sample_bytes(PROJECT)).worksheets[:2]
    rules = [rule for sheet in (table, data) for rule in sheet.data_validations.dataValidation]
    kinds = {(rule.type, rule.formula1) for rule in rules}
    assert ("list", '"＞,≥,＝,≤,＜"') in kinds
    assert ("list", '"yes,no"') in kinds
    assert ("decimal", "0") in kinds
    assert all(rule.prompt and bool(rule.error) == bool(rule.type) for rule in rules)
    target = cell_of(opened(sample_bytes(PROJECT)), "target.k3f9.target").coordinate
    of_target = [
        rule
        for rule in rules
        if target in rule.sqref and rule in table.data_validations.dataValidation
    ]
    assert [rule.type for rule in of_target] == [None]


def test_the_columns_stand_in_the_official_order() -> None:
    table = score_table(sample_bytes(PROJECT))
    assert [cell.value for cell in table[3]][:-1] == [
        *("Level 1", "Level 2", "Level 3", "Standard", "Compare", "Target", "Actual", "Units"),
        *("Coefficient", "Full marks", "Points lost", "Score", "Grounds and reasons"),
    ]


def test_a_completion_printed_as_a_percent_is_headed_so() -> None:
    table = score_table(sample_bytes(DEPARTMENT))
    assert table["I3"].value == "Degree of completion"
    row = cell_of(opened(sample_bytes(DEPARTMENT)), "target.a6y1.title").row
    cell = table.cell(row, 9)
    assert (cell.value, cell.number_format) == (1.2456, "0.00%")


def test_targets_without_points_stand_under_their_indicator() -> None:
    rows = rows_of(score_table(sample_bytes(DEPARTMENT)))
    titles = [str(row[2] or row[1]) for row in rows]
    start = titles.index("部门整体绩效目标产出指标完成情况")
    assert titles[start + 2] == "当年广州住房公积金新开户职工数"
    assert rows[start + 2][9:12] == ["—", "—", "—"]
    assert titles.index("律师出庭胜诉率") < titles.index("部门整体绩效目标效益指标完成情况")


def test_the_figures_that_an_indicator_compares_stand_in_their_columns() -> None:
    table = score_table(sample_bytes(DEPARTMENT))
    row = next(row for row in rows_of(table) if row[2] == "“三公”经费控制情况")
    assert row[4:8] == ["≤", 9.5, 9.49, "万元"]


def test_lost_points_and_subtotals_add_up() -> None:
    rows = rows_of(score_table(sample_bytes(PROJECT)))
    sums = [row[9:13] for row in rows if str(row[0]).endswith(("subtotal", "total"))]
    assert [row[:3] for row in sums] == [
        [15, 1.5, 13.5],
        [25, 1.32, 23.68],
        [60, 0.2, 59.8],
        [100, 3.02, 96.98],
    ]
    assert sums[-1][3] == "优"


def test_tables_stand_with_their_rows_and_totals() -> None:
    sheet = next(s for seed in range(9) if len((s := rich_sheet(seed)).project.rows(PARTS)) == 5)
    book = opened(write_workbook(sheet, ()))
    places = [cell_of(book, f"{PARTS}.{row}.plan") for row in sheet.project.rows(PARTS)]
    assert [place.row for place in places] == list(range(places[0].row, places[0].row + 5))
    data = book["Data and scoring"]
    last = places[-1].row + 1
    assert data.cell(last, 1).value == "Sum"
    assert f"SUM(B{places[0].row}:B{last - 1})" in str(data.cell(last, 2).value)


def test_inner_sections_have_their_subtotal_before_the_outer_one() -> None:
    table = rows_of(score_table(write_workbook(rich_sheet(1), ())))
    labels = [str(row[0]) for row in table if "subtotal" in str(row[0])]
    assert labels == ["里层: subtotal", "全部: subtotal"]
    row = next(number for number, row in enumerate(table) if row[2] == "差额不为负")
    assert table[row][1] == "里层\n里层指标\n更里层"
    assert [row[0] for row in table[3 : row + 1] if row[0]] == ["全部"]


def test_unmet_criteria_and_deductions_are_said_beside_the_score() -> None:
    edits: dict[str, str | None] = {"answer.budget_scientific.met.2": "false"}
    table = score_table(write_workbook(changed(sheet_of(PROJECT), edits), ()))
    said = {row[2]: str(row[12]) for row in rows_of(table)}
    assert said["预算编制科学性"] == "Not met: 预算内容与项目内容匹配"
    assert said["资金使用合规性"] == "All 4 criteria met"
    assert said["绩效指标规范性"].startswith("1 points off: 年中调整")


def test_findings_are_listed_with_the_reason_why_some_may_stand() -> None:
    sheet = sheet_of(PROJECT)
    findings = find(sheet)
    rows = rows_of(opened(sample_bytes(PROJECT))["Findings"])[2:]
    assert [row[1] for row in rows] == [finding.code for finding in findings]
    assert [row[5] for row in rows] == [finding.waived for finding in findings]
    assert any(finding.waived for finding in findings)


def test_a_finding_leads_to_its_cell() -> None:
    book = opened(sample_bytes(PROJECT))
    findings = find(sheet_of(PROJECT))
    number = next(n for n, found in enumerate(findings) if found.where == "target.h8d4.actual")
    target = cell_of(book, "target.h8d4.actual")
    link = book["Findings"].cell(3 + number, 2).hyperlink
    assert link is not None
    assert link.location == f"'Score table'!{target.coordinate}"


@both_samples
def test_sheets_are_printed_one_page_wide_on_a4_with_page_numbers(sample: Path) -> None:
    book = opened(sample_bytes(sample))
    for sheet in _printed(book):
        upright = sheet.title in ("Points and losses", "Self-evaluation report")
        assert sheet.page_setup.orientation == ("portrait" if upright else "landscape")
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.center.text)
    assert book.worksheets[0].print_title_rows == "$3:$3"


def _printed(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _last_row(sheet: Worksheet) -> int:
    return int(str(sheet.print_area).rpartition("$")[2])


def _columns(sheet: Worksheet) -> list[ColumnDimension]:
    return list(sheet.column_dimensions.values())


@both_samples
def test_no_page_holds_more_than_there_is_room_for(sample: Path) -> None:
    for sheet in _printed(opened(sample_bytes(sample))):
        ends = [0, *(item.id for item in sheet.row_breaks.brk), _last_row(sheet)]
        ends_at = {int(c.min or 1): (int(c.max or 1), c.width) for c in _columns(sheet)}
        width = sum((last - first + 1) * wide for first, (last, wide) in ends_at.items())
        wide, high = PAPERS[str(sheet.page_setup.orientation)]
        scale = max(1.0, width * 8 * 72 / 96 / wide)
        for before, last in itertools.pairwise(ends):
            heights = [sheet.row_dimensions[row].height or 0 for row in range(before + 1, last + 1)]
            heads = str(sheet.print_title_rows or "").rpartition("$")[2]
            repeated = sheet.row_dimensions[int(heads)].height if before and heads else 0
            assert sum(heights) + (repeated or 0) <= high * scale


@both_samples
def test_headings_do_not_reach_over_the_end_of_a_page(sample: Path) -> None:
    table = opened(sample_bytes(sample)).worksheets[0]
    ends = [item.id for item in table.row_breaks.brk]
    assert ends
    for area in table.merged_cells.ranges:
        assert not any(area.min_row <= end < area.max_row for end in ends)


def test_a_group_that_fits_on_a_page_stands_on_one() -> None:
    second = [row[1] for row in rows_of(score_table(sample_bytes(DEPARTMENT)))[3:] if row[1]]
    assert "采购管理" in second
    assert len(second) == len(set(second))


def test_every_row_of_the_table_is_high_enough_for_its_texts() -> None:
    table = score_table(sample_bytes(DEPARTMENT))
    for row in range(4, table.max_row + 1):
        for column in ("D", "M"):
            text = str(table[f"{column}{row}"].value or "")
            lines = wrapped_lines(text, table.column_dimensions[column].width * 8, 9)
            assert (table.row_dimensions[row].height or 0) >= lines * 9 * 1.3


def test_a_text_higher_than_a_row_can_be_takes_several_rows() -> None:
    note = "\n".join(f"第 {number} 行" for number in range(60))
    content = write_workbook(changed(sheet_of(PROJECT), {"answer.monitoring.note": note}), ())
    book = opened(content)
    score = cell_of(book, "score.answer.monitoring")
    areas = [area for area in book.worksheets[0].merged_cells.ranges if score.coordinate in area]
    assert len(areas) == 1
    heights = book.worksheets[0].row_dimensions
    rows = range(int(areas[0].min_row or 0), int(areas[0].max_row or 0) + 1)
    assert len(rows) > 1
    assert sum(heights[row].height or 0 for row in rows) > 60 * 9 * 1.3
    assert all((heights[row].height or 0) <= 409 for row in rows)


def _formulas(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [file.read(name).decode() for name in file.namelist() if "/sheet" in name]
    return [unescape(text) for part in parts for text in re.findall(r"<f>(.*?)</f>", part)]


def _most_arguments(formula: str) -> int:
    most, stack, inside = 1, [1], False
    for char in formula:
        if char in "\"'":
            inside = not inside
        elif not inside and char == "(":
            stack.append(1)
        elif not inside and char == ")":
            most = max(most, stack.pop())
        elif not inside and char == ",":
            stack[-1] += 1
    return most


@pytest.mark.slow
@both_samples
def test_formulas_stay_short_with_hundreds_of_targets(sample: Path) -> None:
    formulas = _formulas(write_workbook(with_rows(sheet_of(sample), "outputs", 400), ()))
    assert len(formulas) > 2000
    assert max(map(len, formulas)) < 2000
    assert max(map(_most_arguments, formulas)) < 100


def test_the_workbook_speaks_the_language_of_the_program(chinese: None) -> None:
    sheet = sheet_of(PROJECT)
    content = write_workbook(sheet, find(sheet))
    assert differences(shown(content, sheet), sheet) == []
    book = opened(content)
    assert book.sheetnames[0] == "评分表"
    assert [cell.value for cell in book.worksheets[0][3]][:4] == [
        *("一级指标", "二级指标", "三级指标", "评分标准")
    ]
    assert cell_of(book, "answer.monitoring.met.1").value == "是"


def test_a_result_is_written_for_every_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(sample_bytes(PROJECT))) as file:
        parts = [file.read(name) for name in file.namelist() if "/worksheets/sheet" in name]
        book = file.read("xl/workbook.xml")
    formulas = sum(part.count(b"<f>") for part in parts)
    assert formulas == sum(part.count(b"</f><v>") for part in parts) > 100
    assert b'fullCalcOnLoad="1"' in book


def test_the_workbook_bears_no_date_of_its_making() -> None:
    with zipfile.ZipFile(io.BytesIO(sample_bytes(PROJECT))) as file:
        assert {item.date_time for item in file.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        dates = re.findall(rb">(\d{4})-\d\d-\d\dT", file.read("docProps/core.xml"))
    assert set(dates) == {b"2000"}


def test_a_form_with_nothing_filled_in_makes_a_workbook() -> None:
    blank = changed(sheet_of(PROJECT), dict.fromkeys(sheet_of(PROJECT).project.entries))
    content = write_workbook(blank, find(blank))
    assert read_back(content, blank) == 0
    found = shown(content, blank)
    assert found["total"] is None
    assert isinstance(blank.full_marks(), Fraction)
