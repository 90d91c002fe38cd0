"""Texts that a formula joins from cells, leaving out what is blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from ziping.evaluation import SUBJECT
from ziping.exchange.workbook.contents import around_year, text_link
from ziping.exchange.workbook.model import Cells, Content, Live, Text
from ziping.exchange.workbook.texts import LONGEST_TEXT
from ziping.expression.spreadsheet import literal
from ziping.forms import SubjectField
from ziping.language import _
from ziping.record import record
from ziping.scoring import Line, ScoreSheet

_SUBJECTS: Final = "    "
"""What parts the fields of the subject on their line."""


@record
class Piece:
    """A formula that gives a text with its parting before it, or nothing; and the text."""

    write: Callable[[Cells], str]
    text: str


def data_title() -> str:
    """The title of the sheet that holds what the scores need."""
    return _("Data and scoring")


def joined(pieces: Sequence[Piece], parting: str = "\n") -> Live:
    """The pieces that are not blank as one text."""
    text = parting.join(piece.text for piece in pieces if piece.text)
    if len(text) > LONGEST_TEXT:
        elsewhere = _("See sheet {title}").format(title=data_title())
        return Live(lambda _cells: literal(elsewhere), elsewhere)

    def write(cells: Cells) -> str:
        if not pieces:
            return '""'
        parts = "&".join(piece.write(cells) for piece in pieces)
        return f"MID({parts},{len(parting) + 1},{LONGEST_TEXT})"

    return Live(write, text)


def text_piece(
    scores: ScoreSheet, path: str, words: tuple[str, str] = ("", ""), parting: str = "\n"
) -> Piece:
    """A text field with words before and after it."""
    text = scores.project.text(path)
    before, after = words

    def write(cells: Cells) -> str:
        address = cells[path].address
        parted = "CHAR(10)" if parting == "\n" else literal(parting)
        said = chained(parted, literal(before), address, literal(after))
        return f'IF({address}="","",{said})'

    return Piece(write, f"{before}{text}{after}" if text else "")


def subject_line(scores: ScoreSheet) -> Live:
    """Who or what is evaluated, and when; a year stands in its cell as a number without words."""
    fields = scores.form.form.subject
    return joined([_subject(scores, item) for item in fields], _SUBJECTS)


def _subject(scores: ScoreSheet, item: SubjectField) -> Piece:
    path, before, after = f"{SUBJECT}.{item.id}", item.label + _(": "), ""
    node = scores.plan.program.inputs.get(path)
    if node is not None:
        lead, after = around_year(scores, node)
        before += lead
    piece = text_piece(scores, path, (before, after), _SUBJECTS)
    text = scores.project.text(path)
    return replace(piece, text=f"{item.label}{_(': ')}{text}" if text else "")


def with_reason(
    scores: ScoreSheet,
    reason: str,
    is_there: Callable[[Cells], str],
    said: Callable[[Cells], str],
    shown: str,
) -> Piece:
    """What a person has decided, and the reason behind a colon where there is one."""
    colon, text = _(": "), scores.project.text(reason)

    def write(cells: Cells) -> str:
        why = f'IF({cells[reason].address}="","",{literal(colon)}&{cells[reason].address})'
        return f'IF({is_there(cells)},CHAR(10)&{said(cells)}&{why},"")'

    return Piece(write, shown + (colon + text if text else "") if shown else "")


def line_title(scores: ScoreSheet, line: Line) -> Content:
    """The name of a line; that of a target row follows the cell in which it is filled in."""
    title = scores.title(line)
    return text_link(line.title_path, title) if line.is_target else Text(title)


def around(message: str, name: str = "text") -> tuple[str, str]:
    """The words of a message before and after the place of this name."""
    before, _place, after = message.partition(f"{{{name}}}")
    return before, after


def chained(*parts: str) -> str:
    """Parts of a formula joined to one text, without those that are blank."""
    return "&".join(part for part in parts if part != literal(""))
