"""Finding Chinese text by the initials of its pinyin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.tui.pinyin import initials, reads

READ = {
    "社会保障": "shbz",
    "预算支出执行率": "yszczxl",
    "绩效目标合理性": "jxmbhlx",
    "导出": "dc",
    "撤销": "cx",
    "质量达标率": "zldbl",
    "东莞市番禺区": "dgsfyq",
    "鄱阳湖": "pyh",
    "啊座": "az",
    "第1季度（Q4）": "d1jdq4",
    "①“好”≥🙂𠮷": "h",
    "": "",
}


@pytest.mark.parametrize(("text", "letters"), READ.items())
def test_a_text_is_read_by_its_initials(text: str, letters: str) -> None:
    assert initials(text) == letters
    assert reads(text, letters)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("预算支出执行率", "zxl", True),
        ("预算支出执行率", "zhs", True),
        ("预算支出执行率", "yzx", False),
        ("番禺区", "py", True),
        ("增长率", "zcl", True),
        ("率", "lv", False),
    ],
)
def test_initials_are_found_anywhere_in_any_reading(text: str, typed: str, found: bool) -> None:
    assert reads(text, typed) is found


@given(st.text())
def test_any_text_is_found_by_its_own_initials(text: str) -> None:
    assert reads(text, initials(text))


def test_every_character_of_the_table_has_a_letter() -> None:
    codes = [bytes((row, place)) for row in range(0xB0, 0xF8) for place in range(0xA1, 0xFF)]
    table = "".join(code.decode("gb2312", "ignore") for code in codes)
    assert len(table) == 6763
    assert len(initials(table)) == 6763
