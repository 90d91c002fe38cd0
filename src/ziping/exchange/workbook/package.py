"""The finished file: results beside the formulas, and nothing that differs from run to run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from html import escape
from typing import Final

from ziping.exchange.workbook.model import Live
from ziping.exchange.workbook.sheets import Book
from ziping.exchange.workbook.texts import escaped, numeral

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

    def parts(name: str, part: bytes) -> Iterator[bytes]:
        yield _with_results(part, results[name]) if name in results else part

    return repacked(content, parts)


def repacked(content: bytes, parts: Callable[[str, bytes], Iterator[bytes]]) -> bytes:
    """The package with each part made of the pieces that `parts` gives for its name and bytes,
    and with nothing in it that differs from run to run."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as drawn, zipfile.ZipFile(stream, "w") as file:
        for name in drawn.namelist():
            part = drawn.read(name)
            if name == "docProps/core.xml":
                created = _CREATED.search(part)
                part = _MODIFIED.sub(rb"\g<1>" + (created[1] if created else b""), part)
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            with file.open(entry, "w") as written:
                for piece in parts(name, part):
                    written.write(piece)
    return stream.getvalue()


def _with_results(part: bytes, results: Mapping[str, Fraction | str]) -> bytes:
    def put(match: re.Match[bytes]) -> bytes:
        address, attributes, formula = match[1], match[2], match[3]
        value = results[address.decode()]
        kind = b' t="str"' if isinstance(value, str) else b""
        shown = escape(escaped(value), quote=False) if isinstance(value, str) else numeral(value)
        opening = b'<c r="' + address + b'"' + attributes + kind + b"><f>" + formula + b"</f><v>"
        return opening + shown.encode() + b"</v></c>"

    found, count = _FORMULA.subn(put, part)
    if count != len(results):
        raise RuntimeError(f"{count} of {len(results)} formulas have their result")
    return found
