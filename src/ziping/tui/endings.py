"""Ends that nobody chose: signals, a terminal that is gone, a mistake of ours.

Every step is in the journal already; here it is synced, the terminal restored where there is one,
and the program gone within a second.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from ziping.language import _
from ziping.store import profile

PATIENCE: Final = 0.8
"""So many seconds an orderly end may take; then the program ends all the same."""

# No mouse, no marked pastes, a caret, the screen that was there before.
_PLAIN: Final = b"\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?25h\x1b[?1049l"
_WATCH: Final = 0.25
_LONGEST_LOG: Final = 256 << 10


def watch(end: Callable[[], None], flush: Callable[[], None]) -> None:
    """From now on a wish to end is granted: `end` leaves in good order, `flush` saves what can be.

    Call within the running loop, before the terminal is taken over. A hung-up terminal leaves
    nothing to restore, and the loop may hang in writing to it: a thread ends the program then.
    """
    if sys.platform == "win32":
        return
    loop, restore = asyncio.get_running_loop(), _restorer()

    def force(number: int) -> None:
        restore()
        os._exit(128 + number)

    def leave(number: int) -> None:
        timer = threading.Timer(PATIENCE, force, (number,))
        timer.daemon = True
        timer.start()
        end()

    def gone(*_arguments: object) -> None:
        with suppress(Exception):
            flush()
        os._exit(128 + signal.SIGHUP)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, leave, number)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        loop.add_signal_handler(signal.SIGHUP, gone)
    threading.Thread(target=_watch_terminal, args=(gone,), daemon=True).start()


def _restorer() -> Callable[[], None]:
    """What puts the terminal back as it is at this moment, without the help of the loop."""
    import termios

    terminal = sys.__stdin__.fileno() if sys.__stdin__ and sys.__stdin__.isatty() else None
    modes = termios.tcgetattr(terminal) if terminal is not None else None

    def restore() -> None:
        if terminal is not None and modes is not None:
            with suppress(OSError, termios.error):
                os.write(terminal, _PLAIN)
                termios.tcsetattr(terminal, termios.TCSANOW, modes)

    return restore


def _watch_terminal(gone: Callable[[], None]) -> None:
    """Where hang-ups are ignored, a terminal that is gone would be read for ever."""
    import select
    import time

    if sys.__stdin__ is None:
        return
    poll = select.poll()
    # It is watched even where it is no terminal any more: it may have gone while we started.
    poll.register(sys.__stdin__.fileno(), 0)
    while True:
        time.sleep(_WATCH)
        if poll.poll(0):
            gone()


def report(error: BaseException) -> str:
    """Write a mistake of ours to the log, without a word of the user's; returns what to say."""
    said = _("Something in the program went wrong, and it had to end; nothing typed is lost.")
    folder = profile()
    if folder is None:
        return said
    log = folder / "ziping.log"
    frames = "".join(traceback.format_tb(error.__traceback__))
    try:
        _append(
            log,
            f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {type(error).__name__}\n{frames}\n",
        )
    except OSError:
        return said
    return f"{said} {_('What happened is in {log}').format(log=log)}"


def _append(log: Path, text: str) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _LONGEST_LOG:
        log.replace(log.with_suffix(".old.log"))
    with log.open("a", encoding="utf-8") as stream:
        stream.write(text)
