"""`ziping migrate`: a project file taken to another version of its form, first on trial."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from ziping.cli.command import Command
from ziping.cli.compare import total_lines
from ziping.cli.ending import Exit, UsageError
from ziping.cli.files import opened
from ziping.cli.text import clean
from ziping.language import _
from ziping.scoring import ScoreSheet
from ziping.scoring.comparison import compare
from ziping.scoring.migration import Doubtful, Migration
from ziping.scoring.naming import Names
from ziping.session.migrating import migration_of


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("project file"))
    parser.add_argument(
        "--to",
        default="",
        metavar="VERSION",
        help=_("a version of its form, ID@VERSION or a form file; without it the newest"),
    )
    parser.add_argument("--apply", action="store_true", help=_("write the file"))


def _run(args: argparse.Namespace) -> Exit:
    session = opened(args.file)
    found = migration_of(session, args.to)
    form = found.after.form
    if form.digest == session.form.digest:
        message = _("{file}: it is by the form {form} already; --to names another version")
        raise UsageError(message.format(file=args.file, form=_name(found.after)))
    print(clean(f"{args.file}: {_name(found.before)} -> {_name(found.after)}"))
    print("\n".join(_lines(found)))
    if args.apply:
        session.successor(found.after.project, form).save()
        print(clean(_("{file}: written").format(file=args.file)))
    else:
        print(_("Nothing is written; --apply writes it"))
    return Exit.DONE


def _name(sheet: ScoreSheet) -> str:
    return f"{sheet.form.id}@{sheet.form.form.version}"


def _lines(found: Migration) -> Iterator[str]:
    before, after = Names(found.before), Names(found.after)
    yield _("{count} texts move as they are").format(count=found.moved)
    doubtful = [line for item in found.doubtful for line in _asked(item, after)]
    yield from _part(_("Asked otherwise; look at each"), doubtful)
    yield from _part(_("No place there; set aside in the file"), _texts(found.aside, before))
    yield from _part(_("Come back from what was set aside"), _texts(found.restored, after))
    wanted = [f"{field.path}  {after.name(field.path)}" for field in found.to_fill]
    groups = [f"target.{group.id}  {group.title}" for group in found.empty_groups]
    yield from _part(_("Still to fill in"), [*wanted, *groups])
    yield from total_lines(compare(found.before, found.after))


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from (f"  {clean(line)}" for line in lines)


def _texts(texts: Mapping[str, str], names: Names) -> list[str]:
    return [f"{path}  {names.name(path)} = {text}" for path, text in texts.items()]


def _asked(item: Doubtful, names: Names) -> Iterator[str]:
    yield f"{item.path}  {names.name(item.path)} = {item.text}"
    words = {
        "label": _("words"),
        "kind": _("kind"),
        "unit": _("unit"),
        "options": _("choices"),
        "rule": _("rule"),
        "worth": _("full marks"),
    }
    old, new = asdict(item.old), asdict(item.new)
    for part, word in words.items():
        if old[part] != new[part]:
            yield f"    {word}: {old[part] or '-'} -> {new[part] or '-'}"


COMMAND = Command(
    "migrate", lambda: _("take a project file to another version of its form"), _arguments, _run
)
