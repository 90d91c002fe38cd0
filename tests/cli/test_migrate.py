"""`migrate`: a dry run that says what becomes of every answer, and `--apply` that writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.scoring.test_migration import CARE, FRESH, other
from tests.session.projects import FORM_TEXT, IT
from ziping.session import open_session


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "small@2.toml"
    path.write_text(other((CARE, FRESH), ('"有制度"', '"有办法"')), encoding="utf-8")
    return path


def test_a_dry_run_says_everything_and_writes_nothing(
    ziping: Run, file: Path, second: Path
) -> None:
    before = file.read_bytes()
    ended = ziping("migrate", file, "--to", second)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[:11] == [
        f"{file}: small@1 -> small@2",
        "20 texts move as they are",
        "Asked otherwise; look at each",
        "  answer.basics.met.1  基础: 有办法 = true",
        "      words: 有制度 -> 有办法",
        "No place there; set aside in the file",
        "  answer.care.deduction.1.points  规范: Deduction 1 = 0",
        "Still to fill in",
        "  answer.fresh.met.1  新增: 合规",
        "规范                                              3.00        --     -3.00",
        "Total                                            20.00     17.00     -3.00",
    ]
    assert ended.out.endswith("Nothing is written; --apply writes it\n")
    assert file.read_bytes() == before


def test_applied_it_is_by_the_other_form_and_nothing_is_lost(
    ziping: Run, file: Path, second: Path, tmp_path: Path
) -> None:
    before = file.read_bytes()
    assert ziping("migrate", file, "--to", second, "--apply").code == 0
    assert open_session(file).form.form.version == "2"
    assert "F057" in ziping("check", file).out
    first = tmp_path / "small.form.toml"
    first.write_text(FORM_TEXT, encoding="utf-8")
    ended = ziping("migrate", file, "--to", first, "--apply")
    assert "Come back from what was set aside\n  answer.care.deduction.1.points" in ended.out
    assert file.read_bytes() == before


def test_a_project_of_the_newest_version_stays(ziping: Run, tmp_path: Path) -> None:
    path = tmp_path / "it.toml"
    path.write_bytes(IT.read_bytes())
    ziping("migrate", path).refused(2, "gz-project-evaluation@2022 already", "--to")


@pytest.mark.parametrize("name", ["1999", "gz-project-evaluation@1999", "gone.toml"])
def test_a_version_that_is_not_there_is_refused(ziping: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "it.toml"
    path.write_bytes(IT.read_bytes())
    ziping("migrate", path, "--to", name).refused(2, name)
    assert path.read_bytes() == IT.read_bytes()


def test_a_sealed_file_shows_the_move_as_a_change(ziping: Run, file: Path, second: Path) -> None:
    ziping("seal", file)
    ziping("migrate", file, "--to", second, "--apply")
    named = ziping("verify", file)
    assert named.code == 1
    paths = {line.split()[0] for line in named.out.splitlines()}
    assert {"ziping.version", "form_file.text", "set_aside"} < paths
