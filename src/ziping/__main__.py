"""`python -m ziping` and the `ziping` command."""

from __future__ import annotations

import gc
import signal
import sys


def main() -> int:
    """Run the program; the result is the exit code."""
    # Nothing made on the way to the first frame is garbage, and looking for it takes a tenth of it.
    gc.disable()
    # An interrupt that is raised within an import may be lost there: meanwhile it just ends us.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ziping.cli import main as run

    signal.signal(signal.SIGINT, before)
    return run()


if __name__ == "__main__":
    sys.exit(main())
