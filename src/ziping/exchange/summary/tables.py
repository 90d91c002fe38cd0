"""A roll-up as JSON and as tables of texts and figures for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from ziping.exchange.json_values import Json
from ziping.exchange.summary.model import Entry, Group, Loss, Summary
from ziping.forms import severity_word
from ziping.language import _
from ziping.quantity import show
from ziping.record import record

Cell: TypeAlias = str | int | Fraction | None
TEN_THOUSAND = 10_000


@record
class Page:
    """A table: its title, its headings, its rows."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def summary_json(found: Summary) -> dict[str, Json]:
    """What `summary --json` prints; money in 万元, rates with their sign, unknown is null."""
    return {
        **_group(found, found.whole),
        "units": [{"unit": group.unit, **_group(found, group)} for group in found.by_unit()],
        "files": [_file(entry) for entry in found.entries],
        "losses": [
            {
                "form": form,
                "id": name,
                "title": loss.title,
                "points": show(loss.points),
                "projects": str(loss.projects),
            }
            for (form, name), loss in losses(found)
        ],
        "findings": [
            {
                "code": code,
                "severity": severity,
                "count": str(tally.count),
                "projects": str(tally.projects),
            }
            for (code, severity), tally in sorted(found.findings.items(), key=lambda item: item[0])
        ],
        "unread": [{"file": file, "message": message} for file, message in found.unread],
    }


def _group(found: Summary, group: Group) -> dict[str, Json]:
    counts = group.grades
    return {
        "count": str(len(group.entries)),
        "complete": str(group.complete),
        "grades": {grade: str(counts[grade]) for grade in found.graded() if counts[grade]},
        "budget": show(group.budget / TEN_THOUSAND),
        "spent": show(group.spent / TEN_THOUSAND),
        "execution_rate": rate(group.execution_rate),
    }


def _file(entry: Entry) -> Json:
    return {
        "file": entry.file,
        "title": entry.title,
        "unit": entry.unit,
        "year": entry.year,
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
    """The roll-up as tables: the whole, organisations, projects, losses, findings, left out."""
    groups = found.by_unit()
    return (
        Page(_("Whole"), (_("What"), _("Figure")), tuple(_whole(found))),
        Page(
            _("Organisations"),
            tuple(unit_headings(found)),
            tuple(tuple(_unit(found, group)) for group in groups),
        ),
        Page(
            _("Projects"),
            tuple(project_headings()),
            tuple(tuple(project_row(entry)) for group in groups for entry in group.entries),
        ),
        Page(
            _("Points lost"),
            (_("Indicator"), _("Form"), _("Points"), _("Projects")),
            tuple((loss.title, f, loss.points, loss.projects) for (f, _n), loss in losses(found)),
        ),
        Page(
            _("Findings"),
            (_("Code"), _("Severity"), _("Count"), _("Projects")),
            tuple(
                (code, severity_word(severity, waived=False), tally.count, tally.projects)
                for (code, severity), tally in sorted(found.findings.items(), key=lambda i: i[0])
            ),
        ),
        Page(_("Left out"), (_("File"), _("Reason")), tuple(found.unread)),
    )


def _whole(found: Summary) -> Iterator[tuple[str, Cell]]:
    whole = found.whole
    counts = whole.grades
    yield _("Projects"), len(whole.entries)
    yield _("Complete"), whole.complete
    for grade in found.graded():
        yield _("Grade {grade}").format(grade=grade), counts[grade]
    yield _("Without a grade"), counts[""]
    yield _("Budget (10,000 yuan)"), whole.budget / TEN_THOUSAND
    yield _("Spent (10,000 yuan)"), whole.spent / TEN_THOUSAND
    yield _("Execution rate, weighted by money"), rate(whole.execution_rate)


def several_years(found: Summary) -> str:
    """That figures of several years are added up; empty where there is but one."""
    if len(found.years) < 2:
        return ""
    message = _("The figures add up several years: {years}")
    return message.format(years=_(", ").join(found.years))


def unit_headings(found: Summary) -> Iterator[str]:
    """The columns of the organisations."""
    yield from (_("Organisation"), _("Projects"), _("Complete"), *found.graded())
    yield from (_("Without a grade"), _("Budget (10,000 yuan)"), _("Spent (10,000 yuan)"))
    yield from (_("Execution rate"), _("Errors"))


def _unit(found: Summary, group: Group) -> Iterator[Cell]:
    counts = group.grades
    yield from (group.unit, len(group.entries), group.complete)
    yield from (counts[grade] for grade in (*found.graded(), ""))
    yield from (group.budget / TEN_THOUSAND, group.spent / TEN_THOUSAND)
    yield from (rate(group.execution_rate), group.errors)


def project_headings() -> Iterator[str]:
    """The columns of the projects."""
    yield from (_("File"), _("Name"), _("Organisation"), _("Form"), _("Total"), _("Full marks"))
    yield from (_("Blank"), _("Grade"), _("Budget (10,000 yuan)"), _("Spent (10,000 yuan)"))
    yield from (_("Execution rate"), _("Errors"), _("Warnings"), _("Year"))


def project_row(entry: Entry) -> Iterator[Cell]:
    """The line of a project."""
    yield from (entry.file, entry.title, entry.unit, entry.form, entry.total, entry.weight)
    yield from (entry.blanks, entry.grade)
    yield from (in_ten_thousands(entry.budget), in_ten_thousands(entry.spent))
    yield from (rate(own_rate(entry)), entry.errors, entry.warnings, entry.year)


def in_ten_thousands(yuan: Fraction | None) -> Fraction | None:
    """Money as it is printed."""
    return None if yuan is None else yuan / TEN_THOUSAND


def own_rate(entry: Entry) -> Fraction | None:
    """The execution rate of one project."""
    return entry.spent / entry.budget if entry.budget and entry.spent is not None else None


def losses(found: Summary) -> list[tuple[tuple[str, str], Loss]]:
    """The points lost, the most first."""
    return sorted(found.losses.items(), key=lambda item: (-item[1].points, item[0]))
