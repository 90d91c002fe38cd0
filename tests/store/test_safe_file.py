"""Whole files replaced: after any failure the old file is there, complete, and nothing beside."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.store.disks import FailingDisk, failing_in_turn
from ziping.store import DISK, Disk, ReadError, WriteError, clear_beside, read, replace, stamp
from ziping.store import safe_file as safe_file_module

OLD, NEW = b"old content\n", "新内容\r\n".encode() * 50
ERRORS = ("ENOSPC", "EACCES", "EIO", "EROFS", "EDQUOT", "EPERM")
posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "自评.toml"
    path.write_bytes(OLD)
    return path


def beside(path: Path) -> list[str]:
    return sorted(item.name for item in path.parent.iterdir() if item != path)


def refusal(path: Path, content: bytes = NEW, disk: Disk = DISK) -> str:
    """What is said when the file cannot be written, with its old content whole."""
    with pytest.raises(WriteError) as caught:
        replace(path, content, disk)
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    return caught.value.message


def test_the_content_is_replaced_and_nothing_is_left_beside(target: Path) -> None:
    replace(target, NEW)
    assert target.read_bytes() == NEW
    assert beside(target) == []


def test_a_file_that_was_not_there_is_made(tmp_path: Path) -> None:
    replace(tmp_path / "new.toml", b"")
    assert (tmp_path / "new.toml").read_bytes() == b""


def test_the_file_is_synced_before_it_takes_the_place_of_the_old_one(target: Path) -> None:
    disk = FailingDisk()
    replace(target, NEW, disk)
    order = [disk.calls.index(call) for call in ("write", "sync", "set_mode", "replace")]
    assert order == sorted(order)
    assert disk.calls[-1] == "sync", "the folder's name for it"


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("exists", [True, False])
def test_with_each_call_failing_in_turn_the_old_file_is_whole(
    target: Path, name: str, exists: bool
) -> None:
    refused = set()
    for disk in failing_in_turn(getattr(errno, name)):
        target.unlink(missing_ok=True)
        if exists:
            target.write_bytes(OLD)
        try:
            replace(target, NEW, disk)
        except WriteError:
            refused.add(disk.failed)
            assert target.exists() == exists
            assert not exists or target.read_bytes() == OLD
        else:
            assert target.read_bytes() == NEW
        assert beside(target) == []
    assert {"status", "create", "write", "sync", "read", "set_mode", "replace"} <= refused


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ENOSPC", "the disk is full and the old file is intact"),
        ("EROFS", "the disk is read-only"),
        ("EACCES", "not allowed"),
        ("EPERM", "not allowed"),
        ("EIO", "the old file is intact: "),
        ("ENOENT", "the folder does not exist"),
        ("EISDIR", "this is a folder"),
    ],
)
def test_a_refusal_says_why_and_that_nothing_was_written(
    target: Path, name: str, words: str
) -> None:
    said = refusal(target, disk=FailingDisk(getattr(errno, name), only=["sync"]))
    assert said.startswith("Not written")
    assert words in said
    assert target.read_bytes() == OLD


def test_a_refused_rename_is_said_even_when_the_temporary_file_cannot_be_removed(
    target: Path,
) -> None:
    disk = FailingDisk(errno.EROFS, only=["replace", "remove"])
    assert "read-only" in refusal(target, disk=disk)
    assert target.read_bytes() == OLD


def test_what_a_killed_save_left_is_removed_and_nothing_else(target: Path) -> None:
    disk = FailingDisk(errno.EIO, only=["replace", "remove"])
    refusal(target, disk=disk)
    other = target.parent / ".zp-00000000-1.tmp"
    other.touch()
    assert len(beside(target)) == 2
    clear_beside(target)
    assert beside(target) == [other.name]


@pytest.mark.parametrize("name", ["EINVAL", "ENOTSUP", "ENOSYS"])
def test_a_file_system_that_knows_no_sync_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(getattr(errno, name), os.strerror(getattr(errno, name)))

    monkeypatch.setattr(os, "fsync", fail)
    replace(target, NEW)
    assert target.read_bytes() == NEW


def test_a_folder_that_cannot_be_synced_is_no_failure(target: Path) -> None:
    replace(target, NEW, FailingDisk(errno.EIO, only=["sync_folder"]))
    assert target.read_bytes() == NEW


def test_a_disk_that_gives_back_something_else_is_not_trusted(target: Path) -> None:
    class Forgetful(Disk):
        def read(self, path: Path) -> bytes:
            return super().read(path)[:-1]

    assert "gave back something else" in refusal(target, disk=Forgetful())
    assert target.read_bytes() == OLD
    assert beside(target) == []


def test_a_target_that_is_busy_is_tried_again_for_a_while(target: Path) -> None:
    class Busy(Disk):
        waited: float = 0

        def replace(self, source: Path, target: Path) -> None:
            if self.waited < 0.5:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
            super().replace(source, target)

        def wait(self, seconds: float) -> None:
            self.waited += seconds

    replace(target, NEW, Busy())
    assert target.read_bytes() == NEW


def test_a_target_that_stays_busy_is_said_and_left_as_it_was(target: Path) -> None:
    class Busy(FailingDisk):
        def wait(self, seconds: float) -> None:
            pass

    said = refusal(target, disk=Busy(errno.EBUSY, only=["replace"]))
    assert "another program has the file open" in said
    assert target.read_bytes() == OLD
    assert beside(target) == []


@posix
def test_owner_and_group_stay_and_where_the_group_cannot_it_gains_nothing(target: Path) -> None:
    asked = []

    class Owned(Disk):
        refused: tuple[int, ...] = ()

        def set_owner(self, path: Path, owner: int, group: int) -> None:
            asked.append((owner, group))
            if owner in self.refused:
                raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    target.chmod(0o664)
    found = target.stat()
    disk = Owned()
    replace(target, NEW, disk)
    assert asked == [(found.st_uid, found.st_gid)]
    disk.refused = (found.st_uid, -1)
    replace(target, OLD, disk)
    assert asked[1:] == [(found.st_uid, found.st_gid), (-1, found.st_gid)]
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


def test_an_interrupted_save_leaves_nothing_behind(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(target, NEW)
    assert target.read_bytes() == OLD
    assert beside(target) == []


@posix
def test_a_disk_that_takes_half_of_the_content_keeps_the_old_file(target: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        said = refusal(target, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said.startswith("Not written, the old file is intact")
    assert target.read_bytes() == OLD
    assert beside(target) == []


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    assert "this is a folder" in refusal(tmp_path)


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    assert "the folder does not exist" in refusal(tmp_path / "gone" / "x.toml")


def test_a_file_in_the_place_of_the_folder_is_said(target: Path) -> None:
    refusal(target / "x.toml")
    assert target.read_bytes() == OLD


@posix
def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    assert os.strerror(errno.ENAMETOOLONG) in refusal(tmp_path / ("长" * 86))
    assert list(tmp_path.iterdir()) == []


@posix
def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 85)
    replace(path, NEW)
    assert path.read_bytes() == NEW


def test_a_file_that_may_not_be_written_is_not_replaced(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    assert "not allowed" in refusal(target)
    assert target.read_bytes() == OLD


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_not_replaced(target: Path) -> None:
    target.chmod(0o444)
    assert "not allowed" in refusal(target)
    assert target.read_bytes() == OLD


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_of_the_old_file_is_kept(target: Path, mode: int) -> None:
    target.chmod(mode)
    replace(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_any_new_file_has(
    tmp_path: Path, mask: int, mode: int
) -> None:
    before = os.umask(mask)
    try:
        replace(tmp_path / "new", NEW)
        assert os.umask(mask) == mask, "the mask stays as it was"
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == mode


@posix
@pytest.mark.parametrize("absolute", [True, False])
def test_a_link_is_followed_and_stays_a_link(target: Path, tmp_path: Path, absolute: bool) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link.toml"
    link.symlink_to(target if absolute else Path("..") / target.name)
    replace(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert beside(link) == []


@posix
def test_a_link_to_a_file_that_is_not_there_makes_the_file(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("made.toml")
    replace(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "made.toml").read_bytes() == NEW


def test_a_stamp_tells_a_changed_file_from_the_one_that_was_read(target: Path) -> None:
    before = stamp(target)
    assert before == stamp(target)
    target.write_bytes(OLD + b"x")
    assert stamp(target) != before


def test_a_stamp_tells_a_replaced_file_of_the_same_size_and_time(target: Path) -> None:
    before, times = stamp(target), target.stat()
    replace(target, OLD[::-1])
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = stamp(target)
    assert before is not None
    assert after is not None
    assert (after.modified, after.size) == (before.modified, before.size)
    assert after != before


def test_what_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    assert stamp(tmp_path / "gone") is None
    assert stamp(tmp_path / ("x" * 300)) is None


def test_a_file_is_read_whole(target: Path) -> None:
    assert read(target) == OLD


@pytest.mark.parametrize(
    ("name", "words"),
    [("gone.toml", "no such file"), ("", "this is a folder"), ("长" * 86, "cannot be read")],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path / name)
    assert words in str(caught.value).lower()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"), [("EACCES", "not allowed"), ("EIO", os.strerror(errno.EIO))]
)
def test_a_file_that_gives_an_error_is_said(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError(getattr(errno, name), os.strerror(getattr(errno, name)))

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(ReadError, match=words):
        read(target)


def test_a_file_too_large_to_be_ours_is_not_read(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_file_module, "LARGEST", len(OLD) - 1)
    with pytest.raises(ReadError, match="larger"):
        read(target)
    monkeypatch.setattr(safe_file_module, "LARGEST", len(OLD))
    assert read(target) == OLD
