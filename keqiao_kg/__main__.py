"""`python -m keqiao_kg` and the `keqiao-kg` script."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and exits with its status."""
    from keqiao_kg.cli import run  # the command-line library loads only when there is a command to run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
