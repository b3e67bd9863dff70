"""One run at a time writes into a folder, and Ctrl-C waits until all files have their places."""

from __future__ import annotations

import contextlib
import contextvars
import hashlib
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

_POLL_SECONDS = 0.02
# What this very run holds already: what it holds twice must not wait for itself.
_OWN: contextvars.ContextVar[frozenset[Path]] = contextvars.ContextVar("held folders", default=frozenset())


@contextlib.contextmanager
def held(folders: Iterable[Path], *, patience_seconds: float = 60.0) -> Iterator[bool]:
    """Hold some folders for writing until the block ends; the system lets go of them if the run is killed.

    Blocks may be nested: a folder that this run holds already is held.

    Parameters
    ----------
    folders
        Those that do not exist are left out. Held in one order everywhere, so that two runs never wait for
        each other.
    patience_seconds
        How long to wait for another run before going on without the hold: every single file is still written
        whole then.

    Yields
    ------
    bool
        Whether all folders are held. Some network drives know no locks; then this is False at once.
    """
    descriptors: list[int] = []
    deadline = time.monotonic() + patience_seconds
    wanted = [folder for folder in _in_order(folders) if folder not in _OWN.get()]
    try:
        is_held = all(_hold(folder, deadline, descriptors) for folder in wanted)
        before = _OWN.set(_OWN.get() | {*wanted} if is_held else _OWN.get())
        try:
            yield is_held
        finally:
            _OWN.reset(before)
    finally:
        # Closing lets go.
        for descriptor in descriptors:
            os.close(descriptor)


def _in_order(folders: Iterable[Path]) -> list[Path]:
    return sorted({folder.resolve() for folder in folders if folder.is_dir()})


def _hold(folder: Path, deadline: float, descriptors: list[int]) -> bool:
    try:
        descriptor = _open(folder)
    except OSError:
        return False
    descriptors.append(descriptor)
    while True:
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                return False
            time.sleep(_POLL_SECONDS)
        except OSError:
            return False
        else:
            return True


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        # Windows cannot lock a folder: a file in the user's own temporary folder stands for it.
        name = hashlib.sha256(os.path.normcase(folder).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        path = Path(tempfile.gettempdir()) / f"recimentor-{name}.lock"
        return os.open(path, os.O_RDWR | os.O_CREAT)

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


#: What this process has put in place or removed, in order.
_DONE: list[Path] = []


def note_done(path: Path) -> None:
    """Remember that a file or folder was put in place, or removed."""
    _DONE.append(path)


def done_since(number: int) -> tuple[Path, ...]:
    """Return what was put in place or removed after the first so many."""
    return tuple(_DONE[number:])


def num_done() -> int:
    """Return how many files and folders this process has put in place or removed."""
    return len(_DONE)


@contextlib.contextmanager
def deferred() -> Iterator[None]:
    """Hold back Ctrl-C until the block has ended; then it counts.

    Only for blocks that take moments. Other threads than the main one are never interrupted anyway.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before in {None, signal.SIG_IGN}:
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
