"""The lines of a score sheet: what is scored, and the target rows that serve a score."""

from __future__ import annotations

from dataclasses import dataclass

from ziping.expression import Expression, Named, Reference
from ziping.forms import Fact, Indicator, TargetGroup
from ziping.forms.rules import TargetParts


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of the form or a target row of the project.

    `prefix` begins the paths of its answers (`answer.<id>`, `target.<id>`). A target row
    without points of its own has no score and serves the indicators that name its group.
    """

    id: str
    prefix: str
    section: str
    source: Indicator | TargetGroup
    weight: Expression
    derived: Named | None
    score: Named | None
    override: Reference | None
    parts: TargetParts | None = None

    @property
    def is_target(self) -> bool:
        """Whether the line is a target row."""
        return self.parts is not None

    @property
    def title_path(self) -> str:
        """Where a target row's own title stands."""
        return f"{self.prefix}.title"

    @property
    def loss_reason_path(self) -> str:
        """Where the reason for lost points stands."""
        return f"{self.prefix}.{'analysis' if self.is_target else 'loss_reason'}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact of the form as an expression; `typed` is its field where a person fills it in."""

    name: str
    fact: Fact
    node: Expression
    typed: Reference | None
    derived: Named | None
