"""Where what belongs to a file but does not stand in it is kept: in the user's profile."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from ziping.record import record
from ziping.store.disk import DISK, Disk
from ziping.store.safe_file import beside

VARIABLE = "ZIPING_STATE"
"""The environment variable that names another folder."""


@record
class Places:
    """Where the journal, the locks and the versions of one file are, whatever it is called by.

    A journal beside the file is used where the profile cannot be written. A lock beside it is
    seen by other machines that share the folder.
    """

    target: Path
    folder: Path | None

    @property
    def journals(self) -> tuple[Path, ...]:
        """The places for a journal, best first."""
        own = (self.folder / "journal",) if self.folder else ()
        return (*own, beside(self.target, ".journal"))

    @property
    def locks(self) -> tuple[Path, ...]:
        """The locks that must all be had."""
        own = (self.folder / "lock",) if self.folder else ()
        return (*own, beside(self.target, ".lock"))


def profile(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder for the program's own files, None where this user has no home."""
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    windows = sys.platform == "win32"
    base = environment.get("LOCALAPPDATA" if windows else "XDG_STATE_HOME", "")
    if os.path.isabs(base):  # noqa: PTH117 - the text of a variable
        return Path(base) / "ziping"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("AppData/Local/ziping" if windows else ".local/state/ziping")


def places(path: Path, disk: Disk = DISK) -> Places:
    """Where to keep what belongs to this file."""
    target = disk.real(path)
    top = profile()
    name = hashlib.sha256(os.path.normcase(target).encode(errors="surrogatepass")).hexdigest()[:20]
    return Places(target, top / name if top else None)
