"""The review meeting: all indicators in one table, beside what they were at its start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from ziping.evaluation import Change
from ziping.findings import fault_remedy
from ziping.language import _
from ziping.record import record
from ziping.scoring import Line
from ziping.session.meeting import Mark, Meeting
from ziping.tui.actions import meeting
from ziping.tui.command import OwnKeys
from ziping.tui.commands.meeting import MEETING
from ziping.tui.passage import Passage
from ziping.tui.screens.project import ProjectScreen
from ziping.tui.widgets.meeting_panel import MeetingPanel, MeetingStrip
from ziping.tui.widgets.meeting_rows import mark_stamp
from ziping.tui.widgets.meeting_table import MeetingTable


@record
class Spot:
    """Where one stood in the table: a line and a field of it."""

    line: str
    field: str = ""


class MeetingScreen(ProjectScreen):
    """A project reviewed by a meeting. It is left with the spot where one stood."""

    DEFAULT_CSS = """
    MeetingScreen { background: $side; }
    MeetingScreen #body { height: 1fr; }
    MeetingScreen #table { width: 1fr; height: 100%; margin: 1 0 0 0; }
    MeetingScreen #panel { width: 36; height: 100%; }
    MeetingScreen #strip { display: none; }
    MeetingScreen.narrow #strip { display: block; }
    MeetingScreen.narrow #table { margin: 0; }
    MeetingScreen.narrow #panel { display: none; }
    """
    BINDINGS = [
        # Each key that moves has priority: those typed after it wait until it has moved.
        Binding("escape", "back", show=False, priority=True),
        Binding("tab", "walk(1)", show=False, priority=True),
        Binding("shift+tab", "walk(-1)", show=False, priority=True),
        Binding("right", "walk_cells(1)", show=False, priority=True),
        Binding("left", "walk_cells(-1)", show=False, priority=True),
        Binding("enter", "enter", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "turn(1)", show=False, priority=True),
        Binding("pageup", "turn(-1)", show=False, priority=True),
        Binding("home", "go_end(-1)", show=False, priority=True),
        Binding("end", "go_end(1)", show=False, priority=True),
    ]

    def __init__(self, held: Meeting, line: str = "") -> None:
        super().__init__(held.session, MEETING, lambda: _("Review"))
        self.meeting = held
        self.form = MeetingTable(held, self.review)
        self.form.grid.go(line)
        self.strip = MeetingStrip(held, self.review)
        self.panel = MeetingPanel(
            held, self.review, lambda: self.form.field, lambda: self.form.line
        )

    @property
    def line(self) -> Line | None:
        """The line one stands on."""
        return self.form.line

    @property
    def here(self) -> str:
        """Its id."""
        return self.line.id if self.line else ""

    @property
    def spot(self) -> Spot:
        """Where one stands."""
        field = self.form.field
        return Spot(self.here, field.path if field else "")

    def compose(self) -> ComposeResult:
        """Bars, table and panel."""
        yield self.header
        yield self.strip
        with Horizontal(id="body"):
            yield self.form
            yield self.panel
        yield self.hint
        yield self.keys

    def on_mount(self) -> None:
        """Start in the field that matters most."""
        self.form.take_field()
        self._say_field()

    def on_resize(self, _event: events.Resize) -> None:
        """The entry stays over its field."""
        self.call_after_refresh(self.form.place_entry)

    def show_all(self) -> None:
        """Show the session as it stands; findings and statuses as soon as keys pause."""
        super().show_all()
        self.form.show_session()
        self._show_around()

    def show_review(self) -> None:
        """Show findings and statuses as they stand."""
        super().show_review()
        self.form.grid.show_session()
        self._show_around()

    def _show_around(self) -> None:
        self.panel.repaint()
        self.strip.refresh()

    def changed(self, _changes: tuple[Change, ...]) -> None:
        """Say how the field stands now."""
        self._say_field()

    def _say_field(self) -> None:
        """What the field is, what is wrong with it, and what the keys do."""
        field, session = self.form.field, self.session
        if session.read_only:
            self.hint.say(_("Read-only: {reason}").format(reason=session.read_only), bad=True)
            return
        if field is None:
            self.hint.say(_("Nothing to change here"))
            return
        misread = session.sheet.misread.get(field.path)
        if misread:
            self.hint.say(fault_remedy(misread.fault), bad=True)
            return
        fields = self.form.grid.fields
        place = f"{[item.path for item in fields].index(field.path) + 1}/{len(fields)}"
        label = f"{field.label} ({field.unit})" if field.unit else field.label
        if session.on_trial:
            right = _("Ctrl+R enter   Shift+F5 drop")
        elif field.options:
            right = _("Space answer   arrows move")
        elif self.form.is_typing:
            right = _("Enter next   Esc done")
        else:
            right = _("Type over, Enter edit   arrows move")
        self.hint.say(f"{label}  {place}", right)

    # ── what the commands ask ──────────────────────────────────────────────────────────────

    async def before_command(self) -> None:
        """A command is heard after the keys before it."""
        await self.form.hear_out()

    def about(self) -> Sequence[Passage]:
        """Help for the field one stands in."""
        from ziping.tui.screens.passages import field_passages

        return field_passages(self.session, self.form.field, self.line)

    def own_keys(self) -> OwnKeys:
        """What arrows, digits and Enter do."""
        from ziping.tui.screens.passages import meeting_keys

        return meeting_keys()

    def stamps(self) -> Sequence[tuple[str, str]]:
        """What can have become of a line, and how it can stand."""
        from ziping.tui.screens.passages import status_stamps

        words = {
            Mark.CHANGED: _("changed since the start"),
            Mark.FOLLOWS: _("follows from another change"),
            Mark.TRIED: _("tried, not entered"),
        }
        marks = [(mark_stamp(mark).text, text) for mark, text in words.items()]
        return [*marks, *status_stamps()]

    def keep(self) -> None:
        """Every key is told at once; what is typed next is a step of its own."""
        self.session.settle()

    def goals(self) -> Iterator[tuple[str, str]]:
        """All lines; only those with a score have numbers."""
        for item in self.form.grid.items:
            if item.line:
                yield item.line.id, str(item.number or "-")

    async def open_line(self, name: str, *, focus: bool = False, field: str = "") -> None:
        """Go to a line, or to a field; what the table does not have is in the editor."""
        is_line = any(line.id == name for line in self.session.sheet.lines)
        if is_line:
            self.form.go(name)
        if not (field and self.form.go_to_path(field)) and not is_line:
            await meeting.leave(self, Spot(name, field))
            return
        self._moved()

    async def return_to(self, path: str) -> None:
        """Go to a field that has changed, where the table has it."""
        self.form.go_to_path(path)
        self._moved()

    def _moved(self) -> None:
        self.panel.repaint()
        self._say_field()

    # ── keys that move ─────────────────────────────────────────────────────────────────────

    async def action_walk(self, way: int) -> None:
        """To the next or previous field, over the end of a line to the next one."""
        await self.form.hear_out()
        self.form.walk(way)
        self._moved()

    async def action_walk_cells(self, way: int) -> None:
        """The same, but where the key moves the caret in a text."""
        await self.form.hear_out()
        self._leave_to_text()
        await self.action_walk(way)

    async def step(self, way: int) -> None:
        """To the line below or above, or so many further."""
        await self.form.hear_out()
        self.form.step(way)
        self._moved()

    async def action_step(self, way: int) -> None:
        """The same."""
        await self.step(way)

    async def action_turn(self, way: int) -> None:
        """As far as the table is high."""
        await self.step(way * max(1, self.form.grid.size.height - 3))

    async def action_go_end(self, way: int) -> None:
        """To the first or last line, but where the key moves the caret in a text."""
        await self.form.hear_out()
        self._leave_to_text()
        await self.step(way * len(self.session.sheet.lines))

    async def action_enter(self) -> None:
        """Edit what stands in the field; the entry being typed in, go on to the next line."""
        await self.form.hear_out()
        entry = self.form.entry
        if entry.has_focus and entry.is_fresh and entry.value:
            entry.cursor_position = len(entry.value)
            self._say_field()
        else:
            await self.step(1)

    async def action_back(self) -> None:
        """End typing; then back to the editor."""
        await self.form.hear_out()
        if self.form.is_typing:
            self.session.settle()
            self.form.entry.select_all()
            self._say_field()
        else:
            await meeting.leave(self, self.spot)

    def _leave_to_text(self) -> None:
        if self.form.is_typing:
            raise SkipAction
