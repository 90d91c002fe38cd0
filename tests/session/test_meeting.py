"""A meeting: changes beside its start, what has become of each line, and what can be changed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.histories import PATHS, texts
from tests.session.projects import IT, session
from ziping.scoring import Line
from ziping.session import Session, open_session
from ziping.session.meeting import Mark, Meeting, Shift


def line(at: Session, name: str) -> Line:
    return at.sheet.plan.line(name)


def marks(meeting: Meeting) -> dict[str, Mark]:
    found = {item.id: meeting.mark(item) for item in meeting.session.sheet.lines}
    return {name: mark for name, mark in found.items() if mark}


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [("9", "8.5", "-0.5"), ("8.994", "9.006", "0.02"), ("9", None, None), (None, "9", None)],
)
def test_a_change_is_that_of_the_printed_figures(
    before: str | None, now: str | None, change: str | None
) -> None:
    shift = Shift(*(Fraction(text) if text else None for text in (before, now)))
    assert shift.change == (Fraction(change) if change else None)
    assert not shift.is_none


def test_line_section_total_and_grade_are_beside_the_start() -> None:
    at = session()
    meeting = Meeting(at)
    at.edit("fact.spent", "950")
    at.edit("target.r1.actual", "5")
    sections = at.form.sections
    assert meeting.line(line(at, "spending")).change == Fraction("-1.5")
    assert meeting.line(line(at, "r1")).change == -2
    assert [meeting.section(section).change for section in sections] == [Fraction("-3.5"), -2]
    assert meeting.total.change == Fraction("-3.5")
    assert meeting.grades == ("优", "差")
    assert [item.id for item, _shift in meeting.changed_lines()] == ["spending", "r1"]


def test_what_was_changed_follows_or_is_tried_is_told_apart() -> None:
    at = open_session(IT)
    meeting = Meeting(at)
    assert marks(meeting) == {}
    at.edit("target.h8d4.actual", "130000")
    assert marks(meeting) == {"h8d4": Mark.CHANGED, "targets_effective": Mark.FOLLOWS}
    at.begin_trial()
    at.edit("fact.spent", "950")
    assert marks(meeting)["execution_rate"] is Mark.TRIED
    at.drop_trial()
    assert marks(meeting) == {"h8d4": Mark.CHANGED, "targets_effective": Mark.FOLLOWS}
    meeting.start_anew()
    assert marks(meeting) == {}


def test_a_meeting_that_begins_in_a_trial_starts_from_what_is_entered() -> None:
    at = session()
    at.begin_trial()
    at.edit("fact.spent", "950")
    assert Meeting(at).total.change == Fraction("-1.5")


def test_what_a_score_rests_on_can_be_changed_and_what_was_agreed_cannot() -> None:
    at = open_session(IT)
    meeting = Meeting(at)
    cells = {item.id: [field.path for field in meeting.cells(item)] for item in at.sheet.lines}
    assert cells["k3f9"] == ["target.k3f9.actual", "target.k3f9.override"]
    assert cells["targets_effective"] == ["answer.targets_effective.override"]
    assert cells["execution_rate"][:3] == [
        "fact.budget_initial",
        "fact.budget_adjustment",
        "fact.spent",
    ]
    assert meeting.main_cell(line(at, "execution_rate")) == 2
    assert meeting.main_cell(line(at, "k3f9")) == 0


def test_a_row_that_comes_to_be_judged_is_asked_otherwise() -> None:
    at = open_session(IT)
    meeting = Meeting(at)
    meeting.cells(line(at, "k3f9"))
    at.edit("target.k3f9.unit", "次")
    assert meeting.cells(line(at, "k3f9"))[0].unit == "次"


def test_rows_that_come_in_the_meeting_have_no_start() -> None:
    at = session()
    meeting = Meeting(at)
    row = at.add_row("target.outputs")
    assert meeting.line(line(at, row)) == Shift(None, at.sheet.score(line(at, row)))


@given(edits=st.lists(st.tuples(st.sampled_from(PATHS), texts), max_size=6))
def test_the_changes_of_the_lines_add_up_to_that_of_the_total(
    edits: list[tuple[str, str]],
) -> None:
    at = session()
    meeting = Meeting(at)
    for path, text in edits:
        at.edit(path, text)
    lines = [
        (shift.now or Fraction(0)) - (shift.before or Fraction(0))
        for _line, shift in meeting.changed_lines()
    ]
    before, now = meeting.total.before, meeting.total.now
    assert before is not None
    assert sum(lines) == (now or Fraction(0)) - before
