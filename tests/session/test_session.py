"""One open project: edits, undo, redo, rows, listeners."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.session.projects import CLEAN, FORM_TEXT, session
from ziping.evaluation import Change
from ziping.session import Session


def heard(of: Session) -> list[tuple[Change, ...]]:
    """Everything that a listener is told from now on."""
    found: list[tuple[Change, ...]] = []
    of.listen(found.append)
    return found


def codes(of: Session) -> list[str]:
    return [finding.code for finding in of.findings]


def test_an_edit_is_there_at_once_and_scored_anew() -> None:
    mine = session()
    assert mine.sheet.total == 20
    mine.edit("answer.basics.met.1", "false")
    assert mine.text("answer.basics.met.1") == "false"
    assert mine.project.text("answer.basics.met.1") == "false"
    assert mine.sheet.total == 20 - 3 / 2
    assert codes(mine) == ["F020"]


def test_findings_follow_every_change() -> None:
    mine = session()
    assert codes(mine) == []
    mine.edit("fact.budget", "x")
    assert codes(mine) == ["F001"]
    mine.undo()
    assert codes(mine) == []
    mine.redo()
    assert codes(mine) == ["F001"]


def test_a_text_stays_exactly_as_typed() -> None:
    mine = session()
    mine.edit("subject.name", " 1,0 \n[A] =SUM(1)\t")
    assert mine.text("subject.name") == " 1,0 \n[A] =SUM(1)\t"


def test_an_edit_that_changes_nothing_is_no_step_and_is_not_told() -> None:
    mine = session()
    told = heard(mine)
    mine.edit("subject.name", CLEAN["subject.name"])
    mine.edit("subject.unit", "")
    mine.apply([("subject.name", CLEAN["subject.name"])])
    mine.apply([])
    assert (told, mine.can_undo, mine.undo()) == ([], False, ())


def test_an_edit_that_changes_nothing_keeps_what_was_undone() -> None:
    mine = session()
    mine.edit("subject.unit", "x")
    mine.undo()
    mine.edit("subject.unit", "")
    assert mine.can_redo


def test_undo_and_redo_say_what_changed() -> None:
    mine = session()
    mine.edit("subject.unit", "x")
    assert mine.undo() == (Change("subject.unit", "x", None),)
    assert mine.redo() == (Change("subject.unit", None, "x"),)
    assert mine.redo() == ()


def test_several_edits_at_once_are_one_step() -> None:
    mine = session()
    mine.apply(
        [("subject.unit", "x"), ("fact.budget", ""), ("subject.name", CLEAN["subject.name"])]
    )
    assert (mine.text("subject.unit"), mine.text("fact.budget")) == ("x", "")
    assert len(mine.undo()) == 2
    assert mine.project.entries == CLEAN
    assert not mine.can_undo


@pytest.mark.parametrize("last", ["y", CLEAN["subject.name"], ""])
def test_of_two_edits_of_one_field_the_last_counts(last: str) -> None:
    mine = session()
    mine.apply([("subject.name", "x"), ("subject.name", last)])
    assert mine.text("subject.name") == last
    mine.undo()
    assert mine.project.entries == CLEAN


def test_a_step_ends_the_typing_before_it() -> None:
    mine = session()
    mine.edit("subject.unit", "x")
    mine.apply([("subject.unit", "xy")])
    mine.edit("subject.unit", "xyz")
    mine.undo()
    assert mine.text("subject.unit") == "xy"
    mine.undo()
    assert mine.text("subject.unit") == "x"


def test_listeners_are_told_each_change_once_with_old_and_new() -> None:
    mine = session()
    told = heard(mine)
    mine.edit("subject.unit", "x")
    mine.edit("subject.unit", "xy")
    mine.undo()
    mine.redo()
    mine.undo()
    mine.undo()
    assert told == [
        (Change("subject.unit", None, "x"),),
        (Change("subject.unit", "x", "xy"),),
        (Change("subject.unit", "xy", None),),
        (Change("subject.unit", None, "xy"),),
        (Change("subject.unit", "xy", None),),
    ]


def test_a_listener_sees_the_project_after_the_change() -> None:
    mine = session()
    seen: list[tuple[str, object]] = []
    mine.listen(lambda _changes: seen.append((mine.text("subject.unit"), mine.sheet.project)))
    mine.edit("subject.unit", "x")
    assert seen == [("x", mine.project)]


def test_a_listener_that_left_is_told_nothing_more() -> None:
    mine = session()
    told: list[object] = []
    stop = mine.listen(told.append)
    others = heard(mine)
    stop()
    mine.edit("subject.unit", "x")
    assert told == []
    assert len(others) == 1


def test_a_listener_may_leave_while_it_is_told() -> None:
    mine = session()
    stops: list[Callable[[], None]] = []

    def once(_changes: tuple[Change, ...]) -> None:
        stops.pop()()

    stops.append(mine.listen(once))
    later = heard(mine)
    mine.edit("subject.unit", "x")
    mine.edit("subject.unit", "y")
    assert len(later) == 2


def test_a_new_row_stands_at_the_end_or_behind_another() -> None:
    mine = session()
    last = mine.add_row("target.outputs")
    second = mine.add_row("target.outputs", after="r1")
    lost = mine.add_row("target.outputs", after="gone")
    assert mine.project.rows("target.outputs") == ("r1", second, "r2", last, lost)
    assert len({last, second, lost, "r1", "r2"}) == 5
    assert [line.id for line in mine.sheet.lines if line.is_target][1] == second


def test_a_new_row_is_one_step() -> None:
    mine = session()
    mine.add_row("target.outputs")
    assert len(mine.undo()) == 1
    assert mine.project.entries == CLEAN


def test_the_first_row_of_a_group_can_be_added_and_the_last_removed() -> None:
    mine = session()
    mine.remove_row("target.r1")
    mine.remove_row("target.r2")
    assert "rows.target.outputs" not in mine.project.entries
    assert not any(path.startswith("target.") for path in mine.project.entries)
    row = mine.add_row("target.outputs")
    assert mine.project.rows("target.outputs") == (row,)


def test_a_row_is_removed_with_all_its_fields_as_one_step() -> None:
    mine = session()
    told = heard(mine)
    mine.remove_row("target.r1")
    assert not any(path.startswith("target.r1.") for path in mine.project.entries)
    assert mine.project.rows("target.outputs") == ("r2",)
    removed = {path for path in CLEAN if path.startswith("target.r1.")}
    assert {change.path for change in told[0]} == {*removed, "rows.target.outputs"}
    mine.undo()
    assert mine.project.entries == CLEAN
    assert len(told) == 2


def test_the_fields_of_a_row_with_a_longer_id_stay() -> None:
    mine = session({"rows.target.outputs": "r1 r11 r2", "target.r11.title": "x"})
    mine.remove_row("target.r1")
    assert mine.text("target.r11.title") == "x"


@pytest.mark.parametrize("row", ["gone", "", "p1", "outputs"])
def test_removing_a_row_that_is_not_there_does_nothing(row: str) -> None:
    mine = session()
    told = heard(mine)
    mine.remove_row(f"target.{row}")
    assert (mine.project.entries, told, mine.can_undo) == (CLEAN, [], False)


@pytest.mark.parametrize(
    "path",
    [
        *("subject.name", "fact.rate", "answer.care.deduction.1.points", "target.r1.definition"),
        *("table.parts.p1.initial", "chapter.last", "answer.care.deduction.2.points"),
        "answer.care.deduction.2.reason",
    ],
)
def test_a_field_of_the_form_is_known(path: str) -> None:
    field = session().field(path)
    assert field is not None
    assert field.path == path


@pytest.mark.parametrize(
    "path",
    [
        *("", "subject", "subject.gone", "fact.too_low", "answer.gone.note", "target.r9.title"),
        *("answer.basics.met.3", "answer.basics.deduction.1.points", "table.parts.p1.rate"),
        *("answer.care.deduction.3.points", "answer.care.deduction.0.points"),
        *("answer.care.deduction.01.points", "answer.care.deduction.².points"),
        *(f"answer.care.deduction.{'1' * 5000}.points", "answer.care.deduction.1.note"),
        *("rows.target.outputs", "table.parts.p9.initial", "chapter.gone", "answer.care.points"),
    ],
)
def test_anything_else_is_no_field(path: str) -> None:
    assert session().field(path) is None


def test_a_field_of_a_row_is_known_as_long_as_the_row_is_there() -> None:
    mine = session()
    row = mine.add_row("target.outputs")
    assert mine.field(f"target.{row}.title") is not None
    mine.undo()
    assert mine.field(f"target.{row}.title") is None


def test_a_row_may_have_the_id_of_an_indicator() -> None:
    text = FORM_TEXT.replace('"honest"', '"r1"')
    assert session(text=text).sheet.total == session().sheet.total
