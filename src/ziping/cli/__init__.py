"""The command line."""

from ziping.cli.main import main

__all__ = ["main"]
