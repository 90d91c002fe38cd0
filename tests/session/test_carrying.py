"""A new year's project from last year's file: what comes along, and what stands beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.projects import CLEAN, DEPARTMENT, IT, form, project
from ziping.evaluation import LAST_YEAR, Project
from ziping.evaluation.carrying import beside, carry_over, following_name, following_year, last_year
from ziping.session import new_session, open_kept, open_session
from ziping.session.carrying import carried_session
from ziping.session.opening import blank_session
from ziping.store import project_text

FORM = form()
NAMES = ("title", "operator", "target", "unit", "weight")


def carried(last: Project) -> Project:
    return carry_over(last, blank_session(FORM, "").project, FORM)


def is_name(path: str) -> bool:
    """Whether a field says what is evaluated, and not how it came out."""
    room, _dot, field = path.partition(".")
    if room == "target":
        return field.split(".")[-1] in NAMES
    return room == "subject" or (room == "table" and field.endswith(".name"))


def test_last_year_is_a_project_of_the_rows_that_are_still_there() -> None:
    now = beside(carried(project()), project(), "last.toml")
    now = now.changed([now.change("rows.target.outputs", "n1 r2"), now.change("fact.spent", "1")])
    found = last_year(now)
    assert found is not None
    assert found.text("rows.target.outputs") == "r2"
    assert found.text("fact.spent") == CLEAN["fact.spent"]
    assert "file" not in found.entries
    assert last_year(project()) is None


def test_names_targets_and_rows_come_along_and_nothing_else() -> None:
    found = carried(project()).entries
    wanted = {path: text for path, text in CLEAN.items() if is_name(path)}
    assert {path: text for path, text in found.items() if not path.startswith("rows.")} == wanted
    for path in ("rows.target.outputs", "rows.table.parts"):
        assert found.get(path) == CLEAN.get(path)
    assert len(wanted) > 5


def test_year_and_period_are_a_year_later() -> None:
    last = open_session(IT)
    last.edit("subject.period", "2021年1月至12月")
    blank = blank_session(last.form, "").project
    found = carry_over(last.project, blank, last.form)
    assert (found.text("subject.year"), found.text("subject.period")) == ("2022", "2022年1月至12月")


@given(st.sets(st.sampled_from(sorted(path for path in CLEAN if not path.startswith("rows.")))))
def test_no_answer_of_last_year_ever_counts(kept: set[str]) -> None:
    last = project({path: t for path, t in CLEAN.items() if path in kept or path[:5] == "rows."})
    found = beside(carried(last), last, "old.toml")
    assert all(is_name(path) for path in found.entries if not path.startswith("rows."))
    assert {path: found.last_year(path) for path in kept} == {path: CLEAN[path] for path in kept}
    assert not any(found.last_year(path) for path in set(CLEAN) - kept)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2021", "2022"),
        ("2021年度", "2022年度"),
        ("2021-2023", "2022-2024"),
        ("1999", "2000"),
        ("20215", "20215"),
        ("本年", "本年"),
        ("", ""),
    ],
)
def test_the_year_is_one_later_and_all_other_words_stay(text: str, wanted: str) -> None:
    assert following_year(text) == wanted


@pytest.mark.parametrize(
    ("name", "year", "wanted"),
    [
        ("gz-it-2021", "2021", "gz-it-2022"),
        ("2021年度自评2021", "2021年度", "2022年度自评2022"),
        ("文2019-5号-2021", "2021", "文2019-5号-2022"),
        ("2021-2023", "2021-2023年", "2022-2024"),
        ("交于2024", "2023", "交于2025"),
        ("信息化", "2021年", "信息化-2022"),
        ("规划", "2021-2023", "规划-2024"),
        ("part-20215", "2021", "part-20215-2022"),
        ("信息化", "", "信息化"),
    ],
)
def test_a_file_of_the_following_year_is_named_after_it(name: str, year: str, wanted: str) -> None:
    assert following_name(name, year) == wanted


def test_last_years_values_stand_in_the_file_and_beside_the_fields(tmp_path: Path) -> None:
    carried_session(IT).save(tmp_path / "new.toml")
    mine, last = open_session(tmp_path / "new.toml"), open_session(IT)
    assert mine.text("subject.year") == "2022"
    assert mine.text("fact.spent") == ""
    assert mine.last_year("fact.spent") == last.text("fact.spent") != ""
    assert mine.text("target.k3f9.title") == last.text("target.k3f9.title")
    assert mine.project.kept[LAST_YEAR]["file"] == IT.name
    assert (mine.last_year("subject.gone"), last.last_year("fact.spent")) == ("", "")
    mine.save(tmp_path / "again.toml")
    assert (tmp_path / "again.toml").read_bytes() == (tmp_path / "new.toml").read_bytes()


def test_last_years_values_are_not_last_years_last_year(tmp_path: Path) -> None:
    carried_session(IT).save(tmp_path / "one.toml")
    two = carried_session(tmp_path / "one.toml")
    assert two.text("subject.year") == "2023"
    assert two.last_year("subject.year") == "2022"
    assert two.last_year("fact.spent") == ""


def test_another_form_takes_what_it_has_a_place_for() -> None:
    mine = carried_session(DEPARTMENT, "department")
    assert mine.form.id == mine.project.form == "department"
    assert mine.text("subject.name") == open_session(DEPARTMENT).text("subject.name")
    blank = new_session("department").project
    assert set(blank.entries) >= {path for path in mine.project.entries if path[:5] == "rows."}


def test_a_form_of_ones_own_comes_along(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(project_text(project(), FORM), encoding="utf-8")
    mine = carried_session(path)
    assert mine.form.digest == FORM.digest
    assert mine.project.form_text == project().form_text


def test_what_only_the_journal_holds_comes_along(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(project_text(project(), FORM), encoding="utf-8")
    last = open_kept(path)
    last.edit("subject.name", "late")
    last.keeper.abandon()
    assert carried_session(path).text("subject.name") == "late"


def test_a_list_that_was_empty_last_year_starts_as_a_new_one_does() -> None:
    found = carried(Project("small", "1", "", {}))
    assert len(found.rows("target.outputs")) == 1
    assert found.entries.keys() == {"rows.target.outputs"}
