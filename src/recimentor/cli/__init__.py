"""The command line: parse options, call the core, render, exit."""

from __future__ import annotations


def main() -> None:
    """Run the command line; the entry point of the ``recimentor`` script."""
    from recimentor.cli.app import app
    from recimentor.cli.streams import prepare_streams

    prepare_streams()
    app()
