"""The XML of a workbook's parts, read and written so that nothing but our changes differs.

Prefixes and their declarations stay as they are: parts name prefixes in attributes, and a
spreadsheet program calls a file damaged whose prefixes were renamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias
from xml.parsers.expat import ExpatError, ParserCreate

from ziping.exchange.template.problems import TemplateRefused, refused
from ziping.language import _

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_IN_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


class Element:
    """An element with its prefix, attributes and what it holds; found by `local`, its name
    without the prefix."""

    __slots__ = ("attributes", "items", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.items: list[Item] = []

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def get(self, name: str) -> str:
        """An attribute, empty where it is not there."""
        return self.attributes.get(name, "")

    def children(self, *names: str) -> list[Element]:
        """The elements directly below with one of these names; all where none is given."""
        found = [item for item in self.items if isinstance(item, Element)]
        return [item for item in found if item.local in names] if names else found

    def child(self, name: str) -> Element | None:
        """The first element of this name directly below."""
        return next(iter(self.children(name)), None)

    def below(self, *names: str) -> Iterator[Element]:
        """All elements with one of these names, itself among them; all where none is given."""
        if not names or self.local in names:
            yield self
        for item in self.children():
            yield from item.below(*names)

    @property
    def text(self) -> str:
        """The text that stands directly in it."""
        return "".join(item for item in self.items if isinstance(item, str))

    @text.setter
    def text(self, text: str) -> None:
        self.items = [text]

    def new(self, name: str) -> Element:
        """A further element for this one, with its prefix."""
        prefix, colon, _local = self.name.rpartition(":")
        return Element(f"{prefix}{colon}{name}", {})

    def add(self, name: str) -> Element:
        """A further element at the end of this one."""
        made = self.new(name)
        self.items.append(made)
        return made

    def copy(self) -> Element:
        """The same element once more, with copies of all it holds."""
        made = Element(self.name, dict(self.attributes))
        made.items = [item.copy() if isinstance(item, Element) else item for item in self.items]
        return made


Item: TypeAlias = Element | str


def parse(name: str, content: bytes) -> Element:
    """The root of the part of this name; entities of its own are refused unread. Raises
    TemplateRefused."""
    parser = ParserCreate()
    parser.buffer_text = True
    top = Element("", {})
    open_elements = [top]

    def begin(tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, attributes)
        open_elements[-1].items.append(element)
        open_elements.append(element)

    def text(said: str) -> None:
        open_elements[-1].items.append(said)

    def end(_tag: str) -> None:
        open_elements.pop()

    def declared(*_declaration: object) -> None:
        raise _unreadable(name)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(content, True)
    except (ExpatError, ValueError) as error:
        raise _unreadable(name) from error
    return top.children()[0]


def written(root: Element) -> bytes:
    """A part as bytes."""
    pieces = [_HEAD]
    _write(root, pieces)
    return "".join(pieces).encode()


def _write(element: Element, pieces: list[str]) -> None:
    pieces.append(f"<{element.name}")
    for name, text in element.attributes.items():
        pieces.append(f' {name}="{text.translate(_IN_ATTRIBUTE)}"')
    if not element.items:
        pieces.append("/>")
        return
    pieces.append(">")
    for item in element.items:
        if isinstance(item, str):
            pieces.append(item.translate(_IN_TEXT))
        else:
            _write(item, pieces)
    pieces.append(f"</{element.name}>")


def _unreadable(name: str) -> TemplateRefused:
    message = _("This part of the workbook cannot be read")
    remedy = _("Open the workbook in a spreadsheet program and save it as .xlsx once more")
    return refused(name, message, remedy)
