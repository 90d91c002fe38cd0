"""The mean completion of a group of targets."""

from __future__ import annotations

from typing import ClassVar

from ziping.expression import ONE, ZERO, Arithmetic, Expression, Extreme, Fold
from ziping.forms.rules.base import Asks, PlainRule
from ziping.record import record


@record
class Completion(PlainRule):
    """weight x mean completion of the group's rows, each counted from 0 to 100 %."""

    kind: ClassVar[str] = "completion"
    group: str

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        rows = ask.targets(self.group)
        bounded = tuple(
            Extreme("max", (Extreme("min", (row.completion, ONE)), ZERO)) for row in rows
        )
        return Arithmetic("*", ask.weight, Fold("mean", bounded))

    def groups(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("group", self.group),)
