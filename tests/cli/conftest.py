"""Running the command line inside the test, in English unless the test says otherwise."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.session.projects import CLEAN, form, project
from ziping.cli import main
from ziping.language import use
from ziping.store import project_text


@dataclass(frozen=True)
class Ended:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    def refused(self, code: int, *words: str) -> None:
        """It ended with this code, said one line on stderr with these words, and nothing else."""
        assert (self.code, self.out) == (code, ""), self
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert [word for word in words if word not in self.err] == [], self.err


Run: TypeAlias = Callable[..., Ended]


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a run sets for the whole process is set back."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    yield
    use("en")
    gettext.textdomain("messages")


@pytest.fixture
def ziping(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> Ended:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ended(int(code), said.out, said.err)

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A clean project of the small form."""
    return write(tmp_path / "small.toml")


def write(path: Path, changes: Mapping[str, str] | None = None) -> Path:
    """The small project with some fields changed."""
    entries = {name: text for name, text in {**CLEAN, **(changes or {})}.items() if text}
    path.write_bytes(project_text(project(entries), form()).encode())
    return path
