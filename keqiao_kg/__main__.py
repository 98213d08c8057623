"""`python -m keqiao_kg` and the `keqiao-kg` script."""

from __future__ import annotations

import gc
import signal
import sys

# A build makes hundreds of thousands of objects that live to its end; looking for garbage among them at
# Python's usual pace took a fifth of its time.
_ALLOCATIONS = 1_000_000


def main() -> None:
    """Runs the command line and exits with its status; SIGTERM ends it as Ctrl-C does."""
    gc.set_threshold(_ALLOCATIONS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from keqiao_kg.cli import run  # inside, so that an interrupt while it loads is answered too

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("keqiao-kg: interrupted; nothing was written\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
