"""The cells of a table of the form, wherever it stands, and of other derived figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ziping.exchange.workbook.contents import (
    entry,
    flag,
    is_flag,
    known,
    live,
    style_format,
)
from ziping.exchange.workbook.looks import Look, figure
from ziping.exchange.workbook.marks import DASH
from ziping.exchange.workbook.model import Cells, Draft, Mark, Spot
from ziping.expression import Expression, Named, Reference, inputs
from ziping.expression.spreadsheet import ranges
from ziping.forms import Column, Table
from ziping.scoring import ScoreSheet


def result(scores: ScoreSheet, column: int, node: Named, *, money: bool = False) -> Draft:
    """The cell of a derived figure or flag."""
    value = known(scores, node)
    if is_flag(node):
        return flag(scores, node, column)
    look = figure(style_format(node.style, value, money=money))
    return Draft(column, live(scores, node), look, key=node.key)


def undefined_marks(scores: ScoreSheet, table: Table, spots: Mapping[str, Spot]) -> Iterator[Mark]:
    """A dash where nothing is divided by nothing: all that is needed is there, and no result."""
    for node in scores.plan.tables[table.id].values():
        if isinstance(node, Named) and node.key in spots:
            yield _undefined(node, spots[node.key].address)


def _undefined(node: Named, address: str) -> Mark:
    paths = [item.path for item in inputs(node)]

    def write(cells: Cells) -> str:
        areas = ranges(cells[path].address for path in paths)
        return f'AND({address}="",COUNT({",".join(areas)})={len(paths)})'

    return Mark((address,), write, number=f"0;-0;0;{DASH}")


def headed(column: Column) -> str:
    """The heading of a column with its unit."""
    unit = "" if column.kind == "percent" else column.unit
    return f"{column.label}\n({unit})" if unit else column.label


def table_cell(scores: ScoreSheet, at: int, column: Column, node: Expression) -> Draft:
    """The cell of a row: filled in, or derived."""
    if isinstance(node, Reference):
        return entry(scores, node, at)
    if isinstance(node, Named):
        return result(scores, at, node, money=column.kind == "money")
    raise TypeError(node)


def table_sum(scores: ScoreSheet, at: int, column: Column, node: Expression | None) -> Draft:
    """The cell under a column: its sum, the formula over the sums, or nothing."""
    if not isinstance(node, Named):
        return Draft(at, None, Look("subtotal"))
    draft = result(scores, at, node, money=column.kind == "money")
    return replace(draft, look=replace(draft.look, role="subtotal"))
