#!/usr/bin/env python3
"""Start ziping, or its tests, from a plain copy of this folder.

    python3 run.py [arguments]                   the program
    python3 run.py --test                        lint, format, types, then all tests
    python3 run.py --test [pytest arguments]     only pytest, with these
    python3 run.py --wheelhouse [pip arguments]  gather all wheels into wheelhouse/

The first start makes .venv beside this file, or at $ZIPING_VENV, and installs what
requirements.lock names, each file checked against its hash: from wheelhouse/ where that folder
exists (no network needed), else from wherever this machine's own pip settings point.
`--wheelhouse --platform win_amd64 --python-version 3.12` gathers for another machine.

Exit codes: those of the program or of the failing check; 69 when it could not be started;
130 when interrupted.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, Iterator, Mapping

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "src")
WHEELHOUSE = os.path.join(HERE, "wheelhouse")
PROGRAM_LOCK = "requirements.lock"
TESTS_LOCK = "requirements-dev.lock"
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("pytest",),
)
UNAVAILABLE = 69
INTERRUPTED = 130


class TroubleError(Exception):
    """Something foreseeable stands in the way: a Chinese and an English text for the user."""


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; the exit code."""
    if sys.version_info < (3, 11):
        here = sys.version.split()[0]
        say(
            f"需要 Python 3.11 或更高版本，当前为 {here}",
            f"Python 3.11 or later is needed, this is {here}",
        )
        return UNAVAILABLE
    try:
        if arguments[:1] == ["--test"]:
            return test(arguments[1:])
        if arguments[:1] == ["--wheelhouse"]:
            return gather(arguments[1:])
        # -P: a folder or file of the user's must not be taken for a module.
        return become([Environment().ready(PROGRAM_LOCK), "-P", "-m", "ziping", *arguments])
    except TroubleError as trouble:
        say(*trouble.args)
    except OSError as error:
        what = f"{error.filename or HERE}: {error.strerror}"
        say(
            f"无法读写 {what}（可用环境变量 ZIPING_VENV 另指安装文件夹）",
            f"cannot read or write {what} (ZIPING_VENV can name another folder to install into)",
        )
    except KeyboardInterrupt:
        say("已中断", "interrupted")
        return INTERRUPTED
    return UNAVAILABLE


def test(arguments: list[str]) -> int:
    """All checks up to the first that fails, or only pytest with these arguments."""
    python = Environment().ready(PROGRAM_LOCK, TESTS_LOCK)
    os.chdir(HERE)
    if arguments:
        return become([python, "-m", "pytest", *arguments])
    for number, check in enumerate(CHECKS, start=1):
        announce(f"[{number}/{len(CHECKS)}] {' '.join(check)}")
        code = subprocess.call([python, "-m", *check], env=run_settings())
        if code:
            return code if code > 0 else 128 - code
    return 0


def gather(options: list[str]) -> int:
    """Download the wheels of both locks into wheelhouse/, for a machine with no network."""
    environment = Environment()
    environment.ready(PROGRAM_LOCK, TESTS_LOCK)
    say("正在收集安装文件", "gathering wheels")
    part = os.path.join(HERE, ".wheelhouse.part")
    with environment.locked() as lock:
        shutil.rmtree(part, ignore_errors=True)
        os.mkdir(part)
        names = os.path.join(environment.folder, "ziping-wheelhouse.txt")
        with open(names, "w", encoding="utf-8") as file:
            # pip judges conditions (sys_platform == ...) for this machine, not for the target.
            file.writelines(
                re.sub(r" ; [^\\\n]*", " ", read(name).decode())
                for name in (PROGRAM_LOCK, TESTS_LOCK)
            )
        command = [*environment.pip(), "download", "--no-deps", "--require-hashes", "-r", names]
        code = environment.call([*command, "-d", part, *options], lock, pip_settings(alone=False))
        if code:
            shutil.rmtree(part, ignore_errors=True)
            raise environment.failure("收集失败，未作改动", "gathering failed, nothing was changed")
        if os.path.isdir(WHEELHOUSE):
            for name in os.listdir(part):
                os.replace(os.path.join(part, name), os.path.join(WHEELHOUSE, name))
            os.rmdir(part)
        else:
            os.rename(part, WHEELHOUSE)
    count = sum(name.endswith(".whl") for name in os.listdir(WHEELHOUSE))
    say(f"wheelhouse/ 中有 {count} 个安装文件", f"{count} wheels in wheelhouse/")
    return 0


class Environment:
    """The folder that everything is installed into.

    A stamp names the locks it holds. It is taken away before anything changes and put back at
    the end, so that whatever was interrupted is built anew. Changes happen under a lock.
    """

    def __init__(self) -> None:
        self.folder = os.path.abspath(os.environ.get("ZIPING_VENV") or os.path.join(HERE, ".venv"))
        scripts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        self.python = os.path.join(self.folder, *scripts)
        self.stamp = os.path.join(self.folder, "ziping-stamp")
        self.lock = os.path.join(self.folder, "ziping-lock")
        self.log = os.path.join(self.folder, "ziping-install.log")

    def ready(self, *locks: str) -> str:
        """The path of a Python that has everything the locks name, installed first if need be."""
        wanted = [f"{lock} {hashlib.sha256(read(lock)).hexdigest()}" for lock in locks]
        if not self.holds(wanted):
            with self.locked() as lock:
                if not self.holds(wanted):
                    self.install(wanted, lock)
        return self.python

    def holds(self, wanted: list[str]) -> bool:
        """Whether all that is wanted is installed and its Python still starts."""
        if not set(wanted) <= set(self.stamped()):
            return False
        probe = "import sys, importlib.util as u; sys.exit(u.find_spec('textual') is None)"
        try:
            # -I: neither variables nor the current folder may answer for the environment.
            return subprocess.call([self.python, "-I", "-c", probe], stderr=subprocess.DEVNULL) == 0
        except OSError:
            return False

    def stamped(self) -> list[str]:
        """The locks that were installed to the end."""
        try:
            with open(self.stamp, encoding="utf-8", errors="replace") as file:
                return file.read().splitlines()
        except OSError:
            return []

    def install(self, wanted: list[str], lock: int) -> None:
        """Install what is wanted: over a sound environment of the program alone, else anew."""
        say(f"正在准备运行环境 {self.folder}", f"preparing {self.folder}")
        extend = self.stamped() == wanted[:1] and self.holds(wanted[:1])
        if os.path.exists(self.stamp):
            os.remove(self.stamp)
        if not extend:
            self.make(lock)
        command = [*self.pip(), "install", "--require-hashes", "--no-warn-script-location"]
        for line in wanted:
            command += ["-r", os.path.join(HERE, line.split()[0])]
        alone = os.path.isdir(WHEELHOUSE)
        if alone:
            command += ["--no-index", "--find-links", WHEELHOUSE]
        if self.call(command, lock, pip_settings(alone=alone)):
            raise self.refusal(alone=alone)
        unfinished = self.stamp + ".new"
        with open(unfinished, "w", encoding="utf-8") as file:
            file.write("\n".join(wanted) + "\n")
        os.replace(unfinished, self.stamp)

    def make(self, lock: int) -> None:
        """Empty the folder and make a virtual environment in it."""
        for entry in os.scandir(self.folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            elif entry.path != self.lock:
                os.remove(entry.path)
        own_pip = bundled_pip() is None
        if own_pip and importlib.util.find_spec("ensurepip") is None:
            raise TroubleError(
                "本机 Python 不带 pip：请安装 python3-venv，或备好 wheelhouse/（内含 pip）",
                "this Python brings no pip: install python3-venv or provide wheelhouse/ with pip",
            )
        command = [sys.executable, "-I", "-m", "venv", self.folder]
        if not own_pip:
            command.append("--without-pip")
        if self.call(command, lock, pip_settings(alone=False)):
            raise self.failure("无法建立虚拟环境", "cannot make a virtual environment")

    def pip(self) -> list[str]:
        """The command for pip: the wheel that was brought along, else the environment's own."""
        wheel = bundled_pip()
        start = ["-I", os.path.join(wheel, "pip")] if wheel else ["-I", "-m", "pip"]
        return [self.python, *start, "--disable-pip-version-check", "--no-input"]

    def call(self, command: list[str], lock: int, settings: Mapping[str, str]) -> int:
        """Run a command with its output in the log; its exit code."""
        # The child keeps the lock: nobody may build beside it, should this process be killed.
        kept = () if os.name == "nt" else (lock,)
        with open(self.log, "ab") as log:
            return subprocess.call(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=settings,
                pass_fds=kept,
            )

    def refusal(self, *, alone: bool) -> TroubleError:
        """Why pip has not installed what the locks name."""
        forged = re.search(r"DO NOT MATCH THE HASHES.*\n +(\S+==\S+)", self.logged())
        if forged:
            return self.failure(
                f"{forged[1]} 的安装文件与锁定的哈希不符，已拒绝",
                f"the file for {forged[1]} does not match its locked hash and was refused",
            )
        if alone and "No matching distribution" in self.logged():
            version = ".".join(str(part) for part in sys.version_info[:2])
            return self.failure(
                f"wheelhouse/ 不全，或不适用于本机 Python {version}",
                f"wheelhouse/ is incomplete or not made for Python {version} on this machine",
            )
        if alone:
            return self.failure("安装失败", "not installed")
        return self.failure(
            "安装失败；无网络时请从别处带来 wheelhouse/（python3 run.py --wheelhouse）",
            "not installed; without a network bring wheelhouse/ (python3 run.py --wheelhouse)",
        )

    def failure(self, chinese: str, english: str) -> TroubleError:
        """The trouble with the last complaint in the log, and where to read more."""
        said = re.findall(r"(?im)^error: (.{1,120})", self.logged())
        last = f" [pip: {said[-1]}]" if said else ""
        return TroubleError(f"{chinese}，见 {self.log}", f"{english}, see that file{last}")

    def logged(self) -> str:
        """What the commands have said."""
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    @contextmanager
    def locked(self) -> Iterator[int]:
        """Hold the folder against other processes; the lock's file descriptor."""
        os.makedirs(self.folder, exist_ok=True)
        if not os.path.exists(self.lock) and os.listdir(self.folder):
            raise TroubleError(
                f"{self.folder} 不是由 run.py 建立的：请移走，或用 ZIPING_VENV 另指文件夹",
                f"{self.folder} is not made by run.py: move it away or name another in ZIPING_VENV",
            )
        with open(self.lock, "ab") as file:
            if not try_lock(file):
                say("另一进程正在安装，请稍候", "another process is installing, waiting")
                while not try_lock(file):
                    time.sleep(0.1)
            yield file.fileno()


def try_lock(file: BinaryIO) -> bool:
    """Take the lock, freed by the system when its holders end; False while others have it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system without locks: better unguarded than not at all
    return True


def bundled_pip() -> str | None:
    """The pip wheel in wheelhouse/ whose hash is locked."""
    if not os.path.isdir(WHEELHOUSE):
        return None
    locked = read(TESTS_LOCK).decode()
    for name in os.listdir(WHEELHOUSE):
        if re.fullmatch(r"pip-.*\.whl", name):
            wheel = os.path.join(WHEELHOUSE, name)
            if hashlib.sha256(read(wheel)).hexdigest() in locked:
                return wheel
    return None


def pip_settings(*, alone: bool) -> dict[str, str]:
    """The variables for an installation; alone: nothing of this machine's settings matters."""
    settings = dict(os.environ)
    if alone:
        settings = {name: value for name, value in settings.items() if name[:4] != "PIP_"}
        settings["PIP_CONFIG_FILE"] = os.devnull
    settings["PIP_USER"] = "0"
    return settings


def run_settings() -> dict[str, str]:
    """The variables for the program and its tests."""
    settings = dict(os.environ, PYTHONPATH=SOURCE, PYTHONUTF8="1", PYTHONNOUSERSITE="1")
    for name in ("PYTHONHOME", "PYTHONIOENCODING"):
        settings.pop(name, None)
    return settings


def become(command: list[str]) -> int:
    """Run the command in place of this process; where that cannot be, wait for its exit code."""
    if os.name != "nt":
        os.execve(command[0], command, run_settings())
    return subprocess.call(command, env=run_settings())


def read(path: str) -> bytes:
    """The content of a file beside this one."""
    with open(os.path.join(HERE, path), "rb") as file:
        return file.read()


def say(chinese: str, english: str) -> None:
    """One line to the user, in the language that the system names, else in both."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    said = next(filter(None, map(os.environ.get, names)), "")[:2].lower()
    announce({"zh": chinese, "en": english}.get(said, f"{chinese} / {english}"))


def announce(line: str) -> None:
    """One line on standard error."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - it has no other voice


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
