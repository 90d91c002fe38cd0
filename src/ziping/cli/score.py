"""`ziping score`: scores, subtotals, grade; with --why the derivations."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ziping.cli.command import Command
from ziping.cli.ending import Exit
from ziping.cli.files import opened
from ziping.cli.seal_mark import seal_mark
from ziping.cli.text import clean, left, print_json, right
from ziping.cli.why import ALL, why
from ziping.exchange.score_json import score_json
from ziping.language import _
from ziping.quantity import show, show_short
from ziping.scoring import Line, ScoreSheet
from ziping.session import Session, so_far

_TITLE, _FIGURE = 44, 9


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("project files"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument(
        "--why",
        nargs="?",
        const=ALL,
        metavar="ID",
        help=_("print how a score comes about; without ID, all of them"),
    )


def _run(args: argparse.Namespace) -> Exit:
    sessions = [(name, opened(name)) for name in args.files]
    if args.json:
        found = [score_json(name, session.sheet, session.findings) for name, session in sessions]
        print_json(found[0] if len(found) == 1 else list(found))
        return Exit.DONE
    for _name, session in sessions:
        lines = report(session) if args.why is None else why(session.sheet, args.why)
        print("\n".join(lines))
    return Exit.DONE


def report(session: Session) -> list[str]:
    """The scores of a project in columns."""
    sheet = session.sheet
    lines = [clean(sheet.project.text("subject.name") or str(session.path))]
    for section in sheet.form.sections:
        score = sheet.section_score(section)
        figure = show(score, 2) if score is not None else "--"
        lines.append(_row(section.title, figure, show_short(sheet.section_weight(section))))
        lines += [_line_row(sheet, line) for line in sheet.lines if line.section == section.id]
    lines.append(total_line(sheet))
    lines += [f"  {clean(capping.text)}" for capping in sheet.cappings]
    if sheet.published_total is not None:
        lines.append(_row(_("Published"), show(sheet.published_total, 2), ""))
    mark = seal_mark(session)
    return [*lines, *([mark] if mark else [])]


def total_line(sheet: ScoreSheet) -> str:
    """The total, full marks and grade in one line; what is missing where it is not complete."""
    total = show(sheet.total, 2) if sheet.total is not None else "--"
    line = _row(_("Total"), total, show(sheet.full_marks()))
    if sheet.complete:
        return f"{line}  {clean(sheet.grade)}" if sheet.grade else line
    return f"{line}  {so_far(sheet)}"


def _line_row(sheet: ScoreSheet, line: Line) -> str:
    weight = sheet.weight(line)
    if line.score is None and line.parts:
        figure = sheet.shown(line.parts.completion) or "--"
        return _row(f"    {sheet.title(line)}", figure, "")
    score, title = sheet.score(line), f"  {sheet.title(line)}"
    if not sheet.applies(line):
        return _row(title, "—", show_short(weight) if weight else "—")
    figure = show(score, 2) if score is not None else "--"
    row = _row(title, figure, show_short(weight) if weight is not None else "--")
    return row + "".join(f"  {remark}" for remark in _remarks(sheet, line))


def _remarks(sheet: ScoreSheet, line: Line) -> Iterator[str]:
    """Printed full marks other than those that count, and a published score."""
    printed, published = sheet.printed_weight(line), sheet.published(line)
    if printed is not None and printed != sheet.weight(line):
        yield _("(printed {weight})").format(weight=show_short(printed))
    if published is not None:
        yield _("(published {score})").format(score=show(published, 2))


def _row(title: str, score: str, weight: str) -> str:
    return f"{left(clean(title), _TITLE)} {right(score, _FIGURE)} {right(weight, 6)}".rstrip()


COMMAND = Command(
    "score", lambda: _("scores, subtotals and grade of project files"), _arguments, _run
)
