"""The files and folders that a command is given."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ziping.cli.text import clean
from ziping.language import _
from ziping.session import Session, look_at_evidence, open_kept, open_session
from ziping.store import WriteError


def opened(name: str, *, hashed: bool = True) -> Session:
    """The session of a file; what the person should know of it is said on stderr. Evidence is
    looked at, and read through where it is to be `hashed`."""
    session = open_session(Path(name))
    look_at_evidence(session, hashed=hashed)
    _say_notes(session, name)
    return session


def add_force(parser: argparse.ArgumentParser) -> None:
    """The option by which a workbook is written even where that loses edits."""
    parser.add_argument(
        "--force",
        action="store_true",
        help=_("write over a workbook that was edited, instead of beside it"),
    )


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises WriteError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("Not written: the folder cannot be made: {reason}; name another one")
        raise WriteError(folder, message.format(reason=error.strerror or error)) from error


def opened_to_write(name: str) -> Session:
    """The same, with the file's lock and journal. Raises WriteError where it is held."""
    session = open_kept(Path(name))
    if session.read_only:
        session.keeper.abandon()
        message = _("Not written: {reason}; open it on screen")
        raise WriteError(Path(name), message.format(reason=session.read_only))
    _say_notes(session, name)
    return session


def save(session: Session) -> None:
    """Write the file; where that is refused, the last step is not done either."""
    try:
        session.save()
    except WriteError:
        session.undo()
        raise


def add_sides(parser: argparse.ArgumentParser, mine: str, theirs: str) -> None:
    """The options that choose a side, each with the name of its file."""
    sides = parser.add_mutually_exclusive_group()
    for side, text in (("mine", mine), ("theirs", theirs)):
        sides.add_argument(
            f"--{side}",
            dest="side",
            action="store_const",
            const=side,
            help=_("where both changed the same, take {side}").format(side=text),
        )


def _say_notes(session: Session, name: str) -> None:
    for note in session.notes:
        print(clean(f"{name}: {note}"), file=sys.stderr)
