"""A form that extends another one: `extends = "id@version"` and `remove = [...]` under [form].

The result is a form like any other. What is removed goes first, so that a part can be removed and
stated anew; `id` and `version` are never inherited. What is wrong in a base is a problem of the
line that extends it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from ziping.forms.merge import Part, Unknown, merged, parted, without
from ziping.forms.problems import FormProblem, did_you_mean, misfit
from ziping.forms.source import Raw, identity
from ziping.language import _

Report = Callable[[FormProblem], None]

EXTENDS, REMOVE = "extends", "remove"
_HEAD = "form"
_LONGEST = 8
"""Forms in a chain; a longer one is nothing that a person could follow."""


class Bases(Protocol):
    """Where the forms are that others extend."""

    def find(self, name: str) -> Raw | FormProblem | None:
        """The content of the form `id@version`, or why its file cannot be read."""

    def names(self, like: str) -> list[str]:
        """The forms that could be meant by a name that nothing has."""


def extends(raw: Raw) -> bool:
    """Whether a form's content is to be put over another form's."""
    head = raw.get(_HEAD)
    return isinstance(head, dict) and (EXTENDS in head or REMOVE in head)


def extended(
    raw: Raw, bases: Bases, report: Report, form: str = "", trail: tuple[str, ...] = ()
) -> Part | None:
    """The whole form, None where a base is missing. `trail` names the forms that extend it."""
    if not extends(raw):
        return parted(raw, form)
    head = raw[_HEAD]
    base = _base(head, bases, report, (*trail, identity(raw) or "?"))
    if base is None:
        return None
    base = _reduced(base, head.get(REMOVE, []), report)
    own = {**raw, _HEAD: {key: head[key] for key in head if key not in (EXTENDS, REMOVE)}}
    return merged(base, parted(own, form), lambda found: report(_misplaced(found)))


def inside(problem: FormProblem, form: str) -> FormProblem:
    """A problem of another form's file, whose lines are not ours."""
    message = _("{message} (in {form})").format(message=problem.message, form=form)
    return replace(problem, message=message, line=None)


def _base(
    head: dict[str, Any], bases: Bases, report: Report, trail: tuple[str, ...]
) -> Part | None:
    """The form that is extended, without an identity that could be inherited."""
    name = head.get(EXTENDS)
    raw = None if name in trail or len(trail) >= _LONGEST else _find(name, bases)
    if not isinstance(raw, dict):
        report(_no_base(name, raw, bases, trail))
        return None
    problems: list[FormProblem] = []
    found = extended(raw, bases, problems.append, str(name), trail)
    if problems:
        report(replace(inside(problems[0], str(name)), where=f"{_HEAD}.{EXTENDS}"))
        return None
    for key in {"id", "version"} - head.keys():
        left = without(found, [_HEAD, key]) if found else None
        found = left if isinstance(left, Part) else found
    return found


def _find(name: object, bases: Bases) -> Raw | FormProblem | None:
    return bases.find(name) if isinstance(name, str) else None


def _no_base(
    name: object, found: FormProblem | None, bases: Bases, trail: tuple[str, ...]
) -> FormProblem:
    where = f"{_HEAD}.{EXTENDS}"
    if found:
        return replace(inside(found, str(name)), where=where)
    if name in trail or len(trail) >= _LONGEST:
        message = _("The forms extend each other without end: {chain}")
        chain = " → ".join((*trail, str(name)))
        remedy = _("Let the chain end, after {count} forms at most, at one that extends none")
        return FormProblem(
            "F121", "error", where, message.format(chain=chain), remedy.format(count=_LONGEST)
        )
    if name is None:
        message = _("Only what another form prescribes can be removed")
        remedy = _('Add the line: extends = "id@version"')
        return FormProblem("F120", "error", f"{_HEAD}.{REMOVE}", message, remedy)
    message = _('There is no form "{name}" to extend').format(name=name)
    remedy = did_you_mean(str(name), bases.names(str(name)))
    return FormProblem("F120", "error", where, message, remedy)


def _reduced(base: Part, removed: object, report: Report) -> Part:
    where = f"{_HEAD}.{REMOVE}"
    if not isinstance(removed, list) or not all(isinstance(item, str) for item in removed):
        report(misfit(where, removed, _('a list such as ["indicators.id", "facts.id"]')))
        return base
    for number, item in enumerate(removed):
        left = without(base, item.split("."))
        if isinstance(left, Unknown):
            message = _('"{item}" cannot be removed: there is no "{name}"')
            message = message.format(item=item, name=left.name)
            remedy = did_you_mean(left.name, left.known)
            report(FormProblem("F122", "error", f"{where}[{number}]", message, remedy))
        else:
            base = left
    return base


def _misplaced(found: Unknown) -> FormProblem:
    message = _('There is no "{name}" to stand after').format(name=found.name)
    return FormProblem("F123", "error", found.where, message, did_you_mean(found.name, found.known))
