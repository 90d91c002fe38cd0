from __future__ import annotations

import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ziping.forms import Form, form_file, load_form, points, shipped_form, shipped_forms
from ziping.forms.library import without_examples
from ziping.language import use
from ziping.resources import data

IDS = (
    "department",
    "gz-department-self-evaluation",
    "gz-project-evaluation",
    "hubei-project",
    "jm-project-report",
    "mof-project",
    "platform-project",
    "shanghai-project",
    "sichuan-project",
    "target-table",
    "yunnan-project",
)
EARLIER = ("mof-project@2020",)
UNSCORED = ("target-table",)
SAMPLES = sorted(item.name for item in data("sample_data").iterdir())
FILES = tuple(sorted(item.name for item in data("forms").iterdir()))


def form(name: str) -> Form:
    found = shipped_form(name)
    assert found is not None
    return found.form


def test_the_shipped_forms_are_listed_by_id_in_the_order_of_their_files() -> None:
    assert tuple(shipped_forms()) == IDS
    assert sorted(f"{name}.toml" for name in IDS + EARLIER) == list(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_form_has_no_problem_that_its_author_does_not_know_of(name: str) -> None:
    loaded = load_form((data("forms") / name).read_bytes())
    assert loaded.form is not None
    head = loaded.form.form
    assert name in (f"{head.id}.toml", f"{head.id}@{head.version}.toml")
    assert all(problem.acknowledged for problem in loaded.problems)
    assert loaded.errors == ()


@pytest.mark.parametrize("name", IDS + EARLIER)
def test_weights_make_up_the_whole_on_every_level(name: str) -> None:
    shipped = form(name)
    whole = 0 if name in UNSCORED else 100
    assert points(shipped.form.total.weight) == whole
    assert sum(points(section.weight) for section in shipped.sections) == whole
    for section in shipped.sections:
        parts = [points(i.weight) for i in shipped.indicators if i.section == section.id]
        parts += [points(g.weight) for g in shipped.target_groups if g.section == section.id]
        assert sum(parts) == points(section.weight)


def test_the_project_form_is_what_the_authority_prescribes() -> None:
    shipped = form("gz-project-evaluation")
    assert [section.title for section in shipped.sections] == [
        "项目决策",
        "项目过程",
        "绩效指标完成情况",
    ]
    assert len(shipped.indicators) == 9
    groups = {group.id: points(group.weight) for group in shipped.target_groups}
    assert groups == {"outputs": Fraction(40), "benefits": Fraction(20)}
    grades = {grade.label: grade.lowest.shown for grade in shipped.form.grades}
    assert grades == {"优": "90", "良": "80", "中": "60", "差": "0"}
    loaded = load_form((data("forms") / "gz-project-evaluation.toml").read_bytes())
    assert [(item.code, item.where, item.line) for item in loaded.problems] == [
        ("F031", "indicators[7].rule", 208),
        ("F031", "indicators[8].rule", 224),
    ]


def test_the_department_form_is_what_the_authority_prescribes() -> None:
    shipped = form("gz-department-self-evaluation")
    weights = {section.title: section.weight.shown for section in shipped.sections}
    assert weights == {"履职效能": "50", "管理效率": "50"}
    assert len(shipped.indicators) == 26
    assert all(group.weight is None for group in shipped.target_groups)
    assert shipped.form.grades == ()
    by_subtraction = [item.id for item in shipped.indicators if item.weight_note]
    assert by_subtraction == ["asset_compliant"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_was_filled_in_by_the_form_that_ships(name: str) -> None:
    head = tomllib.loads((data("sample_data") / name).read_text(encoding="utf-8"))["ziping"]
    shipped = form(head["form"])
    assert head["version"] == shipped.form.version
    assert head["digest"] == shipped.digest


def test_titles_lead_from_the_outermost_section_down() -> None:
    shipped = form("gz-project-evaluation")
    assert shipped.section_titles("process") == ("项目过程",)
    assert shipped.section_titles("nowhere") == ()
    assert shipped.group("benefits").title == "效益指标"


@pytest.mark.parametrize("name", ["", "gz", "../pyproject", "gz-project-evaluation.toml", "/etc"])
def test_another_name_is_no_shipped_form(name: str) -> None:
    assert shipped_form(name) is None


def test_a_shipped_form_is_read_once_for_a_language() -> None:
    use("en")
    first = shipped_form(IDS[0])
    assert shipped_form(IDS[0]) is first


def test_a_form_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes((data("forms") / f"{IDS[1]}.toml").read_bytes())
    read = form_file(own).form
    assert read is not None
    assert replace(read, examples=()) == form(IDS[1])
    with pytest.raises(FileNotFoundError):
        form_file(tmp_path / "nowhere.toml")


def test_a_shipped_form_is_read_without_its_examples_where_nothing_follows_them() -> None:
    form_, example = b"[form]\nid = 1", b"\n[[examples]]\nid = 2\n[examples.given]\na = 3"
    assert without_examples(form_ + example + example) == form_
    assert without_examples(form_) == form_
    followed = form_ + example + b"\n[[chapters]]\nid = 4"
    assert without_examples(followed) == followed
