"""A form file into a form, with everything that is wrong with it."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, replace
from typing import Any

from ziping.forms.check import check
from ziping.forms.decode import Choice, Decoder
from ziping.forms.model import Form
from ziping.forms.positions import key_lines, line_of
from ziping.forms.problems import FormProblem
from ziping.forms.rules import ROW_RULES, RULES, RowRule, Rule
from ziping.language import _

_ODDITIES = "F0"
"""What a standard may really print. A form that is broken (F1..) cannot be acknowledged."""

_EXAMPLES = "examples"

_CHOICES: dict[object, Choice] = {Rule: Choice(RULES), RowRule: Choice(ROW_RULES)}


@dataclass(frozen=True, slots=True)
class LoadedForm:
    """A form file as read: no form where an error stands, its text, and all problems by line."""

    form: Form | None
    text: str
    problems: tuple[FormProblem, ...]

    @property
    def errors(self) -> tuple[FormProblem, ...]:
        """The problems that keep the form from being used."""
        return tuple(p for p in self.problems if p.severity == "error" and not p.acknowledged)


def load_form(content: bytes) -> LoadedForm:
    """The form in a file's bytes, which are UTF-8 TOML."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = _("This is not UTF-8 text")
        remedy = _("Save the file again with the encoding UTF-8")
        return LoadedForm(None, "", (FormProblem("F107", "error", "", message, remedy, line),))
    try:
        raw = tomllib.loads(text)
        identity = digest(raw)
    except (ValueError, RecursionError) as error:
        return LoadedForm(None, text, (_syntax_problem(error),))
    return _load(raw, text, identity)


def _load(raw: dict[str, Any], text: str, identity: str) -> LoadedForm:
    problems: list[FormProblem] = []
    form = Decoder(problems.append, _CHOICES).table(Form, raw, "")
    if form is not None:
        form = replace(form, digest=identity)
        # What could not be read is missing from the sums.
        whole = not problems
        problems.extend(found for found in check(form) if whole or found.code != "F030")
    loaded = LoadedForm(form, text, settled(form, text, problems))
    return replace(loaded, form=None) if loaded.errors else loaded


def settled(form: Form | None, text: str, problems: list[FormProblem]) -> tuple[FormProblem, ...]:
    """The problems with their lines, in the order of the file; what the form acknowledges is so
    marked."""
    if form is not None:
        problems = _acknowledge(form, problems)
    lines = key_lines(text)
    placed = [replace(p, line=line_of(lines, p.where)) for p in problems]
    return tuple(sorted(placed, key=lambda problem: problem.line or 0))


def digest(raw: dict[str, Any]) -> str:
    """The SHA-256 of what a form prescribes, the same whatever the layout and order of its keys.

    Worked examples change no score and are left out: to add one asks nobody to compare scores.
    """
    content = json.dumps(
        {key: part for key, part in raw.items() if key != _EXAMPLES},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=str,
    )
    return "sha256:" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _acknowledge(form: Form, problems: list[FormProblem]) -> list[FormProblem]:
    reasons = {(item.code, item.where): item.reason for item in form.form.acknowledged}
    ids = {f"indicators[{n}]": item.id for n, item in enumerate(form.indicators)}
    found = []
    for problem in problems:
        place = problem.where.split(".")[0]
        odd = problem.code.startswith(_ODDITIES)
        reason = reasons.get((problem.code, ids.get(place, place))) if odd else None
        found.append(replace(problem, acknowledged=reason))
    return found


def _syntax_problem(error: Exception) -> FormProblem:
    text = str(error)
    line = None
    if "line " in text:
        digits = text.rpartition("line ")[2].split(",")[0]
        line = int(digits) if digits.isdigit() else None
    message = _("This is not valid TOML: {reason}").format(reason=text or type(error).__name__)
    remedy = _("Mend the line named; texts stand in quotes, tables in [brackets]")
    return FormProblem("F100", "error", "", message, remedy, line)
