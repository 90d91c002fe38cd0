"""A form file into a form, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from ziping.forms.acknowledge import acknowledged
from ziping.forms.check import check
from ziping.forms.decode import Choice, Decoder
from ziping.forms.extend import Bases, extended, extends, inside
from ziping.forms.merge import Part, content, places
from ziping.forms.model import Form
from ziping.forms.positions import around, key_lines, line_of
from ziping.forms.problems import FormProblem
from ziping.forms.rules import ROW_RULES, RULES, RowRule, Rule
from ziping.forms.shelf import shipped_shelf
from ziping.forms.source import Raw, digest, read_source
from ziping.record import record

CHOICES: dict[object, Choice] = {Rule: Choice(RULES), RowRule: Choice(ROW_RULES)}


@record
class LoadedForm:
    """A form file as read: no form where an error stands, its text, and all problems by line.

    Where it extends another form, `origins` tells where each part of the whole stands.
    """

    form: Form | None
    text: str
    problems: tuple[FormProblem, ...]
    origins: Mapping[str, Part] = field(default_factory=dict)

    @property
    def whole(self) -> Raw | None:
        """The content of the form and of what it extends as that of one file, None where it
        extends nothing."""
        return content(self.origins[""]) if self.origins else None

    def inherits(self, where: str) -> bool:
        """Whether all that stands at a place comes from another form."""
        parts = [
            part for place, part in self.origins.items() if place == where or is_in(place, where)
        ]
        return bool(parts) and all(part.form for part in parts)

    @property
    def errors(self) -> tuple[FormProblem, ...]:
        """The problems that keep the form from being used."""
        return tuple(p for p in self.problems if p.severity == "error" and not p.acknowledged)


def load_form(file: bytes, bases: Bases | None = None) -> LoadedForm:
    """The form in a file's bytes, which are UTF-8 TOML. What it extends is looked for in `bases`,
    or else among the forms that ship."""
    source = read_source(file)
    if source.problem:
        return LoadedForm(None, source.text, (source.problem,))
    if not extends(source.raw):
        return _load(source.raw, source.text)
    found: list[FormProblem] = []
    whole = extended(source.raw, bases or shipped_shelf(), found.append)
    lines = key_lines(source.text)
    problems = [replace(p, line=line_of(lines, p.where)) for p in found]
    if whole is None:
        return LoadedForm(None, source.text, tuple(problems))
    loaded = _load(content(whole), source.text, dict(places(whole)))
    loaded = replace(loaded, problems=tuple(_in_order([*problems, *loaded.problems])))
    return replace(loaded, form=None) if loaded.errors else loaded


def _load(raw: Raw, text: str, origins: Mapping[str, Part] | None = None) -> LoadedForm:
    problems: list[FormProblem] = []
    form = Decoder(problems.append, CHOICES).table(Form, raw, "")
    if form is not None:
        form = replace(form, digest=digest(raw))
        # What could not be read is missing from the sums.
        whole = not problems
        problems.extend(p for p in check(form) if whole or p.code != "F030")
    found = settled(form, text, problems, origins)
    loaded = LoadedForm(form, text, found, origins or {})
    return replace(loaded, form=None) if loaded.errors else loaded


def settled(
    form: Form | None,
    text: str,
    problems: list[FormProblem],
    origins: Mapping[str, Part] | None = None,
) -> tuple[FormProblem, ...]:
    """The problems with what the form acknowledges so marked, in the order of the file's lines.

    What stands in another form, by the `origins` of the parts of a form that extends it, says so
    and has no line.
    """
    if form is not None:
        problems = [replace(p, acknowledged=acknowledged(form, p.code, p.where)) for p in problems]
    lines = key_lines(text)
    placed = [_placed(problem, lines, origins or {}) for problem in problems]
    return tuple(_in_order(placed))


def is_in(place: str, where: str) -> bool:
    """Whether a key path lies below another."""
    return place.startswith((f"{where}.", f"{where}["))


def _in_order(problems: list[FormProblem]) -> list[FormProblem]:
    return sorted(problems, key=lambda problem: problem.line or 0)


def _placed(
    problem: FormProblem, lines: dict[str, int], origins: Mapping[str, Part]
) -> FormProblem:
    known = where = problem.where
    while known and known not in origins:
        known = around(known)
    if known:
        part = origins[known]
        where = part.path + where[len(known) :]
        if part.form:
            return replace(inside(problem, part.form), where=where)
    return replace(problem, where=where, line=line_of(lines, where))
