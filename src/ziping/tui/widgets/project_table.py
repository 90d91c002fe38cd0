"""The projects of a folder as a table; only the rows in sight are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ziping.session.workspace import Row as Project
from ziping.tui.paint import Row, fit, wrap
from ziping.tui.palette import Palette, ink, palette_of
from ziping.tui.project_columns import LEFT, placed
from ziping.tui.project_view import STAGE, ProjectView
from ziping.tui.stages import stage_stamp
from ziping.tui.widgets.bars import Bar

_STAMP_AT = 2


class Headings(Bar):
    """The names of the columns; the one that the table is sorted by says which way."""

    DEFAULT_CSS = """
    Headings { background: $side; }
    """

    @dataclass
    class Chosen(Message):
        """A column was clicked."""

        column: str

    def __init__(self, view: ProjectView) -> None:
        super().__init__()
        self._view = view

    def render_line(self, _y: int) -> Strip:
        """The line."""
        colours, view = self.palette, self._view
        row = Row(self.size.width, ink(colours.text, colours.side))
        way = "v" if view.is_descending else "^"
        if view.column == STAGE:
            row.put(_STAMP_AT, way, ink(colours.accent, bold=True))
        for place in placed(self.size.width):
            here = place.column.id == view.column
            style = ink(colours.accent if here else colours.muted, bold=here)
            words = place.column.heading()
            words = f"{fit(words, place.end - place.start - 1)}{way}" if here else words
            if place.column.is_right:
                row.put_right(place.end, words, style)
            else:
                row.put(place.start, words, style)
        return row.strip()

    def on_click(self, event: events.Click) -> None:
        """The mouse sorts."""
        column = STAGE
        for place in placed(self.size.width):
            if event.x >= place.start - 1:
                column = place.column.id
        self.post_message(self.Chosen(column))


class ProjectTable(ScrollView, can_focus=False):
    """The rows that the filter leaves."""

    DEFAULT_CSS = """
    ProjectTable { background: $side; }
    """

    @dataclass
    class Opened(Message):
        """The project one stands on was clicked."""

    @dataclass
    class Moved(Message):
        """Another project was clicked."""

    def __init__(self, view: ProjectView) -> None:
        super().__init__()
        self._view = view
        self.said = ""
        """What stands in place of rows where there are none."""

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    def show(self, *, follow: bool = True) -> None:
        """Show the view as it stands, and where one is in it."""
        self.virtual_size = Size(1, len(self._view.shown))
        if follow:
            region = Region(0, self._view.cursor, 1, 1)
            self.scroll_to_region(region, animate=False, force=True)
        self.refresh()

    @property
    def page(self) -> int:
        """How many rows a page has."""
        return max(1, self.size.height - 1)

    def render_line(self, y: int) -> Strip:
        """One row."""
        colours, width, shown = self.palette, self.size.width, self._view.shown
        number = y + self.scroll_offset.y
        if number >= len(shown):
            row = Row(width, ink(colours.text, colours.side))
            texts = wrap(self.said, width - LEFT - 2) if self.said and not shown else []
            if 0 < y <= len(texts):
                row.put(LEFT, texts[y - 1], ink(colours.strong if y == 1 else colours.muted))
            return row.strip()
        here = number == self._view.cursor
        row = Row(width, ink(colours.text, colours.selected if here else colours.side))
        row.put(0, ">" if here else "", ink(colours.accent, bold=True))
        project = shown[number]
        stamp = stage_stamp(project.stage)
        row.put(_STAMP_AT, stamp.text, ink(stamp.colour(colours)))
        self._cells(row, project, here=here)
        return row.strip()

    def _cells(self, row: Row, project: Project, *, here: bool) -> None:
        """The columns; of a file that cannot be read, the reason takes the room of the others."""
        colours = self.palette
        first, *others = placed(row.width)
        name = ink(colours.strong if here else colours.text, bold=here)
        row.put(first.start, fit(project.title, first.end - first.start), name)
        if project.problem:
            room = row.width - others[0].start - 2
            row.put(others[0].start, fit(project.problem, room), ink(colours.bad))
            return
        for place in others:
            text = fit(place.column.text(project), place.end - place.start)
            style = ink(_colour(colours, place.column.id, project))
            if place.column.is_right:
                row.put_right(place.end, text, style)
            else:
                row.put(place.start, text, style)

    def on_click(self, event: events.Click) -> None:
        """The mouse goes to a row, and opens the one where it is."""
        number = event.y + self.scroll_offset.y
        if number >= len(self._view.shown):
            return
        if number == self._view.cursor:
            self.post_message(self.Opened())
        else:
            self._view.go(number)
            self.post_message(self.Moved())


def _colour(colours: Palette, column: str, project: Project) -> str:
    """Done is quiet, what is to be done is not."""
    found = project.overview
    if found is None:
        return colours.muted
    incomplete = found.filled < found.lines
    match column:
        case "filled":
            return colours.warn if incomplete and found.filled else colours.text
        case "score":
            return colours.muted if found.entry.blanks else colours.strong
        case "grade":
            return colours.text if found.entry.grade else colours.muted
        case "findings":
            return colours.text if found.entry.standing else colours.faint
        case _:
            return colours.muted
