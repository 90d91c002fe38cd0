"""One writer for a file, whoever and wherever the others are."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.disks import FailingDisk
from ziping.store import DISK, Disk, Lock, places

HOLD = """
import sys, time
from pathlib import Path
from ziping.store import DISK, Disk, Lock, places
print(Lock(DISK, places(Path(sys.argv[1]))).take(), flush=True)
time.sleep(60)
"""


def lock_of(path: Path) -> Lock:
    return Lock(DISK, places(path))


def test_only_one_has_it_and_it_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    first, second = lock_of(path), lock_of(path)
    assert first.take()
    assert not second.take()
    assert "@" in second.holder
    first.free()
    assert list(tmp_path.iterdir()) == []
    assert second.take()
    second.free()


def test_two_users_with_profiles_of_their_own_meet_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lock_of(tmp_path / "x.toml")
    assert first.take()
    monkeypatch.setenv("ZIPING_STATE", str(tmp_path / "other"))
    second = lock_of(tmp_path / "x.toml")
    assert not second.take()
    first.free()
    assert second.take()
    second.free()


def test_in_a_folder_that_cannot_be_written_the_profile_alone_holds_it(tmp_path: Path) -> None:
    first, second = lock_of(tmp_path / "gone" / "x.toml"), lock_of(tmp_path / "gone" / "x.toml")
    assert first.take()
    assert not second.take()
    first.free()


@pytest.mark.parametrize("call", ["open", "lock", "write", "make_folder"])
def test_where_locks_are_unknown_nobody_is_kept_from_work(tmp_path: Path, call: str) -> None:
    lock = Lock(FailingDisk(errno.ENOLCK, only=[call]), places(tmp_path / "x.toml"))
    assert lock.take()
    lock.free()


def test_a_lock_that_we_may_not_open_is_somebodys(tmp_path: Path) -> None:
    at = places(tmp_path / "x.toml")
    at.locks[-1].touch()
    assert not Lock(FailingDisk(errno.EACCES, only=["open"]), at).take()


def test_a_lock_removed_while_it_was_waited_for_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    beside = places(path).locks[-1]

    class Late(Disk):
        late = False

        def lock(self, handle: int) -> bool:
            if beside.exists() and not self.late:
                self.late = True
                beside.unlink()
            return super().lock(handle)

    first = Lock(Late(), places(path))
    assert first.take()
    assert not lock_of(path).take()
    first.free()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_it_ends_with_the_process_that_has_it(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    source = str(Path(__file__).resolve().parents[2] / "src")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        env={**os.environ, "PYTHONPATH": source},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    lock = lock_of(path)
    assert not lock.take()
    lock.ask()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert lock.take()
    assert lock.asked == "", "who asked the one before us"
    lock_of(path).ask()
    assert "@" in lock.asked
    lock.free()
    assert list(tmp_path.iterdir()) == []
