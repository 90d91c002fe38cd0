"""A review meeting: how everything stands beside the start, and what can be changed on the spot."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import Final

from ziping.evaluation import FACT, place
from ziping.forms import Section
from ziping.quantity import round_half_up
from ziping.record import record
from ziping.scoring import Field, Line, Plan, ScoreSheet, line_fields
from ziping.scoring.comparison import PLACES
from ziping.session.session import Session

_AGREED: Final = ("operator", "target", "weight")
"""What a row was given before anybody knew how it would end; a meeting leaves it alone."""


class Mark(Enum):
    """What has become of a line since the start."""

    TRIED = "tried"
    CHANGED = "changed"
    FOLLOWS = "follows"


@record
class Shift:
    """Points at the start and now; None is unknown."""

    before: Fraction | None
    now: Fraction | None

    @property
    def change(self) -> Fraction | None:
        """The change between the figures as printed; None where one of them is unknown."""
        if self.before is None or self.now is None:
            return None
        return round_half_up(self.now, PLACES) - round_half_up(self.before, PLACES)

    @property
    def is_none(self) -> bool:
        """Whether it stands as it stood."""
        return self.before == self.now


class Meeting:
    """A session beside what it held when the meeting began."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.before = session.entered.sheet
        self._plan: Plan | None = None
        self._cells: dict[tuple[str, ...], tuple[Field, ...]] = {}
        self._compared: tuple[ScoreSheet, ScoreSheet] | None = None
        self._changed: tuple[tuple[Line, Shift], ...] = ()

    def start_anew(self) -> None:
        """From now on changes are those since this moment."""
        self.before = self.session.entered.sheet

    def line(self, line: Line) -> Shift:
        """The points of a line."""
        return Shift(self.before.score(line), self.session.sheet.score(line))

    def section(self, section: Section) -> Shift:
        """The points of a section so far."""
        before, now = self.before, self.session.sheet
        return Shift(before.section_score(section), now.section_score(section))

    @property
    def total(self) -> Shift:
        """The total so far."""
        return Shift(self.before.total, self.session.sheet.total)

    @property
    def grades(self) -> tuple[str | None, str | None]:
        """The grade at the start and now."""
        return self.before.grade, self.session.sheet.grade

    def changed_lines(self) -> tuple[tuple[Line, Shift], ...]:
        """The lines whose points are not those of the start."""
        sheets = self.before, self.session.sheet
        if self._compared is None or any(
            old is not new for old, new in zip(self._compared, sheets, strict=True)
        ):
            self._compared, self._changed = sheets, tuple(self._compare(*sheets))
        return self._changed

    def _compare(self, before: ScoreSheet, now: ScoreSheet) -> Iterator[tuple[Line, Shift]]:
        for line in now.scored_lines:
            key = line.score.key if line.score else ""
            # Most results are those of the sheet before, and need no comparing.
            if now.results.get(key) is not before.results.get(key):
                shift = self.line(line)
                if not shift.is_none:
                    yield line, shift

    def mark(self, line: Line) -> Mark | None:
        """What has become of a line; None where nothing has."""
        now, entered = self.session.project, self.session.entered.project
        paths = [field.path for field in self.cells(line)]
        paths += [f"{line.prefix}.{name}" for name in _AGREED if line.is_target]
        if any(now.text(path) != entered.text(path) for path in paths):
            return Mark.TRIED
        if any(entered.text(path) != self.before.project.text(path) for path in paths):
            return Mark.CHANGED
        return None if self.line(line).is_none else Mark.FOLLOWS

    def cells(self, line: Line) -> tuple[Field, ...]:
        """What can be changed at a line: what its score rests on, then a person's score."""
        sheet, text = self.session.sheet, self.session.text
        if self._plan is not sheet.plan:
            self._plan, self._cells = sheet.plan, {}
        # The fields of a row go by these two, all others by the plan alone.
        key = (line.id, text(f"{line.prefix}.operator"), text(f"{line.prefix}.unit"))
        if key not in self._cells:
            wanted = {node.path for node in sheet.asked(line)}
            wanted -= {f"{line.prefix}.{name}" for name in _AGREED if line.is_target}
            wanted |= {line.override_path, f"{line.prefix}.actual"}
            fields = line_fields(sheet.plan, sheet.project, line)
            self._cells[key] = tuple(field for field in fields if field.path in wanted)
        return self._cells[key]

    def main_cell(self, line: Line) -> int:
        """Which of them matters most: what was reached, else the first."""
        figures = self.session.sheet.plan.figures
        for number, field in enumerate(self.cells(line)):
            spot = place(field.path)
            if spot.room == FACT and figures[spot.owner].fact.outcome:
                return number
        return 0
