"""A marked row becomes several, and all that names rows of the sheet goes along."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cases import PROJECT, SAMPLES, changed, sheet_of
from tests.exchange.templates import column, filled, parts, template, with_part
from ziping.exchange.template import TemplateRefused, fill_template
from ziping.exchange.template.references import Growth, Mover, Stuck
from ziping.scoring import ScoreSheet

REPORT = SAMPLES / "jm-project-2022.toml"
ROW = {"A3": "{{指标.序号}}", "B3": "{{指标.名称}}", "C3": "{{指标.分值}}", "D3": "{{指标.得分}}"}


@pytest.fixture(scope="module")
def scores() -> ScoreSheet:
    """Fifteen indicators."""
    return sheet_of(PROJECT)


def test_a_marked_row_stands_once_for_each_indicator(scores: ScoreSheet) -> None:
    sheet = filled(template({**ROW, "A2": "上", "A4": "下"}), scores)["T"]
    assert column(sheet, "A", 2, 18) == ["上", *range(1, 16), "下"]
    assert column(sheet, "B", 3, 17) == [scores.title(line) for line in scores.scored_lines]
    assert column(sheet, "D", 3, 17) == [float(scores.score(n) or 0) for n in scores.scored_lines]


def test_only_a_section_a_group_or_a_table_where_that_is_said(scores: ScoreSheet) -> None:
    cells = {
        "A1": "{{指标.项目过程.名称}}",
        "A2": "{{目标.产出指标.名称}}",
        "B2": "{{目标.产出指标.目标值}}",
        "C2": "{{目标.产出指标.实际完成值}}",
        "D2": "{{target.outputs.completion}}",
    }
    sheet = filled(template(cells), scores)["T"]
    assert column(sheet, "A", 1, 5) == [
        *("资金使用合规性", "预算支出执行率", "项目实施程序", "项目绩效运行监控情况"),
        "网办事项数量",
    ]
    assert [sheet[f"{letter}5"].value for letter in "BCD"] == ["＞45", 51, 1.13]
    assert sheet.max_row == 8
    report = sheet_of(REPORT)
    cells = {
        "A1": "{{table.sub_projects.initial}}",
        "B1": "{{table.sub_projects.rate}}",
        "A2": "{{sum.sub_projects.initial}}",
    }
    sheet = filled(template(cells), report)["T"]
    assert column(sheet, "A", 1, 5) == [274.86, 5, 258.5, 5, 543.36]
    assert column(sheet, "B", 1, 4) == [0.9352, 1, 0.9938, None]


def test_what_is_merged_downward_is_said_once(scores: ScoreSheet) -> None:
    def arranged(book: Workbook) -> None:
        book.worksheets[0].merge_cells("A3:A4")

    sheet = filled(template({**ROW, "A3": "{{总分}}"}, arranged), scores)["T"]
    assert column(sheet, "A", 3, 18) == [96.98, *[None] * 15]


def test_a_row_of_which_there_is_nothing_stays_empty() -> None:
    blank = changed(sheet_of(PROJECT), {"rows.target.outputs": ""})
    sheet = filled(template({"A1": "{{目标.产出指标.名称}}", "A2": "下"}), blank)["T"]
    assert column(sheet, "A", 1, 2) == [None, "下"]


def arrange(book: Workbook) -> None:
    sheet = book.worksheets[0]
    sheet["E3"] = "=C3-D3"
    sheet["F3"] = "=F2+E3"
    sheet["G3"] = "=D3/D$5"
    sheet["C5"], sheet["D5"] = "=SUM(C3:C3)", "=SUM(D2:D4)"
    sheet.merge_cells("A1:A4")
    sheet.merge_cells("H3:I3")
    sheet.merge_cells("A5:B6")
    sheet["A5"].comment = Comment("n", "a")
    sheet.conditional_formatting.add("D3", Rule(type="expression", formula=["$D3<$C3"]))
    rule = DataValidation(type="decimal", operator="lessThan", formula1="C3")
    rule.add("D3")
    sheet.add_data_validation(rule)
    sheet.print_area = "A1:I6"
    sheet.print_title_rows = "2:2"
    sheet.row_dimensions[3].height = 33
    sheet.row_breaks.append(Break(id=5))
    sheet["H6"].hyperlink = Hyperlink(ref="H6", location="T!A6")
    book.defined_names["sum"] = DefinedName("sum", attr_text="T!$D$5")
    other = book.create_sheet("O'ther")
    assert isinstance(other, Worksheet)
    other["A1"], other["A2"], other["A3"] = "=T!D5*2", "=SUM(T!C3:C3)", "=A1"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=3, max_row=3))
    other.add_chart(chart, "C3")
    below = BarChart()
    below.add_data(Reference(sheet, min_col=4, min_row=5, max_row=5))
    sheet.add_chart(below, "A9")


def test_what_names_rows_moves_with_them(scores: ScoreSheet) -> None:
    cells = {key: text for key, text in ROW.items() if key != "A3"}
    content = template({**cells, "C2": "x"}, arrange)
    book = filled(content, scores)
    sheet, other = book["T"], book["O'ther"]
    assert [sheet[f"E{row}"].value for row in (3, 17)] == ["=C3-D3", "=C17-D17"]
    assert [sheet[f"F{row}"].value for row in (3, 17)] == ["=F2+E3", "=F16+E17"]
    assert [sheet[f"G{row}"].value for row in (3, 17)] == ["=D3/D$19", "=D17/D$19"]
    assert [sheet[f"{c}19"].value for c in "CD"] == ["=SUM(C3:C17)", "=SUM(D2:D18)"]
    assert column(other, "A", 1, 3) == ["=T!D19*2", "=SUM(T!C3:C17)", "=A1"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged == {"A1:A18", "A19:B20", *(f"H{row}:I{row}" for row in range(3, 18))}
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["D3:D17"]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("D3:D17", "C3")
    assert sheet.print_area == "'T'!$A$1:$I$20"
    assert sheet.print_title_rows == "$2:$2"
    assert {sheet.row_dimensions[row].height for row in range(3, 18)} == {33}
    assert sheet["A19"].comment is not None
    link = sheet["H20"].hyperlink
    assert link is not None
    assert link.location == "T!A20"
    assert [item.id for item in sheet.row_breaks.brk] == [19]
    assert book.defined_names["sum"].attr_text == "T!$D$19"
    after = {
        name: text.decode() for name, text in parts(fill_template(content, scores).content).items()
    }
    charts = "".join(text for name, text in after.items() if "/charts/chart" in name)
    assert sorted(re.findall(r"<f>(.*?)</f>", charts)) == ["'T'!$D$19", "'T'!$D$3:$D$17"]
    drawings = "".join(text for name, text in after.items() if "/drawings/drawing" in name)
    assert sorted(re.findall(r"<row>(\d+)</row>", drawings)) == ["2", "22"]
    assert "Row>18<" in "".join(text for name, text in after.items() if name.endswith(".vml"))


def test_a_table_and_shared_formulas_grow_with_the_row(scores: ScoreSheet) -> None:
    def arranged(book: Workbook) -> None:
        book["T"].add_table(Table(displayName="Lines", ref="C2:D3"))

    content = template({**ROW, "C2": "c", "D2": "d", "F5": "=C5", "F6": "=C6"}, arranged)

    def shared(xml: str) -> str:
        first = xml.replace("<f>C5</f>", '<f t="shared" ref="F5:F6" si="0">C5</f>')
        return first.replace("<f>C6</f>", '<f t="shared" si="0"/>')

    book = filled(with_part(content, "xl/worksheets/sheet1.xml", shared), scores)
    assert book["T"].tables["Lines"].ref == "C2:D17"
    assert column(book["T"], "F", 19, 20) == ["=C19", "=C20"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"A5": "=C3*2"}, ("T!A5", "C3:C3")),
        ({"E3": "=D3/D9"}, ("T!E3", "$")),
        ({"E3": "=D3/D$3"}, ("T!E3", "D$3:D$3")),
        ({"E5": "=SUM(T:U!C3)"}, ("T!E5", "several sheets")),
    ],
)
def test_a_formula_that_would_mean_something_else_is_refused(
    scores: ScoreSheet, cells: dict[str, str], words: tuple[str, ...]
) -> None:
    with pytest.raises(TemplateRefused) as refused:
        fill_template(template({**ROW, **cells}), scores)
    assert [word for word in words if word not in str(refused.value)] == []


def test_what_would_not_move_is_refused_by_its_name(scores: ScoreSheet) -> None:
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotTable"
    relation = f'<Relationship Id="r1" Type="{kind}" Target="../p.xml"/>'
    content = with_part(
        template(ROW), relations, lambda _xml: f"<Relationships>{relation}</Relationships>"
    )
    with pytest.raises(TemplateRefused, match="pivotTable"):
        fill_template(content, scores)


def test_a_row_grows_for_a_long_text_and_never_shrinks(scores: ScoreSheet) -> None:
    def arranged(book: Workbook) -> None:
        sheet = book["T"]
        sheet["A1"].alignment = Alignment(wrap_text=True)
        sheet.row_dimensions[2].height = 200

    named = changed(scores, {"subject.name": "长" * 60})
    content = template({"A1": "{{subject.name}}", "A2": "{{subject.name}}"}, arranged)
    sheet = filled(content, named)["T"]
    assert sheet.row_dimensions[1].height > 100
    assert sheet.row_dimensions[2].height == 200


@given(
    st.dictionaries(st.integers(1, 30), st.integers(1, 6), max_size=4),
    st.integers(1, 40),
    st.integers(1, 40),
)
def test_a_range_takes_in_exactly_what_its_rows_have_become(
    counts: dict[int, int], one: int, other: int
) -> None:
    growth = Growth(counts)
    places = [(row, copy) for row in range(1, 41) for copy in range(counts.get(row, 1))]
    low, high = sorted((one, other))
    inside = [at for at, (row, _copy) in enumerate(places, 1) if low <= row <= high]
    moved = Mover({"t": growth}).formula(f"SUM(A{low}:A{high})", "T")
    assert moved == f"SUM(A{inside[0]}:A{inside[-1]})"


@given(st.integers(1, 30), st.integers(2, 5), st.integers(1, 40))
def test_a_single_cell_stays_itself_or_is_refused(marked: int, count: int, row: int) -> None:
    mover = Mover({"t": Growth({marked: count})})
    if row == marked:
        with pytest.raises(Stuck):
            mover.formula(f"A{row}", "T")
    else:
        assert mover.formula(f"A{row}", "T") == f"A{row + (count - 1) * (row > marked)}"
