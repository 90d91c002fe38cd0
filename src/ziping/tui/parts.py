"""The parts of a page of the form; a row of the form shows each."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from ziping.expression import Named
from ziping.forms import Table
from ziping.scoring import Field, Line


class CoverHead(NamedTuple):
    """The form's name and source."""


class Head(NamedTuple):
    """Where a line stands, its name, full marks and standard."""

    line: Line


class Title(NamedTuple):
    """The name of a page, and what stands above it."""

    text: str
    above: str


class Entry(NamedTuple):
    """A field of one line of text; of use only once the field `after` is filled in."""

    field: Field
    after: str = ""

    @property
    def takes_figure(self) -> bool:
        """Whether a figure is wanted, which stands at the right."""
        return self.field.is_figure or self.field.kind == "target"


class Choice(NamedTuple):
    """A field with few answers; a criterion has a number by which it is answered."""

    field: Field
    number: int = 0


class Prose(NamedTuple):
    """A field of many lines; with `line` of use only while that line loses points. An `alone`
    one has the page for itself."""

    field: Field
    line: str = ""
    alone: bool = False


class Result(NamedTuple):
    """A derived figure with its calculation, and its source where it is the score."""

    node: Named
    unit: str
    source: str = ""
    is_score: bool = False


class TableHead(NamedTuple):
    """The headings of a table's columns."""

    table: Table


class TableCells(NamedTuple):
    """A row of a table with the fields of its cells; the sums have none and no row."""

    table: Table
    row: str
    fields: tuple[Field, ...] = ()


class Remark(NamedTuple):
    """A sentence where there is nothing to fill in yet."""

    text: str


Part: TypeAlias = (
    CoverHead | Head | Title | Entry | Choice | Prose | Result | TableHead | TableCells | Remark
)
