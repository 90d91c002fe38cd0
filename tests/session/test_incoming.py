"""A workbook that came back, set beside the session's project and taken over."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.coming_back import at, edited, only, opened, saved
from tests.session.projects import DEPARTMENT, IT
from ziping.evaluation.returning import Proposal
from ziping.exchange import write_workbook
from ziping.language import use
from ziping.session import Session, open_kept, open_session
from ziping.session.incoming import Incoming, incoming_of, take_over
from ziping.store import ReadError

SPENT, NAME, MET = "fact.spent", "subject.name", "answer.monitoring.met.1"


@pytest.fixture(autouse=True)
def _english() -> None:
    use("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(IT, tmp_path / "mine.toml"))


@pytest.fixture
def content(file: Path) -> bytes:
    return write_workbook(open_session(file).sheet, ())


def incoming(session: Session, folder: Path, content: bytes) -> Incoming:
    path = folder / "back.xlsx"
    path.write_bytes(content)
    return incoming_of(session, path)


def test_an_unchanged_workbook_changes_nothing(file: Path, content: bytes, tmp_path: Path) -> None:
    found = incoming(open_session(file), tmp_path, content)
    assert (found.proposals, found.notes, found.three_way) == ((), (), True)


def test_what_changed_is_proposed_and_taken_over_as_one_step(
    file: Path, content: bytes, tmp_path: Path
) -> None:
    session = open_session(file)
    before = session.project
    found = incoming(session, tmp_path, edited(content, {SPENT: 1032.52, MET: "no"}))
    assert found.proposals == (
        Proposal(SPENT, "1,018.93", "1,018.93", "1,032.52", conflict=False),
        Proposal(MET, "true", "true", "false", conflict=False),
    )
    assert session.project is before, "nothing is applied before it is accepted"
    take_over(session, found.proposals)
    assert (session.text(SPENT), session.text(MET)) == ("1,032.52", "false")
    session.undo()
    assert session.project.entries == before.entries
    assert not session.can_undo


def test_taken_over_it_is_in_the_journal(file: Path, content: bytes, tmp_path: Path) -> None:
    session = open_kept(file)
    take_over(session, incoming(session, tmp_path, edited(content, {SPENT: 1032.52})).proposals)
    session.keeper.abandon()
    assert open_session(file).text(SPENT) == "1,032.52"


def test_what_the_file_changed_meanwhile_stays_or_conflicts(
    file: Path, content: bytes, tmp_path: Path
) -> None:
    session = open_session(file)
    session.apply([(SPENT, "1,000"), (NAME, "改了名")])
    found = incoming(session, tmp_path, edited(content, {SPENT: 1032.52}))
    assert found.proposals == (Proposal(SPENT, "1,018.93", "1,000", "1,032.52", conflict=True),)
    assert found.conflicts == 1


@pytest.mark.parametrize("carrier", ["names", "column"])
def test_where_the_workbook_has_lost_its_base_the_local_history_gives_it(
    file: Path, content: bytes, tmp_path: Path, carrier: str
) -> None:
    session = open_kept(file)
    session.save()
    session.apply([(SPENT, "1,000"), (NAME, "改了名")])
    session.save()
    session.close()
    session = open_session(file)
    found = incoming(session, tmp_path, only(edited(content, {SPENT: 1032.52}), carrier))
    assert found.three_way
    assert found.proposals == (Proposal(SPENT, "1,018.93", "1,000", "1,032.52", conflict=True),)


@pytest.mark.parametrize("carrier", ["names", "column"])
def test_without_any_base_all_that_differs_is_shown_and_that_is_said(
    file: Path, content: bytes, tmp_path: Path, carrier: str
) -> None:
    session = open_session(file)
    session.apply([(NAME, "改了名")])
    found = incoming(session, tmp_path, only(edited(content, {SPENT: 1032.52}), carrier))
    assert not found.three_way
    assert found.proposals == (
        Proposal(NAME, None, "改了名", "信息化建设开发经费项目", conflict=False),
        Proposal(SPENT, None, "1,018.93", "1,032.52", conflict=False),
    )
    assert "what was exported is not known" in found.notes[0]


def test_a_renamed_project_is_still_the_same(file: Path, content: bytes, tmp_path: Path) -> None:
    session = open_session(file)
    session.apply([(NAME, "另一个名字"), ("subject.unit", "另一个单位")])
    assert incoming(session, tmp_path, content).proposals == ()


def test_another_forms_workbook_is_refused(file: Path, tmp_path: Path) -> None:
    content = write_workbook(open_session(DEPARTMENT).sheet, ())
    with pytest.raises(ReadError, match="gz-department-self-evaluation@2024"):
        incoming(open_session(file), tmp_path, content)


def test_another_projects_workbook_is_refused(file: Path, tmp_path: Path, content: bytes) -> None:
    session = open_session(file)
    said = json.dumps(dict(session.project.entries))
    for row in [line.id for line in session.sheet.lines if line.is_target]:
        said = said.replace(row, f"x{row}")
    entries = json.loads(said)
    assert "target.k3f9.title" not in entries
    other = session.successor(replace(session.project, entries=entries))
    with pytest.raises(ReadError, match="name the one of this project"):
        incoming(other, tmp_path, content)


def test_another_year_is_said(file: Path, tmp_path: Path, content: bytes) -> None:
    session = open_session(file)
    session.apply([("subject.year", "2022")])
    assert incoming(session, tmp_path, content).notes == (
        "it is of the year 2021, the project of 2022",
    )


def test_a_row_that_the_project_has_no_longer_is_named(
    file: Path, tmp_path: Path, content: bytes
) -> None:
    session = open_session(file)
    session.remove_row("target.k3f9")
    found = incoming(session, tmp_path, edited(content, {"target.k3f9.actual": 60}))
    assert found.proposals == ()
    (note,) = found.notes
    assert note.startswith("target.k3f9.actual: not taken over")


def test_what_is_not_taken_over_is_said(file: Path, tmp_path: Path, content: bytes) -> None:
    book = opened(edited(content, {"total": 100, SPENT: "=NA()"}))
    sheet, _address = at(book, "total")
    sheet.cell(sheet.max_row + 1, 3).value = "手加的指标"
    notes = incoming(open_session(file), tmp_path, saved(book)).notes
    assert any("it gave 96.98, now 100 stands there" in note for note in notes)
    assert any("手加的指标" in note for note in notes)
    assert any(note.startswith("实际支出数") and "no result" in note for note in notes)


@pytest.mark.parametrize("name", ["there-is-none.xlsx", "mine.toml", "."])
def test_what_is_no_workbook_is_refused(file: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError):
        incoming_of(open_session(file), tmp_path / name)
