"""Keys pressed in the workspace, and what the files and sessions then hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.conftest import DEPARTMENT, IT, NARROW, SAMPLES, WIDE, Running
from tests.tui.test_hostile import ALL as HOSTILE
from tests.tui.test_screens import EXPECTED, UPDATE
from ziping.exchange.origin import is_untouched
from ziping.language import Language, use
from ziping.session import new_session, open_kept, open_session
from ziping.session.exporting import Exported
from ziping.session.outputs import Written
from ziping.session.overview import Stage
from ziping.session.workspace import Row, Workspace
from ziping.tui.app import ZipingApp
from ziping.tui.commands.workspace import WORKSPACE
from ziping.tui.keymap import VARIABLE
from ziping.tui.screens.roll_up import roll_up_passages
from ziping.tui.screens.workspace import WorkspaceScreen

REPORT = "jm-project-2022.toml"
LONG_AGO = 1_600_000_000


class Desk(Running):
    """The program at work in a folder."""

    @property
    def screen(self) -> WorkspaceScreen:
        """The workspace's own screen."""
        found = self.app.screen_stack[0]
        assert isinstance(found, WorkspaceScreen)
        return found

    @property
    def shown(self) -> list[str]:
        """The names of the files in the table."""
        return [row.name for row in self.screen.view.shown]

    @property
    def row(self) -> Row:
        """The row one stands on."""
        assert self.screen.view.row is not None
        return self.screen.view.row

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for something that another thread does."""
        for _look in range(400):
            if condition():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.02)
        raise AssertionError("\n".join(self.text()))

    async def read(self) -> None:
        """Wait until every file is read and shown."""
        view, workspace = self.screen.view, self.screen.workspace
        await self.until(
            lambda: (
                workspace.listed
                and tuple(view.rows) == workspace.rows
                and all(row.stage is not Stage.UNREAD for row in view.rows)
            )
        )

    async def says(self, words: str) -> None:
        """Wait until these words are on the screen."""
        await self.until(lambda: words in "\n".join(self.text()))


Run = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The three samples, long ago, the department's last."""
    for age, name in enumerate((DEPARTMENT, IT, REPORT)):
        shutil.copy(SAMPLES / name, tmp_path / name)
        os.utime(tmp_path / name, (LONG_AGO - age, LONG_AGO - age))
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Run:
    """Opens the workspace of the folder, everything read."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = WIDE) -> AsyncIterator[Desk]:
        workspace = Workspace(folder)
        workspace.start()
        app = ZipingApp(workspace)
        try:
            async with app.run_test(size=size) as pilot:
                found = Desk(app, pilot)
                await found.read()
                yield found
        finally:
            workspace.stop()
            if app.session:
                app.session.keeper.abandon()

    return run


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


async def test_keys_typed_at_once_filter_and_open_in_their_order(desk: Run, folder: Path) -> None:
    async with desk() as run:
        assert run.shown == [DEPARTMENT, IT, REPORT]
        await run.burst(*"2021", "enter")
        await run.until(lambda: run.app.editor)
        assert run.app.session is not None
        assert run.app.session.path == folder / IT


async def test_arrows_move_while_the_filter_keeps_the_focus(desk: Run) -> None:
    async with desk() as run:
        await run.press("down", "down", "up", *"qqq")
        assert (run.shown, run.screen.filter.value) == ([], "qqq")
        await run.press("escape")
        assert run.row.name == IT
        await run.press("pagedown", "down")
        assert run.row.name == REPORT


async def test_what_is_edited_is_saved_and_seen_when_one_comes_back(
    desk: Run, folder: Path
) -> None:
    async with desk() as run:
        await run.press("down", "enter")
        session = run.app.session
        assert session is not None
        session.edit("subject.name", "改了名")
        await run.press("escape", "escape")
        assert run.app.session is None
        assert run.app.screen is run.screen
        assert open_session(folder / IT).text("subject.name") == "改了名"
        await run.until(
            lambda: [row.title for row in run.screen.view.rows if row.name == IT] == ["改了名"]
        )
        assert run.row.name == IT, "one stays on it, though it is the newest by now"
        assert names(folder) == sorted((DEPARTMENT, IT, REPORT))


async def test_what_the_file_could_not_take_is_seen_too(desk: Run, folder: Path) -> None:
    before = (folder / DEPARTMENT).read_bytes()
    async with desk() as run:
        await run.press("enter")
        assert run.app.session is not None
        run.app.session.edit("subject.name", "在日志里")
        run.app.session.keeper.abandon()
        await run.press("ctrl+q")
        await run.until(lambda: run.row.title == "在日志里")
    assert (folder / DEPARTMENT).read_bytes() == before


async def test_one_project_after_the_other_and_then_the_end(desk: Run, folder: Path) -> None:
    async with desk() as run:
        for name in (DEPARTMENT, IT):
            await run.press("enter")
            assert run.app.session is not None
            assert run.app.session.path == folder / name
            await run.press("ctrl+q")
            assert run.app.editor is None
            await run.press("down")
        await run.press("ctrl+q")
        assert run.app.return_value == 0


async def test_an_end_that_nobody_chose_saves_the_open_project(desk: Run, folder: Path) -> None:
    async with desk() as run:
        await run.press("enter")
        assert run.app.session is not None
        run.app.session.edit("subject.name", "没存")
        run.app._leave_now()
    mine = open_session(folder / DEPARTMENT)
    assert (mine.text("subject.name"), mine.notes) == ("没存", ())


async def test_a_project_that_is_open_elsewhere_is_read_and_left(desk: Run, folder: Path) -> None:
    theirs = open_kept(folder / DEPARTMENT)
    async with desk() as run:
        assert run.row.stage is Stage.IN_USE
        await run.press("enter")
        await run.says("has it open")
        await run.press("enter")
        assert run.app.session is not None
        assert run.app.session.read_only
        await run.press("ctrl+q")
        assert run.app.screen is run.screen
    theirs.close()


async def test_a_project_is_taken_over_from_within_the_workspace(desk: Run, folder: Path) -> None:
    theirs = open_kept(folder / DEPARTMENT)
    async with desk() as run:
        await run.press("enter")
        await run.says("has it open")
        theirs.close()
        await run.press("2")
        await run.until(lambda: run.app.session and not run.app.session.read_only)
        assert run.app.session is not None
        assert run.app.session.path == folder / DEPARTMENT
        assert len(run.app.screen_stack) == 2


async def test_a_broken_file_says_why_and_does_not_open(desk: Run, folder: Path) -> None:
    (folder / "cut.toml").write_text('[ziping]\nform = "x"\n', encoding="utf-8")
    async with desk() as run:
        assert run.row.stage is Stage.BROKEN
        assert "end mark [end] is missing" in "\n".join(run.text())
        await run.press("enter")
        await run.says("cut.toml: The file is cut off")
        assert run.app.editor is None
        assert run.app.is_running


async def test_enter_and_tab_change_hands(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "mine.keys"
    keys.write_text('open = "F12"\nsort = "Enter"\n', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(keys))
    async with desk() as run:
        column = run.screen.view.column
        await run.press("enter")
        assert run.screen.view.column != column
        column = run.screen.view.column
        await run.press("tab")
        assert (run.screen.view.column, run.app.editor) == (column, None)
        await run.press("f12")
        await run.until(lambda: run.app.editor)


async def test_where_no_project_is_found_the_words_looked_for_are_named(desk: Run) -> None:
    async with desk() as run:
        await run.type("zq")
        await run.says('No project has "zq". Esc clears the filter')
        await run.press("escape")
        await run.until(lambda: len(run.screen.view.shown) == 3)


async def test_a_new_project_by_a_form(desk: Run, folder: Path) -> None:
    async with desk() as run:
        await run.press("ctrl+n")
        await run.says("by which form?")
        await run.type("hubei")
        await run.press("enter")
        await run.says("File name of the new project")
        await run.press("ctrl+u")
        await run.type("mine")
        await run.press("enter")
        await run.until(lambda: run.app.editor)
        assert run.app.session is not None
        assert run.app.session.form.id == "hubei-project"
        await run.press("ctrl+q")
        await run.until(lambda: "mine.toml" in run.shown)
        assert run.row.name == "mine.toml"
    assert open_session(folder / "mine.toml").form.id == "hubei-project"


async def test_a_copy_of_last_years_project(desk: Run, folder: Path) -> None:
    (folder / "gz-it-2022.toml").write_bytes(b"x")
    async with desk() as run:
        await run.type("2021")
        await run.press("ctrl+n")
        await run.says("Copy from last year")
        await run.press("enter")
        await run.says("gz-it-2022-2.toml")
        await run.press("ctrl+u")
        await run.type("gz-it-2022")
        await run.press("enter")
        await run.says("gz-it-2022.toml exists already")
        await run.type("新")
        await run.press("enter")
        await run.until(lambda: run.app.editor)
    mine = open_session(folder / "gz-it-2022.toml新.toml")
    assert mine.text("subject.year") == "2022"
    assert mine.text("target.k3f9.title") == open_session(folder / IT).text("target.k3f9.title")
    assert (mine.text("fact.spent"), mine.last_year("fact.spent")) == ("", "1,018.93")


async def test_a_copy_is_offered_beside_last_years_file_and_named_after_the_year(
    desk: Run, folder: Path
) -> None:
    (folder / "2021").mkdir()
    (folder / IT).rename(folder / "2021" / "it.toml")
    async with desk() as run:
        await run.type("2021")
        await run.press("ctrl+n", "enter")
        await run.says("2021/it-2022.toml")
        await run.press("enter")
        await run.until(lambda: run.app.editor)
        await run.press("ctrl+q")
        await run.until(lambda: run.row.name == "2021/it-2022.toml")
    assert open_session(folder / "2021" / "it-2022.toml").text("subject.year") == "2022"


async def test_the_workbook_of_one_and_of_all_that_are_shown(desk: Run, folder: Path) -> None:
    mine = (folder / IT).with_suffix(".xlsx")
    async with desk() as run:
        await run.type("2021")
        await run.press("f8", "enter")
        await run.says("total 96.98")
        mine.write_bytes(b"somebody's")
        await run.press("escape", "f8", "down", "enter")
        await run.says("3 of 3 workbooks")
        await run.says(f"1 beside one that is edited or in use: {mine.stem}-2.xlsx")
    assert mine.read_bytes() == b"somebody's"
    assert sum(name.endswith(".xlsx") for name in names(folder)) == 4
    assert is_untouched(mine.with_name(f"{mine.stem}-2.xlsx").read_bytes())


async def test_exporting_stops_when_somebody_says_so(
    desk: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    async with desk() as run:

        def export(_file: Path, out: Path) -> Exported:
            written.append(out)
            run.screen.action_give_up()
            return Exported(Written(out), "")

        monkeypatch.setattr("ziping.tui.actions.handing_in.export_file", export)
        await run.press("f8", "down", "enter")
        await run.says("1 of 3 workbooks")
    assert len(written) == 1


async def test_the_roll_up_on_screen_and_as_a_workbook(desk: Run, folder: Path) -> None:
    async with desk() as run:
        await run.press("f3")
        text = "\n".join(run.text())
        assert "Execution rate" in text
        assert "99" not in run.screen.filter.value
        await run.press("escape", "f8", "down", "down", "enter")
        await run.says("File name of the roll-up")
        await run.press("escape", "f3", "f8")
        await run.says("File name of the roll-up")
        await run.press("enter")
        await run.says("summary.xlsx: 3 projects")
    assert (folder / "summary.xlsx").stat().st_size > 1000


async def test_the_roll_up_says_several_years_and_what_the_codes_mean(
    desk: Run,
) -> None:
    async with desk() as run:
        text = "\n".join(item.text for item in roll_up_passages(run.screen.view.shown, 120))
        assert "F012 target set too low" in text
        assert "several years: 2021, 2022, 2023" in text


async def test_tab_sorts_by_the_next_column_and_a_click_by_its_own(desk: Run) -> None:
    async with desk() as run:
        await run.press("tab", "tab")
        assert run.screen.view.column == "name"
        await run.press("shift+tab")
        assert run.screen.view.column == "stage"
        heading = next(line for line in run.text() if "Score" in line)
        place = (heading.index("Score") + 1, 0)
        await run.pilot.click("Headings", offset=place)
        assert run.shown == [DEPARTMENT, IT, REPORT]
        await run.press("ctrl+o")
        assert run.shown == [REPORT, IT, DEPARTMENT]
        await run.pilot.click("Headings", offset=place)
        assert run.shown == [DEPARTMENT, IT, REPORT]


async def test_a_click_goes_to_a_row_and_a_second_one_opens_it(desk: Run, folder: Path) -> None:
    async with desk() as run:
        await run.pilot.click("ProjectTable", offset=(10, 2))
        assert run.row.name == REPORT
        await run.pilot.click("ProjectTable", offset=(10, 2))
        await run.until(lambda: run.app.editor)
        assert run.app.session is not None
        assert run.app.session.path == folder / REPORT


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_command_works_by_key_and_is_found_by_name(
    desk: Run, language: Language
) -> None:
    use(language)
    keys = [key for command in WORKSPACE for key in command.keys.split(",")]
    assert len(keys) == len(set(keys))
    async with desk() as run:
        for command in WORKSPACE:
            if command.id not in ("quit", "open"):
                depth = len(run.app.screen_stack)
                await run.press(command.keys.split(",")[0])
                if len(run.app.screen_stack) > depth:
                    await run.press("escape")
            assert len(run.app.screen_stack) == 1
        await run.press("f9")
        for command in WORKSPACE:
            await run.press("ctrl+u")
            await run.burst(*command.id.replace("_", " "))
            assert any(command.label() in line for line in run.text())


@pytest.mark.parametrize("size", [(60, 20), WIDE, (300, 80)])
async def test_every_row_has_its_exact_width_with_any_text(
    desk: Run, folder: Path, size: tuple[int, int]
) -> None:
    for number, name in enumerate((HOSTILE, HOSTILE * 5)):
        mine = new_session("gz-project-evaluation")
        mine.apply([("subject.name", name), ("subject.unit", name), ("subject.year", name)])
        mine.save(folder / f"{number}.toml")
    (folder / "[b].toml").write_text(f'[ziping]\nform = "{HOSTILE[:6]}"\n[end]\nx = 1', "utf-8")
    async with desk(size) as run:
        for keys in ("down", "down down", "f3", "escape", "f1", "escape", "tab", "x"):
            await run.press(*keys.split())
            assert {cell_len(line) for line in run.text()} == {size[0]}


SCREENS: tuple[tuple[str, Language, tuple[int, int], str], ...] = (
    ("workspace-wide-zh", "zh", WIDE, "down"),
    ("workspace-wide-en", "en", WIDE, "down"),
    ("workspace-narrow-zh", "zh", NARROW, "tab tab tab"),
    ("workspace-summary-wide-zh", "zh", WIDE, "f3"),
    ("workspace-filter-narrow-zh", "zh", NARROW, "2 0 2 1"),
)


@pytest.mark.parametrize(("name", "language", "size", "keys"), SCREENS)
async def test_the_screen_is_as_it_was_looked_at(
    desk: Run, folder: Path, *, name: str, language: Language, size: tuple[int, int], keys: str
) -> None:
    use(language)
    (folder / "cut.toml").write_text('[ziping]\nform = "x"\n', encoding="utf-8")
    os.utime(folder / "cut.toml", (LONG_AGO + 1, LONG_AGO + 1))
    new_session("mof-project").save(folder / "blank.toml")
    os.utime(folder / "blank.toml", (LONG_AGO - 9, LONG_AGO - 9))
    async with desk(size) as run:
        await run.press(*keys.split())
        await run.pilot.pause(0.1)
        lines = [line.replace(str(folder), "/folder") for line in run.text()]
    text = "".join(f"{line.rstrip()}\n" for line in lines[1:])
    path = EXPECTED / f"{name}.txt"
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


async def test_an_empty_folder_says_what_to_do_next(desk: Run, folder: Path) -> None:
    for name in (DEPARTMENT, IT, REPORT):
        (folder / name).unlink()
    use("zh")
    async with desk(NARROW) as run:
        assert "还没有项目。Ctrl+N 新建" in "\n".join(run.text())
        await run.press("enter", "down", "f3", "f8", "tab")
        assert run.app.is_running
        await run.press("ctrl+n")
        assert "从上年带出" not in "\n".join(run.text())
