"""What the commands of the workspace may ask of the place where they are given."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ziping.session.workspace import Workspace
from ziping.tui.command import Place
from ziping.tui.project_view import ProjectView


class Desk(Place, Protocol):
    """The workspace as its commands see it."""

    workspace: Workspace
    view: ProjectView
    at_work: bool
    """Whether something long is being done; taken back, it is to be stopped."""

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say what was done."""

    def sort(self, column: str) -> None:
        """Sort by a column, or turn the order round, and say so."""

    async def open_project(self, path: Path) -> None:
        """Open a project in the editor."""
