"""`ziping seal` and `ziping verify`: sign off a project file, and see what changed since."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.files import opened
from ziping.cli.score import total_line
from ziping.cli.text import clean
from ziping.findings import broken_message
from ziping.language import _
from ziping.session.sealing import sealed_session, verify_file


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("project file"))


def _seal(args: argparse.Namespace) -> Exit:
    time = datetime.now().astimezone().isoformat(timespec="seconds")
    session = sealed_session(opened(args.file), time)
    session.save()
    seal = session.project.seal
    if seal:
        print(total_line(session.sheet))
        message = _("{file}: sealed {time}, {count} paths, {files} files of evidence")
        counts = {"count": len(seal.fields), "files": len(seal.evidence)}
        print(clean(message.format(file=args.file, time=seal.clock, **counts)))
        print(seal.digest)
    return Exit.DONE


def _verify(args: argparse.Namespace) -> Exit:
    found = verify_file(Path(args.file))
    if found is None:
        message = _("{file}: not sealed; `ziping seal` seals it")
        raise UsageError(message.format(file=args.file))
    for item in found.broken:
        print(clean(broken_message(item)))
    if found.broken:
        return Exit.ERRORS_FOUND
    message = _("{file}: unchanged since the seal of {time}")
    print(clean(message.format(file=args.file, time=found.seal.clock)))
    print(found.seal.digest)
    return Exit.DONE


SEAL = Command("seal", lambda: _("sign off a project file"), _arguments, _seal)
VERIFY = Command("verify", lambda: _("what changed since the seal"), _arguments, _verify)
