"""`check` with findings that a person lets stand: the exit code, the print, the workbook."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from ziping.session import open_session

WAIVER, REASON = "waiver.F022.answer.basics.override", "专家组一致同意，[见纪要] =1+1"


@pytest.fixture
def wrong(ziping: Run, file: Path) -> Path:
    edits = ("answer.basics.override=9", "answer.basics.reason=x")
    assert ziping("set", file, *edits).code == 0
    assert ziping("check", file).code == 1
    return file


def test_an_error_that_is_waived_is_none_for_the_exit_code_and_says_why(
    ziping: Run, wrong: Path
) -> None:
    assert ziping("set", wrong, f"{WAIVER}={REASON}").code == 0
    ended = ziping("check", wrong)
    assert ended.code == 0
    assert "F022 waived" in ended.out
    assert REASON in ended.out
    assert ziping("set", wrong, f"{WAIVER}=").code == 0
    assert ziping("check", wrong).code == 1


def test_the_reason_is_printed_in_the_workbook(ziping: Run, wrong: Path) -> None:
    assert ziping("set", wrong, f"{WAIVER}={REASON}").code == 0
    out = wrong.with_suffix(".xlsx")
    assert ziping("export", wrong, "-o", out).code == 0
    cells = load_workbook(BytesIO(out.read_bytes()))["Findings"].iter_rows()
    rows = [[cell.value for cell in row] for row in cells]
    (row,) = [row for row in rows if row[1] == "F022"]
    assert row[5] == REASON


def test_an_edit_after_the_seal_stands_in_the_workbook(ziping: Run, file: Path) -> None:
    out = file.with_suffix(".xlsx")
    for edits, words in (((), "unchanged since"), (("subject.name=新",), "1 changes since")):
        assert ziping("set" if edits else "seal", file, *edits).code == 0
        assert ziping("export", file, "-o", out).code == 0
        said = load_workbook(BytesIO(out.read_bytes()))["Findings"]["A2"].value
        assert said.startswith("Sealed 20")
        assert words in said


@pytest.mark.parametrize("path", ["waiver.F055.subject.name", "waiver.F999", "waiver.basics"])
def test_what_cannot_be_waived_is_refused_and_said(ziping: Run, file: Path, path: str) -> None:
    ziping("set", file, f"{path}=x").refused(2, "waives no finding", "waiver.CODE.PLACE")
    assert path not in open_session(file).project.entries
