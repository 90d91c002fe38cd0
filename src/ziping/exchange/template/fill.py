"""A workbook of somebody else's, filled: only cells with placeholders change, and what moves
because a marked row becomes several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from ziping.exchange.template.cells import put, too_long
from ziping.exchange.template.formats import Formats
from ziping.exchange.template.heights import Heights
from ziping.exchange.template.markup import Element
from ziping.exchange.template.meaning import Names
from ziping.exchange.template.moving import (
    check_movable,
    move_beside,
    move_conditions,
    move_names_and_charts,
    move_parts,
)
from ziping.exchange.template.package import Package
from ziping.exchange.template.placeholders import OPENING, placeholders, put_in, sole
from ziping.exchange.template.plan import SheetPlan, TemplatePlan, planned
from ziping.exchange.template.problems import Problem, TemplateRefused
from ziping.exchange.template.references import Growth, Mover
from ziping.exchange.template.sheet_rows import PlacedRow, column_of, counted, grown, plain_formulas
from ziping.exchange.template.values import Filling, Row, filling, rows
from ziping.exchange.workbook.model import Text
from ziping.language import _
from ziping.record import record
from ziping.scoring import ScoreSheet

_BEFORE_CALCULATION: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames"),
)
_AROUND: Final = tuple(
    f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")
)
_BESIDE: Final = ("/drawings/", "/charts/", "/comments")
Placed: TypeAlias = tuple[str, str, Filling]
"""A sheet, an address and what was put there."""


@record
class Filled:
    """The finished workbook, what was put where, and the places outside of cells in which
    placeholders were left as they are."""

    content: bytes
    placed: Sequence[Placed]
    left: Sequence[str]


def fill(content: bytes, scores: ScoreSheet) -> Filled:
    """Fill a template with a scored project. Raises TemplateRefused; then nothing was made."""
    package = Package(content)
    plan = planned(package, Names(scores.form))
    growths = {item.sheet.title.lower(): _growth(item, scores) for item in plan.sheets}
    mover = Mover({title: growth for title, growth in growths.items() if growth.moves})
    _move(package, plan, growths, mover)
    filler = _Filler(package, plan, scores)
    for item in plan.sheets:
        growth = growths[item.sheet.title.lower()]
        document = package.changed(item.sheet.name)
        filler.sheet(item, grown(document, item.sheet.title, growth, mover))
    filler.check()
    _forget_results(package)
    return Filled(package.bytes(), filler.placed, tuple(_left(package)))


def _growth(item: SheetPlan, scores: ScoreSheet) -> Growth:
    return counted({row: len(rows(scores, what)) for row, what in item.marked.items()})


def _move(package: Package, plan: TemplatePlan, growths: dict[str, Growth], mover: Mover) -> None:
    """Everything but the rows of the sheets that are filled."""
    if not mover.growths:
        return
    filled = {item.sheet.name for item in plan.sheets}
    for sheet in package.sheets:
        document = package.changed(sheet.name)
        plain_formulas(document)
        growth = growths.get(sheet.title.lower())
        if growth and growth.moves:
            check_movable(package, sheet)
            move_parts(package, sheet, growth, mover)
            move_beside(document, sheet.title, growth, mover)
        else:
            move_conditions(document, sheet.title, mover)
        if sheet.name not in filled:
            grown(document, sheet.title, Growth({}), mover)
    move_names_and_charts(package, mover)


class _Filler:
    """Puts values into cells, and remembers what it has put where."""

    def __init__(self, package: Package, plan: TemplatePlan, scores: ScoreSheet) -> None:
        self.placed: list[Placed] = []
        self._package = package
        self._meanings = plan.meanings
        self._scores = scores
        self._formats = Formats(package)
        self._problems: list[Problem] = []

    def sheet(self, item: SheetPlan, placed: Sequence[PlacedRow]) -> None:
        """Fill the rows of a sheet, each where it now stands."""
        looks = self._formats.sizes()
        heights = Heights(self._package.document(item.sheet.name), looks)
        by_row = {row: rows(self._scores, what) for row, what in item.marked.items()}
        for row in placed:
            of = by_row.get(row.came_from, ())
            owner = of[row.copy] if row.copy < len(of) else None
            texts: dict[str, tuple[str, str]] = {}
            for cell in row.element.children("c"):
                column = column_of(cell)
                text = item.texts.get(f"{column}{row.came_from}")
                # A cell that is merged with the one above is empty by now.
                if text is None or not cell.items:
                    continue
                found = self._filling(text, owner, row.copy + 1)
                if isinstance(found.content, Text):
                    texts[column] = (found.content.text, cell.get("s"))
                self._put(item.sheet.title, cell, found)
            heights.fit(row.element, texts)

    def check(self) -> None:
        """Raises TemplateRefused where a text was too long for its cell."""
        if self._problems:
            raise TemplateRefused(self._problems)

    def _filling(self, text: str, owner: Row | None, number: int) -> Filling:
        def one(name: str) -> Filling:
            return filling(self._scores, self._meanings[name], owner, number)

        if sole(text):
            return one(placeholders(text)[0])
        shown = put_in(text, lambda name: one(name).shown)
        return Filling(Text(shown), shown)

    def _put(self, title: str, cell: Element, found: Filling) -> None:
        place = cell.get("r")
        problem = too_long(f"{title}!{place}", found.shown)
        if problem:
            self._problems.append(problem)
        put(cell, found, self._formats)
        self.placed.append((title, place, found))


def _left(package: Package) -> Iterator[str]:
    """Headers and footers, text boxes, charts and notes with placeholders."""
    for sheet in package.sheets:
        texts = (item.text for item in package.document(sheet.name).below(*_AROUND))
        if any(OPENING in text for text in texts):
            yield _("header or footer of {sheet}").format(sheet=sheet.title)
    for name in package.names:
        if any(room in name for room in _BESIDE) and OPENING.encode() in package.raw(name):
            yield name


def _forget_results(package: Package) -> None:
    """What formulas gave before is no longer so: whoever opens the file calculates anew."""
    for sheet in package.sheets:
        for cell in package.document(sheet.name).below("c"):
            value = cell.child("v")
            if cell.child("f") and value:
                package.changed(sheet.name)
                cell.items.remove(value)
                cell.attributes.pop("t", None)
    root = package.changed(package.workbook)
    calculation = root.child("calcPr")
    if calculation is None:
        calculation = root.new("calcPr")
        before = root.children(*_BEFORE_CALCULATION)[-1]
        root.items.insert(root.items.index(before) + 1, calculation)
    calculation.attributes["fullCalcOnLoad"] = "1"
    package.unrelate(package.workbook, "calcChain")
