"""A whole screen with a list, and beside it all that is known of the entry under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll

from ziping.language import _
from ziping.quantity import show
from ziping.session import Session
from ziping.tui.command import Command, OwnKeys
from ziping.tui.passage import Passage
from ziping.tui.screens.commanded import CommandScreen
from ziping.tui.screens.reading import Pages
from ziping.tui.widgets.bars import Header, Hint
from ziping.tui.widgets.listing import Cell, Column, Entry, Listing
from ziping.tui.widgets.tabs import Tabs
from ziping.tui.wording import state_text

NARROW = 100


class ListingScreen(CommandScreen):
    """What lists have in common. One says its entries, its tabs and the detail of an entry.

    It is left with the path of the field to go to, or None.
    """

    DEFAULT_CSS = """
    ListingScreen { background: $side; }
    ListingScreen #listing { layout: horizontal; height: 1fr; }
    ListingScreen Listing { width: 1fr; height: 1fr; margin: 1 0 0 0; }
    ListingScreen #detail {
        width: 46; height: 100%; background: $work; padding: 1 0; overflow-x: hidden;
        scrollbar-size: 0 1; scrollbar-color: $selected; scrollbar-color-hover: $faint;
        scrollbar-color-active: $faint; scrollbar-background: $work;
        scrollbar-background-hover: $work; scrollbar-background-active: $work;
    }
    ListingScreen.narrow #listing { layout: vertical; }
    ListingScreen.narrow #detail { width: 100%; height: 45%; padding: 0; }
    """
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("left", "tab(-1)", show=False, priority=True),
        Binding("right", "tab(1)", show=False, priority=True),
        Binding("tab,shift+tab", "other_pane", show=False, priority=True),
    ]

    def __init__(
        self, session: Session, commands: Sequence[Command[Any]], title: str, nothing: str
    ) -> None:
        super().__init__(commands)
        self.session = session
        self.tab = ""
        self.header = Header(session)
        self.tabs = Tabs(title)
        self.list = Listing(self.columns, nothing)
        self.hint = Hint()
        self._pages = Pages(())

    # ── what each list says ────────────────────────────────────────────────────────────────

    def columns(self, width: int) -> Sequence[Column]:
        """The columns for a width."""
        raise NotImplementedError

    def entries(self) -> Sequence[Entry]:
        """The entries of the open tab."""
        raise NotImplementedError

    def heading(self) -> Sequence[str]:
        """The words above the columns."""
        return ()

    def advice(self) -> str:
        """What is said of the keys before anything is done."""
        return _("Tab goes into the detail and back")

    def detail(self, key: str) -> Sequence[Passage]:
        """All that is known of an entry."""
        raise NotImplementedError

    def tab_words(self) -> Sequence[tuple[str, str]]:
        """The tabs as (id, words)."""
        return ()

    def note(self) -> str:
        """What stands at the right of the tabs: the total."""
        sheet = self.session.sheet
        total = show(sheet.total, 2) if sheet.total is not None else "--"
        state = state_text(sheet)
        words = _("{total} of {full}").format(total=total, full=show(sheet.full_marks()))
        return f"{words}  {state}".rstrip()

    # ── the screen ─────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """Bars, list, detail."""
        yield self.header
        yield self.tabs
        with Container(id="listing"):
            yield self.list
            with VerticalScroll(id="detail"):
                yield self._pages
        yield self.hint
        yield self.keys

    def on_mount(self) -> None:
        """Start in the list."""
        self.set_class(self.app.size.width < NARROW, "narrow")
        self.set_focus(self.list)
        self.hint.say(self.advice())
        self.show_all()

    def on_resize(self, event: events.Resize) -> None:
        """The detail stands at the right where there is room, else below."""
        self.set_class(event.size.width < NARROW, "narrow")

    def show_all(self, key: str = "") -> None:
        """Show the session as it stands."""
        self.header.refresh()
        self.tabs.show(self.tab_words(), self.tab, self.note())
        self.list.show(self.headed(self.entries()), key)

    def headed(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """The entries below the words for their columns."""
        words = tuple(Cell(word, "faint") for word in self.heading())
        return [Entry("", words), *entries] if entries and words else entries

    def on_listing_moved(self, event: Listing.Moved) -> None:
        """Say all of the entry that one stands on."""
        self._pages.show(self.detail(event.key) if event.key else ())
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    async def on_listing_opened(self) -> None:
        """A second click does what Enter does."""
        await self.action_command("open")

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """A tab was clicked."""
        self.open_tab(event.tab)

    def open_tab(self, tab: str) -> None:
        """Show what belongs to a tab."""
        self.tab = tab
        self.show_all()

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say what was done."""
        self.hint.say(text, bad=bad)

    def about(self) -> Sequence[Passage]:
        """What is under the cursor."""
        return [*self.detail(self.list.key), Passage("")] if self.list.key else ()

    def own_keys(self) -> OwnKeys:
        """What arrows and Tab do."""
        from ziping.tui.screens.passages import listing_keys

        return listing_keys(has_tabs=len(self.tab_words()) > 1)

    def keep(self) -> None:
        """Nothing is typed here."""

    async def return_to(self, _path: str) -> None:
        """A change is shown in the list."""
        self.show_all()

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.list.move(step)

    def action_tab(self, way: int) -> None:
        """To the next or previous tab."""
        if self.tab_words():
            self.open_tab(self.tabs.step(way))

    def action_other_pane(self) -> None:
        """From the list to the detail, where arrows scroll, and back."""
        detail = self.query_one("#detail", VerticalScroll)
        self.set_focus(detail if self.list.has_focus else self.list)
