"""What the terminal is told before the screen opens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.kills import QUIT, SAMPLE, Program

SOURCE = Path(__file__).resolve().parents[2] / "src"
SGR = re.compile(rb"\x1b\[([0-9;]*)m")
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


@pytest.mark.skipif(os.name != "posix", reason="a pseudo terminal")
@pytest.mark.slow
@pytest.mark.terminal
@pytest.mark.parametrize(
    ("settings", "grounds"),
    [
        # 46: cyan, the focus; 40: black. What cannot show it is sent no finer colour.
        ({"TERM": "xterm", "COLORTERM": ""}, {b"40", b"46", b"100"}),
        ({"NO_COLOR": "1", "PYTHONIOENCODING": "gbk", "LC_ALL": "zh_CN.GBK"}, set()),
    ],
    ids=["sixteen colours", "no colours in a locale of GBK"],
)
def test_the_screen_is_drawn_with_what_the_terminal_has(
    tmp_path: Path, settings: dict[str, str], grounds: set[bytes]
) -> None:
    file = tmp_path / "自评.toml"
    shutil.copy(SAMPLE, file)
    program = Program(file, tmp_path / "profile", settings={"LANGUAGE": "zh", **settings})
    program.until("总分")
    program.type(QUIT)
    program.gone()
    assert program.code == 0
    sent = {part for found in SGR.findall(program.said) for part in found.split(b";")}
    if grounds:
        assert grounds <= sent
        assert b"38" not in sent
        assert b"48" not in sent
    else:
        triplets = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)|[34]8;5;(\d+)", program.said)
        assert all(r == g == b for r, g, b, other in triplets if not other)
        assert all(
            int(other) >= 232 or int(other) in (0, 7, 8, 15, 16, 231)
            for *_r, other in triplets
            if other
        )
