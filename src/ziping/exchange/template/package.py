"""The parts of a workbook file, and how they hang together; untouched parts keep their bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Final

from ziping.exchange.origin import CORE, Digest
from ziping.exchange.template.markup import Element, parse, written
from ziping.exchange.template.problems import refused
from ziping.language import _
from ziping.record import record

_DOCUMENT: Final = "officeDocument"


@record
class Relation:
    """A part that another one names; `kind` is the last word of its type."""

    id: str
    kind: str
    target: str


@record
class SheetPart:
    """A sheet: its title as people see it, and its part."""

    title: str
    name: str


class Package:
    """A workbook file taken apart. Parts are parsed when they are asked for, and only those
    that somebody says he `changed` are written anew."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self._infos = file.infolist()
            self._bytes = {info.filename: file.read(info) for info in self._infos}
        self._roots: dict[str, Element] = {}
        self._changed: set[str] = set()
        named = (item.target for item in self.relations("") if item.kind == _DOCUMENT)
        self.workbook = next(named, "")
        if self.workbook not in self._bytes:
            raise refused(
                _("the workbook"),
                _("No sheets were found in it"),
                _("Save it as .xlsx in a spreadsheet program"),
            )
        self.sheets = tuple(self._sheets())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._bytes)

    def raw(self, name: str) -> bytes:
        """The bytes of a part as they came."""
        return self._bytes[name]

    def document(self, name: str) -> Element:
        """A part, parsed once. Raises TemplateRefused."""
        if name not in self._roots:
            self._roots[name] = parse(name, self._bytes[name])
        return self._roots[name]

    def changed(self, name: str) -> Element:
        """A part that is about to be changed."""
        self._changed.add(name)
        return self.document(name)

    def replace(self, name: str, content: bytes) -> None:
        """Put other bytes in a part's place."""
        self._bytes[name] = content

    def drop(self, name: str) -> None:
        """Take a part away."""
        self._bytes.pop(name, None)

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The parts that a part names; the empty name is the whole."""
        path = _relations_of(name)
        if path not in self._bytes:
            return ()
        folder = posixpath.dirname(name)
        return tuple(
            Relation(
                item.get("Id"),
                item.get("Type").rpartition("/")[2],
                _resolved(folder, item.get("Target")),
            )
            for item in self.document(path).children("Relationship")
            if item.get("TargetMode") != "External"
        )

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts of one kind that a part names and that are there."""
        found = (item.target for item in self.relations(name) if item.kind == kind)
        return tuple(target for target in found if target in self._bytes)

    def unrelate(self, name: str, kind: str) -> None:
        """Take the parts of one kind that a part names away, and all mention of them."""
        targets = self.related(name, kind)
        if not targets:
            return
        relations, types = self.changed(_relations_of(name)), self.changed("[Content_Types].xml")
        for item in relations.children():
            if item.get("Type").rpartition("/")[2] == kind:
                relations.items.remove(item)
        for item in types.children("Override"):
            if item.get("PartName").lstrip("/") in targets:
                types.items.remove(item)
        for target in targets:
            self.drop(target)

    def bytes(self) -> bytes:
        """The file, its parts in the order in which they came."""
        for name in self._changed & self._bytes.keys():
            self._bytes[name] = written(self._roots[name])
        self._say_what_it_is()
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as file:
            for info in self._infos:
                if info.filename in self._bytes:
                    entry = zipfile.ZipInfo(info.filename, info.date_time)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.external_attr = info.external_attr
                    file.writestr(entry, self._bytes[info.filename])
        return stream.getvalue()

    def _say_what_it_is(self) -> None:
        """Put the digest of all other parts where an export is known by."""
        digest = Digest()
        for info in self._infos:
            if info.filename in self._bytes and info.filename != CORE:
                digest.add(info.filename, [self._bytes[info.filename]])
        if CORE in self._bytes:
            self._bytes[CORE] = digest.put_into(self._bytes[CORE])

    def _sheets(self) -> list[SheetPart]:
        targets = {item.id: item for item in self.relations(self.workbook)}
        found: list[SheetPart] = []
        for item in self.document(self.workbook).below("sheet"):
            prefixed = (v for k, v in item.attributes.items() if k.rpartition(":")[2] == "id")
            relation = targets.get(next(prefixed, ""))
            if relation and relation.kind == "worksheet" and relation.target in self._bytes:
                found.append(SheetPart(item.get("name"), relation.target))
        return found


def _relations_of(name: str) -> str:
    folder, _slash, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
