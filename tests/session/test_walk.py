"""A walk asks every field once, in order, and each answer is the edit that it looks like."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.projects import CLEAN, SAMPLES, session
from ziping.scoring import all_fields
from ziping.session import Session, open_session
from ziping.session.walk import Walk, stops


def go_to(walk: Walk, path: str) -> None:
    while walk.stop and walk.stop.field.path != path:
        walk.forward()
    assert walk.stop, path


def answered(path: str, text: str, of: Session | None = None) -> tuple[Walk, str]:
    walk = Walk(of or session())
    go_to(walk, path)
    return walk, walk.put(text)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_field_is_asked_once(sample: object) -> None:
    mine = open_session(sample)  # type: ignore[arg-type]
    asked = Counter(stop.field.path for stop in stops(mine))
    assert set(asked.values()) == {1}
    fields = {field.path for field in all_fields(mine.sheet.plan, mine.project)}
    left_out = {path for path in fields - set(asked) if mine.text(path)}
    assert left_out == set()
    ends = {path.rpartition(".")[2] for path in fields - set(asked)}
    assert ends <= {"reason", "loss_reason", "analysis", "improvement"}


@pytest.mark.parametrize(
    ("path", "text", "held"),
    [
        ("fact.spent", "519.03万", "519.03万"),
        ("subject.name", " [A] =SUM(1) ", " [A] =SUM(1) "),
        ("answer.basics.met.1", "2", "false"),
        ("answer.basics.met.1", "２", "false"),
        ("answer.basics.met.1", "not met", "false"),
        ("target.r1.operator", ">", ">"),
        ("target.r1.target", "", ""),
        ("chapter.last", "一\n二", "一\n二"),
    ],
)
def test_an_answer_is_an_edit(path: str, text: str, held: str) -> None:
    walk, said = answered(path, text)
    assert said == ""
    expected = session()
    expected.apply([(path, held)])
    assert walk.session.project.entries == expected.project.entries
    assert walk.stop is None or walk.stop.field.path != path


def test_what_cannot_be_read_stays_and_is_asked_again() -> None:
    walk, said = answered("fact.spent", "约五百")
    assert "约五百" in said
    assert walk.session.text("fact.spent") == "约五百"
    assert walk.stop
    assert walk.stop.field.path == "fact.spent"


def test_an_answer_that_is_none_of_those_offered_changes_nothing() -> None:
    walk, said = answered("answer.basics.met.1", "maybe")
    assert "1 to 2" in said
    assert walk.session.project.entries == CLEAN


@pytest.mark.parametrize(
    ("what", "first", "following"),
    [("target.outputs", "title", "operator"), ("table.parts", "name", "initial")],
)
def test_a_name_adds_a_row_and_its_fields_follow(what: str, first: str, following: str) -> None:
    walk, _said = answered(f"{what}.+", "新行")
    row = walk.session.project.rows(what)[-1]
    prefix = f"target.{row}" if what.startswith("target") else f"{what}.{row}"
    assert walk.session.text(f"{prefix}.{first}") == "新行"
    assert walk.stop
    assert walk.stop.field.path == f"{prefix}.{following}"


def test_a_group_without_rows_can_be_given_one() -> None:
    mine = session({"rows.target.outputs": ""})
    answered("target.outputs.+", "新行", mine)
    assert len(mine.project.rows("target.outputs")) == 1


def test_no_name_adds_no_row() -> None:
    walk, _said = answered("target.outputs.+", "")
    assert walk.session.project.entries == CLEAN


def test_a_deduction_leads_to_its_reason_and_the_next_deduction() -> None:
    walk, _said = answered("answer.care.deduction.2.points", "0.5")
    asked = [stop.field.path for stop in stops(walk.session)]
    place = asked.index("answer.care.deduction.2.points")
    assert asked[place + 1 : place + 3] == [
        "answer.care.deduction.2.reason",
        "answer.care.deduction.3.points",
    ]


def test_a_reason_is_asked_for_where_there_is_something_to_give_a_reason_for() -> None:
    reasons = {"answer.basics.loss_reason", "answer.basics.reason"}
    assert reasons.isdisjoint(stop.field.path for stop in stops(session()))
    lost = session({"answer.basics.met.1": "false", "answer.basics.override": "1"})
    assert reasons <= {stop.field.path for stop in stops(lost)}


MOVES = st.lists(
    st.sampled_from(["forward", "back", "skip", "1", "2", "", "3.5", "新"]), max_size=60
)


@settings(max_examples=25)
@given(MOVES)
def test_any_way_through_keeps_to_the_questions(moves: list[str]) -> None:
    walk = Walk(session())
    for move in moves:
        if walk.stop is None:
            break
        number, count = walk.place
        assert 1 <= number <= count
        if move in ("forward", "back", "skip"):
            getattr(walk, move)()
        else:
            walk.put(move)
