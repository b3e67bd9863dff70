"""Files are written whole or not at all, and for their owner's eyes alone."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from recimentor.files.holding import deferred, held
from recimentor.files.journal import Step, UnfinishedError, carry_out, explain, finish, sweep
from recimentor.model.errors import BadRequest, CannotWrite


def write_all(
    contents: Mapping[Path, bytes], *, remove: Iterable[Path] = (), home: Path | None = None
) -> tuple[Path, ...]:
    """Write several files, each whole, with mode 0600; none appears before all could be prepared.

    Every content goes to a temporary file beside its target first, is flushed to the disk, and then takes
    the target's place in one step, so that a killed run leaves the old files whole; killed between two steps,
    the next run finishes (see :mod:`recimentor.files.journal`). A file that holds these bytes already is not
    touched. Two runs that write into one folder take turns.

    Parameters
    ----------
    contents
        Target path: content. Parent folders must exist.
    remove
        Files to remove after the others were written; those that are not there are left out.
    home
        The folder for the journal; by default that of the first file.

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
    folders = {path.parent for path in (*contents, *gone)}
    home = home or next(iter(folders), None) or Path()
    for folder in folders:
        finish(folder)
    with held({home, *folders}) as alone:
        changed = {target: content for target, content in contents.items() if not _holds(target, content)}
        there = tuple(path for path in gone if path.exists() or path.is_symlink())
        if alone:
            sweep(contents)
        with prepared(changed) as ready:
            steps = [Step(target, source) for target, source in ready.items()]
            carry_out([*steps, *map(Step, there)], home)
        return (*changed, *there)


@contextlib.contextmanager
def folders_for(paths: Iterable[Path]) -> Iterator[None]:
    """Make the folders that some files will lie in; what is made and stays empty goes if the block fails.

    Raises
    ------
    CannotWrite
        If one of them cannot be made.
    """
    made: list[Path] = []
    try:
        for folder in dict.fromkeys(path.parent for path in paths):
            for each in reversed([folder, *folder.parents]):
                if not each.exists():
                    made.append(each)
                    each.mkdir(exist_ok=True)
        yield
    except BaseException as fault:
        with deferred():
            for each in reversed(made):
                with contextlib.suppress(OSError):
                    each.rmdir()
        if isinstance(fault, OSError) and made:
            raise CannotWrite(explain(made[-1], fault)) from None
        raise


@contextlib.contextmanager
def prepared(contents: Mapping[Path, bytes]) -> Iterator[dict[Path, Path]]:
    """Write contents into temporary files beside their targets: target and temporary file.

    Those that have not taken their targets' places when the block ends are removed, unless a journal needs
    them.

    Raises
    ------
    CannotWrite
        If one of them cannot be written; then all are removed.
    """
    ready: dict[Path, Path] = {}
    target = Path()
    try:
        for target, content in contents.items():
            ready[target] = _prepare(target, content)
    except BaseException as fault:
        _tidy(ready)
        if isinstance(fault, OSError):
            raise CannotWrite(explain(target, fault)) from None
        raise
    try:
        yield ready
    except UnfinishedError:
        raise
    except BaseException:
        _tidy(ready)
        raise


def _tidy(ready: Mapping[Path, Path]) -> None:
    with deferred():
        for temporary in ready.values():
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


def _holds(target: Path, content: bytes) -> bool:
    """Return whether a file holds exactly these bytes, and is its owner's alone to read."""
    try:
        status = target.stat()
        is_private = os.name == "nt" or not status.st_mode & 0o077
        return is_private and status.st_size == len(content) and target.read_bytes() == content
    except OSError:
        return False


def spare(inputs: Iterable[Path | str], outputs: Iterable[Path]) -> None:
    """Refuse outputs that are inputs, however the two are spelled.

    Parameters
    ----------
    inputs
        Files that are read; those that are not there are ignored.
    outputs
        Files that are to be written.

    Raises
    ------
    BadRequest
        If an output is one of the inputs, also through a link.
    """
    read = [str(path) for path in inputs if os.path.exists(path)]  # noqa: PTH110 - "-" is no path
    for output in outputs:
        if output.exists() and any(output.samefile(path) for path in read):
            raise BadRequest(f"{output} is one of the files that are read; give the output another name")
