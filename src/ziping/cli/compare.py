"""`ziping compare`: where two project files differ, and why their totals do."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from fractions import Fraction

from ziping.cli.command import Command
from ziping.cli.ending import Exit
from ziping.cli.excerpts import excerpts
from ziping.cli.files import opened
from ziping.cli.text import clean, left, print_json, right
from ziping.evaluation import ROWS, place
from ziping.evaluation.differences import FORM_TEXT, Difference
from ziping.exchange.comparison_json import comparison_json
from ziping.language import _
from ziping.quantity import show
from ziping.scoring.comparison import Comparison, compare
from ziping.scoring.naming import Names, change_of_rows

_TITLE, _FIGURE = 44, 9


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help=_("the earlier project file"))
    parser.add_argument("b", metavar="B", help=_("the later project file"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def _run(args: argparse.Namespace) -> Exit:
    found = compare(opened(args.a).sheet, opened(args.b).sheet)
    if args.json:
        print_json(comparison_json(found))
        return Exit.DONE
    print(clean(f"{args.a} -> {args.b}"))
    print("\n".join([*_fields(found), *total_lines(found)]))
    return Exit.DONE


def _fields(found: Comparison) -> Iterator[str]:
    before, after = Names(found.a), Names(found.b)
    for item in found.differences:
        name = after.name(item.path) or before.name(item.path)
        yield clean(f"{item.path}  {name}".rstrip())
        if place(item.path).room == ROWS:
            a, b = item.a or "", item.b or ""
            yield clean("    " + change_of_rows(before, after, item.path, a, b))
        else:
            yield from (f"    {line}" for line in _texts(item))
    if not found.differences:
        yield _("no field differs")


def _texts(item: Difference) -> Iterator[str]:
    if item.path == FORM_TEXT:
        yield _("the form inside the file is another one")
        return
    for mark, text in zip("-+", excerpts(item.a, item.b), strict=True):
        if text is not None:
            yield f"{mark} {clean(text)}"


def total_lines(found: Comparison) -> Iterator[str]:
    """The lines whose points differ, what no line explains, and both totals."""
    for line in found.lines:
        yield _row(line.title, _points(line.a), _points(line.b), _signed(show(line.points, 2)))
    if found.rest:
        yield _row(_("Caps and rounding"), "", "", _signed(show(found.rest)))
    a, b = _points(found.a.total), _points(found.b.total)
    yield _row(_("Total"), a, b, _signed(show(found.change, 2)))


def _row(title: str, a: str, b: str, points: str) -> str:
    figures = " ".join(right(text, _FIGURE) for text in (a, b, points))
    return f"{left(clean(title), _TITLE)} {figures}"


def _points(score: Fraction | None) -> str:
    return "--" if score is None else show(score, 2)


def _signed(points: str) -> str:
    return points if points.startswith("-") else f"+{points}"


COMMAND = Command("compare", lambda: _("where two project files differ, and why"), _arguments, _run)
