"""Files that are not read, one of each kind, by what is said of them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.exchange.cases import PROJECT, sheet_of
from ziping.exchange import guard, write_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def good() -> bytes:
    """A workbook that is read."""
    return write_workbook(sheet_of(PROJECT), ())


def packed(parts: dict[str, bytes], base: bytes | None = None) -> bytes:
    """A workbook with these parts put in or in the place of its own."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or good())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def _other(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(name, "<a/>")
    return stream.getvalue()


def _twice() -> bytes:
    stream = io.BytesIO(good())
    with zipfile.ZipFile(stream, "a") as file:
        file.writestr("XL/workbook.xml", b"<a/>")
    return stream.getvalue()


def _locked() -> bytes:
    """The mark of a password on the first part."""
    content = bytearray(good())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"PK\x05\x06"))
    struct.pack_into("<H", content, at + 8, 1)
    return bytes(content)


def _lying() -> bytes:
    """A part that says it is short and is not."""
    content = bytearray(packed({SHEET: b"<a>" + b" " * (1 << 20) + b"</a>"}))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        count = len(file.namelist())
    at = len(content)
    for _part in range(count):
        at = content.rfind(b"PK\x01\x02", 0, at)
        struct.pack_into("<I", content, at + 24, 100)
    return bytes(content)


def _late_entity() -> bytes:
    """The declaration lies over the edge of what is read at once."""
    edge = guard._CHUNK
    return packed({SHEET: b"<?xml version='1.0'?>".ljust(edge - 5) + b"<!DOCTYPE a><a/>"})


def _many_parts() -> bytes:
    return packed({f"xl/media/{number}": b"" for number in range(guard.MOST_PARTS)})


def _cells() -> bytes:
    cells = (b'<c r="A%d"><v>%d</v></c>' % (number, number**3) for number in range(420_000))
    return packed({SHEET: b"<a>" + b"".join(cells) + b"</a>"})


def _ole(name: str) -> bytes:
    return OLE + bytes(504) + name.encode("utf-16-le") + bytes(512)


FAR = b'<worksheet><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></worksheet>'

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "no whole workbook"),
    "text": (lambda: "项目,得分\n甲,98".encode("gb18030"), "no whole workbook"),
    "cut off": (lambda: good()[:-200], "no whole workbook"),
    "overwritten": (lambda: good()[:2000] + bytes(500) + good()[2500:], "no whole workbook"),
    "document": (lambda: _other("word/document.xml"), "no workbook"),
    "opendocument": (lambda: _other("content.xml"), "no workbook"),
    "bomb": (lambda: packed({SHEET: bytes(60 << 20)}), "unpacks to far more"),
    "tight": (lambda: packed({SHEET: b" " * (8 << 20)}), "unpacks to far more"),
    "lying": (_lying, "no whole workbook"),
    "many parts": (_many_parts, "too many parts"),
    "entities": (lambda: packed({"xl/sharedStrings.xml": ENTITY}), "declares entities"),
    "late entities": (_late_entity, "declares entities"),
    "wide characters": (
        lambda: packed({"xl/styles.xml": ENTITY.decode().encode("utf-16")}),
        "declares entities",
    ),
    "twice": (_twice, "names that no spreadsheet program gives"),
    "absolute": (lambda: packed({"/xl/a.xml": b""}), "names that no spreadsheet program gives"),
    "outside": (lambda: packed({"xl/../../a.xml": b""}), "names that no spreadsheet program"),
    "backslash": (lambda: packed({"xl\\a.xml": b""}), "names that no spreadsheet program gives"),
    "macros": (lambda: packed({"xl/vbaProject.bin": b"x"}), "holds macros"),
    "old macros": (lambda: packed({"xl/macrosheets/sheet1.xml": b"<a/>"}), "holds macros"),
    "links": (lambda: packed({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "linked to other"),
    "connections": (lambda: packed({"xl/connections.xml": b"<a/>"}), "linked to other files"),
    "password": (_locked, "locked with a password"),
    "encrypted": (lambda: _ole("EncryptedPackage"), "locked with a password"),
    "macros in an old one": (lambda: _ole("_VBA_PROJECT_CUR"), "holds macros"),
    "an old document": (lambda: _ole("WordDocument"), "no workbook"),
    "cells": (_cells, "more than 400,000 cells"),
}
