"""The editor: indicators at the left, the open one's form, the scores at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import events, work
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from ziping.evaluation import Change
from ziping.language import _
from ziping.scoring import Field, Line
from ziping.session import Session
from ziping.tui.actions import keeping, rows, walking
from ziping.tui.command import OwnKeys
from ziping.tui.commands.editor import EDITOR
from ziping.tui.hints import field_hint
from ziping.tui.notices import remedy
from ziping.tui.page import reshapes
from ziping.tui.pages import line_of, page_names, page_of, page_to_begin, table_of
from ziping.tui.passage import Passage
from ziping.tui.screens.project import ProjectScreen
from ziping.tui.widgets.bars import Pages, ScoreStrip
from ziping.tui.widgets.choice_row import ChoiceRow
from ziping.tui.widgets.form_pane import FormPane
from ziping.tui.widgets.inputs import TextInput
from ziping.tui.widgets.live_panel import LivePanel
from ziping.tui.widgets.navigator import Navigator

if TYPE_CHECKING:
    from ziping.session.meeting import Meeting

_PAGES = ("navigator", "form", "live")


class EditorScreen(ProjectScreen):
    """One project being filled in. The session holds it; this screen shows and asks.

    `here` is the name of the open page: of the cover (empty), a table, a line, a chapter.
    """

    DEFAULT_CSS = """
    EditorScreen { background: $side; }
    EditorScreen #body { height: 1fr; }
    EditorScreen #navigator { width: 42; margin: 1 0 0 0; }
    EditorScreen #form { width: 1fr; height: 100%; }
    EditorScreen #live { width: 30; height: 100%; }
    EditorScreen #strip, EditorScreen #pages { display: none; }
    EditorScreen.narrow #strip, EditorScreen.narrow #pages { display: block; }
    EditorScreen #strip.broad { display: block; }
    EditorScreen #live.broad { display: none; }
    EditorScreen.narrow #body > * { display: none; width: 100%; margin: 0; }
    EditorScreen.narrow.show-navigator #navigator { display: block; }
    EditorScreen.narrow.show-form #form { display: block; }
    EditorScreen.narrow.show-live #live { display: block; }
    """
    BINDINGS = [
        # Each key that moves has priority: those typed after it wait until it has moved.
        Binding("escape", "back", show=False, priority=True),
        Binding("tab", "walk(1)", show=False, priority=True),
        Binding("shift+tab", "walk(-1)", show=False, priority=True),
        Binding("enter", "walk(1, True)", show=False, priority=True),
        Binding("down", "walk_lines(1)", show=False, priority=True),
        Binding("up", "walk_lines(-1)", show=False, priority=True),
        Binding("pagedown", "step(1)", show=False, priority=True),
        Binding("pageup", "step(-1)", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        # The class that `_show_page` would set, and have every widget styled again for.
        super().__init__(session, EDITOR, classes="show-form")
        self._begin = session.last_path
        self.here = page_to_begin(session)
        self.navigator = Navigator(session, self.review, self.here)
        self.form = FormPane(session, self.review, self.here)
        self.live = LivePanel(session, self.review, self.line)
        self.strip = ScoreStrip(session, self.review, lambda: self.line)
        self.pages = Pages()
        self.meeting: Meeting | None = None
        self._stale = False
        self._remedy = ""

    @property
    def line(self) -> Line | None:
        """The open line, None on the cover, a table and a chapter."""
        return line_of(self.session, self.here)

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that one can go to: on a wide screen the scores are in sight anyway."""
        return _PAGES if self.is_narrow else _PAGES[:2]

    @property
    def page(self) -> str:
        """The pane one is in."""
        if self.is_narrow:
            return self.pages.page
        return "navigator" if self.navigator.has_focus else "form"

    def compose(self) -> ComposeResult:
        """Bars and panes."""
        yield self.header
        yield self.strip
        yield self.pages
        with Horizontal(id="body"):
            yield self.navigator
            yield self.form
            yield self.live
        yield self.hint
        yield self.keys

    def on_mount(self) -> None:
        """Start where one left, else in the first field."""
        # The entries themselves are mounted only when the rows have been.
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        self._enter_form(self._begin)
        session = self.session
        said = [session.read_only, session.keeper.trouble, *session.notes, self.keymap.trouble]
        if any(said):
            self.call_after_refresh(self.hint.say, "; ".join(filter(None, said)))
        if self.session.read_only:
            self._ask_on_opening()

    @work
    async def _ask_on_opening(self) -> None:
        await keeping.opened_read_only(self)

    def _show_page(self, page: str) -> None:
        self.pages.page = page
        for name in _PAGES:
            self.set_class(name == page, f"show-{name}")
        self.pages.refresh()

    async def open_line(self, name: str, *, focus: bool = False, field: str = "") -> None:
        """Show a page, by no name the cover; and go to a field of it."""
        self.form.keep(typing=name == self.here)
        self.here, self._stale = name, False
        # Not a class of the screen: it would style every entry of the form anew.
        for pane in (self.strip, self.live):
            pane.set_class(table_of(self.session, name) is not None, "broad")
        await self.form.open(name)
        self.session.settle()
        if focus:
            self._show_page("form")
        if focus or self.form.has_focus_within:
            self._enter_form(field)
        self.live.show_line(self.line)
        self.navigator.select(name)
        self.strip.refresh()
        self.keys.show_session()

    async def return_to(self, path: str) -> None:
        """Go where a field is that has changed, where there is one."""
        if self.form.asks(path):
            self.form.focus_field(path)
        elif self.session.field(path):
            await self.open_line(page_of(self.session, path), focus=True, field=path)

    def _enter_form(self, wanted: str = "") -> None:
        """Into the wanted field, else the first that must be filled in, else the first."""
        if not (wanted and self.form.focus_field(wanted)):
            self.set_focus(self.form.first_missing())
        self._say_field(self.form.current_field)

    def go_page(self, page: str) -> None:
        """Into a pane."""
        self._show_page(page)
        if page == "navigator":
            self.set_focus(self.navigator)
            self.navigator.forget_digits()
            # Only once it is laid out can it bring its cursor into sight.
            self.call_after_refresh(self.navigator.select, self.here)
        elif page == "form":
            self._enter_form()
        else:
            self.set_focus(None)

    def show_all(self) -> None:
        """Show the session as it stands; findings and statuses as soon as keys pause."""
        super().show_all()
        self.navigator.show_session()
        self.live.repaint()
        self.form.show_session()
        self.strip.refresh()

    def show_review(self) -> None:
        """Show findings and statuses as they stand."""
        super().show_review()
        self.form.show_session()
        self.navigator.show_review()
        self.live.repaint()
        self.strip.refresh()
        field = self.form.current_field
        if field and remedy(self.review, field.path) != self._remedy:
            self._say_field(field)

    def changed(self, changes: tuple[Change, ...]) -> None:
        """Say why nothing changes, or lay out the form anew where rows came or went."""
        if self.session.read_only:
            self.hint.say(_("Read-only: {reason}").format(reason=self.session.read_only), bad=True)
        if any(reshapes(change, self.form.asks) for change in changes):
            self._stale = True
            self.call_later(self._renew_form)

    async def _renew_form(self) -> None:
        """Lay out the form anew where rows came or went and nothing else did so meanwhile."""
        if self._stale:
            field = self.form.current_field
            here = self.here if self.here in page_names(self.session) else ""
            inside = self.form.has_focus_within
            await self.open_line(here, focus=inside, field=field.path if field else "")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field wants; on a narrow screen show the pane it is in."""
        self._say_field(self.form.current_field)
        if self.is_narrow:
            above = event.widget.ancestors_with_self
            page = next((name for name in _PAGES if self.query_one(f"#{name}") in above), "form")
            if page != self.pages.page:
                self._show_page(page)

    def _say_field(self, field: Field | None) -> None:
        if field is None:
            words = _("Arrows choose, Enter fills in, digits go to a number")
            is_lowest = self.app.screen_stack[0] is self
            back = "" if is_lowest else _("Esc back to the projects")
            self.hint.say(words if self.navigator.has_focus else "", back)
            return
        self._remedy = remedy(self.review, field.path)
        self.hint.say(*field_hint(self.session, field, self._remedy))

    # ── what keys, mouse and panes ask for ─────────────────────────────────────────────────

    async def before_command(self) -> None:
        """A command is heard after the keys before it."""
        await self.form.hear_out()

    def about(self) -> Sequence[Passage]:
        """Help for the field one stands on."""
        from ziping.tui.screens.passages import field_passages

        return field_passages(self.session, self.form.current_field, self.line)

    def own_keys(self) -> OwnKeys:
        """What Tab, Enter and their like do."""
        from ziping.tui.screens.passages import editor_keys

        return editor_keys()

    def stamps(self) -> Sequence[tuple[str, str]]:
        """How a line can stand."""
        from ziping.tui.screens.passages import status_stamps

        return status_stamps()

    def keep(self) -> None:
        """Hand on what fields hold and have not told yet."""
        self.form.keep()

    def goals(self) -> Iterator[tuple[str, str]]:
        """All pages, the cover with 0; only lines with a score have numbers."""
        from ziping.tui.widgets.navigator_items import items

        for item in items(self.session):
            if item.page is not None:
                yield item.page, str(item.number or ("-" if item.page else 0))

    async def step(self, way: int) -> None:
        """To the next or previous line, at the same field where it has one."""
        await walking.step(self, way, same_field=True)

    async def action_walk(self, way: int, lines: bool = False) -> None:  # noqa: FBT001, FBT002
        """To the next or previous field; not where the key is one of several `lines`' own."""
        if lines:
            self._leave_to_lines()
        await walking.walk(self, way)

    async def action_walk_lines(self, way: int) -> None:
        """To the field below or above, but where the key is one of several lines' own."""
        self._leave_to_lines()
        await walking.walk_rows(self, way)

    async def action_step(self, way: int) -> None:
        """To the next or previous line, but where the key is one of several lines' own."""
        self._leave_to_lines()
        await self.step(way)

    def _leave_to_lines(self) -> None:
        if self.focused and not isinstance(self.focused, TextInput | ChoiceRow):
            raise SkipAction

    async def action_back(self) -> None:
        """To the list of indicators, and from there to the workspace."""
        if self.page == "navigator" and self.app.screen_stack[0] is not self:
            await self.action_command("quit")
        else:
            self.go_page("navigator")

    async def on_navigator_opened(self, event: Navigator.Opened) -> None:
        """A line was chosen in the navigator."""
        await self.open_line(event.page, focus=event.enter)

    async def on_navigator_wanted(self, event: Navigator.Wanted) -> None:
        """A target is wanted in a group."""
        await rows.add_target(self, event.group)

    def on_pages_chosen(self, event: Pages.Chosen) -> None:
        """A page was clicked."""
        self.go_page(event.page)
