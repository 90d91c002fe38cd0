"""Measuring like a terminal that draws doubtful characters wide."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCE)}
SCRIPT = """
import os
os.environ["ZIPING_WIDE"] = "{wide}"
from ziping.tui import terminal
terminal.prepare()
from textual.app import App
import textual.widgets._input as _input
from rich.cells import cell_len
print(cell_len("a①“好”≥"), _input.get_character_cell_size("①"), cell_len("plain"))
"""


@pytest.mark.parametrize(("wide", "measured"), [("0", "7 1 5"), ("1", "11 2 5")])
def test_doubtful_characters_are_measured_as_the_terminal_draws_them(
    wide: str, measured: str
) -> None:
    script = SCRIPT.format(wide=wide)
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert run.stdout.split() == measured.split()
