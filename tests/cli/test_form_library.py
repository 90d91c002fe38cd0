"""`forms list`, `show`, `copy` and `schema`, and forms in several versions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.session.projects import ROOT
from ziping.forms.schema import form_schema
from ziping.session import open_session

SHIPPED = ROOT / "forms" / "gz-project-evaluation.toml"
OWN = "gz-project-evaluation-own"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project form, shipped in two versions."""
    folder = tmp_path / "forms"
    folder.mkdir()
    text = SHIPPED.read_text(encoding="utf-8")
    (folder / SHIPPED.name).write_text(text, encoding="utf-8")
    old = text.replace('version = "2022"', 'version = "2019"').replace("15、过程", "旧版")
    (folder / f"{SHIPPED.stem}@2019.toml").write_text(old, encoding="utf-8")
    monkeypatch.setattr("ziping.forms.shelf.data", lambda _folder: folder)
    return folder


def test_every_version_of_a_form_is_listed_newest_first(ziping: Run, library: Path) -> None:
    lines = ziping("forms", "list").out.splitlines()
    assert [line.split()[:2] for line in lines] == [[SHIPPED.stem, "2022"], [SHIPPED.stem, "2019"]]


@pytest.mark.parametrize(("version", "shown"), [("", "2022"), ("@2022", "2022"), ("@2019", "2019")])
def test_a_form_is_shown_and_used_in_the_version_named(
    ziping: Run, library: Path, tmp_path: Path, version: str, shown: str
) -> None:
    name = f"{SHIPPED.stem}{version}"
    assert f"{SHIPPED.stem}@{shown}" in ziping("forms", "show", name).out
    assert ziping("new", name, "-o", tmp_path / "p.toml").code == 0
    assert open_session(tmp_path / "p.toml").form.form.version == shown


def test_a_version_that_is_not_there_is_refused_with_what_is(
    ziping: Run, library: Path, tmp_path: Path
) -> None:
    name = f"{SHIPPED.stem}@2018"
    for words in (["forms", "show", name], ["forms", "copy", name, str(tmp_path)]):
        ziping(*words).refused(2, f'"{name}"', f'"{SHIPPED.stem}@2019"')
    ziping("new", name, "-o", tmp_path / "p.toml").refused(2, f'"{SHIPPED.stem}@2019"')
    assert [path.name for path in tmp_path.iterdir()] == ["forms"]


def test_a_copy_differs_in_its_id_alone_and_can_be_used_at_once(
    ziping: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "我们的" / "表"
    ended = ziping("forms", "copy", SHIPPED.stem, folder)
    assert (ended.code, ended.err) == (0, "")
    path = folder / f"{OWN}.toml"
    for words in (str(path), OWN, f"{SHIPPED.stem}@2022", "ziping forms check", "ziping new"):
        assert words in ended.out
    id_line = f'id = "{SHIPPED.stem}"'.encode()
    assert path.read_bytes() == SHIPPED.read_bytes().replace(id_line, f'id = "{OWN}"'.encode())
    assert ziping("forms", "check", path).code == 0
    assert ziping("new", path, "-o", tmp_path / "p.toml").code == 0
    assert open_session(tmp_path / "p.toml").form.id == OWN


def test_a_copy_of_an_earlier_version_is_that_version(
    ziping: Run, library: Path, tmp_path: Path
) -> None:
    assert ziping("forms", "copy", f"{SHIPPED.stem}@2019", tmp_path).code == 0
    assert "旧版" in (tmp_path / f"{OWN}.toml").read_text(encoding="utf-8")


def test_a_copy_takes_no_file_s_place(ziping: Run, tmp_path: Path) -> None:
    path = tmp_path / f"{OWN}.toml"
    path.write_bytes(b"mine")
    ziping("forms", "copy", SHIPPED.stem, tmp_path).refused(3, str(path), "exists already")
    assert path.read_bytes() == b"mine"


def test_a_copy_to_where_no_folder_can_be_is_said(ziping: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    ziping("forms", "copy", SHIPPED.stem, file).refused(3, str(file), "Not written")
    assert file.read_bytes() == b""


def test_an_unknown_form_is_not_copied_and_no_folder_made(ziping: Run, tmp_path: Path) -> None:
    ziping("forms", "copy", "gz-project-eval", tmp_path / "x").refused(2, f'"{SHIPPED.stem}"')
    assert list(tmp_path.iterdir()) == []


def test_the_schema_is_printed_as_json(ziping: Run) -> None:
    ended = ziping("forms", "schema")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == form_schema()


def test_a_form_that_extends_another_is_checked_with_lines_of_its_own(
    ziping: Run, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    text = '[form]\nid = "own"\nversion = "1"\nextends = "gz-project-evaluation@2022"\n'
    path.write_text(text, encoding="utf-8")
    assert ziping("forms", "check", path).code == 0
    path.write_text(f'{text}remove = ["facts.spent"]\n[chapters]\n', encoding="utf-8")
    ended = ziping("forms", "check", path)
    assert ended.code == 1
    assert f"{path}:6: F103 error chapters:" in ended.out
    assert f"{path}: F113 error facts.execution_rate.formula:" in ended.out
    assert "(in gz-project-evaluation@2022)" in ended.out
    path.write_text(text.replace("gz-", "g-"), encoding="utf-8")
    assert f"{path}:4: F120 error form.extends:" in ziping("forms", "check", path).out
    ziping("new", path, "-o", tmp_path / "p.toml").refused(2, "line 4", "gz-project-evaluation")
