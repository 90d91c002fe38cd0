"""The account of a score: full marks, less each loss, is what counts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, TypeAlias

from ziping.expression import Arithmetic, Extreme, Reference
from ziping.expression.losses import Loss, Step, losses, way_to
from ziping.language import _
from ziping.quantity import exact_sum, show
from ziping.record import record
from ziping.scoring.lines import Line
from ziping.scoring.sheet import ScoreSheet

EntryKind: TypeAlias = Literal["loss", "open", "person", "bound", "cap", "rounding", "surplus"]
"""What an entry is: points lost, points nobody has earned or lost yet, the difference that a
person's score makes, a bound of a rule, a cap on a sum, a rounding, more full marks below than
the section has."""

_PLACES = 2


@record
class Entry:
    """One line of an account: its points with their sign, how they come about, and the path of
    the field, line or section that they come from."""

    kind: EntryKind
    label: str
    points: Fraction
    calculation: str = ""
    path: str = ""


@record
class Account:
    """`weight` and the points of all `entries` add up exactly to `result`, which is None (and the
    sum zero) where nothing is scored yet."""

    weight: Fraction
    entries: tuple[Entry, ...]
    result: Fraction | None

    @property
    def open(self) -> Fraction:
        """The full marks on which nothing is known yet."""
        return -exact_sum(item.points for item in self.entries if item.kind == "open")


def line_account(sheet: ScoreSheet, line: Line) -> Account | None:
    """The account of a line, None before it has a score."""
    weight, score = sheet.weight(line), sheet.score(line)
    if weight is None or score is None:
        return None
    derived = sheet.points(line.derived)
    entries = [] if derived is None else list(_derived(sheet, line, weight))
    before = weight if derived is None else derived
    if score != before:
        reason = sheet.project.text(line.reason_path).strip()
        words = _("Set by a person: {reason}").format(reason=reason)
        label = words if reason else _("Set by a person")
        entries.append(Entry("person", label, score - before, path=line.override_path))
    return Account(weight, tuple(entries), score)


def set_by_person(sheet: ScoreSheet, line: Line) -> bool:
    """Whether a person's score counts for a line."""
    if line.score is None or sheet.score(line) is None:
        return False
    ends = (line.override, line.derived)
    way = way_to(line.score, sheet.value, lambda part: any(part is end for end in ends))
    return way is not None and way.end is line.override


def figures(account: Account) -> tuple[str, ...]:
    """Full marks, every entry and the result in decimals, which add up as they are printed: of
    the figures that have no end as decimals, the last takes up what the others leave."""
    exact = [account.weight, *(entry.points for entry in account.entries)]
    printed = [_decimals(figure) for figure in exact]
    endless = [n for n, text in enumerate(printed) if Fraction(text) != exact[n]]
    if endless:
        rest = exact_sum(exact) - exact_sum(map(Fraction, printed))
        printed[endless[-1]] = show(Fraction(printed[endless[-1]]) + rest)
    signed = [text if text.startswith("-") else f"+{text}" for text in printed[1:]]
    result = "--" if account.result is None else show(account.result, _PLACES)
    return (printed[0], *signed, result)


@record
class Row:
    """An account's line as it is printed: words, calculation, figure."""

    label: str
    calculation: str
    figure: str


def rows(account: Account) -> tuple[Row, ...]:
    """Full marks, every entry and the score, one under the other. Blanks behind a figure put its
    decimal point under those of the others."""
    texts = figures(account)
    most = max(len(text.partition(".")[2]) for text in texts)
    column = [text + " " * (most - len(text.partition(".")[2])) for text in texts]
    pairs = zip(account.entries, column[1:-1], strict=True)
    middle = [Row(entry.label, entry.calculation, text) for entry, text in pairs]
    is_open = any(entry.kind == "open" for entry in account.entries)
    score = _("Score so far") if is_open else _("Score")
    return (Row(_("Full marks"), "", column[0]), *middle, Row(score, "", column[-1]))


def _decimals(figure: Fraction) -> str:
    """At least two decimals, and all that the figure needs."""
    text = show(figure, _PLACES)
    return text if Fraction(text) == figure else show(figure)


def _derived(sheet: ScoreSheet, line: Line, weight: Fraction) -> Iterator[Entry]:
    """What leads from full marks to the points that the rule gives."""
    if line.derived is None:
        return
    found = losses(line.derived, weight, sheet.value)
    for loss in found.losses:
        yield _named(sheet, line, loss) if found.listed else _short(sheet, line, loss)
    for step in reversed(found.steps):
        if step.change:
            yield _step(sheet, line, step)


def _named(sheet: ScoreSheet, line: Line, loss: Loss) -> Entry:
    """A criterion that is not met by its text, a deduction by its reason, else in names."""
    path = line.prefix
    match loss:
        case Loss(answer=Reference(path=path, label=label)):
            pass
        case Loss(node=Reference(path=path, label=label)):
            reason = sheet.project.text(path.removesuffix("points") + "reason").strip()
            label = reason or label
        case _:
            label = sheet.calculation(loss.node, symbols=True)
    text = sheet.calculation(loss.node)
    return Entry("loss", label, -loss.points, "" if text == show(loss.points) else text, path)


def _short(sheet: ScoreSheet, line: Line, loss: Loss) -> Entry:
    """What the points fall short of full marks; where a condition alone decided, it is said."""
    condition, colon, _points = sheet.calculation(loss.node).partition(": ")
    text = sheet.calculation(Arithmetic("-", line.weight, loss.node))
    return Entry("loss", condition if colon else _("Lost"), -loss.points, text, line.prefix)


def _step(sheet: ScoreSheet, line: Line, step: Step) -> Entry:
    if not isinstance(step.node, Extreme):
        return Entry("rounding", _("Rounding"), step.change, path=line.prefix)
    words = _("Not below {bound}") if step.change > 0 else _("Not above {bound}")
    bound = show(sheet.points(step.node) or Fraction(0))
    return Entry("bound", words.format(bound=bound), step.change, path=line.prefix)
