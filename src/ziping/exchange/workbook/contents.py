"""From a scored project to what stands in cells: figures as numbers, the rest as text."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from ziping.evaluation import TARGET, place, unit_of
from ziping.exchange.workbook.hints import text_hint
from ziping.exchange.workbook.looks import Look, figure, left
from ziping.exchange.workbook.model import Cells, Check, Content, Draft, Entry, Live, Number, Text
from ziping.exchange.workbook.short import spread
from ziping.expression import (
    Choose,
    Compare,
    Constant,
    Expression,
    FirstKnown,
    Named,
    Reference,
    Style,
    Value,
)
from ziping.expression.spreadsheet import formula
from ziping.language import _
from ziping.quantity import Target, read_target, show
from ziping.scoring import ScoreSheet

_GROUPED = re.compile(r"\d[,，]\d")
_LONGEST_LEAD: Final = 20
_LONGEST_ENDLESS: Final = 4


def yes() -> str:
    """The word for a flag that holds."""
    return _("yes")


def no() -> str:
    """The word for a flag that does not hold."""
    return _("no")


def number_format(
    places: int | None, *, percent: bool = False, grouped: bool = False, lead: str = ""
) -> str:
    """The format code of a number; without places it shows what it has."""
    if places is None and not percent and not grouped:
        return "General"
    digits = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    return _quoted(lead) + digits + ("%" if percent else "")


def _quoted(words: str) -> str:
    """Words as they stand in a format code."""
    return '"' + words.replace('"', "") + '"' if words else ""


def around_year(sheet: ScoreSheet, node: Reference) -> tuple[str, str]:
    """What was typed before and after the digits of a year; none where it is no year."""
    year = sheet.points(node)
    if year is None:
        return "", ""
    before, _digits, after = sheet.project.text(node.path).partition(show(year))
    return before, after


def style_format(style: Style, value: Value = None, *, money: bool = False) -> str:
    """The format code of a derived figure; `value` tells the decimals where none are set."""
    if style.percent:
        return number_format(2 if style.places is None else style.places, percent=True)
    places = style.places
    if places is None and isinstance(value, Fraction) and _decimals(value) > _LONGEST_ENDLESS:
        places = _LONGEST_ENDLESS
    if places is None and style.grouped:
        needed = _decimals(value) if isinstance(value, Fraction) else 0
        places = max(needed, 2) if money else needed
    return number_format(places, grouped=style.grouped)


def typed_format(sheet: ScoreSheet, node: Reference) -> str:
    """The format code that shows a typed figure with its own decimals and separators."""
    text = sheet.project.text(node.path)
    if node.kind == "year":
        before, after = around_year(sheet, node)
        return f"{_quoted(before)}0{_quoted(after)}"
    spot = place(node.path)
    style = sheet.style(node)
    unit = "%" if node.kind == "percent" else style.unit
    is_target = spot.room == TARGET and spot.field in ("target", "actual")
    if is_target:
        unit = unit_of(sheet.project.entries, spot.owner)
    read = read_target(text, unit)
    if not isinstance(read, Target) or read.figure is None:
        return _blank_format(node, unit)
    grouped = bool(_GROUPED.search(text)) or read.figure.step > 1
    lead = read.lead if is_target and read.lead.isprintable() else ""
    lead = lead if len(lead) <= _LONGEST_LEAD else ""
    return number_format(style.places, percent=style.percent, grouped=grouped, lead=lead)


def _blank_format(node: Reference, unit: str) -> str:
    if node.kind == "percent" or unit == "%":
        return "0.00%"
    return {"money": "#,##0.00", "count": "#,##0"}.get(node.kind, "General")


def typed(sheet: ScoreSheet, node: Reference) -> Content:
    """What was filled in: a number where it reads as one, else the text as it is."""
    text = sheet.project.text(node.path)
    value = sheet.inputs.get(node.path)
    match value:
        case bool():
            return Text(yes() if value else no())
        case Fraction():
            return Number(value)
        case str() if node.kind == "choice":
            return Text({option.value: option.label for option in node.options}.get(value, value))
    return Text(text) if text else None


def typed_text(sheet: ScoreSheet, path: str) -> Content:
    """A text field as typed."""
    text = sheet.project.text(path)
    return Text(text) if text else None


def entry(sheet: ScoreSheet, node: Reference, column: int, columns: int = 1) -> Draft:
    """The cell in which this is filled in."""
    content, what = typed(sheet, node), _check(node)
    is_text = what in ("text", "target")
    mark = Entry(node.path, what, node.help or (text_hint(sheet, node.path) if is_text else ""))
    match what:
        case "flag":
            look, answers, word = Look(entry=True), (yes(), no()), yes()
            return Draft(column, content, look, columns, mark, answers=answers, yes=word)
        case "operator":
            labels = tuple(option.label for option in node.options)
            return Draft(column, content, Look(entry=True), columns, mark, answers=labels)
        case "text":
            return Draft(column, content, left(entry=True), columns, mark)
    look = figure(typed_format(sheet, node), entry=True)
    if isinstance(content, Text):
        look = replace(look, shrink=False, wrap=True)
    return Draft(column, content, look, columns, mark)


def text_entry(
    sheet: ScoreSheet, path: str, column: int, columns: int = 1, look: Look | None = None
) -> Draft:
    """The cell in which this text is filled in."""
    shown = look or left(entry=True)
    mark = Entry(path, hint=text_hint(sheet, path))
    return Draft(column, typed_text(sheet, path), shown, columns, mark)


def _check(node: Reference) -> Check:
    field = place(node.path).field
    match node.kind:
        case "flag":
            return "flag"
        case "choice":
            return "operator"
        case "text" | "date":
            return "text"
        case "percent" | "year":
            return node.kind
    if field == "target":
        return "target"
    return "points" if field.endswith(("points", "override", "weight")) else "figure"


def live(sheet: ScoreSheet, node: Expression) -> Live:
    """A formula for a figure or text, beside the engine's result."""
    short = spread(node)[0] if isinstance(node, Named) else node
    return Live(lambda cells: formula(short, cells), _result(known(sheet, node)))


def known(sheet: ScoreSheet, node: Expression) -> Value:
    """The engine's value, also of a part that only the workbook gives a name."""
    if isinstance(node, Named) and node.key not in sheet.results:
        return sheet.value(node.body)
    return sheet.value(node)


def is_flag(node: Expression) -> bool:
    """Whether an expression says yes or no."""
    match node:
        case Compare():
            return True
        case Constant(value=value):
            return isinstance(value, bool)
        case Choose(then=then):
            return is_flag(then)
        case FirstKnown(items=items):
            return bool(items) and is_flag(items[0])
        case Named(body=body):
            return is_flag(body)
        case Reference(kind=kind):
            return kind == "flag"
    return False


def flag(sheet: ScoreSheet, node: Named, column: int) -> Draft:
    """The cell of a derived flag, which says yes or no in words."""
    words = Choose(node.body, Constant(yes()), Constant(no()))
    content = Live(lambda cells: formula(words, cells), _result(known(sheet, node)))
    answers = (yes(), no())
    return Draft(column, content, Look(), key=node.key, answers=answers, yes=yes())


def link(sheet: ScoreSheet, node: Expression) -> Live:
    """A formula that repeats what stands in another cell."""
    return Live(
        lambda cells: formula(FirstKnown((node,)), cells),
        _result(sheet.value(node)),
    )


def text_link(path: str, text: str) -> Live:
    """A formula that repeats the text of another cell."""

    def write(cells: Cells) -> str:
        address = cells[path].address
        return f'IF({address}="","",{address})'

    return Live(write, text)


def _result(value: Value) -> Fraction | str:
    match value:
        case Fraction() | str():
            return value
        case bool():
            return yes() if value else no()
    return ""


def _decimals(value: Fraction) -> int:
    places = 0
    while places < 6 and (value * 10**places).denominator != 1:
        places += 1
    return places
