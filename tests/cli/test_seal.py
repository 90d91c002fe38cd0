"""`seal` and `verify`: after a sign-off every byte that matters is named by its path."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Run, write
from tests.session.projects import IT
from ziping.evaluation import broken
from ziping.evaluation.differences import contents, differences
from ziping.session import evidence_edits, open_session
from ziping.session.sealing import sealed_session, verify_file
from ziping.store import ReadError, read_project_file

EVIDENCE = "answer.care.evidence.1.path"
TIME = "2024-03-01T09:30:00+08:00"


@pytest.fixture
def sealed(ziping: Run, file: Path) -> Path:
    (file.parent / "绩效.pdf").write_bytes(b"evidence")
    assert ziping("set", file, f"{EVIDENCE}=绩效.pdf").code == 0
    assert ziping("seal", file).code == 0
    return file


def test_a_sealed_file_holds_until_something_changes(ziping: Run, sealed: Path) -> None:
    ended = ziping("verify", sealed)
    assert (ended.code, ended.err) == (0, "")
    first, digest = ended.out.splitlines()
    assert re.fullmatch(r".*: unchanged since the seal of [-0-9]{10} [0-9]{2}:[0-9]{2}", first)
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest)
    assert ziping("seal", sealed).out.splitlines()[1].endswith("1 files of evidence")


def test_an_edit_is_named_and_nothing_else(ziping: Run, sealed: Path) -> None:
    edits = ["target.r1.actual=11", "chapter.last=建议", "subject.name="]
    assert ziping("set", sealed, *edits).code == 0
    ended = ziping("verify", sealed)
    assert ended.code == 1
    assert set(ended.out.splitlines()) == {
        "target.r1.actual changed since the seal",
        "chapter.last added since the seal",
        "subject.name removed since the seal",
    }


def test_an_edit_is_marked_in_score_and_check(ziping: Run, sealed: Path) -> None:
    assert ziping("score", sealed).out.splitlines()[-1].endswith(", unchanged since")
    ziping("set", sealed, "target.r1.actual=11")
    assert "1 changes since" in ziping("score", sealed).out.splitlines()[-1]
    lines = ziping("check", sealed).out.splitlines()
    place = next(number for number, line in enumerate(lines) if "F055" in line)
    assert lines[place].endswith("数量: Actual changed since the seal")
    assert lines[place + 1].strip() == "target.r1.actual"
    assert "1 changes since" in lines[-1]
    ziping("seal", sealed)
    assert ziping("verify", sealed).code == 0


def test_taking_the_edit_back_restores_the_seal(ziping: Run, sealed: Path) -> None:
    ziping("set", sealed, "target.r1.actual=11")
    ziping("set", sealed, "target.r1.actual=12")
    assert ziping("verify", sealed).code == 0


@pytest.mark.parametrize(
    ("content", "said"), [(b"other", "the file has changed"), (None, "is not there any more")]
)
def test_evidence_is_part_of_the_seal(
    ziping: Run, sealed: Path, content: bytes | None, said: str
) -> None:
    evidence = sealed.parent / "绩效.pdf"
    evidence.unlink() if content is None else evidence.write_bytes(content)
    ended = ziping("verify", sealed)
    assert ended.code == 1
    (line,) = ended.out.splitlines()
    assert line.startswith(f"{EVIDENCE}: ")
    assert said in line
    before = sealed.read_bytes()
    ziping("seal", sealed).refused(3, "Not sealed", "绩效.pdf")
    assert sealed.read_bytes() == before


def test_a_file_without_a_seal_is_not_taken_for_a_sealed_one(ziping: Run, file: Path) -> None:
    ziping("verify", file).refused(2, "not sealed", "ziping seal")
    assert "Sealed" not in ziping("score", file).out


def test_a_row_taken_away_is_named(ziping: Run, sealed: Path) -> None:
    session = open_session(sealed)
    session.remove_row("target.r2")
    session.save()
    paths = {line.split()[0] for line in ziping("verify", sealed).out.splitlines()}
    rows = {path for path in contents(open_session(write(sealed)).project) if ".r2." in path}
    assert paths == {*rows, "rows.target.outputs"}


def test_the_time_of_the_seal_cannot_be_changed_unseen(ziping: Run, sealed: Path) -> None:
    text = sealed.read_text(encoding="utf-8")
    sealed.write_text(re.sub('time = "2', 'time = "1', text), encoding="utf-8")
    assert ziping("verify", sealed).out == "seal changed since the seal\n"


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('form = "gz-project', 'form = "gy-project', "ziping.form"),
        ('version = "2022"', 'version = "2002"', "ziping.version"),
    ],
)
def test_another_form_is_named_even_where_it_cannot_be_found(
    ziping: Run, tmp_path: Path, old: str, new: str, path: str
) -> None:
    file = tmp_path / "it.toml"
    file.write_bytes(IT.read_bytes())
    assert ziping("seal", file).code == 0
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))
    ended = ziping("verify", file)
    assert (ended.code, ended.out) == (1, f"{path} changed since the seal\n")


def test_another_state_of_a_form_that_ships_is_named(ziping: Run, tmp_path: Path) -> None:
    file = tmp_path / "it.toml"
    file.write_bytes(IT.read_bytes())
    sealed_session(open_session(file), TIME).save()
    seal = open_session(file).project.seal
    assert seal
    project = read_project_file(file).project
    assert [item.path for item in broken(project, seal.form, {})] == []
    assert [item.path for item in broken(project, "sha256:0", {})] == ["form"]


@pytest.fixture(scope="module")
def signed() -> bytes:
    with TemporaryDirectory() as folder:
        file = write(Path(folder) / "small.toml")
        (file.parent / "a.pdf").write_bytes(b"evidence")
        session = open_session(file)
        session.apply(evidence_edits(file, EVIDENCE, "a.pdf"))
        session.save()
        sealed_session(session, TIME).save()
        return file.read_bytes()


@settings(max_examples=300)
@given(data=st.data())
def test_any_byte_flipped_is_named_or_refused(signed: bytes, data: st.DataObject) -> None:
    end = signed.index(b"[seal]")
    place = data.draw(st.integers(0, end - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != signed[place]))
    flipped = signed[:place] + bytes([other]) + signed[place + 1 :]
    with TemporaryDirectory() as folder:
        first, second = Path(folder) / "first.toml", Path(folder) / "second.toml"
        (first.parent / "a.pdf").write_bytes(b"evidence")
        first.write_bytes(signed)
        second.write_bytes(flipped)
        try:
            project = read_project_file(second).project
        except ReadError:
            return
        found = verify_file(second)
        assert found
        wanted = {item.path for item in differences(read_project_file(first).project, project)}
        assert {item.path for item in found.broken} == wanted


@given(data=st.data())
def test_any_byte_of_the_evidence_flipped_is_named(signed: bytes, data: st.DataObject) -> None:
    content = bytearray(b"evidence")
    content[data.draw(st.integers(0, 7))] ^= data.draw(st.integers(1, 255))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "small.toml"
        file.write_bytes(signed)
        (file.parent / "a.pdf").write_bytes(content)
        found = verify_file(file)
        assert found
        assert [item.path for item in found.broken] == [EVIDENCE]
