"""What a command of the command line is."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ziping.cli.ending import Exit
from ziping.record import record


@record
class Command:
    """One command: its name, help line, arguments and work. `help` is called in the language
    in use."""

    name: str
    help: Callable[[], str]
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Exit]
