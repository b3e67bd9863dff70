"""Remove a person from everything under a program's folder, and list what is past its time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.api.meant import Took
from recimentor.model.errors import BadRequest, InputMissing
from recimentor.model.forgetting import What
from recimentor.model.settings import Kept

if TYPE_CHECKING:
    from recimentor.model.forgetting import Forgetting, Holdings
    from recimentor.model.program import Program
    from recimentor.model.settings import Due


@dataclass(frozen=True, slots=True)
class ForgetRequest:
    """Whom to forget, and where.

    Parameters
    ----------
    who
        An id, an e-mail, or a name that one person bears.
    folder
        The program's folder; everything under it is looked into.
    is_dry
        Only work out what would change.
    keeps_hash
        Whether pairs keep a salted hash, so that old partners are not paired again.
    """

    who: str
    folder: Path
    is_dry: bool = True
    keeps_hash: bool = True


def forget(
    request: ForgetRequest, *, salt: Callable[[int], bytes] = os.urandom, took: Took | None = None
) -> Forgetting:
    """Work out what every file becomes without the person and, unless the run is dry, write it.

    ``took`` is told whom a near name was taken for. It will do in a dry run alone: what is removed is gone.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people are called so.
    InputMissing, CannotWrite
        If the folder is not there, or a file cannot be written: then none was.
    """
    from recimentor.files import finish_under, held, write_all
    from recimentor.forgetting import forget as work_out

    program = _program(request.folder)
    # What a killed run has prepared holds people too, and would bring them back once it is finished.
    finish_under(request.folder)
    with held([request.folder]):
        found = work_out(
            request.folder,
            request.who,
            program,
            salt=salt,
            keeps_hash=request.keeps_hash,
            took=took if request.is_dry else None,
        )
        if request.is_dry:
            return found
        folders = {path for path in found.removed if path.is_dir() and not path.is_symlink()}
        files = [path for path in found.removed if path not in folders]
        write_all(found.contents, remove=files, home=request.folder)
        for path in (*folders, *(file.parent for file in files)):
            _tidy(path, request.folder)
    # What is told is what the folder holds now, not what was meant to be in it.
    changed = tuple(change for change in found.changes if change.what in {What.CHANGED, What.REMOVED})
    left = found.look_again()
    return replace(found, changes=tuple(sorted((*changed, *left), key=lambda change: change.path)))


def about(folder: Path, who: str, *, took: Took | None = None) -> Holdings:
    """Return everything that the files under a folder hold about a person; nothing is changed.

    ``took`` is told whom a near name was taken for; without it nothing near counts.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people are called so.
    InputMissing
        If the folder is not there.
    """
    from recimentor import forgetting
    from recimentor.files import finish_under

    program = _program(folder)
    finish_under(folder)
    return forgetting.about(folder, who, program, took)


def hand_over(holdings: Holdings, output: Path) -> None:
    """Write what is held about a person into a file to hand over: ``.csv``, ``.json``, ``.md`` or ``.txt``.

    Raises
    ------
    BadRequest
        If the suffix says nothing that is known, or the output is one of the files that hold something.
    CannotWrite
        If the file cannot be written.
    """
    from recimentor import report
    from recimentor.files import spare, write_all

    text = report.about_text
    renders = {".csv": report.about_csv, ".json": report.about_json, ".md": text, ".txt": text}
    suffix = output.suffix.lower()
    render = renders.get(suffix)
    if render is None:
        raise BadRequest(f"{output}: the suffix says what to write; use .csv, .json, .md or .txt")
    spare([held.path for held in holdings.held], [output])
    write_all({output: render(holdings).encode("utf-8-sig" if suffix == ".csv" else "utf-8")})


def due(folder: Path, as_of: date) -> tuple[Due, ...]:
    """Return the files under a folder that the program's ``retention:`` lets expire by a day.

    Raises
    ------
    InputMissing
        If the folder is not there.
    """
    from recimentor import forgetting

    return forgetting.due(folder, _program(folder), as_of, _of_plugins())


def _of_plugins() -> dict[str, Kept]:
    """Return what files of the suffixes of plug-ins hold: those of readers sign-ups, of outputs letters."""
    from recimentor.plugins import Kind, installed, load, suffixes_of

    kept = {Kind.READER: Kept.SIGN_UPS, Kind.OUTPUT: Kept.LETTERS}
    return {
        suffix: what
        for kind, what in kept.items()
        for plugin in installed(kind)
        for suffix in suffixes_of(plugin, load(plugin))
    }


def _tidy(folder: Path, top: Path) -> None:
    """Remove a folder that holds nothing any more, and those above it, up to the program's own."""
    with contextlib.suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent


def _program(folder: Path) -> Program:
    """Return the program of a folder as far as it can be read: its faults are for `check` to tell."""
    from recimentor import intake

    if not folder.is_dir():
        raise InputMissing([str(folder)])
    return intake.read_program(intake.find_program([str(folder / "people.csv")])).program
