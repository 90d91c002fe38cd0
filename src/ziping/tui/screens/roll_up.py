"""What many projects come to together, as passages to read with charts in text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.cells import cell_len, set_cell_size

from ziping.exchange.summary import Summary
from ziping.exchange.summary.model import Loss
from ziping.exchange.summary.tables import TEN_THOUSAND, rate, several_years
from ziping.findings.titles import short_title
from ziping.language import _
from ziping.quantity import show
from ziping.session.overview import Stage
from ziping.session.summarising import summary_of
from ziping.session.workspace import Row
from ziping.tui.paint import fit
from ziping.tui.passage import Passage

_MOST = 10
_NAME, _FIGURE = 26, 9
_LONGEST_BAR = 40


def roll_up_passages(rows: Sequence[Row], width: int) -> list[Passage]:
    """The roll-up of these rows on a screen of this width."""
    found = summary_of(rows)
    # The reading screen's own margins.
    room = min(100, width) - 12
    bar = max(8, min(_LONGEST_BAR, room - _NAME - 2 * _FIGURE - 4))
    passages = [*_whole(rows, found), *_grades(found, bar), *_losses(found, bar)]
    return [*passages, *_findings(found, bar), *_unread(found)]


def _whole(rows: Sequence[Row], found: Summary) -> Iterator[Passage]:
    yield Passage(_("Whole"), "strong", bold=True)
    whole = found.whole
    yield _line(_("Projects"), str(len(whole.entries)))
    yield _line(_("Complete"), str(whole.complete))
    unread = sum(row.stage is Stage.UNREAD for row in rows)
    if unread:
        words = _("{count} files are not read yet; ask again in a moment")
        yield Passage(words.format(count=unread), "warn", 2)
    if several_years(found):
        yield Passage(several_years(found), "warn", 2)
    if whole.budget:
        yield _line(_("Budget (10,000 yuan)"), show(whole.budget / TEN_THOUSAND, grouped=True))
        yield _line(_("Spent (10,000 yuan)"), show(whole.spent / TEN_THOUSAND, grouped=True))
        yield _line(_("Execution rate, weighted by money"), rate(whole.execution_rate) or "--")
    yield Passage("")


def _grades(found: Summary, bar: int) -> Iterator[Passage]:
    yield Passage(_("Grades"), "strong", bold=True)
    counts = found.whole.grades
    most = max(counts.values(), default=0)
    # "" is the grade of those that have none, and stands last.
    for grade in filter(counts.__getitem__, (*found.graded(), "")):
        count = counts[grade]
        yield _line(grade or _("Without a grade"), str(count), _bar(Fraction(count, most), bar))
    yield Passage("")


def _losses(found: Summary, bar: int) -> Iterator[Passage]:
    by_form: defaultdict[str, list[Loss]] = defaultdict(list)
    for (form, _name), loss in found.losses.items():
        by_form[form].append(loss)
    for form, losses in by_form.items():
        losses.sort(key=lambda loss: -loss.points)
        title = _("Points lost: {form}").format(form=losses[0].form_title)
        yield Passage(title, "strong", 0, form, bold=True)
        projects = f"{' ' * (_FIGURE - cell_len(_('Projects')))}{_('Projects')}"
        yield _line(_("Indicator"), _("points"), projects, role="muted")
        for loss in losses[:_MOST]:
            share = loss.points / losses[0].points
            figure = f"{loss.projects:>{_FIGURE}}  {_bar(share, bar)}"
            yield _line(loss.title, show(loss.points, 2), figure)
        yield Passage("")


def _findings(found: Summary, bar: int) -> Iterator[Passage]:
    tallies = sorted(found.findings.items(), key=lambda item: -item[1].count)[:_MOST]
    if tallies:
        yield Passage(_("Findings by code"), "strong", bold=True)
        for (code, _severity), tally in tallies:
            share = Fraction(tally.count, tallies[0][1].count)
            name = f"{code} {short_title(code)}"
            yield _line(name, str(tally.count), _bar(share, bar))
        yield Passage("")


def _unread(found: Summary) -> Iterator[Passage]:
    if found.unread:
        yield Passage(_("Left out"), "strong", bold=True)
        yield from (Passage(f"{file}: {reason}", "bad", 2) for file, reason in found.unread)


def _line(name: str, figure: str, more: str = "", role: str = "text") -> Passage:
    """A name, its figure in a column, and what stands behind."""
    column = set_cell_size(fit(name, _NAME), _NAME)
    figure = " " * max(0, _FIGURE - cell_len(figure)) + figure
    return Passage(f"{column}{figure}  {more}".rstrip(), role, 2)


def _bar(share: Fraction, cells: int) -> str:
    """A bar of signs that are one cell wide on every terminal; what is not nothing has one."""
    return "=" * max(1, round(share * cells))
