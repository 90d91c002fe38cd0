"""A program in a pseudo terminal, and what stands on its screen after each of its frames.

A thread notes when bytes arrive and does nothing else with them; the screen is drawn only once
the program is quiet, so that drawing it does not slow the program. The terminal says that it
knows synchronised output, so a frame is what stands between its begin and its end.
"""

from __future__ import annotations

import fcntl
import os
import pty
import queue
import re
import signal
import struct
import sys
import termios
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

import pyte
from projects import TREE

COLUMNS, LINES = 120, 36
QUIET = 0.06
PATIENCE = 60.0
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"
# Whether it knows synchronised output: yes. Where the cursor stands: behind one narrow character.
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[6n": b"\x1b[1;2R"}
# Sequences that pyte would print in part.
_UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b[P^_].*?\x1b\\", re.DOTALL
)


class NotSeenError(Exception):
    """What was waited for did not come; the message is the screen."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The text on the screen, and how many seconds after the start or the key it was there."""

    seconds: float
    text: str


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The same for all programs; compiled modules are kept, but not in the source tree."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {
        "PYTHONPATH": str(TREE / "src"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANGUAGE": "zh",
        **more,
    }


class Terminal:
    """A program at work. Use it as a context: it ends with it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._arrived: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        self._unfinished = b""
        sys.setswitchinterval(0.0002)  # the noting thread must not wait for the drawing one
        self.since = perf_counter()
        self._pid, self._tty = pty.fork()
        if self._pid == 0:
            os.execve(command[0], list(command), dict(environment))
        size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, size)
        threading.Thread(target=self._note, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._tty)

    @property
    def text(self) -> str:
        """The screen as it stands."""
        rows = (self._screen.buffer[y] for y in range(LINES))
        return "\n".join("".join(row[x].data for x in range(COLUMNS)) for row in rows)

    def type(self, keys: str) -> None:
        """Press keys; from now on frames are timed from here."""
        self.since = perf_counter()
        os.write(self._tty, keys.encode())

    def until(self, pattern: str) -> Frame:
        """The first frame in which the pattern stands. Raises NotSeenError."""
        for frame in self.frames():
            if re.search(pattern, frame.text):
                return frame
        raise NotSeenError(f"{pattern}\n{self.text}")

    def settle(self, quiet: float = QUIET) -> list[Frame]:
        """All frames until nothing comes for so many seconds."""
        return list(self.frames(patience=quiet))

    def frames(self, patience: float = PATIENCE) -> Iterator[Frame]:
        """Each frame that comes, until nothing comes for so many seconds."""
        while burst := self._burst(patience):
            for seconds, data in burst:
                for piece in re.split(rb"(?<=\x1b\[\?2026l)", self._unfinished + data):
                    self._unfinished = piece
                    if piece and (_BEGIN not in piece or piece.endswith(_END)):
                        self._unfinished = b""
                        self._stream.feed(_UNKNOWN.sub(b"", piece))
                        yield Frame(seconds - self.since, self.text)

    def _burst(self, patience: float) -> list[tuple[float, bytes]]:
        """What arrives until the program is quiet for a moment."""
        found = []
        try:
            found.append(self._arrived.get(timeout=patience))
            while True:
                found.append(self._arrived.get(timeout=QUIET / 4))
        except queue.Empty:
            return found

    def _note(self) -> None:
        try:
            while data := os.read(self._tty, 65536):
                self._arrived.put((perf_counter(), data))
                for asked, answer in _ANSWERS.items():
                    if asked in data:
                        os.write(self._tty, answer)
        except OSError:
            return
