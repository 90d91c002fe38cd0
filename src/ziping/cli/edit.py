"""`ziping set` and `ziping new`: project files without a screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.files import opened_to_write, save
from ziping.cli.score import total_line
from ziping.cli.text import clean
from ziping.evaluation import (
    ROW_ID,
    ROWS,
    TABLE,
    TARGET,
    WAIVER,
    is_evidence,
    place,
    rows_listed,
)
from ziping.expression import inputs
from ziping.findings import fault_remedy
from ziping.forms import did_you_mean
from ziping.language import _
from ziping.scoring import Field, all_fields
from ziping.session import Session, evidence_edits, new_session
from ziping.session.carrying import carried_session
from ziping.store import WriteError, stamp


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("project file"))
    parser.add_argument(
        "edits",
        nargs="+",
        metavar="PATH=VALUE",
        help=_("a field path and its new text; no text makes it unknown"),
    )


def _set(args: argparse.Namespace) -> Exit:
    edits = [_edit(text) for text in args.edits]
    session = opened_to_write(args.file)
    before = total_line(session.sheet)
    try:
        session.apply(_checked(session, Path(args.file), edits))
        save(session)
    finally:
        session.keeper.abandon()
    print(_("before"), before, sep="  ")
    print(_("now"), total_line(session.sheet), sep="  ")
    return Exit.DONE


def _checked(session: Session, file: Path, edits: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts for the fields, tried on a copy that nobody keeps: all of them or none."""
    trial = Session(session.form, session.project)
    found: list[tuple[str, str]] = []
    for path, text in edits:
        meant = _meant(trial, file, path, text)
        trial.apply(meant)
        found += meant
    _refuse_unreadable(trial, [path for path, _text in edits])
    return found


def _meant(session: Session, file: Path, path: str, text: str) -> Sequence[tuple[str, str]]:
    """All that one text for one path changes."""
    if place(path).room == ROWS:
        return rows_listed(session.project, *_listed(session, path, text))
    field = session.field(path)
    if field is None:
        raise UsageError(_unknown(session, path))
    return evidence_edits(file, path, text) if is_evidence(path) else [(path, _answer(field, text))]


def _listed(session: Session, path: str, text: str) -> tuple[str, list[str]]:
    """The list that a path names, and the ids that it is to hold."""
    form, what, ids = session.form, path.removeprefix(f"{ROWS}."), text.split()
    known = [f"{TARGET}.{group.id}" for group in form.target_groups]
    known += [f"{TABLE}.{table.id}" for table in form.tables]
    if what not in known:
        remedy = did_you_mean(path, [f"{ROWS}.{item}" for item in known])
        raise UsageError(_('There is no list "{path}". {remedy}').format(path=path, remedy=remedy))
    others = [row for item in known if item != what for row in session.project.rows(item)]
    wrong = [row for row in ids if not ROW_ID.fullmatch(row) or ids.count(row) > 1 or row in others]
    if wrong:
        message = _(
            '{path}: "{text}" cannot be the id of a row. Use 1 to 16 small letters and digits, '
            "each id once in the project"
        )
        raise UsageError(message.format(path=path, text=wrong[0]))
    return what, ids


def _edit(text: str) -> tuple[str, str]:
    path, equals, value = text.partition("=")
    if not equals:
        raise UsageError(
            _('"{text}" is not PATH=VALUE, such as fact.spent=1018.93').format(text=text)
        )
    return path.strip(), value


def _answer(field: Field, text: str) -> str:
    """The text for a field; a choice may be given by its words."""
    found = field.value_of(text)
    if field.options and text and found is None:
        known = ", ".join(option.value for option in field.options)
        raise UsageError(
            _('{path}: "{text}" is none of: {known}').format(
                path=field.path, text=text, known=known
            )
        )
    return found or text


def _unknown(session: Session, path: str) -> str:
    figure = session.sheet.plan.figures.get(path.removeprefix("fact."))
    if figure and figure.derived:
        asked = ", ".join(node.path for node in inputs(figure.derived)[:6])
        message = _('"{path}" is worked out and not typed. Fill in what it follows from: {fields}')
        return message.format(path=path, fields=asked)
    if path.startswith(f"{WAIVER}."):
        message = _('"{path}" waives no finding: write waiver.CODE.PLACE as `check` names them')
        return message.format(path=path) + "; " + _("what was edited after the seal stays said")
    known = [field.path for field in all_fields(session.sheet.plan, session.project)]
    near = [name for name in known if name.partition(".")[0] == path.partition(".")[0]]
    return _('There is no field "{path}". {remedy}').format(
        path=path, remedy=did_you_mean(path, near[:40] or known[:12])
    )


def _refuse_unreadable(session: Session, paths: list[str]) -> None:
    for path in paths:
        misread = session.sheet.misread.get(path)
        if misread:
            message = _('{path}: cannot read "{text}". {remedy}. Nothing was changed')
            raise UsageError(
                message.format(path=path, text=misread.text, remedy=fault_remedy(misread.fault))
            )


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="FORM", help=_("a form's id or id@version, or a form file"))
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help=_("the project file to make")
    )
    parser.add_argument(
        "--from",
        dest="last_year",
        metavar="LAST_YEAR",
        help=_("last year's file: names and targets come along, answers do not"),
    )


def _new(args: argparse.Namespace) -> Exit:
    if args.last_year:
        session = carried_session(Path(args.last_year), args.form)
    else:
        session = new_session(args.form)
    path = Path(args.output)
    if stamp(path):
        raise WriteError(path, _("Not written: the file exists already; choose another name"))
    session.save(path)
    print(clean(_('{file}: new, by "{form}"').format(file=path, form=session.form.form.title)))
    if path.suffix != ".toml":
        print(_("Project files usually end in .toml"), file=sys.stderr)
    return Exit.DONE


SET = Command("set", lambda: _("change fields of a project file"), _set_arguments, _set)
NEW = Command(
    "new", lambda: _("make a project file, blank or from last year's"), _new_arguments, _new
)
