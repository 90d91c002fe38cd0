"""However the program ends, what was drawn is there at the next start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.kills import PLAIN, ROOT, Rounds
from ziping.session import open_kept

posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo terminal")


@posix
@pytest.mark.slow
@pytest.mark.terminal
def test_nothing_drawn_is_lost_however_the_program_ends(tmp_path: Path) -> None:
    rounds = Rounds(tmp_path)
    for end in ("KILL", "TERM", "KILL", "HUP", "CLOSE", "INT", "NOHUP"):
        rounds.run(end, life=1.0)
    assert rounds.lost == []
    assert rounds.drawn > 0
    assert rounds.strays() == []


BROKEN = """
import sys
from pathlib import Path
from ziping.language import use
from ziping.session import open_kept
from ziping.tui import terminal
terminal.prepare()
from ziping.tui.app import ZipingApp
from ziping.tui.screens.editor import EditorScreen
def fail(self):
    self.session.edit("subject.unit", "保密")
    raise ValueError("保密")
EditorScreen._start = fail
use("en")
app = ZipingApp(open_kept(Path(sys.argv[1])))
app.run()
sys.exit(app.return_code)
"""


@posix
@pytest.mark.slow
@pytest.mark.terminal
def test_a_mistake_of_ours_is_one_sentence_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = Rounds(tmp_path)
    monkeypatch.setenv("ZIPING_STATE", str(rounds.profile))
    run = subprocess.run(
        ["script", "-qec", f"{sys.executable} -c '{BROKEN}' {rounds.file}", "/dev/null"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 1
    said = run.stdout.rpartition(PLAIN)[2].decode()
    log = rounds.profile / "ziping.log"
    assert "nothing typed is lost" in said
    assert str(log) in said.replace("\r\n", "")
    assert "Traceback" not in said
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "in fail" in written
    assert "保密" not in written
    again = open_kept(rounds.file)
    assert again.text("subject.unit") == "保密"
    again.close()
