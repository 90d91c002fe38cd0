"""The national table, the analysis and the evidence, read back without calculating anything."""

from __future__ import annotations

import io
from functools import lru_cache
from operator import attrgetter

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cases import PROJECT, changed, printed, sheet_of
from tests.exchange.shipped import NAMES, shipped_sheet
from ziping.evaluation import Project
from ziping.exchange import write_workbook
from ziping.exchange.workbook.agreement import SHEET, add_agreement
from ziping.exchange.workbook.build import add_sheets
from ziping.exchange.workbook.measure import wrapped_lines
from ziping.exchange.workbook.model import Text
from ziping.exchange.workbook.official_sheet import add_official_sheet
from ziping.exchange.workbook.sheets import Book
from ziping.forms.library import shipped_form
from ziping.scoring import ScoreSheet, score

NATIONAL = "mof-project@2020"
ENTRIES = {
    "subject.name": "管网改造",
    "subject.department": "住建局",
    "subject.unit": "排水中心",
    "subject.year": "2025",
    "rows.table.funds": "fiscal",
    "table.funds.fiscal.source": "当年财政拨款",
    "table.funds.fiscal.initial": "1,200",
    "table.funds.fiscal.final": "1,350",
    "table.funds.fiscal.spent": "1,298.46",
    "chapter.goals_expected": "新建管网。" * 40,
    "chapter.goals_achieved": "已建成。",
    "rows.target.outputs": "a b c",
    "target.a.title": "管网长度",
    "target.a.category": "数量指标",
    "target.a.operator": ">=",
    "target.a.target": "45.5",
    "target.a.unit": "公里",
    "target.a.actual": "46.2",
    "target.a.weight": "20",
    "target.b.title": "改造小区",
    "target.b.category": "数量指标",
    "target.b.operator": ">=",
    "target.b.target": "32",
    "target.b.unit": "个",
    "target.b.actual": "30",
    "target.b.weight": "20",
    "target.b.analysis": "两个小区推迟开工。",
    "target.b.improvement": "提前协商。",
    "target.b.evidence.1.path": "佐证/合同.pdf",
    "target.b.evidence.1.size": "123456",
    "target.b.evidence.1.sha256": "0123456789abcdef" * 4,
    "target.c.title": "合格率",
    "target.c.category": "质量指标",
    "target.c.operator": "=",
    "target.c.target": "100%",
    "target.c.unit": "%",
    "target.c.actual": "100%",
    "target.c.weight": "10",
}


@lru_cache
def national(**edits: str) -> ScoreSheet:
    found = shipped_form(NATIONAL)
    assert found is not None
    form = found.form
    entries = ENTRIES | {path.replace("__", "."): text for path, text in edits.items()}
    return score(form, Project(form.id, form.form.version, form.digest, entries))


@lru_cache
def national_book() -> Workbook:
    return load_workbook(io.BytesIO(write_workbook(national(), ())), data_only=True)


def sheet(title: str, scores: ScoreSheet | None = None) -> Worksheet:
    if scores is None:
        return national_book()[title]
    return load_workbook(io.BytesIO(write_workbook(scores, ())), data_only=True)[title]


def test_the_national_table_stands_first_with_all_its_parts() -> None:
    book = national_book()
    assert book.sheetnames[:3] == ["Self-evaluation", "Score table", "Data and scoring"]
    found = printed(sheet("Self-evaluation"))
    assert found[0] == ["项目支出绩效自评表"]
    assert found[2] == ["项目名称", "管网改造"]
    assert found[3] == ["主管部门", "住建局", "实施单位", "排水中心"]
    assert ["年度资金总额", 1200, 1350, 1298.46, 10, 0.9618, 9.62] in found
    assert ["当年财政拨款", 1200, 1350, 1298.46, "—", 0.9618, "—"] in found
    assert ["Goals of the year", "预期目标", "实际完成情况"] in found
    assert str(found[-2][0]).split() == ["填表人:", "审核人:", "联系电话:", "填报日期:"]
    assert found[-1] == ["All entries agree with the self-evaluation file"]


def test_targets_are_said_as_one_reads_them() -> None:
    found = printed(sheet("Self-evaluation"))
    assert ["管网长度", "≥45.5公里", "46.2公里", 20, 20] in [row[-5:] for row in found]
    reason = "两个小区推迟开工。\nImprovement: 提前协商。"
    assert ["改造小区", "≥32个", "30个", 20, 18.75, reason] in found
    assert ["质量指标", "合格率", "＝100%", "100%", 10, 10] in found


def test_the_second_level_stands_once_beside_rows_of_one_category() -> None:
    drawn = sheet("Self-evaluation")
    places = [cell for row in drawn.iter_rows() for cell in row if cell.value == "数量指标"]
    assert len(places) == 1
    area = next(area for area in drawn.merged_cells.ranges if places[0].coordinate in area)
    assert area.size == {"rows": 2, "columns": 1}


def test_it_is_printed_upright_and_its_rows_are_high_enough() -> None:
    drawn = sheet("Self-evaluation")
    assert (drawn.page_setup.orientation, drawn.page_setup.paperSize) == ("portrait", 9)
    heads = int(str(drawn.print_title_rows).rpartition("$")[2])
    assert drawn.cell(heads, 4).value == "Level 3"
    text = ENTRIES["chapter.goals_expected"]
    goal = next(cell for row in drawn.iter_rows() for cell in row if cell.value == text)
    width = sum(drawn.column_dimensions[letter].width for letter in "CDEF") * 8
    lines = wrapped_lines(text, width, 9)
    assert lines > 3
    assert (drawn.row_dimensions[goal.row].height or 0) >= lines * 9 * 1.3


def test_no_group_of_a_long_table_reaches_over_a_page() -> None:
    many = {f"target.r{n}.{key}": text for n in range(60) for key, text in _row(n).items()}
    many["rows.target.outputs"] = " ".join(f"r{number}" for number in range(60))
    form = national().form
    book = Book()
    scores = score(form, Project(form.id, "2020", form.digest, ENTRIES | many))
    add_official_sheet(book, scores)
    table = book.sheets[0]
    assert len(table.page.starts) > 1
    for item in table.items:
        inside = range(item.area.row + 1, item.area.row + item.area.rows)
        assert not set(table.page.starts) & set(inside)


def _row(number: int) -> dict[str, str]:
    return {
        "title": f"指标{number}",
        "category": f"类别{number // 7}",
        "operator": ">=",
        "target": "10",
        "actual": "9",
        "weight": "1",
        "analysis": "工期顺延。" * (number % 9),
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_entry_has_one_cell(name: str) -> None:
    scores = shipped_sheet(name, 1)
    book = Book()
    add_sheets(book, scores, ())
    paths = [entry.path for entry, _content in book.entries()]
    assert len(paths) == len(set(paths))
    assert set(scores.plan.program.inputs) <= set(paths)
    cells = [(book.spots[path].sheet, book.spots[path].address) for path in paths]
    assert len(cells) == len(set(cells))


@pytest.mark.parametrize("name", NAMES)
def test_only_forms_with_a_table_of_their_own_begin_with_the_scores(name: str) -> None:
    scores = shipped_sheet(name, 0)
    book = Book()
    add_sheets(book, scores, ())
    own = name.startswith(("gz-", "target-table"))
    assert book.sheets[0].title == ("Score table" if own else "Self-evaluation")
    said = [item.content for item in book.sheets[0].items]
    assert Text(scores.form.form.title) in said


def test_long_texts_and_figures_of_many_digits_are_held_on_the_hidden_sheet() -> None:
    scores = national(target__a__actual="46.12345678901234567890")
    book = Book()
    add_sheets(book, scores, ())
    add_agreement(book)
    held = [item.content for item in book.sheets[-1].items if item.area.column == 2]
    assert book.sheets[-1].title == SHEET
    assert any(isinstance(content, Text) and len(content.text) > 60 for content in held)
    assert len([content for content in held if not isinstance(content, Text)]) == 1


def test_losses_are_listed_with_reasons_and_add_up() -> None:
    found = printed(sheet("Points and losses", sheet_of(PROJECT)))
    assert ["项目决策", 15, 13.5, 1.5, 0.9, 0.1] in found
    listed = [row[:4] for row in found]
    assert ["绩效指标规范性", 3, 2, 1] in listed
    assert ["服务对象（企业用户）", 10, 9.8, 0.2] in listed
    assert found[-1] == ["Points lost in all", 3.02]


def test_reasons_at_deductions_are_reasons_for_the_loss() -> None:
    deduction = "answer.targets_standard.deduction.1.reason"
    own, none = ({"answer.targets_standard.loss_reason": text} for text in ("另有一条", None))
    at_deduction = sheet_of(PROJECT).project.text(deduction)
    for scores, wanted in (
        (changed(sheet_of(PROJECT), {**none}), [f"1 points off: {at_deduction}"]),
        (changed(sheet_of(PROJECT), {**own}), [f"1 points off: {at_deduction}", "另有一条"]),
        (changed(sheet_of(PROJECT), {deduction: "", **own}), ["1 points off", "另有一条"]),
    ):
        rows = {row[0]: row for row in printed(sheet("Points and losses", scores)) if row}
        assert rows["绩效指标规范性"][4] == "\n".join(wanted)


def test_what_a_cap_takes_is_said_beside_the_listed_losses() -> None:
    found = shipped_form("platform-project")
    assert found is not None
    entries = ENTRIES | {"table.funds.fiscal.spent": "700", "rows.target.outputs": "a"}
    entries |= {"rows.target.benefits": "d", "rows.target.satisfaction": "e"}
    for row, weight in (("a", "50"), ("d", "30"), ("e", "10")):
        met = {"operator": ">=", "target": "1", "actual": "1", "weight": weight}
        entries |= {f"target.{row}.{key}": text for key, text in met.items()}
    scores = score(found.form, Project(found.form.id, "2022", found.form.digest, entries))
    assert scores.total == 69
    listed = printed(sheet("Points and losses", scores))
    assert listed[-2][:4] == ["预算执行率", 10, 5.19, 4.81]
    assert listed[-1] == ["Points lost in all (26.19 of them not listed)", 31]


def test_sections_are_drawn_from_their_cells() -> None:
    content = write_workbook(sheet_of(PROJECT), ())
    charts = attrgetter("_charts")(load_workbook(io.BytesIO(content))["Points and losses"])
    assert [[series.val.numRef.f for series in chart.series] for chart in charts] == [
        ["'Points and losses'!$E$3:$E$5", "'Points and losses'!$F$3:$F$5"]
    ]


def test_evidence_is_listed_with_the_beginning_of_its_digest() -> None:
    assert printed(sheet("Evidence"))[2] == [
        "1",
        "改造小区",
        "佐证/合同.pdf",
        "123,456",
        "0123456789ab",
    ]
    assert (
        "Evidence"
        not in load_workbook(io.BytesIO(write_workbook(sheet_of(PROJECT), ()))).sheetnames
    )


def test_a_share_of_nothing_is_marked_as_a_dash() -> None:
    drawn = sheet("Self-evaluation")
    rules = [rule for ranges in drawn.conditional_formatting for rule in ranges.rules]
    formats = [rule.dxf.numFmt.formatCode for rule in rules if rule.dxf.numFmt]
    assert '0;-0;0;"—"' in formats
