"""What the terminal is told before the screen opens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
SCRIPT = """
import sys
from ziping.tui import terminal
terminal.prepare()
from textual import constants
from textual.drivers import linux_driver
decode = linux_driver.getincrementaldecoder("utf-8")().decode
print(ascii(decode(b"\\xd6\\xd0 ok", final=True)), sys.__stdout__.encoding)
print(constants.DISABLE_KITTY_KEY)
"""


def test_foreign_bytes_do_not_end_the_program_and_the_screen_is_utf8() -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "gbk"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=environment
    )
    first, second = run.stdout.splitlines()
    assert first == "'\\ufffd\\ufffd ok' utf-8"
    assert second == "True"
