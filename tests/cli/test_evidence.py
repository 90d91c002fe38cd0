"""Evidence: attached by `set` with size and digest, and watched by `check`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write
from ziping.evaluation import Evidence
from ziping.session import open_session
from ziping.store import observe, observed

PREFIX = "answer.care.evidence.1"
CONTENT = b"%PDF evidence"


@pytest.fixture
def proof(file: Path) -> Path:
    path = file.parent / "材料" / "合同 1.pdf"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


def codes(ziping: Run, file: Path) -> dict[str, str]:
    found = json.loads(ziping("check", file, "--json").out)
    return {item["code"]: item["where"] for item in found}


@pytest.mark.parametrize("owner", ["answer.care", "target.r1"])
def test_attaching_records_path_size_and_digest(
    ziping: Run, file: Path, proof: Path, owner: str
) -> None:
    assert ziping("set", file, f"{owner}.evidence.1.path=材料/合同 1.pdf").code == 0
    session = open_session(file)
    assert session.text(f"{owner}.evidence.1.path") == "材料/合同 1.pdf"
    assert session.text(f"{owner}.evidence.1.size") == str(len(CONTENT))
    assert session.text(f"{owner}.evidence.1.sha256") == hashlib.sha256(CONTENT).hexdigest()
    assert codes(ziping, file) == {}


def test_a_path_from_elsewhere_becomes_relative_to_the_project_file(
    ziping: Run, file: Path, proof: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(proof.parent)
    assert ziping("set", file, f"{PREFIX}.path={proof.name}", f"{PREFIX}.path={proof}").code == 0
    assert open_session(file).text(f"{PREFIX}.path") == "材料/合同 1.pdf"


def test_evidence_is_listed_one_behind_the_other_and_taken_away_whole(
    ziping: Run, file: Path, proof: Path
) -> None:
    name = "材料/合同 1.pdf"
    ziping("set", file, f"answer.care.evidence.3.path={name}").refused(2, "evidence.3.path")
    both = [f"answer.care.evidence.{number}.path={name}" for number in (1, 2)]
    assert ziping("set", file, *both).code == 0
    assert codes(ziping, file) == {"F052": "answer.care.evidence.2.path"}
    assert (
        ziping("set", file, *(f"{PREFIX}.path=".replace(".1.", f".{n}.") for n in (1, 2))).code == 0
    )
    assert file.read_bytes() == write(file.parent / "again.toml").read_bytes()


@pytest.mark.parametrize("name", ["gone.pdf", "材料", "\0"])
def test_what_is_no_file_is_not_attached(ziping: Run, file: Path, proof: Path, name: str) -> None:
    before = file.read_bytes()
    ziping("set", file, "fact.spent=1", f"{PREFIX}.path={name}").refused(2, "no such file")
    assert file.read_bytes() == before


@pytest.mark.parametrize("field", ["size", "sha256", "note"])
def test_the_record_cannot_be_typed(ziping: Run, file: Path, field: str) -> None:
    ziping("set", file, f"{PREFIX}.{field}=1").refused(2, f"{PREFIX}.{field}")


def test_only_lines_of_the_form_have_evidence(ziping: Run, file: Path, proof: Path) -> None:
    ziping("set", file, "answer.nobody.evidence.1.path=材料/合同 1.pdf").refused(2, "nobody")


def test_missing_and_changed_evidence_are_errors(ziping: Run, file: Path, proof: Path) -> None:
    ziping("set", file, f"{PREFIX}.path=材料/合同 1.pdf")
    proof.write_bytes(CONTENT[::-1])
    assert codes(ziping, file) == {"F051": f"{PREFIX}.path"}
    proof.write_bytes(CONTENT + b".")
    assert codes(ziping, file) == {"F051": f"{PREFIX}.path"}
    proof.unlink()
    assert codes(ziping, file) == {"F050": f"{PREFIX}.path"}
    assert ziping("check", file).code == 1


@pytest.mark.parametrize(
    ("path", "code"), [("材料/合同 1.pdf", "F053"), ("/etc/hosts", "F053"), ("C:\\a.pdf", "F053")]
)
def test_evidence_without_a_record_is_said(
    ziping: Run, file: Path, proof: Path, path: str, code: str
) -> None:
    write(file, {f"{PREFIX}.path": path})
    assert codes(ziping, file) == {code: f"{PREFIX}.path"}


def test_nothing_but_plain_files_beside_the_project_is_opened(tmp_path: Path) -> None:
    names = ("/etc/hosts", "\\\\server\\share\\a.pdf", "//server/a.pdf", "C:\\a.pdf", "b.pdf")
    items = [Evidence("answer.x", 1, name, "", "") for name in names]
    assert list(observe(tmp_path, items, hashed=True)) == ["b.pdf"]
    assert observed(tmp_path).size is None
    assert observed(tmp_path / "\0").size is None
