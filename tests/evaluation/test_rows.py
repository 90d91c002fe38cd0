"""Rows and numbered items as edits: nothing else changes, and nothing stays behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.evaluation import (
    Project,
    item_of,
    item_removed,
    list_of,
    row_added,
    row_moved,
    row_of,
    row_removed,
    rows_listed,
)

ENTRIES = {
    "rows.target.outputs": "a b",
    "rows.target.benefits": "c",
    "rows.table.parts": "a p1",
    "target.a.title": "甲",
    "target.ab.title": "不列",
    "table.parts.a.name": "表",
    "table.parts.p1.name": "一",
}


def _project(entries: dict[str, str]) -> Project:
    return Project("form", "1", "d", entries)


def _after(project: Project, edits: list[tuple[str, str]]) -> Project:
    return project.changed([project.change(path, text) for path, text in edits])


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("target.a", "target.outputs"),
        ("target.c", "target.benefits"),
        ("table.parts.a", "table.parts"),
        ("target.p1", ""),
        ("table.outputs.a", ""),
        ("target.", ""),
        ("", ""),
    ],
)
def test_a_row_is_found_in_its_list(row: str, what: str) -> None:
    assert list_of(_project(ENTRIES), row) == what


def test_rows_of_one_id_in_different_lists_are_told_apart() -> None:
    after = _after(_project(ENTRIES), row_removed(_project(ENTRIES), "table.parts.a"))
    gone = {"table.parts.a.name"}
    expected = {path: text for path, text in ENTRIES.items() if path not in gone}
    assert after.entries == {**expected, "rows.table.parts": "p1"}


@given(st.permutations("abcd"), st.data())
def test_a_row_moves_over_one_other_and_back(rows: list[str], data: st.DataObject) -> None:
    project = _project({"rows.table.parts": " ".join(rows)})
    row, step = data.draw(st.sampled_from(rows)), data.draw(st.sampled_from([-1, 1]))
    moved = _after(project, row_moved(project, f"table.parts.{row}", step))
    place, there = rows.index(row), rows.index(row) + step
    if 0 <= there < len(rows):
        rows[place], rows[there] = rows[there], rows[place]
        back = _after(moved, row_moved(moved, f"table.parts.{row}", -step))
        assert back.entries == project.entries
    assert list(moved.rows("table.parts")) == rows


def test_a_list_drops_what_it_lacks_with_all_its_texts() -> None:
    after = _after(_project(ENTRIES), rows_listed(_project(ENTRIES), "target.outputs", ["n", "b"]))
    gone = {"target.a.title"}
    expected = {path: text for path, text in ENTRIES.items() if path not in gone}
    assert after.entries == {**expected, "rows.target.outputs": "n b"}


def test_a_row_is_added_behind_another_or_at_the_end() -> None:
    project = _project(ENTRIES)
    assert row_added(project, "table.parts", "n", "a") == [("rows.table.parts", "a n p1")]
    assert row_added(project, "table.parts", "n", "") == [("rows.table.parts", "a p1 n")]


@pytest.mark.parametrize(
    ("path", "row", "item"),
    [
        ("target.k.actual", "target.k", ""),
        ("target.k.evidence.2.path", "target.k", "target.k.evidence.2"),
        ("table.parts.p1.spent", "table.parts.p1", ""),
        ("answer.a.deduction.12.points", "", "answer.a.deduction.12"),
        ("answer.a.deduction.0.points", "", ""),
        ("answer.a.deduction.x", "", ""),
        ("answer.a.note", "", ""),
        ("chapter.deduction", "", ""),
    ],
)
def test_a_field_knows_its_row_and_item(path: str, row: str, item: str) -> None:
    assert (row_of(path), item_of(path)) == (row, item)


@given(
    st.lists(st.tuples(st.text("甲乙", max_size=1), st.text("丙", max_size=1)), max_size=6),
    st.integers(1, 7),
)
def test_items_behind_a_removed_one_move_up(texts: list[tuple[str, str]], gone: int) -> None:
    def project(items: list[tuple[str, str]]) -> Project:
        named = {
            f"answer.x.deduction.{number}.{name}": text
            for number, pair in enumerate(items, 1)
            for name, text in zip(("points", "reason"), pair, strict=True)
        }
        other = {"answer.y.deduction.3.points": "1", "answer.x.note": "n"}
        return _project({path: text for path, text in {**named, **other}.items() if text})

    before = project(texts)
    after = _after(before, item_removed(before, f"answer.x.deduction.{gone}"))
    assert after.entries == project(texts[: gone - 1] + texts[gone:]).entries
