"""A roll-up as JSON and as tables of texts and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from ziping.exchange.json_values import Json
from ziping.exchange.summary import Entry, Loss, Summary
from ziping.forms import severity_word
from ziping.language import _
from ziping.quantity import show

Cell: TypeAlias = str | int | Fraction | None
TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """A table: its title, its headings, its rows."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def summary_json(found: Summary) -> dict[str, Json]:
    """What `summary --json` prints; money in 万元, rates with their sign, unknown is null."""
    return {
        "count": str(len(found.entries)),
        "complete": str(sum(not entry.blanks for entry in found.entries)),
        "grades": {grade: str(count) for grade, count in found.grades.items() if grade},
        "budget": show(found.budget / TEN_THOUSAND),
        "spent": show(found.spent / TEN_THOUSAND),
        "execution_rate": rate(found.execution_rate),
        "files": [_file(entry) for entry in found.entries],
        "losses": [
            {
                "form": form,
                "id": name,
                "title": loss.title,
                "points": show(loss.points),
                "projects": str(loss.projects),
            }
            for (form, name), loss in _losses(found)
        ],
        "findings": [
            {"code": code, "severity": severity, "count": str(count)}
            for (code, severity), count in sorted(found.findings.items())
        ],
        "unread": [{"file": file, "message": message} for file, message in found.unread],
    }


def _file(entry: Entry) -> Json:
    return {
        "file": entry.file,
        "title": entry.title,
        "unit": entry.unit,
        "form": entry.form,
        "complete": not entry.blanks,
        "total": None if entry.total is None else show(entry.total, 2),
        "weight": show(entry.weight),
        "grade": entry.grade,
        "budget": _money(entry.budget),
        "spent": _money(entry.spent),
        "errors": str(entry.errors),
        "warnings": str(entry.warnings),
    }


def _money(yuan: Fraction | None) -> str | None:
    return None if yuan is None else show(yuan / TEN_THOUSAND)


def rate(value: Fraction | None) -> str | None:
    """An execution rate as it is printed."""
    return None if value is None else show(value, 2, percent=True)


def pages(found: Summary) -> tuple[Page, ...]:
    """The roll-up as tables: the whole, the projects, the losses, the findings, files left out."""
    return (
        Page(_("Whole"), (_("What"), _("Figure")), tuple(_whole(found))),
        Page(_("Projects"), tuple(_headings()), tuple(map(_row, found.entries))),
        Page(
            _("Points lost"),
            (_("Form"), _("Indicator"), _("Points"), _("Projects")),
            tuple((f, loss.title, loss.points, loss.projects) for (f, _n), loss in _losses(found)),
        ),
        Page(
            _("Findings"),
            (_("Code"), _("Severity"), _("Count")),
            tuple(
                (code, severity_word(severity, waived=False), count)
                for (code, severity), count in sorted(found.findings.items())
            ),
        ),
        Page(_("Left out"), (_("File"), _("Reason")), tuple(found.unread)),
    )


def _whole(found: Summary) -> Iterator[tuple[str, Cell]]:
    yield _("Projects"), len(found.entries)
    yield _("Complete"), sum(not entry.blanks for entry in found.entries)
    for grade, count in sorted(found.grades.items()):
        yield _("Grade {grade}").format(grade=grade) if grade else _("Without a grade"), count
    yield _("Budget (10,000 yuan)"), found.budget / TEN_THOUSAND
    yield _("Spent (10,000 yuan)"), found.spent / TEN_THOUSAND
    yield _("Execution rate, weighted by money"), rate(found.execution_rate)


def _headings() -> Iterator[str]:
    yield from (_("File"), _("Name"), _("Organisation"), _("Form"), _("Total"), _("Full marks"))
    yield from (_("Blank"), _("Grade"), _("Budget (10,000 yuan)"), _("Spent (10,000 yuan)"))
    yield from (_("Errors"), _("Warnings"))


def _row(entry: Entry) -> tuple[Cell, ...]:
    budget, spent = (
        None if yuan is None else yuan / TEN_THOUSAND for yuan in (entry.budget, entry.spent)
    )
    head = (entry.file, entry.title, entry.unit, entry.form, entry.total, entry.weight)
    return (*head, entry.blanks, entry.grade, budget, spent, entry.errors, entry.warnings)


def _losses(found: Summary) -> list[tuple[tuple[str, str], Loss]]:
    return sorted(found.losses.items(), key=lambda item: (-item[1].points, item[0]))
