"""The bureau's own workbook: what placeholders give, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.exchange.cases import PROJECT, changed, sheet_of
from tests.exchange.rich import rich_sheet
from tests.exchange.templates import filled, parts, template, with_part
from ziping.exchange.template import TemplateRefused, fill_template
from ziping.exchange.template.meaning import Names, Unknown
from ziping.scoring import ScoreSheet


@pytest.fixture(scope="module")
def scores() -> ScoreSheet:
    return sheet_of(PROJECT)


def one(text: str, scores: ScoreSheet) -> tuple[object, str]:
    """What a cell with this text becomes, and its format."""
    cell = filled(template({"B2": text}), scores)["T"]["B2"]
    return cell.value, cell.number_format


@pytest.mark.parametrize(
    ("chinese", "english", "value", "number"),
    [
        ("总分", "total", 96.98, "0.00"),
        ("满分", "weight", 100, "General"),
        ("失分", "loss", 3.02, "0.00"),
        ("等级", "grade", "优", "General"),
        ("未填项数", "blanks", 0, "General"),
        ("项目名称", "subject.name", "信息化建设开发经费项目", "General"),
        ("数据.实际支出数", "fact.spent", 1018.93, "#,##0.00"),
        ("预算支出执行率", "fact.execution_rate", 0.9868, "0.00%"),
        ("部分.项目过程.得分", "section.process.score", 23.68, "0.00"),
        ("部分.项目过程.失分", "section.process.loss", 1.32, "0.00"),
        ("单项.预算支出执行率.得分", "answer.execution_rate.score", 8.68, "0.00"),
        ("单项.预算支出执行率.一级指标", "answer.execution_rate.level1", "项目过程", "General"),
        ("单项.预算支出执行率.二级指标", "answer.execution_rate.level2", "资金管理", "General"),
    ],
)
def test_a_placeholder_gives_the_same_in_both_languages(
    scores: ScoreSheet, chinese: str, english: str, value: object, number: str
) -> None:
    for text in (chinese, english):
        assert one(f"{{{{ {text} }}}}", scores) == (value, number)


def test_within_a_text_figures_are_as_printed(scores: ScoreSheet) -> None:
    text = "总分{{总分}}分（{{等级}}），执行率{{fact.execution_rate}}"
    assert one(text, scores)[0] == "总分96.98分（优），执行率98.68%"


def test_every_name_that_is_offered_means_something(scores: ScoreSheet) -> None:
    for sheet in (scores, rich_sheet(1)):
        names = Names(sheet.form)
        unknown = {
            text: meaning.remedy
            for is_chinese in (True, False)
            for text in names.known(chinese=is_chinese)
            if isinstance(meaning := names.meaning(text), Unknown)
        }
        # What has the title of another thing is answered by naming both.
        assert [text for text, remedy in unknown.items() if "id" not in remedy] == []
        assert len(unknown) < 10


def test_what_is_unknown_stays_empty(scores: ScoreSheet) -> None:
    blank = changed(scores, {"fact.spent": None})
    book = filled(
        template(
            {"A1": "{{fact.spent}}", "A2": "{{等级}}", "A3": "{{answer.execution_rate.score}}"}
        ),
        blank,
    )
    assert [book["T"][f"A{row}"].value for row in (1, 2, 3)] == [None, None, None]


@pytest.mark.parametrize(
    "text", ["=1+1", "+x", "-x", "@x", "{{总分}}", "a\r\nb", "名\x01称", " x "]
)
def test_a_text_stays_the_text_that_it_is(scores: ScoreSheet, text: str) -> None:
    named = changed(scores, {"subject.name": text})
    cell = filled(template({"A1": "{{subject.name}}"}), named)["T"]["A1"]
    stands = {"a\r\nb": "a_x000D_\nb", "名\x01称": "名_x0001_称"}.get(text, text)
    assert (cell.value, cell.data_type) == (stands, "s")
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_their_look_stays_and_their_format_of_numbers_counts(scores: ScoreSheet) -> None:
    def arrange(book: Workbook) -> None:
        book["T"]["A1"].number_format = "0.0"
        book["T"]["A1"].font = Font(bold=True)
        book["T"]["A2"].font = Font(bold=True)

    sheet = filled(template({"A1": "{{总分}}", "A2": "{{总分}}"}, arrange), scores)["T"]
    assert [cell.number_format for cell in (sheet["A1"], sheet["A2"])] == ["0.0", "0.00"]
    assert sheet["A1"].font.bold
    assert sheet["A2"].font.bold


def test_what_has_no_placeholder_keeps_its_bytes(scores: ScoreSheet) -> None:
    content = template({"A1": "{{总分}}"}, lambda book: book.create_sheet("Other").append(["x", 1]))
    before, after = parts(content), parts(fill_template(content, scores).content)
    same = {name for name in before if before[name] == after.get(name)}
    filled = {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"}
    assert before.keys() - same == {*filled, "docProps/core.xml"}


def test_results_of_formulas_are_not_kept_from_before(scores: ScoreSheet) -> None:
    content = template({"A1": "{{总分}}", "A2": "=A1*2"})
    stale = with_part(
        content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("<v />", "<v>7</v>")
    )
    after = parts(fill_template(stale, scores).content)
    assert b"<v>7</v>" not in after["xl/worksheets/sheet1.xml"]
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_the_order_of_calculation_is_dropped_with_all_mention_of_it(scores: ScoreSheet) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    relation = f'<Relationship Id="c" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    named = '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'
    content = with_part(template({"A1": "{{总分}}"}), "xl/calcChain.xml", lambda _xml: "<c/>")
    content = with_part(
        content,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace("</Relationships>", relation),
    )
    content = with_part(content, "[Content_Types].xml", lambda xml: xml.replace("</Types>", named))
    after = parts(fill_template(content, scores).content)
    assert "xl/calcChain.xml" not in after
    assert [name for name, text in after.items() if b"calcChain" in text] == []


def test_the_same_project_gives_the_same_bytes(scores: ScoreSheet) -> None:
    content = template({"A1": "{{总分}}"})
    assert fill_template(content, scores).content == fill_template(content, scores).content


def test_parts_with_prefixes_of_their_own_are_filled(scores: ScoreSheet) -> None:
    def prefixed(xml: str) -> str:
        return (
            xml.replace("</", "</x:")
            .replace("<", "<x:")
            .replace("<x:/x:", "</x:")
            .replace("xmlns=", "xmlns:x=")
        )

    content = template({"A1": "{{总分}}", "A2": "{{subject.unit}}"})
    sheet = filled(with_part(content, "xl/worksheets/sheet1.xml", prefixed), scores)["T"]
    assert sheet["A1"].value == 96.98


REFUSED: Mapping[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "misspelt": ({"B3": "{{总成绩}} {{总得分}}"}, ("T!B3", "{{总得分}}", '"总分"')),
    "field": ({"B3": "{{指标.得份}}"}, ("T!B3", '"指标.得分"')),
    "english": ({"B3": "{{section.proces.score}}"}, ("T!B3", '"section.process.score"')),
    "several": ({"A1": "{{x}}", "B9": "{{y}}"}, ("T!A1", "T!B9")),
    "braces": ({"C1": "{{总分}"}, ("T!C1", "not closed")),
    "formula": ({"C1": '="{{总分}}"'}, ("T!C1", "formula")),
    "two kinds": ({"A1": "{{指标.名称}}", "B1": "{{目标.名称}}"}, ("T!B1", "two kinds")),
    "nothing": ({"A1": "x"}, ("no placeholder",)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_filled_is_named_with_its_place(scores: ScoreSheet, case: str) -> None:
    cells, words = REFUSED[case]
    with pytest.raises(TemplateRefused) as refused:
        fill_template(template(cells), scores)
    assert [word for word in words if word not in str(refused.value)] == []


def test_a_text_that_no_cell_holds_is_named(scores: ScoreSheet) -> None:
    long = changed(scores, {"subject.name": "长" * 32_768})
    with pytest.raises(TemplateRefused, match=r"T!A1: .*32768"):
        fill_template(template({"A1": "{{subject.name}}"}), long)


def test_damaged_and_dangerous_files_are_refused(scores: ScoreSheet) -> None:
    content = template({"A1": "{{总分}}"})
    sheet = "xl/worksheets/sheet1.xml"
    cases = {
        "no whole workbook": b"text",
        "macros": with_part(content, "xl/vbaProject.bin", lambda _xml: "x"),
        "signed": with_part(content, "_xmlsignatures/sig1.xml", lambda _xml: "<x/>"),
        f"{sheet}: This part": with_part(content, sheet, lambda xml: xml[:-20]),
        "declares": with_part(
            content, sheet, lambda xml: f'<!DOCTYPE a [<!ENTITY b "{{{{总分}}}}">]>{xml}'
        ),
        "No sheets": with_part(content, "_rels/.rels", lambda _xml: "<Relationships/>"),
    }
    for words, damaged in cases.items():
        with pytest.raises(TemplateRefused, match=words):
            fill_template(damaged, scores)
