"""Undo and redo as steps: typing in one field is one step."""

from __future__ import annotations

from itertools import pairwise

from ziping.evaluation import Change
from ziping.session.history import History


def typed(history: History, path: str, *texts: str) -> None:
    """A field that holds each text in turn."""
    for old, new in pairwise(texts):
        history.record((Change(path, old, new),), typing=True)


def undone(history: History) -> list[tuple[str, str | None]]:
    """What one undo puts back."""
    step = history.undo()
    return [(change.path, change.new) for change in step.changes] if step else []


def can_redo(history: History) -> bool:
    return history.can_redo


def test_there_is_nothing_to_undo_at_the_start() -> None:
    history = History()
    assert (history.can_undo, history.can_redo) == (False, False)
    assert history.undo() is None
    assert history.redo() is None


def test_typing_in_one_field_is_one_step() -> None:
    history = History()
    typed(history, "a", "", "1", "12", "123")
    assert undone(history) == [("a", "")]
    assert not history.can_undo


def test_typing_after_the_field_was_left_is_a_step_of_its_own() -> None:
    history = History()
    typed(history, "a", "", "1")
    history.settle()
    typed(history, "a", "1", "12")
    assert undone(history) == [("a", "1")]
    assert undone(history) == [("a", "")]


def test_typing_in_another_field_ends_the_typing_in_the_first() -> None:
    history = History()
    typed(history, "a", "", "1")
    typed(history, "b", "", "2")
    assert undone(history) == [("b", "")]
    typed(history, "a", "1", "12")
    assert undone(history) == [("a", "1")]
    assert undone(history) == [("a", "")]


def test_typing_that_ends_where_it_began_is_no_step() -> None:
    history = History()
    typed(history, "a", "x", "xy", "x")
    assert not history.can_undo
    typed(history, "a", "x", "xy", "x", "xz")
    assert undone(history) == [("a", "x")]


def test_a_step_of_several_changes_is_undone_from_its_end() -> None:
    history = History()
    history.record((Change("a", None, "1"), Change("b", None, "2")), typing=False)
    assert undone(history) == [("b", None), ("a", None)]


def test_steps_that_are_not_typed_do_not_run_together() -> None:
    history = History()
    history.record((Change("a", None, "1"),), typing=False)
    history.record((Change("a", "1", "2"),), typing=False)
    typed(history, "a", "2", "3")
    history.record((Change("a", "3", "4"),), typing=False)
    assert [undone(history) for _step in range(4)] == [
        [("a", "3")],
        [("a", "2")],
        [("a", "1")],
        [("a", None)],
    ]


def test_what_is_undone_can_be_done_again_in_the_same_order() -> None:
    history = History()
    typed(history, "a", "", "1")
    typed(history, "b", "", "2")
    undone(history)
    undone(history)
    steps = [history.redo(), history.redo(), history.redo()]
    assert [step.changes if step else None for step in steps] == [
        (Change("a", "", "1"),),
        (Change("b", "", "2"),),
        None,
    ]


def test_typing_after_an_undo_does_not_run_into_what_was_done_before() -> None:
    history = History()
    typed(history, "a", "", "1")
    history.undo()
    history.redo()
    typed(history, "a", "1", "12")
    assert undone(history) == [("a", "1")]


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History()
    typed(history, "a", "", "1")
    undone(history)
    assert can_redo(history)
    typed(history, "b", "", "2")
    assert not can_redo(history)
    assert history.redo() is None
