"""The last versions of a file, and where the program keeps its own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ziping.store import keep_version, name_version, places, profile, versions
from ziping.store.versions import MOST


def test_versions_are_listed_with_total_and_kind_oldest_first(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    assert versions(path) == ()
    keep_version(path, b"1", "", made=False)
    keep_version(path, b"2", "96.98", made=True)
    found = versions(path)
    assert [(item.number, item.total, item.made) for item in found] == [
        (1, "", False),
        (2, "96.98", True),
    ]
    assert [item.path.read_bytes() for item in found] == [b"1", b"2"]
    assert found[0].time <= found[1].time


def test_the_same_content_is_kept_once_but_a_persons_version_counts(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    for made in (False, False, True, False, True):
        keep_version(path, b"1", "", made=made)
    assert [item.made for item in versions(path)] == [True]


def test_of_each_kind_the_last_ones_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    for number in range(MOST + 3):
        keep_version(path, str(number).encode(), "", made=number < 2)
    found = versions(path)
    assert [item.made for item in found[:2]] == [True, True]
    assert len(found) == MOST + 2
    assert found[-1].path.read_bytes() == str(MOST + 2).encode()


def test_a_version_that_cannot_be_kept_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZIPING_STATE")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)

    def nobody() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nobody)
    assert profile() is None
    assert not keep_version(tmp_path / "x.toml", b"1", "", made=True)
    assert len(places(tmp_path / "x.toml").journals) == 1


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"ZIPING_STATE": "/a/b", "XDG_STATE_HOME": "/c"}, "/a/b"),
        ({"XDG_STATE_HOME": "/c"}, "/c/ziping"),
        ({"XDG_STATE_HOME": "relative"}, "~/.local/state/ziping"),
        ({}, "~/.local/state/ziping"),
    ],
)
@pytest.mark.skipif("os.name != 'posix'")
def test_the_profile_is_where_the_system_wants_it(environment: dict[str, str], folder: str) -> None:
    assert profile(environment) == Path(folder).expanduser()


def test_a_version_with_a_name_stays_and_the_name_may_be_anything(tmp_path: Path) -> None:
    path, name = tmp_path / "x.toml", '送审 / "一稿"\n: *?'
    keep_version(path, b"first", "", made=False)
    name_version(versions(path)[0], name)
    keep_version(path, b"first", "96.98", made=True)
    assert [(item.name, item.made) for item in versions(path)] == [(name, True)]
    for number in range(2 * MOST):
        keep_version(path, str(number).encode(), "", made=True)
    found = versions(path)
    assert len(found) == MOST + 1
    assert [(item.number, item.name) for item in found if item.name] == [(1, name)]
    name_version(found[0], "")
    assert versions(path)[0].name == ""
    keep_version(path, b"last", "", made=True)
    assert len(versions(path)) == MOST
