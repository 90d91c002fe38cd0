"""An .xlsx file into plain cells: values, formulas and defined names in one pass.

Only cells that are there are walked, never the area that a sheet says it has.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import (
    Element,
    ParseError,
    fromstring,
    iterparse,
)

from ziping.exchange.guard import TableRefused
from ziping.exchange.incoming.cells import Cell, Value, Workbook, number
from ziping.exchange.incoming.formats import EPOCHS, moment, styles_shown
from ziping.exchange.workbook.model import column_number
from ziping.exchange.workbook.texts import unescaped
from ziping.language import _

_RELATIONS: Final = "_rels/{name}.rels"
_DOCUMENT, _SHEET, _STRINGS, _STYLES = "officeDocument", "worksheet", "sharedStrings", "styles"


def read_xlsx(content: bytes) -> Workbook:
    """The cells of a file that the guard has passed. Raises TableRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _Package(file).workbook()
    except (LookupError, ValueError, ParseError, OverflowError) as error:
        message = _("Its content cannot be read; open it in a spreadsheet program and save it anew")
        raise TableRefused(message) from error


class _Package:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._book = self._related("", _DOCUMENT)[0]
        self._tree = self._parsed(self._book)
        self._epoch = _epoch(self._tree)
        self._texts = [
            text
            for name in self._related(self._book, _STRINGS)
            for text in map(_text, _all(self._parsed(name), "si"))
        ]
        self._shown = [
            shown
            for name in self._related(self._book, _STYLES)
            for shown in styles_shown(self._parsed(name))
        ]

    def workbook(self) -> Workbook:
        """All sheets by name, and the defined names of the whole book."""
        parts = dict(self._relations(self._book, _SHEET))
        sheets = {
            sheet.get("name", ""): dict(self._cells(parts[relation]))
            for sheet in _all(self._tree, "sheet")
            if (relation := _relation(sheet)) in parts
        }
        names = {
            name.get("name", ""): name.text or ""
            for name in _all(self._tree, "definedName")
            if name.get("localSheetId") is None
        }
        return Workbook(sheets, names)

    def _cells(self, part: str) -> Iterator[tuple[tuple[int, int], Cell]]:
        row = column = 0
        with self._file.open(part) as stream:
            for event, element in iterparse(stream, ("start", "end")):  # noqa: S314 - guarded
                name = _local(element)
                if event == "start" and name == "row":
                    row, column = int(element.get("r") or row + 1), 0
                elif event == "end" and name == "c":
                    column = _column(element) or column + 1
                    cell = self._cell(element)
                    if cell.value is not None or cell.formula or cell.error:
                        yield (row, column), cell
                elif event == "end" and name == "row":
                    element.clear()

    def _cell(self, element: Element) -> Cell:
        value, formula = "", ""
        inline: Element | None = None
        for part in element:
            match _local(part):
                case "v":
                    value = part.text or ""
                case "f":
                    formula = part.text or "="
                case "is":
                    inline = part
        kind = element.get("t", "n")
        style = int(element.get("s", "0"))
        shown = self._shown[style] if style < len(self._shown) else ""
        if inline is not None:
            return Cell(_text(inline), formula)
        found = self._value(kind, value, is_date=shown == "date")
        return Cell(found, formula, error=kind == "e", percent=shown == "percent")

    def _value(self, kind: str, value: str, *, is_date: bool) -> Value:
        match kind:
            case "e":
                return None
            case "s":
                return self._texts[int(value)] if value else None
            case "str":
                return unescaped(value) or None
            case "b":
                return value == "1"
            case "d":
                return dt.datetime.fromisoformat(value).replace(tzinfo=None)
        if not value:
            return None
        return moment(float(value), self._epoch) if is_date else number(float(value))

    def _parsed(self, name: str) -> Element:
        return fromstring(self._file.read(name))  # noqa: S314 - guarded

    def _related(self, part: str, kind: str) -> list[str]:
        return [target for _relation, target in self._relations(part, kind)]

    def _relations(self, part: str, kind: str) -> Iterator[tuple[str, str]]:
        """The parts of a kind that a part is related to, by the relation's id."""
        folder, name = posixpath.split(part)
        for item in _all(
            self._parsed(posixpath.join(folder, _RELATIONS.format(name=name))), "Relationship"
        ):
            if item.get("Type", "").rpartition("/")[2] == kind:
                target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
                yield item.get("Id", ""), target.lstrip("/")


def _local(element: Element) -> str:
    """The name of an element without its namespace: there are two dialects."""
    return element.tag.rpartition("}")[2]


def _all(tree: Element, name: str) -> Iterator[Element]:
    return (element for element in tree.iter() if _local(element) == name)


def _relation(sheet: Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _text(element: Element) -> str | None:
    """The text of all runs, without what is only read aloud."""
    spoken = {run for part in _all(element, "rPh") for run in part.iter()}
    runs = [run.text or "" for run in _all(element, "t") if run not in spoken]
    return unescaped("".join(runs)) or None


def _column(element: Element) -> int:
    return column_number((element.get("r") or "").rstrip("0123456789"))


def _epoch(tree: Element) -> dt.datetime:
    """The day from which dates count."""
    properties: Mapping[str, str] = next((p.attrib for p in _all(tree, "workbookPr")), {})
    return EPOCHS[properties.get("date1904") in ("1", "true")]
