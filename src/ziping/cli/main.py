"""The command line: one line for every mistake, never a traceback for a person's data."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ziping.cli.ending import Exit, UsageError
from ziping.cli.text import clean, prepare_output
from ziping.language import LANGUAGES, Language, _, system_language, use
from ziping.store import ReadError, WriteError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the result is the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    prepare_output()
    chosen, words = _language(words)
    try:
        use(chosen)
        code = _run(words)
        if sys.__stdout__ is not None:
            sys.stdout.flush()
    except (UsageError, ReadError) as error:
        return _complain(error, Exit.WRONG_USE)
    except WriteError as error:
        return _complain(error, Exit.NOT_WRITTEN)
    except BrokenPipeError:
        _drop_output()
        return Exit.DONE
    except OSError as error:
        _drop_output()
        message = _("The machine refused: {reason}").format(reason=error)
        return _complain(UsageError(message), Exit.NOT_WRITTEN)
    except KeyboardInterrupt:
        return 130
    return code


def _run(words: list[str]) -> int:
    """Opening a file or a folder is the way in for most: it goes without reading all commands."""
    if len(words) == 1 and words[0].endswith(".toml"):
        from ziping.cli.screen import open_place

        return open_place(Path(words[0]))
    if not words:
        from ziping.cli.screen import has_terminal, open_workspace

        if has_terminal():
            return open_workspace(Path())
    from ziping.cli.parsing import run

    return run(words)


def _language(words: list[str]) -> tuple[Language, list[str]]:
    """The language asked for, wherever in the line it stands, and the rest of the line."""
    for place, word in enumerate(words):
        for chosen in LANGUAGES:
            if word == f"--lang={chosen}":
                return chosen, words[:place] + words[place + 1 :]
            if words[place : place + 2] == ["--lang", chosen]:
                return chosen, words[:place] + words[place + 2 :]
    return system_language(), words


def _drop_output() -> None:
    """Lead away what is left: it must not be flushed at the end to where it cannot go."""
    with suppress(OSError):
        output = sys.__stdout__.fileno() if sys.__stdout__ else 1
        os.dup2(os.open(os.devnull, os.O_WRONLY), output)


def _complain(error: Exception, code: Exit) -> int:
    print(clean(" ".join(str(error).split("\n"))), file=sys.stderr)
    return code
