"""Standard streams that never crash on a letter, whatever console or code page they end in."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def prepare_streams() -> None:
    """Make standard output and error safe: UTF-8 into files and pipes, and no letter ever an error.

    A terminal keeps its own encoding, as does a stream whose encoding the user chose by
    ``PYTHONIOENCODING``; what such an encoding lacks is shown as ``?``.
    """
    chosen = "PYTHONIOENCODING" in os.environ
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if chosen or stream.isatty() else "utf-8"
            # "replace" also covers lone surrogates, which UTF-8 cannot encode.
            stream.reconfigure(
                encoding=encoding, errors="replace", newline="\n" if not stream.isatty() else None
            )


def write_text(text: str, stream: TextIO | None = None) -> None:
    """Write text to standard output as it is.

    A reader that closes the pipe early (``| head``) ends the output quietly.
    """
    stream = stream or sys.stdout
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # What is still buffered must not raise again when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """Write one line to standard error."""
    write_text(f"{text}\n", sys.stderr)
