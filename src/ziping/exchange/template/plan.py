"""What a template asks for, cell by cell, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ziping.exchange.template.meaning import Meaning, Names, Unknown
from ziping.exchange.template.package import Package, SheetPart
from ziping.exchange.template.placeholders import OPENING, placeholders
from ziping.exchange.template.problems import Problem, TemplateRefused, refused
from ziping.exchange.template.sheet_rows import cell_text, row_elements, string_text
from ziping.language import _
from ziping.record import record


@dataclass(slots=True)
class SheetPlan:
    """The texts with placeholders of a sheet by address, and what marks its rows by number."""

    sheet: SheetPart
    texts: dict[str, str] = field(default_factory=dict)
    marked: dict[int, Meaning] = field(default_factory=dict)


@record
class TemplatePlan:
    """All sheets that ask for something, and what each placeholder stands for."""

    sheets: Sequence[SheetPlan]
    meanings: Mapping[str, Meaning]


def planned(package: Package, names: Names) -> TemplatePlan:
    """Look through all cells. Raises TemplateRefused naming every placeholder that means
    nothing, and where there is none at all."""
    shared = _shared_texts(package)
    meanings: dict[str, Meaning] = {}
    sheets: list[SheetPlan] = []
    problems: list[Problem] = []
    for sheet in package.sheets:
        plan = SheetPlan(sheet)
        for number, address, text in _texts(package, sheet, shared):
            plan.texts[address] = text
            place = f"{sheet.title}!{address}"
            problems += _read(plan, (number, place, text), names, meanings)
        if plan.texts:
            sheets.append(plan)
    if problems:
        raise TemplateRefused(problems)
    if not meanings:
        raise refused(
            _("the template"),
            _("There is no placeholder such as {example} in its cells").format(example="{{总分}}"),
            _("docs/templates.md lists them"),
        )
    return TemplatePlan(sheets, meanings)


def _read(
    plan: SheetPlan, at: tuple[int, str, str], names: Names, meanings: dict[str, Meaning]
) -> Iterator[Problem]:
    number, place, text = at
    found = placeholders(text)
    if len(found) != text.count(OPENING):
        message = _("The braces of a placeholder are not closed")
        yield Problem(place, message, _("Write {example}").format(example="{{总分}}"))
    for item in found:
        meaning = names.meaning(item)
        if isinstance(meaning, Unknown):
            yield Problem(place, meaning.message, meaning.remedy)
            continue
        meanings[item] = meaning
        if meaning.repeats:
            first = plan.marked.setdefault(number, meaning)
            if (first.head, first.owner) != (meaning.head, meaning.owner):
                message = _("One row asks for rows of two kinds")
                yield Problem(place, message, _("Give each kind a row of its own"))


def _texts(
    package: Package, sheet: SheetPart, shared: Sequence[str]
) -> Iterator[tuple[int, str, str]]:
    """The texts of a sheet that have placeholders, with row and address."""
    for row in row_elements(package.document(sheet.name)):
        for cell in row.children("c"):
            text = cell_text(cell, shared)
            if OPENING in text:
                yield int(row.get("r")), cell.get("r"), text
            formula = cell.child("f")
            if formula and OPENING in formula.text:
                place = f"{sheet.title}!{cell.get('r')}"
                message = _("A placeholder stands in a formula")
                remedy = _("Put it into a cell of its own and let the formula name that cell")
                raise refused(place, message, remedy)


def _shared_texts(package: Package) -> list[str]:
    found: list[str] = []
    for name in package.related(package.workbook, "sharedStrings"):
        found += [string_text(item) for item in package.document(name).children("si")]
    return found
