"""A folder of many files that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from recimentor.files.holding import deferred, held
from recimentor.files.journal import Step, UnfinishedError, carry_out, finish, sweep
from recimentor.files.writing import prepared
from recimentor.model.errors import BadRequest, CannotWrite


def write_folder(
    target: Path,
    batches: Iterable[Iterable[tuple[str, bytes]]],
    *,
    mark: str,
    also: Callable[[], Mapping[Path, bytes]] = dict,
    progress: Callable[[int], None] = lambda _done: None,
) -> int:
    """Write a folder in one go, beside its place first, and return how many files it holds.

    Parameters
    ----------
    target
        The folder. Where it exists, it must be empty or bear the mark; then it is replaced.
    batches
        Files: path below the folder, with ``/``, and content.
    mark
        Name of an empty file that tells later runs that the folder is theirs to replace.
    also
        Gives files that are written together with the folder: both stand, or neither. Called when the
        folder is ready.
    progress
        Called with the number of batches that are written.

    Raises
    ------
    BadRequest
        If the folder holds something else.
    CannotWrite
        If it cannot be written; the old one is as it was.
    """
    parent = target.absolute().parent
    finish(target)
    _refuse_foreign(target, mark)
    try:
        with held([parent]) as alone, _made_beside(target, is_alone=alone) as made:
            num_files = _fill(made, batches, progress)
            (made / mark).touch(mode=0o600)
            more = also()
            if alone:
                sweep(more)
            with prepared(more) as ready:
                carry_out([Step(target, made), *(Step(*each) for each in ready.items())], parent)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "the system refused"
        raise CannotWrite(f"{target} cannot be written: {reason}") from None
    return num_files


@contextmanager
def _made_beside(target: Path, *, is_alone: bool) -> Iterator[Path]:
    """Yield a new folder for its owner's eyes alone, and remove it; what a later run finishes stays."""
    if is_alone:
        sweep([target])
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.absolute().parent))
    stays = False
    try:
        yield made
    except UnfinishedError:
        stays = True
        raise
    finally:
        if not stays:
            with deferred():
                shutil.rmtree(made, ignore_errors=True)


def _fill(
    folder: Path, batches: Iterable[Iterable[tuple[str, bytes]]], progress: Callable[[int], None]
) -> int:
    num_files = 0
    for done, batch in enumerate(batches, 1):
        num_files += _write(folder, batch)
        progress(done)
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
