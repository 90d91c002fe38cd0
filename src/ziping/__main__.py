"""`python -m ziping` and the `ziping` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; the result is the exit code."""
    from ziping.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
