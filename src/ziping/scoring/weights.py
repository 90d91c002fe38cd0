"""The weights that count where something does not apply.

A weight that is freed goes, in proportion to their weights, to the other lines of a section
(`redistribute`) or of the whole form (`exclude`, and `redistribute` where the section has no
line left). Scores are worked out on the printed weight and raised with it, unrounded, so that
full marks everywhere still add up to the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ziping.evaluation import place
from ziping.expression import (
    NO,
    ONE,
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Expression,
    FirstKnown,
    Fold,
    Named,
    Reference,
)
from ziping.forms import Form, Indicator, TargetGroup
from ziping.language import _
from ziping.record import record

RAISES: Final = ("freed", "left", "factor", "weight")
"""How the keys of weights and their raises begin."""


@record
class Claim:
    """A line's claim to points: its printed weight, and what becomes of it."""

    prefix: str
    source: Indicator | TargetGroup
    weight: Expression

    @property
    def absent(self) -> Expression | None:
        """That the line does not apply; None where it always does."""
        if self.source.not_applicable == "forbidden":
            return None
        path = f"{self.prefix}.not_applicable"
        return FirstKnown((Reference(path, _("Does not apply"), "flag"), NO))

    @property
    def frees(self) -> bool:
        """Whether its weight goes elsewhere where it does not apply."""
        return self.source.not_applicable in ("redistribute", "exclude")

    @property
    def receiver(self) -> str:
        """The section that its weight goes to; empty for the whole form."""
        if self.source.not_applicable != "redistribute":
            return ""
        return self.source.redistribute_to or self.source.section


class Weights:
    """The weights of all lines of a form, printed and as they count."""

    def __init__(self, claims: Sequence[Claim], whole: Expression) -> None:
        self._claims = claims
        self._whole = whole
        self._freeing = [claim for claim in claims if claim.frees]
        self._named: dict[str, Named] = {}

    @property
    def moved(self) -> Expression | None:
        """That a weight has moved; None where the form never moves one."""
        absents = tuple(claim.absent for claim in self._freeing if claim.absent)
        return Compare(">", Fold("count", absents), ZERO) if absents else None

    def factor(self, claim: Claim) -> Expression | None:
        """What printed points are multiplied by; None where the form never moves a weight."""
        if not self._freeing:
            return None
        section = claim.source.section
        if not any(item.receiver == section for item in self._freeing):
            return self._of_whole()
        return Arithmetic("*", self._of_section(section), self._of_whole())

    def weight(self, claim: Claim) -> Expression:
        """The full marks that count."""
        factor = self.factor(claim)
        if factor is None:
            return claim.weight
        body: Expression = Arithmetic("*", claim.weight, factor)
        if claim.frees and claim.absent:
            body = Choose(claim.absent, ZERO, body)
        return Named(f"weight.{claim.prefix}", _("Full marks"), body)

    def _of_section(self, section: str) -> Named:
        freed, left = self._freed(section), self._left(section)
        raised = Arithmetic("/", Arithmetic("+", left, freed), left)
        is_raised = Choose(_positive(left), raised, ONE)
        return self._raise(section, Choose(_positive(freed), is_raised, ONE))

    def _of_whole(self) -> Named:
        lost = [_weight_if(item, absent=True) for item in self._freeing if not item.receiver]
        for section in dict.fromkeys(item.receiver for item in self._freeing if item.receiver):
            freed = self._freed(section)
            nobody = Choose(_positive(self._left(section)), ZERO, freed)
            lost.append(Choose(_positive(freed), nobody, ZERO))
        sum_ = self._once("freed", _("Weight that is freed"), Fold("sum", tuple(lost)))
        raised = Arithmetic("/", self._whole, Arithmetic("-", self._whole, sum_))
        return self._raise("", Choose(_positive(sum_), raised, ONE))

    def _freed(self, section: str) -> Named:
        items = (item for item in self._freeing if item.receiver == section)
        sum_ = Fold("sum", tuple(_weight_if(item, absent=True) for item in items))
        return self._once(f"freed.{section}", _("Weight that is freed"), sum_)

    def _left(self, section: str) -> Named:
        items = (item for item in self._claims if item.source.section == section)
        sum_ = Fold("known", tuple(_weight_if(item, absent=False) for item in items))
        return self._once(f"left.{section}", _("Weight that is left"), sum_)

    def _raise(self, section: str, body: Expression) -> Named:
        key = f"factor.{section}" if section else "factor"
        return self._once(key, _("Raise of the weights"), body)

    def _once(self, key: str, label: str, body: Expression) -> Named:
        return self._named.setdefault(key, Named(key, label, body))


def unraised(node: Expression) -> Expression:
    """The points of a line without the raises, which are 1 while no weight has moved."""
    match node:
        case Arithmetic("*", left, right) if _is_raise(right):
            return left
        case Arithmetic("-", left, right):
            return Arithmetic("-", unraised(left), unraised(right))
        case Choose(condition, then, otherwise):
            return Choose(condition, unraised(then), unraised(otherwise))
        case Named(body=body):
            return replace(node, body=unraised(body))
    return node


def _is_raise(node: Expression) -> bool:
    match node:
        case Arithmetic("*", left, right):
            return _is_raise(left) and _is_raise(right)
        case Named(key=key):
            return place(key).room in RAISES
    return False


def treatment(form: Form, source: Indicator | TargetGroup) -> str:
    """What becomes of the weight where it does not apply, in words."""
    match source.not_applicable:
        case "full":
            return _("Where it does not apply it earns full marks")
        case "redistribute":
            section = form.section_titles(source.redistribute_to or source.section)[-1]
            message = _("Where it does not apply its weight goes to the other lines of {section}")
            return message.format(section=section)
        case "exclude":
            return _("Where it does not apply all other weights rise to make up the whole")
    return ""


def _weight_if(claim: Claim, *, absent: bool) -> Expression:
    """The printed weight where the line is absent, or where it is not; else zero."""
    if not (claim.frees and claim.absent):
        return ZERO if absent else claim.weight
    branches = (claim.weight, ZERO) if absent else (ZERO, claim.weight)
    return Choose(claim.absent, *branches)


def _positive(node: Expression) -> Expression:
    return Compare(">", node, ZERO)
