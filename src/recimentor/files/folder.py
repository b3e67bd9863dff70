"""A folder of many files that appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from recimentor.model.errors import BadRequest, CannotWrite


def write_folder(
    target: Path,
    batches: Iterable[Iterable[tuple[str, bytes]]],
    *,
    mark: str,
    progress: Callable[[int], None] = lambda _done: None,
) -> int:
    """Write a folder in one go: beside its place first, then into it.

    Parameters
    ----------
    target
        The folder. Where it exists, it must be empty or bear the mark; then it is replaced.
    batches
        Files: path below the folder, with ``/``, and content.
    mark
        Name of an empty file that tells later runs that the folder is theirs to replace.
    progress
        Called with the number of batches that are written.

    Returns
    -------
    int
        How many files were written.

    Raises
    ------
    BadRequest
        If the folder holds something else.
    CannotWrite
        If it cannot be written; the old one is as it was.
    """
    _refuse_foreign(target, mark)
    made: Path | None = None
    try:
        # mkdtemp makes the folder for its owner's eyes alone.
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.absolute().parent))
        num_files = 0
        for done, batch in enumerate(batches, 1):
            num_files += _write(made, batch)
            progress(done)
        (made / mark).touch(mode=0o600)
        _put(made, target)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "the system refused"
        raise CannotWrite(f"{target} cannot be written: {reason}") from None
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
    return num_files


def _refuse_foreign(target: Path, mark: str) -> None:
    if target.exists() and not target.is_dir():
        raise BadRequest(f"{target} is a file; name a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / mark).exists():
        raise BadRequest(f"{target} holds other files; name a new folder")


def _write(folder: Path, batch: Iterable[tuple[str, bytes]]) -> int:
    num_files, known = 0, folder
    for name, content in batch:
        path = folder / name
        if path.parent != known:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            known = path.parent
        # O_EXCL: two documents never share a name.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _write_whole(descriptor, content)
        finally:
            os.close(descriptor)
        num_files += 1
    return num_files


def _write_whole(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _put(made: Path, target: Path) -> None:
    """Let the new folder take the old one's place; the old one comes back where that fails."""
    if not target.exists():
        made.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.old.", dir=target.absolute().parent))
    old.rmdir()
    target.rename(old)
    try:
        made.rename(target)
    except OSError:
        with contextlib.suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
