"""The formats of cells in a template: a cell without one for numbers gets ours, all else stays."""

from __future__ import annotations

from typing import Final

from ziping.exchange.template.markup import Element
from ziping.exchange.template.package import Package

_UNSET: Final = ("", "0", "49")
"""No format, and the one that marks a cell for texts."""

_FIRST_OWN: Final = 164
_POINTS: Final = 11.0
_BUILT_IN: Final = {
    "0": "1",
    "0.00": "2",
    "#,##0": "3",
    "#,##0.00": "4",
    "0%": "9",
    "0.00%": "10",
}


class Formats:
    """Looks by their number in the workbook; further ones are added where they are needed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._name = next(iter(package.related(package.workbook, "styles")), "")
        self._made: dict[tuple[str, str, bool], str] = {}

    def look(self, style: str, number: str, *, quoted: bool) -> str:
        """The look like `style` that also shows a number in this format, or keeps a text that
        begins like a formula a text when it is edited."""
        key = (style, number, quoted)
        if key not in self._made:
            self._made[key] = self._look(style, number, quoted=quoted)
        return self._made[key]

    def sizes(self) -> list[tuple[bool, float]]:
        """For each look whether it wraps and the size of its font in points."""
        if not self._name:
            return []
        root = self._root(changed=False)
        fonts = root.child("fonts")
        points: list[float] = []
        for item in fonts.children("font") if fonts else []:
            size = item.child("sz")
            points.append(float(size.get("val")) if size else _POINTS)
        found = []
        for item in self._looks(root).children("xf"):
            font = int(item.get("fontId") or 0)
            wraps = any(part.get("wrapText") in ("1", "true") for part in item.children())
            found.append((wraps, points[font] if font < len(points) else _POINTS))
        return found

    def _look(self, style: str, number: str, *, quoted: bool) -> str:
        if not self._name or (number == "General" and not quoted):
            return style
        looks = self._looks(self._root(changed=False))
        known = looks.children("xf")
        old = known[int(style or 0)]
        renumber = number != "General" and old.get("numFmtId") in _UNSET
        if not renumber and not quoted:
            return style
        self._root(changed=True)
        new = old.copy()
        if renumber:
            new.attributes["numFmtId"] = self._format(number)
            new.attributes["applyNumberFormat"] = "1"
        if quoted:
            new.attributes["quotePrefix"] = "1"
        looks.items.append(new)
        looks.attributes["count"] = str(len(known) + 1)
        return str(len(known))

    def _format(self, code: str) -> str:
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        root = self._root(changed=True)
        formats = root.child("numFmts")
        if formats is None:
            formats = root.new("numFmts")
            root.items.insert(0, formats)
        known = formats.children("numFmt")
        for item in known:
            if item.get("formatCode") == code:
                return item.get("numFmtId")
        new = formats.add("numFmt")
        number = max([_FIRST_OWN - 1, *(int(item.get("numFmtId")) for item in known)]) + 1
        new.attributes |= {"numFmtId": str(number), "formatCode": code}
        formats.attributes["count"] = str(len(known) + 1)
        return str(number)

    def _root(self, *, changed: bool) -> Element:
        return (self._package.changed if changed else self._package.document)(self._name)

    @staticmethod
    def _looks(root: Element) -> Element:
        return next(root.below("cellXfs"))
