"""The data that ships with the program: official forms and filled samples."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The program's own folder. It is always unpacked: native wheels do not run from an archive."""


def data(folder: str) -> Path:
    """The folder `forms` or `sample_data`, from the wheel or else from the source tree.

    Raises FileNotFoundError where neither holds it: the installation is incomplete.
    """
    packaged = PACKAGE / "_data" / folder
    if packaged.is_dir():
        return packaged
    tree = PACKAGE.parents[1]
    # An editable install keeps a stale packaged copy elsewhere; the tree itself is what counts.
    if (tree / "pyproject.toml").is_file() and (tree / folder).is_dir():
        return tree / folder
    raise FileNotFoundError(folder)
