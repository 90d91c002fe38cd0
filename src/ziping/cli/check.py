"""`ziping check`: the findings of project files."""

from __future__ import annotations

import argparse

from ziping.cli.command import Command
from ziping.cli.ending import Exit
from ziping.cli.files import opened
from ziping.cli.seal_mark import seal_mark
from ziping.cli.text import clean, print_json
from ziping.exchange.score_json import findings_json
from ziping.findings import Finding
from ziping.forms import severity_word
from ziping.language import _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("project files"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def _run(args: argparse.Namespace) -> Exit:
    sessions = [(name, opened(name)) for name in args.files]
    if args.json:
        found = [findings_json(session.findings) for _name, session in sessions]
        print_json(found[0] if len(found) == 1 else list(found))
    else:
        for name, session in sessions:
            print(clean(name))
            for finding in session.findings:
                print("\n".join(_lines(finding)))
            if not session.findings:
                print("  " + _("nothing found"))
            mark = seal_mark(session)
            if mark:
                print(f"  {mark}")
    wrong = any(is_open_error(item) for _name, session in sessions for item in session.findings)
    return Exit.ERRORS_FOUND if wrong else Exit.DONE


def is_open_error(finding: Finding) -> bool:
    """Whether a finding is an error that nobody has waived."""
    return finding.severity == "error" and finding.waived is None


def _lines(finding: Finding) -> list[str]:
    severity = severity_word(finding.severity, waived=bool(finding.waived))
    lines = [f"  {finding.code} {severity}  {clean(finding.message)}"]
    if finding.where:
        lines.append(f"      {clean(finding.where)}")
    lines.append(f"      {clean(finding.waived or finding.remedy)}")
    return lines


COMMAND = Command("check", lambda: _("findings of project files"), _arguments, _run)
