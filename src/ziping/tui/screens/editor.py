"""The editor: indicators at the left, the open one's form, the scores at the right."""

from __future__ import annotations

from pathlib import Path

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from ziping.evaluation import TARGET, Change, place
from ziping.forms import TargetGroup
from ziping.language import _
from ziping.scoring import Field, Line
from ziping.session import Session, export_workbook
from ziping.store import StoreError
from ziping.tui.commands import COMMANDS
from ziping.tui.widgets.bars import Header, Hint, Keys, Pages, ScoreStrip
from ziping.tui.widgets.form_pane import FormPane
from ziping.tui.widgets.live_panel import LivePanel
from ziping.tui.widgets.navigator import Navigator

NARROW, LOW = 100, 30
_PAGES = ("navigator", "form", "live")


class EditorScreen(Screen[None]):
    """One project being filled in. The session holds it; this screen shows and asks."""

    DEFAULT_CSS = """
    EditorScreen { background: $side; }
    EditorScreen #body { height: 1fr; }
    EditorScreen #navigator { width: 42; }
    EditorScreen #form { width: 1fr; }
    EditorScreen #live { width: 30; height: 100%; }
    EditorScreen #strip, EditorScreen #pages { display: none; }
    EditorScreen.narrow #strip, EditorScreen.narrow #pages { display: block; }
    EditorScreen.narrow #body > * { display: none; width: 100%; }
    EditorScreen.narrow.show-navigator #navigator { display: block; }
    EditorScreen.narrow.show-form #form { display: block; }
    EditorScreen.narrow.show-live #live { display: block; }
    """
    BINDINGS = [
        Binding("escape", "back", show=False),
        Binding("tab", "walk(1)", show=False, priority=True),
        Binding("shift+tab", "walk(-1)", show=False, priority=True),
        Binding("pagedown", "next_line", show=False),
        Binding("pageup", "previous_line", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        lines = session.sheet.lines
        self._here = lines[0].id if lines else ""
        self.navigator = Navigator(session, self._here)
        self.form = FormPane(session, self.line)
        self.live = LivePanel(session, self.line)
        self.hint = Hint()
        self.pages = Pages()
        self._stale = False
        for command in COMMANDS:
            binding = command.binding()
            for key in command.keys.split(","):
                self._bindings.bind(
                    key, binding.action, binding.description, show=False, priority=True
                )
        self._deaf = session.listen(self._changed)

    @property
    def line(self) -> Line | None:
        """The open line."""
        lines = self.session.sheet.lines
        return next((line for line in lines if line.id == self._here), lines[0] if lines else None)

    def compose(self) -> ComposeResult:
        """Bars and panes."""
        yield Header(self.session)
        yield ScoreStrip(self.session, lambda: self._here)
        yield self.pages
        with Horizontal(id="body"):
            yield self.navigator
            yield self.form
            yield self.live
        yield self.hint
        yield Keys()

    def on_mount(self) -> None:
        """Start in the first field."""
        self._fit(self.app.size.width, self.app.size.height)
        self._enter_form()

    def on_resize(self, event: events.Resize) -> None:
        """Three panes side by side where there is room, else one at a time."""
        self._fit(event.size.width, event.size.height)

    def _fit(self, width: int, height: int) -> None:
        self.set_class(width < NARROW or height < LOW, "narrow")
        self._show_page(self.pages.page)

    def _show_page(self, page: str) -> None:
        self.pages.page = page
        for name in _PAGES:
            self.set_class(name == page, f"show-{name}")
        self.pages.refresh()

    async def open_line(self, name: str, *, focus: bool = False, field: str = "") -> None:
        """Show a line, and go to a field of it."""
        self.form.keep()
        self.session.settle()
        line = self.session.sheet.plan.line(name)
        self._here, self._stale = name, False
        await self.form.open(line)
        self.live.show_line(line)
        self.navigator.select(name)
        self.query_one(ScoreStrip).refresh()
        if focus:
            self._show_page("form")
            self._enter_form(field)

    def _enter_form(self, wanted: str = "") -> None:
        if wanted and self.form.focus_field(wanted):
            return
        for entry in self.form.entries:
            path = getattr(entry, "path", "") or getattr(getattr(entry, "field", None), "path", "")
            field = self.session.field(path)
            if field and field.required and not self.session.text(path):
                entry.focus()
                return
        if self.form.entries:
            self.form.entries[0].focus()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        """Show what changed, within the change itself."""
        if not self.is_mounted:
            return
        # A deduction that is being emptied keeps its field until the form is opened anew.
        rows_changed = any(
            change.path.startswith("rows.")
            or (".deduction." in change.path and not self.form.asks(change.path))
            for change in changes
        )
        self.navigator.show_session()
        self.live.show_session()
        self.form.show_session()
        self.query_one(Header).refresh()
        self.query_one(ScoreStrip).refresh()
        if rows_changed:
            self._stale = True
            self.call_later(self._renew_form)

    async def _renew_form(self) -> None:
        """Lay out the form anew where rows came or went and nothing else did so meanwhile."""
        if not self._stale:
            return
        self._stale = False
        line = self.line
        if line is None:
            await self.form.remove_children()
            return
        field = self.form.current_field
        await self.open_line(
            line.id, focus=self.form.has_focus_within, field=field.path if field else ""
        )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field wants."""
        self._say_field(self.form.current_field)
        if self.has_class("narrow"):
            within = next(
                (p for p in _PAGES if self.query_one(f"#{p}") in event.widget.ancestors_with_self),
                "form",
            )
            if within != self.pages.page:
                self._show_page(within)

    def _say_field(self, field: Field | None) -> None:
        if field is None:
            self.hint.say(_("Arrows choose, Enter fills in, digits go to a number"))
            return
        help_text = field.help
        if not help_text and field.kind in ("money", "number", "count", "percent", "target"):
            help_text = _("Write 1,018.93, 519.03万 or 98.68%")
        elif not help_text and field.options:
            help_text = _("Space or arrows choose, Delete makes it unknown")
        self.hint.say(help_text, _("Enter next   Ctrl+Z undo"))

    # ── walking ────────────────────────────────────────────────────────────────────────────

    async def on_navigator_opened(self, event: Navigator.Opened) -> None:
        """A line was chosen in the navigator."""
        await self.open_line(event.line, focus=event.enter)

    async def on_navigator_wanted(self, event: Navigator.Wanted) -> None:
        """A target is wanted in a group."""
        await self._add_target(event.group)

    def on_keys_chosen(self, event: Keys.Chosen) -> None:
        """A command was clicked."""
        self.call_later(self.run_action, event.command)

    def on_pages_chosen(self, event: Pages.Chosen) -> None:
        """A page was clicked."""
        self._go_page(event.page)

    async def on_input_submitted(self) -> None:
        """Enter goes on to the next field, and from the last to the next line."""
        await self.action_walk(1)

    async def on_key(self, event: events.Key) -> None:
        """Enter and digits where no text is typed."""
        field = self.form.current_field
        if field is None or not field.options:
            return
        if event.key == "enter":
            event.stop()
            await self.action_walk(1)
        elif field.kind == "flag" and (event.character or "").isdecimal():
            self.form.toggle_criterion(int(event.key))
            event.stop()

    async def action_walk(self, step: int) -> None:
        """To the next or previous field; over the end to the next or previous line."""
        entries = self.form.entries
        focused = self.focused
        if focused not in entries:
            self._show_page("form")
            self._enter_form()
            return
        index = entries.index(focused) + step
        if 0 <= index < len(entries):
            entries[index].focus()
            return
        await self._step(step)

    async def action_next_line(self) -> None:
        """Open the next line, at the same field where it has one."""
        await self._step(1, same_field=True)

    async def action_previous_line(self) -> None:
        """Open the previous line, at the same field where it has one."""
        await self._step(-1, same_field=True)

    async def _step(self, step: int, *, same_field: bool = False) -> None:
        lines = self.session.sheet.lines
        if not lines or self.line is None:
            return
        index = next(n for n, item in enumerate(lines) if item.id == self.line.id)
        line = lines[(index + step) % len(lines)]
        field = self.form.current_field
        wanted = ""
        if same_field and field and line.is_target and place(field.path).room == TARGET:
            wanted = f"{line.prefix}.{place(field.path).field}"
        await self.open_line(line.id, focus=True, field=wanted)

    def action_next_pane(self) -> None:
        """Indicators, form, scores, and round."""
        here = self.pages.page
        if not self.has_class("narrow"):
            here = "navigator" if self.navigator.has_focus else "form"
        pages = _PAGES if self.has_class("narrow") else _PAGES[:2]
        self._go_page(pages[(pages.index(here) + 1) % len(pages)])

    def _go_page(self, page: str) -> None:
        self._show_page(page)
        if page == "navigator":
            self.navigator.focus()
        elif page == "form":
            self._enter_form()
        else:
            self.set_focus(None)

    def action_back(self) -> None:
        """From a field to the navigator."""
        self._go_page("navigator")

    # ── looking ────────────────────────────────────────────────────────────────────────────

    def action_help(self) -> None:
        """Keys, and what the field wants."""
        from ziping.tui.screens.passages import help_passages
        from ziping.tui.screens.reading import ReadingScreen

        self.app.push_screen(ReadingScreen(help_passages(self.form.current_field, self.line)))

    def action_why(self) -> None:
        """How this score comes about."""
        from ziping.tui.screens.passages import why_passages
        from ziping.tui.screens.reading import ReadingScreen

        if self.line:
            self.app.push_screen(ReadingScreen(why_passages(self.session.sheet, self.line)))

    @work
    async def action_findings(self) -> None:
        """All findings; Enter goes to the place."""
        from ziping.tui.screens.pick import Choice, PickScreen

        names = {"error": _("error"), "warning": _("warning"), "info": _("note")}
        choices = [
            Choice(
                str(number),
                finding.message,
                _("waived") if finding.waived else names[finding.severity],
                below=f"{finding.code}  {finding.waived or finding.remedy}",
                words=f"{number} {finding.code}",
            )
            for number, finding in enumerate(self.session.findings)
        ]
        chosen = await self.app.push_screen_wait(PickScreen(_("Findings"), choices))
        if chosen:
            await self._go_where(self.session.findings[int(chosen)].where)

    async def _go_where(self, where: str) -> None:
        for line in self.session.sheet.lines:
            asked = {node.path for node in self.session.sheet.asked(line)}
            if place(where).owner == line.id or where in asked:
                await self.open_line(line.id, focus=True, field=where)
                return

    @work
    async def action_go_to(self) -> None:
        """To an indicator by number or name."""
        from ziping.tui.screens.pick import Choice, PickScreen

        sheet = self.session.sheet
        choices = [
            Choice(
                item.line.id,
                f"{item.number or '':>3}  {sheet.title(item.line)}",
                sheet.shown(item.line.score) if item.line.score else "",
                words=f"{item.number or '-'} {item.line.id}",
            )
            for item in self.navigator.items
            if item.line
        ]
        title = _("Go to: number or name")
        chosen = await self.app.push_screen_wait(PickScreen(title, choices))
        if chosen:
            await self.open_line(chosen, focus=True)

    @work
    async def action_commands(self) -> None:
        """Any command by its name."""
        from ziping.tui.screens.pick import Choice, PickScreen

        choices = [
            Choice(
                command.id,
                f"{command.label()}  {command.help()}",
                command.shown,
                words=f"{command.initials} {command.id}",
            )
            for command in COMMANDS
        ]
        chosen = await self.app.push_screen_wait(PickScreen(_("Commands"), choices))
        if chosen:
            await self.run_action(chosen)

    def action_theme(self) -> None:
        """Dark, light, high contrast."""
        turn = getattr(self.app, "turn_theme", None)
        if turn:
            turn()

    # ── changing ───────────────────────────────────────────────────────────────────────────

    async def action_undo(self) -> None:
        """Take back the last step, and go where it was."""
        self.form.keep()
        await self._told(self.session.undo(), _("Undone"), _("Nothing to undo"))

    async def action_redo(self) -> None:
        """Do again what was undone."""
        await self._told(self.session.redo(), _("Done again"), _("Nothing to redo"))

    async def _told(self, changes: tuple[Change, ...], done: str, nothing: str) -> None:
        if not changes:
            self.hint.say(nothing)
            return
        self.hint.say(done)
        owner = place(changes[0].path).owner
        shown = {node.path for node in self.session.sheet.asked(self.line)} if self.line else set()
        elsewhere = owner != self._here and changes[0].path not in shown
        if elsewhere and any(line.id == owner for line in self.session.sheet.lines):
            await self.open_line(owner, focus=True, field=changes[0].path)

    async def action_add_row(self) -> None:
        """A target behind this one, or in the first group."""
        line = self.line
        groups = self.session.form.target_groups
        if line and isinstance(line.source, TargetGroup):
            await self._add_target(line.source.id, line.id)
        elif groups:
            await self._add_target(groups[0].id)
        else:
            self.hint.say(_("This form has no targets of its own"))

    async def _add_target(self, group: str, after: str = "") -> None:
        row = self.session.add_target(group, after)
        await self.open_line(row, focus=True)

    async def action_remove_row(self) -> None:
        """Remove this target; undo brings it back."""
        line = self.line
        if line is None or not line.is_target:
            self.hint.say(_("Only target rows can be removed; this indicator belongs to the form"))
            return
        lines = list(self.session.sheet.lines)
        index = next(n for n, item in enumerate(lines) if item.id == line.id)
        rest = lines[:index] + lines[index + 1 :]
        self._here = rest[min(index, len(rest) - 1)].id if rest else ""
        title = self.session.sheet.title(line)
        self.session.remove_target(line.id)
        await self._renew_form()
        self.hint.say(_('Removed "{title}"; Ctrl+Z brings it back').format(title=title))

    async def action_add_deduction(self) -> None:
        """One more deduction under this indicator."""
        line = self.line
        project = self.session.project
        first = f"{line.prefix}.deduction.1.points" if line else ""
        if line is None or first not in self.session.sheet.plan.program.inputs:
            self.hint.say(_("Deductions are not asked for here"))
            return
        number = max(1, project.deductions(line.id)) + 1
        path = f"{line.prefix}.deduction.{number}.points"
        self.session.apply([(path, "0")])
        await self.open_line(line.id, focus=True, field=path)

    def action_save(self) -> bool:
        """Write the project file."""
        self.form.keep()
        try:
            path = self.session.save()
        except StoreError as error:
            self.hint.say(str(error), bad=True)
            return False
        self.hint.say(_("Saved: {file}").format(file=path))
        self.query_one(Header).refresh()
        return True

    @work(exclusive=True, group="export")
    async def action_export(self) -> None:
        """Write the workbook beside the project file."""
        from asyncio import to_thread

        self.form.keep()
        path = (self.session.path or Path("ziping.toml")).with_suffix(".xlsx")
        self.hint.say(_("Exporting..."))
        try:
            said = await to_thread(export_workbook, self.session, path)
        except StoreError as error:
            self.hint.say(str(error), bad=True)
            return
        self.hint.say(f"{path.name}: {said}")

    @work
    async def action_quit(self) -> None:
        """Leave; unsaved changes are asked about."""
        from ziping.tui.screens.confirm import ConfirmScreen

        self.form.keep()
        if self.session.dirty:
            answer = await self.app.push_screen_wait(
                ConfirmScreen(
                    _("There are changes that are not saved"),
                    (
                        ("save", _("Save and leave")),
                        ("stay", _("Stay")),
                        ("drop", _("Leave without saving")),
                    ),
                )
            )
            if answer == "stay" or (answer == "save" and not self.action_save()):
                return
        self.app.exit(0)
