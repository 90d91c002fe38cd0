"""The program on screen."""

from ziping.tui.run import run_editor

__all__ = ["run_editor"]
