"""Second reading: the calculation as a person writes it, with numbers or with names put in.

Only the branch that counts is written, terms that are zero are left out, and a named
intermediate stands as its own figure: "(98.68% - 90%) / (100% - 90%) x 10".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import attrgetter

from ziping.expression.nodes import (
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Reference,
    Round,
    Style,
    Value,
    children,
)
from ziping.expression.value import value
from ziping.language import _
from ziping.quantity import show
from ziping.record import record

Styles = Callable[[Reference], Style]
PLAIN = Style()

_ATOM = 3
_LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2}
_SIGN = {"*": "x"}
_OPPOSITE: Mapping[str, str] = {">": "<=", ">=": "<", "=": "<>", "<=": ">", "<": ">="}


@record
class _Text:
    """A written part and how tightly it binds; whether it is a single figure, as typed or of the
    standard, or `fixed` by the standard alone: then only conditions say why."""

    text: str
    level: int = _ATOM
    plain: bool = False
    fixed: bool = False

    def within(self, level: int) -> str:
        return self.text if self.level >= level else f"({self.text})"


def shown(figure: Value, style: Style = PLAIN) -> str:
    """A value in the manner of its style; unknown is empty."""
    match figure:
        case None:
            return ""
        case bool():
            return "true" if figure else "false"
        case Fraction():
            return show(figure, style.places, grouped=style.grouped, percent=style.percent)
        case str():
            return figure


def written(
    node: Expression,
    inputs: Mapping[str, Value],
    names: Mapping[str, Value],
    styles: Styles = attrgetter("style"),
    *,
    symbols: bool = False,
) -> str:
    """The calculation of an expression; with `symbols` in names instead of numbers.

    A named expression is opened once; what stands below it by name is written as its result.
    What is unknown is always written as its name. Where a figure follows from a condition
    alone, the condition is written before it: "51 > 45: 10". `styles` tells how what was
    typed is shown.
    """
    body = node.body if isinstance(node, Named) else node
    writer = _Writer(inputs, names, styles, symbols)
    text = writer.write(body)
    reason = writer.reason(body) if text.plain else ""
    return f"{reason}: {text.text}" if reason else text.text


@record
class _Writer:
    inputs: Mapping[str, Value]
    names: Mapping[str, Value]
    styles: Styles
    symbols: bool

    def value(self, node: Expression) -> Value:
        return value(node, self.inputs, self.names)

    def write(self, node: Expression) -> _Text:
        match node:
            case Constant(value=constant, shown=text):
                return _number(text or shown(constant), plain=True, fixed=True)
            case Reference() | Named():
                return self._leaf(node)
            case Round(body=body):
                return self.write(body)
            case Arithmetic():
                return self._arithmetic(node)
            case Compare(operator=sign, left=left, right=right):
                return _Text(
                    f"{self.write(left).within(1)} {sign} {self.write(right).within(1)}", 0
                )
            case Choose(condition=condition, then=then, otherwise=otherwise):
                return self._choice(condition, then, otherwise)
            case Extreme() | FirstKnown():
                return self._chosen(node)
            case Fold():
                return self._fold(node)

    def _leaf(self, node: Reference | Named) -> _Text:
        figure = self.value(node)
        if self.symbols or figure is None:
            return _Text(node.label)
        text = shown(figure, node.style if isinstance(node, Named) else self.styles(node))
        plain = isinstance(node, Reference)
        return _number(text, plain=plain)

    def _arithmetic(self, node: Arithmetic) -> _Text:
        level = _LEVEL[node.operator]
        left, right = self.write(node.left), self.write(node.right)
        if node.operator == "+" and "0" in (left.text, right.text):
            return left if right.text == "0" else right
        tight = level + 1 if node.operator in "-/" else level
        sign = _SIGN.get(node.operator, node.operator)
        fixed = left.fixed and right.fixed
        return _Text(f"{left.within(level)} {sign} {right.within(tight)}", level, fixed, fixed)

    def _choice(self, condition: Expression, then: Expression, otherwise: Expression) -> _Text:
        holds = self.value(condition)
        if holds is None:
            return self.write(condition.body if isinstance(condition, Named) else condition)
        return self.write(then if holds else otherwise)

    def reason(self, node: Expression) -> str:
        """The comparisons that decided which branch counts, turned round where they failed; but
        that a figure lies in its range says nothing about itself."""
        match node:
            case Round(body=body):
                return self.reason(body)
            case Choose(condition=condition, then=then, otherwise=otherwise):
                holds = self.value(condition)
                if holds is None:
                    return ""
                taken = then if holds else otherwise
                is_range = isinstance(condition, Compare) and condition.left == self._end(taken)
                outer = "" if is_range else self._comparison(condition, holds=bool(holds))
                inner = self.reason(taken)
                return ", ".join(text for text in (outer, inner) if text)
        return ""

    def _end(self, node: Expression) -> Expression:
        """What the branches taken lead to."""
        while isinstance(node, Choose):
            node = node.then if self.value(node.condition) else node.otherwise
        return node

    def _comparison(self, node: Expression, *, holds: bool) -> str:
        match node:
            case Named(body=body):
                return self._comparison(body, holds=holds)
            case Choose(condition=condition, then=then, otherwise=otherwise):
                return self._comparison(then if self.value(condition) else otherwise, holds=holds)
            case Compare(operator=sign, left=left, right=right) if not isinstance(
                self.value(left), str
            ):
                stands = sign if holds else _OPPOSITE[sign]
                return f"{self.write(left).within(1)} {stands} {self.write(right).within(1)}"
        return ""

    def _chosen(self, node: Extreme | FirstKnown) -> _Text:
        result = self.value(node)
        for item in node.items:
            if result is None or self.value(item) == result:
                return self.write(item)
        return _Text(shown(result) or "--")

    def _fold(self, node: Fold) -> _Text:
        if node.how in ("mean", "count"):
            result = self.value(node)
            counts_rows = all(isinstance(item, Constant) for item in node.items)
            if result is not None and (counts_rows or not self.symbols):
                return _Text(
                    shown(result, _style_of(node.items) if node.how == "mean" else Style())
                )
            names = [self.write(item).text for item in node.items]
            distinct = dict.fromkeys(names) if node.how == "count" else names
            said = _("count of ({names})") if node.how == "count" else _("mean of ({names})")
            return _Text(said.format(names=_(", ").join(distinct)))
        terms = [
            self.write(item).within(1)
            for item in node.items
            if not (self.value(item) == 0 or (node.how == "known" and self.value(item) is None))
        ]
        if len(terms) <= 1:
            return _Text(terms[0] if terms else "0")
        return _Text(" + ".join(terms), 1)


def _number(text: str, *, plain: bool, fixed: bool = False) -> _Text:
    return _Text(f"({text})" if text.startswith("-") else text, plain=plain, fixed=fixed)


def _style_of(items: tuple[Expression, ...]) -> Style:
    """The style of the first named figure among the items."""
    for item in items:
        if isinstance(item, Named | Reference):
            return Style(percent=item.style.percent)
        found = _style_of(children(item))
        if found.percent:
            return found
    return Style()
