"""The data that ships with the program: official forms and filled samples."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def data(folder: str) -> Traversable:
    """The folder `forms` or `sample_data`, from the wheel or else from the source tree.

    Raises FileNotFoundError where neither holds it: the installation is incomplete.
    """
    packaged = files("ziping") / "_data" / folder
    if packaged.is_dir():
        return packaged
    tree = Path(__file__).resolve().parents[2]
    # An editable install keeps a stale packaged copy elsewhere; the tree itself is what counts.
    if (tree / "pyproject.toml").is_file() and (tree / folder).is_dir():
        return tree / folder
    raise FileNotFoundError(folder)
