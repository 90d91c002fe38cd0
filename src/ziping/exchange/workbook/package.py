"""The finished file: results beside the formulas, and nothing that differs from run to run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from fractions import Fraction
from html import escape
from typing import Final

from ziping.exchange.workbook.model import Live
from ziping.exchange.workbook.sheets import Book
from ziping.exchange.workbook.texts import escaped

_TIME: Final = (2000, 1, 1, 0, 0, 0)
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v ?(?:/>|></v>)</c>', re.DOTALL)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)")


def finished(content: bytes, book: Book) -> bytes:
    """The package with the engine's results put beside the formulas of each sheet."""
    results = {
        f"xl/worksheets/sheet{number}.xml": {
            item.area.address: item.content.value
            for item in sheet.items
            if isinstance(item.content, Live)
        }
        for number, sheet in enumerate(book.sheets, 1)
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as drawn, zipfile.ZipFile(stream, "w") as file:
        for name in drawn.namelist():
            part = drawn.read(name)
            if name in results:
                part = _with_results(part, results[name])
            elif name == "docProps/core.xml":
                created = _CREATED.search(part)
                part = _MODIFIED.sub(rb"\g<1>" + (created[1] if created else b""), part)
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, part)
    return stream.getvalue()


def _with_results(part: bytes, results: Mapping[str, Fraction | str]) -> bytes:
    def put(match: re.Match[bytes]) -> bytes:
        address, attributes, formula = match[1], match[2], match[3]
        value = results[address.decode()]
        kind = b' t="str"' if isinstance(value, str) else b""
        shown = escape(escaped(value), quote=False) if isinstance(value, str) else _number(value)
        opening = b'<c r="' + address + b'"' + attributes + kind + b"><f>" + formula + b"</f><v>"
        return opening + shown.encode() + b"</v></c>"

    found, count = _FORMULA.subn(put, part)
    if count != len(results):
        raise RuntimeError(f"{count} of {len(results)} formulas have their result")
    return found


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else repr(float(value))
