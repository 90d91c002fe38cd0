"""Terminals that draw doubtful characters (①, ≥, “) two cells wide: ask, and measure likewise.

Unicode leaves the width of "ambiguous" characters to the terminal. Call `adapt` before textual
is imported: it copies the measuring functions at import.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from time import monotonic
from unicodedata import east_asian_width

_OVERRIDE = "ZIPING_WIDE"
_PATIENCE = 0.2
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")


def adapt() -> None:
    """Measure doubtful characters as this terminal draws them; ZIPING_WIDE=0 or 1 decides."""
    chosen = os.environ.get(_OVERRIDE)
    if chosen == "1" or (chosen != "0" and _drawn_wide()):
        measure_wide()


def measure_wide() -> None:
    """Count every doubtful character as two cells from now on."""
    from rich import cells

    plain = cells.get_character_cell_size

    @lru_cache(maxsize=4096)
    def size(character: str, unicode_version: str = "auto") -> int:
        found = plain(character, unicode_version)
        return 2 if found == 1 and east_asian_width(character) == "A" else found

    cells.get_character_cell_size = size
    cells._is_single_cell_widths = frozenset(map(chr, range(0x20, 0x7F))).issuperset  # noqa: SLF001
    cells.cached_cell_len.cache_clear()


def _drawn_wide() -> bool:
    """Whether the terminal moves two cells for ①; no when it does not say."""
    if sys.platform == "win32" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    import termios
    import tty

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle, termios.TCSANOW)
        os.write(sys.stdout.fileno(), "\r①\x1b[6n".encode())
        return _column(handle) == 3
    except (OSError, termios.error):
        return False
    finally:
        os.write(sys.stdout.fileno(), b"\r\x1b[K")
        termios.tcsetattr(handle, termios.TCSANOW, before)


def _column(handle: int) -> int:
    """The cursor's 1-based column as the terminal reports it, 0 where it does not in time."""
    from select import select

    answer, end = b"", monotonic() + _PATIENCE
    while (left := end - monotonic()) > 0:
        if not select([handle], [], [], left)[0]:
            break
        answer += os.read(handle, 64)
        found = _ANSWER.search(answer)
        if found:
            return int(found[1])
    return 0
