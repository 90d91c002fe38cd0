"""Looks drawn with openpyxl. Each is made once and shared: ten times as fast as styling cells."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.styleable import StyleableObject
from openpyxl.worksheet.worksheet import Worksheet

from ziping.exchange.workbook.looks import CHINESE, ENTRY_FILL, ENTRY_INK, FAMILIES, LINE_INK, Look

_SHARED = "_style"


class Styles:
    """The styles of a sheet by look."""

    def __init__(self, drawn: Worksheet) -> None:
        self._drawn = drawn
        self._made: dict[tuple[Look, bool], StyleArray] = {}

    def style(self, look: Look, *, quoted: bool) -> StyleArray:
        """The style of a look; `quoted` keeps a text a text when it is edited."""
        key = (look, quoted)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(look, quoted=quoted)
        return found

    def number(self, look: Look, *, quoted: bool) -> int:
        """The number by which cells in the file name a look."""
        holder = StyleableObject(self._drawn)
        put_style(holder, self.style(look, quoted=quoted))
        return int(holder.style_id)

    def _make(self, look: Look, *, quoted: bool) -> StyleArray:
        face = look.face
        drawn = StyleableObject(self._drawn)
        ink = ENTRY_INK if look.entry else face.ink
        drawn.font = Font(
            name=face.font,
            size=look.size,
            bold=face.bold,
            color=ink,
            charset=CHINESE,
            family=FAMILIES[face.font],
        )
        fill = ENTRY_FILL if look.entry else face.fill
        if fill:
            drawn.fill = PatternFill("solid", fgColor=fill)
        if face.ruled:
            line = Side(style="thin", color=LINE_INK)
            drawn.border = Border(left=line, right=line, top=line, bottom=line)
        drawn.alignment = Alignment(
            horizontal=look.align,
            vertical="top" if look.top else "center",
            wrap_text=look.wrap,
            shrink_to_fit=look.shrink,
            indent=int(look.indented),
        )
        drawn.number_format = look.number
        drawn.protection = Protection(locked=not look.entry)
        drawn.quotePrefix = quoted
        style: StyleArray = getattr(drawn, _SHARED)
        return style


def put_style(cell: StyleableObject, style: StyleArray) -> None:
    """Give a cell a style that was made before."""
    setattr(cell, _SHARED, style)
