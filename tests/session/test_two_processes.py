"""Two programs at one file: each edit that was taken is in the file, each other was refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session.projects import form, project
from ziping.session import open_session
from ziping.store import project_text

EDITS = 2000
WORK = """
import sys
from pathlib import Path
from ziping.session import open_kept
path, field, edits = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
taken = refused = 0
while taken + refused < edits:
    session = open_kept(path)
    for _edit in range(1 if session.read_only else 50):
        before = len(session.text(field))
        session.edit(field, session.text(field) + "x")
        if len(session.text(field)) > before:
            taken += 1
        else:
            assert session.read_only
            refused += 1
    if session.read_only:
        session.keeper.abandon()
    elif taken % 200 == 0:
        session.keeper.abandon()
    else:
        session.close()
print(taken, refused)
"""


@pytest.mark.slow
def test_every_edit_of_two_programs_is_there_or_was_refused(tmp_path: Path) -> None:
    file = tmp_path / "自评.toml"
    file.write_bytes(project_text(project(), form()).encode())
    source = str(Path(__file__).resolve().parents[2] / "src")
    fields = ("subject.unit", "chapter.last")
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WORK, str(file), field, str(EDITS)],
            env={**os.environ, "PYTHONPATH": source},
            stdout=subprocess.PIPE,
            text=True,
        )
        for field in fields
    ]
    said = [program.communicate()[0].split() for program in programs]
    session = open_session(file)
    assert session.conflicts == ()
    for field, (taken, refused) in zip(fields, said, strict=True):
        assert session.text(field) == "x" * int(taken)
        assert int(taken) + int(refused) >= EDITS
        assert int(taken) > 0
