"""What a workbook says that came back: a text for each field, and what cannot be taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ziping.evaluation import ANSWER, CHAPTER, FACT, SUBJECT, TABLE, TARGET, place
from ziping.evaluation.rows import row_of
from ziping.exchange.incoming.carriers import Found
from ziping.exchange.incoming.cells import Cell, address
from ziping.exchange.incoming.texts import Base, Cells, moment_text
from ziping.language import _
from ziping.quantity import show
from ziping.record import record
from ziping.scoring import ScoreSheet

_PICTURE = ("DISPIMG(", "_XLFN.DISPIMG(")
_MOST_WORDS = 4
_ROOMS = (SUBJECT, FACT, ANSWER, TABLE, TARGET, CHAPTER)


@record
class Overwritten:
    """A formula in whose place a value stands: what the formula gave, what stands there."""

    key: str
    address: str
    formula: str
    value: str


@record
class Unread:
    """A field whose cell says nothing that could be taken over, and why."""

    path: str
    address: str
    reason: str


@record
class Stranger:
    """A row that somebody put in, by its place and the first of what it says."""

    address: str
    text: str


@record
class Returned:
    """The texts by field path as the workbook has them now, and what is not among them."""

    texts: Mapping[str, str]
    unread: tuple[Unread, ...]
    overwritten: tuple[Overwritten, ...]
    strangers: tuple[Stranger, ...]


def read_returned(found: Found, base: Base, sheet: ScoreSheet) -> Returned:
    """Read the cells that were found, as changes of the base. `sheet` says what is asked."""
    cells = Cells(found.head, base, sheet.plan.program.inputs)
    fields = {key: cell for key, cell in found.cells.items() if is_field(key)}
    unread = tuple(_unread(found, fields))
    lost = {item.path for item in unread}
    texts = {path: cells.text(path, fields[path]) for path in fields if path not in lost}
    for row in {row_of(path) for path in texts if path.startswith(f"{TARGET}.")}:
        cells.pair(row, texts)
    return Returned(texts, unread, tuple(_overwritten(found, base)), tuple(_strangers(found)))


def is_field(key: str) -> bool:
    """Whether a person fills this in; everything else in a workbook is worked out."""
    return place(key).room in _ROOMS


def _unread(found: Found, fields: Mapping[str, Cell]) -> Iterator[Unread]:
    for path, cell in fields.items():
        where = address(found.places[path])
        formula = cell.formula.removeprefix("=").upper()
        if formula.startswith(_PICTURE):
            yield Unread(path, where, _("a picture stands in the cell; attach it as evidence"))
        elif cell.error:
            yield Unread(path, where, _("the cell shows an error; put the value in"))
        elif cell.formula and cell.value is None:
            yield Unread(path, where, _("the formula has no result; save the workbook once more"))
    for path in filter(is_field, found.unclear):
        yield Unread(path, "", _("its row was copied or sorted; put the change into the program"))
    for path in filter(is_field, found.gone):
        yield Unread(path, "", _("its cell has been deleted; the project keeps what it has"))


def _overwritten(found: Found, base: Base) -> Iterator[Overwritten]:
    for key, cell in found.cells.items():
        if found.book.shows_formulas and not is_field(key) and not cell.formula:
            given = base.held.get(key, "")
            yield Overwritten(key, address(found.places[key]), given, cell_text(cell))


def _strangers(found: Found) -> Iterator[Stranger]:
    for title, row in sorted(found.strangers):
        cells = sorted(item for item in found.book.sheets[title].items() if item[0][0] == row)
        said = [cell_text(cell) for _place, cell in cells if not cell.formula]
        words = [text for text in said if text and not text.startswith("zp ")][:_MOST_WORDS]
        if words:
            yield Stranger(f"{title}!{row}", _(", ").join(words))


def cell_text(cell: Cell) -> str:
    """What a cell shows, for a person to read."""
    match cell.value:
        case None:
            return ""
        case bool():
            return _("yes") if cell.value else _("no")
        case str():
            return cell.value
        case Fraction():
            return show(cell.value, percent=cell.percent)
    return moment_text(cell.value)
