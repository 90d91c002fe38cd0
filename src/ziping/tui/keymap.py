"""Keys that a person has chosen in place of ours, in a file of their own.

A line of `keys.toml` is a command's id and its key: `save = "Ctrl+S"`. A line that cannot be used
is said, and the command keeps the key it has.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from ziping.forms import did_you_mean
from ziping.forms.positions import key_lines
from ziping.language import _
from ziping.record import record
from ziping.store import DISK, profile
from ziping.tui.command import Command, heard, key_name

VARIABLE: Final = "ZIPING_KEYS"
"""The environment variable that names another file."""

_CONTROL: Final = re.compile(r"ctrl\+([a-z])")
_FUNCTION: Final = re.compile(r"(shift\+)?f([1-9]|1[0-2])")
_ESCAPE: Final = re.compile(r"\besc\b")
_EDITS: Final = "acdefkuvwx"
_OTHER_KEYS: Final = "hijm"


@record
class KeyProblem:
    """A line of the file that cannot be used."""

    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        place = _("line {line}: ").format(line=self.line) if self.line else ""
        said = _("{message}. {remedy}").format(message=self.message, remedy=self.remedy)
        return place + said


@record
class Keymap:
    """The keys chosen, by command id, as far as they can be used, and what cannot be."""

    path: Path | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[KeyProblem] = ()

    @property
    def trouble(self) -> str:
        """What is to be said at the start, empty where all is well."""
        if not self.problems or self.path is None:
            return ""
        more = _("; `ziping keys` shows all") if len(self.problems) > 1 else ""
        return f"{self.path.name}: {self.problems[0]}{more}"

    def applied(self, commands: Sequence[Command[Any]]) -> tuple[Command[Any], ...]:
        """The commands with the keys chosen."""
        return tuple(replace(c, keys=self.keys.get(c.id, c.keys)) for c in commands)


def keymap_file() -> Path | None:
    """Where the file is looked for, None where this user has no home."""
    named = os.environ.get(VARIABLE)
    folder = profile()
    return Path(named) if named else folder / "keys.toml" if folder else None


def keymap_in_use() -> Keymap:
    """The keys in force; ours where there is no file."""
    path = keymap_file()
    try:
        content = DISK.read(path) if path else None
    except FileNotFoundError:
        content = None
    except OSError as error:
        message = _("it cannot be read: {reason}").format(reason=error.strerror or error)
        return Keymap(path, problems=[KeyProblem(0, message, _("Our own keys are in force"))])
    return read_keymap(content, path) if content is not None else Keymap(path)


def command_lists() -> dict[str, Sequence[Command[Any]]]:
    """The commands of every screen, by the screen's name."""
    from ziping.tui.commands import listings
    from ziping.tui.commands.editor import EDITOR
    from ziping.tui.commands.meeting import MEETING
    from ziping.tui.commands.workspace import WORKSPACE

    return {
        _("Workspace"): WORKSPACE,
        _("Editor"): EDITOR,
        _("Review"): MEETING,
        _("Findings"): listings.FINDINGS,
        _("Compare"): listings.COMPARE,
        _("History"): listings.HISTORY,
        _("Conflicts"): listings.JOIN,
        _("Take in"): listings.INCOMING,
    }


def read_keymap(content: bytes, path: Path | None = None) -> Keymap:
    """What a file of keys says, and what is wrong with it."""
    import tomllib

    try:
        text = content.decode("utf-8-sig")
        chosen = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        remedy = _('Write lines such as save = "Ctrl+S", in UTF-8')
        message = _("it is no TOML: {reason}").format(reason=error)
        return Keymap(path, problems=[KeyProblem(0, message, remedy)])
    lines = key_lines(text)
    problems, keys = [], {}
    for name, raw in chosen.items():
        wanted = _tidy(str(raw))
        unfit = (_unfit(key) for key in wanted.split(",") if not _is_command_key(name, key))
        wrong = _unknown(name) or next(filter(None, unfit), None)
        if wrong:
            problems.append(KeyProblem(lines.get(name, 0), *wrong))
        else:
            keys[name] = wanted
    while clash := next(_clashes(keys), None):
        name, key, other = clash
        del keys[name]
        message = _("{key} is the key of {command} already").format(
            key=key_name(key), command=other
        )
        remedy = _("Take another key, or give {command} another one").format(command=other)
        problems.append(KeyProblem(lines.get(name, 0), message, remedy))
    return Keymap(path, keys, sorted(problems, key=lambda problem: problem.line))


def _tidy(keys: str) -> str:
    return _ESCAPE.sub("escape", re.sub(r"\s", "", normalize("NFKC", keys)).lower())


def _unknown(name: str) -> tuple[str, str] | None:
    known = sorted({command.id for commands in command_lists().values() for command in commands})
    if name in known:
        return None
    return _('there is no command "{name}"').format(name=name), did_you_mean(name, known)


def _is_command_key(name: str, key: str) -> bool:
    """Whether the key is one of some command wherever this command is: there it may change hands,
    as Enter and Tab in the workspace."""
    lists = [found for found in command_lists().values() if name in {c.id for c in found}]
    return all(key in {k for c in found for k in c.keys.split(",")} for found in lists)


def _unfit(key: str) -> tuple[str, str] | None:
    """Why a key cannot be taken, and what can."""
    remedy = _(
        "Take F1 to F12, Shift+F1 to Shift+F12, or Ctrl+ with one of B G L N O P Q R S T Y Z"
    )
    control = _CONTROL.fullmatch(key)
    if control and control[1] in _EDITS:
        return _("{key} is for editing text").format(key=key_name(key)), remedy
    if control and control[1] in _OTHER_KEYS:
        return _("{key} is another key to a terminal").format(key=key_name(key)), remedy
    if control or _FUNCTION.fullmatch(key):
        return None
    return _('"{key}" is no key that can be taken').format(key=key), remedy


def _clashes(keys: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Commands with a chosen key that another command on their screen has, and which."""
    for commands in command_lists().values():
        taken: dict[str, str] = {}
        # Ours first, then in the order of the file, so that what is chosen last gives way.
        order = {name: place for place, name in enumerate(keys, 1)}
        for command in sorted(commands, key=lambda command: order.get(command.id, 0)):
            for key in heard(keys.get(command.id, command.keys)):
                if key in taken and taken[key] != command.id:
                    yield command.id, key, taken[key]
                taken[key] = command.id
