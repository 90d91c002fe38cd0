"""Last year's values stand beside figures, choices and prose, each in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.conftest import IT, NARROW, SAMPLES, WIDE, Editor, Run
from tests.tui.test_screens import as_looked_at
from ziping.evaluation import LAST_YEAR
from ziping.language import use
from ziping.session import Session, last_year_text, new_session, open_session
from ziping.session.carrying import carried_session
from ziping.tui.asides import last_year_aside

SPENT, MET, LOSS = "fact.spent", "answer.goal_reasonable.met.1", "target.h8d4.analysis"


@pytest.fixture
def carried(tmp_path: Path) -> Session:
    """This year's project, in the place where the editor finds it."""
    session = carried_session(SAMPLES / IT)
    session.save(tmp_path / IT)
    return open_session(tmp_path / IT)


def said(session: Session, path: str) -> str:
    field = session.field(path)
    assert field is not None
    return last_year_text(session, field)


def test_an_answer_is_named_in_its_words_also_where_it_is_the_same_again(carried: Session) -> None:
    assert said(carried, MET) == "met"
    carried.apply([(MET, "true"), (SPENT, "1,018.93")])
    assert (said(carried, MET), said(carried, SPENT)) == ("met", "1,018.93")


def test_what_came_along_is_not_said_twice(carried: Session) -> None:
    assert said(carried, "target.k3f9.target") == ""
    carried.apply([("target.k3f9.target", "60")])
    assert said(carried, "target.k3f9.target") == "45"
    assert said(carried, "subject.year") == "2021"


@pytest.mark.parametrize(
    ("text", "cells", "wanted"),
    [
        ("一句话", 40, "last year: 一句话"),
        ("\n一句话\n又一句", 40, "last year: 一句话.."),
        ("一二三四五六七八", 22, "last year: 一二三四.."),
        ("一句话", 19, ""),
        ("", 40, ""),
        ("a\x1b[31m", 40, "last year: a\\x1b[31m"),
    ],
)
def test_it_is_one_line_and_no_longer_than_there_is_room(
    text: str, cells: int, wanted: str
) -> None:
    blank = new_session("jm-project-report")
    path = f"chapter.{blank.form.chapters[0].id}"
    kept = {LAST_YEAR: {path: text}}
    session = Session(blank.form, replace(blank.project, kept=kept))
    field = session.field(path)
    assert field is not None
    assert last_year_aside(session, field, cells) == wanted


@pytest.mark.usefixtures("carried")
@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("last-year-wide-zh", WIDE, "escape 1 enter 1 1"),
        ("last-year-narrow-zh", NARROW, "escape 1 enter 1"),
    ],
)
async def test_the_screens(editor: Run, name: str, size: tuple[int, int], keys: str) -> None:
    use("zh")
    async with editor(IT, size) as run:
        await run.press(*keys.split())
        await run.pilot.pause(0.1)
        as_looked_at(name, run.text(), size)


@pytest.mark.usefixtures("carried")
async def test_prose_keeps_its_place_when_pages_turn(editor: Run) -> None:
    """The line for last year's text comes and goes with the field that the row turns to."""
    async with editor(IT, WIDE) as run:
        for path, is_said in ((LOSS, True), ("target.z6n1.analysis", False), (LOSS, True)):
            target = path.split(".")[1]
            run.session.apply([(f"target.{target}.actual", "1")])
            await run.open(target, path)
            await run.drawn()
            assert ("last year: 建成灵活就业" in "\n".join(run.text())) == is_said
            assert run.app.focused is not None
            assert run.app.focused.region.y == _label_line(run) + 1 + is_said
        await run.press("f1")
        assert any("Last year" in line and "建成灵活就业" in line for line in run.text())
        assert any("超出预期。" in line for line in run.text())


def _label_line(run: Editor) -> int:
    return next(n for n, line in enumerate(run.text()) if "Reason for the loss" in line)
