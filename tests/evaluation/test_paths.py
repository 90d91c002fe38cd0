"""Field paths: how a field is named everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.evaluation import ROW_ID, TARGET_FIELDS, TARGET_FIGURES, place, rows_path

names = st.text("abcxyz019_", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("path", "room", "owner", "field"),
    [
        ("subject.name", "subject", "name", ""),
        ("fact.spent", "fact", "spent", ""),
        ("target.k3f9.actual", "target", "k3f9", "actual"),
        ("answer.procedure.met.1", "answer", "procedure", "met.1"),
        ("answer.care.deduction.2.points", "answer", "care", "deduction.2.points"),
        ("table.parts.p1.initial", "table", "parts", "p1.initial"),
        ("chapter.goals", "chapter", "goals", ""),
        ("", "", "", ""),
        ("fact", "fact", "", ""),
        ("fact.", "fact", "", ""),
        (".x", "", "x", ""),
    ],
)
def test_a_path_falls_into_its_parts(path: str, room: str, owner: str, field: str) -> None:
    found = place(path)
    assert (found.room, found.owner, found.field) == (room, owner, field)


@given(names, names, st.lists(names, min_size=1, max_size=3).map(".".join))
def test_the_parts_of_a_path_make_the_path_again(room: str, owner: str, field: str) -> None:
    path = f"{room}.{owner}.{field}"
    found = place(path)
    assert f"{found.room}.{found.owner}.{found.field}" == path


def test_the_order_of_rows_has_a_path_outside_all_fields() -> None:
    assert rows_path("target.outputs") == "rows.target.outputs"
    assert place(rows_path("table.parts")).room == "rows"


def test_the_figures_of_a_target_are_fields_of_a_target() -> None:
    assert set(TARGET_FIGURES) <= set(TARGET_FIELDS)
    assert len(set(TARGET_FIELDS)) == len(TARGET_FIELDS)


@pytest.mark.parametrize("row", ["a", "k3f9", "0", "a" * 16])
def test_a_row_id_is_short_and_plain(row: str) -> None:
    assert ROW_ID.fullmatch(row)


@pytest.mark.parametrize("row", ["", "A", "a b", "a.b", "a_b", "指标", "a" * 17, "a\n", "²"])
def test_anything_else_is_no_row_id(row: str) -> None:
    assert not ROW_ID.fullmatch(row)
