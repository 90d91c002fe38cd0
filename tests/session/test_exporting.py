"""What is handed in: written, read back, and never lost to a file that is open elsewhere."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ziping.exchange.csv_rows import csv_rows
from ziping.exchange.score_csv import score_csv, scores_in_csv
from ziping.language import use
from ziping.session import Session, open_session
from ziping.session.exporting import export_csv, export_workbook
from ziping.store import WriteError

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "gz-it-2021.toml"
SAID = "Exported; read back 15 of 15 scores, total 96.98"


def edit(workbook: Path) -> None:
    """What a person does who opens it, types a note and saves it."""
    book = load_workbook(workbook)
    book["Findings"]["A1"] = "seen"
    book.save(workbook)


@pytest.fixture
def session() -> Session:
    use("en")
    return open_session(SAMPLE)


@pytest.mark.parametrize("name", [".~lock.mine.csv#", "~$mine.csv", ".~mine.csv"])
def test_a_table_that_is_open_elsewhere_is_written_beside(
    session: Session, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "mine.csv"
    assert export_csv(session, out).said == SAID
    out.write_text("what the other program has")
    (tmp_path / name).touch()
    assert export_csv(session, out).said.endswith(f"written to mine-2.csv instead; {SAID}")
    assert export_csv(session, out).said.endswith(f"written to mine-3.csv instead; {SAID}")
    assert out.read_text() == "what the other program has"
    assert (tmp_path / "mine-2.csv").read_bytes() == score_csv(session.sheet)


def test_a_lock_without_its_file_holds_nothing(session: Session, tmp_path: Path) -> None:
    (tmp_path / ".~lock.mine.csv#").touch()
    assert export_csv(session, tmp_path / "mine.csv").said == SAID
    assert (tmp_path / "mine.csv").exists()


def test_a_file_that_may_not_be_written_is_left_alone(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mine.csv"
    out.write_text("signed")
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != out and may(path, mode))
    assert "written to mine-2.csv instead" in export_csv(session, out).said
    assert out.read_text() == "signed"


def test_a_workbook_is_written_anew_until_somebody_edits_it(
    session: Session, tmp_path: Path
) -> None:
    out, second = tmp_path / "mine.xlsx", tmp_path / "mine-2.xlsx"
    first = export_workbook(session, out).said
    assert first == SAID
    before = out.read_bytes()
    session.edit("target.h8d4.actual", "130,000")
    assert export_workbook(session, out).written.path == out
    assert out.read_bytes() != before
    edit(out)
    theirs = out.read_bytes()
    for _time in range(2):
        exported = export_workbook(session, out)
        assert exported.said.startswith("Not overwritten; written to mine-2.xlsx instead")
        assert exported.written.edited
        assert exported.written.path == second
    assert out.read_bytes() == theirs
    edit(second)
    assert export_workbook(session, out).written.path == tmp_path / "mine-3.xlsx"
    assert export_workbook(session, out, force=True).written.path == out
    assert out.read_bytes() != theirs


def test_a_file_of_somebody_elses_is_not_written_over(session: Session, tmp_path: Path) -> None:
    out = tmp_path / "mine.xlsx"
    out.write_bytes(b"not a workbook")
    assert export_workbook(session, out).written.edited
    assert out.read_bytes() == b"not a workbook"


@pytest.mark.parametrize("name", ["gone/mine.csv", "folder.csv"])
def test_where_nothing_can_be_written_the_first_reason_is_said(
    session: Session, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(WriteError, match="Not written"):
        export_csv(session, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_text_that_no_cell_holds_is_said_and_nothing_is_written(
    session: Session, tmp_path: Path
) -> None:
    session.edit("answer.monitoring.note", "长" * 32_768)
    with pytest.raises(WriteError, match=r"answer\.monitoring\.note: The text has 32768"):
        export_workbook(session, tmp_path / "mine.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_table_has_a_line_for_each_indicator_and_the_total(session: Session) -> None:
    content = score_csv(session.sheet)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + 15 + 1
    assert rows[0][:3] == ["Level 1", "Level 2", "Level 3"]
    enterprises = next(row for row in rows if row[2] == "服务对象（企业用户）")
    assert enterprises[4:12] == ["＞", "90000", "137038", "个", "1.52", "10", "0.2", "9.8"]
    assert rows[-1][9:] == ["100", "3.02", "96.98", "优"]


def test_scores_that_are_others_are_not_counted(session: Session) -> None:
    content = score_csv(session.sheet)
    assert scores_in_csv(content, session.sheet) == 15
    session.edit("target.h8d4.actual", "130,000")
    assert scores_in_csv(content, session.sheet) == 13


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-1 分", "@SUM(1)", "\t=1", "\r=1"])
def test_a_text_like_a_formula_is_guarded_and_a_figure_is_not(text: str) -> None:
    written = csv_rows([[text, "-32.4"]]).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(written, newline=""))) == [f"'{text}", "-32.4"]
