"""`python -m ziping` and the `ziping` command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program; the result is the exit code."""
    # Nothing made on the way to the first frame is garbage, and looking for it takes a tenth of it.
    gc.disable()
    from ziping.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
