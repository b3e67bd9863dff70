"""A log of runs as JSON lines: what was done, how much and how long; never a word of anybody's answers."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from recimentor.model.errors import CannotWrite

#: Windows would turn line ends into two characters without O_BINARY.
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)

Fact = str | int | float | bool | None | Sequence[str]


class Logbook:
    """Appends lines to a file; every line is written in one step, so that two runs never mix theirs.

    Parameters
    ----------
    path
        The file; made with mode 0600 where it is not there. None: nothing is logged.
    command
        Which command runs.

    Raises
    ------
    CannotWrite
        If the file cannot be opened for appending: said before any work is done.
    """

    def __init__(self, path: Path | None, command: str) -> None:
        self._path, self._command = path, command
        self._run = f"{os.getpid():x}-{os.urandom(3).hex()}"
        if path is not None:
            # What a run that was cut off has left of a line stays on a line of its own.
            self._append(b"\n" if _is_cut_off(path) else b"")

    def write(self, event: str, facts: Mapping[str, Fact]) -> None:
        """Append one line: time, run, command, event and the facts in their order.

        Raises
        ------
        CannotWrite
            If the line cannot be written.
        """
        if self._path is None:
            return
        time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = {"time": time, "run": self._run, "command": self._command, "event": event, **facts}
        self._append((json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))

    def _append(self, line: bytes) -> None:
        assert self._path is not None  # noqa: S101 - asked by the callers
        try:
            descriptor = os.open(self._path, _APPEND, 0o600)
            try:
                if os.write(descriptor, line) < len(line):
                    raise OSError
            finally:
                os.close(descriptor)
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else "the line does not fit"
            raise CannotWrite(f"the log {self._path} cannot be written: {reason}") from None


def _is_cut_off(path: Path) -> bool:
    """Return whether a file ends within a line; what is no file, such as a terminal, is not looked into."""
    try:
        if not path.is_file() or not path.stat().st_size:
            return False
        with path.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return stream.read(1) != b"\n"
    except OSError:
        return False
