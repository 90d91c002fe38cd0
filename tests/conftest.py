"""No test reads or writes the profile of whoever runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ziping.store.profile import VARIABLE


@pytest.fixture(autouse=True)
def _own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path_factory.mktemp("profile")))


@pytest.fixture
def profile_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A profile folder that the test may look into."""
    folder = tmp_path / "profile"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder
