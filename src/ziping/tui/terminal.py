"""What the terminal must be told before the program takes it over."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from collections.abc import Callable
from functools import partial

from ziping.tui import widths


def prepare() -> None:
    """Call before textual is imported: it reads the environment then.

    Keys are read as UTF-8, so the screen is written as UTF-8, whatever the locale says; and the
    extended keyboard protocol is left off, because input methods lose text under it.
    """
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    for stream in (sys.__stdout__, sys.__stderr__):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    widths.adapt()
    if sys.platform != "win32":
        # Until the program has the terminal there is nothing to give back: an interrupt just ends
        # it, where the loop would take it for the end of one task and wait for ever.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        from textual.drivers import linux_driver

        from ziping.tui.pasting import PatientParser

        vars(linux_driver)["getincrementaldecoder"] = _forgiving
        vars(linux_driver)["XTermParser"] = PatientParser


def _forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """A decoder that shows a mark for bytes that are no UTF-8, where the library would end."""
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
