"""Paragraphs broken into lines: as Chinese is, the same whatever was typed when, and drawn."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.conftest import JM, NARROW, Run
from ziping.tui.paint import line_end, wrap
from ziping.tui.widgets.prose import ProseInput
from ziping.tui.widgets.prose_document import Breaks

TEXTS = st.text("年度预算，。（）12.5%ab \u0301🙂", max_size=80)


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9), TEXTS), max_size=6), TEXTS)
def test_breaks_are_the_same_whatever_was_typed_before(
    edits: list[tuple[int, int, str]], text: str
) -> None:
    breaks = Breaks()
    for width in (7, 12):
        assert breaks.find(text, width) == Breaks().find(text, width)
        for start, removed, inserted in edits:
            text = text[:start] + inserted[:9] + text[start + removed :]
            assert breaks.find(text, width) == Breaks().find(text, width)


@given(TEXTS, st.integers(2, 20))
def test_lines_hold_the_whole_text_within_their_width(text: str, width: int) -> None:
    ends = [0, *Breaks().find(text, width), len(text)]
    lines = [text[start:end] for start, end in pairwise(ends)]
    assert "".join(lines) == text
    assert all(cell_len(line) <= width or len(line.strip("\u0301")) <= 1 for line in lines)


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert wrap("甲乙丙丁，戊己（庚辛）壬癸", 8) == ["甲乙丙", "丁，戊己", "（庚辛）", "壬癸"]
    assert line_end("甲乙丙丁，戊", 0, 8) == 3


async def test_a_long_paragraph_is_typed_in_walked_and_drawn(editor: Run) -> None:
    async with editor(JM, NARROW) as run:
        path = "chapter.conclusion"
        text = "各项业务稳中有升，达到既定目标。" * 400
        run.session.apply([(path, text)])
        await run.open(path)
        entry = run.app.focused
        assert isinstance(entry, ProseInput)
        assert "各项业务稳中有升，" in run.text()[8]
        entry.move_cursor((0, 3000))
        await run.type("中")
        assert run.session.text(path) == text[:3000] + "中" + text[3000:]
        row, column = entry.cursor_location
        await run.press("down", "up")
        assert entry.cursor_location == (row, column)
        await run.press("shift+right", "shift+right", "shift+right", "backspace")
        assert run.session.text(path) == text[:3000] + "中" + text[3003:]
        assert {cell_len(line) for line in run.text()} == {80}
