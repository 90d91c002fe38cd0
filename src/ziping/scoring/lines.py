"""The lines of a score sheet: what is scored, and the target rows that serve a score."""

from __future__ import annotations

from ziping.expression import Expression, Named, Reference
from ziping.forms import Cap, Fact, Indicator, TargetGroup
from ziping.forms.rules import Doubt, TargetParts
from ziping.language import _
from ziping.record import record


@record
class Line:
    """An indicator of the form or a target row of the project.

    `prefix` begins the paths of its answers (`answer.<id>`, `target.<id>`). `printed` are the
    full marks that the form or the row gives, `weight` those that count where something does not
    apply. A target row without points of its own has no score and serves the indicators that
    name its group; a declared score has none that is derived. `absent` says that the line does
    not apply, None where it always does. `points` are what the rule gives on the printed weight.
    """

    id: str
    prefix: str
    section: str
    source: Indicator | TargetGroup
    printed: Expression
    weight: Expression
    points: Expression | None
    derived: Named | None
    score: Named | None
    override: Reference | None
    absent: Expression | None = None
    parts: TargetParts | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_target(self) -> bool:
        """Whether the line is a target row."""
        return self.parts is not None

    @property
    def override_path(self) -> str:
        """Where a person's score stands."""
        return f"{self.prefix}.override"

    @property
    def reason_path(self) -> str:
        """Where the reason for a person's score stands."""
        return f"{self.prefix}.reason"

    @property
    def absent_path(self) -> str:
        """Where it is said that the line does not apply."""
        return f"{self.prefix}.not_applicable"

    @property
    def published_path(self) -> str:
        """Where a score stands that somebody has printed."""
        return f"{self.prefix}.published"

    @property
    def title_path(self) -> str:
        """Where a target row's own title stands."""
        return f"{self.prefix}.title"

    @property
    def loss_reason_path(self) -> str:
        """Where the reason for lost points stands."""
        return f"{self.prefix}.{'analysis' if self.is_target else 'loss_reason'}"


@record
class Figure:
    """A fact of the form as an expression; `typed` is its field where a person fills it in."""

    name: str
    fact: Fact
    node: Expression
    typed: Reference | None
    derived: Named | None


@record
class Capping:
    """A cap on the total; `holds` where it takes something away."""

    cap: Cap
    figure: str
    holds: Expression

    @property
    def text(self) -> str:
        """What is capped, and why."""
        message = _("Capped at {most}: {figure} below {limit}")
        most, limit = self.cap.at_most.shown, self.cap.below.shown
        return message.format(most=most, figure=self.figure, limit=limit)
