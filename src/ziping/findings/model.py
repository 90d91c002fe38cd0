"""Warnings as data, and the checks that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ziping.findings.observations import Observations
from ziping.forms.problems import Severity
from ziping.scoring import ScoreSheet


@dataclass(frozen=True, slots=True)
class Finding:
    """Where, what is wrong, how to mend it; `waived` is the reason why it may stand."""

    code: str
    severity: Severity
    where: str
    message: str
    remedy: str
    waived: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """What a check found at a place; the check's declaration adds code and severity."""

    where: str
    message: str
    remedy: str
    waived: str | None = None


Check: TypeAlias = Callable[[ScoreSheet], Iterator[Spot]]
ObservingCheck: TypeAlias = Callable[[ScoreSheet, Observations], Iterator[Spot]]


@dataclass(frozen=True, slots=True)
class Declared:
    """A check under its permanent code."""

    code: str
    severity: Severity
    run: ObservingCheck


CHECKS: dict[str, Declared] = {}


def check(code: str, severity: Severity) -> Callable[[Check], Check]:
    """Declare a check of the score sheet alone."""

    def declare(run: Check) -> Check:
        observing_check(code, severity)(lambda sheet, _seen: run(sheet))
        return run

    return declare


def observing_check(code: str, severity: Severity) -> Callable[[ObservingCheck], ObservingCheck]:
    """Declare a check; a code is used once and never again for something else."""

    def declare(run: ObservingCheck) -> ObservingCheck:
        if code in CHECKS:
            raise ValueError(code)
        CHECKS[code] = Declared(code, severity, run)
        return run

    return declare
