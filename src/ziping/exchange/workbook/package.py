"""The finished file: results beside the formulas, and nothing that differs from run to run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from html import escape
from typing import IO, Final

from ziping.exchange.origin import CORE, Digest
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
    with nothing in it that differs from run to run, and a digest of what it is."""
    stream, digest = io.BytesIO(), Digest()
    with zipfile.ZipFile(io.BytesIO(content)) as drawn, zipfile.ZipFile(stream, "w") as file:
        for name in drawn.namelist():
            if name != CORE:
                with file.open(_entry(name), "w") as written:
                    digest.add(name, _written(written, parts(name, drawn.read(name))))
        file.writestr(_entry(CORE), digest.put_into(_timeless(drawn.read(CORE))))
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _written(file: IO[bytes], pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, each once it is written."""
    for piece in pieces:
        file.write(piece)
        yield piece


def _timeless(core: bytes) -> bytes:
    """The core properties without the time of this run."""
    created = _CREATED.search(core)
    return _MODIFIED.sub(rb"\g<1>" + (created[1] if created else b""), core)


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
