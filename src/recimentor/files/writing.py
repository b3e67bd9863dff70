"""Files are written whole or not at all, and for their owner's eyes alone."""

from __future__ import annotations

import contextlib
import glob
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from recimentor.files.holding import held
from recimentor.model.errors import CannotWrite

_WAITS_SECONDS = (0.05, 0.1, 0.2) if os.name == "nt" else ()


def write_all(contents: Mapping[Path, bytes], *, remove: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Write several files, each whole, with mode 0600; none appears before all could be prepared.

    Every content goes to a temporary file beside its target first, is flushed to the disk, and then takes
    the target's place in one step, so that a killed run leaves the old files whole. A file that holds these
    bytes already is not touched. Two runs that write into one folder take turns.

    Parameters
    ----------
    contents
        Target path: content. Parent folders must exist.
    remove
        Files to remove after the others were written; those that are not there are left out.

    Returns
    -------
    tuple of Path
        The files that changed, in the order given, removed ones last.

    Raises
    ------
    CannotWrite
        If a folder is missing or not writable, the disk is full, or a target is open elsewhere.
    """
    gone = tuple(remove)
    with held({path.parent for path in (*contents, *gone)}) as alone:
        changed = {target: content for target, content in contents.items() if not _holds(target, content)}
        if alone:
            _sweep(contents)
        _replace(changed)
        return (*changed, *(path for path in gone if _removed(path)))


def _replace(contents: Mapping[Path, bytes]) -> None:
    prepared: dict[Path, Path] = {}
    target = Path()
    try:
        for target, content in contents.items():
            prepared[target] = _prepare(target, content)
        for target, temporary in prepared.items():
            _take_place(temporary, target)
    except OSError as error:
        raise CannotWrite(_explain(target, error)) from None
    finally:
        for temporary in prepared.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def _take_place(temporary: Path, target: Path) -> None:
    """Put a prepared file in its target's place; on Windows a virus scanner may hold that for a moment."""
    for wait in _WAITS_SECONDS:
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    temporary.replace(target)


def _prepare(target: Path, content: bytes) -> Path:
    # mkstemp makes the file with mode 0600.
    if target.is_dir():
        raise IsADirectoryError
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink()
        raise
    return temporary


def _holds(target: Path, content: bytes) -> bool:
    """Return whether a file holds exactly these bytes, and is its owner's alone to read."""
    try:
        status = target.stat()
        is_private = os.name == "nt" or not status.st_mode & 0o077
        return is_private and status.st_size == len(content) and target.read_bytes() == content
    except OSError:
        return False


def _sweep(targets: Iterable[Path]) -> None:
    """Remove what killed runs left behind: while the folders are held, nobody else has such files."""
    for target in targets:
        for left in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
            with contextlib.suppress(OSError):
                left.unlink()


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise CannotWrite(_explain(path, error)) from None
    return True


def _explain(target: Path, error: OSError) -> str:
    if isinstance(error, PermissionError) and target.is_file():
        return (
            f"{target} cannot be replaced: if another program has it open, close {target.name} and run again"
        )
    if isinstance(error, FileNotFoundError):
        return f"{target} cannot be written: the folder {target.parent} does not exist; make it and run again"
    if isinstance(error, IsADirectoryError):
        return f"{target} cannot be written: it is a folder; name a file in it"
    return f"{target} cannot be written: {os.strerror(error.errno) if error.errno else 'the system refused'}"
