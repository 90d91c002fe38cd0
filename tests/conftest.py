"""No test reads or writes the profile of whoever runs it; none waits for what it does not test."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ziping.forms import LoadedForm, load_form
from ziping.language import language, use
from ziping.store.profile import VARIABLE


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector need not look at it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words that the tests look for, whatever another test has spoken."""
    use("en")
    yield
    use("en")


@pytest.fixture(autouse=True)
def _own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path_factory.mktemp("profile")))


@pytest.fixture
def profile_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A profile folder that the test may look into."""
    folder = tmp_path / "profile"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def _no_wait_for_the_disk() -> Iterator[None]:
    """A test cannot cut the power: what syncing is for is tested on tests/store/paper.py."""
    with pytest.MonkeyPatch.context() as patch:
        # A handle that is closed or none is still an error.
        patch.setattr(os, "fsync", os.fstat)
        yield


@pytest.fixture(autouse=True, scope="session")
def _forms_of_projects_are_read_once() -> Iterator[None]:
    """A form that travels with a project is the same each time that project is opened."""

    @cache
    def known(file: bytes, spoken: str) -> LoadedForm:
        return load_form(file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ziping.session.opening.load_form", lambda file: known(file, language()))
        yield
