"""Evidence is read beside the work where that takes longer than a blink."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tests.session.projects import session as new
from ziping.evaluation import Observed
from ziping.session import Attaching, Session
from ziping.session import evidence as room

FIRST, SECOND = "answer.basics.evidence.1", "answer.basics.evidence.2"


class Slow:
    """A disk on which files are read when the test says so."""

    def __init__(self) -> None:
        self.go, self.given_up = Event(), Event()

    def observed(self, path: Path, *, going_on: Callable[[], bool]) -> Observed:
        while not self.go.wait(0.002):
            if not going_on():
                self.given_up.set()
                return Observed(None)
        return Observed(path.stat().st_size, "digest") if path.is_file() else Observed(None)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr(room, "observed", found.observed)
    monkeypatch.setattr(room, "BLINK", 0.01)
    return found


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "a.pdf").write_bytes(b"123")
    (tmp_path / "b.pdf").write_bytes(b"4567")
    found = new()
    found.path = tmp_path / "p.toml"
    return found


def named(session: Session, at: str, file: str) -> str:
    session.edit(f"{at}.path", file)
    session.settle()
    return f"{at}.path"


def record(session: Session, at: str) -> tuple[str, ...]:
    return tuple(session.text(f"{at}.{name}") for name in ("path", "size", "sha256"))


def attaching(session: Session) -> tuple[Attaching, Event]:
    found, told = Attaching(session), Event()
    found.tell = told.set
    return found, told


def test_a_file_that_is_read_in_a_blink_is_recorded_at_once_and_as_one_step(
    session: Session, tmp_path: Path
) -> None:
    work, _told = attaching(session)
    whole = str(tmp_path / "a.pdf")
    work.attach(named(session, FIRST, whole))
    assert record(session, FIRST)[:2] == ("a.pdf", "3")
    assert len(session.text(f"{FIRST}.sha256")) == 64
    session.undo()
    assert record(session, FIRST) == (whole, "", "")


def test_a_slow_file_is_recorded_once_it_is_read_and_until_then_has_no_digest(
    session: Session, slow: Slow
) -> None:
    slow.go.set()
    work, told = attaching(session)
    work.attach(named(session, FIRST, "a.pdf"))
    assert record(session, FIRST) == ("a.pdf", "3", "digest")
    slow.go.clear()
    told.clear()
    work.attach(named(session, FIRST, "b.pdf"))
    assert record(session, FIRST) == ("b.pdf", "", "")
    assert work.is_reading("b.pdf")
    assert work.take_in() == []
    slow.go.set()
    assert told.wait(5)
    assert work.take_in() == [f"{FIRST}.path"]
    assert record(session, FIRST) == ("b.pdf", "4", "digest")
    assert not work.is_reading("b.pdf")


def test_what_is_no_file_stays_as_typed_and_is_found_missing(session: Session, slow: Slow) -> None:
    work, told = attaching(session)
    work.attach(named(session, FIRST, "no.pdf"))
    slow.go.set()
    assert told.wait(5)
    work.take_in()
    assert record(session, FIRST) == ("no.pdf", "", "")
    assert "F050" in {finding.code for finding in session.findings}


def test_reading_ends_when_the_name_leaves_the_project(session: Session, slow: Slow) -> None:
    work, told = attaching(session)
    work.attach(named(session, FIRST, "a.pdf"))
    session.remove_item(FIRST)
    assert slow.given_up.wait(5)
    assert (work.take_in(), work.is_reading("a.pdf")) == ([], False)
    assert record(session, FIRST) == ("", "", "")
    assert not told.is_set()


def test_a_file_is_recorded_where_its_name_has_moved_to(session: Session, slow: Slow) -> None:
    session.apply([(f"{FIRST}.path", "x.pdf"), (f"{FIRST}.size", "1"), (f"{FIRST}.sha256", "y")])
    work, told = attaching(session)
    work.attach(named(session, SECOND, "a.pdf"))
    session.remove_item(FIRST)
    slow.go.set()
    assert told.wait(5)
    assert work.take_in() == [f"{FIRST}.path"]
    assert record(session, FIRST) == ("a.pdf", "3", "digest")


def test_at_the_end_nothing_is_waited_for(session: Session, slow: Slow) -> None:
    work, told = attaching(session)
    work.attach(named(session, FIRST, "a.pdf"))
    work.stop()
    assert slow.given_up.wait(5)
    assert (record(session, FIRST), told.is_set()) == (("a.pdf", "", ""), False)
