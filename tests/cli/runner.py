"""Runs the program: inside this process, or as people do in a process of its own, where that is the point."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recimentor.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


def run(
    *arguments: str | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Ran:
    """Run ``recimentor`` with arguments, its output piped.

    The run happens in this process, which saves the start of an interpreter and its imports. A run with an
    environment of its own gets a process of its own: Python reads most of that only when it starts.
    """
    if environ is not None:
        return start(*arguments, stdin=stdin, cwd=cwd, environ=environ)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with _streams(stdin, out, err), contextlib.chdir(cwd or Path.cwd()), warnings.catch_warnings():
        warnings.simplefilter("default")
        code = _main(["recimentor", *map(str, arguments)])
    return Ran(code, _text(out), _text(err))


def start(
    *arguments: str | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Ran:
    """Run ``recimentor`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "recimentor", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **(environ or {})},
    )
    encoding = (environ or {}).get("PYTHONIOENCODING", "utf-8")
    return Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def _main(words: list[str]) -> int:
    before, sys.argv = sys.argv, words
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.argv = before
    return 0


@contextlib.contextmanager
def _streams(stdin: bytes, out: io.TextIOWrapper, err: io.TextIOWrapper) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"), out, err
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    binary = stream.buffer
    assert isinstance(binary, io.BytesIO)
    return binary.getvalue().decode("utf-8")
