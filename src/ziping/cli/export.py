"""`ziping export`: a project as a workbook, a table or JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.files import add_force, opened
from ziping.cli.text import clean, json_text
from ziping.exchange.score_json import score_json
from ziping.language import _
from ziping.session import Session
from ziping.session.exporting import export_csv, export_workbook
from ziping.session.templating import export_template
from ziping.store import replace


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("project file"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help=_(
            "the file to write; its ending chooses the kind: .xlsx .csv .json; without it the "
            "workbook beside the project file"
        ),
    )
    parser.add_argument(
        "--template", metavar="THEIRS.xlsx", help=_("a workbook of the bureau's own to fill")
    )
    add_force(parser)


def _run(args: argparse.Namespace) -> Exit:
    session = opened(args.file)
    out = Path(args.output or Path(args.file).with_suffix(".xlsx"))
    if args.template:
        return _fill(session, args, out)
    match out.suffix.lower():
        case ".xlsx":
            print(clean(f"{out}: {_workbook(session, out, force=args.force)}"))
        case ".csv":
            print(clean(f"{out}: {export_csv(session, out).said}"))
        case ".json":
            _write_json(session, args.file, out)
            print(clean(str(out)))
        case _:
            raise UsageError(
                _("{file}: this ending is not known; use .xlsx, .csv or .json").format(file=out)
            )
    return Exit.DONE


def _workbook(session: Session, out: Path, *, force: bool) -> str:
    exported = export_workbook(session, out, force=force)
    if not exported.written.edited:
        return exported.said
    return exported.said + _("; ") + _("`ziping import --into` takes edits in")


def _fill(session: Session, args: argparse.Namespace, out: Path) -> Exit:
    if not args.output:
        raise UsageError(_("Name the filled template: -o OUT.xlsx"))
    if out.suffix.lower() != ".xlsx":
        raise UsageError(_("{file}: a filled template ends with .xlsx").format(file=out))
    said = export_template(session, Path(args.template), out, force=args.force)
    print(clean(f"{out}: {said}"))
    return Exit.DONE


def _write_json(session: Session, name: str, out: Path) -> None:
    found = score_json(name, session.sheet, session.findings)
    replace(out, f"{json_text(found)}\n".encode())


COMMAND = Command("export", lambda: _("write a workbook, a table or JSON"), _arguments, _run)
