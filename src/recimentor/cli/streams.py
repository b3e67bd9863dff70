"""Standard streams that never crash on a letter, whatever console or code page they end in."""

from __future__ import annotations

import codecs
import io
import os
import sys
from pathlib import Path
from typing import Final, TextIO

from recimentor.model.errors import CannotWrite, InputMissing

_SHOWN: Final = "recimentor-shown"


def prepare_streams() -> None:
    r"""Make standard output and error safe: UTF-8 into files and pipes, and no letter ever an error.

    A terminal keeps its own encoding, as does a stream whose encoding the user chose by
    ``PYTHONIOENCODING``; a letter that such an encoding lacks is written as ``\u0142``, as JSON has it, so
    that no two people become one. A stream that is closed, as in some nightly jobs, swallows what it is
    given.
    """
    codecs.register_error(_SHOWN, _shown)
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    chosen = "PYTHONIOENCODING" in os.environ
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if chosen or stream.isatty() else "utf-8"
            # This also covers lone surrogates, which UTF-8 cannot encode.
            stream.reconfigure(
                encoding=encoding, errors=_SHOWN, newline="\n" if not stream.isatty() else None
            )


def _shown(fault: UnicodeError) -> tuple[str, int]:
    """Return letters that an encoding lacks as JSON escapes them."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    units = fault.object[fault.start : fault.end].encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs), fault.end


def tell_taken(text: str, person_id: str) -> None:
    """Say whom a near name was taken for; said even where a run is to be quiet."""
    say(f'"{text}" is taken as {person_id}')


def write_text(text: str, stream: TextIO | None = None) -> None:
    """Write text to standard output as it is.

    A reader that closes the pipe early (``| head``) ends the output quietly.

    Raises
    ------
    CannotWrite
        If standard output goes to a file that cannot take it, as on a full disk.
    """
    stream = stream or sys.stdout
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        drain(stream)
    except OSError as error:
        drain(stream)
        if stream is sys.stdout:
            raise CannotWrite(f"standard output cannot be written: {error.strerror}") from None


def read_stdin() -> bytes:
    """Return all of standard input.

    Raises
    ------
    InputMissing
        If it is closed.
    """
    # The type checker does not know that a closed standard input is None.
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise InputMissing(["-"])
    return sys.stdin.buffer.read()


def drain(stream: TextIO) -> None:
    """Send what is still buffered nowhere: it must not raise again when the interpreter closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """Write one line to standard error."""
    write_text(f"{text}\n", sys.stderr)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
