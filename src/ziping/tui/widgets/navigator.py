"""All indicators with status, score and full marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ziping.forms import Section, TargetGroup
from ziping.language import _, language
from ziping.quantity import show, show_short
from ziping.scoring import Line, Plan
from ziping.session import Session, Status
from ziping.tui.paint import Row, fit
from ziping.tui.palette import Palette, ink, palette_of
from ziping.tui.review import Review
from ziping.tui.widgets.drawn import Drawn

STAMPS = {
    Status.ERROR: ("错", "x "),
    Status.BLANK: ("空", ". "),
    Status.MISSING: ("缺", "? "),
    Status.WARNING: ("警", "! "),
    Status.LOST: ("扣", "- "),
    Status.FULL: ("满", "= "),
    Status.ABSENT: ("不", "/ "),
}


def stamp(status: Status) -> str:
    """The status as one stamp of two cells."""
    return STAMPS[status][0 if language() == "zh" else 1]


def stamp_colour(status: Status, colours: Palette) -> str:
    """The colour of a status: red for what is wrong, amber for something to do."""
    match status:
        case Status.ERROR:
            return colours.bad
        case Status.MISSING | Status.WARNING:
            return colours.warn
        case _:
            return colours.muted


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the navigator: the cover, a heading, a line, or where a target is added."""

    cover: bool = False
    section: Section | None = None
    line: Line | None = None
    group: TargetGroup | None = None
    number: int = 0

    @property
    def page(self) -> str | None:
        """What opens here: a line's id, the cover (empty), or nothing."""
        if self.line:
            return self.line.id
        return "" if self.cover else None

    @property
    def stops(self) -> bool:
        """Whether the cursor may stand here."""
        return self.page is not None or self.group is not None


class Navigator(ScrollView, can_focus=True):
    """The list of indicators; moving in it opens what it comes to."""

    DEFAULT_CSS = """
    Navigator { background: $side; }
    """

    @dataclass
    class Opened(Message):
        """A line was chosen, or the cover by no name; `enter` to fill it in."""

        line: str
        enter: bool = False

    @dataclass
    class Wanted(Message):
        """A new target is wanted in a group."""

        group: str

    def __init__(self, session: Session, review: Review, line: str) -> None:
        super().__init__(id="navigator")
        self.session = session
        self.review = review
        self.items: list[Item] = []
        self.cursor = 0
        self.open_line = line
        self._typed = ""
        self._plan: Plan | None = None
        self._drawn = Drawn(self, self._says)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    def on_mount(self) -> None:
        """Show the session."""
        self.show_session()
        opened = (n for n, item in enumerate(self.items) if item.page == self.open_line)
        self.cursor = next(opened, 1)

    def show_session(self) -> None:
        """Show scores, statuses and rows as they stand."""
        if self._plan is self.session.sheet.plan:
            self._drawn.repaint()
            return
        self._plan = self.session.sheet.plan
        self.items = self._items()
        # Only the height matters: nothing scrolls sideways.
        self.virtual_size = Size(1, len(self.items) + 1)
        self.refresh()

    def select(self, line: str) -> None:
        """Mark a line as the open one."""
        self.open_line = line
        for place, item in enumerate(self.items):
            if item.page == line:
                self.cursor = place
                self._bring_into_sight(place)
        self._drawn.repaint()

    def _bring_into_sight(self, place: int) -> None:
        """Bring a row into sight, with the headings above it."""
        top = place
        while top > 0 and not self.items[top - 1].stops:
            top -= 1
        self.scroll_to_region(Region(0, top, 1, place - top + 2), animate=False, force=True)

    def _items(self) -> list[Item]:
        sheet = self.session.sheet
        found: list[Item] = [Item(), Item(cover=True)]
        number = 0
        for section in sheet.form.sections:
            found += [Item(), Item(section=section)]
            lines = [line for line in sheet.lines if line.section == section.id]
            for line, following in zip_longest(lines, lines[1:]):
                number += line.score is not None
                found.append(Item(line=line, number=number if line.score else 0))
                last = following is None or following.source is not line.source
                if last and isinstance(line.source, TargetGroup):
                    found.append(Item(group=line.source))
            shown = {item.group.id for item in found if item.group}
            found += [
                Item(group=group)
                for group in sheet.form.target_groups
                if group.section == section.id and group.id not in shown
            ]
        return found

    def render_line(self, y: int) -> Strip:
        """One row: number, stamp, name, score, full marks."""
        self._drawn.note(y)
        place = y + self.scroll_offset.y
        colours, width = self.palette, self.size.width
        row = Row(width, ink(colours.text, colours.side))
        if place >= len(self.items):
            return row.strip()
        item = self.items[place]
        if place == 0:
            row.put(2, _("Indicator"), ink(colours.muted))
            row.put_right(width - 7, _("Score"), ink(colours.muted))
            row.put_right(width - 2, _("Full"), ink(colours.muted))
        elif item.cover:
            row = self._cover_row(place, width)
        elif item.section:
            self._section(row, item.section)
        elif item.line:
            row = self._line(item, item.line, place, width)
        elif item.group:
            self._adder(row, item.group, place)
        return row.strip()

    def _says(self, y: int) -> object:
        """What a row shows: where it is, whether it is open or in focus, and of the session."""
        place = y + self.scroll_offset.y
        item = self.items[place] if place < len(self.items) else Item()
        sheet, line = self.session.sheet, item.line
        where = place, item.page == self.open_line, self.has_focus and place == self.cursor
        if line is None:
            section = item.section
            if section is None:
                return where, None
            return where, sheet.section_score(section), sheet.section_weight(section)
        completion = sheet.value(line.parts.completion) if line.parts else None
        status = self.review.statuses.get(line.id)
        return where, sheet.title(line), status, sheet.score(line), sheet.weight(line), completion

    def _ground(self, item: Item, place: int, width: int) -> Row:
        colours = self.palette
        if self.has_focus and place == self.cursor:
            return Row(width, ink(colours.on_focus, colours.focus))
        opened = item.page == self.open_line
        return Row(width, ink(colours.text, colours.selected if opened else colours.side))

    def _cover_row(self, place: int, width: int) -> Row:
        colours, item = self.palette, self.items[place]
        row = self._ground(item, place, width)
        focused, opened = self.has_focus and place == self.cursor, self.open_line == ""
        plain = colours.on_focus if focused else colours.text
        row.put(0, ">" if opened else "", ink(colours.on_focus if focused else colours.accent))
        row.put_right(4, "0", ink(plain if focused else colours.muted))
        return row.put(8, _("Project and figures"), ink(plain, bold=opened))

    def _section(self, row: Row, section: Section) -> None:
        colours, width = self.palette, row.width
        score = self.session.sheet.section_score(section)
        row.put(2, fit(section.title, width - 18), ink(colours.strong, bold=True))
        figure = show(score, 2) if score is not None else "--"
        row.put_right(width - 7, figure, ink(colours.strong, bold=True))
        weight = show_short(self.session.sheet.section_weight(section), 1)
        row.put_right(width - 2, weight, ink(colours.muted))

    def _line(self, item: Item, line: Line, place: int, width: int) -> Row:
        colours, sheet = self.palette, self.session.sheet
        opened = line.id == self.open_line
        focused = self.has_focus and place == self.cursor
        row = self._ground(item, place, width)
        status = self.review.statuses.get(line.id, Status.BLANK)
        row.put(0, ">" if opened else "", ink(colours.on_focus if focused else colours.accent))
        plain = colours.on_focus if focused else colours.text
        row.put_right(4, str(item.number or ""), ink(plain if focused else colours.muted))
        row.put(5, stamp(status), ink(plain if focused else stamp_colour(status, colours)))
        indent = 8 if line.score else 9
        row.put(
            indent,
            fit(sheet.title(line) or _("(no name yet)"), width - indent - 14),
            ink(plain, bold=opened),
        )
        score, weight = sheet.score(line), sheet.weight(line)
        if line.score:
            figure = show(score, 2) if score is not None else "--"
            row.put_right(width - 7, figure, ink(plain, bold=opened))
            full = show_short(weight, 1) if weight else "--"
            row.put_right(width - 2, full, ink(plain if focused else colours.muted))
        elif line.parts:
            row.put_right(
                width - 2,
                sheet.shown(line.parts.completion) or "--",
                ink(plain if focused else colours.muted),
            )
        return row

    def _adder(self, row: Row, group: TargetGroup, place: int) -> None:
        colours = self.palette
        focused = self.has_focus and place == self.cursor
        text = _("+ add: {group}").format(group=group.title)
        style = ink(colours.on_focus, colours.focus) if focused else ink(colours.faint)
        row.put(8, fit(text, row.width - 10), style)

    def on_key(self, event: events.Key) -> None:
        """Arrows move, Enter fills in, digits go to a number, Insert and Delete change rows."""
        if event.key in ("up", "down", "home", "end"):
            self._move(event.key)
        elif event.key in ("enter", "right"):
            self._enter()
        elif event.character and event.character.isdecimal() and event.character.isascii():
            self._type(event.character)
            event.stop()
            return
        else:
            self._typed = ""
            return
        self._typed = ""
        event.stop()
        event.prevent_default()

    def _move(self, key: str) -> None:
        stops = [n for n, item in enumerate(self.items) if item.stops]
        if not stops:
            return
        place = next((n for n, stop in enumerate(stops) if stop >= self.cursor), len(stops) - 1)
        step = {"up": place - 1, "down": place + 1, "home": 0, "end": len(stops) - 1}[key]
        self._go(stops[max(0, min(len(stops) - 1, step))])

    def _go(self, place: int, *, enter: bool = False) -> None:
        self.cursor = place
        self._bring_into_sight(place)
        page = self.items[place].page
        if page is not None:
            self.post_message(self.Opened(page, enter))
        self._drawn.repaint()

    def _enter(self) -> None:
        item = self.items[self.cursor] if self.cursor < len(self.items) else Item()
        if item.group:
            self.post_message(self.Wanted(item.group.id))
        elif item.page is not None:
            self.post_message(self.Opened(item.page, enter=True))

    def _type(self, digit: str) -> None:
        self._typed += digit
        for place, item in enumerate(self.items):
            if (
                item.page is not None
                and (item.number or item.cover)
                and (str(item.number) == self._typed)
            ):
                self._go(place)
                return
        self._typed = ""

    def on_click(self, event: events.Click) -> None:
        """The mouse opens a row."""
        place = event.y + self.scroll_offset.y
        if place < len(self.items):
            item = self.items[place]
            if item.page is not None:
                self._go(place)
            elif item.group:
                self.post_message(self.Wanted(item.group.id))

    def on_focus(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def on_blur(self) -> None:
        """Show where the next key goes."""
        self.refresh()
