"""Checks of the scores: losses explained, a person's scores in range and with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.findings.model import Spot, check
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
                f"{line.prefix}.override",
                _("{title}: {score} is outside 0 to {weight}").format(
                    title=sheet.title(line), score=show(score), weight=show(weight)
                ),
                _("Correct the score set by a person; until then the derived one counts"),
            )


@check("F023", "warning")
def override_without_reason(sheet: ScoreSheet) -> Iterator[Spot]:
    """A score set by a person needs a reason."""
    for line in sheet.scored_lines:
        set_by_person = line.override and sheet.value(line.override) is not None
        if set_by_person and not sheet.project.text(f"{line.prefix}.reason").strip():
            yield Spot(
                f"{line.prefix}.reason",
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
            yield Spot(
                path, _("A deduction cannot be negative"), _("Write the points without sign")
            )
