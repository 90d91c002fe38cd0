"""One run of LibreOffice for all tests that ask the same of it, whichever worker they are on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.libreoffice import is_here, recalculated
from tests.exchange.office import make_all, python
from tests.exchange.recalculation import Recalculation, files
from ziping.language import use


@pytest.fixture
def chinese(english: None) -> None:
    """The words of most who work with it."""
    use("zh")


@pytest.fixture(scope="session")
def recalculation(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Recalculation:
    """The workbooks of the tests as LibreOffice calculates them."""
    if not is_here():
        pytest.skip("LibreOffice is not here")
    base = tmp_path_factory.getbasetemp()
    folder: Path = (base if worker_id == "master" else base.parent) / "libreoffice"
    _once(folder, lambda: recalculated(files(), folder))
    return Recalculation(folder / "before", folder / "after")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of workbooks in which somebody has worked with LibreOffice."""
    if not is_here() or python() is None:
        pytest.skip("LibreOffice or its Python is not here")
    base = tmp_path_factory.getbasetemp()
    folder: Path = (base if worker_id == "master" else base.parent) / "office"
    _once(folder, lambda: make_all(folder))
    return folder


def _once(folder: Path, work: Callable[[], object]) -> None:
    """Whoever comes first does it; the others wait here and find it done."""
    fcntl = pytest.importorskip("fcntl")
    folder.mkdir(exist_ok=True)
    done = folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            work()
            done.touch()
