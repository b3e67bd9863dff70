"""Draw the README's picture: what `recimentor match` prints of the example company on a terminal, as an SVG.

Needs a system with pseudo-terminals. Run: python docs/pictures/draw_table.py
"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
PEOPLE = HERE.parents[1] / "examples" / "people.csv"
WIDTH = 120


def main() -> None:
    """Write match.svg beside this file."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(_screen()))
    svg = console.export_svg(title="recimentor match examples/people.csv", clear=True)
    # A picture loads nothing from elsewhere: the reader's own fixed-width font will do.
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    # Rich names its classes by the text's hash, which differs on each run.
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)
    (HERE / "match.svg").write_text(svg, encoding="utf-8", newline="\n")


def _screen() -> str:
    """Return what the command prints of the pairs, with its colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 200, WIDTH, 0, 0))
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "recimentor", "match", str(PEOPLE), "-o", f"{folder}/plan.json"]
        settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(WIDTH)}
        with subprocess.Popen(
            command, stdout=theirs, stderr=subprocess.DEVNULL, env=settings, cwd=folder
        ) as process:
            os.close(theirs)
            text = _read_all(ours)
        if process.returncode:
            raise SystemExit(process.returncode)
    return text.replace("\r\n", "\n")


def _read_all(terminal: int) -> str:
    found = b""
    while True:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other side is closed
            more = b""
        if not more:
            os.close(terminal)
            return found.decode("utf-8")
        found += more


if __name__ == "__main__":
    main()
