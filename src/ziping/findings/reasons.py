"""How a text that cannot be read is mended."""

from __future__ import annotations

from ziping.evaluation import Fault
from ziping.language import _
from ziping.quantity import Reason


def fault_remedy(fault: Fault) -> str:
    """The remedy for an unreadable field."""
    match fault:
        case "flag":
            return _("Say true (met) or false (not met)")
        case "operator":
            return _("Use > >= = <= <")
        case "choice":
            return _("Choose one of the verdicts listed")
        case "year":
            return _("Write the year in four digits, such as 2023")
        case Reason.UNIT:
            return _("The unit is another one than the field's; convert the figure")
        case Reason.GROUPING:
            return _("Commas part groups of three digits: 1,234.5")
        case Reason.DATE:
            return _("This is a date; a number is wanted")
        case _:
            return _("Write one number, such as 1,234.5, 519.03万 or 98.7%")
