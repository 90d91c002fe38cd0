"""The cells that a text takes on this terminal.

Unicode leaves the width of doubtful characters (①, ≥, “) to the terminal: `adapt` asks it. Call
that before textual is imported, which copies the measuring functions. What joins characters to
one picture (an emoji of several) is drawn joined by some terminals only: we measure character by
character, and `tui/plain.py` leaves out what would join.
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


def measure_by_character() -> None:
    """Count each character for itself from now on, whatever stands beside it."""
    from rich import cells

    def spans(text: str, unicode_version: str = "auto") -> tuple[list[cells.CellSpan], int]:
        found: list[cells.CellSpan] = []
        for place, character in enumerate(text):
            size = cells.get_character_cell_size(character, unicode_version)
            if size == 0 and found:
                start, _end, wide = found[-1]
                found[-1] = (start, place + 1, wide)
            else:
                found.append((place, place + 1, size))
        return found, sum(wide for _start, _end, wide in found)

    def length(text: str, unicode_version: str = "auto") -> int:
        if cells._is_single_cell_widths(text):  # noqa: SLF001 - the library's own short cut
            return len(text)
        size = cells.get_character_cell_size
        return sum(size(character, unicode_version) for character in text)

    cells.split_graphemes = spans
    cells._cell_len = length  # noqa: SLF001
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
