"""`ziping forms`: the official forms, listed, shown, checked and copied, and their grammar."""

from __future__ import annotations

import argparse
from pathlib import Path

from ziping.cli.command import Command
from ziping.cli.ending import Exit, UsageError
from ziping.cli.files import make_folder
from ziping.cli.text import clean, left, print_json
from ziping.forms import (
    Form,
    FormProblem,
    LoadedForm,
    form_file,
    meant_form,
    renamed,
    severity_word,
    shipped_form,
    shipped_versions,
)
from ziping.forms.schema import form_schema
from ziping.language import _, language
from ziping.scoring.proof import Proof, prove
from ziping.store import ReadError, WriteError, replace, stamp


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help=_("the forms that ship with the program"))
    show = actions.add_parser("show", help=_("one form in full"))
    show.add_argument("form", metavar="ID", help=_("a form's id or id@version, or a form file"))
    check = actions.add_parser("check", help=_("check form files"))
    check.add_argument("files", nargs="+", metavar="FILE", help=_("form files, or ids"))
    copy = actions.add_parser("copy", help=_("start a form of your own from one that ships"))
    copy.add_argument("form", metavar="ID", help=_("a form's id or id@version"))
    copy.add_argument("folder", metavar="DIR", help=_("where to put the copy"))
    actions.add_parser("schema", help=_("the JSON Schema of form files, for editors"))


def _run(args: argparse.Namespace) -> Exit:
    match args.action:
        case "show":
            return _show(args.form)
        case "check":
            return _check(args.files)
        case "copy":
            return _copy(args.form, Path(args.folder))
        case "schema":
            print_json(form_schema())
            return Exit.DONE
        case _:
            return _list()


def _list() -> Exit:
    for shipped in shipped_versions():
        head = shipped.form.form
        title = head.title if language() == "zh" else head.title_en or head.title
        print(f"{left(head.id, 32)} {left(head.version, 6)} {title}")
    return Exit.DONE


def _show(name: str) -> Exit:
    form = _form(name)
    head, authority = form.form, form.form.authority
    print(clean(f"{head.title}  {head.id}@{head.version}"))
    source = " ".join(part for part in (authority.document, authority.clause) if part)
    memory = _("(from memory; check it against the text)") if authority.from_memory else ""
    print(clean(_("Source: {clause}").format(clause=source)), memory)
    for section in form.sections:
        print()
        print(clean(f"{section.title}  {section.weight.shown}  [{section.id}]"))
        for indicator in form.indicators:
            if indicator.section == section.id:
                print(clean(f"  {indicator.title}  {indicator.weight.shown}  [{indicator.id}]"))
                if indicator.standard:
                    print(clean(f"    {indicator.standard}"))
        for group in form.target_groups:
            if group.section == section.id:
                weight = group.weight.shown if group.weight else ""
                print(clean(f"  {group.title}  {weight}  [{group.id}] " + _("targets")))
                print(clean(f"    {group.standard}"))
    print()
    for fact_id, fact in form.facts.items():
        formula = f" = {fact.formula}" if fact.formula else ""
        print(clean(f"  {fact.label}  [{fact_id}]{formula}"))
    for table in form.tables:
        columns = " ".join(f"[{column.id}]" for column in table.columns)
        print(clean(f"  {table.title}  [{table.id}]  {columns}"))
    return Exit.DONE


def _form(name: str) -> Form:
    shipped = shipped_form(name)
    if shipped:
        return shipped.form
    if stamp(Path(name)):
        loaded = _loaded(name)
        if loaded.form:
            return loaded.form
        raise UsageError(_line(name, loaded.errors[0]))
    raise _no_form(name)


def _no_form(name: str) -> UsageError:
    message = _('There is no form "{name}". {remedy}')
    return UsageError(message.format(name=name, remedy=meant_form(name)))


def _loaded(name: str) -> LoadedForm:
    """The form of a file, else the shipped one of this name."""
    path = Path(name)
    shipped = None if path.exists() or path.suffix else shipped_form(name)
    try:
        return form_file(shipped.file if shipped else path)
    except FileNotFoundError as error:
        message = _("There is no such file, and no form of this id. {remedy}")
        raise ReadError(path, message.format(remedy=meant_form(name))) from error
    except OSError as error:
        message = _("It cannot be read: {reason}")
        raise ReadError(path, message.format(reason=error.strerror or error)) from error


def _check(files: list[str]) -> Exit:
    worst = Exit.DONE
    for name in files:
        loaded = _loaded(name)
        proof = prove(loaded)
        problems = (*loaded.problems, *proof.problems)
        for problem in problems:
            print(_line(name, problem))
        if loaded.errors or proof.failed:
            worst = Exit.ERRORS_FOUND
        elif not problems:
            print(clean(name) + ": " + _("nothing found"))
        if proof.examples:
            print(clean(name) + ": " + _proved(proof))
        if proof.left_out:
            message = _("{count} examples of the form it extends do not hold here and are left out")
            print(clean(name) + ": " + message.format(count=proof.left_out))
    return worst


def _proved(proof: Proof) -> str:
    if proof.failed:
        return _("{failed} of {examples} examples do not hold").format(
            failed=proof.failed, examples=proof.examples
        )
    return _("{examples} examples hold; {guarded} of {rules} rules guarded").format(
        examples=proof.examples, guarded=proof.guarded, rules=len(proof.rules)
    )


def _copy(name: str, folder: Path) -> Exit:
    """A copy that differs in the line of its id alone."""
    shipped = shipped_form(name)
    if shipped is None:
        raise _no_form(name)
    own = f"{shipped.form.id}-own"
    path = folder / f"{own}.toml"
    make_folder(folder)
    if stamp(path):
        raise WriteError(path, _("Not written: the file exists already; choose another folder"))
    replace(path, renamed(shipped.file.read_bytes(), shipped.form.id, own))
    print(clean(_('{file}: {form} as "{id}"').format(file=path, form=shipped.name, id=own)))
    print(_("Edit its id, title, authority, texts and weights, then:"))
    print(clean(f"  ziping forms check {path}"))
    print(clean(f"  ziping new {path} -o ..."))
    return Exit.DONE


def _line(name: str, problem: FormProblem) -> str:
    severity = severity_word(problem.severity, waived=bool(problem.acknowledged))
    line = f":{problem.line}" if problem.line else ""
    remedy = problem.acknowledged or problem.remedy
    return clean(
        f"{name}{line}: {problem.code} {severity} {problem.where}: {problem.message}. {remedy}"
    )


COMMAND = Command(
    "forms", lambda: _("the official forms: list, show, check, copy, schema"), _arguments, _run
)
