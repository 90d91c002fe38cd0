"""The accounts of sections and of the total: full marks, less what each part lost or still leaves
open, is the score so far."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.expression import Expression, Extreme, Fold
from ziping.expression.losses import way_to
from ziping.forms import Section
from ziping.language import _
from ziping.quantity import exact_sum
from ziping.record import record
from ziping.scoring.account import Account, Entry
from ziping.scoring.naming import line_name
from ziping.scoring.sheet import ScoreSheet

SECTION = "section"
TOTAL = "total"


def section_account(sheet: ScoreSheet, section: Section) -> Account:
    """The account of a section over its own sections and lines."""
    parts = [*_sections(sheet, section.id), *_lines(sheet, section.id)]
    node = sheet.plan.sections[section.id]
    return _sum(sheet, f"{SECTION}.{section.id}", sheet.section_weight(section), node, parts)


def total_account(sheet: ScoreSheet) -> Account:
    """The account of the total over the outermost sections."""
    return _sum(sheet, TOTAL, sheet.full_marks(), sheet.plan.total, list(_sections(sheet, "")))


@record
class _Part:
    """A section or line below a sum: its full marks, points so far, and points still open."""

    label: str
    path: str
    weight: Fraction
    score: Fraction
    open: Fraction


def _sections(sheet: ScoreSheet, parent: str) -> Iterator[_Part]:
    for section in sheet.form.sections:
        if section.parent == parent:
            found = section_account(sheet, section)
            score = found.result or Fraction(0)
            path = f"{SECTION}.{section.id}"
            yield _Part(section.title, path, found.weight, score, found.open)


def _lines(sheet: ScoreSheet, section: str) -> Iterator[_Part]:
    for line in sheet.scored_lines:
        if line.section == section:
            # Points without full marks of their own are neither lost nor open.
            score = sheet.points(line.score) or Fraction(0)
            weight = sheet.weight(line) or score
            is_open = weight if sheet.lacks_score(line) else Fraction(0)
            yield _Part(line_name(sheet, line), line.prefix, weight, score, is_open)


def _sum(
    sheet: ScoreSheet, path: str, weight: Fraction, node: Expression, parts: list[_Part]
) -> Account:
    result = sheet.points(node)
    entries = [*_spare(weight - exact_sum(part.weight for part in parts), path)]
    for part in parts:
        lost = part.weight - part.score - part.open
        if lost:
            entries.append(Entry("loss", part.label, -lost, path=part.path))
        if part.open:
            words = _("{title}: not scored yet").format(title=part.label)
            entries.append(Entry("open", words, -part.open, path=part.path))
    rest = (result or Fraction(0)) - exact_sum(part.score for part in parts)
    if rest and _is_capped(sheet, node):
        entries.append(Entry("cap", _("Cap"), rest, path=path))
    elif rest:
        entries.append(Entry("rounding", _("Rounding"), rest, path=path))
    return Account(weight, tuple(entries), result)


def _spare(spare: Fraction, path: str) -> Iterator[Entry]:
    """The difference between the full marks of a section and those of its parts."""
    if spare > 0:
        yield Entry("open", _("Full marks that no row has yet"), -spare, path=path)
    elif spare < 0:
        words = _("Full marks of the parts above those of the whole")
        yield Entry("surplus", words, -spare, path=path)


def _is_capped(sheet: ScoreSheet, node: Expression) -> bool:
    way = way_to(node, sheet.value, lambda part: isinstance(part, Fold))
    return way is not None and any(isinstance(s.node, Extreme) and s.change for s in way.steps)
