"""How long the screen takes: `PYTHONPATH=src .venv/bin/python bench/screen.py [ROUNDS]`.

Each round starts every program in a pseudo terminal of its own, one after the other, and then
types into them in turn, so that a busy machine slows all of them alike: key -> frame with the
digit in the bare echo, key -> frame with digit and new total in the program at 15 and at 1,000
indicators, F2 -> last frame that changes a character. Ratios are medians of the rounds' ratios.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from measure import Bar, Rounds, ratio, times, verdict
from plain_apps import READY
from projects import edited_path, large, sample, with_text
from terminal import NotSeenError, Terminal, environment

from ziping.evaluation import TARGET, place
from ziping.language import _, use
from ziping.session import Session
from ziping.store import project_text

ROUNDS, WARM = 12, 1
PRESSES, OPENINGS = 8, 4
LONG_QUIET = 0.2
NEXT_LINE, TAB, END, BACKSPACE = "\x1bOQ", "\t", "\x1b[F", "\x7f"
_ECHOED = (r"\b(509?)\b",)


@dataclass(frozen=True, slots=True)
class Case:
    """A program, what its first full frame shows, and the number of its first target."""

    name: str
    command: tuple[str, ...]
    ready: str
    target: str = ""


def main() -> int:
    """Measure, print, judge."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    use("zh")
    with tempfile.TemporaryDirectory() as folder:
        cases = _cases(Path(folder))
        given = environment(Path(folder))
        rows = [_round(cases, given, number) for number in range(WARM + rounds)][WARM:]
    return _report(rows)


def _cases(folder: Path) -> list[Case]:
    apps = str(Path(__file__).with_name("plain_apps.py"))
    cases = [Case(name, (sys.executable, apps, name), READY) for name in ("minimal", "echo")]
    for name, session in (("15", sample()), ("1000", large())):
        file = folder / f"{name}.toml"
        file.write_text(_unmet(session), "utf-8")
        lines = session.sheet.scored_lines
        title = re.escape(lines[0].source.title)
        ready = rf"(?s)(?=.*{_('Total')}\s+\d)(?=.*{title}.*{title})(?=.*{_('Save')})"
        command = (sys.executable, "-m", "ziping", str(file))
        number = next(n for n, line in enumerate(lines, 1) if line.is_target)
        cases.append(Case(name, command, ready, f"{number} / {len(lines)}"))
    peer = shutil.which("vd")
    if peer:
        cases.append(Case("visidata", (peer, str(_table(folder))), r"(?s)number.*line 15"))
    return cases


def _table(folder: Path) -> Path:
    """Fifteen lines as a table, for VisiData."""
    file = folder / "lines.csv"
    rows = ["number,title,score", *(f"{number},line {number},3.00" for number in range(1, 16))]
    file.write_text("\n".join(rows), "utf-8")
    return file


def _unmet(session: Session) -> str:
    """The file, the first target so high that each digit of its actual changes the total."""
    prefix = f"{TARGET}.{place(edited_path(session)).owner}"
    fields = {"operator": ">=", "target": "1,000", "actual": "50", "unit": ""}
    project = session.project
    for field, text in fields.items():
        project = with_text(project, f"{prefix}.{field}", text)
    return project_text(project, session.form)


def _round(cases: Sequence[Case], given: Mapping[str, str], number: int) -> dict[str, float]:
    found: dict[str, float] = {}
    turned = [*cases[number % len(cases) :], *cases[: number % len(cases)]]
    with ExitStack() as stack:
        open_: dict[str, Terminal] = {}
        for case in turned:
            terminal = stack.enter_context(Terminal(case.command, given))
            found[f"first {case.name}"] = terminal.until(case.ready).seconds * 1e3
            terminal.settle()
            if case.name in ("minimal", "visidata"):
                continue
            open_[case.name] = terminal
            if case.target:
                _go_to_actual(terminal, case)
        found |= _press(open_)
        found |= _open_lines({name: open_[name] for name in open_ if name != "echo"})
    return found


def _go_to_actual(terminal: Terminal, case: Case) -> None:
    """Open the first target and put the caret behind its actual figure."""
    _repeat(terminal, NEXT_LINE, rf"\b{case.target}\b")
    _repeat(terminal, TAB, rf">\s+{_('Actual')}\s+\[")
    terminal.type(END)
    terminal.settle(LONG_QUIET)


def _repeat(terminal: Terminal, key: str, pattern: str) -> None:
    for _time in range(40):
        if re.search(pattern, terminal.text):
            return
        terminal.type(key)
        next(terminal.frames())
        terminal.settle(LONG_QUIET)
    raise NotSeenError(f"{pattern}\n{terminal.text}")


def _press(terminals: dict[str, Terminal]) -> dict[str, float]:
    """Type a digit and take it back, in each program in turn; the medians."""
    found: dict[str, list[float]] = {name: [] for name in terminals}
    for key in ("9", BACKSPACE) * (PRESSES // 2):
        for name, terminal in terminals.items():
            found[name].append(_key(terminal, key, _ECHOED if name == "echo" else _scored()))
    return {f"key {name}": median(values) for name, values in found.items()}


def _key(terminal: Terminal, key: str, watched: Sequence[str]) -> float:
    """From the key to the frame in which all that is watched has changed, which must be the
    first in which any of it has."""
    before = [_seen(pattern, terminal.text) for pattern in watched]
    terminal.type(key)
    for frame in terminal.frames():
        now = [_seen(pattern, frame.text) for pattern in watched]
        changed = [old != new for old, new in zip(before, now, strict=True)]
        if any(changed):
            if not all(changed):
                raise NotSeenError(f"{before} -> {now}: not in one frame\n{frame.text}")
            terminal.settle()
            return frame.seconds * 1e3
    raise NotSeenError(f"nothing changed\n{terminal.text}")


def _open_lines(terminals: dict[str, Terminal]) -> dict[str, float]:
    """Go to the next line, in each program in turn; the medians."""
    found: dict[str, list[float]] = {name: [] for name in terminals}
    for _time in range(OPENINGS):
        for name, terminal in terminals.items():
            found[name].append(_opening(terminal))
    return {f"open {name}": median(values) for name, values in found.items()}


def _opening(terminal: Terminal) -> float:
    """From the key to the last frame that changes a character."""
    number, text = r"\b\d+ / \d+\b", terminal.text
    before = re.search(number, text)
    terminal.type(NEXT_LINE)
    last = 0.0
    for frame in (next(terminal.frames()), *terminal.settle(LONG_QUIET)):
        if frame.text != text:
            last, text = frame.seconds, frame.text
    if not before or before[0] in text:
        raise NotSeenError(f"no other line was opened\n{text}")
    return last * 1e3


def _seen(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if not found:
        raise NotSeenError(f"{pattern}\n{text}")
    return found[1]


def _scored() -> tuple[str, ...]:
    """The figure that is typed, and the total."""
    return rf"{_('Actual')}\s+\[\s*(\S*)", rf"{_('Total')}\s+(\S+)"


def _report(rows: Rounds) -> int:
    bases = {"first": "first minimal", "key": "key echo", "open": "key echo"}
    print(f"{'median of ' + str(len(rows)):16} {'ms':>9}  {'quartiles':^21}  x base")
    for name in sorted(rows[0]):
        base = bases[name.split()[0]]
        print(f"{name:16} {times(rows, name)}  {ratio(rows, name, base)}  {base}")
    return verdict(
        (
            Bar("first frame", ratio(rows, "first 15", "first minimal").median, 1.7, "x minimal"),
            Bar("changed total", ratio(rows, "key 15", "key echo").median, 3, "x bare echo"),
            Bar("changed total of 1000", ratio(rows, "key 1000", "key 15").median, 1.6, "x 15"),
            Bar("open an indicator", times(rows, "open 15").median, 50, "ms"),
            Bar("open one of 1000", times(rows, "open 1000").median, 50, "ms"),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
