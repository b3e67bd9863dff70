"""What is held about one person: file by file, place by place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that is held about a person.

    Parameters
    ----------
    path
        The file.
    place
        Where in it: a row, an entry, a line.
    field
        The column, key or part; empty where there is none.
    value
        What it says; empty where a text or somebody else's record names the person.
    """

    path: Path
    place: str
    field: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything that a folder holds about one person.

    Parameters
    ----------
    person_id
        Who, as their id is spelled.
    known_as
        Ids, e-mails and names under which they were looked for.
    held
        By file and place.
    not_read
        Files that could not be looked into, each with the reason.
    """

    person_id: str
    known_as: tuple[str, ...]
    held: tuple[Held, ...]
    not_read: tuple[tuple[Path, str], ...] = ()
