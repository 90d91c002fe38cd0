"""The parts that need no spreadsheet library: room for text, pages, short formulas, texts."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.exchange.workbook.contents import number_format, style_format
from ziping.exchange.workbook.line_ends import tightening
from ziping.exchange.workbook.measure import text_height, wrapped_lines
from ziping.exchange.workbook.model import Area, letters, quoted
from ziping.exchange.workbook.pages import Block, page_starts
from ziping.exchange.workbook.short import spread
from ziping.exchange.workbook.texts import escaped, unescaped
from ziping.expression import (
    ONE,
    Constant,
    Expression,
    Extreme,
    Fold,
    Named,
    Reference,
    Style,
    value,
)
from ziping.expression.spreadsheet import Cell, formula


@given(st.text())
def test_what_xml_cannot_hold_comes_back(text: str) -> None:
    kept = escaped(text)
    assert unescaped(kept) == text
    kept.encode()
    assert all(char in "\t\n" or char >= " " for char in kept)


@given(st.text(alphabet="指标abcWi1,。（） \n", max_size=80), st.integers(40, 400))
def test_a_wider_column_never_needs_more_lines(text: str, width: int) -> None:
    assert wrapped_lines(text, width + 40, 9) <= wrapped_lines(text, width, 9) + text.count(" ")


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("指标", 1), ("一二三四五六七八九十", 2), ("一\n二\n三", 3), ("W" * 40, 5)],
)
def test_lines_are_counted_as_they_break(text: str, lines: int) -> None:
    assert wrapped_lines(text, 120, 9) == lines


def test_punctuation_stays_with_the_character_before_it() -> None:
    assert wrapped_lines("一二三四五六七八九", 120, 9) == wrapped_lines(
        "一二三四五六七八，", 120, 9
    )
    assert text_height("一\n二", 120, 9) > text_height("一", 120, 9)


SENTENCE = "设立和调整按规定履行报批程序，招投标、建设、验收执行制度；不满足的按印出的分值扣分。"


def test_a_font_is_smaller_only_where_lines_end_better() -> None:
    sizes = {tightening(SENTENCE, width, 9, indented=True) for width in range(120, 300)}
    assert sizes == {0, 0.5}
    assert {
        tightening("没有标点的一行字" * 9, width, 9, indented=True) for width in range(90, 300)
    } == {0}


def test_a_page_with_hardly_a_row_is_worse_than_a_group_that_is_parted() -> None:
    first = Block(0, 0, 40, "head", "head")
    group = [Block(number, number, 60, "group", "group") for number in range(1, 8)]
    (start,) = page_starts([first, *group], 440, 440)
    assert start > 1


def _blocks(heights: list[int], group: int = 3) -> list[Block]:
    return [
        Block(number, number, float(height), str(number // 9), str(number // group))
        for number, height in enumerate(heights)
    ]


@given(st.lists(st.integers(10, 130), max_size=60), st.integers(100, 500))
def test_no_page_is_fuller_than_it_can_be(heights: list[int], room: int) -> None:
    starts = page_starts(_blocks(heights), room, room)
    assert starts == sorted(set(starts))
    for first, last in itertools.pairwise([0, *starts, len(heights)]):
        rows = heights[first:last]
        assert sum(rows) <= room or len(rows) == 1


def test_a_group_that_fits_on_a_page_is_not_parted() -> None:
    starts = page_starts(_blocks([40] * 12), 320, 320)
    assert starts
    assert all(start % 3 == 0 for start in starts)


def test_a_repeated_heading_takes_its_room() -> None:
    plain = [Block(n, n, 50, "a", str(n)) for n in range(8)]
    headed = [Block(n, n, 50, "a", str(n), 60 if n else 0) for n in range(8)]
    assert page_starts(plain, 200, 200) == [4]
    assert page_starts(headed, 200, 200) == [4, 6]


def test_one_page_has_no_breaks() -> None:
    assert page_starts(_blocks([40, 40]), 220, 220) == []
    assert page_starts([], 220, 220) == []


def _mean(count: int) -> Named:
    items: list[Expression] = [
        Extreme("min", (Reference(f"row{number}", "完成"), ONE)) for number in range(count)
    ]
    return Named("mean", "平均", Fold("mean", tuple(items)))


def test_the_items_of_a_long_fold_get_cells_of_their_own() -> None:
    node, parts = spread(_mean(300))
    assert len(parts) == 300
    assert len({part.key for part in parts}) == 300
    cells = {part.key: Cell(f"B{number}") for number, part in enumerate(parts, 1)}
    assert formula(node, cells) == 'IF(COUNT(B1:B300)<300,"",AVERAGE(B1:B300))'


def test_a_short_fold_stays_as_it_is() -> None:
    assert spread(_mean(5)) == (_mean(5), ())


def test_a_long_fold_is_worth_the_same_in_parts() -> None:
    inputs = {f"row{number}": Fraction(number, 20) for number in range(30)}
    node, parts = spread(_mean(30))
    results = {part.key: value(part.body, inputs, {}) for part in parts}
    assert value(node.body, {}, results) == value(_mean(30).body, inputs, {})


@pytest.mark.parametrize(
    ("style", "number", "money", "code"),
    [
        (Style(percent=True, places=2), None, False, "0.00%"),
        (Style(places=2), None, False, "0.00"),
        (Style(), Fraction(1, 8), False, "General"),
        (Style(), Fraction(1, 3), False, "0.0000"),
        (Style(grouped=True), Fraction(6), False, "#,##0"),
        (Style(grouped=True), Fraction(1, 8), False, "#,##0.000"),
        (Style(grouped=True), Fraction(6), True, "#,##0.00"),
    ],
)
def test_derived_figures_are_shown_as_their_kind_is(
    style: Style, number: Fraction | None, money: bool, code: str
) -> None:
    assert style_format(style, number, money=money) == code


def test_words_in_a_format_cannot_end_it() -> None:
    assert number_format(0, lead='满意"度') == '"满意度"0'


def test_areas_and_sheets_are_named_as_spreadsheets_do() -> None:
    assert [letters(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]
    assert Area(2, 3, 2, 4).span == "C2:D5"
    assert quoted("a'b") == "'a''b'"
    assert Constant(Fraction(1), "1") == ONE
