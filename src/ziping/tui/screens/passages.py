"""What help and "why" say, as passages to read."""

from __future__ import annotations

from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Field, Line, ScoreSheet
from ziping.tui.commands import COMMANDS
from ziping.tui.screens.reading import Passage


def help_passages(field: Field | None, line: Line | None) -> list[Passage]:
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
    for command in COMMANDS:
        found.append(Passage(command.help(), "text", 2, lead=command.shown))
    for keys, words in (
        ("Tab  Shift+Tab", _("Next and previous field")),
        ("Enter", _("Take the entry and go on")),
        ("Esc", _("To the list of indicators")),
        (_("Space, digits"), _("Answer a criterion")),
        ("Delete", _("Make an answer unknown")),
    ):
        found.append(Passage(words, "text", 2, lead=keys))
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


def why_passages(sheet: ScoreSheet, line: Line) -> list[Passage]:
    """A line's account: figures, calculation in names and numbers, losses, source, total."""
    title = sheet.title(line)
    weight, score, loss = sheet.weight(line), sheet.score(line), sheet.loss(line)
    right = show(score, 2) if score is not None else "--"
    found = [Passage(_("Why"), "muted"), Passage(title, "strong", 0, right, bold=True)]
    if weight is not None:
        found.append(
            Passage(
                _("Full marks {weight}").format(weight=show(weight)),
                "muted",
                0,
                f"- {show(loss, 2)}" if loss else "",
            )
        )
    nodes = [*sheet.steps(line), *([line.derived] if line.derived else [])]
    if not nodes and line.parts:
        nodes = [line.parts.completion]
    for node in nodes:
        found.append(Passage(""))
        found.append(Passage(node.label, "text", 2, sheet.shown(node) or "--", bold=True))
        symbols = sheet.calculation(node, symbols=True)
        numbers = sheet.calculation(node)
        found.append(Passage(_("formula") + "  " + symbols, "muted", 4))
        if numbers != symbols:
            found.append(Passage(_("numbers") + "  " + numbers, "muted", 4))
    found.extend(
        Passage(_("still missing: {label}").format(label=part.label), "warn", 2)
        for part in sheet.missing(line)
    )
    authority = sheet.form.form.authority
    source = " ".join(filter(None, (authority.document, line.source.clause)))
    found += [Passage(""), Passage(_("Source: {clause}").format(clause=source), "faint", 2)]
    if line.override is not None and sheet.value(line.override) is not None:
        found.append(
            Passage(_("A person set {score}").format(score=sheet.shown(line.override)), "warn", 2)
        )
    found += [
        Passage(""),
        Passage(_("Total"), "strong", 0, sheet.shown(sheet.plan.total) or "--", bold=True),
        Passage(sheet.calculation(sheet.plan.total), "muted", 2),
    ]
    return found
