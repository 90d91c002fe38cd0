"""Which encoding a text file is in, told by its bytes and never guessed beyond that."""

from __future__ import annotations

import codecs

from ziping.record import record

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@record
class Decoded:
    """A file's text and the encoding it was in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded | None:
    """The text by byte order mark, else UTF-8, else GB18030; None where it is none of them."""
    marked = [name for mark, name in _MARKS if content.startswith(mark)]
    for name in marked or ["utf-8", "gb18030"]:
        try:
            return Decoded(content.decode(name), name)
        except UnicodeDecodeError:
            continue
    return None
