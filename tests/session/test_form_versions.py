"""A project and its form: the version that it names, and a form that extends another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.session.projects import FORM_TEXT, IT
from ziping.forms import shipped_form
from ziping.language import language, use
from ziping.session import form_of, new_session, open_session
from ziping.store import ReadError

VARIANT = """\
[form]
id = "own"
version = "1"
extends = "gz-project-evaluation@2022"
remove = ["chapters.innovation"]

[[indicators]]
id = "execution_rate"
rule = { zero_at = "80%" }
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language()
    use("en")
    yield
    use(before)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The form `small`, shipped in two versions."""
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "small.toml").write_text(FORM_TEXT, encoding="utf-8")
    old = FORM_TEXT.replace(f'version = "{VERSION}"', 'version = "0"')
    (folder / "small@0.toml").write_text(old, encoding="utf-8")
    monkeypatch.setattr("ziping.forms.shelf.data", lambda _folder: folder)
    return folder


VERSION = next(row for row in FORM_TEXT.splitlines() if row.startswith("version")).split('"')[1]


@pytest.mark.parametrize(
    ("name", "version"), [("small", VERSION), ("small@0", "0"), (f"small@{VERSION}", VERSION)]
)
def test_a_project_opens_with_the_version_it_was_made_with(
    library: Path, tmp_path: Path, name: str, version: str
) -> None:
    mine = new_session(name)
    mine.save(tmp_path / "p.toml")
    again = open_session(tmp_path / "p.toml")
    assert again.form.form.version == again.project.version == version
    assert again.form.digest == mine.form.digest
    assert again.project.form_text == ""


def test_a_version_that_does_not_ship_is_refused_with_what_does(library: Path) -> None:
    project = new_session("small").project
    with pytest.raises(ReadError, match=r'"small@7".*Did you mean "small@'):
        form_of(Path("x.toml"), replace(project, version="7"))
    assert form_of(Path("x.toml"), replace(project, version="")).form.version == VERSION
    with pytest.raises(ReadError, match=r'Did you mean "small@'):
        new_session("small@7")


def made(folder: Path, text: str = VARIANT) -> Path:
    """A project of a form file, whose form and its base are gone."""
    form = folder / "own.toml"
    form.write_text(text, encoding="utf-8")
    mine = new_session(str(form))
    row = mine.project.rows("target.outputs")[0]
    mine.apply(
        [("fact.budget_initial", "100"), ("fact.budget_adjustment", "0"), ("fact.spent", "90")]
    )
    mine.apply([(f"target.{row}.title", "数量")])
    mine.save(folder / "p.toml")
    for path in folder.iterdir():
        if path.name != "p.toml":
            path.unlink()
    return folder / "p.toml"


def test_a_project_of_a_form_that_extends_one_carries_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path)
    monkeypatch.setattr("ziping.forms.shelf.data", lambda _folder: tmp_path)
    again = open_session(path)
    assert again.form.id == "own"
    assert "extends" not in again.project.form_text
    assert again.sheet.score(again.sheet.plan.line("execution_rate")) == 5
    assert again.form.digest == again.project.digest
    assert "F060" not in {finding.code for finding in again.findings}


def test_the_form_that_travels_is_the_form_that_was_used(tmp_path: Path) -> None:
    form = tmp_path / "own.toml"
    form.write_text(VARIANT, encoding="utf-8")
    mine = new_session(str(form))
    assert form_of(form, mine.project) == mine.form
    base = shipped_form("gz-project-evaluation")
    assert base is not None
    assert mine.form.facts == base.form.facts
    assert mine.form.digest != base.form.digest


def test_a_base_beside_the_form_travels_along_too(tmp_path: Path) -> None:
    base = VARIANT.replace('"own"', '"city"')
    (tmp_path / "city.toml").write_text(base, encoding="utf-8")
    path = made(tmp_path, '[form]\nid = "own"\nversion = "2"\nextends = "city@1"\n')
    again = open_session(path)
    assert (again.form.id, again.form.form.version) == ("own", "2")
    assert again.sheet.score(again.sheet.plan.line("execution_rate")) == 5


def test_a_sample_opens_with_the_version_it_names() -> None:
    assert open_session(IT).form.form.version == open_session(IT).project.version
