"""Workbooks as people send them back: cells changed, carriers lost, any text in any form."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cases import DEPARTMENT, changed, sheet_of
from ziping.evaluation import CHAPTER, TARGET, Project, place
from ziping.exchange.incoming import Base, Returned, open_returned, read_returned
from ziping.exchange.workbook.metadata import SHEET
from ziping.exchange.workbook.names import defined_name
from ziping.quantity import Target, read_target
from ziping.scoring import Field, ScoreSheet, all_fields
from ziping.session import Session, new_session

CARRIERS = ("names", "column", "sheet")
INJECTIONS = (
    "=1+1",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://x.invalid","看")',
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    '=DDE("cmd","/c calc","x")',
    "{=1+1}",
    "'=1+1",
    '=IMPORTXML("x","y")',
    "＝1+1",
)
FIGURES = (
    *("519.03万", "12。5", "１２．５", "1,234.5", "约五百", "-3", "(123.45)", "0", "1e3", ".5"),
    *("0012", " 5 ", "51个", "98.68%", "１００％", "5千", "0.1234567890123", "99999999999", "=1+1"),
)
TEXTS = (
    *INJECTIONS,
    *("_x0041_", "\x01a", "a\nb", "🙂𠮷", " lead ", "a\r\nb", "5", "2021-01-01", "是", "TRUE"),
    *("zp 1:x", "ziping|1|a|b|c|d|e|f", "#REF!", "[A]", "长" * 3000),
)
TARGETS = (
    *("≥95%", "95%以上", "员工满意度98%以上", "年度计划数", ">45", "<=3.50", "4.48万笔以上"),
    *("518万人以上", "1", "12.50"),
)


def filled(form: str, seed: int) -> ScoreSheet:
    """A project of a form with further rows, and nearly every field filled in with something."""
    draw = random.Random(f"{form} {seed}")  # noqa: S311 - texts for a test
    session = new_session(form)
    for group in session.form.target_groups:
        session.add_row(f"{TARGET}.{group.id}")
    for table in session.form.tables:
        rows = session.project.rows(f"table.{table.id}")
        session.apply([(f"rows.table.{table.id}", " ".join([*rows, "zz9"]))])
    for _again in range(2):
        _fill(session, draw)
    printed = [line.published_path for line in session.sheet.scored_lines]
    session.apply((path, draw.choice(FIGURES)) for path in (*printed, "subject.published_total"))
    return session.sheet


def _fill(session: Session, draw: random.Random) -> None:
    """What is asked may depend on what is filled in: done twice, all is."""
    fields = list(all_fields(session.sheet.plan, session.project))
    edits = {field.path: draw.choice(_texts(field)) for field in fields if draw.random() < 0.85}
    edits["subject.year"] = draw.choice(("2021", "2021年度", "2022 年", "x"))
    session.apply(edits.items())


def _texts(field: Field) -> Sequence[str]:
    if field.kind == "flag":
        return ("true", "false", "TRUE", "maybe")
    if field.options:
        return (*(o.value for o in field.options), *(o.label for o in field.options), "x")
    if field.kind == "target":
        return (*TARGETS, *FIGURES)
    return FIGURES if field.is_figure else TEXTS


def injected_paths(sheet: ScoreSheet) -> list[str]:
    return [f"{line.prefix}.note" for line in sheet.lines if not line.is_target][: len(INJECTIONS)]


def injected() -> ScoreSheet:
    """The sample with the twelve texts in its notes, its name and a target's title."""
    sheet = sheet_of(DEPARTMENT)
    paths = injected_paths(sheet)
    edits: dict[str, str | None] = dict(zip(paths, INJECTIONS, strict=False))
    assert len(edits) == len(INJECTIONS)
    return changed(sheet, {**edits, "subject.name": "=1+1"})


def returned(content: bytes, sheet: ScoreSheet) -> Returned:
    """What a workbook says against its own word of what was exported."""
    found = open_returned(content, sheet.project.entries)
    assert found.listing
    return read_returned(found, Base(found.listing.typed, found.listing.held, known=True), sheet)


def differing(texts: Mapping[str, str], project: Project) -> dict[str, tuple[str, str]]:
    return {
        path: (project.text(path), text)
        for path, text in texts.items()
        if text != project.text(path)
    }


def same_reading(text: str, wanted: str) -> bool:
    one, other = read_target(text), read_target(wanted)
    if isinstance(one, Target) and isinstance(other, Target) and one.figure and other.figure:
        return one.figure.value == other.figure.value
    return text == wanted


def opened(content: bytes, *, results: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(content), data_only=results)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def at(book: Workbook, key: str) -> tuple[Worksheet, str]:
    """The sheet and address of a field or result."""
    for title, address in book.defined_names[defined_name(key)].destinations:
        return book[title], address.replace("$", "")
    raise LookupError(key)


def edited(content: bytes, cells: Mapping[str, float | str | None]) -> bytes:
    """The workbook after somebody typed into these cells."""
    book = opened(content)
    for key, value in cells.items():
        sheet, address = at(book, key)
        sheet[address].value = value
    return saved(book)


def only(content: bytes, carrier: str) -> bytes:
    """The workbook with one of the three carriers left."""
    book = opened(content)
    if carrier != "names":
        book.defined_names.clear()
    if carrier != "sheet":
        del book[SHEET]
    if carrier != "column":
        for sheet in book.worksheets:
            column = key_column(sheet)
            for row in range(1, sheet.max_row + 1) if column else ():
                sheet.cell(row, column).value = None
    return saved(book)


def key_column(sheet: Worksheet) -> int:
    """The hidden column of a sheet, 0 where it has none."""
    for cell in sheet[1]:
        if isinstance(cell.value, str) and "\nzp" in cell.value:
            return int(cell.column)
    return 0


def random_edits(sheet: ScoreSheet, seed: int, count: int) -> dict[str, tuple[float | str, str]]:
    """New contents for some cells, each with the text that it must come back as."""
    draw = random.Random(seed)  # noqa: S311 - edits for a test
    fields = list(all_fields(sheet.plan, sheet.project))
    chapters = [field for field in fields if place(field.path).room == CHAPTER]
    chosen = [*draw.sample(fields, count - 1), draw.choice(chapters)]
    return {field.path: _edit(sheet, field, draw) for field in chosen}


def _edit(sheet: ScoreSheet, field: Field, draw: random.Random) -> tuple[float | str, str]:
    node = sheet.plan.program.inputs.get(field.path)
    before = sheet.project.text(field.path)
    if node and node.kind == "flag":
        return ("no", "false") if before == "true" else ("yes", "true")
    if node and node.kind == "choice":
        other = draw.choice([option for option in node.options if option.value != before])
        return other.label, other.value
    if node and node.kind == "year":
        return 2019, "2019"
    if field.is_figure or field.kind == "target":
        figure = Fraction(draw.randrange(10_000, 99_999), 1000)
        is_percent = "%" in (field.unit, before[-1:])
        text = f"{float(figure):.3f}".rstrip("0").rstrip(".")
        return float(figure / 100 if is_percent else figure), text + ("%" if is_percent else "")
    text = f"改过的第 {draw.randrange(1000)} 句"
    return text, text
