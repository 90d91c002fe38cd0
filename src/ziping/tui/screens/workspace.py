"""The workspace: the project files of a folder, found as one types, opened with Enter."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.strip import Strip

from ziping.language import _
from ziping.session.overview import Stage
from ziping.session.workspace import Workspace
from ziping.store import StoreError
from ziping.tui.command import OwnKeys
from ziping.tui.commands.workspace import WORKSPACE
from ziping.tui.paint import fit, quoting
from ziping.tui.palette import ink
from ziping.tui.passage import Passage
from ziping.tui.project_columns import LEFT
from ziping.tui.project_view import ProjectView, heading
from ziping.tui.screens.commanded import CommandScreen
from ziping.tui.widgets.bars import Bar, Hint
from ziping.tui.widgets.filter_line import Caption, Counts, Filter
from ziping.tui.widgets.project_detail import ProjectDetail
from ziping.tui.widgets.project_table import Headings, ProjectTable

if TYPE_CHECKING:
    from ziping.tui.app import ZipingApp

LOW = 30
"""Under so many lines the project one stands on has no room below the table."""


class WorkspaceHeader(Bar):
    """The folder, and how far its files have been read."""

    def __init__(self, workspace: Workspace, view: ProjectView) -> None:
        super().__init__()
        self._workspace, self._view = workspace, view

    def render_line(self, _y: int) -> Strip:
        """The line."""
        row, colours = self.row(), self.palette
        unread = sum(item.stage is Stage.UNREAD for item in self._view.rows)
        count = len(self._view.rows)
        right = _("reading {count}").format(count=f"{count - unread} / {count}") if unread else ""
        others = self._workspace.others
        if others and not right:
            right = _("{count} other TOML files left out").format(count=others)
        row.put(1, _("ziping"), ink(colours.accent, bold=True))
        row.put(0, "  " + _("Workspace"), ink(colours.strong, bold=True))
        room = row.room - cell_len(right) - 5
        row.put(0, "  " + fit(str(self._workspace.folder.absolute()), room), ink(colours.muted))
        return row.put_right(self.size.width - 1, right, ink(colours.muted)).strip()


class WorkspaceScreen(CommandScreen):
    """The projects of a folder. The workspace holds the rows; this screen shows and asks."""

    DEFAULT_CSS = """
    WorkspaceScreen { background: $side; }
    WorkspaceScreen #filter { height: 1; }
    WorkspaceScreen ProjectTable { height: 1fr; }
    WorkspaceScreen #filter, WorkspaceScreen Headings { margin: 1 0 0 0; }
    WorkspaceScreen ProjectTable { margin: 1 0 0 0; }
    WorkspaceScreen.low ProjectDetail { display: none; }
    WorkspaceScreen.low #filter, WorkspaceScreen.low Headings { margin: 0; }
    WorkspaceScreen.low ProjectTable { margin: 0; }
    """

    class News(Message):
        """The rows of the workspace are other ones."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(WORKSPACE)
        self.workspace = workspace
        self.view = ProjectView()
        self.at_work = False
        self.header = WorkspaceHeader(workspace, self.view)
        self.filter = Filter(self._narrow)
        self.counts = Counts(self.view)
        self.headings = Headings(self.view)
        self.table = ProjectTable(self.view)
        self.detail = ProjectDetail(self.view)
        self.hint = Hint()

    def compose(self) -> ComposeResult:
        """Bars, table, and the project one stands on."""
        yield self.header
        with Horizontal(id="filter"):
            yield Caption()
            yield self.filter
            yield self.counts
        yield self.headings
        yield self.table
        yield self.detail
        yield self.hint
        yield self.keys

    def on_mount(self) -> None:
        """Show what is listed by now; the rest comes as it is read."""
        self._fit(self.app.size.height)
        self.set_focus(self.filter)
        self.view.show(self.workspace.rows)
        self.show_all()
        self._say_keys()
        self.workspace.tell = self._tell
        self.call_after_refresh(self.workspace.go_on)

    def on_resize(self, event: events.Resize) -> None:
        """The project one stands on is shown where there is room."""
        self._fit(event.size.height)

    def _fit(self, height: int) -> None:
        self.set_class(height < LOW, "low")

    def _tell(self) -> None:
        self.post_message(self.News())

    def on_workspace_screen_news(self) -> None:
        """Show the rows as they are by now."""
        self.view.show(self.workspace.rows)
        self.show_all(follow=False)

    def show_all(self, *, follow: bool = True) -> None:
        """Show the view as it stands, and bring into sight where one is in it."""
        self.table.said = self._instead()
        self.table.show(follow=follow)
        self.detail.repaint()
        for bar in (self.header, self.counts, self.headings):
            bar.refresh()

    def _instead(self) -> str:
        """What is said where there is no row."""
        if self.view.rows:
            message = _('No project has "{text}". Esc clears the filter')
            return quoting(message, self.view.filter, self.app.size.width - 2 * LEFT)
        if not self.workspace.listed:
            return ""
        return _(
            "No projects yet. Ctrl+N creates one\n"
            "It asks for a form and a file name, and opens the new project.\n"
            "Project files that are put into this folder are listed by themselves."
        )

    def _narrow(self, text: str) -> None:
        self.workspace.make_way()
        self.view.narrow(text)
        self.show_all()

    def _say_keys(self) -> None:
        keys = _("Type to filter, arrows choose, Enter opens, Tab sorts by the next column")
        self.hint.say(keys, _("Esc clears the filter"))

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say what was done."""
        self.hint.say(text, bad=bad)

    def about(self) -> Sequence[Passage]:
        """Help for the table."""
        from ziping.tui.screens.workspace_help import about_passages

        return about_passages()

    def own_keys(self) -> OwnKeys:
        """What letters and arrows do."""
        from ziping.tui.screens.workspace_help import workspace_keys

        return workspace_keys()

    def stamps(self) -> Sequence[tuple[str, str]]:
        """How far a project can be."""
        from ziping.tui.screens.workspace_help import stage_stamps

        return stage_stamps()

    async def before_command(self) -> None:
        """A command is heard after the keys before it."""
        done = Event()
        if self.filter.call_later(done.set):
            await done.wait()

    # ── projects opened and left ───────────────────────────────────────────────────────────

    async def open_project(self, path: Path) -> None:
        """Open a project in the editor; reading rests meanwhile."""
        self.workspace.rest()
        try:
            await cast("ZipingApp", self.app).open_project(path)
        except StoreError as error:
            self.workspace.go_on()
            self.tell(str(error), bad=True)

    async def come_back(self, left: Path | None, then: Path | None) -> None:
        """A project was left, for another file where one is named."""
        if left is not None:
            self.workspace.forget(self.workspace.name_of(left))
        self._say_keys()
        if then is not None:
            await self.open_project(then)
        else:
            self.workspace.go_on()

    # ── what keys and mouse ask for ────────────────────────────────────────────────────────

    def action_give_up(self) -> None:
        """Stop what is being done, else take the filter away."""
        if self.at_work:
            self.at_work = False
        else:
            self.filter.value = ""
            self._say_keys()

    def action_move(self, step: int) -> None:
        """Go up or down in the table."""
        self.workspace.make_way()
        self.view.go(self.view.cursor + step)
        self.table.show()
        self.detail.repaint()

    def action_move_pages(self, pages: int) -> None:
        """Go up or down by what is in sight."""
        self.action_move(pages * self.table.page)

    async def on_project_table_opened(self) -> None:
        """The project one stands on was clicked."""
        if self.view.row:
            await self.open_project(self.view.row.path)

    def on_project_table_moved(self) -> None:
        """Another project was clicked."""
        self.action_move(0)

    def on_headings_chosen(self, event: Headings.Chosen) -> None:
        """A column was clicked."""
        self.sort(event.column)

    def sort(self, column: str) -> None:
        """Sort by a column, or turn the order round, and say so."""
        self.view.sort(column)
        self.show_all()
        words = _("largest first") if self.view.is_descending else _("smallest first")
        text = _("Sorted by {column}, {way}").format(column=heading(column), way=words)
        self.hint.say(text, _("Ctrl+O turns the order round"))
