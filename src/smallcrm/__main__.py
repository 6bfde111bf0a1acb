"""Where the program begins: the window when nothing is asked for, else the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what was asked for and return the exit code; only the chosen one of the two is imported."""
    arguments = sys.argv[1:]
    if arguments:
        from smallcrm.cli import main as command_line
        from smallcrm.infra.collector import collect_rarely

        collect_rarely()
        return command_line(arguments)
    from smallcrm.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
