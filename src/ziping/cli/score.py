"""`ziping score`: scores, subtotals, grade; with --why the derivations."""

from __future__ import annotations

import argparse

from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.files import opened
from ziping.cli.seal_mark import seal_mark
from ziping.cli.text import clean, left, print_json, right
from ziping.exchange.score_json import score_json
from ziping.forms import did_you_mean
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet
from ziping.session import Session

_ALL = "*"
TOTAL = "total"
_TITLE, _FIGURE = 44, 9


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("project files"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument(
        "--why",
        nargs="?",
        const=_ALL,
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
        lines = report(session) if args.why is None else _why(session.sheet, args.why)
        print("\n".join(lines))
    return Exit.DONE


def report(session: Session) -> list[str]:
    """The scores of a project in columns."""
    sheet = session.sheet
    lines = [clean(sheet.project.text("subject.name") or str(session.path))]
    for section in sheet.form.sections:
        score = sheet.section_score(section)
        figure = show(score, 2) if score is not None else "--"
        lines.append(_row(section.title, figure, show(sheet.section_weight(section))))
        lines += [_line_row(sheet, line) for line in sheet.lines if line.section == section.id]
    mark = seal_mark(session)
    return [*lines, total_line(sheet), *([mark] if mark else [])]


def total_line(sheet: ScoreSheet) -> str:
    """The total, full marks and grade in one line; what is missing where it is not complete."""
    total = show(sheet.total, 2) if sheet.total is not None else "--"
    line = _row(_("Total"), total, show(sheet.full_marks()))
    if sheet.complete:
        return f"{line}  {clean(sheet.grade)}" if sheet.grade else line
    return f"{line}  " + _("So far: {count} blank").format(count=sheet.blanks)


def _line_row(sheet: ScoreSheet, line: Line) -> str:
    weight = sheet.weight(line)
    if line.score is None and line.parts:
        figure = sheet.shown(line.parts.completion) or "--"
        return _row(f"    {sheet.title(line)}", figure, "")
    score = sheet.score(line)
    figure = show(score, 2) if score is not None else "--"
    return _row(f"  {sheet.title(line)}", figure, show(weight) if weight is not None else "--")


def _row(title: str, score: str, weight: str) -> str:
    return f"{left(clean(title), _TITLE)} {right(score, _FIGURE)} {right(weight, 6)}".rstrip()


def _why(sheet: ScoreSheet, wanted: str) -> list[str]:
    if wanted == TOTAL:
        return [sheet.why(sheet.plan.total)]
    lines = sheet.scored_lines if wanted == _ALL else [_find(sheet, wanted)]
    found: list[str] = []
    for line in lines:
        found.append(clean(f"{line.id}  {sheet.title(line)}"))
        found += [f"  {clean(text)}" for text in derivation(sheet, line)]
    if wanted == _ALL:
        found += [_("Total"), f"  {clean(sheet.why(sheet.plan.total))}"]
    return found


def derivation(sheet: ScoreSheet, line: Line) -> list[str]:
    """The calculation of a line: its intermediate results, then its points and the source."""
    if line.derived is None:
        return [sheet.why(line.parts.completion)] if line.parts else []
    found = [f"{node.label} = {sheet.why(node)}" for node in sheet.steps(line)]
    found.append(sheet.why(line.derived))
    if line.override is not None and sheet.value(line.override) is not None:
        found.append(_("A person set {score}").format(score=sheet.shown(line.override)))
    clause = f"{sheet.form.form.authority.document} {line.derived.clause}".strip()
    return [*found, _("Source: {clause}").format(clause=clause)]


def _find(sheet: ScoreSheet, wanted: str) -> Line:
    for line in sheet.lines:
        if wanted in (line.id, sheet.title(line)):
            return line
    known = [line.id for line in sheet.lines]
    message = _('There is no indicator "{id}". {remedy}')
    raise UsageError(message.format(id=wanted, remedy=did_you_mean(wanted, known)))


COMMAND = Command(
    "score", lambda: _("scores, subtotals and grade of project files"), _arguments, _run
)
