"""A project: texts by path, changes to them, rows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.evaluation import ROW_ID, Change, Project, new_row_id

paths = st.sampled_from(["fact.a", "fact.b", "answer.c.note", "target.r1.title"])
texts = st.text(max_size=4)
filled = st.dictionaries(paths, st.text(min_size=1, max_size=4))


def project(entries: Mapping[str, str] | None = None) -> Project:
    return Project("form", "1", "", dict(entries or {}))


def test_a_field_that_is_not_filled_in_is_an_empty_text() -> None:
    assert project({"fact.a": " "}).text("fact.a") == " "
    assert project().text("fact.a") == ""


def test_an_empty_text_makes_a_field_unknown() -> None:
    given_project = project({"fact.a": "1"})
    assert given_project.change("fact.a", "") == Change("fact.a", "1", None)
    assert given_project.change("fact.a", None) == Change("fact.a", "1", None)
    assert given_project.change("fact.b", "2") == Change("fact.b", None, "2")
    assert "fact.a" not in given_project.changed([Change("fact.a", "1", None)]).entries


def test_a_blank_is_a_text_and_no_empty_field() -> None:
    assert project().change("fact.a", " ").new == " "


@given(filled, st.lists(st.tuples(paths, texts), max_size=8))
def test_changes_taken_back_in_reverse_order_leave_nothing_behind(
    entries: dict[str, str], edits: list[tuple[str, str]]
) -> None:
    start = current = project(entries)
    done: list[Change] = []
    for path, text in edits:
        done.append(current.change(path, text))
        current = current.changed(done[-1:])
        assert current.text(path) == text
    assert start.entries == entries, "a project never changes in place"
    assert current.changed(change.reversed() for change in reversed(done)).entries == entries


@given(filled, paths, texts)
def test_a_change_touches_its_own_field_only(entries: dict[str, str], path: str, text: str) -> None:
    start = project(entries)
    after = start.changed([start.change(path, text)])
    assert {**after.entries, path: ""} == {**entries, path: ""}


def test_a_change_leaves_form_text_and_unknown_keys_as_they_are() -> None:
    start = Project("form", "1", "d", {}, "text", {"future": 1})
    after = start.changed([Change("fact.a", None, "1")])
    assert (after.form_text, after.kept, after.digest) == ("text", {"future": 1}, "d")


def test_rows_stand_in_their_order_whatever_the_blanks() -> None:
    assert project({"rows.target.outputs": " b  a\nc "}).rows("target.outputs") == ("b", "a", "c")
    assert project().rows("target.outputs") == ()


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        ([], 0),
        (["1"], 1),
        (["1", "2"], 2),
        (["3"], 3),
        (["10", "9"], 10),
        (["999"], 999),
        (["1000"], 0),
        (["1" * 5000], 0),
        (["0"], 0),
        (["01"], 0),
        (["²"], 0),
        (["٣"], 0),
        (["x", "1"], 1),
        (["-1"], 0),
    ],
)
def test_deductions_are_those_that_can_be_listed(numbers: list[str], count: int) -> None:
    entries = {f"answer.care.deduction.{number}.points": "1" for number in numbers}
    assert project({**entries, "answer.other.deduction.7.points": "1"}).deductions("care") == count


def test_a_deduction_counts_by_its_reason_alone() -> None:
    assert project({"answer.care.deduction.2.reason": "x"}).deductions("care") == 2


def test_a_new_row_has_an_id_that_no_other_row_has(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([bytes(4), bytes(4), b"\1\1\1\1", b"\2\2\2\2"])
    monkeypatch.setattr("os.urandom", lambda _count: next(drawn))
    taken = {"rows.target.outputs": "x1 aaaa", "rows.table.parts": "bbbb"}
    assert new_row_id(project(taken)) == "cccc"


def test_a_new_row_id_can_be_a_row_id() -> None:
    found = {new_row_id(project()) for _number in range(200)}
    assert all(ROW_ID.fullmatch(row) for row in found)
    assert not set("".join(found)) & set("l1o0"), "letters that are mistaken for each other"
    assert len(found) > 190, "random, not counted"


def test_projects_differ_where_a_text_is_other_new_or_gone() -> None:
    one = Project("form", "1", "", {"fact.a": "1", "fact.b": "2", "fact.c": "3"})
    other = Project("form", "1", "", {"fact.a": "1", "fact.b": "x", "fact.d": "4"})
    assert one.differing(other) == other.differing(one) == {"fact.b", "fact.c", "fact.d"}
    assert one.differing(one) == set()
