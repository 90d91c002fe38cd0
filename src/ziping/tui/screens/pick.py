"""One of many: a filter to type in, a list under it, Enter chooses, Esc goes back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from ziping.language import _
from ziping.record import record
from ziping.tui.filtering import begins, finds, plain
from ziping.tui.paint import Row, fit, quoting, wrap
from ziping.tui.palette import Palette, ink, palette_of
from ziping.tui.widgets.bars import Keys


@record
class Choice:
    """One entry: what it stands for, its words, a word at the right, what else finds it."""

    value: str
    text: str
    right: str = ""
    mark: str = ""
    words: str = ""
    below: str = ""


class ChoiceList(ScrollView, can_focus=False):
    """The entries that the filter leaves."""

    DEFAULT_CSS = """
    ChoiceList { background: $work; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.choices: Sequence[Choice] = ()
        self.cursor = 0
        self._typed = ""
        self._rows: list[tuple[int, str, bool]] = []

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    def show(self, choices: Sequence[Choice], typed: str = "") -> None:
        """Show other entries, those that were found by what was `typed`."""
        self.choices, self.cursor, self._typed = choices, 0, typed
        self._lay()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay()

    def _lay(self) -> None:
        width = self.size.width
        self._rows = []
        for number, choice in enumerate(self.choices):
            self._rows.append((number, choice.text, True))
            if choice.below:
                self._rows += [(number, text, False) for text in wrap(choice.below, width - 9)]
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def move(self, step: int) -> None:
        """Go up or down."""
        self.cursor = max(0, min(len(self.choices) - 1, self.cursor + step))
        top = next((n for n, row in enumerate(self._rows) if row[0] == self.cursor), 0)
        tall = sum(row[0] == self.cursor for row in self._rows) or 1
        self.scroll_to_region(Region(0, top, 1, tall), animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        colours, width = self.palette, self.size.width
        place = y + self.scroll_offset.y
        if place >= len(self._rows):
            row = Row(width, ink(colours.text, colours.work))
            return row.put(3, self._instead() if y == 0 else "", ink(colours.muted)).strip()
        number, text, first = self._rows[place]
        choice, here = self.choices[number], number == self.cursor
        if here:
            row = Row(width, ink(colours.on_focus, colours.focus))
        else:
            row = Row(width, ink(colours.text, colours.work))
        plain = colours.on_focus if here else colours.text
        if not first:
            return row.put(6, text, ink(plain if here else colours.faint)).strip()
        row.put(1, ">" if here else "", ink(plain))
        row.put(3, choice.mark, ink(plain if here else colours.warn))
        room = width - 8 - len(choice.right) - 2
        row.put(6, fit(text, max(8, room)), ink(plain, bold=here))
        row.put_right(width - 2, choice.right, ink(plain if here else colours.muted))
        return row.strip()

    def _instead(self) -> str:
        """What is said where nothing is found: what was looked for, and how to go on."""
        if self.choices or not self._typed:
            return ""
        message = _('Nothing here has "{text}". Ctrl+U clears it')
        return quoting(message, self._typed, self.size.width - 6)

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses."""
        place = event.y + self.scroll_offset.y
        if place < len(self._rows):
            self.cursor = self._rows[place][0]
            screen = self.screen
            if isinstance(screen, PickScreen):
                screen.action_choose()


class Line(Widget):
    """One line of words."""

    DEFAULT_CSS = """
    Line { height: 1; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render_line(self, y: int) -> Strip:
        """The words."""
        found = palette_of(self)
        row = Row(self.size.width, ink(found.text, found.work))
        return row.put(0, self._text, ink(found.strong, bold=True)).strip()


class PickScreen(ModalScreen[str | None]):
    """A list to choose from, filtered as one types."""

    DEFAULT_CSS = """
    PickScreen { align: center middle; background: $side 60%; }
    PickScreen > Vertical {
        width: 100%; max-width: 96; height: 80%; background: $work; padding: 1 0 0 0;
    }
    PickScreen Input {
        height: 1; border: none; padding: 0; margin: 0 3; background: $field; color: $strong;
    }
    PickScreen Input:focus { background: $field; border: none; background-tint: $field 0%; }
    PickScreen Line { margin: 0 3 1 3; }
    PickScreen ChoiceList { height: 1fr; margin-top: 1; }
    """
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("tab", "move(1)", show=False, priority=True),
        Binding("shift+tab", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._all = choices
        self.list = ChoiceList()

    def compose(self) -> ComposeResult:
        """Filter and list."""
        with Vertical():
            yield Line(self._title)
            yield Input(compact=True, placeholder=_("words, number or initials"))
            yield self.list
            yield Keys(lambda: [("choose", "Enter", _("choose")), ("leave", "Esc", _("back"))])

    def on_mount(self) -> None:
        """Show everything at first."""
        self.list.show(self._all)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave what the filter finds: by number, word, or initials."""
        self.list.show(narrowed(self._all, event.value), event.value)

    def on_input_submitted(self) -> None:
        """Choose."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the entry one stands on."""
        if self.list.choices:
            self.dismiss(self.list.choices[self.list.cursor].value)

    async def on_keys_chosen(self, event: Keys.Chosen) -> None:
        """The mouse does what a key does."""
        await self.run_action(event.command)

    def action_leave(self) -> None:
        """Go back without choosing."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Go up or down in the list."""
        self.list.move(step)


def narrowed(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The entries that are found: by number or code first, then by how their text begins."""

    def rank(choice: Choice) -> int:
        first = choice.words.partition(" ")[0]
        return 0 if plain(typed) == plain(first) else 1 if begins(choice.text, typed) else 2

    if not plain(typed):
        return list(choices)
    return sorted((c for c in choices if finds(f"{c.text} {c.words} {c.below}", typed)), key=rank)
