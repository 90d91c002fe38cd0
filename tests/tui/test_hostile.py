"""Any text in any field: every row keeps its width, nothing is obeyed, nothing is changed."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

import pytest
from rich.cells import cell_len
from textual.geometry import Size

from tests.tui.conftest import NARROW, WIDE, Editor, Run
from ziping.scoring import all_fields

HOSTILE = {
    "markup": "[A][/][@click=app.quit]x[/][red]{{总分}}=1+1",
    "controls": "a\x1b[31mb\x9b1mc\x07\x00\x7fd\x1b]0;x\x07e",
    "lines": "a\tb\nc\r\nd\u2028e\x85f",
    "joined": "e\u0301a\u0300👩\u200d👩\u200d👧❤\ufe0f1\ufe0f\u20e3👍🏽🇨🇳",
    "turned": "שלום عربى\u202eabc\u202c\u200b\u2066x\u2069",
    "doubtful": "①②“好”≥×é🙂𠮷㎡…—",
}
SIZES = [(60, 20), NARROW, (100, 30), (112, 30), WIDE, (200, 50), (300, 80)]


def drawn(text: str) -> int:
    """The cells that a terminal takes which knows nothing of joined characters."""
    wide = {"W": 2, "F": 2}
    marks = (c for c in text if not combining(c) and category(c) not in ("Mn", "Me"))
    return sum(wide.get(east_asian_width(c), 1) for c in marks)


def check_rows(run: Editor, size: tuple[int, int]) -> None:
    rows = run.text()
    assert len(rows) == size[1]
    for row in rows:
        assert (cell_len(row), drawn(row)) == (size[0], size[0]), row
        assert not any(category(c) in ("Cc", "Cf", "Zl", "Zp") for c in row), ascii(row)


ALL, LONG = "".join(HOSTILE.values()), "长" * 10_000


@pytest.mark.parametrize(
    ("rooms", "text"),
    [
        (("subject", "fact", "answer", "target"), ALL),
        (("subject", "target.k3f9"), LONG),
    ],
)
async def test_any_text_in_every_field(editor: Run, rooms: tuple[str, ...], text: str) -> None:
    async with editor() as run:
        plan, project = run.session.sheet.plan, run.session.project
        fields = [field for field in all_fields(plan, project) if not field.options]
        paths = [field.path for field in fields if field.path.startswith(rooms)]
        run.session.apply((path, text) for path in paths)
        for line in ("", "k3f9", "execution_rate"):
            await run.open(line)
            await run.drawn()
            check_rows(run, WIDE)
        for key in ("f3", "f4", "ctrl+g", "f1", "f5"):
            await run.press(key)
            check_rows(run, WIDE)
            await run.press("escape")
        assert {run.session.text(path) for path in paths} == {text}


async def test_every_size_and_the_way_there_keep_the_rows_and_the_focus(editor: Run) -> None:
    async with editor() as run:
        path = "target.k3f9.title"
        text = ALL.replace("\n", "").replace("\r", "")
        run.session.apply([(path, text), ("subject.name", "名" * 300)])
        await run.open("k3f9", path)
        for size in (*SIZES, *reversed(SIZES)):
            await run.pilot.resize_terminal(*size)
            await run.drawn()
            assert run.app.size == Size(*size)
            check_rows(run, size)
            assert getattr(run.app.focused, "path", "") == path
            x, y = run.app.cursor_position
            assert run.entry().content_region.contains(x, y), size


async def test_a_window_that_is_too_small_says_so_and_keeps_the_focus(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.actual")
        for size in ((59, 24), (80, 15), (20, 5), (1, 1)):
            await run.pilot.resize_terminal(*size)
            await run.drawn()
            words = "".join("".join(run.text()).split())
            assert size == (1, 1) or "60by16" in words
            assert "Total" not in words
        await run.pilot.resize_terminal(60, 16)
        await run.drawn()
        assert any("Total" in row for row in run.text())
        await run.type("7")
        assert run.session.text("target.k3f9.actual") == "7"
