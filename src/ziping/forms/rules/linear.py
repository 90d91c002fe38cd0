"""Points in proportion between two anchors."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from ziping.expression import ZERO, Arithmetic, Choose, Compare, Comparison, Constant, Expression
from ziping.forms.rules.base import Asks, Flaw, Limit, PlainRule, figure_of, named_limits
from ziping.language import _
from ziping.record import record


@record
class Linear(PlainRule):
    """Nothing below `zero_at`, full marks from `full_at`, in between
    (value - zero_at) / (full_at - zero_at) x weight; the other way round where full_at is the
    lower of the two. Anchors that are facts rise."""

    kind: ClassVar[str] = "linear"
    value: str
    zero_at: Limit
    full_at: Limit

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        value = ask.figure(self.value)
        none, full = ask.limit(self.zero_at), ask.limit(self.full_at)
        part = Arithmetic("/", Arithmetic("-", value, none), Arithmetic("-", full, none))
        between = Arithmetic("*", part, ask.weight)
        worse, better = self._directions()
        below = Choose(Compare(worse, value, none), ZERO, between)
        return Choose(Compare(better, value, full), ask.weight, below)

    def _directions(self) -> tuple[Comparison, Comparison]:
        falls = self._are_printed() and figure_of(self._full) < figure_of(self._none)
        return (">", "<") if falls else ("<", ">")

    @property
    def _none(self) -> Constant | None:
        return self.zero_at if isinstance(self.zero_at, Constant) else None

    @property
    def _full(self) -> Constant | None:
        return self.full_at if isinstance(self.full_at, Constant) else None

    def _are_printed(self) -> bool:
        return self._none is not None and self._full is not None

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        if self._are_printed() and figure_of(self._none) == figure_of(self._full):
            message = _("zero_at and full_at are the same, so nothing lies between them")
            remedy = _('Give each its own figure, or use the kind "gate"')
            yield Flaw("full_at", "F119", message, remedy)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        limits = named_limits(zero_at=self.zero_at, full_at=self.full_at)
        return (("value", self.value), *limits)
