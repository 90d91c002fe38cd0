"""What help and "why" say, as passages to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Field, Line, ScoreSheet
from ziping.tui.screens.reading import Passage


def help_passages(
    field: Field | None, line: Line | None, keys: Sequence[tuple[str, str]]
) -> list[Passage]:
    """Help for the field one stands on, then the keys, then the stamps."""
    found: list[Passage] = []
    if field is not None:
        found += [Passage(field.label, "strong", bold=True)]
        found += [Passage(text, "text", 2) for text in filter(None, (field.help, _wants(field)))]
        found.append(Passage(field.path, "faint", 2))
    if line is not None and line.source.standard:
        found += [
            Passage(""),
            Passage(_("Standard"), "strong", bold=True),
            Passage(line.source.standard, "text", 2),
        ]
    found += [Passage(""), Passage(_("Keys"), "strong", bold=True)]
    more = (
        ("Tab  Shift+Tab", _("Next and previous field")),
        ("Enter", _("Take the entry and go on")),
        ("Esc", _("To the list of indicators")),
        (_("Space, digits"), _("Answer a criterion")),
        ("Delete", _("Make an answer unknown")),
        ("Ctrl+U", _("Clear a field from the caret to its beginning")),
    )
    found += [Passage(words, "text", 2, lead=key) for key, words in (*keys, *more)]
    found += [Passage(""), Passage(_("Stamps"), "strong", bold=True)]
    found.append(
        Passage(
            _(
                "满 full marks  扣 lost, explained  缺 something missing  空 blank  "
                "警 warning  错 unreadable or out of range"
            ),
            "text",
            2,
        )
    )
    return found


def _wants(field: Field) -> str:
    if field.is_figure or field.kind == "target":
        return _(
            "Numbers as you write them: 1,018.93, １２．５, 519.03万, 98.68%. What cannot be "
            "read stays as typed and counts as unknown."
        )
    if field.options:
        return _("Space or arrows choose; Delete makes it unknown.")
    return ""


def why_passages(sheet: ScoreSheet, line: Line | None) -> list[Passage]:
    """How a line's score comes about, and the total."""
    found = [Passage(_("Why"), "muted")]
    if line:
        found += [*_head(sheet, line), *_steps(sheet, line), *_rest(sheet, line), Passage("")]
    return [*found, *_total(sheet)]


def _head(sheet: ScoreSheet, line: Line) -> list[Passage]:
    weight, score, loss = sheet.weight(line), sheet.score(line), sheet.loss(line)
    right = show(score, 2) if score is not None else ""
    found = [Passage(sheet.title(line), "strong", 0, right, bold=True)]
    if weight is not None:
        text = _("Full marks {weight}").format(weight=show(weight))
        found.append(Passage(text, "muted", 0, f"- {show(loss, 2)}" if loss else ""))
    return found


def _steps(sheet: ScoreSheet, line: Line) -> Iterator[Passage]:
    """Every intermediate result and the score, in names and in numbers."""
    nodes = [*sheet.steps(line), *([line.derived] if line.derived else [])]
    if not nodes and line.parts:
        nodes = [line.parts.completion]
    for node in nodes:
        symbols, numbers = sheet.calculation(node, symbols=True), sheet.calculation(node)
        yield Passage("")
        yield Passage(node.label, "text", 2, sheet.shown(node) or "--", bold=True)
        yield Passage(_("formula") + "  " + symbols, "muted", 4)
        if numbers != symbols:
            yield Passage(_("numbers") + "  " + numbers, "muted", 4)


def _rest(sheet: ScoreSheet, line: Line) -> Iterator[Passage]:
    """What is missing, where the rule comes from, and a person's score."""
    for part in sheet.missing(line):
        yield Passage(_("still missing: {label}").format(label=part.label), "warn", 2)
    source = f"{sheet.form.form.authority.document} {line.source.clause}".strip()
    yield Passage("")
    yield Passage(_("Source: {clause}").format(clause=source), "faint", 2)
    if line.override is not None and sheet.value(line.override) is not None:
        text = _("A person set {score}").format(score=sheet.shown(line.override))
        yield Passage(text, "warn", 2)


def _total(sheet: ScoreSheet) -> Iterator[Passage]:
    for section in sheet.form.sections:
        node = sheet.plan.sections[section.id]
        yield Passage(section.title, "text", 0, sheet.shown(node) or "--", bold=True)
        yield Passage(sheet.calculation(node), "muted", 2)
    total = sheet.plan.total
    yield Passage(_("Total"), "strong", 0, sheet.shown(total) or "--", bold=True)
    yield Passage(sheet.calculation(total), "muted", 2)
