"""The editor on a sample, driven by keys."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.settling import settled
from ziping.session import new_session, open_session
from ziping.tui.app import ZipingApp
from ziping.tui.screens.editor import EditorScreen

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
IT = "gz-it-2021.toml"
DEPARTMENT = "gz-department-2023.toml"
JM = "jm-project-2022.toml"
WIDE, NARROW, SMALLEST = (120, 36), (80, 24), (60, 20)


class Running:
    """The running program and the few words that tests speak to it."""

    def __init__(self, app: ZipingApp, pilot: Pilot[int | Path]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys and let the program come to rest."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Press keys at once, as a slow line or an input method hands them on."""
        for key in keys:
            character = key if len(key) == 1 else None
            name = _character_to_key(key) if character else key
            self.app.post_message(events.Key(name, character))
        await self.pilot.pause()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text as the terminal sends it."""
        for character in text:
            self.app.post_message(events.Key(_character_to_key(character), character))
            await self.pilot.pause()

    async def drawn(self) -> None:
        """Wait until everything has been laid out and drawn."""
        done = asyncio.Event()
        self.app.screen.call_after_refresh(done.set)
        await done.wait()
        await self.pilot.pause()

    def text(self, start: int = 0) -> list[str]:
        """The screen as lines of text, from a column on."""
        compositor = self.app.screen._compositor
        strips = [strip.crop(start) for strip in compositor.render_strips()]
        return ["".join(segment.text for segment in strip) for strip in strips]


class Editor(Running):
    """The program at work on a project."""

    def __init__(self, app: ZipingApp, pilot: Pilot[int | Path]) -> None:
        super().__init__(app, pilot)
        assert app.session is not None
        self.session = app.session

    @property
    def screen(self) -> EditorScreen:
        """The editor's own screen."""
        assert self.app.editor is not None
        return self.app.editor

    async def open(self, line: str, field: str = "") -> None:
        """Open a line at a field."""
        await self.screen.open_line(line, focus=True, field=field)
        await self.pilot.pause()

    def entry(self) -> Input:
        """The one-line entry in focus."""
        found = self.app.focused
        assert isinstance(found, Input)
        return found


Run = Callable[..., AbstractAsyncContextManager[Editor]]
Press = Callable[..., Awaitable[None]]


@pytest.fixture(autouse=True)
def _steady_caret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows a key follows it soon, and the pilot waits for just that."""
    monkeypatch.setattr("ziping.tui.screens.project.PAUSE", 0.005)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.001)
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of a sample."""
    path = tmp_path / "a.toml"
    shutil.copy(SAMPLES / IT, path)
    return path


@pytest.fixture
def editor(tmp_path: Path) -> Run:
    """Opens a copy of a sample in the editor, or a blank project of a form."""

    @asynccontextmanager
    async def run(sample: str = IT, size: tuple[int, int] = WIDE) -> AsyncIterator[Editor]:
        path = tmp_path / sample
        if not sample.endswith(".toml"):
            path = tmp_path / "blank.toml"
            new_session(sample).save(path)
        elif not path.exists():
            shutil.copy(SAMPLES / sample, path)
        app = ZipingApp(open_session(path))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Editor(app, pilot)

    return run
