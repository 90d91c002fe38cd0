"""What keeping costs: `PYTHONPATH=src .venv/bin/python bench/keeping.py [PRESSES]`.

The same editor with a journal and without, in pseudo terminals side by side: key -> frame with the
character, in a short field and in a text of 20,000 characters, in turn, so that a busy machine
slows both alike. And the time to replay 10,000 edits.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from measure import Bar, verdict
from projects import sample, with_text
from terminal import NotSeenError, Terminal, environment

from ziping.session import open_kept, open_session
from ziping.store import places, project_text

PRESSES, WARM = 200, 10
EDITS = 10_000
LONG = 20_000
FIELD = "answer.targets_standard.loss_reason"
TYPED, BACKSPACE, NEXT_LINE, TAB, BOTTOM = "甲", "\x7f", "\x1bOQ", "\t", "\x1b[1;5F"
UNKEPT = """
import sys
from pathlib import Path
from ziping.language import use
from ziping.session import open_session
from ziping.tui import run_editor
use("zh")
run_editor(open_session(Path(sys.argv[1])))
"""


def main() -> int:
    """Measure, print, judge."""
    presses = int(sys.argv[1]) if len(sys.argv) > 1 else PRESSES
    bars = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ZIPING_STATE"] = str(folder / "profile")
        for kind, tabs in (("short field", 1), ("20,000 characters", 3)):
            kept, plain = _presses(folder, tabs, presses)
            ratio = _p95(kept) / _p95(plain)
            print(f"{kind}: kept {_line(kept)}, not kept {_line(plain)}")
            bars.append(Bar(f"key to drawn, {kind}, p95", ratio, 1.5, "x without"))
        bars.append(Bar("recovery of 10,000 edits", _recovery(folder), 0.5, "s"))
    return verdict(bars)


def _presses(folder: Path, tabs: int, presses: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each press with and without a journal."""
    file = folder / f"{tabs}.toml"
    session = sample()
    project = session.project
    if tabs > 1:
        project = with_text(project, FIELD, "评价" * (LONG // 2))
    file.write_text(project_text(project, session.form), "utf-8")
    copy = file.with_suffix(".copy.toml")
    copy.write_bytes(file.read_bytes())
    found: list[list[float]] = [[], []]
    with ExitStack() as stack:
        open_ = [
            stack.enter_context(Terminal(command, environment(folder)))
            for command in (
                (sys.executable, "-m", "ziping", str(file)),
                (sys.executable, "-c", UNKEPT, str(copy)),
            )
        ]
        for terminal in open_:
            terminal.until("标准")
            for key in (NEXT_LINE, *[TAB] * tabs, BOTTOM):
                terminal.type(key)
                terminal.settle(0.5)
        for number in range(WARM + presses):
            for terminal, values in zip(open_, found, strict=True):
                values.append(_press(terminal, TYPED if number % 2 == 0 else BACKSPACE))
    return found[0][WARM:], found[1][WARM:]


def _press(terminal: Terminal, key: str) -> float:
    before = terminal.text.count(TYPED)
    terminal.type(key)
    for frame in terminal.frames():
        if frame.text.count(TYPED) != before:
            terminal.settle()
            return frame.seconds * 1e3
    raise NotSeenError(terminal.text)


def _recovery(folder: Path) -> float:
    """Seconds that a journal of so many edits adds to opening."""
    file = folder / "recovery.toml"
    session = sample()
    file.write_text(project_text(session.project, session.form), "utf-8")
    session = open_kept(file)
    for number in range(EDITS):
        session.edit("subject.name" if number % 100 < 90 else "fact.spent", f"甲{number}")
    session.keeper.flush()
    times = []
    for _time in range(5):
        start = perf_counter()
        again = open_session(file)
        times.append(perf_counter() - start)
    size = places(file).journals[0].stat().st_size
    start = perf_counter()
    sample()
    plain = perf_counter() - start
    print(f"{EDITS} edits, {size >> 10} KB: {median(times):.3f} s, {plain:.3f} s without a journal")
    if again.text("subject.name") != session.text("subject.name"):
        raise NotSeenError(again.text("subject.name"))
    return median(times)


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _line(values: list[float]) -> str:
    return f"{median(values):.1f} ms, p95 {_p95(values):.1f}"


if __name__ == "__main__":
    sys.exit(main())
