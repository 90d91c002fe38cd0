"""The command line: one line for every mistake, never a traceback for a person's data."""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

from ziping import __version__
from ziping.cli import check, demo, edit, export, forms, score
from ziping.cli.command import Command, Exit, UsageError
from ziping.cli.screen import open_editor
from ziping.cli.text import clean, prepare_output
from ziping.language import DOMAIN, LANGUAGES, Language, _, system_language, use
from ziping.store import ReadError, WriteError

COMMANDS: tuple[Command, ...] = (
    demo.COMMAND,
    edit.NEW,
    score.COMMAND,
    check.COMMAND,
    edit.SET,
    export.COMMAND,
    forms.COMMAND,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the result is the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    prepare_output()
    chosen, words = _language(words)
    _speak(chosen)
    try:
        return _main(words)
    except (UsageError, ReadError) as error:
        return _complain(error, Exit.WRONG_USE)
    except WriteError as error:
        return _complain(error, Exit.NOT_WRITTEN)
    except BrokenPipeError:
        # The reader of our output has gone; what is left must not be flushed into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """A parser that says a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            _("{command}: {message}; --help shows how").format(command=self.prog, message=message)
        )


def _main(words: list[str]) -> int:
    first = next((word for word in words if not word.startswith("-")), None)
    names = {command.name for command in COMMANDS}
    if first is not None and first not in names:
        return _open(words)
    parser = _parser()
    args = parser.parse_args(words)
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
    if path.suffix == "" and not path.exists():
        names = ", ".join(command.name for command in COMMANDS)
        message = _('"{word}" is neither a file nor a command. Commands: {names}')
        raise UsageError(message.format(word=path, names=names))
    return open_editor(path)


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
    parser.epilog = _("ziping FILE opens a project file on screen.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        text = command.help()
        command.arguments(commands.add_parser(command.name, help=text, description=text))
    return parser


def _language(words: list[str]) -> tuple[Language, list[str]]:
    """The language asked for, wherever in the line it stands, and the rest of the line."""
    for place, word in enumerate(words):
        for chosen in LANGUAGES:
            if word == f"--lang={chosen}":
                return chosen, words[:place] + words[place + 1 :]
            if words[place : place + 2] == ["--lang", chosen]:
                return chosen, words[:place] + words[place + 2 :]
    return system_language(), words


def _speak(chosen: Language) -> None:
    use(chosen)
    # argparse asks the gettext module itself for its words.
    os.environ["LANGUAGE"] = chosen
    gettext.bindtextdomain(DOMAIN, str(files("ziping") / "locale"))
    gettext.textdomain(DOMAIN)


def _complain(error: Exception, code: Exit) -> int:
    print(clean(" ".join(str(error).split("\n"))), file=sys.stderr)
    return code
