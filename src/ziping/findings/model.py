"""Warnings as data, and the checks that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ziping.findings.observations import Observations
from ziping.forms.problems import Severity
from ziping.record import record
from ziping.scoring import ScoreSheet


@record
class Mend:
    """Texts for fields that would mend what was found; a person decides whether they do."""

    words: str
    edits: tuple[tuple[str, str], ...]


@record
class Finding:
    """Where, what is wrong, how to mend it; `waived` is the reason why it may stand. `mends` are
    there only where the remedy is mechanical: none makes up an answer."""

    code: str
    severity: Severity
    where: str
    message: str
    remedy: str
    waived: str | None = None
    mends: tuple[Mend, ...] = ()


@record
class Spot:
    """What a check found at a place; the check's declaration adds code and severity."""

    where: str
    message: str
    remedy: str
    waived: str | None = None
    mends: tuple[Mend, ...] = ()


Check: TypeAlias = Callable[[ScoreSheet], Iterator[Spot]]
ObservingCheck: TypeAlias = Callable[[ScoreSheet, Observations], Iterator[Spot]]


@record
class Declared:
    """A check under its permanent code; whether it looks outside the project, and whether a
    person may waive what it finds."""

    code: str
    severity: Severity
    run: ObservingCheck
    observes: bool = True
    may_waive: bool = True


CHECKS: dict[str, Declared] = {}


def check(code: str, severity: Severity) -> Callable[[Check], Check]:
    """Declare a check of the score sheet alone."""

    def declare(run: Check) -> Check:
        _declare(Declared(code, severity, lambda sheet, _seen: run(sheet), observes=False))
        return run

    return declare


def observing_check(
    code: str, severity: Severity, *, may_waive: bool = True
) -> Callable[[ObservingCheck], ObservingCheck]:
    """Declare a check of what was seen outside the project."""

    def declare(run: ObservingCheck) -> ObservingCheck:
        _declare(Declared(code, severity, run, may_waive=may_waive))
        return run

    return declare


def _declare(declared: Declared) -> None:
    """A code is used once and never again for something else."""
    if declared.code in CHECKS:
        raise ValueError(declared.code)
    CHECKS[declared.code] = declared
