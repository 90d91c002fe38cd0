"""What the program is measured against: the least that the same library can do.

`plain_apps.py minimal` shows an entry and a line; `plain_apps.py echo` shows three panes of still
text with one entry in the middle.
"""

from __future__ import annotations

import os
import sys

# As the program itself does before it imports the library.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

READY = "READY"


class Minimal(App[None]):
    """An entry and a line."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The two of them."""
        yield Input()
        yield Static(READY)


class Echo(App[None]):
    """Bars above and below; a list, a form with one entry, and a panel."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #head, #hint, #keys { height: 1; }
    #body { height: 1fr; }
    #list { width: 42; }
    #form { width: 1fr; }
    #panel { width: 30; }
    """

    def compose(self) -> ComposeResult:
        """Text of about the length that the program shows."""
        lines = [f"{number:3}  绩效目标合理性与完成情况  3.00  3" for number in range(1, 31)]
        yield Static(READY, id="head")
        with Horizontal(id="body"):
            yield Static("\n".join(lines), id="list")
            with Vertical(id="form"):
                yield Static("\n".join(lines[:8]))
                yield Input("50", compact=True, select_on_focus=False)
                yield Static("\n".join(lines[:12]))
            yield Static("\n".join(line[:14] for line in lines), id="panel")
        yield Static("F1", id="hint")
        yield Static("F2", id="keys")


if __name__ == "__main__":
    {"minimal": Minimal, "echo": Echo}[sys.argv[1]]().run()
