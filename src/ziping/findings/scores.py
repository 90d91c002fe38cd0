"""Checks of the scores: losses explained, a person's scores in range and with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import PUBLISHED_TOTAL
from ziping.findings.model import Mend, Spot, check
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import ScoreSheet


@check("F020", "warning")
def unexplained_loss(sheet: ScoreSheet) -> Iterator[Spot]:
    """Points lost without a word why."""
    for line in sheet.scored_lines:
        loss = sheet.loss(line)
        if loss and loss > 0 and not sheet.is_explained(line):
            yield Spot(
                line.loss_reason_path,
                _("{title}: {loss} lost and no reason given").format(
                    title=sheet.title(line), loss=show(loss, 2)
                ),
                _("Write the reason for the loss"),
            )


@check("F022", "error")
def out_of_range(sheet: ScoreSheet) -> Iterator[Spot]:
    """A person's score below zero or above full marks."""
    for line in sheet.scored_lines:
        score, weight = sheet.points(line.override), sheet.weight(line)
        if score is not None and weight is not None and not 0 <= score <= weight:
            yield Spot(
                line.override_path,
                _("{title}: {score} is outside 0 to {weight}").format(
                    title=sheet.title(line), score=show(score), weight=show(weight)
                ),
                _("Correct the score set by a person; until then the derived one counts"),
                mends=(Mend(_("Clear the score set by a person"), ((line.override_path, ""),)),),
            )


@check("F024", "error")
def impossible(sheet: ScoreSheet) -> Iterator[Spot]:
    """An answer that can be read and cannot be right, as the rule of its line says."""
    for line in sheet.scored_lines:
        for doubt in line.doubts if sheet.applies(line) else ():
            if sheet.value(doubt.condition) is True:
                message = _("{title}: {doubt}").format(title=sheet.title(line), doubt=doubt.message)
                yield Spot(doubt.path, message, doubt.remedy)


@check("F026", "warning")
def absent_without_reason(sheet: ScoreSheet) -> Iterator[Spot]:
    """What does not apply needs a reason."""
    for line in sheet.scored_lines:
        if not sheet.applies(line) and not sheet.is_explained(line):
            yield Spot(
                line.loss_reason_path,
                _("{title}: does not apply, and no reason given").format(title=sheet.title(line)),
                _("Write why it does not apply"),
            )


@check("F042", "warning")
def published_otherwise(sheet: ScoreSheet) -> Iterator[Spot]:
    """A printed score or total other than the one that counts: both stand, neither is mended."""
    for where, title, published, counted in _published(sheet):
        if published is not None and counted is not None and published != counted:
            message = _("{title}: {published} is published, {score} counts")
            yield Spot(
                where,
                message.format(title=title, published=show(published), score=show(counted, 2)),
                _("Find out which is right; correct the data, or the published figure"),
            )


def _published(sheet: ScoreSheet) -> Iterator[tuple[str, str, Fraction | None, Fraction | None]]:
    """What may be published: where, its name, the figure there, the one that counts."""
    for line in sheet.scored_lines:
        yield line.published_path, sheet.title(line), sheet.published(line), sheet.score(line)
    if sheet.complete:
        yield PUBLISHED_TOTAL, _("Total"), sheet.published_total, sheet.total


@check("F061", "warning")
def nothing_derives(sheet: ScoreSheet) -> Iterator[Spot]:
    """A declared score: no rule and no figure leads to it."""
    for line in sheet.scored_lines:
        score = sheet.score(line)
        if line.derived is None and score is not None:
            yield Spot(
                f"{line.prefix}.points",
                _("{title}: {score} is declared, and nothing derives it").format(
                    title=sheet.title(line), score=show(score, 2)
                ),
                _("Add the breakdown by indicator that leads to it"),
            )


@check("F023", "warning")
def override_without_reason(sheet: ScoreSheet) -> Iterator[Spot]:
    """A score set by a person needs a reason."""
    for line in sheet.scored_lines:
        set_by_person = line.override and sheet.value(line.override) is not None
        if set_by_person and not sheet.project.text(line.reason_path).strip():
            yield Spot(
                line.reason_path,
                _("{title}: a score set by a person without a reason").format(
                    title=sheet.title(line)
                ),
                _("Write why it differs from the derived score"),
            )


@check("F025", "warning")
def deduction_without_reason(sheet: ScoreSheet) -> Iterator[Spot]:
    """Each deduction needs its reason."""
    for path in sheet.plan.program.inputs:
        if ".deduction." not in path or not path.endswith(".points"):
            continue
        points = sheet.inputs.get(path)
        reason = path.removesuffix("points") + "reason"
        if points and not sheet.project.text(reason).strip():
            yield Spot(
                reason,
                _("A deduction of {points} without a reason").format(
                    points=sheet.project.text(path)
                ),
                _("Write why the points are deducted"),
            )
        if not isinstance(points, str | None) and points < 0:
            text = show(Fraction(-points))
            yield Spot(
                path,
                _("A deduction cannot be negative"),
                _("Write the points without sign"),
                mends=(Mend(_("Write {text}").format(text=text), ((path, text),)),),
            )
