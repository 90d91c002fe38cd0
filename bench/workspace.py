"""How long the workspace takes: `PYTHONPATH=src .venv/bin/python bench/workspace.py [ROUNDS]`.

Each round starts, in a pseudo terminal, a workspace of 10 and one of 1,000 project files in turn:
the first frame with projects in the table, that in which all are listed, a key in the filter while
the files are read and when all are, and until all are read. Ratios are those within a round.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from measure import Bar, ratio, times, verdict
from projects import SAMPLE
from terminal import Terminal, environment

ROUNDS, WARM = 7, 1
COUNTS = (10, 1000)
PRESSES = 8
BACKSPACE = "\x7f"
READING = "正在读取"
PROJECTS = r"(?s)最后修改.*(p\d+\.toml|\b20\d\d\b).*导出"
SAMPLES = sorted(SAMPLE.parent.glob("*.toml"))


def main() -> int:
    """Measure, print, judge."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above)
        given = environment(folder, ZIPING_STATE=str(folder / "state"))
        for count in COUNTS:
            _fill(folder / str(count), count)
        found = [_round(folder, given, number) for number in range(WARM + rounds)][WARM:]
    print(f"{'median of ' + str(len(found)):20} {'ms':>9}  {'quartiles':^21}")
    for name in found[0]:
        print(f"{name:20} {times(found, name)}")
    frame = ratio(found, "first 1000", "first 10")
    busy = ratio(found, "key 1000 reading", "key 10")
    print(f"first 1000 / first 10 {frame}")
    return verdict(
        (
            Bar("first frame of 1000", frame.median, 1.05, "x that of 10"),
            Bar("key while 1000 are read", times(found, "key 1000 reading").median, 50, "ms"),
            Bar("key when 1000 are read", times(found, "key 1000").median, 50, "ms"),
            Bar("key while reading", busy.median, 5, "x that of 10"),
        )
    )


def _fill(folder: Path, count: int) -> None:
    """Projects by three forms; the rows of no two have the same ids."""
    folder.mkdir()
    texts = [path.read_text("utf-8") for path in SAMPLES]
    for number in range(count):
        text = texts[number % len(texts)].replace("k3f9", f"k{number:04}")
        (folder / f"p{number:04}.toml").write_text(text, "utf-8")


def _round(folder: Path, given: Mapping[str, str], number: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for count in COUNTS if number % 2 else reversed(COUNTS):
        command = (sys.executable, "-m", "ziping", str(folder / str(count)))
        with Terminal(command, given) as terminal:
            found[f"first {count}"] = terminal.until(PROJECTS).seconds * 1e3
            listed = terminal.text if f"{count} 个项目" in terminal.text else ""
            found[f"listed {count}"] = (
                found[f"first {count}"]
                if listed
                else terminal.until(f"{count} 个项目").seconds * 1e3
            )
            started = perf_counter()
            if count == max(COUNTS):
                found[f"key {count} reading"] = _keys(terminal)
                while READING in terminal.text:
                    next(terminal.frames())
                found[f"read {count}"] = (perf_counter() - started) * 1e3
            terminal.settle()
            found[f"key {count}"] = _keys(terminal)
    return dict(sorted(found.items()))


def _keys(terminal: Terminal) -> float:
    """Type a digit into the filter and take it back; the median until that is seen."""
    seconds = []
    for _time in range(PRESSES // 2):
        for key, seen in (("7", r"\[ 7 "), (BACKSPACE, r"\[ 名称")):
            terminal.type(key)
            seconds.append(terminal.until(seen).seconds * 1e3)
    return median(seconds)


if __name__ == "__main__":
    sys.exit(main())
