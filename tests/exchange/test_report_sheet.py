"""The chapters in the workbook: their order, their cells, what is said of them, high ones."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cases import PROJECT, SAMPLES, changed, sheet_of
from tests.exchange.coming_back import at, differing, edited, opened, returned
from tests.exchange.kinds import kinds_sheet
from ziping.exchange import write_workbook
from ziping.exchange.workbook.measure import ABOVE, line_height
from ziping.scoring import ScoreSheet
from ziping.session import new_session

TITLE = "Self-evaluation report"
REPORT = SAMPLES / "jm-project-2022.toml"


def book_of(sheet: ScoreSheet) -> Workbook:
    return opened(write_workbook(sheet, ()))


def column(sheet: Worksheet) -> list[str]:
    return [str(row[0].value or "") for row in sheet.iter_rows()]


def test_chapters_stand_in_reading_order_each_under_its_heading() -> None:
    sheet = sheet_of(PROJECT)
    texts = column(book_of(sheet)[TITLE])
    places = [texts.index(chapter.title) for chapter in sheet.form.chapters]
    assert places == sorted(places)
    chapter = next(item for item in sheet.form.chapters if item.id == "background")
    assert texts[texts.index(chapter.title) + 1] == sheet.project.text("chapter.background")


def test_an_edited_chapter_comes_back() -> None:
    sheet = sheet_of(REPORT)
    new = "第一段。\n第二段，=1+1。"
    found = returned(edited(write_workbook(sheet, ()), {"chapter.overview": new}), sheet)
    before = sheet.project.text("chapter.overview")
    assert differing(found.texts, sheet.project) == {"chapter.overview": (before, new)}


def test_what_the_form_puts_under_a_heading_is_where_it_is_said_to_be() -> None:
    book = book_of(sheet_of(REPORT))
    texts = column(book[TITLE])
    assert "Scores: see sheet Score table" in texts
    assert "子项目资金: see sheet Self-evaluation" in texts
    assert at(book, "table.sub_projects.t4k9.spent")[0].title == "Self-evaluation"


def test_a_goal_of_the_national_table_is_filled_in_there_and_repeated_in_the_report() -> None:
    session = new_session("mof-project")
    session.apply([("chapter.goals_expected", "建成管网十公里。")])
    book = book_of(session.sheet)
    sheet, address = at(book, "chapter.goals_expected")
    assert sheet.title == "Self-evaluation"
    links = [text for text in column(book[TITLE]) if address in text]
    assert links == [f"=IF('Self-evaluation'!{address}=\"\",\"\",'Self-evaluation'!{address})"]


def test_a_form_without_chapters_has_no_report() -> None:
    assert TITLE not in book_of(kinds_sheet(0)).sheetnames


@pytest.mark.parametrize("sentences", [90, 300])
def test_a_long_chapter_begins_at_the_top_and_is_parted_between_lines(sentences: int) -> None:
    text = "因汛期连续降雨，工期顺延至次年三月。" * sentences
    book = book_of(changed(sheet_of(PROJECT), {"chapter.background": text}))
    sheet, address = at(book, "chapter.background")
    area = next(area for area in sheet.merged_cells.ranges if address in area)
    heights = [
        sheet.row_dimensions[row].height or 0 for row in range(area.min_row, area.max_row + 1)
    ]
    assert len(heights) > 1
    assert sheet[address].alignment.vertical == "top"
    lines = [height / line_height(10.5) for height in (heights[0] - ABOVE, *heights[1:])]
    assert all(abs(count - round(count)) < 0.01 for count in lines)
    assert sheet.row_breaks.brk


def test_every_cell_of_text_says_what_is_wanted() -> None:
    sheet = sheet_of(PROJECT)
    book = book_of(sheet)
    wanted = {
        "chapter.background": "The text of the chapter",
        "subject.unit": "Fill in: 实施单位",
        "answer.monitoring.loss_reason": "Why the target was missed",
        "target.k3f9.source": "Where the actual can be checked",
    }
    for path, words in wanted.items():
        drawn, address = at(book, path)
        rules = [rule for rule in drawn.data_validations.dataValidation if address in rule.sqref]
        assert [rule.type for rule in rules] == [None], path
        assert str(rules[0].prompt).startswith(words)
        assert rules[0].showInputMessage
