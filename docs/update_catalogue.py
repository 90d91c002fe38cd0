"""Bring the Chinese catalogue up to date: .venv/bin/python docs/update_catalogue.py.

Takes the messages from the source, keeps their translations, writes the .po and compiles the .mo.
The same source gives the same bytes. How to translate: docs/translating.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TREE: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = TREE / "src" / "ziping"
PO: Final = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "ziping.po"
MO: Final = PO.with_suffix(".mo")

# What argparse itself says on our command line, in the wordings of Python 3.11 to 3.14.
ARGPARSE: Final = (
    "usage: ",
    "%(heading)s:",
    "positional arguments",
    "options",
    "show this help message and exit",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "argument %(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",
    "expected one argument",
    "expected at most one argument",
    "expected at least one argument",
    "ignored explicit argument %r",
    "ambiguous option: %(option)s could match %(matches)s",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "invalid %(type)s value: %(value)r",
)

_COMMENT = """\
# Chinese for ziping. Only the msgstr lines are edited by hand; the rest is written by
# docs/update_catalogue.py."""
_HEADER = """\
Project-Id-Version: ziping
Language: zh
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
Plural-Forms: nplurals=1; plural=0;
"""


class Chinese(Catalog):
    """A catalogue whose header says nothing of when, where and by whom."""

    def __init__(self) -> None:
        super().__init__("zh", header_comment=_COMMENT, fuzzy=False)

    def __iter__(self) -> Iterator[Message]:
        """The header and the messages in the order in which they were added."""
        yield Message("", _HEADER)
        yield from self._messages.values()


def stored() -> Catalog:
    """The catalogue as it stands in the .po; empty where there is none yet."""
    if not PO.exists():
        return Chinese()
    with PO.open("rb") as stream:
        return read_po(stream, locale="zh", abort_invalid=True)


def updated(old: Catalog) -> Chinese:
    """The messages of source and argparse with the translations of an older catalogue."""
    found = Chinese()
    for text, place in source_messages():
        _add(found, old, text, [(place, 0)], "")
    for message in found:
        message.flags.discard("python-format")  # in our own messages a percent sign is just that
    for text in ARGPARSE:
        _add(found, old, text, [], "argparse")
    return found


def source_messages() -> Iterator[tuple[str, str]]:
    """Each message and its file, by file and line; repeated as often as it is used."""
    for path in sorted(SOURCE.rglob("*.py"), key=lambda path: path.relative_to(TREE).parts):
        place = path.relative_to(TREE).as_posix()
        for _line, message, _comments, _context in extract_from_file(
            "python", path, keywords={"_": None}
        ):
            yield str(message), place


def po_bytes(catalog: Catalog) -> bytes:
    """The .po file: a message per line, files without line numbers."""
    stream = BytesIO()
    write_po(stream, catalog, width=0, include_lineno=False, ignore_obsolete=True)
    return stream.getvalue().rstrip(b"\n") + b"\n"


def mo_bytes(catalog: Catalog) -> bytes:
    """The .mo file, of what is translated and not doubtful."""
    plain = Chinese()
    for message in catalog:
        if message.id:
            plain.add(message.id, message.string, flags=message.flags)
    stream = BytesIO()
    write_mo(stream, plain)
    return stream.getvalue()


def main() -> None:
    """Write both files, and name what is gone and what still waits for its Chinese."""
    old = stored()
    new = updated(old)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(new))
    MO.write_bytes(mo_bytes(new))
    gone = [f"gone: {message.id}" for message in old if message.id and message.id not in new]
    waiting = [f"no Chinese: {m.id}" for m in new if m.id and (m.fuzzy or not m.string)]
    sys.stdout.write("\n".join([*gone, *waiting, f"{len(new)} messages"]) + "\n")
    sys.exit(1 if waiting else 0)


def _add(
    found: Catalog, old: Catalog, text: str, places: list[tuple[str, int]], comment: str
) -> None:
    known = old.get(text)
    found.add(
        text,
        known.string if known else "",
        locations=places,
        flags={"fuzzy"} if known and known.fuzzy else set(),
        auto_comments=[comment] if comment else (),
        user_comments=known.user_comments if known else (),
    )


if __name__ == "__main__":
    main()
