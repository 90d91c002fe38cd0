"""Every figure of a rule is changed once each way, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from ziping.expression import Constant
from ziping.forms.rules.bands import Band, Bands
from ziping.forms.rules.gate import Gate
from ziping.forms.rules.linear import Linear
from ziping.forms.rules.target import Over, TargetRule
from ziping.scoring.changes import changes


def percent(number: int) -> Constant:
    return Constant(Fraction(number, 100), f"{number}%")


def number(text: str) -> Constant:
    return Constant(Fraction(text), text)


def words(item: object) -> list[tuple[str, str, str]]:
    return [(change.parameter, change.old, change.new) for change in changes(item)]


def test_a_figure_goes_up_and_down_by_one_printed_step() -> None:
    rule = Linear("rate", percent(90), number("0.950"))
    assert words(rule) == [
        ("zero_at", "90%", "91%"),
        ("zero_at", "90%", "89%"),
        ("full_at", "0.950", "0.951"),
        ("full_at", "0.950", "0.949"),
    ]
    first = next(changes(rule))
    assert first.item == Linear("rate", percent(91), number("0.950"))


def test_a_comparison_becomes_strict_or_not() -> None:
    rule = Gate("rate", "<=", "limit")
    assert words(rule) == [("operator", "<=", "<")]
    assert next(changes(rule)).item == Gate("rate", "<", "limit")
    assert words(Gate("rate", "=", "limit")) == []


def test_a_bound_changes_sides() -> None:
    rule = Bands("rate", (Band(points=number("5"), at_least=percent(80)), Band(points=number("0"))))
    found = words(rule)
    assert ("bands[0].at_least", "80%", "above 80%") in found
    assert [name for name, _old, _new in found if name == "bands[1].points"] != []
    last = list(changes(rule.bands[0]))[-1]
    assert last.item == Band(points=number("5"), above=percent(80))


def test_decimals_and_nested_parts_change_and_switches_and_texts_do_not() -> None:
    rule = TargetRule(over=Over(above=number("1.50"), deduct="excess"))
    assert words(rule) == [
        ("places", "2", "3"),
        ("places", "2", "1"),
        ("over.above", "1.50", "1.51"),
        ("over.above", "1.50", "1.49"),
        ("over.above", "1.50", "at_least 1.50"),
    ]
    assert [change.new for change in changes(TargetRule(places=0))] == ["1"]


@dataclass(frozen=True)
class OtherRule:
    """A kind of rule that does not exist yet."""

    value: str
    limit: Constant | str
    steps: dict[str, Constant] = field(default_factory=dict)


def test_a_kind_of_rule_needs_nothing_for_its_figures_to_be_found() -> None:
    by_name = OtherRule("rate", "limit_of_the_year")
    assert words(by_name) == []
    steps = OtherRule("rate", number("1"), {"a": number("2")})
    assert [name for name, _old, _new in words(steps)] == ["limit"] * 2 + ["steps.a"] * 2
    assert list(changes(steps))[2].item == OtherRule("rate", number("1"), {"a": number("3")})
