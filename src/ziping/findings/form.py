"""What is odd in the form itself, and what of it the form's author acknowledges."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.findings.model import Spot, check
from ziping.forms import acknowledged, points
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import ScoreSheet


@check("F031", "warning")
def sub_points(sheet: ScoreSheet) -> Iterator[Spot]:
    """The points printed under an indicator do not add up to its full marks."""
    for number, indicator in enumerate(sheet.form.indicators):
        printed = indicator.rule.printed_points()
        if printed is not None and printed != points(indicator.weight):
            yield Spot(
                f"answer.{indicator.id}",
                _("{title}: points add to {sum}, full marks {weight}").format(
                    title=indicator.title, sum=show(printed), weight=show(points(indicator.weight))
                ),
                _("Ask the authority; the form deducts the points printed"),
                acknowledged(sheet.form, "F031", f"indicators[{number}]"),
            )


@check("F033", "info")
def weight_by_subtraction(sheet: ScoreSheet) -> Iterator[Spot]:
    """A weight that the source does not print."""
    for indicator in sheet.form.indicators:
        if indicator.weight_note:
            yield Spot(
                f"answer.{indicator.id}",
                _("{title}: the weight {weight} is not printed in the source").format(
                    title=indicator.title, weight=show(points(indicator.weight))
                ),
                indicator.weight_note,
            )


@check("F060", "warning")
def other_form(sheet: ScoreSheet) -> Iterator[Spot]:
    """The project was filled in by another state of its form."""
    if sheet.project.digest and sheet.project.digest != sheet.form.digest:
        yield Spot(
            "",
            _("The form has changed since this project was saved"),
            _("Compare the scores with the last print, then save"),
        )


@check("F057", "info")
def set_aside(sheet: ScoreSheet) -> Iterator[Spot]:
    """Answers that found no place in this form and are kept in the file."""
    for form, texts in sheet.project.set_aside().items():
        message = _("{count} texts from the form {form} have no place in this one")
        remedy = _("Fill in by hand what is still true; [set_aside] in the file holds them")
        yield Spot("", message.format(count=len(texts), form=form), remedy)
