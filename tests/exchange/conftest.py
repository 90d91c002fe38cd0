"""One run of LibreOffice for all tests that ask it, whichever worker they are on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.libreoffice import is_here, recalculated
from tests.exchange.recalculation import Recalculation, files
from ziping.language import use


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words of the tests, whatever another test has spoken."""
    use("en")
    yield
    use("en")


@pytest.fixture
def chinese(english: None) -> None:
    """The words of most who work with it."""
    use("zh")


@pytest.fixture(scope="session")
def recalculation(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Recalculation:
    """The workbooks of the tests as LibreOffice calculates them."""
    if not is_here():
        pytest.skip("LibreOffice is not here")
    fcntl = pytest.importorskip("fcntl")
    base = tmp_path_factory.getbasetemp()
    folder: Path = (base if worker_id == "master" else base.parent) / "libreoffice"
    folder.mkdir(exist_ok=True)
    done = folder / "done"
    with (folder / "lock").open("w") as lock:
        # Whoever comes first does it; the others wait here and find it done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            recalculated(files(), folder)
            done.touch()
    return Recalculation(folder / "before", folder / "after")
