"""A form proved by its own examples: whether they hold, and would notice a misprint."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ziping.forms import FormProblem, LoadedForm, settled
from ziping.language import _
from ziping.quantity import show
from ziping.record import record
from ziping.scoring.changes import Change
from ziping.scoring.example_problems import example_problems
from ziping.scoring.examples import cases
from ziping.scoring.guarding import GuardedRule, guarded_rules

LEAST_SHARE: Final = Fraction(9, 10)
"""The share of a form's rules that its examples should guard."""


@record
class Proof:
    """How many examples there are and which rules they guard; the rules are only tried once all
    hold. `left_out` are those of the form that this one extends which do not hold here."""

    examples: int
    failed: int
    left_out: int
    rules: tuple[GuardedRule, ...]
    problems: tuple[FormProblem, ...]

    @property
    def guarded(self) -> int:
        """How many rules no figure of which can change unnoticed."""
        return sum(not rule.unnoticed for rule in self.rules)


def prove(loaded: LoadedForm) -> Proof:
    """Run the examples of a form that could be loaded; one without examples proves nothing."""
    form = loaded.form
    if form is None or not form.examples:
        return Proof(0, 0, 0, (), ())
    wrong = [(case, example_problems(form, case)) for case in cases(form)]
    # A form that differs from the one it extends differs in what its examples expect.
    kept = [(case, found) for case, found in wrong if not (found and loaded.inherits(case.where))]
    known = [case for case, _found in kept]
    failed = sum(bool(found) for _case, found in kept)
    rules = () if failed else guarded_rules(form, known)
    problems = [problem for _case, found in kept for problem in found]
    problems += [_unguarded(rule) for rule in rules if rule.unnoticed]
    problems += _share(rules)
    settled_ = settled(form, loaded.text, problems, loaded.origins)
    return Proof(len(known), failed, len(wrong) - len(kept), rules, settled_)


def _unguarded(rule: GuardedRule) -> FormProblem:
    changes = ", ".join(_words(rule, change) for change in rule.unnoticed)
    return FormProblem(
        "F071",
        "info",
        rule.where,
        _("{rule}: no example notices {changes}").format(rule=rule.id, changes=changes),
        _("Add an example with a figure between the two, or one that rests on the figure"),
    )


def _words(rule: GuardedRule, change: Change) -> str:
    parameter = change.parameter.removeprefix(f"{rule.where}.")
    return _("{parameter} {new} instead of {old}").format(
        parameter=parameter, new=change.new, old=change.old
    )


def _share(rules: Sequence[GuardedRule]) -> list[FormProblem]:
    guarded = sum(not rule.unnoticed for rule in rules)
    if not rules or Fraction(guarded, len(rules)) >= LEAST_SHARE:
        return []
    message = _("The examples guard {guarded} of {rules} rules, less than {share}")
    words = message.format(guarded=guarded, rules=len(rules), share=show(LEAST_SHARE, percent=True))
    remedy = _("Add examples for the rules named, or acknowledge F070 with the reason")
    return [FormProblem("F070", "warning", "examples", words, remedy)]
