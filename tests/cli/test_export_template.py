"""`export --template`: a workbook of the bureau's own filled, or nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

from tests.cli.conftest import Run, write
from tests.exchange.templates import template


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.xlsx"
    path.write_bytes(template({"A1": "{{总分}}", "A2": "{{指标.名称}}"}))
    return path


def test_it_is_filled_and_what_was_read_back_is_said(
    ziping: Run, file: Path, theirs: Path, tmp_path: Path
) -> None:
    out, before = tmp_path / "out.xlsx", theirs.read_bytes()
    ended = ziping("export", file, "-o", out, "--template", theirs)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{out}: Filled; read back 7 of 7 cells\n"
    assert load_workbook(out)["T"]["A1"].value == 20
    assert theirs.read_bytes() == before


def test_what_is_missing_is_said(ziping: Run, theirs: Path, tmp_path: Path) -> None:
    blank = write(tmp_path / "blank.toml", {"fact.spent": ""})
    ended = ziping("export", blank, "-o", tmp_path / "out.xlsx", "--template", theirs)
    assert "So far: 1 blank" in ended.out


def test_placeholders_outside_of_cells_are_said(ziping: Run, file: Path, tmp_path: Path) -> None:
    def arrange(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart("{{总分}}"))
        sheet["A1"].comment = Comment("{{总分}}", "a")

    theirs = tmp_path / "theirs.xlsx"
    theirs.write_bytes(template({"A1": "{{总分}}"}, arrange))
    ended = ziping("export", file, "-o", tmp_path / "out.xlsx", "--template", theirs)
    assert "stay as they are: header or footer of T, xl/comments" in ended.out


def test_a_refusal_names_file_and_place_and_writes_nothing(
    ziping: Run, file: Path, tmp_path: Path
) -> None:
    wrong, out = tmp_path / "wrong.xlsx", tmp_path / "out.xlsx"
    wrong.write_bytes(template({"B3": "{{totl}}"}))
    words = ("wrong.xlsx", "T!B3", '"total"')
    ziping("export", file, "-o", out, "--template", wrong).refused(2, *words)
    ziping("export", file, "-o", out, "--template", tmp_path / "gone.xlsx").refused(2, "gone.xlsx")
    assert not out.exists()


def test_the_template_itself_is_not_written_over(ziping: Run, file: Path, theirs: Path) -> None:
    before = theirs.read_bytes()
    ziping("export", file, "-o", theirs, "--template", theirs).refused(3, "template itself")
    ziping("export", file, "-o", "x.json", "--template", theirs).refused(2, ".xlsx")
    assert theirs.read_bytes() == before


def test_cells_that_cannot_be_read_back_are_not_handed_in(
    ziping: Run, file: Path, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ziping.exchange.template.filled_cells", lambda _filled: 1)
    out = tmp_path / "out.xlsx"
    ziping("export", file, "-o", out, "--template", theirs).refused(3, "Only 1 of 7")
    assert not out.exists()
