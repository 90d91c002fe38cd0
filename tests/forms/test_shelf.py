"""Form files by name: several versions of one form, beside a file and among those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.small import SMALL
from ziping.forms import (
    FormProblem,
    form_file,
    meant_form,
    renamed,
    shipped_form,
    shipped_forms,
    shipped_versions,
)
from ziping.forms.shelf import Shelf
from ziping.resources import data


def text(form: str, version: str) -> str:
    return SMALL.replace('id = "small"\nversion = "1"', f'id = "{form}"\nversion = "{version}"')


def put(folder: Path, name: str, form: str = "small", version: str = "1") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text(form, version), encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three versions of one form and one of another, shipped."""
    put(tmp_path, "small", version="2024")
    put(tmp_path, "small@2.9", version="2.9")
    put(tmp_path, "small@2.10", version="2.10")
    put(tmp_path, "other@7", "other", "7")
    put(tmp_path, "other@10", "other", "10")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr("ziping.forms.shelf.data", lambda _folder: tmp_path)
    return tmp_path


def test_all_versions_are_listed_newest_first(library: Path) -> None:
    assert [shipped.name for shipped in shipped_versions()] == [
        *("other@10", "other@7", "small@2024", "small@2.10", "small@2.9")
    ]
    assert [shipped.name for shipped in shipped_forms().values()] == ["other@10", "small@2024"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("small", "small@2024"),
        ("small@2024", "small@2024"),
        ("small@2.9", "small@2.9"),
        ("other", "other@10"),
        ("other@7", "other@7"),
        ("other@2024", None),
        ("small@", None),
        ("small@2.9.toml", None),
        ("@", None),
        ("../small", None),
    ],
)
def test_a_form_is_found_in_its_newest_version_or_the_one_named(
    library: Path, name: str, found: str | None
) -> None:
    shipped = shipped_form(name)
    assert (shipped.name if shipped else None) == found


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("smal", 'Did you mean "small"?'),
        ("small@2023", 'Did you mean "small@2024"?'),
        ("other@8", 'Did you mean "other@7"?'),
        ("x", "Known here: other, small"),
    ],
)
def test_a_name_that_nothing_has_finds_its_likeness(library: Path, name: str, remedy: str) -> None:
    assert meant_form(name) == remedy


def test_a_file_counts_only_where_it_says_the_name_itself(library: Path) -> None:
    put(library, "liar@1", "other", "1")
    assert shipped_form("liar@1") is None
    assert shipped_form("liar") is None
    assert Shelf((library,)).find("liar@1") is None
    assert Shelf((library,)).find("other@1") is None


def test_what_stands_beside_goes_before_what_ships(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    beside = text("small", "2024").replace("小表", "自己的表")
    (folder / "small.toml").write_text(beside, encoding="utf-8")
    own = folder / "own.toml"
    own.write_text('[form]\nid = "own"\nversion = "1"\nextends = "small@2024"\n', encoding="utf-8")
    loaded = form_file(own)
    assert loaded.form is not None
    assert loaded.form.form.title == "自己的表"
    (folder / "small.toml").unlink()
    loaded = form_file(own)
    assert loaded.form is not None
    assert loaded.form.form.title == "小表"


def test_a_variant_may_have_its_base_s_file_name(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    own = folder / "small.toml"
    own.write_text('[form]\nid = "own"\nversion = "1"\nextends = "small@2.9"\n', encoding="utf-8")
    loaded = form_file(own)
    assert loaded.form is not None, loaded.problems


def test_a_broken_base_beside_the_file_is_told(library: Path, tmp_path: Path) -> None:
    (library / "broken@1.toml").write_text("[form\n", encoding="utf-8")
    found = Shelf((library,)).find("broken@1")
    assert isinstance(found, FormProblem)
    assert found.code == "F100"


def test_a_folder_or_file_that_cannot_be_read_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "small.toml").mkdir()
    shelf = Shelf((tmp_path / "gone", tmp_path))
    assert shelf.find("small@1") is None
    assert shelf.names("small@1") == []


def test_a_base_named_wrongly_finds_its_likeness_beside_the_file(library: Path) -> None:
    shelf = Shelf((library,))
    assert set(shelf.names("smal@1")) == {"small@2024", "small@2.10", "small@2.9"}
    assert "other@7" in shelf.names("nothing like it")


def test_the_versions_that_ship_say_the_names_of_their_files() -> None:
    for shipped in shipped_versions():
        assert shipped.file.stem in (shipped.form.id, shipped.name)
        assert shipped_form(shipped.name) is shipped
    files = [path for path in data("forms").iterdir() if path.suffix == ".toml"]
    assert len(files) == len(shipped_versions())


def test_a_renamed_form_differs_in_the_line_of_its_id_alone() -> None:
    for shipped in shipped_versions():
        before = shipped.file.read_bytes()
        after = renamed(before, shipped.form.id, "mine")
        lines = zip(before.split(b"\n"), after.split(b"\n"), strict=True)
        assert [new for old, new in lines if old != new] == [b'id = "mine"']


def test_a_renamed_form_keeps_its_line_ends_and_mark() -> None:
    before = ("\ufeff" + SMALL).replace("\n", "\r\n").encode()
    assert renamed(before, "small", "mine") == before.replace(b'"small"', b'"mine"')
