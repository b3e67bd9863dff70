"""Changes of several files that are finished once they have begun, also after the run was killed.

What takes a place lies ready beside it before anything changes. Then the steps are written down in a journal,
carried out, and the journal is removed. Whoever finds a journal carries out what is left: every step may be
repeated.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from recimentor.files.holding import deferred, held, note_done
from recimentor.model.errors import CannotWrite

#: A folder of journals: hidden, in the folder that the first of the files is in.
JOURNALS: Final = ".recimentor-journal"
_WAITS_SECONDS = (0.05, 0.1, 0.2) if os.name == "nt" else ()
#: Names that `tempfile` gives to what a run prepares, as `writing` and `folder` ask for them.
_PREPARED: Final = re.compile(r"\..+\.[a-z0-9_]{8}\.(?:old\.)?tmp", re.DOTALL)
#: Where folders cannot be held, a journal of this age is nobody's any more.
_ABANDONED_SECONDS: Final = 120


class UnfinishedError(CannotWrite):
    """Some steps were carried out and one failed: the journal stays, and the next run goes on."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file or folder: what takes its place, or ``None`` where it goes."""

    target: Path
    source: Path | None = None


def carry_out(steps: Sequence[Step], home: Path) -> None:
    """Carry out steps, all of them or, if the run is killed before the first, none.

    Parameters
    ----------
    steps
        In order. What takes a place lies on the same disk.
    home
        The folder for the journal; the caller holds it.

    Raises
    ------
    CannotWrite
        If a step fails. After the first has been done, the journal stays for the next run.
    """
    with deferred():
        journal = _written_down(steps, home) if _is_long(steps) else None
        for number, step in enumerate(steps):
            try:
                _do(step)
            except OSError as error:
                if journal is not None and number:
                    raise UnfinishedError(f"{explain(step.target, error)}; the next run goes on") from None
                if journal is not None:
                    _remove(journal)
                raise CannotWrite(explain(step.target, error)) from None
        if journal is not None:
            _remove(journal)


def _is_long(steps: Sequence[Step]) -> bool:
    """Return whether steps can be interrupted: a folder that replaces another does so in two."""
    return len(steps) > 1 or any(
        step.source and step.source.is_dir() and step.target.exists() for step in steps
    )


def finish(folder: Path) -> int:
    """Carry out what killed runs have left to do in a folder or one above it, and return how many there were.

    Raises
    ------
    CannotWrite
        If a step cannot be carried out.
    """
    number = 0
    for home in _homes(folder):
        with held([home]) as is_alone:
            for journal in sorted((home / JOURNALS).glob("*.json")):
                if not is_alone and not _is_old(journal):
                    continue
                with deferred():
                    _carry_on(journal, home)
                number += 1
            if is_alone:
                _tidy(home / JOURNALS)
    return number


def finish_under(folder: Path) -> None:
    """Carry out what killed runs have left to do in, above and below a folder; sweep what they prepared.

    Raises
    ------
    CannotWrite
        If a step cannot be carried out.
    """
    finish(folder)
    for journals in sorted(folder.rglob(JOURNALS)):
        finish(journals.parent)
    for left in sorted(folder.rglob(".*.tmp")):
        if _PREPARED.fullmatch(left.name):
            # A folder that another run holds is left to it.
            with held([left.parent], patience_seconds=0.0) as is_alone:
                if is_alone:
                    _remove_all(left)


def is_unfinished(folder: Path) -> bool:
    """Return whether a killed run has left something to do in a folder or one above it."""
    return any(any((home / JOURNALS).glob("*.json")) for home in _homes(folder))


def _homes(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        top = folder.resolve()
        for home in (top, *top.parents):
            if (home / JOURNALS).is_dir():
                yield home


def _carry_on(journal: Path, home: Path) -> None:
    for step in _read(journal, home):
        try:
            _do(step)
        except OSError as error:
            raise CannotWrite(explain(step.target, error)) from None
    _remove(journal)


def _do(step: Step) -> None:
    if step.source is None:
        _drop(step.target)
    elif step.source.is_dir():
        _put_folder(step.source, step.target)
    elif step.source.exists():
        _put_file(step.source, step.target)
    else:
        # Done by the run that was killed; what it moved aside may be left.
        shutil.rmtree(_aside(step.source), ignore_errors=True)


def _drop(target: Path) -> None:
    try:
        target.unlink()
    except FileNotFoundError:
        return
    note_done(target)


def _put_file(source: Path, target: Path) -> None:
    """Put a prepared file in its target's place; on Windows a virus scanner may hold that for a moment."""
    for wait in _WAITS_SECONDS:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            note_done(target)
            return
    source.replace(target)
    note_done(target)


def _put_folder(source: Path, target: Path) -> None:
    """Let a new folder take the old one's place; the old one comes back where that fails."""
    aside = _aside(source)
    if target.exists():
        target.rename(aside)
    try:
        source.rename(target)
    except OSError:
        with contextlib.suppress(OSError):
            aside.rename(target)
        raise
    note_done(target)
    shutil.rmtree(aside, ignore_errors=True)


def _aside(source: Path) -> Path:
    return source.with_name(f"{source.name.removesuffix('.tmp')}.old.tmp")


def _written_down(steps: Sequence[Step], home: Path) -> Path:
    entries = [[_told(step.target, home), step.source and _told(step.source, home)] for step in steps]
    folder = home / JOURNALS
    path = folder / f"{secrets.token_hex(8)}.json"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(json.dumps(entries).encode())
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(explain(path, error)) from None
    return path


def _told(path: Path, home: Path) -> str:
    """Return a path as seen from the journal's folder, which may be moved; another disk's as it is."""
    try:
        return os.path.relpath(path.absolute(), home.absolute())
    except ValueError:
        return str(path.absolute())


def _read(journal: Path, home: Path) -> list[Step]:
    try:
        entries = json.loads(journal.read_bytes())
        return [Step(home / target, source and home / source) for target, source in entries]
    except (OSError, ValueError, TypeError):
        return []


def _remove(journal: Path) -> None:
    with contextlib.suppress(OSError):
        journal.unlink()
    _tidy(journal.parent)


def _tidy(folder: Path) -> None:
    """Remove the folder of journals where no journal is left in it."""
    with contextlib.suppress(OSError):
        for left in folder.glob("*.tmp"):
            left.unlink()
        folder.rmdir()


def _is_old(journal: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - journal.stat().st_mtime > _ABANDONED_SECONDS
    return False


def sweep(paths: Iterable[Path]) -> None:
    """Remove what killed runs prepared for some files or folders; their folders are held by the caller."""
    import glob

    for path in paths:
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
            _remove_all(left)


def _remove_all(left: Path) -> None:
    with contextlib.suppress(OSError):
        shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def explain(target: Path, error: OSError) -> str:
    """Return why a file cannot be written, and what to do."""
    if isinstance(error, PermissionError) and target.is_file():
        return (
            f"{target} cannot be replaced: if another program has it open, close {target.name} and run again"
        )
    if isinstance(error, FileNotFoundError):
        return f"{target} cannot be written: the folder {target.parent} does not exist; make it and run again"
    if isinstance(error, IsADirectoryError):
        return f"{target} cannot be written: it is a folder; name a file in it"
    return f"{target} cannot be written: {os.strerror(error.errno) if error.errno else 'the system refused'}"
