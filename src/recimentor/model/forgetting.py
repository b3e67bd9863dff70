"""What a folder holds about one person, place by place, and what forgetting them comes to, file by file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final


class What(StrEnum):
    """What becomes of a file: ``left`` is for somebody to look at, ``like`` may mean somebody else."""

    CHANGED = "changed"
    REMOVED = "removed"
    LEFT = "left"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one file.

    Parameters
    ----------
    path
        The file.
    what
        Whether it is changed, removed, or left for somebody to look at.
    told
        What goes, in words without names.
    """

    path: Path
    what: What
    told: str


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Everything that forgetting a person comes to; nothing is written yet.

    Parameters
    ----------
    person_id
        Who, as their id is spelled.
    changes
        By path.
    contents
        New content of changed files.
    notes
        What the one who asked should know.
    look_again
        Searches the folder as it is now, and returns what is left to look at.
    """

    person_id: str
    changes: tuple[Change, ...]
    contents: Mapping[Path, bytes]
    notes: tuple[str, ...] = ()
    look_again: Callable[[], tuple[Change, ...]] = tuple

    @property
    def removed(self) -> tuple[Path, ...]:
        """Files to remove."""
        return tuple(change.path for change in self.changes if change.what is What.REMOVED)

    @property
    def left(self) -> tuple[Change, ...]:
        """Files that somebody has to look at."""
        return tuple(change for change in self.changes if change.what is What.LEFT)


#: How an answer to "what do you hold on me?" begins, as text and as a table: it is known again by that.
HELD_TITLE: Final = "What is held about"
HELD_COLUMNS: Final = ("file", "place", "field", "value")


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
