"""`python -m keqiao_kg` and the `keqiao-kg` script."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys

# A build makes hundreds of thousands of objects that live to its end; looking for garbage among them at
# Python's usual pace took a fifth of its time.
_ALLOCATIONS = 2_500_000


def main() -> None:
    """Runs the command line and exits with its status; SIGTERM ends it as Ctrl-C does."""
    gc.set_threshold(_ALLOCATIONS)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _make_output_safe()
    try:
        from keqiao_kg.cli import run  # inside, so that an interrupt while it loads is answered too

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("keqiao-kg: interrupted; nothing is left half-written\n")
        sys.stderr.flush()
        os._exit(2)  # sys.exit would die of the signal where the interrupt met code that Python compiled on the way


def _make_output_safe() -> None:
    """Output that its encoding cannot hold is escaped, and a closed output takes nothing; neither is an error."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end of the program
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
