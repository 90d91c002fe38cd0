"""`ziping import`: a workbook of ours that came back, set beside its project file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ziping.cli.command import Command
from ziping.cli.ending import Exit
from ziping.cli.excerpts import excerpts
from ziping.cli.files import add_sides, opened, opened_to_write, save
from ziping.cli.score import total_line
from ziping.cli.text import clean, print_json
from ziping.exchange.json_values import Json
from ziping.language import _
from ziping.scoring.naming import Names
from ziping.session import Session
from ziping.store import WriteError

if TYPE_CHECKING:
    from ziping.session.incoming import Incoming


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "table", metavar="TABLE", help=_("a workbook that `export` wrote and somebody worked in")
    )
    parser.add_argument("--into", required=True, metavar="FILE", help=_("its project file"))
    parser.add_argument("--apply", action="store_true", help=_("write the file"))
    add_sides(parser, _("FILE"), _("TABLE"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def _run(args: argparse.Namespace) -> Exit:
    from ziping.session.incoming import incoming_of, take_over

    if not args.apply:
        session = opened(args.into, hashed=False)
        _say(session, incoming_of(session, Path(args.table)), args)
        return Exit.DONE
    session = opened_to_write(args.into)
    try:
        found = incoming_of(session, Path(args.table))
        if found.conflicts and not args.side:
            message = _(
                "Not written: {count} conflicts; add --mine or --theirs, or choose on screen"
            )
            raise WriteError(Path(args.into), message.format(count=found.conflicts))
        _say(session, found, args)
        theirs = args.side == "theirs"
        take_over(session, (item for item in found.proposals if theirs or not item.conflict))
        save(session)
    finally:
        session.keeper.abandon()
    if not args.json:
        print(_("now"), total_line(session.sheet), sep="  ")
    return Exit.DONE


def _say(session: Session, found: Incoming, args: argparse.Namespace) -> None:
    for note in found.notes:
        print(clean(f"{args.table}: {note}"), file=sys.stderr)
    if args.json:
        print_json(_json(found))
        return
    print(clean(f"{args.table} -> {args.into}"))
    print("\n".join(_lines(session, found)))
    if found.proposals and not args.apply:
        print(_("Nothing is written; --apply writes it"))


def _json(found: Incoming) -> Json:
    return [
        {
            "path": item.path,
            "base": item.base,
            "file": item.file,
            "workbook": item.workbook,
            "conflict": item.conflict,
        }
        for item in found.proposals
    ]


def _lines(session: Session, found: Incoming) -> Iterator[str]:
    names = Names(session.sheet)
    for item in found.proposals:
        yield clean(f"{item.path}  {names.name(item.path)}".rstrip())
        file, workbook = excerpts(item.file or "", item.workbook or "")
        if item.conflict:
            base = item.base or ""
            yield "    " + _("changed here too; exported as: {text}").format(text=clean(base))
        yield f"    - {clean(file or '')}"
        yield f"    + {clean(workbook or '')}"
    if not found.proposals:
        yield _("no field differs")


COMMAND = Command("import", lambda: _("take in a workbook that came back"), _arguments, _run)
