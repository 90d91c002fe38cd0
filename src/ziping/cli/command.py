"""What a command of the command line is, and how a run ends."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """How a run ends."""

    DONE = 0
    ERRORS_FOUND = 1
    WRONG_USE = 2
    NOT_WRITTEN = 3


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, help line, arguments and work. `help` is called in the language
    in use."""

    name: str
    help: Callable[[], str]
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Exit]


class UsageError(Exception):
    """A call that cannot be carried out as it stands; the message says how it could."""
