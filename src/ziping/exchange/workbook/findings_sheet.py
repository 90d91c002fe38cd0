"""The findings at the time of writing, also those that may stand, with the reason why."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.exchange.workbook.looks import Look, Role, left
from ziping.exchange.workbook.model import Draft, Text
from ziping.exchange.workbook.pages import Block, page_starts
from ziping.exchange.workbook.sheets import Book
from ziping.findings import Finding, SealState, seal_state
from ziping.language import _
from ziping.scoring import ScoreSheet
from ziping.scoring.naming import Names

PAGE_HEIGHT = 490.0
_WIDTHS = (54, 54, 200, 330, 246, 160)


def add_findings_sheet(book: Book, scores: ScoreSheet, findings: Sequence[Finding]) -> None:
    """Put the findings into the book."""
    title = _("Findings")
    sheet = book.sheet(title, _WIDTHS)
    last = len(_WIDTHS)
    top = sheet.row([Draft(1, Text(title), Look("title"), last)], 34)
    seal = seal_state(scores.project, findings)
    tall = top.height
    if seal:
        tall += sheet.row([Draft(1, Text(_standing(seal)), left("body"), last)], 20).height
    words = (_("Level"), _("Code"), _("Place"), _("Finding"), _("Remedy"), _("May stand because"))
    heads = sheet.row([Draft(n, Text(word), Look("head")) for n, word in enumerate(words, 1)], 22)
    sheet.page.head_row = heads.first
    sheet.page.frozen = f"A{heads.last + 1}"
    blocks: list[Block] = []
    names = Names(scores)
    for finding in findings:
        rows = sheet.row(_drafts(book, finding, _place(names, finding.where)), 20)
        blocks.append(Block(rows.first, rows.last, rows.height, str(rows.first)))
    if not findings:
        sheet.row([Draft(1, Text(_("No findings")), Look(), last)], 24)
    first = PAGE_HEIGHT - tall - heads.height
    sheet.page.starts = page_starts(blocks, first, PAGE_HEIGHT - heads.height)


def _standing(seal: SealState) -> str:
    """How the seal stood at the time of writing."""
    if not seal.changes:
        return _("Sealed {time}, unchanged since").format(time=seal.time)
    words = _("Sealed {time}, {count} changes since; they are listed here")
    return words.format(time=seal.time, count=seal.changes)


def _drafts(book: Book, finding: Finding, place: str) -> list[Draft]:
    role: Role = "muted" if finding.waived is not None else "body"
    severities = {"error": _("Error"), "warning": _("Warning"), "info": _("Information")}
    spot = book.spots.get(finding.where) or book.spots.get(f"{finding.where}.override")
    return [
        Draft(1, Text(severities[finding.severity]), Look(role)),
        # A cell that is a link is never broken into lines: the code is short enough for that.
        Draft(2, Text(finding.code), Look(role), link=spot.reference() if spot else ""),
        Draft(3, _text(place), left(role)),
        Draft(4, _text(finding.message), left(role)),
        Draft(5, _text(finding.remedy), left(role)),
        Draft(6, _text(finding.waived or ""), left(role)),
    ]


def _text(text: str) -> Text | None:
    return Text(text) if text else None


def _place(names: Names, where: str) -> str:
    """A field path in the words of the form."""
    return names.line(where) or names.name(where) or where
