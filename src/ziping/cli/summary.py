"""`ziping summary`: the roll-up over a folder of project files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.files import add_force
from ziping.cli.text import clean, left, print_json, right
from ziping.exchange.summary import Cell, Page, pages, summary_json
from ziping.language import _
from ziping.quantity import show
from ziping.session.summarising import summarise, write_summary

_TITLE, _FIGURE = 44, 12


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help=_("a folder with project files"))
    parser.add_argument("-o", "--output", metavar="OUT", help=_("the file to write: .xlsx or .csv"))
    add_force(parser)
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def _run(args: argparse.Namespace) -> Exit:
    out = Path(args.output) if args.output else None
    if out and out.suffix.lower() not in (".xlsx", ".csv"):
        message = _("{file}: this ending is not known; use .xlsx or .csv")
        raise UsageError(message.format(file=out))
    found = summarise(Path(args.folder), _tell)
    if out:
        written = write_summary(found, out, force=args.force)
        message = _("{count} projects, {unread} files left out")
        counts = {"count": len(found.entries), "unread": len(found.unread)}
        said = written.explained(message.format(**counts))
        print(clean(f"{out}: {said}"), file=sys.stderr if args.json else sys.stdout)
    if args.json:
        print_json(summary_json(found))
    elif not out:
        print("\n".join(line for page in pages(found) for line in _lines(page)))
    return Exit.DONE


def _tell(done: int, count: int) -> None:
    """How far it is, on a terminal only."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{done}/{count}", end="\n" if done == count else "", file=sys.stderr, flush=True)


def _lines(page: Page) -> Iterator[str]:
    if page.rows:
        yield page.title
        yield from (f"  {_line(row)}" for row in (page.headings, *page.rows))


def _line(row: Sequence[Cell]) -> str:
    first, *rest = (_text(cell) for cell in row)
    return " ".join([left(first, _TITLE), *(right(text, _FIGURE) for text in rest)]).rstrip()


def _text(cell: Cell) -> str:
    if cell is None:
        return "--"
    return clean(cell) if isinstance(cell, str) else show(Fraction(cell))


COMMAND = Command("summary", lambda: _("the roll-up over a folder"), _arguments, _run)
