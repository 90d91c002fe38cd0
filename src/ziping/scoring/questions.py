"""What a form asks at a field path, so that two versions of a form can be compared."""

from __future__ import annotations

from typing import Final

from ziping.evaluation import EVIDENCE, Project
from ziping.forms import Form
from ziping.record import record
from ziping.scoring.fields import Field, all_fields, find_field
from ziping.scoring.lines import Line
from ziping.scoring.plan import plan_for

_IN_POINTS: Final = ("points", "override", "weight", "published")


@record
class Question:
    """What is asked: words, kind, unit and options of the field; the rule that reads it, and for
    points the full marks that the form gives to the indicator or group."""

    label: str
    kind: str
    unit: str
    options: str
    rule: str
    worth: str


class Questions:
    """The questions of a form, for the rows that a project has."""

    def __init__(self, form: Form, project: Project) -> None:
        self.plan = plan_for(form, project)
        self._project = project
        self._fields = {field.path: field for field in all_fields(self.plan, project)}
        self._lines = {line.prefix: line for line in self.plan.lines}

    def required(self) -> tuple[Field, ...]:
        """The fields without which a line has no score."""
        return tuple(field for field in self._fields.values() if field.required)

    def ask(self, path: str) -> Question | None:
        """What is asked at a path; None where the form asks nothing there."""
        field = self._fields.get(path) or find_field(self.plan, self._project, _asked_at(path))
        if field is None:
            return None
        line = self._lines.get(".".join(path.split(".")[:2]))
        options = " / ".join(option.label for option in field.options)
        rule = line.source.rule.kind if line and path in self.plan.program.inputs else ""
        return Question(field.label, field.kind, field.unit, options, rule, _worth(path, line))


def _asked_at(path: str) -> str:
    """Size and digest of evidence are recorded where its path is asked for."""
    owner, name, rest = path.partition(f".{EVIDENCE}.")
    return f"{owner}{name}{rest.partition('.')[0]}.path" if name else path


def _worth(path: str, line: Line | None) -> str:
    weight = line.source.weight if line else None
    return weight.shown if weight and path.rpartition(".")[2] in _IN_POINTS else ""
