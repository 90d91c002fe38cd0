"""Why a template cannot be filled: sentences for the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ziping.language import _
from ziping.record import record

_SAID: Final = 5


@record
class Problem:
    """What is wrong at a place (`Sheet!B3`, or a part of the file), and how to mend it, where the
    message does not say so itself."""

    place: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return ". ".join(filter(None, (f"{self.place}: {self.message}", self.remedy)))


class TemplateRefused(Exception):  # noqa: N818 - nothing went wrong: it says no
    """Nothing was filled; every problem is named, the first few in the message."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        said = " / ".join(str(problem) for problem in self.problems[:_SAID])
        more = len(self.problems) - _SAID
        if more > 0:
            said += " / " + _("and {count} more").format(count=more)
        super().__init__(said)


def refused(place: str, message: str, remedy: str = "") -> TemplateRefused:
    """One problem that ends it."""
    return TemplateRefused([Problem(place, message, remedy)])
