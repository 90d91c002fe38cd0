"""Kills: `PYTHONPATH=src:. .venv/bin/python bench/kills.py [KILLS [ENDS [SEED]]]`.

The editor is started on one file again and again, typed and pasted into, saved, and ended at a
random moment: KILLS times by SIGKILL (some of them while it starts or recovers), then ENDS times by
TERM, HUP, INT, a closed terminal, and a closed terminal whose hang-up is ignored. Whatever was
drawn must be in the file or its journal after each, and nothing may lie about at the end.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from measure import Bar, verdict

from tests.tui.kills import Rounds

KILLS, ENDS = 500, 100
OTHERS = ("TERM", "HUP", "CLOSE", "INT", "NOHUP")


def main() -> int:
    """Kill, count, judge."""
    given = [int(word) for word in sys.argv[1:]]
    kills, ends, seed = [*given, *(KILLS, ENDS, 1)[len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        rounds = Rounds(Path(folder), seed)
        for number, end in enumerate([*["KILL"] * kills, *islice(cycle(OTHERS), ends)], 1):
            lost = len(rounds.lost)
            rounds.run(end, life=1.2)
            if len(rounds.lost) > lost or number % 50 == 0:
                print(f"{number} {end}: {rounds.drawn} drawn, lost {rounds.lost}", flush=True)
        strays = rounds.strays()
    print(f"{kills} kills and {ends} other ends, {rounds.early} of them while starting")
    print(f"{rounds.drawn} tokens drawn; left behind: {strays or 'nothing'}")
    return verdict(
        (
            Bar("lost", len(rounds.lost), 0, "tokens"),
            Bar("left behind", len(strays), 0, "files"),
            Bar("slowest end", rounds.slowest, 1, "s"),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
