"""Versions of a file, their names, and going back to one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.projects import CLEAN, FORM_TEXT, form, project
from ziping.scoring.comparison import compare
from ziping.session import Session, open_kept
from ziping.session.past import go_back, past_versions, project_at, rename, state_at
from ziping.store import ReadError, project_text

NAME = '送审稿 / 第2版: "a" <b>?*|'


@pytest.fixture
def session(tmp_path: Path) -> Session:
    path = tmp_path / "a.toml"
    path.write_text(project_text(project(), form()), encoding="utf-8")
    return open_kept(path)


def test_going_back_is_one_step_and_what_was_left_stays_a_version(session: Session) -> None:
    session.apply([("fact.spent", "950")])
    session.save()
    session.apply([("target.r1.actual", "5"), ("answer.care.note", "新"), ("fact.budget", "")])
    row = session.add_row("target.outputs")
    left = dict(session.project.entries)
    then = past_versions(session)[0]
    assert then.made
    go_back(session, project_at(session, then.path))
    assert session.project.entries == {**CLEAN, "fact.spent": "950"}
    kept = past_versions(session)[0]
    assert not kept.made
    assert project_at(session, kept.path).entries == left
    session.undo()
    assert session.project.entries == left
    assert row in session.project.rows("target.outputs")
    session.close()


def test_going_back_survives_the_end_of_the_program(session: Session) -> None:
    path = session.path
    assert path is not None
    session.apply([("fact.spent", "950")])
    session.save()
    session.apply([("fact.spent", "1")])
    go_back(session, project_at(session, past_versions(session)[0].path))
    session.close()
    again = open_kept(path)
    assert again.text("fact.spent") == "950"
    again.undo()
    assert again.text("fact.spent") == "1"
    again.close()


def test_a_version_by_another_form_is_not_gone_back_to(session: Session) -> None:
    other = FORM_TEXT.replace('version = "1"', 'version = "2"')
    with pytest.raises(ReadError, match="another state of the form"):
        go_back(session, project({"subject.name": "x"}, other))
    assert session.project.entries == CLEAN
    assert not session.can_undo
    session.close()


def test_a_version_can_have_any_name_and_keeps_it(session: Session) -> None:
    session.save()
    rename(session, past_versions(session)[0], f" {NAME} ")
    session.apply([("fact.spent", "950")])
    session.save()
    assert [version.name for version in past_versions(session)][:2] == ["", NAME]
    rename(session, past_versions(session)[1], "")
    assert {version.name for version in past_versions(session)} == {""}
    session.close()


def test_a_state_is_compared_line_by_line(session: Session) -> None:
    session.save()
    then = past_versions(session)[0]
    session.apply([("target.r1.actual", "5"), ("subject.name", "新名")])
    found = compare(state_at(session, then.path), session.sheet)
    assert [(item.path, item.a) for item in found.differences] == [
        ("subject.name", CLEAN["subject.name"]),
        ("target.r1.actual", "12"),
    ]
    assert found.change == -2
    session.close()
