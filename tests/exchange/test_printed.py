"""The pages of the workbooks as LibreOffice prints them: samples, every form, hostile ones."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.exchange.printed import HIGH, LONG, Line, pages, planned_pages, printed_sheets

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here"),
]
USUAL = [name for name in printed_sheets() if name not in (HIGH, LONG)]
FAILURES = re.compile(r"###|#REF!|#NAME\?|#VALUE!|#DIV/0!|#N/A|Err:5")
FOOTER = re.compile(r"第 (\d+) 页，共 (\d+) 页")
ROWS = 3
"""A title or heading, the words over the columns, and what they are for; these may be blank."""
SAME_ROW = 6.0


def rows(lines: list[Line]) -> int:
    """How many rows of text there are, the number of the page apart."""
    tops = [line.above for line in lines if not FOOTER.fullmatch(line.text)]
    return sum(number == 0 or top - tops[number - 1] > SAME_ROW for number, top in enumerate(tops))


@pytest.mark.parametrize("name", printed_sheets())
def test_no_cell_fails_and_every_page_is_numbered(printed: Path, name: str) -> None:
    found = pages(printed / "after" / f"{name}.pdf")
    texts = [line.text for page in found for line in page]
    assert [text for text in texts if FAILURES.search(text)] == []
    numbers = [match.groups() for text in texts if (match := FOOTER.search(text))]
    assert numbers == [(str(number), str(len(found))) for number in range(1, len(found) + 1)]


@pytest.mark.parametrize("name", [*USUAL, LONG])
def test_no_page_holds_but_a_heading_or_a_single_row(printed: Path, name: str) -> None:
    found = pages(printed / "after" / f"{name}.pdf")
    fewest = ROWS - name.startswith("blank")
    assert [number for number, page in enumerate(found, 1) if rows(page) < fewest] == []


@pytest.mark.parametrize("name", USUAL)
def test_pages_end_where_the_workbook_says(printed: Path, name: str) -> None:
    content = (printed / "before" / f"{name}.xlsx").read_bytes()
    assert len(pages(printed / "after" / f"{name}.pdf")) == planned_pages(content)


def test_a_reason_of_two_thousand_characters_is_printed_whole(printed: Path) -> None:
    reason = printed_sheets()[HIGH].project.text("chapter.background")
    found = pages(printed / "after" / f"{HIGH}.pdf")
    text = "".join(line.text.replace(" ", "") for page in found for line in page)
    assert text.count(reason[:-1]) == 1
