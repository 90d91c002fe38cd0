"""Which projects are shown, in which order, and where the columns stand."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.projects import session
from ziping.session.overview import overview_of
from ziping.session.workspace import Row
from ziping.tui.project_columns import COLUMNS, GAP, LEAST_NAME, LEFT, placed
from ziping.tui.project_view import STAGE, ProjectView
from ziping.tui.stages import when

DAY = 86_400 * 10**9


def row(name: str, title: str, spent: str = "1000", **more: str) -> Row:
    fields = {"subject.name": title, "fact.spent": spent} | {
        f"subject.{field}": text for field, text in more.items()
    }
    found = overview_of(name, session(fields))
    return Row(Path(), name, len(name) * DAY, 1024, overview=found)


ROWS = (
    row("a.toml", "专项工作经费", unit="番禺办事处"),
    row("bb.toml", "购置经费", spent="950", unit="花都办事处"),
    row("ccc.toml", "办公用房", spent=""),
    Row(Path(), "dddd.toml", DAY, 1024, problem="cut off"),
    Row(Path(), "eeeee.toml", 9 * DAY, 1024),
)


@pytest.fixture
def view() -> ProjectView:
    found = ProjectView()
    found.show(ROWS)
    return found


def names(view: ProjectView) -> str:
    return "".join(item.name[0] for item in view.shown)


def test_what_was_changed_last_stands_first(view: ProjectView) -> None:
    assert names(view) == "ecbad"


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        ("name", "decba", "abced"),
        ("score", "cbade", "abcde"),
        ("grade", "badec", "badec"),
        ("unit", "abdec", "badec"),
        ("changed", "dabce", "ecbad"),
        (STAGE, "dcbae", "eacbd"),
    ],
)
def test_sorting_turns_round_and_what_is_unknown_stays_last(
    view: ProjectView, column: str, up: str, down: str
) -> None:
    view.column, view.is_descending = "findings", True
    view.sort(column)
    found = {view.is_descending: names(view)}
    view.sort(column)
    found[view.is_descending] = names(view)
    assert found == {False: up, True: down}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "ecbad"),
        ("经费", "ba"),
        ("经费 番禺", "a"),
        ("番禺经费", ""),
        ("CCC.TOML", "c"),
        ("错", "d"),
        ("unreadable", "d"),
        ("齐", "a"),
        ("优", "ba"),
        ("[", ""),
    ],
)
def test_every_word_must_be_found(view: ProjectView, text: str, wanted: str) -> None:
    view.narrow(text)
    assert names(view) == wanted


def test_one_stays_on_a_project_when_others_come_and_go(view: ProjectView) -> None:
    view.go(2)
    assert view.row is ROWS[1]
    view.sort("name")
    assert view.row is ROWS[1]
    view.narrow("番禺")
    assert view.row is ROWS[0]
    view.narrow("")
    assert view.row is ROWS[1]
    view.show(ROWS[2:])
    assert view.row is view.shown[0]
    view.go(99)
    assert view.row is view.shown[-1]


def test_before_anybody_moves_one_stands_on_what_comes_first(view: ProjectView) -> None:
    view.show((*ROWS, Row(Path(), "f", 99 * DAY, 1)))
    assert view.row
    assert view.row.name == "f"


def test_a_new_file_is_stood_on_as_soon_as_it_is_listed() -> None:
    view = ProjectView()
    view.show(ROWS[:2])
    view.stand_on(ROWS[2].name)
    view.show(ROWS)
    assert view.row is ROWS[2]


@given(st.integers(60, 320))
def test_columns_stand_apart_and_within_the_table(width: int) -> None:
    places = placed(width)
    assert places[0].start == LEFT
    assert places[0].column.id == "name"
    for before, after in pairwise(places):
        assert after.start - before.end == GAP
    assert places[-1].end <= width - GAP
    assert all(place.end > place.start for place in places)


def test_columns_fall_away_one_after_the_other_and_the_name_keeps_its_room() -> None:
    everything = {column.id for column in COLUMNS}
    widths = (60, 80, 96, 112, 120, 300)
    gone = [everything - {place.column.id for place in placed(width)} for width in widths]
    assert gone[-1] == gone[-2] == set()
    assert gone[1] == {"changed", "form", "year"}
    for narrower, wider in pairwise(gone):
        assert wider <= narrower
    for width in range(60, 320):
        name = placed(width)[0]
        assert name.end - name.start >= LEAST_NAME


@pytest.mark.parametrize(
    ("time", "wanted"),
    [
        ("2023-11-18 09:12", "today 09:12"),
        ("2023-11-17 23:59", "11-17 23:59"),
        ("2022-11-18 09:12", "2022-11-18"),
        ("2023-11-19 00:10", "2023-11-19"),
    ],
)
def test_a_time_is_said_as_near_as_it_is(time: str, wanted: str) -> None:
    stamp = datetime.fromisoformat(time).astimezone().timestamp()
    assert when(round(stamp) * 10**9, date(2023, 11, 18)) == wanted
