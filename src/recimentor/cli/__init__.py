"""The command line: parse options, call the core, render, exit."""

from __future__ import annotations

import os
import sys

#: The exit code of a run that was stopped, here without a module that may not be loaded yet.
_STOPPED = 130


def main() -> None:
    """Run the command line; the entry point of the ``recimentor`` script."""
    try:
        _run()
    except KeyboardInterrupt:
        # Commands tell this themselves; here it fell into the start of the program.
        raise SystemExit(_STOPPED) from None


def _run() -> None:
    from recimentor.cli.app import app
    from recimentor.cli.completing import answered_as_bash_asks
    from recimentor.cli.failures import ExitCode
    from recimentor.cli.streams import drain, prepare_streams

    prepare_streams()
    try:
        with answered_as_bash_asks(os.environ):
            app()
    except OSError:
        # Commands tell their own failures; what is left is help or the version into a full disk.
        drain(sys.stdout)
        raise SystemExit(ExitCode.CANNOT_WRITE) from None
