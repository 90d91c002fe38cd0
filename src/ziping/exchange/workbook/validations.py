"""What may be put into a cell: drop-downs, numbers, and the words that say so."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ziping.exchange.workbook.model import Check
from ziping.exchange.workbook.sheets import Sheet
from ziping.expression.spreadsheet import Cell, literal, ranges
from ziping.language import _
from ziping.record import record

_LARGEST = "1E+15"
_LONGEST_LIST = 255
_LONGEST_HINT = 255


@record
class _Words:
    """What is said when the cell is entered, and when something else was typed."""

    hint: str
    refusal: str


def add_validations(drawn: Worksheet, sheet: Sheet, cells: Mapping[str, Cell]) -> None:
    """Guard the entry cells of a sheet, cells of one kind together."""
    kinds: dict[tuple[Check, tuple[str, ...], str], list[str]] = {}
    for item in sheet.items:
        if item.entry:
            kind = (item.entry.check, cells[item.entry.path].answers, item.entry.hint)
            kinds.setdefault(kind, []).append(item.area.address)
    for (check, answers, hint), addresses in kinds.items():
        rule = _list(answers) if answers else _rule(check)
        words = _words(check, answers)
        is_short = hint and len(hint) <= _LONGEST_HINT
        rule.promptTitle, rule.prompt = _("How to fill in"), hint if is_short else words.hint
        rule.showInputMessage = True
        if rule.type:
            rule.errorTitle, rule.error = rule.promptTitle, words.refusal
            rule.showErrorMessage = True
        for area in ranges(addresses):
            rule.add(area)
        drawn.add_data_validation(rule)


def _list(answers: tuple[str, ...]) -> DataValidation:
    """A drop-down; answers that none can hold are only said."""
    joined = ",".join(answers)
    if len(joined) + 2 > _LONGEST_LIST or any("," in answer for answer in answers):
        return DataValidation()
    return DataValidation(type="list", formula1=literal(joined), allow_blank=True)


def _rule(check: Check) -> DataValidation:
    """What is let in: text of any kind, or numbers."""
    if check in ("target", "text"):
        return DataValidation()
    if check == "year":
        return DataValidation(type="whole", formula1="1000", formula2="2999", allow_blank=True)
    low = "0" if check == "points" else f"-{_LARGEST}"
    return DataValidation(
        type="decimal", operator="between", formula1=low, formula2=_LARGEST, allow_blank=True
    )


def _words(check: Check, answers: tuple[str, ...]) -> _Words:
    match check:
        case "percent":
            hint = _("A percent with its sign, such as 98.68%; blank where it is not known")
            return _Words(hint, _("A number is wanted here"))
        case "points":
            hint = _("Points as a number; blank where nothing is given")
            return _Words(hint, _("A number from 0 on is wanted here"))
        case "year":
            hint = _("The year in four digits")
            return _Words(hint, hint)
        case "text" | "target":
            hint = _("As it is to be printed")
            return _Words(hint, hint)
        case "flag" | "operator":
            hint = _("Choose from the list: {answers}").format(answers=" ".join(answers))
            return _Words(hint, hint)
    hint = _("A number without its unit; blank where it is not known")
    return _Words(hint, _("A number is wanted here"))
