"""A session and its file: opened with its form, saved whole, never over somebody else's work."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.session.projects import CLEAN, FORM_TEXT, SAMPLES, form, project, session
from ziping.session import Session, form_of, new_session, open_session
from ziping.store import ReadError, WriteError, project_text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "自评.toml"
    path.write_text(project_text(project(), form()), encoding="utf-8", newline="\n")
    return path


def is_dirty(of: Session) -> bool:
    return of.dirty


def test_a_file_is_opened_with_the_form_that_travels_with_it(file: Path) -> None:
    mine = open_session(file)
    assert mine.form.id == "small"
    assert mine.project.entries == CLEAN
    assert (mine.path, mine.notes, mine.dirty) == (file, (), False)
    assert mine.sheet.total == 20


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_opened_with_the_form_that_ships_and_saved_as_it_is(
    sample: Path, tmp_path: Path
) -> None:
    mine = open_session(sample)
    assert mine.project.digest == mine.form.digest
    mine.save(tmp_path / "copy.toml")
    assert (tmp_path / "copy.toml").read_bytes() == sample.read_bytes()


def test_a_session_is_dirty_as_long_as_its_file_holds_something_else(file: Path) -> None:
    mine = open_session(file)
    mine.edit("subject.unit", "x")
    assert is_dirty(mine)
    mine.undo()
    assert not is_dirty(mine)
    mine.redo()
    mine.save()
    assert not is_dirty(mine)
    mine.undo()
    assert is_dirty(mine)
    mine.edit("subject.unit", "x")
    assert not is_dirty(mine), "the same texts, however they came about"


def test_what_was_saved_is_there_when_it_is_opened_again(file: Path) -> None:
    mine = open_session(file)
    mine.edit("subject.name", "新名\r\n ")
    mine.add_row("target.outputs")
    assert mine.save() == file
    assert open_session(file).project == mine.project


def test_typing_goes_on_as_a_new_step_after_a_save(file: Path) -> None:
    mine = open_session(file)
    mine.edit("subject.unit", "x")
    mine.save()
    mine.edit("subject.unit", "xy")
    mine.undo()
    assert mine.text("subject.unit") == "x"


def test_a_session_can_be_saved_again_and_again(file: Path) -> None:
    mine = open_session(file)
    for number in range(3):
        mine.edit("subject.unit", str(number))
        mine.save()
    assert open_session(file).text("subject.unit") == "2"


def test_a_file_that_somebody_else_changed_is_not_overwritten(file: Path) -> None:
    mine, other = open_session(file), open_session(file)
    other.edit("subject.unit", "theirs")
    other.save()
    mine.edit("subject.unit", "mine")
    with pytest.raises(WriteError, match="somebody else changed the file"):
        mine.save()
    assert open_session(file).text("subject.unit") == "theirs"
    assert is_dirty(mine)
    assert mine.text("subject.unit") == "mine"


def test_a_change_of_the_same_size_and_time_is_noticed(file: Path) -> None:
    mine, times = open_session(file), file.stat()
    content = file.read_bytes().replace("项目".encode(), "目项".encode())
    beside = file.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(file)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(WriteError):
        mine.save()
    assert file.read_bytes() == content


def test_a_refused_save_can_go_to_another_name(file: Path, tmp_path: Path) -> None:
    mine = open_session(file)
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(WriteError):
        mine.save()
    other = tmp_path / "mine.toml"
    mine.save(other)
    assert (mine.path, mine.dirty) == (other, False)
    mine.edit("subject.unit", "x")
    mine.save()
    assert open_session(other).text("subject.unit") == "x"


def test_a_file_that_was_deleted_meanwhile_is_made_again(file: Path) -> None:
    mine = open_session(file)
    file.unlink()
    mine.save()
    assert open_session(file).project == mine.project


def test_a_save_that_fails_leaves_session_and_file_as_they_were(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    mine, before = open_session(file), file.read_bytes()
    mine.edit("subject.unit", "x")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match="disk is full"):
        mine.save()
    assert file.read_bytes() == before
    assert is_dirty(mine)
    assert mine.text("subject.unit") == "x"
    monkeypatch.undo()
    mine.save()
    assert open_session(file).text("subject.unit") == "x"


def test_a_character_that_is_no_text_is_refused_and_the_file_stays(file: Path) -> None:
    mine, before = open_session(file), file.read_bytes()
    mine.edit("subject.unit", "\udcff")
    with pytest.raises(WriteError, match="no text"):
        mine.save()
    assert file.read_bytes() == before
    assert is_dirty(mine)


def test_a_session_without_a_name_is_not_saved() -> None:
    with pytest.raises(WriteError, match="no file name"):
        session().save()


def test_a_file_in_another_encoding_is_said_and_saved_as_utf8(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_bytes(text.encode("gb18030"))
    mine = open_session(file)
    assert any("gb18030" in note for note in mine.notes)
    mine.save()
    assert mine.notes == ()
    assert file.read_bytes() == text.encode()


def test_a_project_of_another_state_of_its_form_says_so_until_it_is_saved(file: Path) -> None:
    older = replace(project(), digest="sha256:0", version="0")
    file.write_text(project_text(older, form()), encoding="utf-8")
    mine = open_session(file)
    assert [finding.code for finding in mine.findings] == ["F060"]
    mine.save()
    assert mine.findings == ()
    assert mine.project.version == mine.form.form.version
    assert mine.sheet.project is mine.project
    assert open_session(file).findings == ()


def test_a_project_of_an_unknown_form_is_refused_with_the_nearest_id(file: Path) -> None:
    file.write_text('[ziping]\nform = "gz-project-evaluatoin"\n[end]\n', encoding="utf-8")
    with pytest.raises(ReadError, match="gz-project-evaluation") as caught:
        open_session(file)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["x = ", "[form]\nid = 1", "\ud7ff"])
def test_a_broken_form_inside_a_file_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        form_of(Path("x.toml"), replace(project(), form_text=text))
    assert "form inside the file" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_new_project_has_one_row_in_each_group_and_is_not_saved() -> None:
    mine = new_session("gz-project-evaluation")
    for group in ("outputs", "benefits"):
        assert len(mine.project.rows(f"target.{group}")) == 1
    assert (mine.path, mine.dirty, mine.can_undo) == (None, True, False)
    assert {path.split(".")[0] for path in mine.project.entries} == {"rows"}
    assert mine.sheet.total is None


def test_a_new_project_starts_with_the_rows_that_its_tables_have() -> None:
    mine = new_session("mof-project@2020").project
    assert mine.rows("table.funds") == ("fiscal", "carried", "other")
    names = [mine.text(f"table.funds.{row}.source") for row in mine.rows("table.funds")]
    assert names == ["当年财政拨款", "上年结转资金", "其他资金"]
    assert new_session("jm-project-report").project.rows("table.sub_projects") == ()


def test_a_new_project_of_a_form_file_takes_the_form_along(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(FORM_TEXT, encoding="utf-8")
    mine = new_session(str(own))
    mine.save(tmp_path / "project.toml")
    own.unlink()
    again = open_session(tmp_path / "project.toml")
    assert again.form == mine.form
    assert again.project.form_text == FORM_TEXT


@pytest.mark.parametrize("name", ["gone", "gone.toml", ".toml", "", "../x", "\n"])
def test_a_form_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(ReadError):
        new_session(name)


def test_a_form_file_that_is_broken_is_refused_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(FORM_TEXT.replace('weight = "20"', 'weight = "x"', 1), encoding="utf-8")
    with pytest.raises(ReadError, match="line 8") as caught:
        new_session(str(own))
    assert "\n" not in str(caught.value)
