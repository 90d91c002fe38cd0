"""The editor in a pseudo terminal, typed into and ended at any moment; what was drawn must be back.

Tokens are unique and hold Chinese. One counts as soon as it stands on the emulated screen.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import sys
import termios
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pyte

from ziping.session import open_session

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_data" / "gz-it-2021.toml"
FIELD = "answer.targets_standard.deduction.1.reason"
COLUMNS, LINES = 100, 24
BLANK = re.compile(r"\s|[─-▟]")
# Sequences that pyte would print in part.
UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b[P^_].*?\x1b\\", re.DOTALL
)
ALTERNATE, PLAIN = b"\x1b[?1049h", b"\x1b[?1049l"
GO_TO, TAB, END, CLEAR, SAVE, QUIT = "\x07", "\t", "\x05", "\x15", "\x13", "\x11"
PATIENCE = 30.0


class Program:
    """The editor at work in a terminal of its own."""

    def __init__(
        self,
        file: Path,
        profile: Path,
        *,
        ignore_hangup: bool = False,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)
        self.said = b""
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color"}
        environment |= {"LANGUAGE": "en", "ZIPING_STATE": str(profile), **(settings or {})}
        self.pid, self.tty = pty.fork()
        if self.pid == 0:
            # As a shell starts it, whatever started us.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGHUP, signal.SIG_IGN if ignore_hangup else signal.SIG_DFL)
            command = [sys.executable, "-m", "ziping", str(file)]
            os.execve(command[0], command, environment)  # noqa: S606 - the program itself
        fcntl.ioctl(self.tty, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.code: int | None = None

    @property
    def text(self) -> str:
        """The screen in one line, without blanks."""
        # Not `display`, which fails where half of a wide character is overwritten.
        rows = (self.screen.buffer[line] for line in range(self.screen.lines))
        cells = (row[at].data for row in rows for at in range(self.screen.columns))
        return BLANK.sub("", "".join(cells))

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.tty, keys.encode())

    def look(self, seconds: float) -> bool:
        """Draw what comes within this time; false at the end of the program."""
        until = monotonic() + seconds
        while select.select([self.tty], [], [], max(0.0, until - monotonic()))[0]:
            try:
                data = os.read(self.tty, 65536)
            except OSError:
                return False
            if not data:
                return False
            self.said = (self.said + data)[-100_000:]
            if b"\x1b[6n" in data:
                self.type("\x1b[1;2R")
            self._stream.feed(UNKNOWN.sub(b"", data))
        return True

    def until(self, pattern: str) -> None:
        """Wait until this stands on the screen."""
        end = monotonic() + PATIENCE
        while not re.search(pattern, self.text):
            if not self.look(0.05) or monotonic() > end:
                raise AssertionError(f"{pattern}\n" + "\n".join(self.screen.display))

    def kill(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal."""
        os.close(self.tty)
        self.tty = -1

    def gone(self, patience: float = PATIENCE) -> float:
        """Wait for the end; how long it took."""
        start = monotonic()
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
                break
            if monotonic() - start > patience:
                os.kill(self.pid, signal.SIGKILL)
            if self.tty >= 0:
                self.look(0.01)
            else:
                select.select([], [], [], 0.01)
        took = monotonic() - start
        if self.tty >= 0:
            self.look(0)
            os.close(self.tty)
        return took


@dataclass
class Rounds:
    """Rounds of work on one file, which every round goes on with."""

    folder: Path
    seed: int = 1
    drawn: int = 0
    lost: list[str] = field(default_factory=list)
    slowest: float = 0.0
    early: int = 0

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)  # noqa: S311 - a game, no secrets
        self.profile = self.folder / "profile"
        self.file = self.folder / "work" / "自评.toml"
        self.file.parent.mkdir(parents=True)
        shutil.copy(SAMPLE, self.file)
        self._must: list[str] = []
        self._count = 0

    def run(self, end: str, *, early: float = 0.15, life: float = 3.0) -> None:
        """Start, type, end: by KILL, TERM, HUP, INT, by CLOSE of the terminal, with hang-ups
        ignored (NOHUP), by QUIT; some are ended while they start. Then look what is left."""
        program = Program(self.file, self.profile, ignore_hangup=end == "NOHUP")
        if end != "QUIT" and self._dice.random() < early:
            self.early += 1
            program.look(self._dice.uniform(0, 0.9))
        else:
            self._work(program, life)
        took = self._end(program, end)
        if end not in ("KILL", "QUIT"):
            self.slowest = max(self.slowest, took)
        if took > PATIENCE / 2:
            self.lost.append(f"did not end by {end}")
        self._check()

    def _work(self, program: Program, life: float) -> None:
        program.until("Total")
        # It begins where the last round left off.
        program.type(GO_TO)
        program.until("Goto:")
        program.type("2\r")
        program.until(r"(?s)^(?!.*Goto:).*2/15")
        program.type(TAB)
        program.until(">Itsreason")
        program.type(END)
        if self._dice.random() < 0.5:
            program.type(CLEAR)
            program.look(0.3)
            self._must = []
        until, waiting = monotonic() + self._dice.uniform(0, life), list[str]()
        while monotonic() < until:
            self._count += 1
            token = f"甲{self._count}乙"
            waiting.append(token)
            self._type(program, token)
            shown = program.text
            seen = [item for item in waiting if item in shown]
            waiting = [item for item in waiting if item not in seen]
            self._must += seen
            self.drawn += len(seen)

    def _type(self, program: Program, token: str) -> None:
        """Key by key, or pasted, now and then with a save."""
        if self._dice.random() < 0.15:
            program.type(f"\x1b[200~{token} \x1b[201~")
            program.look(self._dice.uniform(0, 0.1))
        else:
            for key in f"{token} ":
                program.type(key)
                program.look(self._dice.uniform(0, 0.04))
        if self._dice.random() < 0.05:
            program.type(SAVE)

    def _end(self, program: Program, end: str) -> float:
        ends: dict[str, Callable[[], None]] = {
            "QUIT": lambda: program.type(QUIT),
            "CLOSE": program.hang_up,
            "NOHUP": program.hang_up,
        }
        ends.get(end, lambda: program.kill(getattr(signal, f"SIG{end}")))()
        took = program.gone()
        opened, closed = program.said.rfind(ALTERNATE), program.said.rfind(PLAIN)
        if end in ("TERM", "INT", "QUIT") and opened > closed:
            self.lost.append(f"terminal not restored after {end}")
        return took

    def _check(self) -> None:
        os.environ["ZIPING_STATE"] = str(self.profile)
        text = open_session(self.file).text(FIELD)
        lost = [token for token in self._must if token not in text]
        self.lost += lost
        self._must = [token for token in self._must if token not in lost]

    def strays(self) -> list[str]:
        """What lies about after a clean start and end."""
        self.run("QUIT", life=0.2)
        own = [
            path for path in self.profile.glob("*/*") if path.name not in ("journal", "versions")
        ]
        beside = [path for path in self.file.parent.iterdir() if path != self.file]
        return sorted(path.name for path in (*own, *beside))
