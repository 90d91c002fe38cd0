"""What would give full marks: the smallest rise of one reported outcome, and the points to win.

Every hint is verified by working the score out: its step reaches full marks, the one before does
not, and on the way there no step loses points. Nothing is ever lowered; a target that is met, a
budget, a weight and a judgement are never touched, nor a line that a person's score decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import FACT, place, typed_figure
from ziping.expression import Reference, inputs
from ziping.forms import Grade, points
from ziping.language import _
from ziping.quantity import round_half_up, show
from ziping.record import record
from ziping.scoring.account import set_by_person
from ziping.scoring.lines import Line
from ziping.scoring.sheet import ScoreSheet
from ziping.scoring.trial import Trial, fewest_steps


@record
class Hint:
    """Raising an outcome by `more`, which is `steps` of its last printed decimal, to `value`
    gives the line full marks: `gain` points more."""

    node: Reference
    steps: int
    more: Fraction
    value: Fraction
    gain: Fraction


@record
class Chance:
    """Points still to win on a line; `is_open` where it has no score yet."""

    line: Line
    points: Fraction
    is_open: bool
    hint: Hint | None


def hint(sheet: ScoreSheet, line: Line) -> Hint | None:
    """The smallest rise of one outcome that gives a line full marks, None where there is none;
    what is signed off is final, and nothing is proposed for it."""
    score, full = sheet.score(line), full_score(sheet, line)
    if (
        sheet.project.seal
        or score is None
        or full is None
        or score >= full
        or set_by_person(sheet, line)
    ):
        return None
    for node in _outcomes(sheet, line):
        figure = typed_figure(sheet.project.entries, node)
        if figure is None or line.derived is None:
            continue
        trial = Trial(line.derived, sheet.inputs, node.path, figure.step)
        steps = fewest_steps(trial, full)
        if steps is not None:
            more = steps * figure.step
            return Hint(node, steps, more, figure.value + more, full - score)
    return None


def hint_text(sheet: ScoreSheet, found: Hint) -> str:
    """The hint as a sentence: "实际支出数再增加 13.54 万元，达到 1,032.47 万元，得满分"."""
    style = sheet.style(found.node)

    def shown(value: Fraction) -> str:
        text = show(value, style.places, grouped=style.grouped, percent=style.percent)
        return text if style.percent or not style.unit else f"{text} {style.unit}"

    words = _("{label}: {more} more, {value} in all, gives full marks")
    return words.format(label=found.node.label, more=shown(found.more), value=shown(found.value))


def full_score(sheet: ScoreSheet, line: Line) -> Fraction | None:
    """The most points that a line can get: its full marks, rounded as every score is."""
    weight = sheet.weight(line)
    return None if weight is None else round_half_up(weight, sheet.form.form.total.places)


def chances(sheet: ScoreSheet) -> tuple[Chance, ...]:
    """The points still to win, the most first."""
    found = sorted(_chances(sheet), key=lambda chance: -chance.points)
    return tuple(found)


def next_grade(sheet: ScoreSheet) -> tuple[Grade, Fraction] | None:
    """The grade above and the points missing to it, None where there is none or no grade yet."""
    total = sheet.total
    if sheet.grade is None or total is None:
        return None
    above = [grade for grade in sheet.form.form.grades if points(grade.lowest) > total]
    return (above[-1], points(above[-1].lowest) - total) if above else None


def _chances(sheet: ScoreSheet) -> Iterator[Chance]:
    for line in sheet.scored_lines:
        score, full = sheet.score(line), full_score(sheet, line)
        if full is not None and (score or 0) < full:
            missing = full - (score or 0)
            yield Chance(line, missing, score is None, hint(sheet, line))


def _outcomes(sheet: ScoreSheet, line: Line) -> Iterator[Reference]:
    """The known inputs of a line that report an outcome and may be raised."""
    if line.parts:
        met = sheet.value(line.parts.met) is True
        paths = [] if met else [f"{line.prefix}.actual"]
    else:
        nodes = inputs(line.derived) if line.derived else ()
        paths = [node.path for node in nodes if _is_outcome(sheet, node.path)]
    yield from (sheet.plan.program.inputs[path] for path in paths if path in sheet.inputs)


def _is_outcome(sheet: ScoreSheet, path: str) -> bool:
    spot = place(path)
    return spot.room == FACT and sheet.form.facts[spot.owner].outcome
