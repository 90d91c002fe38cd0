"""The commands of the command line, and the reading of a call."""

from __future__ import annotations

import argparse
import gc
import gettext
import os
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from ziping import __version__
from ziping.cli import (
    check,
    compare,
    demo,
    edit,
    export,
    forms,
    incoming,
    keys,
    merge,
    migrate,
    score,
    seal,
    summary,
    walk,
)
from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.screen import open_place
from ziping.language import DOMAIN, LANGUAGES, LOCALE, _, language
from ziping.store import stamp

COMMANDS: tuple[Command, ...] = (
    demo.COMMAND,
    edit.NEW,
    score.COMMAND,
    check.COMMAND,
    edit.SET,
    walk.COMMAND,
    export.COMMAND,
    incoming.COMMAND,
    compare.COMMAND,
    merge.COMMAND,
    migrate.COMMAND,
    seal.SEAL,
    seal.VERIFY,
    summary.COMMAND,
    forms.COMMAND,
    keys.COMMAND,
)


class _Parser(argparse.ArgumentParser):
    """A parser that says a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            _("{command}: {message}; --help shows how").format(command=self.prog, message=message)
        )


def run(words: list[str]) -> int:
    """Carry out the command of a line. Raises UsageError and what the command raises."""
    gc.enable()
    _speak_in_argparse()
    first = next((word for word in words if not word.startswith("-")), None)
    names = {command.name for command in COMMANDS}
    if first is not None and first not in names:
        near = get_close_matches(first, names, n=1)
        if near and stamp(Path(first)) is None:
            message = _('There is no command "{word}". Did you mean "{near}"?')
            raise UsageError(message.format(word=first, near=near[0]))
        return _open(words)
    parser = _parser()
    try:
        args = parser.parse_args(words)
    except SystemExit:
        return Exit.DONE
    if args.version:
        print(f"ziping {__version__}")
        return Exit.DONE
    if args.command is None:
        parser.print_help()
        return Exit.DONE
    command: Command = next(item for item in COMMANDS if item.name == args.command)
    return command.run(args)


def _open(words: list[str]) -> int:
    parser = _root()
    parser.add_argument("path", metavar="PATH")
    path = Path(parser.parse_args(words).path)
    if path.suffix == "" and stamp(path) is None:
        names = ", ".join(command.name for command in COMMANDS)
        message = _('"{word}" is neither a file nor a command. Commands: {names}')
        raise UsageError(message.format(word=path, names=names))
    return open_place(path)


def _root() -> _Parser:
    parser = _Parser(
        prog="ziping",
        description=_("Budget-performance self-evaluations: score, explain, hand in."),
        allow_abbrev=False,
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=_("language of the interface"))
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    return parser


def _parser() -> _Parser:
    parser = _root()
    parser.epilog = _(
        "ziping FILE opens a project file, ziping FOLDER the projects in it, ziping those here."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        text = command.help()
        command.arguments(commands.add_parser(command.name, help=text, description=text))
    return parser


def _speak_in_argparse() -> None:
    """Argparse asks the gettext module itself for its words."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
