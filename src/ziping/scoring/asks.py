"""What rules ask of an indicator or a target row, as references to field paths."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ziping.evaluation import ANSWER, TARGET, Project
from ziping.expression import Constant, Expression, Kind, Named, Option, Reference, Style
from ziping.forms import Indicator
from ziping.forms.rules import QUALITATIVE, Limit, RowRule, TargetParts
from ziping.language import _
from ziping.record import record

_SIGNS: Final = ((">", "＞"), (">=", "≥"), ("=", "＝"), ("<=", "≤"), ("<", "＜"))


def sign(operator: str) -> str:
    """The sign of a comparison as it is printed; empty where it is none."""
    return dict(_SIGNS).get(operator, "")


def operators(rule: RowRule) -> tuple[Option, ...]:
    """The comparisons that rows under this rule may have."""
    signs = tuple(Option(value, label) for value, label in _SIGNS)
    return (*signs, Option(QUALITATIVE, _("Judged"))) if rule.qualitative else signs


@record
class _Judgement:
    """What both may ask: answers under a prefix, and results with names of their own."""

    prefix: str

    def answer(
        self,
        name: str,
        label: str,
        kind: Kind = "number",
        options: tuple[Option, ...] = (),
        help: str = "",  # noqa: A002 - see AsksJudgement
    ) -> Reference:
        """See AsksJudgement."""
        return Reference(f"{self.prefix}.{name}", label, kind, options=options, help=help)

    def named(
        self,
        name: str,
        label: str,
        body: Expression,
        *,
        percent: bool = False,
        places: int | None = None,
    ) -> Named:
        """See AsksJudgement."""
        return Named(f"{self.prefix}.{name}", label, body, Style(percent, places))


@record
class IndicatorAsks(_Judgement):
    """See Asks."""

    indicator: Indicator
    project: Project
    facts: Callable[[str], Expression]
    rows: Callable[[str], Sequence[TargetParts]]

    @property
    def weight(self) -> Expression:
        """See Asks."""
        return self.indicator.weight

    def deductions(self) -> int:
        """See Asks."""
        return max(1, self.project.deductions(self.indicator.id))

    def figure(self, name: str) -> Expression:
        """See Asks."""
        return self.facts(name)

    def limit(self, limit: Limit) -> Expression:
        """See Asks."""
        return limit if isinstance(limit, Constant) else self.facts(limit)

    def targets(self, group: str) -> Sequence[TargetParts]:
        """See Asks."""
        return self.rows(group)


@record
class TargetAsks(_Judgement):
    """See RowAsks."""

    rule: RowRule

    @property
    def weight(self) -> Expression:
        """See RowAsks."""
        return row_weight(self.prefix)

    @property
    def operator(self) -> Expression:
        """See RowAsks."""
        path = f"{self.prefix}.operator"
        return Reference(path, _("Comparison"), "choice", options=operators(self.rule))

    @property
    def target(self) -> Expression:
        """See RowAsks."""
        return Reference(f"{self.prefix}.target", _("Target"), style=Style(grouped=True))

    @property
    def actual(self) -> Expression:
        """See RowAsks."""
        return Reference(f"{self.prefix}.actual", _("Actual"), style=Style(grouped=True))


def row_weight(prefix: str) -> Reference:
    """The full marks that a target row prints."""
    return Reference(f"{prefix}.weight", _("Full marks"))


def answer_prefix(indicator: str) -> str:
    """Where the answers of an indicator stand."""
    return f"{ANSWER}.{indicator}"


def row_prefix(row: str) -> str:
    """Where the fields of a target row stand."""
    return f"{TARGET}.{row}"
