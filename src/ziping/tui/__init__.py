"""The program on screen."""

from ziping.tui.run import run_editor, run_workspace

__all__ = ["run_editor", "run_workspace"]
