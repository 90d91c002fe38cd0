"""`ziping demo`: the samples, opened on screen or scored and exported without one."""

from __future__ import annotations

import argparse
from itertools import count
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit
from ziping.cli.files import make_folder
from ziping.cli.score import total_line
from ziping.cli.screen import has_terminal, open_editor
from ziping.cli.text import clean
from ziping.language import _
from ziping.resources import data
from ziping.session import open_session
from ziping.session.exporting import export_workbook
from ziping.store import replace

FIRST = "gz-it-2021.toml"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="DIR",
        help=_("where to put the samples; a new folder where none is named"),
    )


def _run(args: argparse.Namespace) -> Exit:
    folder = Path(args.folder) if args.folder else _new_folder()
    files = copy_samples(folder)
    if has_terminal():
        return open_editor(folder / FIRST)
    for path in files:
        session = open_session(path)
        out = path.with_suffix(".xlsx")
        said = export_workbook(session, out).said
        print(clean(session.text("subject.name")))
        print("  " + total_line(session.sheet))
        print(clean(f"  {path}"))
        print(clean(f"  {out}: {said}"))
    return Exit.DONE


def copy_samples(folder: Path) -> list[Path]:
    """Put the samples into a folder; those that are there stay as they are. Raises WriteError."""
    make_folder(folder)
    found = []
    for sample in sorted(data("sample_data").iterdir(), key=lambda item: item.name):
        if sample.name.endswith(".toml"):
            path = folder / sample.name
            if not path.exists():
                replace(path, sample.read_bytes())
            found.append(path)
    return sorted(found, key=lambda path: path.name != FIRST)


def _new_folder() -> Path:
    names = ("ziping-demo" if number == 1 else f"ziping-demo-{number}" for number in count(1))
    return next(path for path in map(Path, names) if not path.exists())


COMMAND = Command("demo", lambda: _("try it on three real evaluations"), _arguments, _run)
