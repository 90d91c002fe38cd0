"""`ziping keys`: the commands of every screen with their keys, and the check of one's own keys."""

from __future__ import annotations

import argparse
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.text import clean, left
from ziping.language import _
from ziping.store import DISK


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help=_("a file of keys to check in place of one's own"),
    )


def _run(args: argparse.Namespace) -> Exit:
    from ziping.tui.command import key_name
    from ziping.tui.keymap import command_lists, keymap_in_use, read_keymap

    path = Path(args.file) if args.file else None
    keymap = read_keymap(_content(path), path) if path else keymap_in_use()
    for name, commands in command_lists().items():
        print(name)
        for command in keymap.applied(commands):
            keys = (key for key in command.keys.split(",") if not key.startswith("fullwidth"))
            shown = ", ".join(map(key_name, keys))
            print(f"  {left(command.id, 18)}{left(shown, 18)}{command.help()}")
    print(_place(keymap.path, used=bool(keymap.keys or keymap.problems)))
    for problem in keymap.problems:
        print(clean(f"  {problem}"))
    if keymap.problems:
        message = _("{file}: {count} lines cannot be used; their commands keep the keys they have")
        raise UsageError(message.format(file=keymap.path, count=len(keymap.problems)))
    return Exit.DONE


def _content(path: Path) -> bytes:
    try:
        return DISK.read(path)
    except OSError as error:
        message = _("{file} cannot be read: {reason}; name a file of keys")
        raise UsageError(message.format(file=path, reason=error.strerror or error)) from error


def _place(path: Path | None, *, used: bool) -> str:
    if path is None:
        return _("There is no place for keys of one's own: this user has no home")
    if used:
        return clean(_("Keys of one's own: {file}").format(file=path))
    return clean(_("Keys of one's own would be looked for in {file}").format(file=path))


COMMAND = Command("keys", lambda: _("list the keys of the screens"), _arguments, _run)
