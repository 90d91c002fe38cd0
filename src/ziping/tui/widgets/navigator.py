"""All pages: the cover and tables, indicators with status, score and full marks, chapters."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ziping.evaluation import TARGET
from ziping.forms import Section, TargetGroup
from ziping.language import _
from ziping.quantity import show, show_short
from ziping.scoring import Line, Plan
from ziping.session import Session, Status
from ziping.tui.asides import weights_left_text
from ziping.tui.paint import Row, fit
from ziping.tui.palette import Palette, ink, palette_of
from ziping.tui.review import Review
from ziping.tui.stamps import BLANK, status_stamp
from ziping.tui.widgets.drawn import Drawn
from ziping.tui.widgets.navigator_items import (
    Filter,
    Item,
    filtered,
    items,
    word,
)

WORDY = 60
"""From this width on a status has a word beside its stamp."""


class Navigator(ScrollView, can_focus=True):
    """The list of indicators; moving in it opens what it comes to."""

    DEFAULT_CSS = """
    Navigator { background: $side; }
    """

    @dataclass
    class Opened(Message):
        """A page was chosen; `enter` to fill it in."""

        page: str
        enter: bool = False

    @dataclass
    class Wanted(Message):
        """A new target is wanted in a group."""

        group: str

    def __init__(self, session: Session, review: Review, page: str) -> None:
        super().__init__(id="navigator")
        self.session = session
        self.review = review
        self.items: list[Item] = []
        self._all: list[Item] = []
        self.cursor = 0
        self.open_page = page
        self.filter = Filter.ALL
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
        opened = (n for n, item in enumerate(self.items) if item.page == self.open_page)
        self.cursor = next(opened, 1)

    def show_session(self) -> None:
        """Show scores, statuses and rows as they stand."""
        if self._plan is self.session.sheet.plan:
            self._drawn.repaint()
        else:
            self._plan = self.session.sheet.plan
            self._list()

    def show_review(self) -> None:
        """Show what was found; a filter may leave other rows."""
        if self.filter is Filter.ALL:
            self.show_session()
        else:
            self._list()

    def turn_filter(self) -> None:
        """List other lines."""
        self.filter = self.filter.following
        self._list()
        self.select(self.open_page)

    def _list(self) -> None:
        here = self.items[self.cursor].page if self.cursor < len(self.items) else None
        self._all = items(self.session)
        self.items = filtered(self._all, self.filter, self.session, self.review, self.open_page)
        for place, item in enumerate(self.items):
            if here is not None and item.page == here:
                self.cursor = place
        self.cursor = min(self.cursor, len(self.items) - 1)
        # Only the height matters: nothing scrolls sideways.
        self.virtual_size = Size(1, len(self.items) + 1)
        self.refresh()

    @property
    def pages(self) -> list[str]:
        """The pages that one can go to, in order."""
        return [item.page for item in self.items if item.page is not None]

    def select(self, page: str) -> None:
        """Mark a page as the open one."""
        if page != self.open_page and self.filter is not Filter.ALL:
            self.open_page = page
            self._list()
        self.open_page = page
        for place, item in enumerate(self.items):
            if item.page == page:
                self.cursor = place
                self._bring_into_sight(place)
        self._drawn.repaint()

    def _bring_into_sight(self, place: int) -> None:
        """Bring a row into sight, with the headings above it."""
        top = place
        while top > 0 and not self.items[top - 1].stops:
            top -= 1
        self.scroll_to_region(Region(0, top, 1, place - top + 2), animate=False, force=True)

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
            row.put(2, self.filter.words, ink(colours.muted))
            row.put_right(width - 7, _("Score"), ink(colours.muted))
            row.put_right(width - 2, _("Full"), ink(colours.muted))
        elif item.section:
            self._section(row, item.section)
        elif item.line:
            row = self._line(item, item.line, place, width)
        elif item.page is not None:
            row = self._page(item, place, width)
        elif item.group:
            self._adder(row, item.group, place)
        else:
            row.put(2, fit(item.title, width - 4), ink(colours.strong, bold=True))
        return row.strip()

    def _says(self, y: int) -> object:
        """What a row shows: where it is, whether it is open or in focus, and of the session."""
        place = y + self.scroll_offset.y
        item = self.items[place] if place < len(self.items) else Item()
        sheet, line = self.session.sheet, item.line
        where = place, item.page == self.open_page, self.has_focus and place == self.cursor
        if item.section:
            section = item.section
            return where, sheet.section_score(section), sheet.section_weight(section)
        if item.group:
            return where, self._left(item.group)
        if line is None:
            return where, item.title, self.filter, self._rows(item), self._is_blank(item)
        completion = sheet.value(line.parts.completion) if line.parts else None
        status = self.review.statuses.get(line.id)
        return where, sheet.title(line), status, sheet.score(line), sheet.weight(line), completion

    def _ground(self, item: Item, place: int, width: int) -> Row:
        colours = self.palette
        if self.has_focus and place == self.cursor:
            return Row(width, ink(colours.on_focus, colours.focus))
        opened = item.page == self.open_page
        return Row(width, ink(colours.text, colours.selected if opened else colours.side))

    def _page(self, item: Item, place: int, width: int) -> Row:
        """The cover, a table or a chapter, and how far it is."""
        colours = self.palette
        row = self._ground(item, place, width)
        focused, opened = self.has_focus and place == self.cursor, item.page == self.open_page
        plain = colours.on_focus if focused else colours.text
        quiet = ink(plain if focused else colours.muted)
        row.put(0, ">" if opened else "", ink(colours.on_focus if focused else colours.accent))
        row.put_right(4, "" if item.page else "0", quiet)
        if self._is_blank(item):
            row.put(5, BLANK.text, quiet)
        rows = self._rows(item)
        indent = 8 + 2 * item.level
        row.put(
            indent, fit(item.title, width - indent - cell_len(rows) - 4), ink(plain, bold=opened)
        )
        return row.put_right(width - 2, rows, quiet)

    def _rows(self, item: Item) -> str:
        """How many rows a table has."""
        if not item.is_table:
            return ""
        return _("{count} rows").format(count=len(self.session.project.rows(item.page or "")))

    def _is_blank(self, item: Item) -> bool:
        """Whether a chapter that is written has no text yet."""
        return item.is_written and not self.session.text(item.page or "").strip()

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
        opened = line.id == self.open_page
        focused = self.has_focus and place == self.cursor
        row = self._ground(item, place, width)
        status = self.review.statuses.get(line.id, Status.BLANK)
        row.put(0, ">" if opened else "", ink(colours.on_focus if focused else colours.accent))
        plain = colours.on_focus if focused else colours.text
        row.put_right(4, str(item.number or ""), ink(plain if focused else colours.muted))
        stamp = status_stamp(status)
        colour = plain if focused else stamp.colour(colours)
        row.put(5, stamp.text, ink(colour))
        indent = 8 if line.score else 9
        if width >= WORDY:
            row.put(8, word(status), ink(colour))
            indent += 9
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
        """Where a target is added, and what the weights of the group lack."""
        colours, width = self.palette, row.width
        focused = self.has_focus and place == self.cursor
        text, left = _("+ add: {group}").format(group=group.title), self._left(group)
        style = ink(colours.on_focus, colours.focus) if focused else ink(colours.faint)
        row.put(8, fit(text, width - 11 - cell_len(left)), style)
        row.put_right(width - 2, left, style if focused else ink(colours.warn))

    def _left(self, group: TargetGroup) -> str:
        """What the weights of a group lack; nothing before it has a row."""
        has_rows = self.session.project.rows(f"{TARGET}.{group.id}")
        return weights_left_text(self.session, group, full=True) if has_rows else ""

    def on_key(self, event: events.Key) -> None:
        """Arrows move, Enter fills in, digits go to a number, Left lists other lines."""
        if event.key in ("up", "down", "home", "end"):
            self._move(event.key)
        elif event.key in ("enter", "right"):
            self._enter()
        elif event.key == "left":
            self.turn_filter()
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
        """Go to the number typed so far, or begin a new one."""
        numbers = {
            str(item.number): place
            for place, item in enumerate(self.items)
            if item.number or item.page == ""
        }
        self._typed = self._typed + digit if self._typed + digit in numbers else digit
        if self._typed in numbers:
            self._go(numbers[self._typed])

    def forget_digits(self) -> None:
        """The next digit begins a number."""
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
