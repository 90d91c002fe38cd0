"""All that stands beside the rows of a sheet and moves with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ziping.exchange.template.markup import Element
from ziping.exchange.template.package import Package, SheetPart
from ziping.exchange.template.problems import refused
from ziping.exchange.template.references import Growth, Mover, Stuck
from ziping.language import _

MOVABLE: Final = frozenset(
    {
        *("drawing", "vmlDrawing", "comments", "threadedComment", "table"),
        *("hyperlink", "printerSettings", "image", "customProperty"),
    }
)
"""The kinds of parts of a sheet that are moved here, or have no place in rows."""

_AREAS: Final = frozenset({"autoFilter", "dimension", "hyperlink", "sortState", "sortCondition"})
_WRITTEN_FOR_FIRST: Final = ("formula", "formula1", "formula2", "f")
_NOTE_ROW: Final = re.compile(r"(<\w+:Row>)(\d+)(</\w+:Row>)")
_NOTE_ANCHOR: Final = re.compile(r"(<\w+:Anchor>)([^<]*)(</\w+:Anchor>)")


def check_movable(package: Package, sheet: SheetPart) -> None:
    """Raises TemplateRefused where a sheet holds what would not move with its rows."""
    for relation in package.relations(sheet.name):
        if relation.kind not in MOVABLE:
            raise refused(
                sheet.title,
                _("There is a {kind} on a sheet with a marked row").format(kind=relation.kind),
                _("Put it on another sheet"),
            )
    for name in package.names:
        if "pivotCache/pivotCacheDefinition" in name:
            for source in package.document(name).below("worksheetSource"):
                if source.get("sheet").lower() == sheet.title.lower():
                    raise refused(
                        sheet.title,
                        _("A pivot table takes its figures from a sheet with a marked row"),
                        _("Let it take them from another sheet"),
                    )


def move_beside(root: Element, title: str, growth: Growth, mover: Mover) -> None:
    """Merged cells, conditions, what may be put in, links, breaks and views of a sheet."""
    for element in root.below("mergeCells"):
        _merges(element, growth)
    for element in root.below():
        said = element.attributes
        if "sqref" in said:
            said["sqref"] = growth.areas(said["sqref"])
        if element.local in _AREAS and "ref" in said:
            said["ref"] = growth.area(said["ref"])
        if element.local == "sqref":
            element.text = growth.areas(element.text)
        for cell in ("topLeftCell", "activeCell"):
            if cell in said:
                said[cell] = growth.cell(said[cell])
        for item in element.children("brk") if element.local == "rowBreaks" else ():
            item.attributes["id"] = str(growth.last(int(item.get("id"))))
    move_conditions(root, title, mover)


def move_conditions(root: Element, title: str, mover: Mover) -> None:
    """The formulas of a sheet that stand in no cell, and the places that links lead to."""
    for link in root.below("hyperlink"):
        if link.get("location"):
            link.attributes["location"] = mover.relative(link.get("location"), title)
    for parent in root.below():
        for element in parent.children(*_WRITTEN_FOR_FIRST) if parent.local != "c" else ():
            _move_text(element, title, lambda text: mover.relative(text, title))


def move_parts(package: Package, sheet: SheetPart, growth: Growth, mover: Mover) -> None:
    """Pictures, charts, notes and tables that stand on a sheet."""
    for name in package.related(sheet.name, "drawing"):
        for anchor in package.changed(name).below("from", "to"):
            for row in anchor.children("row"):
                row.text = str(growth.first(int(row.text) + 1) - 1)
    for kind in ("comments", "threadedComment"):
        for name in package.related(sheet.name, kind):
            for note in package.changed(name).below("comment", "threadedComment"):
                note.attributes["ref"] = growth.cell(note.get("ref"))
    for name in package.related(sheet.name, "vmlDrawing"):
        package.replace(name, _notes(package.raw(name), growth))
    for name in package.related(sheet.name, "table"):
        for item in package.changed(name).below("table", "autoFilter", "sortState"):
            item.attributes["ref"] = growth.area(item.get("ref"))
        for item in package.document(name).below("calculatedColumnFormula"):
            _move_text(item, sheet.title, lambda text: mover.formula(text, sheet.title))


def move_names_and_charts(package: Package, mover: Mover) -> None:
    """The names of the workbook, print areas among them, and the figures that charts show."""
    for item in package.changed(package.workbook).below("definedName"):
        place = item.get("name")
        _move_text(item, place, lambda text: mover.formula(text, ""))
    for name in package.names:
        if "/charts/" in name and name.endswith(".xml"):
            for item in package.document(name).below("f"):
                if _move_text(item, name, mover.series):
                    package.changed(name)


def _move_text(element: Element, place: str, move: Callable[[str], str]) -> bool:
    text = element.text
    try:
        moved = move(text)
    except Stuck as stuck:
        raise refused(place, stuck.message, stuck.remedy) from stuck
    if moved != text:
        element.text = moved
    return moved != text


def _merges(parent: Element, growth: Growth) -> None:
    """Cells merged within a marked row are merged in each of its copies; others grow with it."""
    for merge in parent.children("mergeCell"):
        area = merge.get("ref")
        first, _colon, last = area.partition(":")
        row, end = (int(re.sub("[^0-9]", "", corner)) for corner in (first, last or first))
        if row != end or not growth.is_several(row):
            merge.attributes["ref"] = growth.area(area)
            continue
        left, right = (re.sub("[0-9]", "", corner) for corner in (first, last))
        for number in range(growth.first(row), growth.last(row) + 1):
            target = merge if number == growth.first(row) else parent.add("mergeCell")
            target.attributes["ref"] = f"{left}{number}:{right}{number}"
    if parent.get("count"):
        parent.attributes["count"] = str(len(parent.children("mergeCell")))


def _notes(content: bytes, growth: Growth) -> bytes:
    """Where the boxes of notes stand, in a format that is not quite XML."""

    def row(match: re.Match[str]) -> str:
        return f"{match[1]}{growth.first(int(match[2]) + 1) - 1}{match[3]}"

    def anchor(match: re.Match[str]) -> str:
        parts = [part.strip() for part in match[2].split(",")]
        if len(parts) == 8:
            for at in (2, 6):
                parts[at] = str(growth.first(int(parts[at]) + 1) - 1)
        return f"{match[1]}{', '.join(parts)}{match[3]}"

    text = content.decode("utf-8", errors="surrogateescape")
    moved = _NOTE_ANCHOR.sub(anchor, _NOTE_ROW.sub(row, text))
    return moved.encode("utf-8", errors="surrogateescape")
