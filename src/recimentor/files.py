"""Files are written whole or not at all, and for their owner's eyes alone."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from recimentor.model.errors import CannotWrite


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files, each whole, with mode 0600; none appears before all could be prepared.

    Every content goes to a temporary file beside its target first, is flushed to the disk, and then takes
    the target's place in one step, so that a killed run leaves the old files whole.

    Parameters
    ----------
    contents
        Target path: content. Parent folders must exist.

    Raises
    ------
    CannotWrite
        If a folder is missing or not writable, the disk is full, or a target is open elsewhere.
    """
    prepared: dict[Path, Path] = {}
    target = Path()
    try:
        for target, content in contents.items():
            prepared[target] = _prepare(target, content)
        for target, temporary in prepared.items():
            temporary.replace(target)
    except OSError as error:
        raise CannotWrite(_explain(target, error)) from None
    finally:
        for temporary in prepared.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


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
