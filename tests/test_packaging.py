"""What is shipped and how it is installed: locks, run.py, the wheel's content."""

from __future__ import annotations

import ast
import hashlib
import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import run
import ziping

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = (run.PROGRAM_LOCK, run.TESTS_LOCK)
ENTRY = re.compile(r"([a-z0-9-]+)==([\w.]+)(?: ; [^\\]+?)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def lines(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def pins(lock: str) -> dict[str, str]:
    """Name and version of each line of a lock that is not indented."""
    found = (ENTRY.fullmatch(line) for line in lines(lock))
    return {match[1]: match[2] for match in found if match}


def name_of(requirement: str) -> str:
    return re.split(r"[^\w-]", requirement, maxsplit=1)[0].replace("_", "-").lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_takes_wheels_only_from_its_first_line_on(lock: str) -> None:
    assert lines(lock)[0] == "--only-binary :all:"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_nothing_but_pinned_names_and_hashes(lock: str) -> None:
    rest = [line for line in lines(lock)[1:] if line]
    assert [line for line in rest if not ENTRY.fullmatch(line) and not HASH.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_each_line_of_a_lock_is_followed_by_a_hash(lock: str) -> None:
    text = lines(lock)
    starts = [number for number, line in enumerate(text) if ENTRY.fullmatch(line)]
    assert starts
    assert [text[number] for number in starts if not HASH.fullmatch(text[number + 1])] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_no_path_and_no_index(lock: str) -> None:
    text = "\n".join(lines(lock)[1:])
    assert re.findall(r"(?m)https?:|file:|index|find-links|trusted|@|^-|/", text) == []


def test_the_two_locks_agree_on_what_they_share() -> None:
    program, tests = (pins(lock) for lock in LOCKS)
    shared = program.keys() & tests.keys()
    assert shared
    assert {name: program[name] for name in shared} == {name: tests[name] for name in shared}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (run.PROGRAM_LOCK, PROJECT["project"]["dependencies"]),
        (run.TESTS_LOCK, PROJECT["dependency-groups"]["dev"]),
    ],
    ids=LOCKS,
)
def test_a_lock_holds_all_that_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    locked = pins(lock)
    assert {name_of(item) for item in wanted} - locked.keys() == set()
    exact = dict(item.split("==") for item in wanted if "==" in item)
    assert {name: locked[name] for name in exact} == exact


def test_textual_is_pinned_to_one_release() -> None:
    assert "textual==8.2.8" in PROJECT["project"]["dependencies"]


def test_the_version_is_the_same_in_project_and_program() -> None:
    assert PROJECT["project"]["version"] == ziping.__version__


def test_the_command_leads_to_a_function() -> None:
    module, _, name = PROJECT["project"]["scripts"]["ziping"].partition(":")
    assert callable(getattr(import_module(module), name))


def test_the_data_that_the_wheel_takes_in_is_there() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {name: f"ziping/_data/{name}" for name in ("forms", "sample_data")}
    assert [name for name in included if not any((ROOT / name).rglob("*.toml"))] == []


def test_run_py_needs_nothing_but_the_standard_library() -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / "run.py").read_bytes())):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported
    assert imported - sys.stdlib_module_names == set()


@pytest.mark.parametrize(
    ("name", "said"), [("zh_CN.UTF-8", "中\n"), ("en_US", "en\n"), ("C", "中 / en\n")]
)
def test_run_py_speaks_the_language_of_the_system(
    name: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", name)
    run.say("中", "en")
    assert capsys.readouterr().err == said


def test_run_py_can_be_read_by_an_old_python() -> None:
    ast.parse((ROOT / "run.py").read_bytes(), feature_version=(3, 8))


@pytest.fixture
def nothing_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither an installation nor the program is started, should run.py want to."""
    monkeypatch.setattr(run.Environment, "install", lambda *_: None)
    monkeypatch.setattr(run, "become", lambda _: 0)


@pytest.mark.usefixtures("nothing_starts")
def test_an_old_python_is_told_in_one_line_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    assert run.main(["--version"]) == run.UNAVAILABLE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "需要 Python 3.11" in told.err
    assert "Python 3.11 or later" in told.err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to install into, not made yet."""
    chosen = tmp_path / "环境"
    monkeypatch.setenv("ZIPING_VENV", str(chosen))
    return chosen


@pytest.mark.usefixtures("nothing_starts")
def test_a_folder_that_run_py_has_not_made_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.mkdir()
    mine = folder / "mine.txt"
    mine.write_text("x", encoding="utf-8")
    assert run.main(["--version"]) == run.UNAVAILABLE
    assert list(folder.iterdir()) == [mine]
    assert "ZIPING_VENV" in capsys.readouterr().err


def test_an_installation_without_its_stamp_counts_as_unfinished(folder: Path) -> None:
    environment = run.Environment()
    folder.mkdir()
    environment.python = sys.executable
    assert not environment.holds(["a"])
    Path(environment.stamp).write_text("a\nb\n", encoding="utf-8")
    assert environment.holds(["a"])
    assert environment.holds(["a", "b"])
    assert not environment.holds(["a", "c"])


def test_an_installation_whose_python_is_gone_counts_as_unfinished(folder: Path) -> None:
    environment = run.Environment()
    folder.mkdir()
    Path(environment.stamp).write_text("a\n", encoding="utf-8")
    assert not environment.holds(["a"])


def test_an_installation_that_lost_a_library_counts_as_unfinished(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = run.Environment()
    folder.mkdir()
    Path(environment.stamp).write_text("a\n", encoding="utf-8")
    monkeypatch.setattr("subprocess.call", lambda *_, **__: 1)
    assert not environment.holds(["a"])


def test_the_folder_is_held_by_one_process_at_a_time(folder: Path) -> None:
    environment = run.Environment()
    with environment.locked(), folder.joinpath("ziping-lock").open("ab") as other:
        assert not run.try_lock(other)
    with folder.joinpath("ziping-lock").open("ab") as other:
        assert run.try_lock(other)


def test_a_pip_that_was_brought_along_is_started_only_when_its_hash_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheelhouse = tmp_path / "wheelhouse"
    wheelhouse.mkdir()
    monkeypatch.setattr(run, "HERE", str(tmp_path))
    monkeypatch.setattr(run, "WHEELHOUSE", str(wheelhouse))
    wheel = wheelhouse / "pip-1-py3-none-any.whl"
    wheel.write_bytes(b"genuine")
    digest = hashlib.sha256(b"genuine").hexdigest()
    (tmp_path / run.TESTS_LOCK).write_text(f"pip==1 --hash=sha256:{digest}", encoding="utf-8")
    assert run.bundled_pip() == str(wheel)
    wheel.write_bytes(b"forged")
    assert run.bundled_pip() is None


def test_the_settings_of_a_machine_do_not_reach_an_installation_from_the_wheelhouse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PIP_FIND_LINKS", "elsewhere")
    assert run.pip_settings(alone=False)["PIP_FIND_LINKS"] == "elsewhere"
    assert "PIP_FIND_LINKS" not in run.pip_settings(alone=True)


def test_the_program_runs_from_the_source_folder_in_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")
    settings = run.run_settings()
    assert settings["PYTHONPATH"] == str(ROOT / "src")
    assert settings["PYTHONUTF8"] == "1"
    assert "PYTHONIOENCODING" not in settings
