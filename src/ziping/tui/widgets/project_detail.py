"""The project one stands on: its sections with their scores, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from rich.cells import cell_len

from ziping.forms.problems import Severity
from ziping.language import _
from ziping.quantity import show, show_short
from ziping.session.overview import Overview, Share
from ziping.session.workspace import Row as Project
from ziping.tui.paint import Row, fit, wrap
from ziping.tui.palette import ink
from ziping.tui.project_view import ProjectView
from ziping.tui.stages import stage_stamp, stage_word
from ziping.tui.stamps import severity_stamp
from ziping.tui.widgets.drawn import Painted

HEIGHT = 12
_MOST = 6
_SCORE, _WEIGHT, _LOST = 30, 38, 46


class ProjectDetail(Painted):
    """Below the table, where there is room."""

    DEFAULT_CSS = f"""
    ProjectDetail {{ height: {HEIGHT}; background: $work; }}
    """

    def __init__(self, view: ProjectView) -> None:
        super().__init__()
        self._view = view

    def lines(self) -> Iterator[Row]:
        """The project one stands on, where there is one."""
        project = self._view.row
        if project:
            yield self.row()
            yield from self._build(project)

    def _build(self, project: Project) -> Iterator[Row]:
        colours, found = self.palette, project.overview
        yield self._head(project)
        if found is None:
            yield self.row()
            for text in wrap(project.problem, self.size.width - 6):
                yield self.row().put(3, text, ink(colours.bad))
            return
        about = "  ".join(filter(None, (found.form_title, found.entry.unit)))
        yield self.row().put(3, about, ink(colours.muted))
        yield self.row()
        yield from self._tables(found)
        yield self.row()
        yield self._state(project, found)

    def _head(self, project: Project) -> Row:
        colours, row = self.palette, self.row()
        file = f"{project.name}   {max(1, project.size // 1024)} KB"
        year = f"  {project.overview.entry.year}" if project.overview else ""
        room = self.size.width - 8 - cell_len(file) - cell_len(year)
        row.put(3, fit(project.title, max(8, room)), ink(colours.strong, bold=True))
        row.put(0, year, ink(colours.muted))
        return row.put_right(self.size.width - 3, file, ink(colours.faint))

    def _tables(self, found: Overview) -> Iterator[Row]:
        """The sections at the left, the findings at the right."""
        colours, at = self.palette, _LOST + 6
        head = self.row()
        for end, words in ((_SCORE, _("Score")), (_WEIGHT, _("Full")), (_LOST, _("Lost"))):
            head.put_right(end, words, ink(colours.muted))
        count = len(found.entry.standing)
        words = _("Findings {count}").format(count=count) if count else _("No findings")
        yield head.put(at, words, ink(colours.muted))
        total = found.entry.total if found.filled else None
        lost = found.entry.weight - total if total is not None and not found.entry.blanks else None
        whole = Share(_("Sum"), total, found.entry.weight, lost)
        shares = [*found.shares[: _MOST - 2], whole]
        remarks = found.remarks[: _MOST - 1]
        for share, remark in zip_longest(shares, remarks):
            row = self._share(share, is_whole=share is whole) if share else self.row()
            yield self._remark(row, at, *remark) if remark else row

    def _share(self, share: Share, *, is_whole: bool) -> Row:
        colours, row = self.palette, self.row()
        row.put(3, fit(share.title, _SCORE - 12), ink(colours.text, bold=is_whole))
        score = show(share.score, 2) if share.score is not None else "--"
        row.put_right(_SCORE, score, ink(colours.strong, bold=is_whole))
        row.put_right(_WEIGHT, show_short(share.weight, 1), ink(colours.muted))
        lost = show(share.lost, 2) if share.lost is not None else ""
        return row.put_right(_LOST, lost, ink(colours.text if share.lost else colours.faint))

    def _remark(self, row: Row, at: int, severity: Severity, message: str) -> Row:
        colours = self.palette
        stamp = severity_stamp(severity)
        row.put(at, stamp.text, ink(stamp.colour(colours)))
        return row.put(at + 3, fit(message, self.size.width - at - 6), ink(colours.text))

    def _state(self, project: Project, found: Overview) -> Row:
        colours, row = self.palette, self.row()
        stage = project.stage
        words = [stage_word(stage)]
        if found.sealed:
            words.append(_("sealed {time}").format(time=found.sealed))
        if project.holder:
            words.append(_("{holder} has it open").format(holder=project.holder))
        return row.put(3, "   ".join(words), ink(stage_stamp(stage).colour(colours)))
