"""Checks of the performance targets."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import operator_of
from ziping.expression import NO
from ziping.findings.model import Mend, Spot, check
from ziping.forms import Indicator, TargetGroup, points
from ziping.forms.rules import QUALITATIVE
from ziping.language import _
from ziping.quantity import Target, read_target, show
from ziping.scoring import Line, ScoreSheet


def targets(sheet: ScoreSheet) -> Iterator[Line]:
    """The target rows."""
    return (line for line in sheet.lines if line.is_target)


@check("F010", "error")
def no_comparison(sheet: ScoreSheet) -> Iterator[Spot]:
    """A bare target such as 95%: at least or at most is asked, never assumed."""
    entries = sheet.project.entries
    for line in targets(sheet):
        text = entries.get(f"{line.prefix}.target", "")
        if text and not operator_of(entries, line.id):
            yield Spot(
                f"{line.prefix}.operator",
                _('{title}: "{text}" does not say at least or at most').format(
                    title=sheet.title(line), text=text
                ),
                _("Choose the comparison"),
            )


@check("F011", "error")
def no_number(sheet: ScoreSheet) -> Iterator[Spot]:
    """A target in words only."""
    for line in targets(sheet):
        text = sheet.project.text(f"{line.prefix}.target")
        read = read_target(text)
        judged = operator_of(sheet.project.entries, line.id) == QUALITATIVE
        if isinstance(read, Target) and read.figure is None and not judged:
            yield Spot(
                f"{line.prefix}.target",
                _('{title}: the target "{text}" has no number').format(
                    title=sheet.title(line), text=text
                ),
                _("Write a figure that can be compared"),
            )


@check("F012", "warning")
def set_too_low(sheet: ScoreSheet) -> Iterator[Spot]:
    """A completion above the standard's limit: the target was set too low."""
    for line in targets(sheet):
        if line.parts and sheet.value(line.parts.flagged) is True:
            over = getattr(line.source.rule, "over", None)
            message = _("{title}: coefficient {completion}, above {limit}: target set too low")
            yield Spot(
                f"{line.prefix}.actual",
                message.format(
                    title=sheet.title(line),
                    completion=sheet.shown(line.parts.completion),
                    limit=over.bound.shown if over and over.bound else "",
                ),
                _("Set a realistic target, or waive this with the reason why it was right"),
            )


@check("F013", "warning")
def overdone_unexplained(sheet: ScoreSheet) -> Iterator[Spot]:
    """A completion above the standard's limit that must be explained, or judged by a person."""
    for line in targets(sheet):
        over = getattr(line.source.rule, "over", None)
        if over is None or line.parts is None:
            continue
        if sheet.value(over.reached(line.parts.completion) or NO) is not True:
            continue
        if over.confirm and f"{line.prefix}.set_low" not in sheet.inputs:
            message = _("{title}: completion {completion}; was the target set too low?")
            where, remedy = f"{line.prefix}.set_low", _("Say yes or no; yes costs points")
        elif over.reason and not sheet.is_explained(line):
            message = _("{title}: completion {completion} and no reason given")
            where, remedy = line.loss_reason_path, _("Write why so much more was reached")
        else:
            continue
        yield Spot(
            where,
            message.format(title=sheet.title(line), completion=sheet.shown(line.parts.completion)),
            remedy,
        )


@check("F014", "warning")
def two_comparisons(sheet: ScoreSheet) -> Iterator[Spot]:
    """The target's own words and the comparison beside it differ."""
    entries = sheet.project.entries
    for line in targets(sheet):
        chosen = entries.get(f"{line.prefix}.operator", "")
        meant = operator_of(entries, line.id)
        if chosen and meant != chosen:
            yield Spot(
                f"{line.prefix}.operator",
                _("{title}: the target says {meant}, the comparison {chosen}").format(
                    title=sheet.title(line), meant=meant, chosen=chosen
                ),
                _("Take the sign out of the target, or make both agree"),
                mends=_agreeing(line, meant),
            )


@check("F015", "warning")
def same_title(sheet: ScoreSheet) -> Iterator[Spot]:
    """Two targets of one name."""
    seen: dict[str, Line] = {}
    for line in targets(sheet):
        title = sheet.title(line).strip()
        if title and title in seen:
            yield Spot(
                line.title_path,
                _('"{title}" stands twice').format(title=title),
                _("Give each target a name of its own, or remove one"),
            )
        seen[title] = line


@check("F021", "info")
def penalised_twice(sheet: ScoreSheet) -> Iterator[Spot]:
    """A target set too low loses its own points and those of an indicator that counts such."""
    flagged = [
        line
        for line in targets(sheet)
        if line.parts and sheet.value(line.parts.flagged) is True and sheet.loss(line)
    ]
    for line in sheet.scored_lines if flagged else ():
        source = line.source
        if isinstance(source, Indicator) and sheet.loss(line) and _counts_flagged(sheet, source):
            names = _(", ").join(sheet.title(item) for item in flagged)
            lost = sum((sheet.loss(item) or Fraction(0) for item in flagged), Fraction(0))
            message = _("One cause, two losses: {names} lose {lost}, and {title} {loss}")
            yield Spot(
                line.prefix,
                message.format(
                    names=names,
                    lost=show(lost, 2),
                    title=sheet.title(line),
                    loss=show(sheet.loss(line) or Fraction(0), 2),
                ),
                _("The standard has both rules; ask the authority if both are meant"),
            )


def _counts_flagged(sheet: ScoreSheet, indicator: Indicator) -> bool:
    facts = sheet.form.facts
    return any(".flagged" in facts[name].formula for _key, name in indicator.rule.figures())


@check("F030", "error")
def group_weights(sheet: ScoreSheet) -> Iterator[Spot]:
    """The weights of a group's rows must add up to the group's."""
    for group in sheet.unshared_groups:
        rows = [line for line in targets(sheet) if line.source is group]
        if rows:
            yield _weights_spot(sheet, rows, group, sheet.weights_left(group))


@check("F034", "warning")
def empty_groups(sheet: ScoreSheet) -> Iterator[Spot]:
    """A group that carries points and has no target yet."""
    for group in sheet.plan.empty_groups:
        weight = group.weight.shown if group.weight else ""
        message = _("{title}: no target yet for its {weight} points")
        remedy = _("Add targets whose weights add up to {weight}")
        yield Spot(
            f"target.{group.id}",
            message.format(title=group.title, weight=weight),
            remedy.format(weight=weight),
        )


def _agreeing(line: Line, meant: str) -> tuple[Mend, ...]:
    """The comparison as the target's words have it, which count already."""
    words = _("Set the comparison to {meant}, as the target says").format(meant=meant)
    return (Mend(words, ((f"{line.prefix}.operator", meant),)),)


def _weights_spot(
    sheet: ScoreSheet, rows: list[Line], group: TargetGroup, remainder: Fraction
) -> Spot:
    whole = points(group.weight)
    message = _("{title}: the weights add up to {sum}, not to {whole}")
    remedy = _("Give {remainder} more to one of the targets")
    if remainder < 0:
        remedy = _("Take {remainder} off one of the targets")
    return Spot(
        f"{rows[0].prefix}.weight",
        message.format(title=group.title, sum=show(whole - remainder), whole=show(whole)),
        remedy.format(remainder=show(abs(remainder))),
        mends=tuple(_evened(sheet, line, remainder) for line in _able(sheet, rows, remainder)),
    )


def _able(sheet: ScoreSheet, rows: list[Line], remainder: Fraction) -> Iterator[Line]:
    """The targets that keep some weight when they take all that is missing or too much."""
    for line in rows:
        if (sheet.printed_weight(line) or Fraction(0)) + remainder > 0:
            yield line


def _evened(sheet: ScoreSheet, line: Line, remainder: Fraction) -> Mend:
    old = sheet.printed_weight(line) or Fraction(0)
    texts = {"title": sheet.title(line), "old": show(old), "new": show(old + remainder)}
    words = _("{title}: {new} instead of {old}").format(**texts)
    return Mend(words, ((f"{line.prefix}.weight", texts["new"]),))
