"""`ziping merge`: two versions of a project file that come from a third one, brought together."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit
from ziping.cli.excerpts import excerpts
from ziping.cli.files import add_sides, opened
from ziping.cli.score import total_line
from ziping.cli.text import clean
from ziping.evaluation.differences import differences
from ziping.evaluation.merging import Conflict, Merge, Side, merge
from ziping.language import _
from ziping.session import Session, form_of
from ziping.store import WriteError


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help=_("what both versions come from"))
    parser.add_argument("mine", metavar="MINE", help=_("one version"))
    parser.add_argument("theirs", metavar="THEIRS", help=_("the other version"))
    parser.add_argument(
        "-o", "--output", required=True, metavar="OUT", help=_("the project file to write")
    )
    add_sides(parser, _("MINE"), _("THEIRS"))


def _run(args: argparse.Namespace) -> Exit:
    base, mine, theirs = (opened(name).project for name in (args.base, args.mine, args.theirs))
    out, found = Path(args.output), merge(base, mine, theirs)
    if found.conflicts:
        choices = _choices(found, args.side)
        if choices is None:
            message = _(
                "Not written: {count} conflicts; add --mine or --theirs, or mend one of the files"
            )
            raise WriteError(out, message.format(count=len(found.conflicts)))
        found = merge(base, mine, theirs, choices)
    session = Session(form_of(out, found.project), found.project)
    session.save(out)
    count = len(differences(base, session.project))
    message = _("{file}: written; {count} fields differ from BASE")
    print(clean(message.format(file=out, count=count)))
    print(total_line(session.sheet))
    return Exit.DONE


def _choices(found: Merge, side: Side | None) -> dict[str, Side] | None:
    """A side for every conflict: the one given, or asked one by one; None where nobody says."""
    if side:
        return {conflict.path: side for conflict in found.conflicts}
    if not _can_ask():
        print("\n".join(line for conflict in found.conflicts for line in _lines(conflict)))
        return None
    choices: dict[str, Side] = {}
    for number, conflict in enumerate(found.conflicts, 1):
        print(_("Conflict {number} of {count}").format(number=number, count=len(found.conflicts)))
        print("\n".join(_lines(conflict)))
        choice = _ask()
        if choice is None:
            return None
        choices[conflict.path] = choice
    return choices


def _lines(conflict: Conflict) -> Iterator[str]:
    yield clean(conflict.path)
    mine, theirs = excerpts(conflict.mine, conflict.theirs)
    for label, text in (
        (_("base"), conflict.base),
        (_("mine"), mine),
        (_("theirs"), theirs),
    ):
        yield f"    {label}  " + (_("(not there)") if text is None else clean(text))


def _can_ask() -> bool:
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def _ask() -> Side | None:
    """The side that the person chooses; None at the end of the input or to leave it."""
    answers: dict[str, Side | None] = {"m": "mine", "t": "theirs", "q": None}
    while True:
        print(_("m: mine, t: theirs, q: write nothing"), end=" > ", flush=True)
        line = sys.stdin.readline()
        word = line.strip().lower()
        if not line or word in answers:
            return answers.get(word)


COMMAND = Command(
    "merge", lambda: _("bring two versions of a project file together"), _arguments, _run
)
